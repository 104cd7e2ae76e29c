"""Dossiers: a new one, its page with the story and the next step, today's work, and searching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar

from ld_desktop.casework import (
    answering,
    documents,
    independence,
    measuring,
    second_opinions,
    subjects,
    toetsen,
)
from ld_desktop.casework.arrivals import anomaly_sentences
from ld_desktop.casework.session import NotFound, Session, local_day
from ld_desktop.domain.base import Frozen
from ld_desktop.domain.meting import Meting, MetingSoort, MetingState
from ld_desktop.domain.records import (
    CaseBody,
    DocumentBody,
    EmployerBody,
    PlacementBody,
    RecordType,
)

_Body = TypeVar("_Body", bound=Frozen)
StepKind = Literal[
    "persoon",
    "toegangstoets",
    "werkgever",
    "plaatsing",
    "meting_starten",
    "meting_verder",
    "ondertekenen",
    "overdragen",
    "klaar",
]


@dataclass(frozen=True)
class Ids:
    """The three records of a placement."""

    case_id: str
    employer_id: str
    placement_id: str


@dataclass(frozen=True)
class MetingLine:
    """A measurement as the dossier page shows it; `value` in whole percent once signed.

    Attributes:
        veiled: it is signed, and nothing of it may be seen: a second opinion is being given here.
    """

    id: str
    method: str
    method_naam: str
    soort: MetingSoort
    state: MetingState
    value: int | None
    moment: datetime
    answered: int
    asked: int
    document_ids: tuple[str, ...]
    afwijkend: tuple[str, ...]
    replaces: str | None
    veiled: bool = False


@dataclass(frozen=True)
class PlacementLine:
    """A placement with its measurements, newest last.

    Attributes:
        beside: a second opinion with what it is about, once both may be seen.
    """

    id: str
    employer_id: str
    werkgever: str
    functie: str
    metingen: tuple[MetingLine, ...]
    complete: bool
    beside: second_opinions.Beside | None = None


@dataclass(frozen=True)
class NextStep:
    """The one obvious button of a dossier."""

    kind: StepKind
    text: str
    subject: str


@dataclass(frozen=True)
class HistoryLine:
    """Something that happened, in words."""

    moment: datetime
    text: str


@dataclass(frozen=True)
class DossierPage:
    """A case on one page. `origin` names the sender of an imported case; empty for an own one.

    Attributes:
        toets_signal: what is odd between the toegangstoets and the loonwaarde, in a sentence.
    """

    case_id: str
    zaaknummer: str
    naam: str
    geboortedatum: date | None
    origin: str
    toetsen: tuple[toetsen.ToetsLine, ...]
    toets_signal: str
    placements: tuple[PlacementLine, ...]
    documents: tuple[documents.DocumentLine, ...]
    next_step: NextStep
    history: tuple[HistoryLine, ...]
    afwijkend: tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    """Something found by searching."""

    kind: Literal["persoon", "werkgever"]
    case_id: str
    title: str
    subtitle: str


def new_dossier(session: Session) -> Ids:
    """A new case with a number of its own, a placement and an employer still to be named."""
    ids = Ids(session.new_id(), session.new_id(), session.new_id())
    by = session.profile.id
    zaaknummer = _next_zaaknummer(session)
    with session.store.transaction():
        records = session.store.records
        records.save(RecordType.CASE, ids.case_id, CaseBody(zaaknummer=zaaknummer), by)
        records.save(RecordType.EMPLOYER, ids.employer_id, EmployerBody(), by)
        body = PlacementBody(case_id=ids.case_id, employer_id=ids.employer_id)
        records.save(RecordType.PLACEMENT, ids.placement_id, body, by)
    return ids


def add_placement(session: Session, case_id: str, employer_id: str | None) -> Ids:
    """Another placement of the same person, with a known employer or a new one."""
    placement_id, by = session.new_id(), session.profile.id
    with session.store.transaction():
        if employer_id is None:
            employer_id = session.new_id()
            session.store.records.save(RecordType.EMPLOYER, employer_id, EmployerBody(), by)
        body = PlacementBody(case_id=case_id, employer_id=employer_id)
        session.store.records.save(RecordType.PLACEMENT, placement_id, body, by)
    return Ids(case_id, employer_id, placement_id)


def choose_employer(session: Session, placement_id: str, employer_id: str) -> None:
    """Let a placement be with an employer that is known already."""
    placement = _body(session, placement_id, PlacementBody)
    session.store.records.save(
        RecordType.PLACEMENT,
        placement_id,
        placement.model_copy(update={"employer_id": employer_id}),
        session.profile.id,
    )


def employers(session: Session) -> tuple[tuple[str, str], ...]:
    """The employers with a name: id and name, by name."""
    found = (
        (record.id, EmployerBody.model_validate(record.body).naam)
        for record in session.store.records.heads(RecordType.EMPLOYER)
    )
    return tuple(sorted((item for item in found if item[1]), key=lambda item: item[1].lower()))


def search(session: Session, text: str) -> tuple[Hit, ...]:
    """Cases whose name, case number, employer or function start with the words typed."""
    cases = dict.fromkeys(
        case_id for found in session.store.search(text) for case_id in found.case_ids
    )
    return tuple(_hit(session, case_id) for case_id in cases)


def placements_of(session: Session, case_id: str) -> tuple[tuple[str, PlacementBody], ...]:
    """The placements of a case, oldest first."""
    return tuple(
        (record.id, body)
        for record in session.store.records.heads(RecordType.PLACEMENT)
        if (body := PlacementBody.model_validate(record.body)).case_id == case_id
    )


def dossier_page(session: Session, case_id: str) -> DossierPage:
    """Everything about one case, and what to do next."""
    case = _body(session, case_id, CaseBody)
    placements = tuple(
        _placement_line(session, placement_id, body)
        for placement_id, body in placements_of(session, case_id)
    )
    return DossierPage(
        case_id=case_id,
        zaaknummer=case.zaaknummer,
        naam=case.naam,
        geboortedatum=case.geboortedatum,
        origin=origin_name(session, case_id),
        toetsen=(tests := toetsen.lines(session, case_id)),
        toets_signal=toetsen.loonwaarde_signal(
            tests, [m.value for p in placements for m in p.metingen if m.value is not None]
        ),
        placements=placements,
        documents=tuple(
            documents.document_line(session, document_id)
            for placement in placements
            for meting in placement.metingen
            for document_id in meting.document_ids
        ),
        next_step=_next_step(session, case_id, placements, tests),
        history=_history(session, placements, tests),
        afwijkend=anomaly_sentences(session, case_id),
    )


def origin_name(session: Session, record_id: str) -> str:
    """Who a record came from: the sender's name, or empty when it was made here."""
    origin = session.store.records.origin(record_id)
    if origin is None or origin == session.profile.id:
        return ""
    contact = session.store.contacts.get(origin)
    return f"{contact.naam} ({contact.organisatie})" if contact else origin


