"""Measuring: starting a measurement, its live result, and the trace as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ld_desktop.casework import (
    answering,
    carrying_over,
    chosen_norms,
    giving,
    independence,
    method_check,
    offering,
    subjects,
)
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.answers import Answer, Origin
from ld_desktop.domain.meting import Meting, MetingSoort, MetingState
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.records import CaseBody, EmployerBody, PlacementBody
from ld_desktop.domain.trace import ScoreResult, TraceStep
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ld_desktop.forms.state import FormState

DEFAULT_METHOD = "uniform"
_OPINIONS = "zienswijzen"
_TOP = "loonwaarde"  # the id of the last step of every method


class NotMeasurable(EnvironmentProblem):
    """A method that this program computes but has no questions for."""

    code = "casework.not_measurable"


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
    *,
    method: str = DEFAULT_METHOD,
) -> str:
    """A new draft with the newest version of a method; what is known is filled in.

    A correction keeps the version of the measurement that it replaces.

    Answers of an earlier measurement come along where they mean the same, to be confirmed
    (`carrying_over`); a second opinion begins with nothing of the first, a correction copies all.

    Raises:
        NotFound: when there is no such placement.
        NotMeasurable: when the method has no questionnaire in this version of the program.
    """
    from ld_desktop.methods.catalogue import ids, newest_version

    placement = subjects.find(session, placement_id).body()
    if not isinstance(placement, PlacementBody):
        raise NotFound(id=placement_id)
    newest = newest_version(method) if method in ids() else ""
    if not offering.has_questionnaire(method, newest):
        raise NotMeasurable(method=method)
    now = session.clock()
    meting = Meting(
        id=session.new_id(),
        case_id=placement.case_id,
        employer_id=placement.employer_id,
        placement_id=placement_id,
        method=method,
        method_version=find_meting(session, replaces).method_version if replaces else newest,
        soort=soort,
        state=MetingState.CONCEPT,
        started_at=now,
        changed_at=now,
        replaces=replaces,
        replaces_reason=replaces_reason,
    )
    with session.store.transaction():
        session.store.metingen.create(meting)
        for answer in (
            *carrying_over.carried(session, meting),
            *_known(session, placement, meting),
        ):
            session.store.answers.put(meting.id, answer)
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
        Veiled: a second opinion about it is being given here.
    """
    meting: Meting | None = session.store.metingen.get(meting_id)
    if meting is None:
        raise NotFound(id=meting_id)
    independence.refuse_veiled(session, meting)
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
    found = method_check.calculate(state, meting, chosen_norms.norms_of(session, meting))
    if isinstance(found, ScoreResult):
        return Outcome(found, ())
    return Outcome(None, found)


def document_and_result(
    session: Session, meting_id: str
) -> tuple[Mapping[str, object], ScoreResult] | None:
    """The score document of a draft as it is now with its result; None while there is none."""
    meting = find_meting(session, meting_id)
    state = answering.plain_state(session, subjects.Subject(meting_id, meting=meting))
    norms = chosen_norms.norms_of(session, meting)
    found = method_check.calculate(state, meting, norms)
    if not isinstance(found, ScoreResult):
        return None
    evidence = method_check.evidence_of(state, meting)
    return method_check.score_document(evidence, meting, norms), found


def remove_draft(session: Session, meting_id: str) -> None:
    """Throw a draft away with its answers; a signed measurement is refused by the store."""
    session.store.metingen.remove_draft(meting_id)
    session.drafts.pop(meting_id, None)


def trace_tree(result: ScoreResult) -> TraceNode:
    """The steps as a tree: the loonwaarde on top, below each step the steps it names as inputs."""
    return tree_of(result.trace, _TOP)


def tree_of(steps: Sequence[TraceStep], top: str) -> TraceNode:
    """Any steps as a tree; the last one is on top when there is none called `top`."""
    by_id = {step.id: step for step in steps}
    return _node(by_id.get(top, steps[-1]), by_id)


def further_trees(result: ScoreResult) -> tuple[TraceNode, ...]:
    """What a method says besides the loonwaarde: every outcome that no other step is made from."""
    by_id = {step.id: step for step in result.trace}
    used = {name for step in result.trace for name in step.invoer if name != step.id}
    return tuple(
        _node(step, by_id) for step in result.trace if step.id not in used and step.id != _TOP
    )


def _node(step: TraceStep, by_id: Mapping[str, TraceStep]) -> TraceNode:
    below = (by_id[name] for name in step.invoer if name in by_id and name != step.id)
    return TraceNode(step, tuple(_node(child, by_id) for child in below))


def _known(session: Session, placement: PlacementBody, meting: Meting) -> Iterator[Answer]:
    """What the placement and the employer tell, as far as the questionnaire asks it."""
    from ld_desktop.forms.navigation import question_at

    form = subjects.method_questionnaire(meting.method, meting.method_version)
    employer = session.store.records.head(placement.employer_id)
    body = EmployerBody.model_validate(employer.body) if employer else EmployerBody()
    texts = {
        "soort_meting": meting.soort.value,
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
    for path, text in texts.items():
        if text and question_at(form, path) is not None:
            yield giving.answer(session, path, text, origin=Origin.OVERGENOMEN)
