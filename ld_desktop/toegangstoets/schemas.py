"""JSON Schemas of the document of the toegangstoets, in and out."""

from __future__ import annotations

from ld_desktop.documents.fields import Schema
from ld_desktop.documents.schemas import document_schemas, parameters_schema
from ld_desktop.toegangstoets.inputs import toets
from ld_desktop.toegangstoets.result import ToegangstoetsResult


def toegangstoets_schema() -> Schema:
    """The schemas of `ld-desktop toegangstoets`: `in`, `out`, and `errors` for a refusal."""
    version = toets()
    document = version.inputs.schema()
    document["properties"]["parameters"] = parameters_schema(version.parameters)
    return document_schemas(version.naam, document, ToegangstoetsResult)
