"""JSON Schemas of documents: what goes in, what comes out, and a refusal."""

from __future__ import annotations

from ld_desktop.documents.fields import Number, Schema
from ld_desktop.domain.base import Frozen
from ld_desktop.domain.trace import InputError
from ld_desktop.rules.parameters import Parameter, Parameters

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def document_schemas(name: str, going_in: Schema, result: type[Frozen]) -> Schema:
    """The three schemas of one kind of document, by `in`, `out` and `errors`.

    What several inputs together make wrong is no part of a schema, and neither are the ends of a
    period: what a schema accepts may still be refused. Limits may be `Decimal`: print with
    `jsontext.dumps`.

    Args:
        name: of the kind of document, for readers.
        going_in: the inputs, without title and draft.
        result: the model of the answer.
    """
    return {
        "in": {"$schema": DRAFT, **going_in, "title": f"{name}: invoer"},
        "out": {"$schema": DRAFT, **result.model_json_schema(mode="serialization")},
        "errors": {
            "$schema": DRAFT,
            "title": f"{name}: weigering",
            "type": "object",
            "properties": {"errors": {"type": "array", "items": InputError.model_json_schema()}},
            "required": ["errors"],
            "additionalProperties": False,
        },
    }


def parameters_schema(parameters: Parameters) -> Schema:
    """The parameters that a document may give another value."""
    return {
        "type": "object",
        "properties": {p.id: _parameter(p) for p in parameters.adjustable},
        "additionalProperties": False,
    }


def _parameter(parameter: Parameter) -> Schema:
    if parameter.choices:
        return {"enum": list(parameter.choices), "title": parameter.label}
    number = Number(parameter.label, parameter.minimum, parameter.maximum, above=parameter.above)
    return number.schema()
