"""A re-measurement beside the one before: what changed, why, and what it did to the value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ld_desktop.casework import carrying_over, method_check, weighing
from ld_desktop.domain.answers import AnswerKey, Mark, Origin, Respondent
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.domain.problems import Problem, Severity

if TYPE_CHECKING:
    from ld_desktop.casework.carrying_over import PreviousAnswer
    from ld_desktop.casework.session import Session
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.state import FormState, QuestionState

_ESTABLISHED = Respondent.VASTGESTELD
_NVT = "n.v.t."


@dataclass(frozen=True)
class Delta:
    """One input of the method that is not what it was; texts as the question shows them."""

    path: str
    label: str
    section: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class ValueBefore:
    """What the measurement before came to."""

    meting_id: str
    loonwaarde: int
    loonwaarde_exact: str


def deltas_of(session: Session, meting: Meting, state: FormState) -> Iterator[Delta]:
    """The established inputs that differ from the measurement before, in the order of the form."""
    if meting.soort is not MetingSoort.HERHALING:
        return
    previous = carrying_over.previous_answers(session, meting.id)
    inputs = set(method_check.evidence_of(state, meting).places.values())
    for question in state.questions:
        before = previous.get(AnswerKey(question.path, _ESTABLISHED))
        if question.path in inputs and before is not None and _differs(question, before):
            yield Delta(
                path=question.path,
                label=weighing.label_of(question, state),
                section=question.section,
                before=_NVT if before.mark is Mark.NVT else before.text,
                after=_now(question),
                reason=question.answer.reason if question.answer else "",
            )


def problems(session: Session, meting: Meting, state: FormState) -> tuple[Problem, ...]:
    """A change asks what happened: soft, at its question, until words stand beside the answer."""
    return tuple(
        Problem(
            "casework.changed",
            Severity.SOFT,
            delta.path,
            (("label", delta.label), ("before", delta.before), ("after", delta.after)),
        )
        for delta in deltas_of(session, meting, state)
        if not delta.reason.strip()
    )


def value_before(session: Session, meting: Meting) -> ValueBefore | None:
    """The value of the measurement before; none for a second opinion, or when there is none."""
    source = carrying_over.previous_meting(session, meting)
    signed = session.store.metingen.signed(source.id) if source else None
    if signed is None:
        return None
    result = signed.rapport.result
    return ValueBefore(signed.meting.id, result.loonwaarde, result.loonwaarde_exact)


def _differs(question: QuestionState, before: PreviousAnswer) -> bool:
    """Whether an answer of now says something else; what waits to be confirmed says the same."""
    answer = question.answer
    if not question.visible or question.set_aside or question.respondent is not _ESTABLISHED:
        return False
    if answer is None or answer.origin in {Origin.OVERGENOMEN, Origin.BEVESTIGD}:
        return False
    if answer.mark is Mark.GEGEVEN and question.value is None:
        return False
    return (answer.mark, answer.text.strip()) != (before.mark, before.typed.strip())


def _now(question: QuestionState) -> str:
    from ld_desktop.forms.reading import display

    if question.answer is not None and question.answer.mark is Mark.NVT:
        return _NVT
    return "" if question.value is None else display(question.question, question.value)
