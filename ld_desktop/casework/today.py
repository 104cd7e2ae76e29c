"""Today: drafts with their progress, recent cases, what waits to be handed over, what is odd."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ld_desktop.casework import answering, dossiers, handing_over, subjects
from ld_desktop.casework.arrivals import anomaly_sentences
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingState
from ld_desktop.domain.records import CaseBody, RecordType

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
    """A measurement in concept."""

    meting_id: str
    case_id: str
    naam: str
    functie: str
    answered: int
    asked: int
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
            for text in anomaly_sentences(session, record.id)
        ),
    )


def _drafts(session: Session) -> tuple[DraftLine, ...]:
    lines = []
    for meting in session.store.metingen.drafts():
        if meting.state is MetingState.ONDERTEKEND:
            continue
        subject = subjects.Subject(meting.id, meting=meting)
        state = answering.plain_state(session, subject)
        placement = session.store.records.head(meting.placement_id)
        lines.append(
            DraftLine(
                meting_id=meting.id,
                case_id=meting.case_id,
                naam=_case_name(session, meting.case_id),
                functie=str(placement.body.get("functie", "")) if placement else "",
                answered=state.answered,
                asked=state.asked,
                changed_at=dossiers.last_moment(session, meting),
            )
        )
    return tuple(sorted(lines, key=lambda line: line.changed_at, reverse=True))


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
