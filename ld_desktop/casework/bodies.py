"""Between answers and record bodies: the readable part of what was typed, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ld_desktop.casework import subjects
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Origin, Respondent

if TYPE_CHECKING:
    from ld_desktop.forms.definition import Question, Questionnaire
    from ld_desktop.forms.state import FormState


def save_body(session: Session, found: subjects.Subject, state: FormState) -> None:
    """Write the record of a subject from the counting values of its questionnaire."""
    body_class = found.body_class()
    record = session.store.records.head(found.id)
    if body_class is None or record is None:
        return
    asked = set(_fields(subjects.questionnaire_of(found)))
    fields = {name: value for name, value in record.body.items() if name not in asked}
    fields |= {
        name: value
        for name in body_class.model_fields
        if name in asked and (value := state.value(name)) is not None
    }
    session.store.records.save(
        record.type, found.id, body_class.model_validate(fields), session.profile.id
    )


def answers_from_body(found: subjects.Subject) -> Mapping[AnswerKey, Answer]:
    """The fields of a record's body as answers: what an imported record says without typing."""
    from ld_desktop.forms.reading import show

    body = found.body()
    if body is None or found.record is None:
        return {}
    answers = {}
    for question_id, question in _fields(subjects.questionnaire_of(found)).items():
        value = getattr(body, question_id, None)
        if value in {None, ""}:
            continue
        key = AnswerKey(question_id, Respondent.VASTGESTELD)
        answers[key] = Answer(
            path=question_id,
            respondent=Respondent.VASTGESTELD,
            text=show(question, value),
            origin=Origin.OVERGENOMEN,
            at=found.record.changed_at,
            by=found.record.changed_by,
        )
    return answers


def _fields(questionnaire: Questionnaire) -> dict[str, Question]:
    return {
        question.id: question
        for section in questionnaire.sections
        for question in section.questions
    }
