"""The words that profiles are written in: the 29 criteria in their blocks, and the KBB letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ld_desktop import datafile, paths

# Profiles are judged by this version; a next one of the method would bring its own library.
METHOD, VERSION = "arbolab", "2010.1"
_MATCHCARE = ("matchcare", "2010.1", "competenties")


@cache
def blocks() -> Mapping[str, Mapping[str, str]]:
    """The criteria by block, each with its Dutch name: `cognitief` has M1 to M8, and so on."""
    return _read(METHOD, VERSION, "criteria")


@cache
def criteria() -> Mapping[str, str]:
    """All criteria in order, with their Dutch names."""
    return {name: words for block in blocks().values() for name, words in block.items()}


@cache
def competences() -> Mapping[str, str]:
    """The competences of the KBB model by letter, with their Dutch names."""
    return _read(*_MATCHCARE)


def _read(method: str, version: str, name: str) -> dict[str, Any]:
    path = paths.resources() / "methods" / method / version / f"{name}.toml"
    table, _ = datafile.read(path)
    return table
