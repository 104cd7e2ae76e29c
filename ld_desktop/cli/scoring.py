"""`score`, `methods` and `schema`: the rules without a store."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ld_desktop.casework import scoring
from ld_desktop.casework.documents import CannotRead
from ld_desktop.cli import REFUSED
from ld_desktop.cli.output import print_json
from ld_desktop.messages import sentence

_LIMIT = 10 * 1024 * 1024


def score(options: argparse.Namespace) -> int:
    """Score one document, or one per line."""
    if options.lines:
        return _score_lines(options)
    with _opened(options.file) as source:
        text = source.read(_LIMIT + 1)
    scored = scoring.score_text(text, short=options.kort, indent=2)
    print(scored.answer)
    for line in scoring.error_lines(scored.errors, options.lang):
        print(line, file=sys.stderr)
    return REFUSED if scored.errors else 0


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
    print(scoring.schema_text(options.what))
    return 0


def _score_lines(options: argparse.Namespace) -> int:
    refused_any = False
    with _opened(options.file) as source:
        for line in _lines(source):
            scored = scoring.score_text(line, short=options.kort)
            print(scored.answer)
            refused_any = refused_any or bool(scored.errors)
    return REFUSED if refused_any else 0


def _lines(source: IO[bytes]) -> Iterator[bytes]:
    """Lines of bounded length: one endless line must not fill the memory."""
    while line := source.readline(_LIMIT + 1):
        while not line.endswith(b"\n") and len(line) > _LIMIT and source.readline(_LIMIT):
            pass
        yield line


def _opened(name: str) -> IO[bytes]:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CannotRead(file=Path(name).name, reason=error.strerror or "") from error
