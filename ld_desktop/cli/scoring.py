"""`score`, `methods` and `schema`: the rules without a store."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from ld_desktop.casework import schemas, scoring
from ld_desktop.casework.headless import Answered
from ld_desktop.cli import REFUSED
from ld_desktop.cli.answering import answer_documents
from ld_desktop.cli.output import print_json
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import sentence

if TYPE_CHECKING:
    from ld_desktop.casework.norm_sets import Norms


class NeedsStore(EnvironmentProblem):
    """Something in a store was named, and no store."""

    code = "cli.needs_store"


def score(options: argparse.Namespace) -> int:
    """Score one document, or one per line."""
    norms = _norms(options)

    def answer(text: bytes, indent: int | None) -> Answered:
        return scoring.score_text(text, short=options.kort, indent=indent, norms=norms)

    return answer_documents(options, answer, scoring.error_lines)


def _norms(options: argparse.Namespace) -> Norms:
    """The office's own norms, from a file or from its store; none where none were named."""
    if options.normbestand is None and options.normen is None:
        return ()
    from ld_desktop.casework import norm_sets, starting
    from ld_desktop.cli.profiles import opened

    if options.normbestand is not None:
        return norm_sets.parameters_of(options.normbestand, options.branche, options.functie)
    if options.store is None:
        raise NeedsStore
    session = opened(options)
    try:
        return norm_sets.kept_parameters(session, options.normen, options.branche, options.functie)
    finally:
        starting.lock(session)


def methods(options: argparse.Namespace) -> int:
    """The methods, or one of them with its inputs and parameters."""
    found = scoring.describe(options.id)
    if found is None:
        text = sentence("cli.unknown_method", [("id", options.id)], options.lang)
        print(text, file=sys.stderr)
        return REFUSED
    if options.json:
        print_json(found)
    else:
        for line in scoring.describe_as_text(options.id):
            print(line)
    return 0


def schema(options: argparse.Namespace) -> int:
    """The JSON Schemas of the formats."""
    print(schemas.schema_text(options.what))
    return 0
