"""Rooms, doors and the homes of the libraries."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOMS, ROOT, imports, product_files, room, short, tree

# Which rooms may import a library, lazily or not. What is not named here is open to all.
HOMES: dict[str, set[str]] = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlite_utils": {"store"},
    "sqlcipher3": {"store"},
    "sqlite3": set(),
    "reportlab": {"report"},
    "pikepdf": {"report"},
    "pyhanko": {"report"},
    "pyhanko_certvalidator": {"report"},
    "asn1crypto": {"keys", "report"},  # pyHanko's own interface speaks asn1crypto
    "cryptography": {"keys"},
    "pyrage": {"keys"},
    "arabic_reshaper": {"report"},
    "bidi": {"report"},
    "fontTools": {"report"},
    "openpyxl": {"documents"},
    "csv": {"documents"},
    "tomllib": {"datafile"},
    "platformdirs": {"paths"},
    "socket": set(),
    "urllib": set(),
    "http": set(),
    "ssl": set(),
    "aiohttp": set(),
    "pickle": set(),
}


def test_import_contracts_hold() -> None:
    lint = Path(sysconfig.get_path("scripts")) / "lint-imports"
    done = subprocess.run(
        [sys.executable, lint, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _contracts() -> list[dict[str, object]]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts: list[dict[str, object]] = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return contracts


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_has_its_place_in_the_layers(name: str) -> None:
    layers = str(_contracts()[0]["layers"])
    assert f"ld_desktop.{name}" in layers


@pytest.mark.parametrize("name", [r for r in ROOMS if r != "ui"])
def test_every_room_but_the_window_is_kept_free_of_qt(name: str) -> None:
    contract = next(c for c in _contracts() if "PySide6" in str(c.get("forbidden_modules")))
    assert f"ld_desktop.{name}" in contract["source_modules"]  # type: ignore[operator]


def test_libraries_stay_in_their_homes() -> None:
    strays = [
        f"{short(path)}:{line}: {name}"
        for path in product_files()
        for name, line in imports(tree(path))
        if room(path) not in HOMES.get(name.partition(".")[0], {room(path)})
    ]
    assert strays == []


def test_folders_with_python_are_rooms() -> None:
    nameless = [short(f) for f in PACKAGE.iterdir() if any(f.glob("*.py")) and f.name not in ROOMS]
    assert nameless == []
