"""Running commands as a user would, inside this process."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ld_desktop import cli
from tests.helpers import stores


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output, read."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("score", "-", stdin="…")` gives status, output and errors."""
    monkeypatch.setenv("LD_PASSPHRASE", stores.PASSPHRASE)

    def run_command(*arguments: object, stdin: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse ends the program itself
            status = int(stop.code or 0)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run_command


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> stores.Templates:
    return stores.make_templates(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def assessor_store(templates: stores.Templates, tmp_path: Path) -> Path:
    return stores.copied(templates.assessor, tmp_path / "deskundige")


@pytest.fixture
def office_store(templates: stores.Templates, tmp_path: Path) -> Path:
    return stores.copied(templates.office, tmp_path / "kantoor")
