"""Reading the JSON Schemas that the program prints, as an outsider would."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from ld_desktop.documents.jsontext import dumps
from ld_desktop.documents.refusals import errors_to_json
from ld_desktop.domain.trace import ScoreRefused


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


@dataclass(frozen=True)
class Contract:
    """The checkers of a document, and the function that answers it as printed."""

    checkers: Mapping[str, Any]
    answer: Callable[[Any], object]

    def fits(self, document: object) -> None:
        """An accepted document fits its schema, and so does what the program answers."""
        assert errors(self.checkers["in"], document) == []
        assert errors(self.checkers["out"], self.answer(document)) == []

    def refuses(self, document: object, *, beyond: bool) -> None:
        """A refused document does not fit, unless the reason is beyond what a schema can tell."""
        assert (not errors(self.checkers["in"], document)) == beyond
        with pytest.raises(ScoreRefused) as caught:
            self.answer(document)
        assert errors(self.checkers["errors"], errors_to_json(caught.value.errors)) == []
