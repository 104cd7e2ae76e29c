"""Scoring documents and describing methods: the headless contract of methods.md §1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ld_desktop.casework.headless import Answered, answer_text
from ld_desktop.domain.trace import InputError

if TYPE_CHECKING:
    from ld_desktop.functies.library import Library
    from ld_desktop.rules.parameters import ParameterSet


def score_text(
    text: bytes | str,
    *,
    short: bool = False,
    indent: int | None = None,
    norms: Sequence[ParameterSet] = (),
    library: Library | None = None,
) -> Answered:
    """Score one JSON document.

    Args:
        text: the document.
        short: value and components only.
        indent: of the answer; None puts it on one line.
        norms: sets of an office (`norm_sets`); the one for the method of the document counts.
        library: the functions that a full result ranks; what we ship when not given.
    """
    from ld_desktop.casework.other_functions import with_other_functions
    from ld_desktop.methods import document as contract

    def full(document: Mapping[str, object]) -> object:
        result = contract.score(document, _fitting(norms, document))
        return contract.result_to_json(with_other_functions(document, result, library))

    def brief(document: Mapping[str, object]) -> object:
        return contract.score_short(document, _fitting(norms, document))

    return answer_text(text, brief if short else full, indent)


def _fitting(norms: Sequence[ParameterSet], document: Mapping[str, object]) -> ParameterSet | None:
    if not norms:
        return None
    from ld_desktop.casework.norm_sets import fitting

    return fitting(norms, document)


def error_lines(errors: tuple[InputError, ...], language: str) -> Iterator[str]:
    """A readable line for each refused input."""
    from ld_desktop.methods.document import error_sentence

    for error in errors:
        yield error_sentence(error, language)


def describe(method: str | None) -> Any:
    """All methods, or one with its inputs and parameters; None when there is no such method."""
    from ld_desktop.methods import catalogue

    if method is None:
        return list(catalogue.methods())
    return catalogue.describe(method) if method in catalogue.ids() else None


def describe_as_text(method: str | None) -> Iterator[str]:
    """The same for reading in a terminal."""
    found = describe(method)
    if method is None:
        for info in found:
            yield f"{info.id:12} {info.version:8} {info.naam}"
        return
    yield f"{found.naam} ({found.id} {found.version}; {found.bron})"
    yield ""
    for item in found.inputs:
        unit = f" {item.unit}" if item.unit else ""
        yield f"  {item.path:28} {item.allowed}{unit}"
        told = (item.default and f"zonder opgave: {item.default}", item.when)
        for text in (item.label, *told, item.aanname and f"aanname: {item.aanname}"):
            if text:
                yield f"      {text}"
    for parameter in (*found.parameters, *found.fixed):
        yield ""
        value = f"  {parameter.id} = {parameter.value} {parameter.unit}".rstrip()
        open_to = f"  (te veranderen met parameters: {parameter.allowed})"
        yield value + open_to * parameter.adjustable
        yield f"      {parameter.label}"
        for text in (parameter.bron, parameter.aanname and f"aanname: {parameter.aanname}"):
            if text:
                yield f"      {text}"
