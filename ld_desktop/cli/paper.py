"""`vragenlijst`: blank questionnaires to print."""

from __future__ import annotations

import argparse

from ld_desktop.casework import paper_blank
from ld_desktop.cli.output import say


def blank(options: argparse.Namespace) -> int:
    """Write the questionnaire of a method, one part or all of them."""
    filled = paper_blank.Prefilled(zaaknummer=options.zaaknummer)
    for path in paper_blank.write_blanks(options.method, options.deel, options.out, filled):
        say(options, "blank_written", path=path)
    return 0
