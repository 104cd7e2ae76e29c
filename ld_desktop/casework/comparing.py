"""Comparing two methods on one person: two score documents in, one JSON answer out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from ld_desktop.domain.trace import InputError, ScoreRefused

if TYPE_CHECKING:
    from ld_desktop.methods.compare import Side

_COMMAND = "opdracht"
NamedErrors: TypeAlias = tuple[tuple[str, InputError], ...]


@dataclass(frozen=True)
class Compared:
    """The JSON answer; `errors` by the name of their document, empty unless one was refused."""

    answer: str
    errors: NamedErrors = ()


def compare_texts(
    a: bytes | str, b: bytes | str, drempel: str | None = None, indent: int | None = None
) -> Compared:
    """Compare two JSON documents; everything is read before anything is refused.

    Args:
        a: the first document.
        b: the second.
        drempel: the points above which methods part, as typed; None for the shipped ones.
        indent: of the answer; None puts it on one line.
    """
    from ld_desktop.documents.jsontext import dumps
    from ld_desktop.documents.overrides import read_parameters
    from ld_desktop.documents.refusals import Refusals
    from ld_desktop.methods.compare import compare
    from ld_desktop.methods.crosswalk import shipped

    crosswalk = shipped()
    first, of_first = _side("A", a)
    second, of_second = _side("B", b)
    refusals = Refusals()
    chosen = read_parameters(_given(drempel), crosswalk.parameters, refusals)
    of_command = tuple((_COMMAND, error) for error in refusals.refusal().errors)
    errors = (*of_first, *of_second, *of_command)
    if first is None or second is None or errors:
        return Compared(dumps(_refusal(errors), indent), errors)
    found = compare(first, second, crosswalk, chosen)
    return Compared(dumps(found.model_dump(), indent))


def error_lines(errors: NamedErrors, language: str) -> Iterator[str]:
    """A readable line for each refused input, with its document in front."""
    from ld_desktop.methods.document import error_sentence

    for name, error in errors:
        yield f"{name}: {error_sentence(error, language)}"


def _side(name: str, text: bytes | str) -> tuple[Side | None, NamedErrors]:
    from ld_desktop.documents.jsontext import parse
    from ld_desktop.methods.compare import read_side
    from ld_desktop.methods.crosswalk import shipped

    try:
        return read_side(parse(text), shipped()), ()
    except ScoreRefused as refused:
        return None, tuple((name, error) for error in refused.errors)


def _refusal(errors: NamedErrors) -> dict[str, object]:
    """As `score` refuses, with the document in front of each error."""
    return {"errors": [{"document": name, **error.model_dump()} for name, error in errors]}


def _given(drempel: str | None) -> Mapping[str, object]:
    """The parameter as a document would give it; what is no number stays a text and is refused."""
    if drempel is None:
        return {}
    try:
        return {"drempel": Decimal(drempel)}
    except InvalidOperation:
        return {"drempel": drempel}
