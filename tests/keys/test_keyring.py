"""The data key and its wraps: opened by the right passphrase only, never lost, never half-written."""

from __future__ import annotations

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ld_desktop.keys import keyring
from ld_desktop.keys.errors import (
    KeyringDamaged,
    KeyringExists,
    KeyringMissing,
    KeyringTooNew,
    KeyringUnreadable,
    NotWritten,
    WrongPassphrase,
)
from ld_desktop.messages import LANGUAGES, error_sentence

PASSPHRASE = "vier losse gekke woorden"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The data key and the file of one keyring; Argon2id costs time, so it is made once."""
    path = tmp_path_factory.mktemp("made") / "store.keys.json"
    return keyring.create_keyring(path, PASSPHRASE, secrets.token_bytes), path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, made: tuple[bytes, bytes]) -> Path:
    file = tmp_path / "store.keys.json"
    file.write_bytes(made[1])
    return file


def test_the_file_stands_beside_the_store() -> None:
    assert keyring.keyring_path(Path("a/mijn.ldstore")) == Path("a/mijn.keys.json")


def test_the_passphrase_gives_the_data_key(path: Path, made: tuple[bytes, bytes]) -> None:
    assert len(made[0]) == 32
    assert keyring.open_keyring(path, PASSPHRASE) == made[0]


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    file = tmp_path / "store.keys.json"
    keyring.create_keyring(file, PASSPHRASE, secrets.token_bytes)
    assert file.stat().st_mode & 0o077 == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["store.keys.json"]


def test_neither_key_nor_passphrase_is_in_the_file(path: Path, made: tuple[bytes, bytes]) -> None:
    import base64

    data = path.read_bytes()
    assert made[0] not in data
    assert made[0].hex().encode() not in data.lower()
    assert base64.b64encode(made[0])[:30] not in data
    assert b"gekke" not in data


@pytest.mark.parametrize("wrong", ["", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_another_passphrase_does_not_open_it(path: Path, wrong: str) -> None:
    with pytest.raises(WrongPassphrase) as found:
        keyring.open_keyring(path, wrong)
    assert found.value.wait == 0


def test_an_accent_may_be_typed_as_one_or_as_two_characters(tmp_path: Path) -> None:
    file = tmp_path / "store.keys.json"
    key = keyring.create_keyring(file, "caf\u00e9 met vier stoelen", secrets.token_bytes)
    assert keyring.open_keyring(file, "cafe\u0301 met vier stoelen") == key


def test_changing_the_passphrase_keeps_the_data_key(path: Path, made: tuple[bytes, bytes]) -> None:
    keyring.change_passphrase(path, PASSPHRASE, "een heel andere zin", secrets.token_bytes)
    assert keyring.open_keyring(path, "een heel andere zin") == made[0]
    with pytest.raises(WrongPassphrase):
        keyring.open_keyring(path, PASSPHRASE)


def test_changing_needs_the_old_passphrase(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        keyring.change_passphrase(path, "fout", "een heel andere zin", secrets.token_bytes)
    assert path.read_bytes() == before


def test_wraps_of_a_later_kind_survive_a_change(path: Path) -> None:
    document = json.loads(path.read_bytes())
    later = {"kind": "recovery_holder", "sealed": "…"}
    _rewrite(path, document | {"wraps": [later, *document["wraps"]]})
    keyring.change_passphrase(path, PASSPHRASE, "een heel andere zin", secrets.token_bytes)
    kept = json.loads(path.read_bytes())["wraps"]
    assert kept[0] == later
    assert len(kept) == 2


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(KeyringExists):
        keyring.create_keyring(path, PASSPHRASE, secrets.token_bytes)
    assert path.read_bytes() == before


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyringMissing):
        keyring.open_keyring(tmp_path / "store.keys.json", PASSPHRASE)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyringUnreadable):
        keyring.open_keyring(tmp_path, PASSPHRASE)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        keyring.create_keyring(tmp_path / "weg" / "s.keys.json", PASSPHRASE, secrets.token_bytes)


def test_a_newer_file_is_refused_by_version(path: Path) -> None:
    _rewrite(path, json.loads(path.read_bytes()) | {"format": 2})
    with pytest.raises(KeyringTooNew) as found:
        keyring.open_keyring(path, PASSPHRASE)
    assert found.value.values == {"name": "store.keys.json", "found": "2", "supported": "1"}


def test_every_changed_character_is_damage_not_a_wrong_passphrase(path: Path) -> None:
    """A flipped bit must not look like a typing error, and cost the user waiting time."""
    whole = path.read_bytes()
    meaningful = [at for at, byte in enumerate(whole) if chr(byte).isalnum()]
    for at in meaningful:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises((KeyringDamaged, KeyringTooNew)):
            keyring.open_keyring(path, PASSPHRASE)


def test_a_cut_off_file_is_damage(path: Path) -> None:
    whole = path.read_bytes().rstrip()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(KeyringDamaged):
            keyring.open_keyring(path, PASSPHRASE)


@pytest.mark.parametrize(
    "contents",
    [
        b"[]",
        b"null",
        b'{"format": "1"}',
        b'{"format": 1, "wraps": 3}',
        b'{"format": 1, "wraps": [1]}',
        b'{"format": 1, "wraps": [{"kind": 1.5}]}',
        b'{"format": 1, "wraps": [{"kind": "\\ud800"}]}',
        b"[" * 100_000,
        b" " * 2_000_000,
        "{\u00e9".encode("utf-16"),
    ],
)
def test_any_other_file_is_damage(path: Path, contents: bytes) -> None:
    path.write_bytes(contents)
    with pytest.raises(KeyringDamaged):
        keyring.open_keyring(path, PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 64 * 1024 * 1024},
        {"iterations": 10**9},
        {"lanes": 0},
        {"salt": "AA=="},
        {"nonce": "geen base64"},
        {"wrapped": ""},
        {"extra": 1},
    ],
)
def test_a_wrap_that_would_eat_the_machine_is_damage(path: Path, change: dict[str, object]) -> None:
    document = json.loads(path.read_bytes())
    _rewrite(path, document | {"wraps": [document["wraps"][0] | change]})
    with pytest.raises(KeyringDamaged):
        keyring.open_keyring(path, PASSPHRASE)


@pytest.mark.parametrize(
    "kind",
    [
        KeyringMissing(name="x"),
        KeyringExists(name="x"),
        KeyringDamaged(name="x"),
        KeyringTooNew(name="x", found=2, supported=1),
        KeyringUnreadable(name="x", reason="y"),
        WrongPassphrase(),
        WrongPassphrase(8),
    ],
)
def test_each_has_its_sentence(kind: WrongPassphrase) -> None:
    for language in LANGUAGES:
        assert len(error_sentence(kind, language).split(". ")) >= 2


def _rewrite(path: Path, document: dict[str, object]) -> None:
    """A file with a checksum that fits, as a newer or a strange program could write it."""
    from ld_desktop.domain.canonical import canonical_json, sha256

    document["checksum"] = sha256(canonical_json(document["wraps"]))
    path.write_text(json.dumps(document), encoding="utf-8")


def test_two_threads_may_open_at_the_same_time(tmp_path: Path) -> None:
    """Without a lock around Argon2id this hangs for ever."""
    path = tmp_path / "store.keys.json"
    key = keyring.create_keyring(path, "vier losse gekke woorden", secrets.token_bytes)
    with ThreadPoolExecutor(2) as pool:
        opened = list(
            pool.map(lambda _: keyring.open_keyring(path, "vier losse gekke woorden"), range(4))
        )
    assert opened == [key] * 4
