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
    from ld_desktop.casework.function_library import Functions
    from ld_desktop.casework.norm_sets import Norms


class NeedsStore(EnvironmentProblem):
    """Something in a store was named, and no store."""

    code = "cli.needs_store"


def score(options: argparse.Namespace) -> int:
    """Score one document, or one per line."""
    norms, library = _of_the_office(options)

    def answer(text: bytes, indent: int | None) -> Answered:
        return scoring.score_text(
            text, short=options.kort, indent=indent, norms=norms, library=library
        )

    return answer_documents(options, answer, scoring.error_lines)


def _of_the_office(options: argparse.Namespace) -> tuple[Norms, Functions | None]:
    """The office's own norms and profiles, from files or from its store; none where none are named."""
    if options.normen is not None and options.store is None:
        raise NeedsStore
    from_files = _files(options)
    if options.store is None:
        return from_files
    from ld_desktop.casework import function_library, norm_sets, starting
    from ld_desktop.cli.profiles import opened

    norms, library = from_files
    session = opened(options)
    try:
        if options.normen is not None:
            norms = norm_sets.kept_parameters(
                session, options.normen, options.branche, options.functie
            )
        return norms, library or function_library.ranking_library(session)
    finally:
        starting.lock(session)


def _files(options: argparse.Namespace) -> tuple[Norms, Functions | None]:
    norms: Norms = ()
    library = None
    if options.normbestand is not None:
        from ld_desktop.casework import norm_sets

        norms = norm_sets.parameters_of(options.normbestand, options.branche, options.functie)
    if options.functieprofielen is not None:
        from ld_desktop.casework import function_library

        library = function_library.library_of_file(options.functieprofielen)
    return norms, library


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
