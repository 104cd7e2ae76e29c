"""The same as in `ld_desktop.documents.refusals`, for the rules of methods."""

from __future__ import annotations

from ld_desktop.documents.refusals import (
    BUITEN_BEREIK,
    DOCUMENT,
    MAX_ERRORS,
    ONBEKEND,
    ONTBREEKT,
    PROBLEMS,
    STRIJDIG,
    VERKEERD_TYPE,
    Refusals,
    echo,
    refused_document,
    shortened,
)

__all__ = (
    "BUITEN_BEREIK",
    "DOCUMENT",
    "MAX_ERRORS",
    "ONBEKEND",
    "ONTBREEKT",
    "PROBLEMS",
    "STRIJDIG",
    "VERKEERD_TYPE",
    "Refusals",
    "echo",
    "refused_document",
    "shortened",
)
