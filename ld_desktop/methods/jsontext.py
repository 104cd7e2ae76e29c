"""The same as in `ld_desktop.documents.jsontext`, for the rules of methods."""

from __future__ import annotations

from ld_desktop.documents.jsontext import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_EXPONENT,
    dumps,
    parse,
)

__all__ = (
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_DIGITS",
    "MAX_EXPONENT",
    "dumps",
    "parse",
)
