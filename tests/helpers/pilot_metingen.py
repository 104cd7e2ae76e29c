"""Measurements with the shipped questionnaires of every method, filled in as far as a test wants."""

from __future__ import annotations

import random
from collections.abc import Callable

from ld_desktop.casework import answering, demonstrating, dossiers, measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, Origin, Respondent
from ld_desktop.forms import floor
from ld_desktop.forms.definition import Questionnaire, ScaleQuestion
from ld_desktop.forms.navigation import question_at

Wanted = Callable[[Answer], bool]


def placed(session: Session) -> str:
    """A case of which all data are known; gives the placement."""
    ids = dossiers.new_dossier(session)
    data = demonstrating.demo_data()
    parts = {"persoon": ids.case_id, "werkgever": ids.employer_id, "plaatsing": ids.placement_id}
    for part, subject in parts.items():
        for path, text in data[part].items():
            answering.put(session, subject, path, text)
    return ids.placement_id


def begun(session: Session, method: str) -> str:
    """An empty draft of a method."""
    return measuring.start_meting(session, placed(session), method=method)


def fill(session: Session, meting_id: str, wanted: Wanted = lambda _: True, seed: int = 7) -> None:
    """Answer everything that is wanted, everyone's scores a little different."""
    form = answering.questionnaire(session, meting_id)
    dice = random.Random(seed)
    every = floor.filled_in(form, session.clock()).values()
    answers = [_varied(form, answer, dice) for answer in every if wanted(answer)]
    answering.put_all(session, meting_id, answers, "Ingevuld")


def without_established(answer: Answer) -> bool:
    """What employer, employee and assessor said, and nothing that was established after it."""
    return answer.respondent is not Respondent.VASTGESTELD


def _varied(form: Questionnaire, answer: Answer, dice: random.Random) -> Answer:
    question = question_at(form, answer.path)
    text = answer.text
    if isinstance(question, ScaleQuestion):
        upper = question.options[len(question.options) // 2 :]
        text = dice.choice(upper).id
    return answer.model_copy(update={"text": text, "origin": Origin.SCHERM, "by": "test"})
