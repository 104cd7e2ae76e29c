"""The data key of a store and the file beside it that holds its wraps (architecture.md §5).

`store.keys.json`: `{"format": 1, "wraps": [...], "checksum": "<sha256>"}`. A wrap is the data key,
encrypted under a key that somebody can bring; this version makes wraps of kind `passphrase` and
leaves other kinds as they are. The checksum tells a damaged file from a wrong passphrase.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Field, ValidationError

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.errors import os_reason
from ld_desktop.keys.errors import (
    KeyringDamaged,
    KeyringExists,
    KeyringMissing,
    KeyringTooNew,
    KeyringUnreadable,
    WrongPassphrase,
)
from ld_desktop.keys.files import write_whole

FORMAT = 1
KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_MAX_FILE_BYTES = 1 << 20  # a key file is a few kB; more is no key file

Random = Callable[[int], bytes]
# Two derivations with several lanes at once hang for ever (cryptography 50.0.2).
_ONE_AT_A_TIME = threading.Lock()


class _PassphraseWrap(Frozen):
    """Argon2id (RFC 9106, second recommended set with more lanes) over the passphrase, AES-256-GCM.

    The bounds keep a foreign key file from eating the machine.
    """

    kind: Literal["passphrase"] = "passphrase"
    memory_kib: Annotated[int, Field(ge=8 * 1024, le=1024 * 1024)] = 64 * 1024
    iterations: Annotated[int, Field(ge=1, le=32)] = 3
    lanes: Annotated[int, Field(ge=1, le=16)] = 4
    salt: str
    nonce: str
    wrapped: str = ""


def keyring_path(store: Path) -> Path:
    """`store.ldstore` has its keys in `store.keys.json`."""
    return store.with_name(f"{store.stem}.keys.json")


def create_keyring(path: Path, passphrase: str, random: Random) -> bytes:
    """Make a data key and its first wrap; the data key itself is never on disk.

    Raises:
        KeyringExists: overwriting could lose another store.
        NotWritten: nothing was made.
    """
    with contextlib.suppress(PermissionError):  # then writing is refused below, with its own words
        if path.exists():
            raise KeyringExists(name=path.name)
    data_key = random(KEY_BYTES)
    _write(path, [_wrap(data_key, passphrase, random)])
    return data_key


def open_keyring(path: Path, passphrase: str) -> bytes:
    """The data key, by whichever passphrase wrap fits. Costs 0.2 s and 64 MiB per wrap, on purpose.

    Raises:
        WrongPassphrase: no wrap opens; who counts the tries is `attempts`.
        KeyringMissing, KeyringDamaged, KeyringTooNew, KeyringUnreadable: about the file itself.
    """
    return _open(_read(path), passphrase, path)[1]


def change_passphrase(path: Path, old: str, new: str, random: Random) -> None:
    """Replace the wrap that the old passphrase opens; other wraps stay. The store is not rewritten.

    Raises:
        WrongPassphrase: nothing was changed. And everything `open_keyring` raises.
        NotWritten: the old passphrase still works.
    """
    wraps = _read(path)
    found, data_key = _open(wraps, old, path)
    wraps[found] = _wrap(data_key, new, random)
    _write(path, wraps)


def _open(wraps: list[dict[str, Any]], passphrase: str, path: Path) -> tuple[int, bytes]:
    """Which wrap opens, and what it holds."""
    for place, raw in enumerate(wraps):
        if raw.get("kind") != "passphrase":
            continue
        try:
            return place, _unwrap(_PassphraseWrap.model_validate(raw, strict=True), passphrase)
        except InvalidTag:
            continue
        except (ValidationError, binascii.Error, ValueError) as error:
            raise KeyringDamaged(name=path.name) from error
    raise WrongPassphrase


def _wrap(data_key: bytes, passphrase: str, random: Random) -> dict[str, Any]:
    """A wrap with a salt of its own; its parameters are authenticated with it."""
    head = _PassphraseWrap(salt=_text(random(_SALT_BYTES)), nonce=_text(random(_NONCE_BYTES)))
    sealed = AESGCM(_derive(head, passphrase)).encrypt(_bytes(head.nonce), data_key, _bound(head))
    return head.model_copy(update={"wrapped": _text(sealed)}).model_dump()


def _unwrap(wrap: _PassphraseWrap, passphrase: str) -> bytes:
    sealed = _bytes(wrap.wrapped)
    lengths = (len(_bytes(wrap.salt)), len(_bytes(wrap.nonce)), len(sealed))
    if lengths != (_SALT_BYTES, _NONCE_BYTES, KEY_BYTES + _TAG_BYTES):
        msg = "a part of the wrap has the wrong length"
        raise ValueError(msg)
    return AESGCM(_derive(wrap, passphrase)).decrypt(_bytes(wrap.nonce), sealed, _bound(wrap))


def stretch(secret: str, salt: bytes, *, memory_kib: int, iterations: int, lanes: int) -> bytes:
    """A key out of what somebody typed, slow on purpose; one at a time in the whole program.

    NFC, so that é typed as one or as two characters is the same secret.
    """
    words = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    with _ONE_AT_A_TIME:
        return Argon2id(
            salt=salt, length=KEY_BYTES, iterations=iterations, lanes=lanes, memory_cost=memory_kib
        ).derive(words)


def _derive(wrap: _PassphraseWrap, passphrase: str) -> bytes:
    return stretch(
        passphrase,
        _bytes(wrap.salt),
        memory_kib=wrap.memory_kib,
        iterations=wrap.iterations,
        lanes=wrap.lanes,
    )


def _bound(wrap: _PassphraseWrap) -> bytes:
    """Everything of the wrap but the sealed key: changing it makes the wrap useless."""
    return canonical_json(wrap.model_copy(update={"wrapped": ""}))


def _write(path: Path, wraps: list[dict[str, Any]]) -> None:
    document = {"format": FORMAT, "wraps": wraps, "checksum": sha256(canonical_json(wraps))}
    write_whole(path, json.dumps(document, indent=2).encode("ascii") + b"\n")


def _read(path: Path) -> list[dict[str, Any]]:
    """The wraps, of known and unknown kinds, when the file is whole."""
    try:
        document = json.loads(_contents(path))
    except (ValueError, RecursionError) as error:
        raise KeyringDamaged(name=path.name) from error
    found = document.get("format") if isinstance(document, dict) else None
    if not isinstance(found, int) or found < FORMAT:
        raise KeyringDamaged(name=path.name)
    if found > FORMAT:
        raise KeyringTooNew(name=path.name, found=found, supported=FORMAT)
    wraps = document.get("wraps")
    if not isinstance(wraps, list) or not all(isinstance(wrap, dict) for wrap in wraps):
        raise KeyringDamaged(name=path.name)
    if not _checksum_fits(document, wraps):
        raise KeyringDamaged(name=path.name)
    return wraps


def _checksum_fits(document: dict[str, Any], wraps: list[dict[str, Any]]) -> bool:
    try:
        return bool(document.get("checksum") == sha256(canonical_json(wraps)))
    except (TypeError, ValueError):  # a float or a lone surrogate: not written by us
        return False


def _contents(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise KeyringMissing(name=path.name) from error
    except OSError as error:
        raise KeyringUnreadable(name=path.name, reason=os_reason(error)) from error
    if len(data) > _MAX_FILE_BYTES:
        raise KeyringDamaged(name=path.name)
    return data


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
