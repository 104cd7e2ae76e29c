"""Fields: what they tell, what they show, and which keys they know."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ld_desktop.domain.answers import Mark
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.definition import (
    ChoiceQuestion,
    DateQuestion,
    Guidance,
    MultipleQuestion,
    NumberQuestion,
    Option,
    Question,
    ScaleQuestion,
    TextQuestion,
    YesNoQuestion,
)
from ld_desktop.ui.fields import Field, make_field
from ld_desktop.ui.fields.choice import OptionsField
from ld_desktop.ui.fields.problems import Remark
from tests.helpers.meting_screens import NoRoom, press, shown

_OPTIONS = tuple(Option(id=name, text=name.title()) for name in ("eerste", "herhaling", "second"))


def _named(kind: type, **more: object) -> Question:
    about = {"id": "v", "label": "Vraag", "text": "Wat is het antwoord?"}
    return kind(kind=_KIND[kind], **about, **more)


_KIND = {
    TextQuestion: "text",
    NumberQuestion: "number",
    DateQuestion: "date",
    ChoiceQuestion: "choice",
    MultipleQuestion: "multiple",
    YesNoQuestion: "yes_no",
    ScaleQuestion: "scale",
}
_ALL = (
    _named(TextQuestion),
    _named(TextQuestion, format="bsn"),
    _named(TextQuestion, lines=4),
    _named(NumberQuestion, unit="%", maximum=Decimal(100)),
    _named(DateQuestion, past=True),
    _named(ChoiceQuestion, options=_OPTIONS),
    _named(MultipleQuestion, options=_OPTIONS),
    _named(YesNoQuestion),
    _named(ScaleQuestion, options=tuple(Option(id=str(n), text=f"Punt {n}") for n in range(1, 11))),
)


def _field(qtbot: QtBot, question: Question) -> Field:
    made = shown(qtbot, make_field(question, "groep.t1.v"))
    made.focus_editor()
    return made


def _press(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


@pytest.mark.parametrize("question", _ALL, ids=lambda q: f"{q.kind}-{getattr(q, 'lines', '')}")
def test_every_kind_says_its_name_and_its_help(qtbot: QtBot, question: Question) -> None:
    with_help = question.model_copy(update={"guidance": Guidance(meaning="Wat het betekent.")})
    made = _field(qtbot, with_help)
    assert made.objectName() == "groep.t1.v"
    for editor in made.editors():
        found = QAccessible.queryAccessibleInterface(editor)
        assert found.text(QAccessible.Text.Name)
        assert "Wat het betekent." in found.text(QAccessible.Text.Description)
    first = QAccessible.queryAccessibleInterface(made.editors()[0]).text(QAccessible.Text.Name)
    if not isinstance(made, OptionsField):
        assert "Vraag" in first


@pytest.mark.parametrize("question", _ALL[:5], ids=lambda q: f"{q.kind}-{getattr(q, 'lines', '')}")
def test_typing_tells_the_text_as_typed(qtbot: QtBot, question: Question) -> None:
    made = _field(qtbot, question)
    told: list[str] = []
    made.typed.connect(told.append)
    _press("1,x")
    assert told == ["1", "1,", "1,x"]
    assert made.text() == "1,x"


@pytest.mark.parametrize("question", _ALL, ids=lambda q: f"{q.kind}-{getattr(q, 'lines', '')}")
def test_showing_an_answer_tells_nothing(qtbot: QtBot, question: Question) -> None:
    made = _field(qtbot, question)
    text = {"choice": "herhaling", "multiple": "eerste second", "yes_no": "nee"}.get(
        question.kind, "7"
    )
    with qtbot.assertNotEmitted(made.typed), qtbot.assertNotEmitted(made.chosen):
        made.show_answer(text)
    assert made.text() == text


def test_the_caret_survives_an_answer_that_is_the_same(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(TextQuestion))
    _press("Inpakken")
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    made.show_answer("Inpakken")
    _press("X")
    assert made.text() == "InpakkXen"


def test_digits_pick_an_option_and_arrows_only_move(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(ChoiceQuestion, options=_OPTIONS))
    told: list[str] = []
    made.chosen.connect(told.append)
    _press("2")
    press(Qt.Key.Key_Down)
    assert told == ["herhaling"]
    press(Qt.Key.Key_Space)
    assert told == ["herhaling", "second"]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert told == ["herhaling", "second", "herhaling"]
    assert made.text() == "herhaling"


def test_a_scale_takes_the_score_itself_and_zero_is_ten(qtbot: QtBot) -> None:
    made = _field(qtbot, _ALL[-1])
    _press("7")
    assert made.text() == "7"
    _press("0")
    assert made.text() == "10"


def test_a_digit_without_an_option_changes_nothing(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(ChoiceQuestion, options=_OPTIONS))
    with qtbot.assertNotEmitted(made.chosen):
        _press("9")
    assert made.text() == ""


def test_yes_and_no_have_their_letters(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(YesNoQuestion))
    _press("j")
    assert made.text() == "ja"
    _press("n")
    assert made.text() == "nee"


def test_delete_takes_a_choice_away(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(YesNoQuestion))
    _press("j")
    with qtbot.waitSignal(made.chosen) as told:
        press(Qt.Key.Key_Delete)
    assert told.args == [""]
    assert made.text() == ""


def test_several_options_switch_on_and_off(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(MultipleQuestion, options=_OPTIONS))
    _press("13")
    assert made.text() == "eerste second"
    _press("1")
    assert made.text() == "second"


def test_n_is_not_applicable_where_that_is_allowed(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(ChoiceQuestion, options=_OPTIONS, allow_nvt=True))
    with qtbot.waitSignal(made.marked) as told:
        _press("n")
    assert told.args == [Mark.NVT.value, True]
    other = _field(qtbot, _named(ChoiceQuestion, options=_OPTIONS))
    with qtbot.assertNotEmitted(other.marked):
        _press("n")


def test_a_mark_is_shown_and_can_be_set_on_a_text(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(TextQuestion, allow_weet_niet=True))
    tick = made.findChild(QToolButton, "groep.t1.v:weet_niet")
    with qtbot.waitSignal(made.marked) as told:
        QTest.keyClick(tick, Qt.Key.Key_Space)
    assert told.args == [Mark.WEET_NIET.value, True]
    made.show_answer("", Mark.GEGEVEN)
    assert not tick.isChecked()


def test_a_question_mark_asks_guidance_except_where_one_types(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(YesNoQuestion))
    with qtbot.waitSignal(made.guidance_asked):
        _press("?")
    text = _field(qtbot, _named(TextQuestion))
    with qtbot.assertNotEmitted(text.guidance_asked):
        _press("?")
    assert text.text() == "?"


def test_today_fills_in_a_date_at_once(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(DateQuestion))
    made.today = lambda: date(2026, 3, 7)
    button = made.findChild(QPushButton, "groep.t1.v:vandaag")
    with qtbot.waitSignal(made.chosen) as told:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert told.args == ["07-03-2026"]


def test_a_day_can_be_chosen_in_a_calendar(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(DateQuestion, past=True))
    made.today = lambda: date(2026, 3, 9)
    menu = made.findChild(QPushButton, "groep.t1.v:kalender").menu()
    menu.aboutToShow.emit()
    calendar = menu.findChild(QCalendarWidget)
    assert calendar.maximumDate() == QDate(2026, 3, 9)
    with qtbot.waitSignal(made.chosen) as told:
        calendar.activated.emit(QDate(2026, 3, 7))
    assert told.args == ["07-03-2026"]
    assert made.text() == "07-03-2026"


def test_remarks_are_told_apart_by_words(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(NumberQuestion))
    remarks = [
        Remark(Problem(f"x.{severity}", severity, "v"), f"Zin {severity}.") for severity in Severity
    ]
    made.show_remarks(remarks)
    spoken = made.problems.spoken()
    for words in ("Klopt niet: Zin hard.", "Let op: Zin soft.", "Tip: Zin hint."):
        assert words in spoken
    assert spoken in made.editors()[0].accessibleDescription()
    assert made.problems.isVisible()
    made.show_remarks([])
    assert not made.problems.isVisible()


def test_a_soft_remark_takes_a_reason_and_keeps_its_caret(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(NumberQuestion))
    problem = Problem("rule.zacht", Severity.SOFT, "groep.t1.v")
    made.show_remarks([Remark(problem, "Waarom?")])
    edit = made.problems.reason_edit("rule.zacht")
    edit.setFocus()
    with qtbot.waitSignal(made.reason_typed) as told:
        QTest.keyClicks(edit, "o")
    assert told.args == ["rule.zacht", "groep.t1.v", "o"]
    made.show_remarks([Remark(problem, "Waarom?", "o")])
    QTest.keyClicks(edit, "k")
    assert made.problems.reason_edit("rule.zacht") is edit
    assert edit.text() == "ok"


def test_the_word_saved_appears_only_when_told_so(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(TextQuestion))
    _press("x")
    assert "ewaard" not in made.status.text()
    made.show_refused(NoRoom(file="store.ldstore"))
    assert "Niet bewaard" in made.status.text()
    assert made.text() == "x"
    retry = made.findChild(QPushButton, "groep.t1.v:opnieuw")
    assert retry.isVisible()
    with qtbot.waitSignal(made.retry_asked):
        QTest.keyClick(retry, Qt.Key.Key_Space)
    made.show_kept()
    assert made.status.text() == "✓ Bewaard"
    assert not retry.isVisible()


@pytest.mark.parametrize("question", _ALL, ids=lambda q: f"{q.kind}-{getattr(q, 'lines', '')}")
def test_read_only_can_be_reached_and_not_changed(qtbot: QtBot, question: Question) -> None:
    made = _field(qtbot, question)
    made.show_answer(
        {"choice": "eerste", "multiple": "eerste", "yes_no": "ja"}.get(question.kind, "7")
    )
    before = made.text()
    made.set_read_only(True)
    with qtbot.assertNotEmitted(made.chosen), qtbot.assertNotEmitted(made.typed):
        _press("2")
        press(Qt.Key.Key_Delete)
        press(Qt.Key.Key_Space)
    assert made.text() == before
    assert made.editors()[0].isEnabled()


@pytest.mark.parametrize("question", _ALL, ids=lambda q: f"{q.kind}-{getattr(q, 'lines', '')}")
def test_targets_are_large_enough_for_a_finger(qtbot: QtBot, question: Question) -> None:
    made = _field(qtbot, question)
    small = [
        (widget.objectName(), widget.height())
        for widget in made.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and widget.height() < 32
    ]
    assert not small


def test_money_shows_its_sign_and_is_kept_as_typed(qtbot: QtBot) -> None:
    question = NumberQuestion(
        kind="money", id="loon", label="Loon", text="Wat verdient u?", unit="euro per maand"
    )
    made = make_field(question, "loon")
    qtbot.addWidget(made)
    heard: list[str] = []
    made.typed.connect(heard.append)
    QTest.keyClicks(made.editors()[0], "2012,50")
    assert heard[-1] == "2012,50"
    words = [each.text() for each in made.findChildren(QLabel) if each.text()]
    assert "€" in words
    assert "per maand" in words
    assert made.editors()[0].accessibleName() == "Loon, in euro per maand"


_LONG = tuple(Option(id=f"m{n}", text=f"eis {n}") for n in range(1, 12))
_LETTERED = (*_LONG, Option(id="z", text="zorgvuldigheid"))


def test_a_long_choice_is_a_list_that_letters_search(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(ChoiceQuestion, options=_LETTERED))
    assert len(made.editors()) == 1
    with qtbot.waitSignal(made.chosen) as told:
        _press("z")
    assert told.args == ["z"]
    assert made.text() == "z"


def test_a_long_choice_opens_with_an_arrow_and_chooses_with_enter(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(ChoiceQuestion, options=_LETTERED))
    box = made.editors()[0]
    assert isinstance(box, QComboBox)
    with qtbot.assertNotEmitted(made.chosen):
        press(Qt.Key.Key_Down)
    assert box.view().isVisible()
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    with qtbot.waitSignal(made.chosen) as told:
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert told.args == ["m1"]


def test_delete_takes_a_long_choice_back_and_read_only_keeps_it(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(ChoiceQuestion, options=_LETTERED))
    made.show_answer("m3")
    with qtbot.waitSignal(made.chosen) as told:
        press(Qt.Key.Key_Delete)
    assert told.args == [""]
    made.show_answer("m3")
    made.set_read_only(True)
    with qtbot.assertNotEmitted(made.chosen):
        _press("z")
        press(Qt.Key.Key_Delete)
    assert made.text() == "m3"


_BANDED = tuple(Option(id=str(n), text="Met hulp" if n < 3 else f"Punt {n}") for n in range(1, 6))


def test_points_that_share_a_text_stand_beside_each_other_with_their_figures(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(ScaleQuestion, options=_BANDED))
    assert isinstance(made, OptionsField)
    assert [len(row.buttons) for row in made.box.rows] == [2, 1, 1, 1]
    assert [each.text() for each in made.editors()] == list("12345")  # type: ignore[attr-defined]
    assert made.editors()[1].accessibleName() == "2: Met hulp"
    with qtbot.waitSignal(made.chosen) as told:
        _press("2")
    assert told.args == ["2"]
    assert (
        len({row.words.mapTo(made, row.words.rect().topLeft()).x() for row in made.box.rows}) == 1
    )


def test_many_boxes_stand_in_two_columns_and_right_goes_to_the_other(qtbot: QtBot) -> None:
    options = tuple(Option(id=f"o{n}", text=f"Keuze {n}") for n in range(1, 8))
    made = _field(qtbot, _named(MultipleQuestion, options=options))
    tops = [each.mapTo(made, each.rect().topLeft()).y() for each in made.editors()]
    assert tops[0] == tops[4]
    press(Qt.Key.Key_Right)
    assert made.editors()[4].hasFocus()
    press(Qt.Key.Key_Up)
    assert made.editors()[3].hasFocus()


def test_a_number_says_its_example_in_few_letters(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(NumberQuestion, example="30"))
    assert made.editors()[0].placeholderText() == "bv. 30"  # type: ignore[attr-defined]


def test_a_long_answer_of_one_line_wraps_and_takes_no_enter(qtbot: QtBot) -> None:
    made = _field(qtbot, _named(TextQuestion, max_length=500))
    told: list[str] = []
    made.typed.connect(told.append)
    _press("een")
    press(Qt.Key.Key_Return)
    _press("twee")
    assert made.text() == "eentwee"
    made.show_answer("een\ntwee")
    assert made.text() == "een twee"
    assert told[-1] == "eentwee"
