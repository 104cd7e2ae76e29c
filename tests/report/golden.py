"""Comparing with `tests/golden/report`; `LD_GOLDEN=write` writes the files anew, to be read in review."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "golden" / "report"


def check_golden(name: str, text: str) -> None:
    """Assert that a text is what it was."""
    file = FOLDER / name
    if os.environ.get("LD_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def tool(name: str, *arguments: str, data: bytes, folder: Path) -> str:
    """What a Debian tool says of a PDF; skips where it is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} (poppler-utils) is not installed")
    file = folder / "report.pdf"
    file.write_bytes(data)
    done = subprocess.run(
        [name, *[argument.format(file=file) for argument in arguments]],
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("utf-8")


def page_texts(data: bytes, folder: Path) -> list[str]:
    """The text of each page in the order of its content."""
    return tool("pdftotext", "-raw", "{file}", "-", data=data, folder=folder).split("\f")[:-1]
