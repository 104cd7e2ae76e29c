"""*Laat invullen* as the client meets it: their questions one by one, by hand and by keyboard."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, letting_fill_in
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Origin, Respondent
from ld_desktop.forms.definition import Option, ScaleQuestion
from ld_desktop.ui.client.options import CardOptions, OptionCard
from ld_desktop.ui.client.picture import Picture
from ld_desktop.ui.client.screen import ClientScreen
from ld_desktop.ui.theme import Theme
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import NoRoom
from tests.helpers.meting_screens import press as key_press
from tests.helpers.qt import find, focused, keys, press, show, text
from tests.helpers.screen_rules import cut, focusable

SCALE, TEXT, SEVERAL = "wn_k2_1", "wn_taken", "wn_goed"


@pytest.fixture
def opened(
    assessor: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., ClientScreen]:
    """Makes a shown client's screen on a fresh measurement."""
    monkeypatch.setenv("PATH", "")  # no voice, wherever the tests run

    def make(method: str = "dariuz", part: str = "werknemer") -> ClientScreen:
        meting_id = pilot.begun(assessor, method)
        made = ClientScreen(assessor, letting_fill_in.client_part(assessor, meting_id, part))
        qtbot.addWidget(made, before_close_func=lambda each: each.close_down())
        show(qtbot, made)
        made.show_start()
        return made

    return make


def _at(screen: ClientScreen, path: str) -> None:
    """Walk to a question as a client would."""
    press(screen, "client_start")
    for _ in range(len(screen.model.steps)):
        if screen.last_path == path:
            return
        press(screen, "client_next")
    assert screen.last_path == path


def _kept(session: Session, screen: ClientScreen, path: str, who: Respondent) -> Answer | None:
    return session.store.answers.get(screen.part.meting_id, AnswerKey(path, who))


def _said(screen: QWidget) -> str:
    return " ".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def test_it_begins_with_what_and_how_long_and_who_reads_it(
    opened: Callable[..., ClientScreen],
) -> None:
    screen = opened()
    said = _said(screen)
    for words in ("Het zijn 70 vragen", "38 minuten", "overslaan", "Test assessor leest"):
        assert words in said
    assert focused() == "client_start"
    assert "Lees voor" not in said


def test_a_digit_chooses_and_it_is_on_disk_as_that_persons_answer(
    opened: Callable[..., ClientScreen], assessor: Session
) -> None:
    screen = opened()
    _at(screen, SCALE)
    key_press(Qt.Key.Key_5)
    answer = _kept(assessor, screen, SCALE, Respondent.WERKNEMER)
    assert answer is not None
    assert (answer.text, answer.origin, answer.mark) == ("5", Origin.SCHERM, Mark.GEGEVEN)
    assert find(screen, f"{SCALE}:5", QAbstractButton).isChecked()
    assert "Bewaard" in _said(screen)


def test_enter_goes_on_after_a_choice_and_arrows_move_without_choosing(
    opened: Callable[..., ClientScreen], assessor: Session
) -> None:
    screen = opened()
    _at(screen, SCALE)
    key_press(Qt.Key.Key_Down)
    key_press(Qt.Key.Key_Down)
    assert focused() == f"{SCALE}:2"
    assert _kept(assessor, screen, SCALE, Respondent.WERKNEMER) is None
    key_press(Qt.Key.Key_Return)
    answer = _kept(assessor, screen, SCALE, Respondent.WERKNEMER)
    assert answer is not None
    assert answer.text == "2"
    key_press(Qt.Key.Key_Return)
    assert screen.last_path != SCALE


def test_a_click_anywhere_on_the_option_chooses_and_a_second_one_leaves_it(
    opened: Callable[..., ClientScreen], assessor: Session
) -> None:
    screen = opened()
    _at(screen, SCALE)
    card = find(screen, f"{SCALE}:3", QWidget).parentWidget()
    assert card is not None
    for _ in range(2):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        answer = _kept(assessor, screen, SCALE, Respondent.WERKNEMER)
        assert answer is not None
        assert answer.text == "3"


