"""Scoring documents and describing methods: the headless contract of methods.md §1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ld_desktop.domain.trace import ScoreRefused


def score_text(text: bytes | str, *, short: bool = False) -> tuple[dict[str, Any], bool]:
    """The answer to a score document, and whether it was refused.

    Args:
        text: one JSON document.
        short: value and components only.
    """
    from ld_desktop.methods.catalogue import result_to_json
    from ld_desktop.methods.catalogue import short as shortened
    from ld_desktop.methods.document import parse_document, score

    try:
        result = score(parse_document(text))
    except ScoreRefused as refused:
        return {"errors": [error.model_dump(mode="json") for error in refused.errors]}, True
    return (shortened(result) if short else result_to_json(result)), False


def describe(method: str | None) -> Any:
    """All methods, or one with its inputs and parameters; None when there is no such method."""
    from ld_desktop.methods import catalogue

    if method is None:
        return list(catalogue.methods())
    return catalogue.describe(method) if method in catalogue.method_ids() else None


def describe_as_text(method: str | None) -> Iterator[str]:
    """The same for reading in a terminal."""
    found = describe(method)
    if method is None:
        for info in found:
            yield f"{info.id:12} {info.version:8} {info.naam}"
        return
    yield f"{found.naam} ({found.id} {found.version})"
    yield ""
    for item in found.inputs:
        yield f"  {item.path:28} {item.type:10} {item.allowed:24} {item.label}"
    yield ""
    for parameter in found.parameters:
        yield f"  {parameter.id} = {parameter.value}  {parameter.label}"
        yield f"      {parameter.herkomst}: {parameter.tekst}"


def schema(what: str) -> Any:
    """The JSON Schema of a format: `score`, `method` or `sync`."""
    if what == "sync":
        from ld_desktop.sync.schema import sync_schema

        return sync_schema()
    from ld_desktop.methods.schemas import method_schema, score_schema

    return method_schema() if what == "method" else score_schema()
