"""A file that was sent can be opened whole, by its readers and by two standard programs."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.domain.records import CaseBody, EmployerBody, Record, RecordType
from ld_desktop.errors import DefinitionError
from ld_desktop.keys.errors import BadRecipient
from ld_desktop.keys.identity import Identity
from ld_desktop.sync.envelope import Addressee, Cancelled, Trusted, open_file
from ld_desktop.sync.errors import ItemTooLarge
from tests.sync import samples

if TYPE_CHECKING:
    from tests.sync.conftest import Receive, Send


@pytest.fixture(scope="module")
def file(send: Send) -> bytes:
    (data,) = send(*samples.a_dossier())
    return data


def test_everything_comes_back(file: bytes, receive: Receive, assessor: Identity) -> None:
    records, documents = samples.a_dossier()
    opened = receive(file)
    assert opened.records == tuple(records)
    assert opened.documents == documents
    assert opened.sender == Trusted(samples.ASSESSOR)
    assert opened.certificate_der == assessor.certificate_der
    assert opened.sequence == 7
    assert opened.signals == ()
    assert opened.manifest.counts == dict.fromkeys([kind.value for kind in RecordType], 1)


def test_bodies_come_back_typed(file: bytes, receive: Receive) -> None:
    opened = receive(file)
    by_type = {record.type: opened.bodies[record.hash] for record in opened.records}
    assert by_type[RecordType.CASE] == samples.case_body()
    assert by_type[RecordType.PLACEMENT] == samples.placement_body()
    assert by_type[RecordType.MEASUREMENT] == samples.measurement_body()
    assert by_type[RecordType.DOCUMENT] == samples.document_body(samples.a_pdf())
    assert by_type[RecordType.TOMBSTONE] == samples.tombstone_body()


def test_the_same_contents_have_the_same_hash_however_often_they_are_sealed(
    send: Send, receive: Receive, file: bytes
) -> None:
    (again,) = send(*samples.a_dossier())
    assert again != file
    assert receive(again).content_sha256 == receive(file).content_sha256


def test_other_contents_have_another_hash(send: Send, receive: Receive, file: bytes) -> None:
    records, documents = samples.a_dossier()
    (other,) = send(records[:5], documents)
    assert receive(other).content_sha256 != receive(file).content_sha256


def test_several_offices_can_open_one_file(
    send: Send, addressee: Addressee, stranger: Identity, trusted: Mapping[str, Trusted]
) -> None:
    second = Addressee(samples.OTHER_OFFICE, stranger.age_recipient, 31)
    (data,) = send(*samples.a_dossier(), addressees=[addressee, second])
    opened = open_file(data, stranger, samples.OTHER_OFFICE, trusted)
    assert opened.sequence == 31
    assert len(opened.records) == 6


def test_nothing_can_be_read_in_the_file(file: bytes) -> None:
    """What `strings` would show: only the words of age itself."""
    head, _, payload = file.partition(b"\n--- ")
    assert head.startswith(b"age-encryption.org/v1\n")
    for word in (b"Verzonnen", b"Piet", b"111222333", b"magazijn", b"%PDF", b"records", b"PK\x03"):
        assert word not in payload
        assert word not in head


def test_age_and_openssl_read_it(
    file: bytes, office: Identity, assessor: Identity, tmp_path: Path
) -> None:
    if shutil.which("age") is None or shutil.which("openssl") is None:
        pytest.skip("age and openssl are not both here")
    (tmp_path / "key").write_text(office.age_key_file, encoding="ascii")
    (tmp_path / "cert.pem").write_text(assessor.certificate_pem, encoding="ascii")
    (tmp_path / "file.ldsync").write_bytes(file)
    command = (
        "age -d -i key file.ldsync |"
        " openssl cms -verify -inform DER -binary -CAfile cert.pem -out inhoud.zip"
    )
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True, capture_output=True)
    listed = subprocess.run(
        [sys.executable, "-m", "zipfile", "-l", "inhoud.zip"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    sha256 = hashlib.sha256(samples.a_pdf()).hexdigest()
    for member in ("manifest.json", "records.ndjson", f"documents/{sha256}.pdf"):
        assert member in listed


_NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_any_text_survives(send: Send, receive: Receive) -> None:
    @settings(max_examples=30, deadline=None)  # every example is signed, which takes its time
    @given(st.lists(st.builds(CaseBody, zaaknummer=_NAMES, naam=_NAMES), min_size=1, max_size=4))
    def check(bodies: list[CaseBody]) -> None:
        records = [
            samples.record(RecordType.CASE, samples.an_id(number), body)
            for number, body in enumerate(bodies)
        ]
        (data,) = send(records, {})
        opened = receive(data)
        assert [opened.bodies[record.hash] for record in opened.records] == bodies

    check()


def _documents(count: int, size: int) -> tuple[list[Record], dict[str, bytes]]:
    pdfs = [samples.a_pdf(str(number)) + bytes(size) for number in range(count)]
    records = [
        samples.record(RecordType.DOCUMENT, samples.an_id(number), samples.document_body(pdf))
        for number, pdf in enumerate(pdfs)
    ]
    return records, {hashlib.sha256(pdf).hexdigest(): pdf for pdf in pdfs}


def test_more_than_fits_is_split_and_numbered_on(send: Send, receive: Receive) -> None:
    records, documents = _documents(7, 10_000)
    files = [receive(data) for data in send(records, documents, part_bytes=25_000)]
    assert [opened.sequence for opened in files] == [7, 8, 9, 10]
    assert [opened.manifest.part for opened in files] == [1, 2, 3, 4]
    assert {opened.manifest.parts for opened in files} == {4}
    assert [record for opened in files for record in opened.records] == records
    assert {name for opened in files for name in opened.documents} == set(documents)


def test_a_document_travels_in_every_part_that_speaks_of_it(send: Send, receive: Receive) -> None:
    records, documents = _documents(3, 10_000)
    again = samples.record(RecordType.DOCUMENT, samples.an_id(99), records[0].body)
    files = [receive(data) for data in send([*records, again], documents, part_bytes=12_000)]
    assert len(files) == 4
    assert files[0].documents == files[3].documents


def test_what_fits_nowhere_is_told(send: Send) -> None:
    records, documents = _documents(1, 2_000_000)
    with pytest.raises(ItemTooLarge) as found:
        send(records, documents, part_bytes=1_000_000)
    assert found.value.values == {"size": "3", "maximum": "1"}


def test_very_dense_contents_are_no_bomb(send: Send, receive: Receive) -> None:
    """Ten thousand records that hardly differ compress a hundredfold; we open what we write."""
    body = EmployerBody(naam="x" * 2_000_000)
    (data,) = send([samples.record(RecordType.EMPLOYER, samples.an_id(1), body)], {})
    assert next(iter(receive(data).bodies.values())) == body


def test_a_certificate_out_of_date_is_a_signal(send: Send, receive: Receive) -> None:
    (data,) = send(*samples.a_dossier(), made_at=samples.NOW.replace(year=2040))
    assert [signal.code for signal in receive(data).signals] == ["sync.certificate_expired"]


def test_opening_can_be_cancelled(
    file: bytes, office: Identity, trusted: Mapping[str, Trusted]
) -> None:
    with pytest.raises(Cancelled):
        open_file(file, office, samples.OFFICE, trusted, cancelled=lambda: True)


def test_our_own_mistakes_are_refused_before_anything_is_made(
    send: Send, addressee: Addressee
) -> None:
    records, documents = samples.a_dossier()
    changed = records[0].model_copy(update={"body": records[0].body | {"naam": "Ander"}})
    wrong: list[tuple[list[Record], Mapping[str, bytes]]] = [
        ([], {}),
        (records[:4], documents),
        (records, {}),
        (records, dict.fromkeys(documents, b"iets anders")),
        ([*records, records[0]], documents),
        ([changed], {}),
    ]
    for some, with_them in wrong:
        with pytest.raises(DefinitionError):
            send(some, with_them)
    with pytest.raises(DefinitionError):
        send(records, documents, addressees=[])
    with pytest.raises(BadRecipient):
        send(records, documents, addressees=[replace(addressee, age_recipient="age1nee")])
