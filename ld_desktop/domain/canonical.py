"""Canonical JSON and the hashes taken over it (sync.md §2): one text for one value, everywhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, Union

Json: TypeAlias = Union[bool, int, str, list["Json"], dict[str, "Json"], None]


def to_json(value: object) -> Json:  # noqa: PLR0911 - one return per kind of value
    """Plain JSON of a domain value: decimals as strings in plain notation, moments in ISO 8601.

    Raises:
        TypeError: for a float, which cannot be exact, or an unknown type.
    """
    if value is None or (isinstance(value, (bool, str)) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return to_json(value.value)
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(to_json(key)): to_json(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [to_json(item) for item in value]
    if hasattr(value, "model_dump"):
        return to_json(value.model_dump())
    msg = f"no canonical JSON for {type(value).__name__}"
    raise TypeError(msg)


def canonical_json(value: object) -> bytes:
    """UTF-8, sorted keys, no spaces, numbers that are not whole as decimal strings."""
    text = json.dumps(
        to_json(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def sha256(data: bytes) -> str:
    """Lower-case hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def record_hash(kind: str, record_id: str, parent: str | None, body: object) -> str:
    """The hash of one revision of a record (sync.md §2): over type, id, parent and body."""
    return sha256(canonical_json({"type": kind, "id": record_id, "parent": parent, "body": body}))
