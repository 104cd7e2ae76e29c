"""Reading the JSON Schemas that the program prints, as an outsider would."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from ld_desktop.documents.jsontext import dumps


def as_printed(value: object) -> Any:
    """A value after a trip through JSON text."""
    return json.loads(dumps(value), parse_float=Decimal)


def checkers(schemas: dict[str, Any]) -> dict[str, Any]:
    """A checker for each of the schemas, which themselves are checked first."""
    jsonschema = pytest.importorskip("jsonschema", reason="comes along with pikepdf[pdfa]")
    found = {}
    for side, schema in as_printed(schemas).items():
        jsonschema.Draft202012Validator.check_schema(schema)
        found[side] = jsonschema.Draft202012Validator(schema)
    return found


def errors(checker: Any, value: object) -> list[str]:
    """What does not fit, in words."""
    return [error.message for error in checker.iter_errors(as_printed(value))]
