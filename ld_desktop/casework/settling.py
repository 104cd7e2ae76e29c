"""What the assessor settles at the table: take a proposal over, confirm what came from before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from ld_desktop.casework import (
    answering,
    carrying_over,
    giving,
    measuring,
    norm_levels,
    subjects,
    weighing,
)
from ld_desktop.domain.answers import Answer, AnswerKey, Origin

if TYPE_CHECKING:
    from ld_desktop.casework.carrying_over import PreviousAnswer
    from ld_desktop.casework.change import Change
    from ld_desktop.casework.session import Session
    from ld_desktop.casework.weighing import ScoreLine
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.state import FormState


def score_lines(session: Session, meting_id: str) -> Mapping[str, ScoreLine]:
    """What was said about every scored input that is asked now, by the path of its question."""
    state, meting = _now(session, meting_id)
    return {line.path: line for line in weighing.lines_of(state, meting)}


def score_lines_in(session: Session, subject: str, state: FormState) -> Mapping[str, ScoreLine]:
    """The same in a state that is known already; nothing for what is no measurement."""
    meting = subjects.find(session, subject).meting
    return {} if meting is None else {line.path: line for line in weighing.lines_of(state, meting)}


def levels_in(session: Session, subject: str, state: FormState) -> Collection[str]:
    """The cells of tests where a norm table offers a level to take over."""
    meting = subjects.find(session, subject).meting
    lines = () if meting is None else norm_levels.lines_of(session, meting, state)
    return frozenset(line.path for line in lines if line.offered is not None)


def tests_in(session: Session, subject: str, state: FormState) -> Mapping[str, str]:
    """What tests say about a score, to stand beside it: it counts in no proposal."""
    meting = subjects.find(session, subject).meting
    return {} if meting is None else norm_levels.evidence(state)


def waiting_in(session: Session, subject: str, state: FormState) -> Collection[AnswerKey]:
    """The answers that came from an earlier measurement and still have to be confirmed."""
    meting = subjects.find(session, subject).meting
    if meting is None:
        return ()
    waiting = carrying_over.waiting(state, meting)
    return frozenset(AnswerKey(each.path, each.respondent) for each in waiting)


def previous_answers(session: Session, subject: str) -> Mapping[AnswerKey, PreviousAnswer]:
    """What was answered last time, to stand beside each question; nothing for a record."""
    return carrying_over.previous_answers(session, subject)


def take_proposal(session: Session, meting_id: str, path: str) -> Change | None:
    """Establish what the program proposes for one score or test; None when it proposes nothing."""
    return _take(session, meting_id, lambda line: line.path == path) or _take_level(
        session, meting_id, path
    )


def take_proposals(session: Session, meting_id: str, section: str) -> Change | None:
    """The same for every input of a section that is not established yet, as one step of undo."""
    return _take(session, meting_id, lambda line: line.section == section and not line.established)


def confirm(session: Session, meting_id: str, paths: Collection[str]) -> Change | None:
    """Make answers from an earlier measurement one's own; None when there is nothing to confirm.

    The id of a table confirms its rows and every cell.
    """
    state, meting = _now(session, meting_id)
    waiting = carrying_over.waiting(state, meting)
    chosen = [
        question.answer
        for question in waiting
        if question.answer and {question.path, question.path.partition(".")[0]} & set(paths)
    ]
    return _confirm(session, meting_id, chosen, "Overgenomen antwoord bevestigen")


def confirm_section(session: Session, meting_id: str, section: str) -> Change | None:
    """*Alles ongewijzigd in dit blok*: every answer of a section that waits, in one step of undo."""
    state, meting = _now(session, meting_id)
    waiting = carrying_over.waiting(state, meting)
    chosen = [each.answer for each in waiting if each.section == section and each.answer]
    return _confirm(session, meting_id, chosen, "Alles ongewijzigd in dit blok")


def _take(session: Session, meting_id: str, wanted: Callable[[ScoreLine], bool]) -> Change | None:
    state, meting = _now(session, meting_id)
    lines = [line for line in weighing.lines_of(state, meting) if line.voorstel and wanted(line)]
    if not lines:
        return None
    answers = [
        giving.answer(session, line.path, line.voorstel, origin=Origin.VOORSTEL, reason=line.reason)
        for line in lines
    ]
    label = lines[0].label if len(lines) == 1 else "Voorstellen overnemen"
    return answering.put_all(session, meting_id, answers, label)


def _take_level(session: Session, meting_id: str, path: str) -> Change | None:
    """The level of a norm table together with the table itself, as one step of undo."""
    state, meting = _now(session, meting_id)
    lines = norm_levels.lines_of(session, meting, state)
    norm = next((line.offered for line in lines if line.path == path), None)
    if norm is None:
        return None
    texts = {path: str(norm.niveau), norm_levels.kept_path(path): norm.model_dump_json()}
    answers = [
        giving.answer(session, place, text, origin=Origin.VOORSTEL) for place, text in texts.items()
    ]
    return answering.put_all(session, meting_id, answers, "Niveau uit de normtabel")


def _confirm(
    session: Session, meting_id: str, answers: Collection[Answer], label: str
) -> Change | None:
    if not answers:
        return None
    own = {"origin": Origin.BEVESTIGD, "at": session.clock(), "by": session.profile.id}
    confirmed = [answer.model_copy(update=own) for answer in answers]
    return answering.put_all(session, meting_id, confirmed, label)


def _now(session: Session, meting_id: str) -> tuple[FormState, Meting]:
    meting = measuring.find_meting(session, meting_id)
    return answering.plain_state(session, subjects.Subject(meting_id, meting=meting)), meting
