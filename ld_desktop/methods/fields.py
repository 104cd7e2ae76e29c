"""The same as in `ld_desktop.documents.fields`, for the rules of methods."""

from __future__ import annotations

from ld_desktop.documents.fields import (
    NVT,
    Boolean,
    Field,
    Listing,
    Number,
    NumberOrCount,
    Record,
    Schema,
    Text,
)

__all__ = (
    "NVT",
    "Boolean",
    "Field",
    "Listing",
    "Number",
    "NumberOrCount",
    "Record",
    "Schema",
    "Text",
)
