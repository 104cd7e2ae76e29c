"""Documents in, answers out, for `score`, `money` and `toegangstoets`: one, or one per line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, TypeAlias

from ld_desktop.casework.documents import CannotRead
from ld_desktop.casework.headless import MOST_BYTES, Answer, answer_lines
from ld_desktop.cli import REFUSED
from ld_desktop.cli.streams import standard_input
from ld_desktop.domain.trace import InputError
from ld_desktop.errors import os_reason

STANDARD_INPUT = "-"
ErrorLines: TypeAlias = Callable[[tuple[InputError, ...], str], Iterable[str]]


def answer_documents(options: argparse.Namespace, answer: Answer, error_lines: ErrorLines) -> int:
    """Answer the document of `file`, or with `--lines` every line of it; the exit status."""
    if options.lines:
        return _answer_lines(options.file, answer)
    answered = answer(read_document(options.file), 2)
    print(answered.answer)
    for line in error_lines(answered.errors, options.lang):
        print(line, file=sys.stderr)
    return REFUSED if answered.errors else 0


def read_document(name: str) -> bytes:
    """The text of one document, no more of it than tells that it is too long.

    Raises:
        CannotRead: when there is no such file.
    """
    with _opened(name) as source:
        return source.read(MOST_BYTES + 1)


def _answer_lines(name: str, answer: Answer) -> int:
    refused_any = False
    with _opened(name) as source:
        for answered in answer_lines(source, answer):
            print(answered.answer)
            refused_any = refused_any or bool(answered.errors)
    return REFUSED if refused_any else 0


def _opened(name: str) -> IO[bytes]:
    if name == STANDARD_INPUT:
        return standard_input()
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CannotRead(file=Path(name).name, reason=os_reason(error)) from error