def handed_over(session: Session, meting: MetingLine) -> tuple[tuple[str, datetime], ...]:
    """To whom a signed measurement was sent, and when the file was written."""
    record = session.store.records.head(meting.id)
    if meting.state is not MetingState.ONDERTEKEND or record is None:
        return ()
    log = session.store.transport.log()
    return tuple(
        (contact.organisatie, min(moments))
        for contact in session.store.contacts.all()
        if record.hash in session.store.transport.sent_marks(contact.id)
        and (
            moments := [
                line.at
                for line in log
                if line.direction == "sent"
                and line.contact_id == contact.id
                and line.at >= meting.moment
            ]
        )
    )


def complete(session: Session, subject: str) -> bool:
    """Whether nothing hard is open in the questionnaire of a person, employer or placement."""
    state = answering.plain_state(session, subjects.find(session, subject))
    return not any(problem.severity == "hard" for problem in state.problems)


def _next_step(
    session: Session,
    case_id: str,
    placements: tuple[PlacementLine, ...],
    tests: tuple[toetsen.ToetsLine, ...],
) -> NextStep:
    if origin_name(session, case_id):
        return NextStep("klaar", "Rapport bekijken", _last_signed(placements) or case_id)
    if not complete(session, case_id):
        return NextStep("persoon", "Gegevens van de persoon invullen", case_id)
    measured = any(placement.metingen for placement in placements)
    if (step := _toets_step(tests, measured=measured)) is not None:
        return step
    return _next_placement_step(session, case_id, placements)


def _toets_step(tests: tuple[toetsen.ToetsLine, ...], *, measured: bool) -> NextStep | None:
    """A test that was begun is finished first; one that does not admit says what follows instead."""
    for line in tests:
        if not line.uitkomst:
            what = "de correctie van de toegangstoets" if line.replaces else "de toegangstoets"
            return NextStep("toegangstoets", f"Verder met {what}", line.subject)
        if line.counts and not line.admits and not measured:
            return NextStep("toegangstoets", "Bekijken wat op de toets volgt", line.subject)
    return None


def _next_placement_step(
    session: Session, case_id: str, placements: tuple[PlacementLine, ...]
) -> NextStep:
    if not placements:
        return NextStep("plaatsing", "Plaatsing toevoegen", case_id)
    last = placements[-1]
    if not complete(session, last.employer_id):
        return NextStep("werkgever", "Werkgever invullen", last.employer_id)
    return _next_meting_step(session, case_id, last)


def _next_meting_step(session: Session, case_id: str, placement: PlacementLine) -> NextStep:
    if not placement.complete:
        return NextStep("plaatsing", "Plaatsing invullen", placement.id)
    if not placement.metingen:
        return NextStep("meting_starten", "Meting starten", placement.id)
    meting = placement.metingen[-1]
    if meting.state is MetingState.ONDERTEKEND and handed_over(session, meting):
        return NextStep("klaar", "Rapport bekijken", meting.id)
    if meting.state is MetingState.ONDERTEKEND:
        return NextStep("overdragen", "Overdragen aan het kantoor", case_id)
    if meting.answered < meting.asked:
        return NextStep("meting_verder", "Verder met de meting", meting.id)
    return NextStep("ondertekenen", "Naar ondertekenen", meting.id)


