"""Answering a question: what was typed is on disk when `put` returns, readable or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ld_desktop.casework import (
    bodies,
    carrying_over,
    chosen_norms,
    dates_check,
    giving,
    method_check,
    norm_levels,
    remeasuring,
    subjects,
    toets_form,
    weighing,
)
from ld_desktop.casework.change import Change, Touched
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Answers, Mark, Respondent
from ld_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from ld_desktop.forms.definition import Questionnaire
    from ld_desktop.forms.state import FormState

_GEKOZEN = Respondent.VASTGESTELD


def questionnaire(session: Session, subject: str) -> Questionnaire:
    """The questionnaire that belongs to a subject."""
    return subjects.questionnaire_of(subjects.find(session, subject))


def answers_of(session: Session, found: subjects.Subject) -> Answers:
    """All answers of a subject; fields of an imported body that nobody typed here count as answers."""
    typed = session.store.answers.all(found.id)
    if found.toets is not None:
        return toets_form.answers(found.toets, typed)
    return {**bodies.answers_from_body(found), **typed}


def form_state(session: Session, subject: str) -> FormState:
    """The state of a subject's questionnaire, with the method's own refusals among the problems."""
    found = subjects.find(session, subject)
    state = plain_state(session, found)
    if found.toets is not None:
        return method_check.with_problems(state, toets_form.problems(state, found.toets))
    if found.meting is None:
        return state
    extra = (
        *method_check.method_problems(
            state, found.meting, chosen_norms.norms_of(session, found.meting)
        ),
        *dates_check.date_problems(session, found.meting, state),
        *weighing.problems(state, found.meting),
        *norm_levels.problems(session, found.meting, state),
        *carrying_over.unconfirmed(state, found.meting),
        *carrying_over.changed_on_the_way(session, found.meting, state),
        *remeasuring.problems(session, found.meting, state),
    )
    return method_check.with_problems(state, extra)


def plain_state(session: Session, found: subjects.Subject) -> FormState:
    """The state as the questionnaire alone sees it."""
    from ld_desktop.forms.evaluate import evaluate, evaluate_after

    form = subjects.questionnaire_of(found)
    answers = answers_of(session, found)
    today, aside = session.today(), session.store.answers.aside(found.id)
    before = session.judged.get(found.id)
    state = (
        evaluate(form, answers, today=today, set_aside=aside)
        if before is None
        else evaluate_after(before, form, answers, today=today, set_aside=aside)
    )
    session.judged.clear()
    session.judged[found.id] = state
    return state


def put(
    session: Session,
    subject: str,
    path: str,
    text: str,
    respondent: Respondent = _GEKOZEN,
    mark: Mark = Mark.GEGEVEN,
    reason: str = "",
) -> Change:
    """Store an answer as typed; it is on disk when this returns.

    Raises:
        EnvironmentProblem: disk full, read-only or frozen; then nothing has changed.
    """
    after = giving.answer(session, path, text, respondent, mark=mark, reason=reason)
    return put_all(session, subject, (after,))


def put_all(
    session: Session, subject: str, answers: Sequence[Answer], label: str | None = None
) -> Change:
    """Store several answers as one step of undo, all of them or none.

    Args:
        session: the open store.
        subject: who owns the answers.
        answers: as they will stand.
        label: what the step is called; the name of the first question when not given.

    Raises:
        EnvironmentProblem: disk full, read-only or frozen; then nothing has changed.
    """
    found = subjects.find_for_answer(session, subject)
    after: dict[AnswerKey, Answer | None] = {answer.key: answer for answer in answers}
    before = {key: session.store.answers.get(subject, key) for key in after}
    name = subjects.label_of(found, answers[0].path) if label is None and answers else label
    return _carry_out(session, found, before, after, name or "")


def explain(
    session: Session, subject: str, path: str, reason: str, respondent: Respondent = _GEKOZEN
) -> Change:
    """Write beside an answer why it is what it is; without an answer the words stand alone."""
    known = session.store.answers.get(subject, AnswerKey(path, respondent))
    if known is None:
        return put(session, subject, path, "", respondent, reason=reason)
    changed = known.model_copy(update={"reason": reason, "at": session.clock()})
    return put_all(session, subject, (changed,))


def clear(session: Session, subject: str, path: str, respondent: Respondent = _GEKOZEN) -> Change:
    """Take an answer away, as if it had never been given."""
    return put(session, subject, path, "", respondent)


def add_row(session: Session, subject: str, group: str) -> Change:
    """A new empty row at the end of a table; its id is never used twice in that table."""
    rows = _rows(session, subject, group)
    return _put_rows(session, subject, group, [*rows, *new_rows(session, subject, group)])


def new_rows(session: Session, subject: str, group: str, count: int = 1) -> tuple[str, ...]:
    """Ids for rows to come, of which none was ever used in that table."""
    rows = _rows(session, subject, group)
    used = {
        int(part[1:])
        for key in session.store.answers.all(subject)
        for part in [*key.path.split(".")[1:2], *rows]
        if key.path.startswith(f"{group}.") or key.path == group
        if part[1:].isdigit()
    }
    last = max(used, default=0)
    return tuple(f"t{last + number}" for number in range(1, count + 1))


def remove_row(session: Session, subject: str, group: str, row: str) -> Change:
    """Take a row out of a table; its cells keep their answers, so that undo brings all back."""
    rest = [r for r in _rows(session, subject, group) if r != row]
    return _put_rows(session, subject, group, rest)


def move_row(session: Session, subject: str, group: str, row: str, by: int) -> Change:
    """Move a row up (negative) or down; at the edge it stays."""
    rows = list(_rows(session, subject, group))
    place = rows.index(row)
    rows.remove(row)
    rows.insert(max(0, min(len(rows), place + by)), row)
    return _put_rows(session, subject, group, rows)


def accept(session: Session, subject: str, code: str, path: str, reason: str) -> Change:
    """Let a soft problem stand with a reason; an empty reason withdraws that."""
    before = accepted(session, subject).get((code, path), "")

    def write(words: str) -> Touched:
        if subjects.names_toets(subject):
            toets_form.refuse_finished(session, subjects.find(session, subject))
        session.store.answers.accept(subject, code, path, words, session.profile.id)
        return Touched(subject, (path,) if path else ())

    change = Change(
        label="Reden bij een melding",
        key=f"accept:{subject}:{code}:{path}",
        forward=lambda: write(reason),
        backward=lambda: write(before),
    )
    change.forward()
    return change


def accepted(session: Session, subject: str) -> Mapping[tuple[str, str], str]:
    """The reasons given for soft problems, by code and path."""
    found: dict[tuple[str, str], str] = session.store.answers.accepted(subject)
    given = {key: reason for key, reason in found.items() if reason}
    return given or toets_form.kept_reasons(session, subject)


def open_problems(session: Session, subject: str, state: FormState) -> tuple[Problem, ...]:
    """What still asks for something: every hard problem, and soft ones without a reason."""
    reasons = accepted(session, subject)
    return tuple(
        problem
        for problem in state.problems
        if problem.severity == "hard"
        or (problem.severity == "soft" and (problem.code, problem.path or "") not in reasons)
    )


def _rows(session: Session, subject: str, group: str) -> tuple[str, ...]:
    key = AnswerKey(group, _owner_of_rows(session, subject, group))
    answer = session.store.answers.get(subject, key)
    return tuple(answer.text.split()) if answer else ()


def _put_rows(session: Session, subject: str, group: str, rows: Sequence[str]) -> Change:
    owner = _owner_of_rows(session, subject, group)
    return put(session, subject, group, " ".join(rows), owner)


def _owner_of_rows(session: Session, subject: str, group: str) -> Respondent:
    """Whose table it is: the employer's own tasks are the employer's answer."""
    form = subjects.questionnaire_of(subjects.find_for_answer(session, subject))
    sections = (question for section in form.sections for question in section.questions)
    found = next((question for question in sections if question.id == group), None)
    return found.respondents[0] if found is not None else _GEKOZEN


def _carry_out(
    session: Session,
    found: subjects.Subject,
    before: Mapping[AnswerKey, Answer | None],
    after: Mapping[AnswerKey, Answer | None],
    label: str,
) -> Change:
    def write(answers: Mapping[AnswerKey, Answer | None]) -> Touched:
        _write(session, found, answers)
        return Touched(found.id, tuple(key.path for key in answers))

    keys = ",".join(f"{key.respondent}:{key.path}" for key in after)
    change = Change(
        label=label,
        key=f"{found.id}:{keys}",
        forward=lambda: write(after),
        backward=lambda: write(before),
    )
    change.forward()
    return change


def _write(
    session: Session, found: subjects.Subject, answers: Mapping[AnswerKey, Answer | None]
) -> None:
    toets_form.refuse_finished(session, found)
    if found.meting is not None and len(answers) == 1:  # the hot path: one commit
        _write_answers(session, found.id, answers)
        return
    with session.store.transaction():
        _write_answers(session, found.id, answers)
        if found.record is not None:
            bodies.save_body(session, found, plain_state(session, found))


def _write_answers(
    session: Session, subject: str, answers: Mapping[AnswerKey, Answer | None]
) -> None:
    for key, answer in answers.items():
        if answer is None:
            session.store.answers.remove(subject, key)
        else:
            session.store.answers.put(subject, answer)
