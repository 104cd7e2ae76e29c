"""JSON Schemas of the score document, in and out, and of what a method says about itself."""

from __future__ import annotations

from ld_desktop.documents.fields import Schema
from ld_desktop.documents.schemas import DRAFT, document_schemas, parameters_schema
from ld_desktop.domain.trace import ScoreResult
from ld_desktop.methods import catalogue
from ld_desktop.methods.definition import Method
from ld_desktop.methods.info import MethodInfo


def score_schema() -> Schema:
    """The schemas of `ld-desktop score`: `in`, `out`, and `errors` for a refusal."""
    documents = [
        _document(catalogue.find(method, version), newest=version == versions[0])
        for method, versions in ((i, catalogue.versions(i)) for i in catalogue.ids())
        for version in versions
    ]
    return document_schemas("Score-document", {"oneOf": documents}, ScoreResult)


def method_schema() -> Schema:
    """The schema of one method as `ld-desktop methods ID --json` prints it."""
    return {"$schema": DRAFT, **MethodInfo.model_json_schema(mode="serialization")}


def _document(method: Method, *, newest: bool) -> Schema:
    return {
        "type": "object",
        "title": method.title["naam"],
        "properties": {
            "method": {"const": method.id},
            "method_version": {"const": method.version},
            "parameters": parameters_schema(method.parameters),
            "inputs": method.inputs.schema(),
        },
        "required": ["method", "inputs", *(() if newest else ("method_version",))],
        "additionalProperties": False,
    }
