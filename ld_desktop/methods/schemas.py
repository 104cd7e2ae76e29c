"""JSON Schemas of the score document, in and out, and of what a method says about itself."""

from __future__ import annotations

from typing import Any

from ld_desktop.documents.fields import Number
from ld_desktop.domain.trace import InputError, ScoreResult
from ld_desktop.methods import catalogue
from ld_desktop.methods.definition import Method
from ld_desktop.methods.info import MethodInfo
from ld_desktop.rules.parameters import Parameter

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def score_schema() -> Schema:
    """The schemas of `ld-desktop score`: `in`, `out`, and `errors` for a refusal.

    Rules over several inputs (shares that add up, hours per day) are no part of a schema: what it
    accepts may still be refused. Limits may be `Decimal`: print with `document.dumps`.
    """
    return {
        "in": {
            "$schema": _DRAFT,
            "title": "Score-document: invoer",
            "oneOf": [
                _document(catalogue.find(method, version), newest=version == versions[0])
                for method, versions in ((i, catalogue.versions(i)) for i in catalogue.ids())
                for version in versions
            ],
        },
        "out": {"$schema": _DRAFT, **ScoreResult.model_json_schema(mode="serialization")},
        "errors": {
            "$schema": _DRAFT,
            "title": "Score-document: weigering",
            "type": "object",
            "properties": {"errors": {"type": "array", "items": InputError.model_json_schema()}},
            "required": ["errors"],
            "additionalProperties": False,
        },
    }


def method_schema() -> Schema:
    """The schema of one method as `ld-desktop methods ID --json` prints it."""
    return {"$schema": _DRAFT, **MethodInfo.model_json_schema(mode="serialization")}


def _document(method: Method, *, newest: bool) -> Schema:
    return {
        "type": "object",
        "title": method.title["naam"],
        "properties": {
            "method": {"const": method.id},
            "method_version": {"const": method.version},
            "parameters": {
                "type": "object",
                "properties": {p.id: _parameter(p) for p in method.parameters.adjustable},
                "additionalProperties": False,
            },
            "inputs": method.inputs.schema(),
        },
        "required": ["method", "inputs", *(() if newest else ("method_version",))],
        "additionalProperties": False,
    }


def _parameter(parameter: Parameter) -> Schema:
    if parameter.choices:
        return {"enum": list(parameter.choices), "title": parameter.label}
    number = Number(parameter.label, parameter.minimum, parameter.maximum, above=parameter.above)
    return number.schema()
