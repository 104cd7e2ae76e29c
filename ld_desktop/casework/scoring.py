"""Scoring documents and describing methods: the headless contract of methods.md §1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ld_desktop.casework.headless import Answered, answer_text
from ld_desktop.domain.trace import InputError


def score_text(text: bytes | str, *, short: bool = False, indent: int | None = None) -> Answered:
    """Score one JSON document.

    Args:
        text: the document.
        short: value and components only.
        indent: of the answer; None puts it on one line.
    """
    from ld_desktop.methods import document as contract

    def full(document: Mapping[str, object]) -> object:
        return contract.result_to_json(contract.score(document))

    return answer_text(text, contract.score_short if short else full, indent)


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
        yield f"  {parameter.id} = {parameter.value} {parameter.unit}".rstrip()
        yield f"      {parameter.label}"
        for text in (parameter.bron, parameter.aanname and f"aanname: {parameter.aanname}"):
            if text:
                yield f"      {text}"


def schema(what: str) -> Any:
    """The JSON Schema of a format: `score`, `method` or `sync`."""
    if what == "sync":
        from ld_desktop.sync.schema import sync_schema

        return sync_schema()
    from ld_desktop.methods.schemas import method_schema, score_schema

    return method_schema() if what == "method" else score_schema()


def schema_text(what: str) -> str:
    """The same as JSON text; limits such as 6.25 are numbers there, not texts."""
    from ld_desktop.methods.document import dumps

    return dumps(schema(what), 2)
