"""`score`, `methods` and `schema`: the rules without a store."""

from __future__ import annotations

import argparse
import sys

from ld_desktop.casework import schemas, scoring
from ld_desktop.casework.headless import Answered
from ld_desktop.cli import REFUSED
from ld_desktop.cli.answering import answer_documents
from ld_desktop.cli.output import print_json
from ld_desktop.messages import sentence


def score(options: argparse.Namespace) -> int:
    """Score one document, or one per line."""

    def answer(text: bytes, indent: int | None) -> Answered:
        return scoring.score_text(text, short=options.kort, indent=indent)

    return answer_documents(options, answer, scoring.error_lines)


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
