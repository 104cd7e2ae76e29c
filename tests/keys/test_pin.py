"""The PIN of *Laat invullen*: right, wrong, slowed down, spent, damaged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ld_desktop.keys import attempts, pin
from ld_desktop.keys.errors import (
    MustWait,
    PinDamaged,
    PinNotDigits,
    PinSpent,
    PinTooEasy,
    WrongPin,
)

RIGHT, WRONG = "4071", "1740"


@dataclass
class Clock:
    """Stands still until a test moves it."""

    now: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment."""
        return self.now

    def pass_by(self, seconds: int) -> None:
        """Later."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture(scope="module")
def verifier() -> bytes:
    return pin.make_verifier(RIGHT, lambda count: bytes(range(count)))


@pytest.fixture
def tries(tmp_path: Path) -> Path:
    return pin.tries_path(tmp_path / "store.ldstore")


def _wrong_at_once(verifier: bytes, tries: Path, clock: Clock) -> WrongPin:
    with pytest.raises(WrongPin) as caught:
        pin.check(verifier, WRONG, tries, clock)
    return caught.value


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        *(("1234", True), ("12345678", True), ("123", False), ("123456789", False)),
        *(("12a4", False), ("", False), ("١٢٣٤", False), ("1234\n", False)),
    ],
)
def test_a_pin_is_four_to_eight_digits(text: str, fits: bool) -> None:
    assert pin.is_pin(text) is fits


@pytest.mark.parametrize("text", ["0000", "1234", "8765", "88888888"])
def test_what_is_tried_first_is_refused(text: str) -> None:
    with pytest.raises(PinTooEasy):
        pin.make_verifier(text, bytes)


@pytest.mark.parametrize("text", ["", "123", "wachtwoord"])
def test_what_is_no_pin_is_refused(text: str) -> None:
    with pytest.raises(PinNotDigits):
        pin.make_verifier(text, bytes)


def test_the_right_pin_passes_and_the_verifier_does_not_tell_it(
    verifier: bytes, tries: Path
) -> None:
    pin.check(verifier, RIGHT, tries, Clock())
    assert RIGHT.encode() not in verifier


def test_wrong_ones_are_counted_beside_the_store_and_slow_down(
    verifier: bytes, tries: Path
) -> None:
    clock = Clock()
    assert _wrong_at_once(verifier, tries, clock).code == "keys.wrong_pin"
    assert (tries.parent / "store.pin.attempts.json").is_file()
    assert _wrong_at_once(verifier, tries, clock).wait == 0
    slow = _wrong_at_once(verifier, tries, clock)
    assert (slow.wait, slow.code) == (1, "keys.wrong_pin_wait")
    with pytest.raises(MustWait):
        pin.check(verifier, RIGHT, tries, clock)


def test_after_five_wrong_ones_not_even_the_right_pin_works(verifier: bytes, tries: Path) -> None:
    clock = Clock()
    for _ in range(pin.MOST_FAILURES - 1):
        _wrong_at_once(verifier, tries, clock)
        clock.pass_by(600)
    with pytest.raises(PinSpent):
        pin.check(verifier, WRONG, tries, clock)
    clock.pass_by(86_400)
    with pytest.raises(PinSpent):
        pin.check(verifier, RIGHT, tries, clock)
    attempts.forget(tries, clock)
    pin.check(verifier, RIGHT, tries, clock)


def test_the_right_pin_starts_the_count_again(verifier: bytes, tries: Path) -> None:
    clock = Clock()
    _wrong_at_once(verifier, tries, clock)
    pin.check(verifier, RIGHT, tries, clock)
    assert attempts.failures(tries, clock) == 0


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b'{"format": 2}', b'{"format": 1, "salt": "?", "verifier": ""}']
)
def test_a_damaged_verifier_says_so_and_costs_no_try(data: bytes, tries: Path) -> None:
    clock = Clock()
    with pytest.raises(PinDamaged):
        pin.check(data, RIGHT, tries, clock)
    assert attempts.failures(tries, clock) == 0
