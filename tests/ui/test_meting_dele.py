"""The guided path of a method with many parts: the list, parts by choice, and handing over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ld_desktop.casework import offering
from ld_desktop.casework.session import Session
from ld_desktop.ui import places
from ld_desktop.ui.screens import meting_deel
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.widgets.form_page import MOST_QUESTIONS
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import focused_path, press, put, shown, type_text
from tests.helpers.qt import find

_CTRL = Qt.KeyboardModifier.ControlModifier
_CHOICE = "deel_belastbaarheid"


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session) -> MetingScreen:
    made = shown(qtbot, MetingScreen(assessor, pilot.begun(assessor, "dariuz")))
    made.focus_first()
    return made


def _list(screen: MetingScreen) -> list[str]:
    model = screen.sections.lines
    return [model.line(model.index(n)).spoken() for n in range(model.rowCount())]


def _line(screen: MetingScreen, words: str) -> str:
    return next(line for line in _list(screen) if words in line)


def test_parts_stand_in_one_line_each_with_their_minutes(screen: MetingScreen) -> None:
    assert "Opdracht, nog 1 vraag  ·  2 min" in _list(screen)[0]
    assert "38 min" in _line(screen, "Vragenlijst voor de werknemer")
    assert len(_list(screen)) == len(screen.model.dele)


def test_the_part_one_is_in_shows_its_screens(screen: MetingScreen) -> None:
    screen.go_to("wn_thema_leren")
    inside = [line for line in _list(screen) if line.startswith("   ")]
    deel = next(deel for deel in screen.model.dele if deel.id == "werknemer")
    assert len(inside) == len(deel.screens) > 1
    assert screen.sections.current().place == "wn_thema_leren"


def test_choosing_a_part_goes_to_what_is_left_in_it(
    assessor: Session, screen: MetingScreen
) -> None:
    pilot.fill(assessor, screen._id, lambda answer: answer.path.startswith("wg_"))
    screen.model.refresh()
    deel = next(deel for deel in screen.model.dele if deel.id == "werkgever")
    screen.sections.chosen.emit(deel.place())
    assert screen.form.part_id() == deel.where_to_go().id
    assert deel.words().startswith("klaar")


def test_ctrl_arrows_walk_through_all_screens_of_all_parts(screen: MetingScreen) -> None:
    seen = [screen.form.part_id()]
    for _ in screen.model.parts[1:]:
        screen.form.step(1)
        seen.append(screen.form.part_id())
    assert seen == [part.id for part in screen.model.parts]
    press(Qt.Key.Key_Up, _CTRL)
    assert screen.form.part_id() == seen[-2]


def test_a_part_by_choice_is_one_question_until_it_is_chosen(screen: MetingScreen) -> None:
    assert "naar keuze" in _line(screen, "Supplement belastbaarheid")
    before = len(screen.model.parts)
    screen.go_to(_CHOICE)
    assert focused_path() == _CHOICE
    type_text(screen, _CHOICE, "j")
    assert len(screen.model.parts) == before + 6
    assert "naar keuze" not in _line(screen, "Supplement belastbaarheid")
    screen.form.undo()
    assert len(screen.model.parts) == before


def test_no_screen_asks_more_than_twenty_five_questions(assessor: Session, qtbot: QtBot) -> None:
    placement = pilot.placed(assessor)
    for offer in offering.methods_on_offer():
        meting = pilot.measuring.start_meting(assessor, placement, method=offer.id)
        made = MetingScreen(assessor, meting)
        qtbot.addWidget(made)
        assert max(len({key.path for key in part.keys}) for part in made.model.parts) <= (
            MOST_QUESTIONS
        )


def test_a_questionnaire_of_somebody_else_says_so(screen: MetingScreen) -> None:
    assert not screen.form.findChildren(QPushButton, "deel:laat_invullen")
    screen.go_to("wn_thema_werk")
    said = " ".join(each.text() for each in find(screen, "deel").findChildren(QLabel))
    assert "voor de werknemer" in said
    assert "onderdeel 1 van 12" in said
    assert "38 minuten" in said


def test_further_on_the_same_ways_take_one_line(screen: MetingScreen) -> None:
    screen.go_to("wn_thema_werk")
    first = find(screen, "deel").height()
    screen.form.step(1)
    said = " ".join(each.text() for each in find(screen, "deel").findChildren(QLabel))
    assert "voor de werknemer" in said
    assert "onderdeel 2 van 12" in said
    assert "minuten" not in said
    assert find(screen, "deel:laat_invullen").isVisible()
    tops = {
        find(screen, f"deel:{name}").y() for name in ("laat_invullen", "overtypen", "afdrukken")
    }
    assert len(tops) == 1
    assert find(screen, "deel").height() < first / 2


def test_the_buttons_lead_to_the_screens_that_there_are(
    qtbot: QtBot, screen: MetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meting_deel, "can_show", lambda _: True)
    screen.go_to("wg_thema_sterk")
    for name, place in (("laat_invullen", places.laat_invullen), ("overtypen", places.overtypen)):
        with qtbot.waitSignal(screen.open_requested) as signal:
            find(screen, f"deel:{name}").setFocus()
            press(Qt.Key.Key_Space)
        assert signal.args == [place(screen._id, "werkgever")]


def test_a_cell_is_named_by_its_row_wherever_its_table_stands(
    qtbot: QtBot, assessor: Session
) -> None:
    meting_id = pilot.begun(assessor, "matchcare")
    pilot.fill(assessor, meting_id)
    screen = shown(qtbot, MetingScreen(assessor, meting_id))
    put(assessor, meting_id, activiteiten__t2__naam="Dozen inpakken")
    screen.model.refresh()
    assert screen.model.label_of("activiteiten.t2.naam") == "2. Dozen inpakken"
    assert screen.model.label_of("activiteiten.t2.gewicht") == "2. Dozen inpakken – Gewicht"


def test_a_profile_is_offered_where_its_table_stands_and_not_at_each_row(
    qtbot: QtBot, assessor: Session
) -> None:
    meting_id = pilot.begun(assessor, "matchcare")
    pilot.fill(assessor, meting_id)
    screen = shown(qtbot, MetingScreen(assessor, meting_id))
    screen.go_to("activiteiten")
    assert find(screen, "profiel_kiezen").isVisible()
    screen.go_to("activiteiten.t1.uitvoering")
    assert not find(screen, "profiel_kiezen").isVisible()
