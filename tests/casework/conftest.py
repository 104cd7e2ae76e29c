"""Stores for the use cases: made once, copied for each test, because keys take time to make."""

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
def assessor(templates: stores.Templates, tmp_path: Path) -> Iterator[Session]:
    """The store of an assessor who knows and trusts the office."""
    yield from stores.opened(templates.assessor, tmp_path / "deskundige")


@pytest.fixture
def office(templates: stores.Templates, tmp_path: Path) -> Iterator[Session]:
    """The store of the office, which knows and trusts the assessor."""
    yield from stores.opened(templates.office, tmp_path / "kantoor")


@pytest.fixture
def stranger(templates: stores.Templates, tmp_path: Path) -> Iterator[Session]:
    """The store of another office, which knows nobody."""
    yield from stores.opened(templates.stranger, tmp_path / "vreemd")
