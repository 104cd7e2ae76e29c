"""`compare`: two score documents side by side."""

from __future__ import annotations

import argparse
import sys

from ld_desktop.casework import comparing
from ld_desktop.cli import REFUSED
from ld_desktop.cli.answering import STANDARD_INPUT, read_document
from ld_desktop.errors import EnvironmentProblem


class OneStandardInput(EnvironmentProblem):
    """Standard input was named for both documents, and holds only one."""

    code = "cli.one_standard_input"


def compare(options: argparse.Namespace) -> int:
    """Print the comparison, or everything that is wrong with both documents.

    Raises:
        OneStandardInput: when both documents would be read from it.
    """
    if options.a == options.b == STANDARD_INPUT:
        raise OneStandardInput
    first, second = (read_document(name) for name in (options.a, options.b))
    compared = comparing.compare_texts(first, second, options.drempel, indent=2)
    print(compared.answer)
    for line in comparing.error_lines(compared.errors, options.lang):
        print(line, file=sys.stderr)
    return REFUSED if compared.errors else 0
