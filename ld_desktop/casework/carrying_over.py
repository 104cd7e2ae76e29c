"""What an earlier measurement said: carried into a new one, shown beside it, and confirmed or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ld_desktop.casework import carrying_versions, giving, independence, subjects, weighing
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Origin, Respondent
from ld_desktop.domain.meting import MetingSoort, MetingState
from ld_desktop.domain.problems import Problem, Severity

if TYPE_CHECKING:
    from ld_desktop.casework.carrying_versions import Note
    from ld_desktop.casework.session import Session
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.definition import Questionnaire
    from ld_desktop.forms.state import FormState, QuestionState

KNOWN = frozenset(  # filled in from the placement and the employer as they are recorded now
    {
        "soort_meting",
        "contactpersoon",
        "contact_email",
        "functie_uitgevoerd",
        "uren_per_week",
        "dagen_per_week",
        "voltijdsuren",
        "aandeel_soort",
    }
)
_FRESH = frozenset({"opdracht", "bezoek", "zienswijzen"})  # belongs to one measurement alone
_SHARED = "gedeeld/"


@dataclass(frozen=True)
class PreviousAnswer:
    """What was answered before.

    Attributes:
        text: in words, as the question shows it.
        typed: as it would be typed.
        moment: when that measurement was signed, or last worked on.
        method: its method.
    """

    text: str
    typed: str
    mark: Mark
    moment: datetime
    method: str


def source_of(session: Session, meting: Meting) -> Meting | None:
    """The earlier measurement that a new one begins with; none for a second opinion or correction.

    The last signed one of the same placement with the same method; without one, the last of the
    same placement with another method, also a draft: two methods may run side by side.
    """
    if meting.soort is MetingSoort.SECOND_OPINION or meting.replaces is not None:
        return None
    others = _others(session, meting)
    here = [other for other in others if other.placement_id == meting.placement_id]
    same = [other for other in here if other.method == meting.method and _is_signed(other)]
    found = same or [other for other in here if other.method != meting.method]
    return found[-1] if found else None


def carried(session: Session, meting: Meting) -> tuple[Answer, ...]:
    """The answers that a new measurement begins with, each still to be confirmed."""
    source = source_of(session, meting)
    if source is None:
        return ()
    form = subjects.method_questionnaire(meting.method, meting.method_version)
    found = {
        answer.key: giving.answer(
            session,
            answer.path,
            answer.text,
            answer.respondent,
            mark=answer.mark,
            origin=Origin.OVERGENOMEN,
        )
        for answer in _answers_for(session, source, meting)
        if answer.path not in KNOWN and _fits(form, answer, source)
    }
    if source.method != meting.method:
        found = {answer.key: answer for answer in _crossed(session, source, meting)} | found
    return tuple(found.values())


def previous_answers(session: Session, meting_id: str) -> Mapping[AnswerKey, PreviousAnswer]:
    """What the last signed measurement of this person with this method said, question by question.

    Empty for a second opinion: whoever gives it sees nothing of the first.
    """
    meting = subjects.find(session, meting_id).meting
    source = None if meting is None else previous_meting(session, meting)
    if meting is None or source is None:
        return {}
    known = session.previous.get(meting_id)
    if known is None or known[0] != source.id:  # a signed measurement never changes: read it once
        known = (source.id, _previous(session, source, meting))
        session.previous[meting_id] = known
    return known[1]


def previous_meting(session: Session, meting: Meting) -> Meting | None:
    """The last signed measurement of this person with this method; none for a second opinion."""
    if meting.soort is MetingSoort.SECOND_OPINION:
        return None
    found = [m for m in _others(session, meting) if m.method == meting.method and _is_signed(m)]
    return found[-1] if found else None


def _previous(
    session: Session, source: Meting, meting: Meting
) -> Mapping[AnswerKey, PreviousAnswer]:
    form = subjects.method_questionnaire(meting.method, meting.method_version)
    return {
        answer.key: PreviousAnswer(
            text=carrying_versions.in_words(form, answer),
            typed=answer.text,
            mark=answer.mark,
            moment=source.changed_at,
            method=meting.method,
        )
        for answer in _answers_for(session, source, meting)
        if _fits(form, answer, source)
    }


def waiting(state: FormState, meting: Meting) -> tuple[QuestionState, ...]:
    """The questions whose answer came from an earlier measurement and was not confirmed yet."""
    if meting.replaces is not None:
        return ()
    return tuple(
        question
        for question in state.questions
        if question.visible
        and not question.set_aside
        and question.answer is not None
        and question.answer.origin is Origin.OVERGENOMEN
        and question.path not in KNOWN
    )


def unconfirmed(state: FormState, meting: Meting) -> tuple[Problem, ...]:
    """A hard problem for each of those.

    Hard, because a signature says that every answer is true today. A soft problem would ask a
    reason for each, and a reason is no answer; confirming takes one key per block.
    """
    return tuple(
        Problem(
            "casework.unconfirmed",
            Severity.HARD,
            question.path,
            (("label", weighing.label_of(question, state)),),
        )
        for question in waiting(state, meting)
    )


def changed_on_the_way(session: Session, meting: Meting, state: FormState) -> tuple[Problem, ...]:
    """A hint for each answer that another version of the questionnaire changed or has no place for.

    At a question it stands until the answer was confirmed or given anew.
    """
    if _is_signed(meting):
        return ()
    taken = {(each.path, each.respondent) for each in waiting(state, meting)}
    return tuple(
        note.problem
        for note in _notes(session, meting)
        if note.answer is None or (note.answer.path, note.answer.respondent) in taken
    )


def _others(session: Session, meting: Meting) -> list[Meting]:
    """The other measurements of the person, oldest first, without those corrected or veiled."""
    every = [m for m in session.store.metingen.of_case(meting.case_id) if m.id != meting.id]
    replaced = {other.replaces for other in every}
    return [
        other
        for other in every
        if other.id not in replaced
        and other.started_at <= meting.started_at
        and not independence.is_veiled(session, other)
    ]


def _is_signed(meting: Meting) -> bool:
    return meting.state is MetingState.ONDERTEKEND


def _answers(session: Session, meting: Meting) -> Iterator[Answer]:
    """The answers of a measurement, of others too; what was left empty is none."""
    signed = session.store.metingen.signed(meting.id)
    every = signed.answers if signed else session.store.answers.all(meting.id).values()
    return (answer for answer in every if answer.text.strip() or answer.mark is not Mark.GEGEVEN)


def _answers_for(session: Session, source: Meting, meting: Meting) -> Iterator[Answer]:
    """The answers of an earlier measurement in the places of the version of a new one."""
    every = _answers(session, source)
    if not carrying_versions.other_version(source, meting):
        return every
    return iter(carrying_versions.carry_on(source, meting, every).answers.values())


def _notes(session: Session, meting: Meting) -> tuple[Note, ...]:
    """What to tell of the way from an earlier version; worked out once, as its source is signed."""
    known = session.carried_notes.get(meting.id)
    if known is None:
        source = source_of(session, meting)
        known = ()
        if source is not None and carrying_versions.other_version(source, meting):
            theirs = subjects.method_questionnaire(source.method, source.method_version)
            answers = [
                answer
                for answer in _answers(session, source)
                if answer.path not in KNOWN and not _homes(theirs, answer.path) & _FRESH
            ]
            moved = carrying_versions.carry_on(source, meting, answers)
            known = carrying_versions.notes_of(source, meting, moved)
        session.carried_notes[meting.id] = known
    return known


def _fits(form: Questionnaire, answer: Answer, source: Meting) -> bool:
    """Whether an answer of another measurement stands at a question that means the same here."""
    from ld_desktop.forms.navigation import question_at

    question = question_at(form, answer.path)
    if question is None or answer.respondent not in question.respondents:
        return False
    if source.method == form.id:
        return not _homes(form, answer.path) & _FRESH
    theirs = subjects.method_questionnaire(source.method, source.method_version)
    return (
        answer.respondent is Respondent.VASTGESTELD
        and question_at(theirs, answer.path) is not None
        and not (_homes(form, answer.path) | _homes(theirs, answer.path)) & _FRESH
        and (_is_shared(form, answer.path) or _is_shared(theirs, answer.path))
    )


def _homes(form: Questionnaire, path: str) -> set[str]:
    """The section and the part that a question stands in."""
    name = path.partition(".")[0]
    return {
        home
        for section in form.sections
        if any(question.id == name for question in section.questions)
        for home in (section.id, section.part)
    }


def _is_shared(form: Questionnaire, path: str) -> bool:
    homes = _homes(form, path)
    return any(part.id in homes and part.file.startswith(_SHARED) for part in form.parts)


def _crossed(session: Session, source: Meting, meting: Meting) -> Iterator[Answer]:
    """What the inputs of another method say about questions of this one."""
    from ld_desktop.casework import method_check
    from ld_desktop.forms.evaluate import evaluate
    from ld_desktop.forms.navigation import question_at
    from ld_desktop.methods.evidence_crosswalk import carried_inputs
    from ld_desktop.methods.evidence_scores import as_answer

    form = subjects.method_questionnaire(meting.method, meting.method_version)
    theirs = subjects.method_questionnaire(source.method, source.method_version)
    answers = {answer.key: answer for answer in _answers(session, source)}
    state = evaluate(theirs, answers, today=session.today())
    inputs = method_check.evidence_of(state, source).inputs
    for path, value in carried_inputs(source.method, inputs, meting.method).items():
        if question_at(form, path) is not None:
            yield giving.answer(session, path, as_answer(value), origin=Origin.OVERGENOMEN)
