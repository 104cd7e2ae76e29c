"""What arriving records are against what is here: new, changed, known, in conflict, or odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ld_desktop.casework import verifying
from ld_desktop.casework.session import Session
from ld_desktop.domain.records import DocumentBody, Record, RecordType

if TYPE_CHECKING:
    from ld_desktop.sync.envelope import Opened

Verdict = Literal["nieuw", "gewijzigd", "ongewijzigd", "conflict", "geweigerd"]
_ORDER = list(RecordType)
_NEVER_CHANGES = {RecordType.MEASUREMENT, RecordType.DOCUMENT}
_ARRIVES_ANEW = {"nieuw", "gewijzigd", "conflict"}


@dataclass(frozen=True)
class Judged:
    """One record of a file. `anomalies` and `note` are codes of sentences."""

    record: Record
    outcome: Verdict
    anomalies: tuple[str, ...]
    note: str = ""


def judge(session: Session, contents: Opened, bad_reports: Mapping[str, str]) -> tuple[Judged, ...]:
    """What each record of a file would do here, in the order in which it would be stored."""
    known: dict[str, set[str]] = {}
    heads: dict[str, str | None] = {}
    judged = []
    for record in sorted(contents.records, key=lambda r: (_ORDER.index(r.type), r.revision)):
        if record.id not in known:
            head = session.store.records.head(record.id)
            known[record.id] = set(session.store.records.hashes(record.id))
            heads[record.id] = head.hash if head else None
        outcome, note = _verdict(session, record, known[record.id], heads[record.id])
        judged.append(Judged(record, outcome, _anomalies(record, bad_reports), note))
        if outcome in _ARRIVES_ANEW:
            known[record.id].add(record.hash)
            heads[record.id] = record.hash
    return tuple(judged)


def store_records(
    session: Session, contents: Opened, bad_reports: Mapping[str, str]
) -> tuple[Judged, ...]:
    """Store what a file brings; part of the transaction of the caller."""
    judged = judge(session, contents, bad_reports)
    for item in judged:
        record = item.record
        if item.outcome not in _ARRIVES_ANEW:
            continue
        session.store.records.insert(record, contents.manifest.sender)
        if item.anomalies:
            session.store.anomalies.put(record.id, item.anomalies)
        if record.type is RecordType.DOCUMENT:
            _store_document(session, record, contents.documents)
        else:
            _forget_typed(session, record)
    return judged


def _verdict(
    session: Session, record: Record, known: set[str], head: str | None
) -> tuple[Verdict, str]:
    if record.hash in known:
        return "ongewijzigd", ""
    if session.store.records.is_deleted(record.id):
        return "geweigerd", "casework.was_deleted"
    missing = record.parent is not None and record.parent not in known
    if head is None or (missing and record.type not in _NEVER_CHANGES):
        outcome: Verdict = "nieuw" if head is None else "gewijzigd"
        return outcome, "casework.parent_missing" if missing else ""
    if record.type in _NEVER_CHANGES:
        return "geweigerd", "casework.signed_never_changes"
    return ("gewijzigd", "") if record.parent == head else ("conflict", "casework.conflict")


def _anomalies(record: Record, bad_reports: Mapping[str, str]) -> tuple[str, ...]:
    from ld_desktop.sync.anomalies import find_anomalies

    codes = [found.code for found in find_anomalies(record, verifying.recompute)]
    if record.id in bad_reports:
        codes.append("casework.report_not_in_order")
    return tuple(dict.fromkeys(codes))


def _store_document(session: Session, record: Record, documents: Mapping[str, bytes]) -> None:
    body = DocumentBody.model_validate(record.body)
    session.store.documents.put(
        record.id,
        body.measurement_id,
        body.kind,
        body.name,
        documents[body.sha256],
        body.created_at,
    )


def _forget_typed(session: Session, record: Record) -> None:
    """What was typed here about a record gives way to the revision that now counts."""
    head = session.store.records.head(record.id)
    if record.type is RecordType.MEASUREMENT or head is None or head.hash != record.hash:
        return
    for key in session.store.answers.all(record.id):
        session.store.answers.remove(record.id, key)
