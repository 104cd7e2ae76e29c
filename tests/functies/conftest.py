"""The store of an office, made once and copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ld_desktop.casework.session import Session
from tests.helpers import stores


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> stores.Templates:
    return stores.make_templates(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def office(templates: stores.Templates, tmp_path: Path) -> Iterator[Session]:
    yield from stores.opened(templates.office, tmp_path / "kantoor")
