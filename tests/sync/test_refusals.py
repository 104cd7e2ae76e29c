"""Every refusal of sync.md §3 that lies in what a file says, each for its own reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.domain.records import RecordType
from ld_desktop.keys import cms, envelope
from ld_desktop.keys import errors as keys_errors
from ld_desktop.keys.identity import Identity
from ld_desktop.messages import LANGUAGES, error_sentence
from ld_desktop.sync import archive, errors
from ld_desktop.sync.envelope import Addressee, Trusted, open_file
from tests.sync import samples
from tests.sync.forging import Forge, Members, Wrap, refused, zipped

if TYPE_CHECKING:
    from tests.sync.conftest import Receive, Send


def test_the_forge_itself_makes_good_files(
    forge: Forge, members: Members, receive: Receive
) -> None:
    assert len(receive(forge(members)).records) == 6


def test_for_another_office(file: bytes, stranger: Identity) -> None:
    with pytest.raises(keys_errors.NotForUs) as found:
        open_file(file, stranger, samples.OTHER_OFFICE, {})
    assert "niet voor dit kantoor versleuteld" in error_sentence(found.value)


def test_an_unknown_signer(file: bytes, office: Identity, assessor: Identity) -> None:
    with pytest.raises(errors.UnknownSigner) as found:
        open_file(file, office, samples.OFFICE, {})
    assert assessor.fingerprint in error_sentence(found.value)


def test_a_revoked_signer(file: bytes, office: Identity, assessor: Identity) -> None:
    trusted = {assessor.certificate_sha256: Trusted(samples.ASSESSOR, revoked=True)}
    with pytest.raises(errors.RevokedSigner) as found:
        open_file(file, office, samples.OFFICE, trusted)
    assert "ingetrokken" in error_sentence(found.value)


def test_a_bad_signature(
    content: bytes, assessor: Identity, office: Identity, receive: Receive
) -> None:
    """Sealed well, but the contents are not what was signed."""
    message = cms.sign_with_content(content, assessor)
    changed = message.replace(content[40:80], bytes(40))
    refused(receive, envelope.seal(changed, [office.age_recipient]), keys_errors.BadSignature)


def test_not_signed_at_all(content: bytes, office: Identity, receive: Receive) -> None:
    refused(receive, envelope.seal(content, [office.age_recipient]), keys_errors.NotSigned)


def test_a_trusted_sender_who_poses_as_another(send: Send, receive: Receive) -> None:
    (data,) = send(*samples.a_dossier(), sender_id=samples.OTHER_OFFICE)
    refused(receive, data, errors.SenderMismatch)


def test_a_manifest_that_names_another_certificate(
    forge: Forge, members: Members, receive: Receive
) -> None:
    def change(head: dict[str, Any]) -> None:
        head["sender"]["certificate_sha256"] = "0" * 64

    refused(receive, forge(members, change), errors.SenderMismatch)


def test_a_file_that_somebody_passed_on(send: Send, receive: Receive, addressee: Addressee) -> None:
    """Sealed for us, but its signed contents were addressed to another office."""
    other = Addressee(samples.OTHER_OFFICE, addressee.age_recipient, 7)
    (data,) = send(*samples.a_dossier(), addressees=[other])
    refused(receive, data, errors.WrongRecipient)


def test_a_newer_format_says_which_version_is_needed(
    forge: Forge, members: Members, receive: Receive
) -> None:
    def change(head: dict[str, Any]) -> None:
        head.update(format=2, needs="3.14", new_in_this_format={"x": 1})

    found = refused(receive, forge(members, change), errors.FormatTooNew)
    assert "versie 3.14 of nieuwer" in error_sentence(found)


def test_a_newer_format_cannot_speak_through_our_messages(
    forge: Forge, members: Members, receive: Receive
) -> None:
    def change(head: dict[str, Any]) -> None:
        head.update(format=2, needs="bel 0900-fraude")

    found = refused(receive, forge(members, change), errors.FormatTooNew)
    assert "fraude" not in error_sentence(found)


def test_a_member_that_is_not_what_the_manifest_says(
    forge: Forge, members: Members, receive: Receive
) -> None:
    members[archive.RECORDS] = members[archive.RECORDS].replace(b"Jansje", b"Pietje")
    refused(receive, forge(members, describe=False), errors.MemberChanged)


def test_a_member_that_is_missing(forge: Forge, members: Members, receive: Receive) -> None:
    del members[archive.RECORDS]
    refused(receive, forge(members, describe=False), errors.MemberMissing)


def test_a_manifest_that_is_missing(wrap: Wrap, members: Members, receive: Receive) -> None:
    del members[archive.MANIFEST]
    refused(receive, wrap(zipped(members)), errors.MemberMissing)


def test_a_member_that_the_manifest_does_not_name(
    forge: Forge, members: Members, receive: Receive
) -> None:
    extra = members | {archive.document_name("0" * 64): b"x"}
    refused(receive, forge(extra, describe=False), errors.UnexpectedMember)


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"kind": "iets anders"},
        {"format": 0},
        {"format": "1"},
        {"recipients": []},
        {"part": 2, "parts": 1},
        {"made_at": "2026-11-22T09:30:00"},
        {"counts": {"case": -1}},
        {"members": None},
    ],
)
def test_a_manifest_that_does_not_follow_the_format(
    forge: Forge, members: Members, receive: Receive, change: dict[str, Any]
) -> None:
    refused(receive, forge(members, lambda head: head.update(change)), errors.ManifestDamaged)


@pytest.mark.parametrize("number", [0, -1, 2**53, "7"])
def test_a_sequence_number_that_is_none(
    forge: Forge, members: Members, receive: Receive, number: object
) -> None:
    def change(head: dict[str, Any]) -> None:
        head["recipients"][0]["sequence"] = number

    refused(receive, forge(members, change), errors.ManifestDamaged)


def test_a_reader_named_twice(forge: Forge, members: Members, receive: Receive) -> None:
    def change(head: dict[str, Any]) -> None:
        head["recipients"].append(dict(head["recipients"][0], sequence=8))

    refused(receive, forge(members, change), errors.ManifestDamaged)


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"{", b"\xff", b'{"a":1,"a":1}', b"[" * 9999])
def test_a_manifest_that_is_none(wrap: Wrap, receive: Receive, data: bytes) -> None:
    refused(receive, wrap(zipped({archive.MANIFEST: data})), errors.ManifestDamaged)


def test_counts_that_are_not_right(forge: Forge, members: Members, receive: Receive) -> None:
    change = {"counts": {"case": 6}}
    refused(receive, forge(members, lambda head: head.update(change)), errors.CountsDiffer)


def _with_line(members: Members, line: bytes) -> Members:
    return members | {archive.RECORDS: members[archive.RECORDS] + line}


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"{}\n",
        b"[]\n",
        b"null\n",
        b"geen json\n",
        b"\xff\n",
        b'{"a":1',
        b'{"a":1.5}\n',
        b'{"a":NaN}\n',
        b'{"a":1,"a":1}\n',
        b"[" * 5000 + b"\n",
        b'{"a":"\\ud800"}\n',
        b'{"a":' + b"9" * 5000 + b"}\n",
    ],
)
def test_a_line_that_is_no_record(
    forge: Forge, members: Members, receive: Receive, line: bytes
) -> None:
    found = refused(receive, forge(_with_line(members, line)), errors.RecordDamaged)
    assert found.values == {"line": "7"}


def _line(record: object) -> bytes:
    return canonical_json(record) + b"\n"


def test_a_record_in_another_spelling_is_no_record(
    forge: Forge, members: Members, receive: Receive
) -> None:
    made = samples.record(RecordType.CASE, samples.an_id(20), samples.case_body())
    spaced = json.dumps(json.loads(canonical_json(made))).encode() + b"\n"
    refused(receive, forge(_with_line(members, spaced)), errors.RecordDamaged)


def test_a_type_that_this_version_does_not_know(
    forge: Forge, members: Members, receive: Receive
) -> None:
    made = samples.record(RecordType.CASE, samples.an_id(20), samples.case_body())
    line = _line(made).replace(b'"type":"case"', b'"type":"wens"')
    refused(receive, forge(_with_line(members, line)), errors.RecordDamaged)


def test_a_record_that_was_changed(forge: Forge, members: Members, receive: Receive) -> None:
    """Changed by somebody who could sign and seal again, but forgot the hash."""
    members[archive.RECORDS] = members[archive.RECORDS].replace(b"Jansje", b"Pietje", 1)
    assert refused(receive, forge(members), errors.RecordChanged).values == {"line": "1"}


def test_a_record_twice(forge: Forge, members: Members, receive: Receive) -> None:
    first = members[archive.RECORDS].split(b"\n")[0] + b"\n"
    refused(receive, forge(_with_line(members, first)), errors.RecordTwice)


def test_more_lines_than_a_file_may_hold(
    forge: Forge, members: Members, receive: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ld_desktop.sync.lines.MAX_RECORDS", 5)
    refused(receive, forge(members), errors.TooManyMembers)


def test_a_body_that_does_not_fit_its_schema(
    forge: Forge, members: Members, receive: Receive
) -> None:
    body = {"zaaknummer": "1", "diagnose": "hoort hier niet"}
    made = samples.record(RecordType.CASE, samples.an_id(20), body)
    found = refused(receive, forge(_with_line(members, _line(made))), errors.BodyRefused)
    assert found.values["field"] == "body.diagnose"
    assert "hoort hier niet" not in error_sentence(found)


def test_a_document_that_is_missing(forge: Forge, members: Members, receive: Receive) -> None:
    left = {name: data for name, data in members.items() if not archive.document_sha256(name)}
    refused(receive, forge(left), errors.DocumentMissing)


def test_a_document_of_another_size(forge: Forge, members: Members, receive: Receive) -> None:
    body = samples.document_body(samples.a_pdf(), size=3)
    made = samples.record(RecordType.DOCUMENT, samples.an_id(20), body)
    refused(receive, forge(_with_line(members, _line(made))), errors.DocumentMissing)


def test_an_empty_document_does_not_pass_for_a_missing_one(
    forge: Forge, members: Members, receive: Receive
) -> None:
    body = samples.document_body(b"")
    made = samples.record(RecordType.DOCUMENT, samples.an_id(20), body)
    refused(receive, forge(_with_line(members, _line(made))), errors.DocumentMissing)


def test_a_document_without_a_record(forge: Forge, members: Members, receive: Receive) -> None:
    extra = members | {archive.document_name(sha256(b"x")): b"x"}
    refused(receive, forge(extra), errors.DocumentWithoutRecord)


def test_a_document_under_the_name_of_another(
    forge: Forge, members: Members, receive: Receive
) -> None:
    name = next(name for name in members if archive.document_sha256(name))
    members[name] = b"%PDF-1.7 een ander rapport"
    refused(receive, forge(members), errors.MemberChanged)


def test_every_refusal_has_its_sentence() -> None:
    from ld_desktop.messages import catalogue

    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.SyncRefused)
    ]
    assert len(kinds) > 25
    assert len({kind.code for kind in kinds}) == len(kinds)
    for language in LANGUAGES:
        known = catalogue(language, "sync")
        assert {kind.code.removeprefix("sync.") for kind in kinds} <= set(known)
    assert set(catalogue("nl", "sync")) == set(catalogue("en", "sync"))
