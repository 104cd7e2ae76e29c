"""JSON that can only be read one way: canonical, or refused."""

from __future__ import annotations

import json
from typing import Any, NoReturn

_TOO_DEEP = (ValueError, TypeError, RecursionError)


class NotPlain(ValueError):  # noqa: N818 - what it is, not whose fault
    """The bytes are no canonical JSON."""


def read_plain(data: bytes) -> Any:
    """The value of canonical JSON (sync.md §2).

    Written again it must be the same bytes, which rules out doubled keys, numbers that are not
    whole, and texts that two readers could take for different things.

    Raises:
        NotPlain: it is anything else.
    """
    try:
        value = json.loads(data, parse_float=_refuse, parse_constant=_refuse)
        same = write_plain(value) == data
    except _TOO_DEEP as error:
        raise NotPlain from error
    if not same:
        raise NotPlain
    return value


def write_plain(value: Any) -> bytes:
    """Canonical JSON of a value that came from JSON; `domain.canonical` writes all other values."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def _refuse(_: str) -> NoReturn:
    raise NotPlain