def test_several_options_go_on_and_off(
    opened: Callable[..., ClientScreen], assessor: Session
) -> None:
    screen = opened()
    _at(screen, SEVERAL)
    for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_1):
        key_press(key)
    answer = _kept(assessor, screen, SEVERAL, Respondent.WERKNEMER)
    assert answer is not None
    assert answer.text == "praten"


def test_not_knowing_takes_the_place_of_a_choice_and_goes_again(
    opened: Callable[..., ClientScreen], assessor: Session
) -> None:
    screen = opened()
    _at(screen, SCALE)
    key_press(Qt.Key.Key_5)
    press(screen, f"{SCALE}:weet_niet")
    answer = _kept(assessor, screen, SCALE, Respondent.WERKNEMER)
    assert answer is not None
    assert (answer.text, answer.mark) == ("", Mark.WEET_NIET)
    assert not find(screen, f"{SCALE}:5", QAbstractButton).isChecked()
    assert text(screen, "client_next") == "Verder"
    press(screen, f"{SCALE}:weet_niet")
    again = _kept(assessor, screen, SCALE, Respondent.WERKNEMER)
    assert again is not None
    assert again.mark is Mark.GEGEVEN
    assert text(screen, "client_next") == "Overslaan"


def test_it_does_not_fit_my_work_only_where_that_may_be_said(
    opened: Callable[..., ClientScreen], assessor: Session
) -> None:
    screen = opened("loonbalans")
    may = {step.key.path for step in screen.model.steps if step.question.allow_nvt}
    assert may
    assert len(may) < len(screen.model.steps)
    press(screen, "client_start")
    for step in screen.model.steps:
        shown = bool(screen.findChildren(QWidget, f"{step.key.path}:nvt"))
        assert shown is (step.key.path in may)
        press(screen, "client_next")
    press(screen, "client_last")
    screen._show(next(n for n, s in enumerate(screen.model.steps) if s.key.path in may))
    path = screen.last_path
    press(screen, f"{path}:nvt")
    answer = _kept(assessor, screen, path, Respondent.WERKNEMER)
    assert answer is not None
    assert answer.mark is Mark.NVT


def test_words_are_kept_as_they_are_typed_and_enter_is_a_new_line(
    opened: Callable[..., ClientScreen], assessor: Session, qtbot: QtBot
) -> None:
    screen = opened()
    _at(screen, TEXT)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    with qtbot.waitSignal(screen.model.saved):
        keys("dozen vullen", None)
    key_press(Qt.Key.Key_Return)
    assert screen.last_path == TEXT
    key_press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.last_path != TEXT
    answer = _kept(assessor, screen, TEXT, Respondent.WERKNEMER)
    assert answer is not None
    assert answer.text == "dozen vullen\n"
    press(screen, "client_previous")
    assert find(screen, f"{TEXT}:invoer", QPlainTextEdit).toPlainText() == "dozen vullen\n"


def test_skipping_leaves_no_answer_and_the_end_leads_back_to_it(
    opened: Callable[..., ClientScreen],
) -> None:
    screen = opened()
    press(screen, "client_start")
    for _ in screen.model.steps:
        press(screen, "client_next")
    assert "Geef de laptop nu terug aan Test assessor" in _said(screen)
    assert "0 van de 70 vragen" in _said(screen)
    assert screen.changes == []
    press(screen, "client_skipped")
    assert screen.last_path == TEXT
    assert text(screen, "client_progress") == "Vraag 1 van 70"


def test_going_on_later_begins_at_the_first_open_question(
    opened: Callable[..., ClientScreen],
) -> None:
    screen = opened()
    _at(screen, TEXT)
    press(screen, f"{TEXT}:weet_niet")
    screen.show_start()
    assert text(screen, "client_start") == "Verdergaan"
    press(screen, "client_start")
    assert screen.last_path != TEXT


