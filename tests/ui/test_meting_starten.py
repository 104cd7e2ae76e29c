"""Starting a measurement: with a method, of a kind, and what comes along is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from ld_desktop.casework import carrying_over, dossiers, measuring, offering
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.ui.i18n import hours_text
from ld_desktop.ui.screens.meting_starten import MetingStartenScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers import stores
from tests.helpers.meting_screens import focused_path, press, shown
from tests.helpers.qt import find, text


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session) -> MetingStartenScreen:
    made = shown(qtbot, MetingStartenScreen(assessor, pilot.placed(assessor)))
    made.focus_first()
    return made


def _opened(qtbot: QtBot, screen: MetingStartenScreen) -> str:
    with qtbot.waitSignal(screen.open_requested) as signal:
        find(screen, "start").setFocus()
        press(Qt.Key.Key_Space)
    kind, _, meting_id = signal.args[0].partition(":")
    assert kind == "meting"
    return meting_id


def test_the_legal_method_is_first_and_chosen(screen: MetingStartenScreen) -> None:
    assert focused_path() == "methode:uniform"
    assert screen.method() == "uniform"
    names = [each.objectName() for each in screen.findChildren(QRadioButton)]
    offered = [f"methode:{offer.id}" for offer in offering.methods_on_offer()]
    assert names[: len(offered)] == offered
    assert [offer.id for offer in offering.methods_on_offer() if offer.wettelijk] == ["uniform"]


def test_every_method_tells_its_sentence_hours_and_source(screen: MetingStartenScreen) -> None:
    for offer in offering.methods_on_offer():
        said = find(screen, f"methode:{offer.id}").accessibleDescription()
        assert offer.zin in said
        assert f"{hours_text(offer.minuten)} werk" in said
        assert offer.bron in said


def test_enter_on_the_button_starts_with_the_chosen_method_and_kind(
    qtbot: QtBot, assessor: Session, screen: MetingStartenScreen
) -> None:
    press(Qt.Key.Key_Down)
    chosen = screen.method()
    assert chosen != "uniform"
    find(screen, "soort:indicatief", QRadioButton).click()
    made = measuring.find_meting(assessor, _opened(qtbot, screen))
    assert (made.method, made.soort) == (chosen, MetingSoort.INDICATIEF)


def test_nothing_is_made_before_the_button(assessor: Session, screen: MetingStartenScreen) -> None:
    press(Qt.Key.Key_Down)
    assert screen.method() != "uniform"
    assert assessor.store.metingen.drafts() == ()


def test_a_first_measurement_begins_empty(screen: MetingStartenScreen) -> None:
    assert screen.soort() is MetingSoort.EERSTE
    assert text(screen, "komt_mee").startswith("U begint leeg")


def test_after_a_signed_one_it_tells_what_comes_along(qtbot: QtBot, assessor: Session) -> None:
    meting_id, _ = stores.signed(assessor)
    placement = measuring.find_meting(assessor, meting_id).placement_id
    made = shown(qtbot, MetingStartenScreen(assessor, placement))
    assert made.soort() is MetingSoort.HERHALING
    told = text(made, "komt_mee")
    assert "antwoorden komen mee" in told
    assert "ondertekend op" in told
    begun = assessor.store.answers.all(_opened(qtbot, made)).values()
    carried = [answer for answer in begun if answer.path not in carrying_over.KNOWN]
    assert len(carried) == int(told.split()[0])


def test_a_second_opinion_begins_with_nothing(qtbot: QtBot, assessor: Session) -> None:
    meting_id, _ = stores.signed(assessor)
    placement = measuring.find_meting(assessor, meting_id).placement_id
    made = shown(qtbot, MetingStartenScreen(assessor, placement))
    find(made, "soort:second_opinion", QRadioButton).click()
    assert "komt niets mee" in text(made, "komt_mee")
    assert "ziet u niets tot u deze meting ondertekent" in text(made, "komt_mee")


def test_a_case_without_names_can_be_chosen_for_too(qtbot: QtBot, assessor: Session) -> None:
    made = shown(qtbot, MetingStartenScreen(assessor, dossiers.new_dossier(assessor).placement_id))
    assert made.method() == "uniform"
