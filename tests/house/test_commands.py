"""The command line runs without Qt: proven command by command, with Qt made impossible."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ld_desktop.cli.parser import build_parser
from tests.house.source import PACKAGE, ROOT

# Put before the program: whoever imports Qt, or the window, gets an error and not a library.
_BLOCKED = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"} or name.startswith("ld_desktop.ui"):
            raise ImportError(f"a command reached for {name}")
sys.meta_path.insert(0, Refuse())
"""


@cache
def commands() -> tuple[str, ...]:
    """Every command of the program, asked of its own parser."""
    found = [a for a in build_parser("nl")._subparsers._group_actions if a.choices]  # type: ignore[union-attr]
    return tuple(found[0].choices or ())


def _python(code: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment = {**kept, "LD_DESKTOP_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-c", _BLOCKED + code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=home,
    )


def run_command(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program with Qt made impossible and a home of its own."""
    main = "from ld_desktop.__main__ import main\nsys.exit(main())"
    return _python(main, home, *arguments)


def test_the_blocker_blocks(tmp_path: Path) -> None:
    done = _python("import PySide6.QtCore", tmp_path)
    assert done.returncode == 1
    assert "a command reached for PySide6" in done.stderr


def test_everything_below_the_window_imports_without_qt(tmp_path: Path) -> None:
    below = [p for p in PACKAGE.rglob("*.py") if "ui" not in p.parts and p.name != "__main__.py"]
    names = sorted(
        ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for p in below
    )
    code = "import importlib\nfor name in sys.argv[1:]: importlib.import_module(name)"
    done = _python(code, tmp_path, *names)
    assert done.returncode == 0, done.stderr


def test_every_command_explains_itself_in_both_languages(tmp_path: Path) -> None:
    code = (
        "import contextlib, io\nfrom ld_desktop.cli import main\n"
        "for language in ('nl', 'en'):\n"
        "    for command in sys.argv[1:]:\n"
        "        with contextlib.redirect_stdout(io.StringIO()) as said:\n"
        "            try: main([command, '--help', '--lang', language])\n"
        "            except SystemExit as stop: assert stop.code == 0, command\n"
        "        assert command in said.getvalue(), command\n"
    )
    done = _python(code, tmp_path, *commands())
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("methods",),
        ("methods", "uniform", "--json"),
        ("schema", "--what", "score"),
        ("schema", "--what", "sync"),
        ("schema", "--what", "method"),
    ],
    ids=" ".join,
)
def test_command_that_only_tells(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run_command(tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    if arguments[0] == "schema" or "--json" in arguments:
        json.loads(done.stdout)
    assert list(tmp_path.iterdir()) == [], "a command that only tells leaves nothing behind"


@pytest.mark.parametrize(
    "arguments", [("onzin",), ("score",), ("score", "--onzin", "-")], ids=" ".join
)
def test_wrong_usage_is_refused_in_dutch(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run_command(tmp_path, *arguments)
    assert done.returncode == 2
    assert "gebruik:" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_screen_the_window_says_so(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    done = run_command(tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
