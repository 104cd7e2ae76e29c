"""The JSON Schemas of the formats that the program reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ld_desktop.documents.fields import Schema


def schema(what: str) -> Schema:
    """The schema of a format.

    Raises:
        KeyError: when `SCHEMAS` has no such format.
    """
    return SCHEMAS[what]()


def schema_text(what: str) -> str:
    """The same as JSON text; limits such as 6.25 are numbers there, not texts."""
    from ld_desktop.documents.jsontext import dumps

    return dumps(schema(what), 2)


def _score() -> Schema:
    from ld_desktop.methods.schemas import score_schema

    return score_schema()


def _method() -> Schema:
    from ld_desktop.methods.schemas import method_schema

    return method_schema()


def _toegangstoets() -> Schema:
    from ld_desktop.toegangstoets.schemas import toegangstoets_schema

    return toegangstoets_schema()


def _money() -> Schema:
    from ld_desktop.money.schemas import money_schema

    return money_schema()


def _sync() -> Schema:
    from ld_desktop.sync.schema import sync_schema

    return sync_schema()


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "score": _score,
    "method": _method,
    "toegangstoets": _toegangstoets,
    "money": _money,
    "sync": _sync,
}
