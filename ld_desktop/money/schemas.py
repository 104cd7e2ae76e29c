"""JSON Schemas of the money document, in and out."""

from __future__ import annotations

from ld_desktop.documents.fields import Schema
from ld_desktop.documents.schemas import document_schemas
from ld_desktop.money import regimes
from ld_desktop.money.result import MoneyResult


def money_schema() -> Schema:
    """The schemas of `ld-desktop money`: `in` with one form per regime, `out`, and `errors`."""
    found = [regimes.find(regime) for regime in regimes.ids()]
    forms = [{**regime.inputs.schema(), "title": regime.naam} for regime in found]
    return document_schemas("Gelddocument", {"oneOf": forms}, MoneyResult)
