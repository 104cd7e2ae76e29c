"""Before a measurement begins: for whom it is, which kind it most likely is, and what comes along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ld_desktop.casework import carrying_over, subjects
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.meting import Meting, MetingSoort, MetingState
from ld_desktop.domain.records import CaseBody, EmployerBody, PlacementBody


@dataclass(frozen=True)
class StartPage:
    """What stands above the choice of a method.

    Attributes:
        soort: the kind to begin with: a repetition once a measurement was signed.
    """

    case_id: str
    naam: str
    functie: str
    werkgever: str
    soort: MetingSoort


@dataclass(frozen=True)
class ComesAlong:
    """The answers that a new measurement would begin with.

    Attributes:
        count: how many; each has to be confirmed.
        method_naam: of the measurement they come from.
        moment: when that one was signed, or last worked on.
        signed: whether it was signed.
    """

    count: int
    method_naam: str
    moment: datetime
    signed: bool


def start_page(session: Session, placement_id: str) -> StartPage:
    """For whom and where a measurement would be.

    Raises:
        NotFound: when there is no such placement.
    """
    placement = _placement(session, placement_id)
    case = session.store.records.head(placement.case_id)
    employer = session.store.records.head(placement.employer_id)
    signed = any(
        meting.state is MetingState.ONDERTEKEND
        for meting in session.store.metingen.of_placement(placement_id)
    )
    return StartPage(
        case_id=placement.case_id,
        naam=CaseBody.model_validate(case.body).naam if case else "",
        functie=placement.functie,
        werkgever=EmployerBody.model_validate(employer.body).naam if employer else "",
        soort=MetingSoort.HERHALING if signed else MetingSoort.EERSTE,
    )


def comes_along(
    session: Session, placement_id: str, method: str, soort: MetingSoort
) -> ComesAlong | None:
    """What `measuring.start_meting` would carry over with this choice; None when nothing would."""
    from ld_desktop.methods.catalogue import method_name, newest_version

    placement = _placement(session, placement_id)
    now = session.clock()
    planned = Meting(
        id=session.new_id(),
        case_id=placement.case_id,
        employer_id=placement.employer_id,
        placement_id=placement_id,
        method=method,
        method_version=newest_version(method),
        soort=soort,
        state=MetingState.CONCEPT,
        started_at=now,
        changed_at=now,
    )
    source = carrying_over.source_of(session, planned)
    count = len(carrying_over.carried(session, planned)) if source else 0
    if source is None or not count:
        return None
    signed = source.state is MetingState.ONDERTEKEND
    return ComesAlong(count, method_name(source.method), source.changed_at, signed)


def _placement(session: Session, placement_id: str) -> PlacementBody:
    body = subjects.find(session, placement_id).body()
    if not isinstance(body, PlacementBody):
        raise NotFound(id=placement_id)
    return body
