"""The screen of a measurement: ways around, what stands at the right, and what a signed one allows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingState
from ld_desktop.store.errors import BevrorenMeting
from ld_desktop.ui.dialogs import reason
from ld_desktop.ui.fields import Field
from ld_desktop.ui.screens import meting_signed
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.theme import Theme
from tests.helpers import stores
from tests.helpers.meting_screens import (
    Windows,
    field,
    focused_path,
    new_meting,
    press,
    put,
    shown,
    type_text,
)

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def blank(qtbot: QtBot, assessor: Session) -> MetingScreen:
    made = shown(qtbot, MetingScreen(assessor, new_meting(assessor)))
    made.focus_first()
    return made


@pytest.fixture
def complete(assessor: Session) -> str:
    return stores.measured(assessor)


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session, complete: str) -> MetingScreen:
    made = shown(qtbot, MetingScreen(assessor, complete))
    made.focus_first()
    return made


def _list(screen: MetingScreen) -> list[str]:
    model = screen.sections.lines
    return [model.line(model.index(n)).spoken() for n in range(model.rowCount())]


# Ways around.


def test_the_list_says_in_words_how_each_part_stands(blank: MetingScreen) -> None:
    assert _list(blank)[0] == "○ Opdracht, nog 3 vragen"
    type_text(blank, "eigen_client", "n")
    assert _list(blank)[0] == "○ Opdracht, nog 2 vragen"


def test_every_hoofdtaak_is_a_part_of_its_own(screen: MetingScreen) -> None:
    assert [line.split(",")[0].strip() for line in _list(screen)] == [
        "✓ Opdracht",
        "✓ Bezoek en gesprekken",
        "✓ Functie",
        "✓ Hoofdtaken",
        "✓ Arbeidsprestatie",
        "✓ 1. Bestellingen verzamelen",
        "✓ 2. Inpakken",
        "✓ 3. Retouren sorteren",
        "✓ Zienswijzen",
    ]


def test_ctrl_arrows_walk_the_parts(blank: MetingScreen) -> None:
    press(Qt.Key.Key_Down, _CTRL)
    assert blank.form.part_id() == "bezoek"
    assert focused_path() == "datum_bezoek"
    press(Qt.Key.Key_PageDown, _CTRL)
    assert blank.form.part_id() == "functie"
    press(Qt.Key.Key_Up, _CTRL)
    assert blank.form.part_id() == "bezoek"
    assert blank.sections.current().place == "bezoek"


def test_choosing_in_the_list_goes_there(blank: MetingScreen) -> None:
    blank.sections.setFocus()
    press(Qt.Key.Key_Down)
    assert blank.form.part_id() == "opdracht"
    press(Qt.Key.Key_Return)
    assert blank.form.part_id() == "bezoek"
    assert focused_path() == "datum_bezoek"


def test_f9_goes_round_all_that_still_asks(blank: MetingScreen) -> None:
    seen = []
    for _ in range(60):
        press(Qt.Key.Key_F9)
        here = focused_path()
        if here in seen:
            break
        seen.append(here)
    asking = [
        problem.path
        for problem in blank.model.state.problems
        if problem.severity in {"hard", "soft"}
    ]
    expected = {"taken:toevoegen" if path == "taken" else path for path in asking}
    assert set(seen) == expected
    assert here == seen[0]
    press(Qt.Key.Key_F9, _SHIFT)
    assert focused_path() == seen[-1]


def test_f9_with_nothing_open_says_so(qtbot: QtBot, screen: MetingScreen) -> None:
    put(screen._session, screen._id, taken__t3__norm_wijze="gemeten")
    screen.model.refresh()
    assert screen.model.state.problems == ()
    with qtbot.waitSignal(screen.message):
        press(Qt.Key.Key_F9)


def test_the_place_is_told_and_leads_back(
    qtbot: QtBot, assessor: Session, screen: MetingScreen, complete: str
) -> None:
    with qtbot.waitSignal(screen.place_changed) as told:
        screen.go_to("taken.t2.kwaliteit")
    assert told.args[0].startswith(f"meting:{complete}:prestatie.t2")
    place = screen.place()
    assert place == f"meting:{complete}:prestatie.t2:taken.t2.kwaliteit"
    again = shown(qtbot, MetingScreen(assessor, complete))
    again.go_to(place.split(":", 2)[2])
    assert focused_path() == "taken.t2.kwaliteit"


def test_the_end_of_the_path_is_signing(qtbot: QtBot, screen: MetingScreen, complete: str) -> None:
    screen.go_to("zienswijzen")
    with qtbot.waitSignal(screen.open_requested) as asked:
        press(Qt.Key.Key_Down, _CTRL)
    assert asked.args == [f"ondertekenen:{complete}"]


# What stands at the right.


def test_the_result_is_hidden_until_f8(screen: MetingScreen) -> None:
    assert not screen.side.isVisible()
    press(Qt.Key.Key_F8)
    assert screen.side.result.isVisible()
    assert screen.side.result.number.text() == "71 %"
    assert screen.side.result.band.text() == "Bandbreedte 67–75 %"
    press(Qt.Key.Key_F8)
    assert not screen.side.isVisible()


def test_the_result_follows_what_is_typed(screen: MetingScreen) -> None:
    screen.toggle_result()
    screen.go_to("taken.t2.kwaliteit")
    made = field(screen, "taken.t2.kwaliteit")
    QTest.keyClick(made.editors()[0], Qt.Key.Key_A, _CTRL)
    type_text(screen, "taken.t2.kwaliteit", "45")
    screen.commit()
    assert screen.side.result.number.text() == "61 %"
    assert "61,45" in screen.side.result.rounded.text()


def test_every_influence_leads_to_its_field(screen: MetingScreen) -> None:
    screen.toggle_result()
    lines = screen.side.result.influence
    first = lines.lines.line(lines.lines.index(0))
    assert first.spoken() == "1. Bestellingen verzamelen – Aantal van de werknemer, ± 2,25"
    lines.setFocus()
    press(Qt.Key.Key_Return)
    assert focused_path() == "taken.t1.tempo_aantal"


def test_without_a_number_it_says_what_is_missing_and_leads_there(blank: MetingScreen) -> None:
    blank.toggle_result()
    result = blank.side.result
    assert not result.has_result()
    lines = result.missing.lines
    titles = [lines.line(lines.index(n)).title for n in range(lines.rowCount())]
    assert titles == [
        "Contracturen per week",
        "Dagen per week",
        "Reguliere arbeidsprestatie",
        "Hoofdtaken",
    ]
    result.missing.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert focused_path() == "dagen_per_week"


def test_guidance_stands_beside_the_question_and_follows_it(blank: MetingScreen) -> None:
    blank.go_to("normfunctie")
    press(Qt.Key.Key_F2)
    guidance = blank.side.guidance
    assert guidance.isVisible()
    for words in ("Normfunctie", "Voorbeelden", "Vraag bijvoorbeeld", "Pas op", "Bron: "):
        assert words in guidance.text()
    blank.go_to("uren_per_week")
    assert "Contracturen per week" in guidance.text()
    press(Qt.Key.Key_F2)
    assert not blank.side.isVisible()


def test_a_question_mark_on_a_choice_opens_guidance(blank: MetingScreen) -> None:
    type_text(blank, "eigen_client", "?")
    assert "Eigen cliënt" in blank.side.guidance.text()


def test_the_list_of_problems_counts_and_leads(blank: MetingScreen) -> None:
    blank.side.open_pane("meldingen")
    problems = blank.side.problems
    assert problems.counters.text() == "26 vragen open, 2 tips"
    type_text(blank, "eigen_client", "j")
    assert problems.counters.text() == "25 vragen open, 1 vraagt een reden, 2 tips"
    first = problems.list.lines.line(problems.list.lines.index(0))
    assert first.title == "Eigen cliënt"
    assert "Let op" in first.subtitle
    problems.list.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert focused_path() == "contactpersoon"


def test_a_given_reason_is_listed_with_its_problem(blank: MetingScreen) -> None:
    blank.side.open_pane("meldingen")
    made = type_text(blank, "eigen_client", "j")
    QTest.keyClicks(made.problems.reason_edit("rule.eigen_client"), "Enige in de regio")
    blank.commit()
    model = blank.side.problems.list.lines
    assert model.line(model.index(0)).subtitle == "✓ Reden gegeven: Enige in de regio"
    assert "reden" not in blank.side.problems.counters.text()


# Undo.


def test_undo_works_from_anywhere_on_the_screen(screen: MetingScreen) -> None:
    screen.go_to("taken.t2.kwaliteit")
    type_text(screen, "taken.t2.kwaliteit", "1")
    screen.commit()
    before = field(screen, "taken.t2.kwaliteit").text()
    screen.sections.setFocus()
    press(Qt.Key.Key_Z, _CTRL)
    assert field(screen, "taken.t2.kwaliteit").text() != before
    assert focused_path() == "taken.t2.kwaliteit"


def test_undoing_a_row_closes_its_part(blank: MetingScreen) -> None:
    blank.model.choose(_key("regulier"), "nee")
    blank.model.add_row("taken")
    blank.form.show_part("prestatie.t1")
    assert blank.form.part_id() == "prestatie.t1"
    press(Qt.Key.Key_Z, _CTRL)
    assert blank.form.part_id() == "hoofdtaken"
    assert blank.model.part("prestatie.t1") is None


# Signed.


@pytest.fixture
def signed(qtbot: QtBot, assessor: Session) -> MetingScreen:
    meting_id, _ = stores.signed(assessor)
    return shown(qtbot, MetingScreen(assessor, meting_id))


def test_a_signed_measurement_can_only_be_read(assessor: Session, signed: MetingScreen) -> None:
    type_text(signed, "eigen_client", "j")
    assert field(signed, "eigen_client").text() == "nee"
    type_text(signed, "contactpersoon", "x")
    assert field(signed, "contactpersoon").text() == "Ria Proefhof"
    assert not signed.unsaved()
    with pytest.raises(BevrorenMeting):
        answering.put(assessor, signed._id, "contactpersoon", "x")


def test_a_signed_measurement_still_shows_its_result(signed: MetingScreen) -> None:
    signed.toggle_result()
    assert signed.side.result.number.text() == "71 %"


def test_its_report_can_be_opened(qtbot: QtBot, signed: MetingScreen) -> None:
    with qtbot.waitSignal(signed.open_requested) as asked:
        signed.findChild(QPushButton, "rapport").click()
    assert asked.args[0].startswith("document:")


def test_a_correction_asks_why_and_goes_on_in_a_new_draft(
    qtbot: QtBot, assessor: Session, signed: MetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meting_signed, "ask_reason", lambda *_: "Uren verkeerd gelezen")
    with qtbot.waitSignal(signed.open_requested) as asked:
        signed.findChild(QPushButton, "correctie").click()
    new = measuring.find_meting(assessor, asked.args[0].removeprefix("meting:"))
    assert new.replaces == signed._id
    assert new.replaces_reason == "Uren verkeerd gelezen"
    assert new.state is MetingState.CONCEPT


def test_a_correction_without_a_reason_does_not_begin(
    qtbot: QtBot, signed: MetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meting_signed, "ask_reason", lambda *_: "")
    with qtbot.assertNotEmitted(signed.open_requested):
        signed.findChild(QPushButton, "correctie").click()
    assert reason.ask_reason is not None


# How it fits and how it is heard.


def test_no_pane_flashes_up_as_a_window(screen: MetingScreen) -> None:
    windows = Windows()
    for pane in ("meldingen", "uitleg", "uitkomst"):
        screen.side.open_pane(pane)
        screen.go_to("taken.t1.tempo_aantal")
    assert windows.stop() == []


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_needs_more_room_than_there_is(
    qtbot: QtBot, screen: MetingScreen, size: int
) -> None:
    Theme.of_app().set_text_size(size)

    def cut() -> list[str]:
        return [
            each.text()
            for each in screen.findChildren(QPushButton)
            if each.isVisible() and each.width() < each.minimumSizeHint().width()
        ]

    for pane, part in (
        (None, "opdracht"),
        ("meldingen", "hoofdtaken"),
        ("uitkomst", "prestatie.t1"),
    ):
        screen.form.show_part(part)
        if pane:
            screen.side.open_pane(pane)
        qtbot.waitUntil(lambda: not cut())
        assert screen.minimumSizeHint().width() <= screen.width()


def test_panes_fold_away_when_there_is_no_room(screen: MetingScreen) -> None:
    assert screen.sections.isVisible()
    assert not screen.bar.choice.isVisible()
    Theme.of_app().set_text_size(150)
    screen.resize(640, 420)
    QApplication.processEvents()
    assert not screen.sections.isVisible()
    assert screen.bar.choice.isVisible()
    screen.toggle_result()
    assert not screen.form.isVisible()
    screen.toggle_result()
    assert screen.form.isVisible()
    place = screen.bar.choice.findData("hoofdtaken")
    screen.bar.choice.setCurrentIndex(place)
    screen.bar.choice.activated.emit(place)
    assert screen.form.part_id() == "hoofdtaken"


def test_going_to_a_field_uncovers_the_form(screen: MetingScreen) -> None:
    screen.resize(640, 420)
    QApplication.processEvents()
    screen.toggle_result()
    screen.go_to("contactpersoon")
    assert screen.form.isVisible()
    assert focused_path() == "contactpersoon"


def test_everything_that_takes_the_keyboard_has_a_name(screen: MetingScreen) -> None:
    for pane in ("meldingen", "uitleg", "uitkomst"):
        screen.side.open_pane(pane)
        nameless = [
            (type(each).__name__, each.objectName())
            for each in screen.findChildren(QWidget)
            if each.isVisible()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(each.parent(), QLineEdit)
            and not each.accessibleName()
            and not (isinstance(each, QPushButton | QLabel) and each.text())
        ]
        assert not nameless, pane


def test_no_two_fields_share_a_place(screen: MetingScreen) -> None:
    names = [each.objectName() for each in screen.findChildren(Field)]
    assert len(names) == len(set(names))


def _key(path: str) -> object:
    from ld_desktop.domain.answers import AnswerKey, Respondent

    return AnswerKey(path, Respondent.VASTGESTELD)
