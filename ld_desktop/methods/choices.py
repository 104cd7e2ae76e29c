"""The same as in `ld_desktop.documents.choices`, for the rules of methods."""

from __future__ import annotations

from ld_desktop.documents.choices import (
    Choice,
    Levels,
)

__all__ = (
    "Choice",
    "Levels",
)
