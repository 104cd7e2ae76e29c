"""What arriving records are against what is here, and storing them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ld_desktop.casework import toets_record, verifying
from ld_desktop.casework.session import Session
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.records import CaseBody, DocumentBody, Record, RecordType
from ld_desktop.messages import sentence

if TYPE_CHECKING:
    from ld_desktop.sync.envelope import Opened
    from ld_desktop.sync.merge import Local, Outcome

Verdict = Literal["nieuw", "gewijzigd", "ongewijzigd", "conflict", "geweigerd"]
_DOCUMENT_CHANGES = {"gewijzigd", "conflict"}
_VERDICTS: dict[str, tuple[Verdict, str]] = {
    "nieuw": ("nieuw", ""),
    "gewijzigd": ("gewijzigd", ""),
    "ongewijzigd": ("ongewijzigd", ""),
    "conflict": ("conflict", "casework.conflict"),
    "voorouder_ontbreekt": ("nieuw", "casework.parent_missing"),
    "aangevuld": ("nieuw", "casework.filled_in"),
    "verwijderd": ("ongewijzigd", "casework.was_deleted"),
    "ondertekend_gewijzigd": ("geweigerd", "casework.signed_never_changes"),
    "soort_gewijzigd": ("geweigerd", "casework.kind_changed"),
}


@dataclass(frozen=True)
class Judged:
    """One record of a file: what it would do, what is odd about it, and a note (a code).

    Attributes:
        hints: what is only told and not held against it.
    """

    record: Record
    outcome: Verdict
    kept: bool
    anomalies: tuple[Problem, ...]
    hints: tuple[Problem, ...] = ()
    note: str = ""


def judge(session: Session, contents: Opened, bad_reports: Mapping[str, str]) -> tuple[Judged, ...]:
    """What each record of a file would do here, in the order of the file."""
    from ld_desktop.sync.merge import judge_all

    ids = {record.id for record in contents.records}
    judged, _ = judge_all(contents.records, {found: _local(session, found) for found in ids})
    return tuple(
        _judged(item.record, item.outcome, _remarks(session, contents, item.record, bad_reports))
        for item in judged
    )


def store_records(session: Session, contents: Opened, judged: Iterable[Judged]) -> None:
    """Store what a file brings; part of the transaction of the caller."""
    for item in judged:
        if not item.kept:
            continue
        record = item.record
        session.store.records.insert(record, contents.sender.installation_id)
        session.store.anomalies.put(record.id, (_as_text(found) for found in item.anomalies))
        if record.type is RecordType.DOCUMENT:
            _store_document(session, record, contents.documents)
        else:
            _forget_typed(session, record)


def anomaly_sentences(session: Session, record_id: str) -> tuple[str, ...]:
    """What is odd about an imported record, in sentences."""
    return tuple(
        sentence(code, [(name, value) for name, value in values])
        for code, values in map(json.loads, session.store.anomalies.of(record_id))
    )


def _local(session: Session, record_id: str) -> Local:
    from ld_desktop.sync.merge import Local

    history = session.store.records.history(record_id)
    return Local(
        type=history[0].type if history else None,
        revisions={record.hash: record.parent for record in history},
        deleted=session.store.records.is_deleted(record_id),
    )


def _judged(record: Record, outcome: Outcome, remarks: tuple[Problem, ...]) -> Judged:
    verdict, note = _VERDICTS[outcome.value]
    kept = outcome.is_kept
    if record.type is RecordType.DOCUMENT and verdict in _DOCUMENT_CHANGES:
        verdict, note, kept = "geweigerd", "casework.signed_never_changes", False
    odd = tuple(problem for problem in remarks if problem.severity is Severity.SOFT)
    hints = tuple(problem for problem in remarks if problem.severity is Severity.HINT)
    return Judged(record, verdict, kept, odd, hints, note)


def _remarks(
    session: Session, contents: Opened, record: Record, bad_reports: Mapping[str, str]
) -> tuple[Problem, ...]:
    from ld_desktop.sync.anomalies import changed_tests, find_anomalies

    body = contents.bodies[record.hash]
    found = [*find_anomalies(body, verifying.recompute_known, toets_record.retest)]
    if isinstance(body, CaseBody) and (before := _parent(session, contents, record)) is not None:
        found += changed_tests(before, body)
    if record.id in bad_reports:
        found.append(Problem("casework.report_not_in_order", Severity.SOFT))
    return tuple(found)


def _parent(session: Session, contents: Opened, record: Record) -> CaseBody | None:
    """The revision of a case that another one follows, where it is known."""
    if record.parent is None:
        return None
    if record.parent in contents.bodies:
        body = contents.bodies[record.parent]
        return body if isinstance(body, CaseBody) else None
    history = session.store.records.history(record.id)
    found = next((each for each in history if each.hash == record.parent), None)
    return CaseBody.model_validate(found.body) if found else None


def _as_text(problem: Problem) -> str:
    return json.dumps([problem.code, problem.values], ensure_ascii=False)


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