def test_a_number_that_cannot_be_read_is_pointed_out_once(
    opened: Callable[..., ClientScreen],
) -> None:
    screen = opened("dariuz", "werkgever")
    path = next(s.key.path for s in screen.model.steps if s.question.kind == "number")
    _at(screen, path)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    keys("veel", None)
    key_press(Qt.Key.Key_Return)
    assert screen.last_path == path
    assert "Dit past hier niet" in text(screen, "client_problem")
    press(screen, "client_next")
    assert screen.last_path != path


def test_a_scale_with_bands_has_a_button_per_number(
    opened: Callable[..., ClientScreen], assessor: Session
) -> None:
    screen = opened("loonbalans")
    question = next(
        s for s in screen.model.steps if isinstance(s.question, ScaleQuestion) and s.question.bands
    )
    path = question.key.path
    _at(screen, path)
    key_press(Qt.Key.Key_0)
    answer = _kept(assessor, screen, path, Respondent.WERKNEMER)
    assert answer is not None
    assert answer.text == "10"
    assert text(screen, f"{path}:gekozen").startswith("U koos 10: ")


def test_rows_of_a_table_are_asked_one_after_another(
    opened: Callable[..., ClientScreen], assessor: Session
) -> None:
    screen = opened("arbolab", "werkgever")
    _at(screen, "wg_taken")
    press(screen, "client_meer")
    assert screen.last_path == "wg_taken.t1.naam"
    keys("Dozen vullen", None)
    key_press(Qt.Key.Key_Return)
    assert "Taak 1: Dozen vullen" in _said(screen)
    while screen.last_path != "wg_taken":
        press(screen, "client_next")
    assert "Taak 1: Dozen vullen" in _said(screen)
    press(screen, "client_meer")
    assert screen.last_path == "wg_taken.t2.naam"
    while screen.last_path != "wg_taken":
        press(screen, "client_next")
    press(screen, "client_weg:t2")
    state = answering.form_state(assessor, screen.part.meting_id)
    assert state.rows["wg_taken"] == ("t1",)
    press(screen, "client_wijzig:t1")
    assert screen.last_path == "wg_taken.t1.naam"


def test_nothing_of_anybody_else_is_asked(opened: Callable[..., ClientScreen]) -> None:
    for method, part, who in (
        ("dariuz", "werkgever", Respondent.WERKGEVER),
        ("vta", "werknemer", Respondent.WERKNEMER),
    ):
        screen = opened(method, part)
        assert {step.key.respondent for step in screen.model.steps} <= {who}
        assert {step.section.part for step in screen.model.steps} <= {part}


def test_a_full_disk_says_whom_to_call_and_loses_nothing(
    opened: Callable[..., ClientScreen], monkeypatch: pytest.MonkeyPatch, assessor: Session
) -> None:
    screen = opened()
    _at(screen, SCALE)

    def refuse(*_: object) -> None:
        raise NoRoom(file="store.ldstore")

    with monkeypatch.context() as full:
        full.setattr(answering, "put", refuse)
        key_press(Qt.Key.Key_5)
    told = [banner.text for banner in screen.banners.banners()]
    assert any("Roep Test assessor" in words for words in told)
    assert "Niet bewaard" in _said(screen)
    assert screen.model.leave_question()
    assert screen.banners.banners() == []
    answer = _kept(assessor, screen, SCALE, Respondent.WERKNEMER)
    assert answer is not None
    assert answer.text == "5"


@pytest.mark.parametrize("size", [100, 200])
def test_letters_and_targets_are_large(
    opened: Callable[..., ClientScreen], size: int, qapp: QApplication
) -> None:
    Theme.of_app().set_text_size(size)
    screen = opened()
    _at(screen, SCALE)
    qapp.processEvents()
    small = [
        each.text()
        for each in screen.findChildren(QLabel)
        if each.isVisible() and each.text() and each.fontInfo().pixelSize() < 20 * size / 100
    ]
    assert small == []
    low = [
        each.objectName()
        for each in screen.findChildren(QPushButton)
        if each.isVisible() and each.height() < 44
    ]
    assert low == []
    assert find(screen, f"{SCALE}:1").parentWidget().height() >= 44


