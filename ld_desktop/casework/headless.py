"""One JSON document in, one JSON answer or refusal out: what all commands on documents share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ld_desktop.domain.trace import InputError, ScoreRefused


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
