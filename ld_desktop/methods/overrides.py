"""The same as in `ld_desktop.documents.overrides`, for the rules of methods."""

from __future__ import annotations

from ld_desktop.documents.overrides import (
    read_parameters,
)

__all__ = ("read_parameters",)
