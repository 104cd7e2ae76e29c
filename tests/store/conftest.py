"""Fixtures of the store's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ld_desktop.store.database import Store
from tests.store.making import make_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty store."""
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for property tests, whose examples each use subjects of their own."""
    made = make_store(tmp_path_factory.mktemp("shared"))
    yield made
    made.close()
