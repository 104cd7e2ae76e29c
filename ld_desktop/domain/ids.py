"""Identifiers made offline: UUID version 7 (RFC 9562), sortable by the moment they were made."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

_RANDOM_BYTES = 10
_VERSION = 0x7
_VARIANT = 0b10


def new_id(now: datetime, random: Callable[[int], bytes]) -> str:
    """A UUIDv7 for a moment.

    Args:
        now: an aware moment; its milliseconds come first in the id.
        random: gives that many random bytes (`secrets.token_bytes` outside tests).
    """
    millis = int(now.timestamp() * 1000)
    tail = int.from_bytes(random(_RANDOM_BYTES), "big")
    value = millis << 80 | _VERSION << 76 | (tail >> 66 & 0xFFF) << 64
    value |= _VARIANT << 62 | tail & 0x3FFF_FFFF_FFFF_FFFF
    return str(uuid.UUID(int=value))
