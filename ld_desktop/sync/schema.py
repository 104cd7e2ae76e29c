"""What a record may look like: the check on import, and the JSON Schema that the program prints."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.meting import OndertekendeMeting
from ld_desktop.domain.records import (
    CaseBody,
    DocumentBody,
    EmployerBody,
    PlacementBody,
    Record,
    RecordType,
    TombstoneBody,
)
from ld_desktop.sync.contact import ContactCard
from ld_desktop.sync.errors import BodyRefused
from ld_desktop.sync.manifest import FORMAT, Manifest
from ld_desktop.sync.plain_json import write_plain

BODIES: dict[RecordType, type[Frozen]] = {
    RecordType.CASE: CaseBody,
    RecordType.EMPLOYER: EmployerBody,
    RecordType.PLACEMENT: PlacementBody,
    RecordType.MEASUREMENT: OndertekendeMeting,
    RecordType.DOCUMENT: DocumentBody,
    RecordType.TOMBSTONE: TombstoneBody,
}
_HASH = re.compile(r"[0-9a-f]{64}")
_LARGEST = 30  # digits before or after the comma: no number of the trade comes near
_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"


def check_body(record: Record) -> Frozen:
    """The typed body of a record that fits the schema of its type.

    Raises:
        BodyRefused: with the type, the id and the field, never with what stands in it.
    """
    _check_head(record)
    try:
        body = BODIES[record.type].model_validate_json(write_plain(record.body), strict=True)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise _refusal(record, f"body.{_without_text(place)}") from error
    except (ValueError, TypeError) as error:
        raise _refusal(record, "body") from error
    for place, value in _values(body):
        if isinstance(value, datetime) and value.tzinfo is None:
            raise _refusal(record, f"body.{place}")
        if isinstance(value, Decimal) and not _is_sane(value):
            raise _refusal(record, f"body.{place}")
    return body


def _check_head(record: Record) -> None:
    hashes = [record.hash] if record.parent is None else [record.hash, record.parent]
    if not all(_HASH.fullmatch(value) for value in hashes):
        raise _refusal(record, "hash")
    if not _is_uuid(record.id):
        raise BodyRefused(type=record.type.value, id="?", field="id")
    if record.revision < 1:
        raise _refusal(record, "revision")
    if record.changed_at.tzinfo is None:
        raise _refusal(record, "changed_at")


def _refusal(record: Record, field: str) -> BodyRefused:
    return BodyRefused(type=record.type.value, id=record.id, field=field)


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _is_sane(value: Decimal) -> bool:
    """A short text such as 1E+999999999 would fill the memory when written out."""
    _, digits, exponent = value.as_tuple()
    return isinstance(exponent, int) and -_LARGEST <= exponent <= 0 and len(digits) <= 2 * _LARGEST


def _without_text(place: str) -> str:
    """The path of a field; keys that are texts of the sender stay out of messages and logs."""
    return place if re.fullmatch(r"[a-z0-9_.]{0,80}", place) else "…"


def _values(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    """Every moment and number in a typed body, with its path."""
    if isinstance(value, datetime | Decimal):
        yield place, value
    elif isinstance(value, Frozen):
        for name in _worth_a_look(type(value)):
            yield from _values(getattr(value, name), f"{place}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _values(item, f"{place}.{index}")


@cache
def _worth_a_look(model: type[Frozen]) -> tuple[str, ...]:
    """The fields of a model in which a moment or a number can stand, however deep."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _can_hold(field.annotation))


def _can_hold(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return bool(_worth_a_look(annotation))
    return annotation in {datetime, Decimal} or any(map(_can_hold, get_args(annotation)))


class _Exact(GenerateJsonSchema):
    """Numbers that are not whole are strings in canonical JSON."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002 - the signature of pydantic
        """A decimal as it is written: a string, or a whole number."""
        return {"anyOf": [{"type": "string", "pattern": _DECIMAL}, {"type": "integer"}]}


def sync_schema() -> dict[str, Any]:
    """The JSON Schema of the format: one line of `records.ndjson`, with manifest and card beside it."""
    models: list[type[Frozen]] = [Record, Manifest, ContactCard, *BODIES.values()]
    names, schema = models_json_schema(
        [(model, "validation") for model in models],
        ref_template="#/$defs/{model}",
        schema_generator=_Exact,
    )
    definitions = dict(schema["$defs"])
    bodies = {kind: names[model, "validation"] for kind, model in BODIES.items()}
    definitions["Record"] = _record_schema(definitions["Record"], bodies)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"ldsync {FORMAT}",
        "description": "One line of records.ndjson. $defs/Manifest is manifest.json, "
        "$defs/ContactCard the contents of a contact card.",
        "$ref": "#/$defs/Record",
        "$defs": definitions,
    }


def _record_schema(
    record: Mapping[str, Any], bodies: Mapping[RecordType, JsonSchemaValue]
) -> dict[str, Any]:
    """A record whose body follows from its type."""
    properties = dict(record["properties"]) | {
        "id": {"type": "string", "format": "uuid"},
        "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "parent": {"anyOf": [{"type": "string", "pattern": "^[0-9a-f]{64}$"}, {"type": "null"}]},
        "revision": {"type": "integer", "minimum": 1},
    }
    pairs = [
        {"properties": {"type": {"const": kind.value}, "body": body}}
        for kind, body in bodies.items()
    ]
    return dict(record) | {"properties": properties, "oneOf": pairs}
