"""One signing identity for all tests of this room: making an RSA key costs up to half a second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ld_desktop.keys.identity import Identity, create_identity

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Say what time it is."""
        return self.now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def identity() -> Identity:
    return create_identity("Piet Voorbeeld", "Gemeente Voorbeeldstad", NOW)


@pytest.fixture(scope="session")
def other() -> Identity:
    return create_identity("Fatima Verzonnen", "", NOW)
