"""The sync file: an archive, signed by its sender, sealed for its readers; opened again or refused.

From the inside out: ZIP, CMS with the contents inside, age. What lies in a file is believed in the
opposite order, and each step only after the one before it held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ld_desktop import __version__
from ld_desktop.domain.base import Frozen
from ld_desktop.domain.canonical import sha256
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.records import DocumentBody, Record
from ld_desktop.errors import DefinitionError
from ld_desktop.keys import certificates, cms
from ld_desktop.keys.envelope import seal, unseal
from ld_desktop.keys.identity import Identity
from ld_desktop.sync.archive import (
    MANIFEST,
    RECORDS,
    document_name,
    document_sha256,
    read_archive,
    write_archive,
)
from ld_desktop.sync.errors import (
    DocumentMissing,
    DocumentWithoutRecord,
    MemberChanged,
    RecordTwice,
    RevokedSigner,
    SenderMismatch,
    TooLarge,
    UnknownSigner,
    WrongRecipient,
)
from ld_desktop.sync.lines import read_lines
from ld_desktop.sync.manifest import (
    Manifest,
    Recipient,
    Sender,
    check_counts,
    count,
    describe,
    read_manifest,
    write_manifest,
)
from ld_desktop.sync.packing import PART_BYTES, Portion, divide
from ld_desktop.sync.schema import check_body

MAX_FILE_BYTES = 256_000_000


@dataclass(frozen=True)
class Addressee:
    """A reader of a file.

    Attributes:
        installation_id: from their contact card.
        age_recipient: from their contact card.
        sequence: the next number in the row from us to them.
    """

    installation_id: str
    age_recipient: str
    sequence: int


@dataclass(frozen=True)
class Trusted:
    """Whose certificate it is, and whether it is still believed."""

    installation_id: str
    revoked: bool = False


@dataclass(frozen=True)
class Opened:
    """A file that held against every check; nothing of it is imported yet.

    Attributes:
        manifest: who, to whom, when, which number.
        records: in the order of the file.
        bodies: the typed body of each record, by the hash of the record.
        documents: the bytes of each document, by their hash.
        sender: whose certificate signed it.
        certificate_der: that certificate.
        content_sha256: the hash of the signed contents; the same contents sealed once more have
            the same hash, so this is what the list of read files keeps.
        sequence: the number of this file in the row from its sender to us.
        signals: worth telling, no reason to refuse.
    """

    manifest: Manifest
    records: tuple[Record, ...]
    bodies: Mapping[str, Frozen] = field(repr=False)
    documents: Mapping[str, bytes] = field(repr=False)
    sender: Trusted
    certificate_der: bytes = field(repr=False)
    content_sha256: str
    sequence: int
    signals: tuple[Problem, ...] = ()


def pack(
    records: Iterable[Record],
    documents: Mapping[str, bytes],
    *,
    sender_id: str,
    addressees: Sequence[Addressee],
    made_at: datetime,
    identity: Identity,
    part_bytes: int = PART_BYTES,
) -> list[bytes]:
    """The files that hold these records; one, unless they are too large for one.

    Every file has its own number: the first the one of the addressee, the next ones follow on.

    Args:
        records: in the order in which they should be read; a generator may count along, or raise
            to stop the work.
        documents: the bytes of every document that a record among them speaks of, by hash.
        sender_id: our installation id.
        addressees: who can open the files; at least one.
        made_at: the moment, aware; it stands in the manifest.
        identity: signs the files.
        part_bytes: how much goes into one file.

    Raises:
        ItemTooLarge: one record with its document does not fit into any file.
        BadRecipient: an addressee's key is unusable (`keys.errors`).
        DefinitionError: our own mistake in what was given.
    """
    if not addressees:
        msg = "a sync file needs an addressee"
        raise DefinitionError(msg)
    portions = divide(records, documents, part_bytes)
    sender = Sender(installation_id=sender_id, certificate_sha256=identity.certificate_sha256)
    keys = [addressee.age_recipient for addressee in addressees]
    files = []
    for number, portion in enumerate(portions):
        head = Manifest(
            program=__version__,
            sender=sender,
            recipients=tuple(_recipient(addressee, number) for addressee in addressees),
            made_at=made_at,
            part=number + 1,
            parts=len(portions),
            counts=count(portion.records),
            members=(),
        )
        files.append(seal(cms.sign_with_content(_archive(portion, head), identity), keys))
    return files


def _recipient(addressee: Addressee, number: int) -> Recipient:
    return Recipient(
        installation_id=addressee.installation_id, sequence=addressee.sequence + number
    )


def _archive(portion: Portion, head: Manifest) -> bytes:
    parts = {RECORDS: b"".join(portion.lines)}
    parts |= {document_name(name): portion.documents[name] for name in sorted(portion.documents)}
    manifest = head.model_copy(update={"members": describe(parts)})
    return write_archive({MANIFEST: write_manifest(manifest)} | parts)


def open_file(
    data: bytes,
    identity: Identity,
    own_id: str,
    trusted: Mapping[str, Trusted],
    cancelled: Callable[[], bool] = lambda: False,
) -> Opened:
    """Open a sync file and check all that can be checked without a store.

    Args:
        data: the bytes of the file.
        identity: ours, to open it.
        own_id: our installation id; the file must name it.
        trusted: the confirmed and the revoked certificates, by the SHA-256 of each (hexadecimal).
        cancelled: asked now and then; when it says yes, `Cancelled` is raised.

    Raises:
        SyncRefused: one of its kinds, see `sync.errors`.
        NotForUs, SealBroken, NotSigned, BadSignature, WeakSignature: see `keys.errors`.
    """
    if len(data) > MAX_FILE_BYTES:
        raise TooLarge(maximum=MAX_FILE_BYTES // 1_000_000)
    signed = cms.verify(unseal(data, identity))
    sender = _sender(signed, trusted)
    members = read_archive(signed.content)
    manifest = read_manifest(members)
    sequence = _check_parties(manifest, signed, sender, own_id)
    records, bodies = _read_records(members.get(RECORDS, b""), cancelled)
    documents = _documents(manifest, members, bodies.values())
    check_counts(manifest, records)
    return Opened(
        manifest=manifest,
        records=records,
        bodies=bodies,
        documents=documents,
        sender=sender,
        certificate_der=signed.certificate_der,
        content_sha256=sha256(signed.content),
        sequence=sequence,
        signals=_signals(manifest, signed),
    )


class Cancelled(Exception):  # noqa: N818 - a wish of the user, not a fault
    """The user stopped the reading; nothing was imported."""


def _sender(signed: cms.Signed, trusted: Mapping[str, Trusted]) -> Trusted:
    """Who signed, when we know them."""
    sender = trusted.get(signed.certificate_sha256)
    if sender is None:
        raise UnknownSigner(fingerprint=certificates.fingerprint(signed.certificate_der))
    if sender.revoked:
        raise RevokedSigner(fingerprint=certificates.fingerprint(signed.certificate_der))
    return sender


def _check_parties(manifest: Manifest, signed: cms.Signed, sender: Trusted, own_id: str) -> int:
    """That the file is from whom it says and meant for us; gives its number in our row."""
    named = manifest.sender
    if named.installation_id != sender.installation_id:
        raise SenderMismatch
    if named.certificate_sha256 != signed.certificate_sha256:
        raise SenderMismatch
    sequence = manifest.sequence_for(own_id)
    if sequence is None:
        raise WrongRecipient
    return sequence


def _read_records(
    data: bytes, cancelled: Callable[[], bool]
) -> tuple[tuple[Record, ...], dict[str, Frozen]]:
    records: list[Record] = []
    bodies: dict[str, Frozen] = {}
    for number, record in enumerate(read_lines(data), start=1):
        if cancelled():
            raise Cancelled
        if record.hash in bodies:
            raise RecordTwice(line=number)
        bodies[record.hash] = check_body(record)
        records.append(record)
    return tuple(records), bodies


def _documents(
    manifest: Manifest, members: Mapping[str, bytes], bodies: Iterable[Frozen]
) -> dict[str, bytes]:
    """The documents, when each belongs to a record and is what that record says."""
    found = {}
    for member in manifest.members:  # their hashes were checked against the manifest
        name = document_sha256(member.name)
        if name is not None and name != member.sha256:
            raise MemberChanged(member=member.name)
        if name is not None:
            found[name] = members[member.name]
    wanted = [body for body in bodies if isinstance(body, DocumentBody)]
    for body in wanted:
        if body.sha256 not in found or len(found[body.sha256]) != body.size:
            raise DocumentMissing
    if set(found) - {body.sha256 for body in wanted}:
        raise DocumentWithoutRecord
    return found


def _signals(manifest: Manifest, signed: cms.Signed) -> tuple[Problem, ...]:
    """A certificate that had run out when the file was made: told, because clocks can be wrong."""
    if certificates.is_valid_on(signed.certificate_der, manifest.made_at.date()):
        return ()
    return (Problem("sync.certificate_expired", Severity.SOFT),)
