"""Two parties who know each other, and one whom nobody knows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest

from ld_desktop.domain.canonical import canonical_json
from ld_desktop.domain.records import Record
from ld_desktop.keys import cms, envelope
from ld_desktop.keys.identity import Identity, create_identity
from ld_desktop.sync import archive, manifest
from ld_desktop.sync.envelope import Addressee, Opened, Trusted, open_file, pack
from tests.sync import samples
from tests.sync.forging import Change, Forge, Members, Wrap, zipped


@pytest.fixture(scope="session")
def assessor() -> Identity:
    return create_identity("Piet Voorbeeld", "Bureau Verzonnen", samples.NOW)


@pytest.fixture(scope="session")
def office() -> Identity:
    return create_identity("Kantoor", "Gemeente Voorbeeldstad", samples.NOW)


@pytest.fixture(scope="session")
def stranger() -> Identity:
    return create_identity("Onbekende", "", samples.NOW)


@pytest.fixture(scope="session")
def trusted(assessor: Identity) -> Mapping[str, Trusted]:
    """Whom the office believes."""
    return {assessor.certificate_sha256: Trusted(samples.ASSESSOR)}


@pytest.fixture(scope="session")
def addressee(office: Identity) -> Addressee:
    return Addressee(samples.OFFICE, office.age_recipient, 7)


Send = Callable[..., list[bytes]]
Receive = Callable[[bytes], Opened]


@pytest.fixture(scope="session")
def send(assessor: Identity, addressee: Addressee) -> Send:
    """Pack as the assessor, for the office."""

    def pack_it(records: list[Record], documents: Mapping[str, bytes], **changes: object) -> object:
        values = {
            "sender_id": samples.ASSESSOR,
            "addressees": [addressee],
            "made_at": samples.NOW,
            "identity": assessor,
        }
        return pack(records, documents, **(values | changes))  # type: ignore[arg-type]

    return pack_it  # type: ignore[return-value]


@pytest.fixture(scope="session")
def receive(office: Identity, trusted: Mapping[str, Trusted]) -> Receive:
    """Open as the office."""

    def open_it(data: bytes) -> Opened:
        return open_file(data, office, samples.OFFICE, trusted)

    return open_it


@pytest.fixture(scope="session")
def file(send: Send) -> bytes:
    (data,) = send(*samples.a_dossier())
    return data


@pytest.fixture(scope="session")
def content(file: bytes, office: Identity) -> bytes:
    """The archive inside."""
    return cms.verify(envelope.unseal(file, office)).content


@pytest.fixture
def members(content: bytes) -> Members:
    return archive.read_archive(content)


@pytest.fixture(scope="session")
def wrap(assessor: Identity, office: Identity) -> Wrap:
    """Signed and sealed as it should be, around anything: a trusted sender who misbehaves."""

    def around(data: bytes) -> bytes:
        return envelope.seal(cms.sign_with_content(data, assessor), [office.age_recipient])

    return around


@pytest.fixture(scope="session")
def forge(wrap: Wrap) -> Forge:
    """A file with other members, whose manifest describes them unless told otherwise."""

    def build(members: Members, change: Change = lambda _: None, *, describe: bool = True) -> bytes:
        parts = {name: data for name, data in members.items() if name != archive.MANIFEST}
        head = json.loads(members[archive.MANIFEST])
        if describe:
            head["members"] = [dict(part) for part in manifest.describe(parts)]
        change(head)
        return wrap(zipped({archive.MANIFEST: canonical_json(head)} | parts))

    return build
