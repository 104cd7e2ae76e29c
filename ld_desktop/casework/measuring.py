"""Measuring: starting a measurement, its live result, and the trace as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, method_check, subjects
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.answers import Answer, Mark, Origin, Respondent
from ld_desktop.domain.meting import Meting, MetingSoort, MetingState
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.records import CaseBody, EmployerBody, PlacementBody
from ld_desktop.domain.trace import ScoreResult, TraceStep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ld_desktop.forms.state import FormState

DEFAULT_METHOD = "uniform"
_OPINIONS = "zienswijzen"


@dataclass(frozen=True)
class MetingHead:
    """What stands above a measurement on screen."""

    meting: Meting
    naam: str
    werkgever: str
    functie: str
    zaaknummer: str


@dataclass(frozen=True)
class Outcome:
    """The result, or why there is none yet: each problem leads to a question."""

    result: ScoreResult | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class TraceNode:
    """A step of the calculation with the steps it was made from."""

    step: TraceStep
    children: tuple[TraceNode, ...]


def start_meting(
    session: Session,
    placement_id: str,
    soort: MetingSoort = MetingSoort.EERSTE,
    replaces: str | None = None,
    replaces_reason: str = "",
) -> str:
    """A new draft with the newest version of the uniform method; what is known is filled in."""
    from ld_desktop.methods.catalogue import newest_version

    placement = subjects.find(session, placement_id).body()
    if not isinstance(placement, PlacementBody):
        raise NotFound(id=placement_id)
    now = session.clock()
    meting = Meting(
        id=session.new_id(),
        case_id=placement.case_id,
        employer_id=placement.employer_id,
        placement_id=placement_id,
        method=DEFAULT_METHOD,
        method_version=newest_version(DEFAULT_METHOD),
        soort=soort,
        state=MetingState.CONCEPT,
        started_at=now,
        changed_at=now,
        replaces=replaces,
        replaces_reason=replaces_reason,
    )
    with session.store.transaction():
        session.store.metingen.create(meting)
        for path, text in _known(session, placement, soort).items():
            session.store.answers.put(meting.id, _taken_over(session, path, text))
    return meting.id


def meting_head(session: Session, meting_id: str) -> MetingHead:
    """Who and where a measurement is about."""
    meting = find_meting(session, meting_id)
    case, employer, placement = context(session, meting)
    state = answering.form_state(session, meting_id)
    shown = meting.model_copy(update={"state": state_of(meting, state)})
    return MetingHead(shown, case.naam, employer.naam, placement.functie, case.zaaknummer)


def state_of(meting: Meting, state: FormState) -> MetingState:
    """How far a measurement is: ready for the *zienswijze* when nothing hard is open before it."""
    if meting.state is MetingState.ONDERTEKEND:
        return meting.state
    open_before = {
        question.section
        for question in state.questions
        for problem in question.problems
        if problem.severity is Severity.HARD
    }
    ready = not open_before - {_OPINIONS}
    return MetingState.ZIENSWIJZE if ready else MetingState.CONCEPT


def find_meting(session: Session, meting_id: str) -> Meting:
    """The head of a measurement.

    Raises:
        NotFound: when it is not in this store.
    """
    meting: Meting | None = session.store.metingen.get(meting_id)
    if meting is None:
        raise NotFound(id=meting_id)
    return meting


def context(session: Session, meting: Meting) -> tuple[CaseBody, EmployerBody, PlacementBody]:
    """The person, the employer and the placement of a measurement, as recorded now."""
    heads = [
        session.store.records.head(found)
        for found in (meting.case_id, meting.employer_id, meting.placement_id)
    ]
    case, employer, placement = (head.body if head else {} for head in heads)
    if not (case and placement):
        raise NotFound(id=meting.case_id)
    return (
        CaseBody.model_validate(case),
        EmployerBody.model_validate(employer),
        PlacementBody.model_validate(placement),
    )


def outcome(session: Session, meting_id: str) -> Outcome:
    """The live result of a draft, or what it still needs; for a signed one what was established."""
    meting = find_meting(session, meting_id)
    if meting.state is MetingState.ONDERTEKEND:
        signed = session.store.metingen.signed(meting_id)
        return Outcome(signed.rapport.result if signed else None, ())
    state = answering.plain_state(session, subjects.Subject(meting_id, meting=meting))
    found = method_check.calculate(state, meting)
    if isinstance(found, ScoreResult):
        return Outcome(found, ())
    return Outcome(None, found)


def remove_draft(session: Session, meting_id: str) -> None:
    """Throw a draft away with its answers; a signed measurement is refused by the store."""
    session.store.metingen.remove_draft(meting_id)
    session.drafts.pop(meting_id, None)


def trace_tree(result: ScoreResult) -> TraceNode:
    """The steps as a tree: the last step on top, below each step the steps it names as inputs."""
    by_id = {step.id: step for step in result.trace}
    return _node(result.trace[-1], by_id)


def _node(step: TraceStep, by_id: Mapping[str, TraceStep]) -> TraceNode:
    below = (by_id[name] for name in step.invoer if name in by_id and name != step.id)
    return TraceNode(step, tuple(_node(child, by_id) for child in below))


def _known(session: Session, placement: PlacementBody, soort: MetingSoort) -> dict[str, str]:
    employer = session.store.records.head(placement.employer_id)
    body = EmployerBody.model_validate(employer.body) if employer else EmployerBody()
    texts = {
        "soort_meting": soort.value,
        "contactpersoon": body.contactpersoon,
        "contact_email": body.email,
        "functie_uitgevoerd": placement.functie,
        "aandeel_soort": "procent",
    }
    numbers = ("uren_per_week", "dagen_per_week", "voltijdsuren")
    texts |= {
        name: format(value.normalize(), "f").replace(".", ",")
        for name in numbers
        if (value := getattr(placement, name)) is not None
    }
    return {path: text for path, text in texts.items() if text}


def _taken_over(session: Session, path: str, text: str) -> Answer:
    return Answer(
        path=path,
        respondent=Respondent.VASTGESTELD,
        text=text,
        mark=Mark.GEGEVEN,
        origin=Origin.OVERGENOMEN,
        at=session.clock(),
        by=session.profile.id,
    )
