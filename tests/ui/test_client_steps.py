"""Every questionnaire that ships, as the client's screen would ask it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ld_desktop import paths
from ld_desktop.casework.session import Session
from ld_desktop.casework.subjects import method_questionnaire
from ld_desktop.domain.answers import Respondent
from ld_desktop.forms.definition import GroupQuestion, Part, Questionnaire, ScaleQuestion
from ld_desktop.forms.evaluate import evaluate
from ld_desktop.forms.floor import filled_in
from ld_desktop.ui.client.answers import make_answer, marks_of, options_of
from ld_desktop.ui.client.options import digits_of
from ld_desktop.ui.client.spoken import spoken
from ld_desktop.ui.client.steps import Step, steps
from ld_desktop.ui.screens.laat_invullen import LaatInvullenScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers import stores
from tests.helpers.qt import find, focused, show


def _parts() -> Iterator[tuple[str, str, str]]:
    for head in sorted((paths.resources() / "methods").glob("*/*/vragen.toml")):
        method, version = head.parts[-3:-1]
        for part in method_questionnaire(method, version).parts:
            if part.respondent is not None:
                yield method, version, part.id


PARTS = tuple(_parts())


def _made(method: str, version: str, part_id: str) -> tuple[Questionnaire, Part, tuple[Step, ...]]:
    """All steps of a part, with everything answered so that what depends on that is asked."""
    form = method_questionnaire(method, version)
    part = next(found for found in form.parts if found.id == part_id)
    assert part.respondent is not None
    now = stores.START
    state = evaluate(form, filled_in(form, now), today=now.date())
    return form, part, steps(form, part, state, part.respondent)


def test_there_are_parts_to_fill_in() -> None:
    assert {method for method, _, _ in PARTS} >= {"arbolab", "dariuz", "loonbalans", "vta"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("method", "version", "part_id"), PARTS)
def test_every_question_has_a_page_and_can_be_read_aloud(
    method: str, version: str, part_id: str
) -> None:
    _, part, made = _made(method, version, part_id)
    assert made
    assert len({step.key for step in made}) == len(made)
    for step in made:
        assert step.key.respondent is part.respondent
        said = spoken(step)
        assert said[-1] in ".?!:"
        if isinstance(step.question, GroupQuestion):
            continue
        answer = make_answer(step.key.path, step.question)
        marks = {option.id for option in marks_of(step.question)}
        assert ("nvt" in marks) is step.question.allow_nvt
        for option in options_of(step.question):
            answer.show_text(option.id)
            assert isinstance(step.question, ScaleQuestion) or option.text.strip(".") in said
        answer.deleteLater()


@pytest.mark.parametrize(("method", "version", "part_id"), PARTS)
def test_every_question_of_the_person_is_asked_once(
    method: str, version: str, part_id: str
) -> None:
    form, part, made = _made(method, version, part_id)
    asked = {step.key.path.partition(".")[0] for step in made}
    wanted = {
        question.id
        for section in form.sections
        if section.part == part.id
        for question in section.questions
        if part.respondent in question.respondents and question.when is None
    }
    assert wanted <= asked


def test_a_part_that_was_not_chosen_says_what_to_do_first(assessor: Session, qtbot: QtBot) -> None:
    meting_id = pilot.begun(assessor, "vta")
    screen = LaatInvullenScreen(assessor, meting_id, "werknemer")
    qtbot.addWidget(screen)
    show(qtbot, screen)
    screen.focus_first()
    assert not find(screen, "laat_invullen:start", QPushButton).isEnabled()
    assert focused() == "laat_invullen:terug"
    said = " ".join(each.text() for each in screen.findChildren(QLabel))
    assert "nog niets te vragen" in said


def test_what_is_not_asked_now_has_no_page() -> None:
    form, part, made = _made("loonbalans", "2010.1", "werkgever")
    state = evaluate(form, {}, today=stores.START.date())
    empty = steps(form, part, state, Respondent.WERKGEVER)
    assert {step.key for step in empty} < {step.key for step in made}


@pytest.mark.parametrize(
    ("ids", "digits"),
    [
        (("1", "2", "3"), ["1", "2", "3"]),
        (("0", "1", "10"), ["0", "1", "10"]),
        (("ja", "nee"), ["1", "2"]),
        (("0", "15", "30"), ["1", "2", "3"]),
        (("geen", "1", "2"), ["1", "2", "3"]),
        (tuple("abcdefghijk"), [*"123456789", "", ""]),
    ],
)
def test_which_key_picks_which_option(ids: tuple[str, ...], digits: list[str]) -> None:
    assert digits_of(ids) == digits
