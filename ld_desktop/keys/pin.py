"""The PIN of *Laat invullen*: it ends that screen and opens nothing else.

A PIN is short, so no key is ever made of it. The store, itself encrypted, keeps a verifier:
`{"format": 1, "salt": ..., "verifier": ...}` with Argon2id over the PIN. Guessing at the screen is
held back by `attempts`, and after `MOST_FAILURES` wrong ones in a row the PIN is spent.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from ld_desktop.keys import attempts
from ld_desktop.keys.errors import PinDamaged, PinNotDigits, PinSpent, PinTooEasy, WrongPin
from ld_desktop.keys.keyring import stretch

FORMAT = 1
MOST_FAILURES = 5
_SALT_BYTES = 16
_SHAPE = re.compile(r"[0-9]{4,8}")
_COST = {"memory_kib": 64 * 1024, "iterations": 3, "lanes": 4}  # as for a passphrase

Random = Callable[[int], bytes]


def is_pin(text: str) -> bool:
    """Whether a text has the shape of a PIN: four to eight digits."""
    return _SHAPE.fullmatch(text) is not None


def make_verifier(pin: str, random: Random) -> bytes:
    """What the store keeps of a PIN.

    Raises:
        PinNotDigits, PinTooEasy: it cannot be a PIN.
    """
    if not is_pin(pin):
        raise PinNotDigits
    if _is_easy(pin):
        raise PinTooEasy
    salt = random(_SALT_BYTES)
    document = {
        "format": FORMAT,
        "salt": _text(salt),
        "verifier": _text(stretch(pin, salt, **_COST)),
    }
    return json.dumps(document).encode("ascii")


def tries_path(store: Path) -> Path:
    """Under this name the wrong tries are counted: `store.pin.attempts.json`."""
    return store.with_name(f"{store.stem}.pin")


def check(verifier: bytes, pin: str, tries: Path, clock: attempts.Clock) -> None:
    """Let somebody through who knows the PIN; costs 0.2 s on purpose.

    Args:
        verifier: what `make_verifier` gave.
        pin: as typed.
        tries: where wrong ones are counted, see `tries_path`.
        clock: the moment now.

    Raises:
        WrongPin: counted, with the wait before the next try.
        MustWait: too soon; nothing was tried.
        PinSpent: too many wrong ones; nothing was tried.
        PinDamaged: the verifier is none; this counts as no try.
    """
    if attempts.failures(tries, clock) >= MOST_FAILURES:
        raise PinSpent
    salt, wanted = _parse(verifier)

    def compare() -> None:
        if not hmac.compare_digest(stretch(pin, salt, **_COST), wanted):
            raise WrongPin

    try:
        attempts.guarded(tries, clock, compare)
    except WrongPin:
        if attempts.failures(tries, clock) >= MOST_FAILURES:
            raise PinSpent from None
        raise


def _is_easy(pin: str) -> bool:
    """One digit repeated, or digits in a row: the first thing anybody tries."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return steps in ({0}, {1}, {-1})


def _parse(verifier: bytes) -> tuple[bytes, bytes]:
    try:
        document = json.loads(verifier)
        if document["format"] != FORMAT:
            raise PinDamaged
        return _bytes(document["salt"]), _bytes(document["verifier"])
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise PinDamaged from error


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