def _last_signed(placements: tuple[PlacementLine, ...]) -> str:
    """The id of the measurement signed last, or empty."""
    signed = [m for p in placements for m in p.metingen if m.value is not None]
    return max(signed, key=lambda line: line.moment).id if signed else ""


def _placement_line(session: Session, placement_id: str, body: PlacementBody) -> PlacementLine:
    employer = session.store.records.head(body.employer_id)
    metingen = session.store.metingen.of_placement(placement_id)
    return PlacementLine(
        id=placement_id,
        employer_id=body.employer_id,
        werkgever=EmployerBody.model_validate(employer.body).naam if employer else "",
        functie=body.functie,
        metingen=tuple(meting_line(session, meting) for meting in metingen),
        complete=complete(session, placement_id),
        beside=second_opinions.beside(session, placement_id),
    )


def meting_line(session: Session, meting: Meting) -> MetingLine:
    """One measurement with its progress, or its value when it is signed."""
    from ld_desktop.methods.catalogue import method_name

    signed = session.store.metingen.signed(meting.id)
    veiled = independence.is_veiled(session, meting)
    asked = answered = 0
    shown = MetingState.ONDERTEKEND
    if signed is None:
        state = answering.plain_state(session, subjects.Subject(meting.id, meting=meting))
        asked, answered = state.asked, state.answered
        shown = measuring.state_of(meting, state)
    return MetingLine(
        id=meting.id,
        method=meting.method,
        method_naam=method_name(meting.method),
        soort=meting.soort,
        state=shown,
        value=signed.rapport.result.loonwaarde if signed and not veiled else None,
        moment=signed.signed_at if signed else last_moment(session, meting),
        answered=answered,
        asked=asked,
        document_ids=() if veiled else _documents_of(session, meting.id),
        afwijkend=() if veiled else anomaly_sentences(session, meting.id),
        replaces=meting.replaces,
        veiled=veiled,
    )


def _documents_of(session: Session, meting_id: str) -> tuple[str, ...]:
    return tuple(
        record.id
        for record in session.store.records.heads(RecordType.DOCUMENT)
        if DocumentBody.model_validate(record.body).measurement_id == meting_id
    )


def last_moment(session: Session, meting: Meting) -> datetime:
    """When a draft was last touched."""
    answers = session.store.answers.all(meting.id).values()
    # An answer from paper carries the day it was written down, which may lie before the draft.
    return max([meting.started_at, *(answer.at for answer in answers)])


def _history(
    session: Session,
    placements: tuple[PlacementLine, ...],
    tests: tuple[toetsen.ToetsLine, ...],
) -> tuple[HistoryLine, ...]:
    lines = [HistoryLine(test.moment, _toets_told(test)) for test in tests if test.uitkomst]
    for placement in placements:
        for meting in placement.metingen:
            if meting.value is not None:
                text = f"Meting ondertekend: loonwaarde {meting.value} % ({placement.functie})"
            elif meting.veiled:
                text = f"Meting ondertekend: loonwaarde verborgen ({placement.functie})"
            else:
                text = f"Meting in concept ({placement.functie})"
            lines.append(HistoryLine(meting.moment, text))
            lines += [
                HistoryLine(moment, f"Overgedragen aan {naam}")
                for naam, moment in handed_over(session, meting)
            ]
    return tuple(sorted(lines, key=lambda line: line.moment, reverse=True))


def _toets_told(test: toetsen.ToetsLine) -> str:
    uitkomst = test.uitkomst.lower()
    if not test.replaces:
        return f"Toegangstoets afgerond: {uitkomst}"
    return f"Toegangstoets gecorrigeerd: {uitkomst}. Reden: {test.reason}"


def _hit(session: Session, case_id: str) -> Hit:
    case = _body(session, case_id, CaseBody)
    where = ", ".join(
        f"{body.functie or 'functie onbekend'} bij {naam}" if naam else body.functie
        for _, body in placements_of(session, case_id)
        if (naam := _employer_name(session, body.employer_id)) or body.functie
    )
    return Hit("persoon", case_id, case.naam or "(nog geen naam)", f"{case.zaaknummer}  {where}")


def _employer_name(session: Session, employer_id: str) -> str:
    record = session.store.records.head(employer_id)
    return EmployerBody.model_validate(record.body).naam if record else ""


def _body(session: Session, record_id: str, kind: type[_Body]) -> _Body:
    record = session.store.records.head(record_id)
    if record is None:
        raise NotFound(id=record_id)
    return kind.model_validate(record.body)


def _next_zaaknummer(session: Session) -> str:
    """Year and a number that no own case has yet: `2026-0001`."""
    year = f"{local_day(session.clock()):%Y}-"
    used = [
        int(number[len(year) :])
        for record in session.store.records.heads(RecordType.CASE)
        if (number := str(record.body.get("zaaknummer", ""))).startswith(year)
        and number[len(year) :].isdigit()
    ]
    return f"{year}{max(used, default=0) + 1:04d}"
