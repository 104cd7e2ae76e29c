"""Sealing: opened by its readers only, and what was damaged is told apart where that is possible."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.errors import DefinitionError, EnvironmentProblem
from ld_desktop.keys import envelope
from ld_desktop.keys.errors import BadRecipient, NotForUs, SealBroken
from ld_desktop.keys.identity import Identity
from ld_desktop.messages import LANGUAGES, error_sentence

SECRET = b"De loonwaarde van Piet Voorbeeld" * 3000  # more than one 64 kB block of age


@pytest.fixture(scope="module")
def sealed(identity: Identity) -> bytes:
    return envelope.seal(SECRET, [identity.age_recipient])


def _payload_at(sealed: bytes) -> int:
    """Where the contents begin: after the head's last line and the 16 bytes of their own key."""
    head = sealed.index(b"\n--- ")
    return sealed.index(b"\n", head + 1) + 1 + 16


def test_every_reader_opens_it(identity: Identity, other: Identity) -> None:
    data = envelope.seal(SECRET, [identity.age_recipient, other.age_recipient])
    assert envelope.unseal(data, identity) == SECRET
    assert envelope.unseal(data, other) == SECRET


def test_any_contents_can_be_sealed(identity: Identity) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.binary(max_size=300))
    def check(data: bytes) -> None:
        assert envelope.unseal(envelope.seal(data, [identity.age_recipient]), identity) == data

    check()


def test_somebody_else_does_not_open_it(sealed: bytes, other: Identity) -> None:
    with pytest.raises(NotForUs):
        envelope.unseal(sealed, other)


def test_a_flipped_bit_in_the_head_is_not_for_us(sealed: bytes, identity: Identity) -> None:
    for at in range(_payload_at(sealed) - 17):
        with pytest.raises(NotForUs):
            envelope.unseal(_flip(sealed, at), identity)


def test_a_flipped_bit_in_the_contents_breaks_the_seal(sealed: bytes, identity: Identity) -> None:
    begin = _payload_at(sealed)
    for at in [*range(begin - 16, begin + 40), 65536 + begin, len(sealed) - 1]:
        with pytest.raises(SealBroken):
            envelope.unseal(_flip(sealed, at), identity)


def test_cut_off_is_refused_at_every_length(sealed: bytes, identity: Identity) -> None:
    begin = _payload_at(sealed)
    for length in range(begin):
        with pytest.raises(NotForUs):
            envelope.unseal(sealed[:length], identity)
    for length in (begin, begin + 1, begin + 65536, begin + 65552, begin + 65553, len(sealed) - 1):
        with pytest.raises(SealBroken):
            envelope.unseal(sealed[:length], identity)


def test_whole_blocks_cut_off_or_added_break_the_seal(sealed: bytes, identity: Identity) -> None:
    begin = _payload_at(sealed)
    block = sealed[begin : begin + 65552]
    for changed in (sealed[: begin + 65552], sealed + block, sealed + b"x"):
        with pytest.raises(SealBroken):
            envelope.unseal(changed, identity)


def test_a_head_of_a_million_readers_is_not_tried(sealed: bytes, identity: Identity) -> None:
    stanza = sealed[sealed.index(b"->") : sealed.index(b"\n---") + 1]
    swollen = sealed.replace(stanza, stanza * 1000)
    with pytest.raises(NotForUs):
        envelope.unseal(swollen, identity)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"age-encryption.org/v1\n"])
def test_other_files_are_not_for_us(data: bytes, identity: Identity) -> None:
    with pytest.raises(NotForUs):
        envelope.unseal(data, identity)


@pytest.mark.parametrize("recipient", ["", "age1", "AGE-SECRET-KEY-1", "age1é", "\ud800"])
def test_what_is_no_recipient_is_told(recipient: str) -> None:
    with pytest.raises(BadRecipient):
        envelope.check_recipient(recipient)
    with pytest.raises(BadRecipient):
        envelope.seal(b"x", [recipient])


def test_for_nobody_is_our_own_mistake() -> None:
    with pytest.raises(DefinitionError):
        envelope.seal(b"x", [])


def test_nothing_can_be_read_in_the_file(sealed: bytes) -> None:
    assert b"Voorbeeld" not in sealed
    assert b"loonwaarde" not in sealed


def test_the_age_program_opens_it(sealed: bytes, identity: Identity, tmp_path: Path) -> None:
    if shutil.which("age") is None:
        pytest.skip("age is not here")
    (tmp_path / "key").write_text(identity.age_key_file, encoding="ascii")
    (tmp_path / "file").write_bytes(sealed)
    done = subprocess.run(
        ["age", "-d", "-i", str(tmp_path / "key"), str(tmp_path / "file")],
        capture_output=True,
        check=True,
    )
    assert done.stdout == SECRET


def test_each_refusal_has_its_sentence() -> None:
    for kind in (NotForUs(), SealBroken(), BadRecipient()):
        assert isinstance(kind, EnvironmentProblem)
        for language in LANGUAGES:
            assert error_sentence(kind, language).count(".") >= 2


def _flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
