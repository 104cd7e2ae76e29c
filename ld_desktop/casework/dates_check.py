"""Dates that must fit across a case: birth, begin of the placement, and the visit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ld_desktop.casework.session import Session
from ld_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.state import FormState

_VISIT = "datum_bezoek"


def date_problems(session: Session, meting: Meting, state: FormState) -> tuple[Problem, ...]:
    """What cannot be: a visit before the work began, or before the person was born."""
    visit = state.value(_VISIT)
    if not isinstance(visit, date):
        return ()
    problems = []
    begin = _begin(session, meting)
    if begin is not None and visit < begin:
        values = (("begin", _shown(begin)),)
        problems.append(Problem("casework.visit_before_start", path=_VISIT, values=values))
    born = _day(session, meting.case_id, "geboortedatum")
    if born is not None and visit <= born:
        values = (("geboren", _shown(born)),)
        problems.append(Problem("casework.visit_before_birth", path=_VISIT, values=values))
    return tuple(problems)


def _begin(session: Session, meting: Meting) -> date | None:
    """The first day of work: of the trial placement or of the employment."""
    names = ("proefplaatsing_start", "dienstverband_start")
    days = (_day(session, meting.placement_id, name) for name in names)
    return min((day for day in days if day is not None), default=None)


def _day(session: Session, record_id: str, name: str) -> date | None:
    record = session.store.records.head(record_id)
    text = record.body.get(name) if record else None
    return date.fromisoformat(text) if text else None


def _shown(day: date) -> str:
    return f"{day:%d-%m-%Y}"
