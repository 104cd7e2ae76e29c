"""Setting questions aside that do not fit the work, and bringing them back; proposals for both."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from ld_desktop.casework import answering, subjects
from ld_desktop.casework.change import Change, Touched
from ld_desktop.casework.session import local_day
from ld_desktop.domain.answers import Respondent, SetAside

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.forms.definition import Questionnaire, Relevance
    from ld_desktop.forms.state import FormState, Value

_DECLINED = "casework.relevance"  # under this code the store keeps which proposals were declined
_NO_REASON = "-"


@dataclass(frozen=True)
class RelevanceProposal:
    """A proposal to set questions aside, with its reason.

    Attributes:
        paths: what it sets aside, the items behind it not counted.
        labels: their short names, in the same order.
        state: `taken` when all of them are aside, `declined` when the assessor said no.
        holds: whether the answers still give reason for it; what was taken stays either way.
    """

    id: str
    reason: str
    paths: tuple[str, ...]
    labels: tuple[str, ...]
    state: Literal["open", "taken", "declined"]
    holds: bool


@dataclass(frozen=True)
class AsideLine:
    """What stands beside a question that was set aside: why, by whom and when."""

    reason: str
    door: str
    datum: date


def asides(session: Session, subject: str) -> Mapping[str, AsideLine]:
    """What was set aside, by path."""
    return {
        path: AsideLine(
            reason=entry.reason,
            door=session.profile.naam if entry.by == session.profile.id else entry.by,
            datum=local_day(entry.at),
        )
        for path, entry in session.store.answers.aside(subject).items()
    }


def set_aside(session: Session, subject: str, paths: Collection[str], reason: str) -> Change:
    """Set questions aside with everything behind them; their answers stay and do not count.

    Args:
        session: the open store.
        subject: the measurement, or another owner of answers.
        paths: questions, tables or cells.
        reason: why they do not fit this work; the report says it.
    """
    return _change(session, subject, dict.fromkeys(paths, reason), "Terzijde gelegd")


def bring_back(session: Session, subject: str, paths: Collection[str]) -> Change:
    """Let questions count again, with everything behind them."""
    return _change(session, subject, dict.fromkeys(paths), "Teruggehaald")


def relevance(session: Session, meting_id: str) -> tuple[RelevanceProposal, ...]:
    """The proposals that the answers about the work give reason for, and those that were taken."""
    found = subjects.find(session, meting_id)
    form = subjects.questionnaire_of(found)
    state = answering.plain_state(session, found)
    aside = session.store.answers.aside(meting_id)
    declined = {
        path for code, path in session.store.answers.accepted(meting_id) if code == _DECLINED
    }
    every = (_proposal(each, form, state, aside, declined) for each in form.relevance)
    return tuple(each for each in every if each.holds or each.state == "taken")


def take(session: Session, meting_id: str, proposals: Collection[str]) -> Change:
    """Set aside what some proposals name, as one step of undo; by their ids."""
    form = subjects.questionnaire_of(subjects.find(session, meting_id))
    chosen = [each for each in form.relevance if each.id in proposals]
    reasons = {path: each.reason for each in chosen for path in each.set_aside}
    return _change(session, meting_id, reasons, "Voorstel om terzijde te leggen")


def decline(session: Session, meting_id: str, proposal: str) -> Change:
    """Say no to a proposal: it is no longer open, and nothing is set aside."""
    return answering.accept(session, meting_id, _DECLINED, proposal, _NO_REASON)


def reconsider(session: Session, meting_id: str, proposal: str) -> Change:
    """Take a no back: the proposal is open again."""
    return answering.accept(session, meting_id, _DECLINED, proposal, "")


def _proposal(
    each: Relevance,
    form: Questionnaire,
    state: FormState,
    aside: Mapping[str, SetAside],
    declined: Collection[str],
) -> RelevanceProposal:
    from ld_desktop.forms.conditions import holds
    from ld_desktop.forms.navigation import question_at

    named = ((path, question_at(form, path)) for path in each.set_aside)
    taken = all(path in aside for path in each.set_aside)
    return RelevanceProposal(
        id=each.id,
        reason=each.reason,
        paths=each.set_aside,
        labels=tuple(question.label if question else path for path, question in named),
        state="taken" if taken else "declined" if each.id in declined else "open",
        holds=holds(each.when, lambda name: _value(form, state, name)),
    )


def _value(form: Questionnaire, state: FormState, name: str) -> Value | None:
    """The counting answer of whoever is asked first."""
    from ld_desktop.forms.navigation import question_at

    question = question_at(form, name)
    who = question.respondents[0] if question else Respondent.VASTGESTELD
    return state.value(name, who)


def _change(
    session: Session, subject: str, reasons: Mapping[str, str | None], label: str
) -> Change:
    """Set aside what has a reason, bring back what has none; one transaction, one step of undo."""
    found = subjects.find_for_answer(session, subject)
    wanted = {
        path: None
        if reason is None
        else SetAside(path=path, reason=reason, at=session.clock(), by=session.profile.id)
        for named, reason in reasons.items()
        for path in (named, *_behind(found, named))
    }
    aside = session.store.answers.aside(subject)
    before = {path: aside.get(path) for path in wanted}

    def write(states: Mapping[str, SetAside | None]) -> Touched:
        with session.store.transaction():
            for path, state in states.items():
                if state is not None:
                    session.store.answers.set_aside(subject, state)
                else:
                    session.store.answers.unset_aside(subject, path)
        return Touched(subject, tuple(states))

    change = Change(
        label=_label(found, tuple(reasons), label),
        key=f"aside:{subject}:{','.join(wanted)}",
        forward=lambda: write(wanted),
        backward=lambda: write(before),
    )
    change.forward()
    return change


def _behind(found: subjects.Subject, path: str) -> Sequence[str]:
    """What goes along: the items of employer and employee, and what is n.v.t. together."""
    from ld_desktop.methods.evidence import behind

    if found.meting is None:
        return ()
    return behind(found.meting.method, found.meting.method_version, path)


def _label(found: subjects.Subject, paths: tuple[str, ...], label: str) -> str:
    return f"{label}: {subjects.label_of(found, paths[0])}" if len(paths) == 1 else label