def test_what_does_not_fit_below_stands_under_the_answer(
    opened: Callable[..., ClientScreen], qapp: QApplication
) -> None:
    screen = opened("loonbalans")
    place = next(n for n, s in enumerate(screen.model.steps) if s.question.allow_nvt)
    screen._show(place)
    mark = find(screen, f"{screen.last_path}:nvt", QWidget)
    for size, in_foot in ((100, True), (200, False), (100, True)):
        Theme.of_app().set_text_size(size)
        for _ in range(4):
            qapp.processEvents()
        assert screen.foot.isAncestorOf(mark) is in_foot
        assert mark.isVisible()


@pytest.mark.parametrize("size", [100, 150, 200])
def test_every_page_is_named_and_nothing_is_cut(
    opened: Callable[..., ClientScreen], size: int
) -> None:
    Theme.of_app().set_text_size(size)
    screen = opened("arbolab", "werkgever")
    kinds = {step.question.kind: place for place, step in enumerate(screen.model.steps)}
    assert len(kinds) >= 4
    for place in (-1, *kinds.values(), len(screen.model.steps)):
        screen._show(place)
        assert cut(screen) == []
        assert [each for each in focusable(screen) if not each.accessibleName()] == []
    screen.ask_code()
    assert cut(screen) == []
    assert [each for each in focusable(screen) if not each.accessibleName()] == []


def test_a_drawn_question_has_its_drawings_and_says_what_they_show(
    opened: Callable[..., ClientScreen], qapp: QApplication
) -> None:
    screen = opened("arbolab", "werknemer")
    step = screen.model.steps[0]
    drawn = tuple(
        Option(id=str(n), text=f"Stap {n}", picture=f"matchcare/stap_{n}.svg", picture_alt="Trede.")
        for n in range(1, 6)
    )
    question = ScaleQuestion(
        id="beeld", kind="scale", label="Inpakken", text="Wat vindt u van inpakken?",
        picture="matchcare/inpakken.svg", picture_alt="Een vrouw pakt in.",
        allow_weet_niet=True, options=drawn,
    )  # fmt: skip
    screen.model.steps = (dataclasses.replace(step, question=question), *screen.model.steps[1:])
    screen._show(0)
    for _ in range(4):
        qapp.processEvents()
    pictures = [each for each in screen.findChildren(Picture) if each.isVisible()]
    assert len(pictures) == 7  # the question, five steps, "ik weet het niet"
    assert {each.accessibleName() for each in pictures} == {"Een vrouw pakt in.", "Trede.", ""}
    for picture in pictures:
        image = picture.grab().toImage()
        middle = image.height() // 2
        assert len({image.pixel(x, middle) for x in range(image.width())}) > 1


def test_cards_beside_each_other_are_of_one_height(qtbot: QtBot, qapp: QApplication) -> None:
    words = ("Dit lukt niet.", "Dit lukt een heel klein beetje, als er iemand bij is.")
    options = [
        Option(id=str(n), text=text, picture="matchcare/stap_1.svg", picture_alt="Trede.")
        for n, text in enumerate(words, start=1)
    ]
    made = CardOptions("beeld", options, exclusive=True)
    qtbot.addWidget(made)
    show(qtbot, made)
    made.resize(420, made.heightForWidth(420))
    qapp.processEvents()
    cards = made.findChildren(OptionCard)
    pictures = [each.mapTo(made, QPoint(0, 0)).y() for each in made.findChildren(Picture)]
    assert cards[0].y() == cards[1].y()
    assert cards[0].height() == cards[1].height()
    assert len(set(pictures)) == 1
