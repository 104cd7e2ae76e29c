"""Fixtures of the whole house: no network, no float surprises, a headless Qt."""

from __future__ import annotations

import decimal
import os
import socket

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offline is a feature: whoever connects, fails."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _exact_decimals() -> None:
    """Mixing floats into decimals raises instead of passing silently."""
    decimal.getcontext().traps[decimal.FloatOperation] = True
