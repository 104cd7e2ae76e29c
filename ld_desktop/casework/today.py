"""Today: drafts with their progress, recent cases, what waits to be handed over, what is odd."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from ld_desktop.casework import (
    answering,
    dossiers,
    handing_over,
    independence,
    subjects,
    toets_correcting,
)
from ld_desktop.casework.arrivals import anomaly_sentences
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Origin
from ld_desktop.domain.records import CaseBody, RecordType

if TYPE_CHECKING:
    from ld_desktop.forms.state import FormState

_SHOWN = 30  # older cases are found by searching
_STATES = {
    "persoon": "gegevens nog niet compleet",
    "toegangstoets": "toegangstoets",
    "werkgever": "werkgever nog niet compleet",
    "plaatsing": "plaatsing nog niet compleet",
    "meting_starten": "klaar om te meten",
    "meting_verder": "meting in concept",
    "ondertekenen": "klaar om te ondertekenen",
    "overdragen": "ondertekend, nog niet overgedragen",
    "klaar": "afgerond",
}


@dataclass(frozen=True)
class DraftLine:
    """A measurement in concept, or a toegangstoets that was begun.

    Attributes:
        functie: of a measurement.
        correction: it corrects a finished one.
        section: the title of the step that the last answer was given in; empty while none was.
        path: the place of that answer.
    """

    kind: Literal["meting", "toegangstoets"]
    subject: str
    case_id: str
    naam: str
    functie: str
    correction: bool
    answered: int
    asked: int
    section: str
    path: str
    changed_at: datetime


@dataclass(frozen=True)
class CaseLine:
    """A case in the list."""

    case_id: str
    zaaknummer: str
    naam: str
    werkgever: str
    functie: str
    state_text: str
    changed_at: datetime


@dataclass(frozen=True)
class SendLine:
    """An office for which something is ready to be handed over."""

    contact_id: str
    kantoor: str
    count: int


@dataclass(frozen=True)
class Vandaag:
    """The start page."""

    drafts: tuple[DraftLine, ...]
    cases: tuple[CaseLine, ...]
    to_send: tuple[SendLine, ...]
    problems: tuple[str, ...]


def vandaag(session: Session) -> Vandaag:
    """What asks for attention today, newest first."""
    return Vandaag(
        drafts=_drafts(session),
        cases=_cases(session),
        to_send=tuple(
            SendLine(contact.id, f"{contact.naam} ({contact.organisatie})", count)
            for contact, count in handing_over.waiting(session)
        ),
        problems=tuple(
            f"{_case_name(session, record.id)}: {text}"
            for kind in (RecordType.CASE, RecordType.PLACEMENT, RecordType.MEASUREMENT)
            for record in session.store.records.heads(kind)
            if not independence.veils_record(session, record)
            for text in anomaly_sentences(session, record.id)
        ),
    )


def _drafts(session: Session) -> tuple[DraftLine, ...]:
    lines = [*_metingen(session), *_toetsen(session)]
    return tuple(sorted(lines, key=lambda line: line.changed_at, reverse=True))


def _metingen(session: Session) -> Iterator[DraftLine]:
    for meting in session.store.metingen.drafts():
        state = answering.plain_state(session, subjects.Subject(meting.id, meting=meting))
        placement = session.store.records.head(meting.placement_id)
        section, path = _last_answer(state)
        yield DraftLine(
            kind="meting",
            subject=meting.id,
            case_id=meting.case_id,
            naam=_case_name(session, meting.case_id),
            functie=str(placement.body.get("functie", "")) if placement else "",
            correction=meting.replaces is not None,
            answered=state.answered,
            asked=state.asked,
            section=section,
            path=path,
            changed_at=dossiers.last_moment(session, meting),
        )


def _toetsen(session: Session) -> Iterator[DraftLine]:
    for subject in session.store.answers.begun_under(RecordType.CASE):
        found = subjects.find(session, subject)
        if found.toets is None or found.toets.finished is not None:
            continue
        state = answering.plain_state(session, found)
        section, path = _last_answer(state)
        yield DraftLine(
            kind="toegangstoets",
            subject=subject,
            case_id=found.toets.case_id,
            naam=_case_name(session, found.toets.case_id),
            functie="",
            correction=bool(toets_correcting.link_of(session, subject).id),
            answered=state.answered,
            asked=state.asked,
            section=section,
            path=path,
            changed_at=max(each.at for each in session.store.answers.all(subject).values()),
        )


def _last_answer(state: FormState) -> tuple[str, str]:
    """Where the last answer was given: the title of its step, and its path; what came along is none."""
    given = [
        (question.answer.at, question)
        for question in state.questions
        if question.visible
        and question.answer is not None
        and question.answer.origin is not Origin.OVERGENOMEN
    ]
    if not given:
        return "", ""
    last = max(given, key=lambda each: each[0])[1]
    titles = {section.id: section.title for section in state.sections}
    return titles[last.section], last.path


def _cases(session: Session) -> tuple[CaseLine, ...]:
    lines = []
    recent = sorted(
        session.store.records.heads(RecordType.CASE), key=lambda r: r.changed_at, reverse=True
    )
    for record in recent[:_SHOWN]:
        page = dossiers.dossier_page(session, record.id)
        last = page.placements[-1] if page.placements else None
        lines.append(
            CaseLine(
                case_id=record.id,
                zaaknummer=page.zaaknummer,
                naam=page.naam or "(nog geen naam)",
                werkgever=last.werkgever if last else "",
                functie=last.functie if last else "",
                state_text=_STATES[page.next_step.kind],
                changed_at=record.changed_at,
            )
        )
    return tuple(lines)


def _case_name(session: Session, record_id: str) -> str:
    record = session.store.records.head(record_id)
    if record is None:
        return record_id
    if record.type is RecordType.CASE:
        body = CaseBody.model_validate(record.body)
        return body.naam or body.zaaknummer
    owner = record.body.get("case_id") or record.body.get("meting", {}).get("case_id", "")
    return _case_name(session, str(owner)) if owner else record_id
