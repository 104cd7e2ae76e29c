"""One JSON document in, one JSON answer or refusal out: what all commands on documents share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, TypeAlias

from ld_desktop.domain.trace import InputError, ScoreRefused

MOST_BYTES = (
    10 * 1024 * 1024
)  # more than any document may have, so that reading tells it is too long
_LONGEST_END = len(b"\r\n")


@dataclass(frozen=True)
class Answered:
    """The JSON answer to a document; `errors` is empty unless it was refused."""

    answer: str
    errors: tuple[InputError, ...] = ()


def answer_text(
    text: bytes | str,
    calculate: Callable[[Mapping[str, object]], object],
    indent: int | None = None,
) -> Answered:
    """Read one JSON document and answer it.

    Args:
        text: the document.
        calculate: from the document to what is printed; refuses with all errors at once.
        indent: of the answer; None puts it on one line.
    """
    from ld_desktop.documents.jsontext import dumps, parse
    from ld_desktop.documents.refusals import errors_to_json

    try:
        return Answered(dumps(calculate(parse(text)), indent))
    except ScoreRefused as refused:
        return Answered(dumps(errors_to_json(refused.errors), indent), refused.errors)


Answer: TypeAlias = Callable[[bytes, int | None], Answered]


def answer_lines(source: IO[bytes], answer: Answer) -> Iterator[Answered]:
    """Answer one document per line, in order, holding no more than one line at a time."""
    for line in _lines(source):
        yield answer(line, None)


def _lines(source: IO[bytes]) -> Iterator[bytes]:
    """Lines of bounded length without their ends: one endless line must not fill the memory.

    Of a line that is too long the rest is passed over, up to its own end and no further.
    """
    while piece := source.readline(MOST_BYTES + _LONGEST_END):
        yield piece.removesuffix(b"\n").removesuffix(b"\r")[: MOST_BYTES + 1]
        while piece and not piece.endswith(b"\n"):
            piece = source.readline(MOST_BYTES)
