"""Handing over: what an office has not had yet, packed, signed, sealed and written whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop.casework import contacts, independence
from ld_desktop.casework.documents import write_whole
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.canonical import sha256
from ld_desktop.domain.records import Record, RecordType
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from datetime import datetime

    from ld_desktop.keys.identity import Identity
    from ld_desktop.store.contacts import Contact

KIND_LABELS = {
    RecordType.CASE: "zaak",
    RecordType.EMPLOYER: "werkgever",
    RecordType.PLACEMENT: "plaatsing",
    RecordType.MEASUREMENT: "meting",
    RecordType.DOCUMENT: "document",
    RecordType.TOMBSTONE: "verwijdering",
}
Progress = Callable[[str, int], None]
Cancelled = Callable[[], bool]


class NothingToSend(EnvironmentProblem):
    """The office has had everything already."""

    code = "casework.nothing_to_send"


class ExportCancelled(EnvironmentProblem):
    """The user stopped; no file was written."""

    code = "casework.cancelled"


@dataclass(frozen=True)
class PendingLine:
    """A record that the office has not had yet."""

    kind: str
    title: str
    case_id: str


@dataclass(frozen=True)
class Packed:
    """Sealed files that are not on disk yet."""

    parts: tuple[bytes, ...]
    contact_id: str
    sequence: int
    marks: frozenset[str]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Exported:
    """What was written."""

    paths: tuple[Path, ...]
    sequence: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class ExportJob:
    """The long part of handing over; touches no store, so any thread may run it."""

    records: tuple[Record, ...]
    documents: Mapping[str, bytes]
    sender: str
    contact: Contact
    identity: Identity
    sequence: int
    made_at: datetime

    def run(self, progress: Progress, cancelled: Cancelled) -> Packed:
        """Pack, sign and seal.

        Raises:
            ExportCancelled: nothing was written.
        """
        from ld_desktop.sync.envelope import Addressee, pack

        progress("Gegevens inpakken en ondertekenen", 20)
        if cancelled():
            raise ExportCancelled
        contact = self.contact
        parts = pack(
            self.records,
            self.documents,
            sender_id=self.sender,
            addressees=(Addressee(contact.id, contact.age_recipient, self.sequence),),
            made_at=self.made_at,
            identity=self.identity,
        )
        if cancelled():
            raise ExportCancelled
        progress("Wegschrijven", 90)
        return Packed(
            parts=tuple(parts),
            contact_id=self.contact.id,
            sequence=self.sequence,
            marks=frozenset(record.hash for record in self.records),
            counts=counts(self.records),
        )


def counts(records: tuple[Record, ...]) -> Mapping[str, int]:
    """How many records of each kind, by the word a user knows."""
    return dict(Counter(KIND_LABELS[record.type] for record in records))


def waiting(session: Session) -> tuple[tuple[Contact, int], ...]:
    """The confirmed offices for which there is something, with how many records."""
    found = (
        (contact, len(_unsent(session, contact.id, None)))
        for contact in session.store.contacts.all()
        if contact.state == contacts.CONFIRMED and "kantoor" in contact.rollen
    )
    return tuple((contact, count) for contact, count in found if count)


def pending(session: Session, contact_id: str) -> tuple[PendingLine, ...]:
    """What would be sent to a contact now."""
    return tuple(
        PendingLine(
            KIND_LABELS[record.type], title_here(session, record), _case_of(session, record)
        )
        for record in _unsent(session, contact_id, None)
    )


def prepare_export(
    session: Session, contact_id: str, case_ids: tuple[str, ...] | None = None
) -> ExportJob:
    """Gather what a contact has not had yet, or all of a chosen set of cases.

    Raises:
        NotConfirmed: the contact may not be written to.
        NothingToSend: there is nothing new.
    """
    contact = contacts.confirmed_contact(session, contact_id)
    session.store.records.seal(record.id for record in _unsent(session, contact.id, case_ids))
    records = _unsent(session, contact.id, case_ids)
    if not records:
        raise NothingToSend
    return ExportJob(
        records=records,
        documents=_documents(session, records),
        sender=session.profile.id,
        contact=contact,
        identity=contacts.identity_of(session),
        sequence=session.store.transport.next_sequence(contact.id),
        made_at=session.clock(),
    )


def finish_export(session: Session, packed: Packed, path: Path) -> Exported:
    """Write the file or files and remember what was sent.

    Raises:
        CannotWrite: nothing was remembered, and no part was left behind.
    """
    paths = _part_paths(path, len(packed.parts))
    written: list[Path] = []
    try:
        for part, target in zip(packed.parts, paths, strict=True):
            write_whole(target, part)
            written.append(target)
        with session.store.transaction():
            for number, part in enumerate(packed.parts):
                session.store.transport.record_sent(
                    packed.contact_id,
                    packed.sequence + number,
                    sha256(part),
                    packed.marks,
                    session.clock(),
                    name=paths[number].name,
                    note=", ".join(f"{count} {kind}" for kind, count in packed.counts.items()),
                )
    except BaseException:
        for target in written:
            target.unlink(missing_ok=True)
        raise
    return Exported(paths, packed.sequence, packed.counts)


def export_now(
    session: Session, contact_id: str, path: Path, case_ids: tuple[str, ...] | None = None
) -> Exported:
    """Hand over in one go, for who has no window to keep alive."""
    job = prepare_export(session, contact_id, case_ids)
    return finish_export(session, job.run(lambda *_: None, lambda: False), path)


def find_case(session: Session, wanted: str) -> str:
    """A case by its id or number.

    Raises:
        NotFound: when there is none.
    """
    for record in session.store.records.heads(RecordType.CASE):
        if wanted in {record.id, record.body.get("zaaknummer")}:
            return record.id
    raise NotFound(id=wanted)


def title(record: Record) -> str:
    """What to call a record in a list."""
    body = record.body
    match record.type:
        case RecordType.CASE:
            return f"{body.get('zaaknummer', '')} {body.get('naam', '')}".strip()
        case RecordType.EMPLOYER | RecordType.DOCUMENT:
            return str(body.get("naam") or body.get("name") or "")
        case RecordType.PLACEMENT:
            return str(body.get("functie", ""))
        case RecordType.MEASUREMENT:
            rapport = body.get("rapport", {})
            value = rapport.get("result", {}).get("loonwaarde", "")
            return f"{rapport.get('zaaknummer', '')} loonwaarde {value} %"
        case _:
            return str(body.get("target_id", record.id))


def title_here(session: Session, record: Record) -> str:
    """The same, without the value of a measurement about which a second opinion is being given here."""
    if record.type is RecordType.MEASUREMENT and independence.veils_record(session, record):
        zaak = record.body.get("rapport", {}).get("zaaknummer", "")
        return f"{zaak} loonwaarde verborgen".strip()
    return title(record)


def _unsent(
    session: Session, contact_id: str, case_ids: tuple[str, ...] | None
) -> tuple[Record, ...]:
    """Own revisions the contact has not had, of cases that have a name and of what hangs on them."""
    marks = session.store.transport.sent_marks(contact_id) if case_ids is None else frozenset()
    wanted = _wanted(session, case_ids)
    return tuple(
        record
        for record in session.store.records.changed_since(marks)
        if record.id in wanted or record.type is RecordType.TOMBSTONE
    )


def _wanted(session: Session, case_ids: tuple[str, ...] | None) -> frozenset[str]:
    cases = {
        record.id
        for record in session.store.records.heads(RecordType.CASE)
        if record.body.get("naam")
        and session.store.records.origin(record.id) is None
        and (case_ids is None or record.id in case_ids)
    }
    found = set(cases)
    for record in session.store.records.heads(RecordType.PLACEMENT):
        if record.body.get("case_id") in cases:
            found |= {record.id, str(record.body.get("employer_id"))}
    metingen = set()
    for record in session.store.records.heads(RecordType.MEASUREMENT):
        if record.body.get("meting", {}).get("case_id") in cases:
            metingen.add(record.id)
    for record in session.store.records.heads(RecordType.DOCUMENT):
        if record.body.get("measurement_id") in metingen:
            found.add(record.id)
    return frozenset(found | metingen)


def _case_of(session: Session, record: Record) -> str:
    body = record.body
    if record.type is RecordType.CASE:
        return record.id
    if record.type is RecordType.DOCUMENT:
        meting = session.store.metingen.get(str(body.get("measurement_id")))
        return meting.case_id if meting else ""
    return str(body.get("case_id") or body.get("meting", {}).get("case_id") or "")


def _documents(session: Session, records: tuple[Record, ...]) -> Mapping[str, bytes]:
    return {
        str(record.body["sha256"]): data
        for record in records
        if record.type is RecordType.DOCUMENT
        and (data := session.store.documents.get(record.id)) is not None
    }


def _part_paths(path: Path, count: int) -> tuple[Path, ...]:
    if count == 1:
        return (path,)
    return tuple(
        path.with_name(f"{path.stem}-deel{number}{path.suffix}") for number in range(1, count + 1)
    )
