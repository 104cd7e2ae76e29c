"""Data files are TOML with exact decimals; nothing else opens one."""

from __future__ import annotations

import hashlib
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from ld_desktop.errors import DefinitionError


def read(path: Path) -> tuple[dict[str, Any], str]:
    """The contents of a TOML file, every number that is not whole as `Decimal`, and its SHA-256.

    Raises:
        DefinitionError: when the file is missing or not TOML.
    """
    try:
        data = path.read_bytes()
        return parse(data.decode("utf-8")), hashlib.sha256(data).hexdigest()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DefinitionError(f"{path.name}: {error}") from error


def parse(text: str) -> dict[str, Any]:
    """TOML text with decimals read exactly as written."""
    return tomllib.loads(text, parse_float=Decimal)
