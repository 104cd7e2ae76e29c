"""Contact cards: they say who somebody is, hold together, and cannot be changed on the way."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from ld_desktop.domain.canonical import canonical_json
from ld_desktop.domain.profile import Role
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.keys import cms
from ld_desktop.keys.errors import NotSigned
from ld_desktop.keys.identity import Identity
from ld_desktop.messages import error_sentence
from ld_desktop.sync.contact import make_card, read_card
from ld_desktop.sync.errors import CardDamaged, CardInconsistent, CardTooNew
from tests.sync import samples


@pytest.fixture(scope="module")
def card(assessor: Identity) -> bytes:
    return make_card(samples.profile(), assessor, samples.NOW)


def test_a_card_says_who_it_is(card: bytes, assessor: Identity) -> None:
    read = read_card(card)
    assert read.installation_id == samples.ASSESSOR
    assert (read.naam, read.organisatie) == ("Piet Voorbeeld", "Bureau Verzonnen")
    assert read.rollen == (Role.LOONWAARDEDESKUNDIGE,)
    assert read.certificate_der == assessor.certificate_der
    assert read.certificate_sha256 == assessor.certificate_sha256
    assert read.fingerprint == assessor.fingerprint
    assert read.age_recipient == assessor.age_recipient
    assert read.made_at == samples.NOW


def test_a_card_holds_no_secret(card: bytes, assessor: Identity) -> None:
    assert assessor.private_key_der[-300:-260] not in card
    assert b"SECRET" not in card


@pytest.mark.parametrize("name", ["n" * 300, "محمد الخيالي", "Zoë d’Ève-Łukasz", "李 虚构"])
def test_any_name_survives(assessor: Identity, name: str) -> None:
    assert read_card(make_card(samples.profile(naam=name), assessor, samples.NOW)).naam == name


def test_a_name_that_deceives_the_eye_is_made_plain(assessor: Identity) -> None:
    name = "Piet\n\u202eleeteb\u2066"
    read = read_card(make_card(samples.profile(naam=name), assessor, samples.NOW))
    assert read.naam == "Piet leeteb"


def test_no_bit_can_be_flipped(card: bytes) -> None:
    for at in range(0, len(card), 5):  # every bit of every byte: see the tests of keys.cms
        flipped = bytearray(card)
        flipped[at] ^= 1 << (at % 8)
        with pytest.raises(EnvironmentProblem):
            read_card(bytes(flipped))


def test_it_cannot_be_cut_off(card: bytes) -> None:
    for length in range(0, len(card), 7):
        with pytest.raises(NotSigned):
            read_card(card[:length])


def _forged(card: bytes, signer: Identity, **changes: Any) -> bytes:
    document = json.loads(cms.verify(card).content) | changes
    return cms.sign_with_content(canonical_json(document), signer)


def test_the_forge_itself_makes_good_cards(card: bytes, assessor: Identity) -> None:
    assert read_card(_forged(card, assessor)) == read_card(card)


def test_a_card_of_somebody_else_signed_by_a_stranger(card: bytes, stranger: Identity) -> None:
    with pytest.raises(CardInconsistent) as found:
        read_card(_forged(card, stranger))
    assert "vervalsing" in error_sentence(found.value)


def test_a_newer_card_is_told(card: bytes, assessor: Identity) -> None:
    with pytest.raises(CardTooNew):
        read_card(_forged(card, assessor, format=2, something_new=True))


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "ldsync"},
        {"format": "1"},
        {"installation_id": "geen id"},
        {"installation_id": samples.ASSESSOR.upper().replace("0", "A")},
        {"naam": 5},
        {"naam": "n" * 301},
        {"naam": "Piet\u202eteeb"},
        {"organisatie": "a\nb"},
        {"rollen": ["keizer"]},
        {"age_recipient": "age1nee"},
        {"made_at": "2026-11-22T09:30:00"},
        {"extra": 1},
    ],
)
def test_a_card_that_does_not_follow_the_format(
    card: bytes, assessor: Identity, changes: dict[str, Any]
) -> None:
    with pytest.raises(CardDamaged):
        read_card(_forged(card, assessor, **changes))


def test_other_certificates_in_the_card_are_refused(
    card: bytes, assessor: Identity, stranger: Identity
) -> None:
    other = base64.b64encode(stranger.certificate_der).decode()
    for certificate in (other, "", "geen base64"):
        with pytest.raises(CardInconsistent):
            read_card(_forged(card, assessor, certificate=certificate))


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"null", b'{"kind": "ldcontact"}'])
def test_signed_contents_that_are_no_card(assessor: Identity, content: bytes) -> None:
    with pytest.raises(CardDamaged):
        read_card(cms.sign_with_content(content, assessor))


def test_a_file_that_is_no_card(assessor: Identity) -> None:
    with pytest.raises(NotSigned):
        read_card(b"%PDF-1.7")
    with pytest.raises(CardDamaged):
        read_card(cms.sign_with_content(bytes(70_000), assessor))
