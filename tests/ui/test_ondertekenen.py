"""Signing in the window: what blocks, the drawings, the seal, and no word before the checks."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, measuring, signing
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingState, Partij
from ld_desktop.ui import worker
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.fields.problems import ReasonEdit
from ld_desktop.ui.screens.ondertekenen import OndertekenenScreen
from ld_desktop.ui.theme import Theme
from tests.helpers import stores
from tests.helpers.meting_screens import NoRoom, new_meting, press, put, shown
from tests.ui.test_signature_pad import draw_with_mouse

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def meting(assessor: Session) -> str:
    """Everything filled in, nobody has drawn."""
    made = stores.measured(assessor)
    for partij in Partij:
        signing.clear_handtekening(assessor, made, partij)
    return made


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session, meting: str) -> OndertekenenScreen:
    return shown(qtbot, OndertekenenScreen(assessor, meting))


@pytest.fixture
def drawn(qtbot: QtBot, assessor: Session) -> OndertekenenScreen:
    made = shown(qtbot, OndertekenenScreen(assessor, stores.measured(assessor)))
    made.show_step("ondertekenen")
    return made


def _step_words(screen: OndertekenenScreen) -> dict[str, str]:
    lines = screen.steps.lines
    found = [lines.line(lines.index(n)) for n in range(lines.rowCount())]
    return {line.place: line.subtitle for line in found}


def _idle(qtbot: QtBot) -> None:
    qtbot.waitUntil(worker.is_idle, timeout=20_000)


# What blocks.


def test_what_blocks_leads_to_where_it_is_mended(
    qtbot: QtBot, assessor: Session, meting: str
) -> None:
    put(assessor, meting, datum_bezoek="31-02-2026", functie_uitgevoerd="")
    screen = shown(qtbot, OndertekenenScreen(assessor, meting))
    lines = screen.check.list.lines
    assert [lines.line(lines.index(n)).title for n in range(lines.rowCount())] == [
        "Datum van het bezoek",
        "Uitgevoerde functie",
    ]
    assert not screen.check.go_on.isEnabled()
    screen.check.list.setFocus()
    with qtbot.waitSignal(screen.open_requested) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [f"meting:{meting}:datum_bezoek"]


def test_a_gap_in_the_case_leads_to_its_form(qtbot: QtBot, assessor: Session, meting: str) -> None:
    head = measuring.meting_head(assessor, meting).meting
    answering.put(assessor, head.case_id, "naam", "")
    screen = shown(qtbot, OndertekenenScreen(assessor, meting))
    screen.check.list.setFocus()
    with qtbot.waitSignal(screen.open_requested) as asked:
        press(Qt.Key.Key_Return)
    where = f"gegevens:{head.case_id}:persoon:{head.placement_id}:naam"
    assert asked.args == [where]


def test_a_reason_can_be_given_and_finished_here(
    qtbot: QtBot, assessor: Session, meting: str
) -> None:
    put(assessor, meting, eigen_client="ja")
    screen = shown(qtbot, OndertekenenScreen(assessor, meting))
    assert _step_words(screen)["controleren"] == "nog 1"
    edit = screen.check.findChild(ReasonEdit)
    edit.setFocus()
    QTest.keyClicks(edit, "Enige in de")
    screen.commit()
    assert _step_words(screen)["controleren"] == "klaar"
    QTest.keyClicks(edit, " regio")
    screen.commit()
    reasons = answering.accepted(assessor, meting)
    assert reasons["rule.eigen_client", "eigen_client"] == "Enige in de regio"


def test_an_unfinished_measurement_has_no_concept(qtbot: QtBot, assessor: Session) -> None:
    screen = shown(qtbot, OndertekenenScreen(assessor, new_meting(assessor)))
    screen.show_step("concept")
    assert not screen.concept.pdf.isVisible()
    screen.show_step("ondertekenen")
    assert not screen.seal.sign.isEnabled()
    screen.show_step("werkgever")
    assert not screen.drawings[Partij.WERKGEVER].isEnabled()


# The concept.


def test_the_concept_is_made_and_shown(
    qtbot: QtBot, screen: OndertekenenScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _step_words(screen)["concept"] == "nog lezen"
    with qtbot.waitSignal(screen.concept.shown, timeout=20_000):
        screen.show_step("concept")
    assert screen.concept.pdf.pages() >= 2
    assert "Loonwaarde 71 %" in screen.concept.pdf.view.accessibleDescription()
    assert _step_words(screen)["concept"] == "bekeken"
    target = tmp_path / "concept.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    screen.concept.pdf.save_asked.emit()
    assert target.read_bytes().startswith(b"%PDF")
    _idle(qtbot)


# The drawings.


def test_a_party_draws_for_seen(assessor: Session, meting: str, screen: OndertekenenScreen) -> None:
    screen.show_step("werkgever")
    pane = screen.drawings[Partij.WERKGEVER]
    assert pane.naam.text() == "Ria Proefhof"
    draw_with_mouse(pane.pad)
    pane.findChild(QPushButton, "handtekening_werkgever:vastleggen").click()
    found = signing.handtekeningen(assessor, meting)[0]
    assert (found.partij, found.wijze, found.betekenis) == ("werkgever", "getekend", "gezien")
    assert found.shown_sha256 == signing.shown_sha256(assessor, meting)
    assert found.drawing_png
    assert pane.done_words.isVisible()
    assert _step_words(screen)["werkgever"] == "getekend"


def test_for_agreement_is_the_choice_of_who_signs(
    assessor: Session, meting: str, screen: OndertekenenScreen
) -> None:
    screen.show_step("werknemer")
    pane = screen.drawings[Partij.WERKNEMER]
    pane.findChild(QWidget, "handtekening_werknemer:akkoord").click()
    draw_with_mouse(pane.pad)
    pane.keep()
    assert signing.handtekeningen(assessor, meting)[0].betekenis == "akkoord"


def test_nothing_is_recorded_without_a_drawing_or_a_name(
    assessor: Session, meting: str, screen: OndertekenenScreen
) -> None:
    screen.show_step("werknemer")
    pane = screen.drawings[Partij.WERKNEMER]
    pane.naam.field.clear()
    pane.keep()
    assert pane.naam.error()
    assert not signing.handtekeningen(assessor, meting)


def test_who_does_not_want_to_draw_is_recorded_with_the_reason(
    assessor: Session, meting: str, screen: OndertekenenScreen
) -> None:
    screen.show_step("werknemer")
    pane = screen.drawings[Partij.WERKNEMER]
    pane.refuse.box.setFocus()
    press(Qt.Key.Key_Space)
    assert not pane.pad.isVisible()
    pane.keep()
    assert pane.reden.error()
    QTest.keyClicks(pane.reden.field, "Wil er nog over nadenken")
    pane.keep()
    found = signing.handtekeningen(assessor, meting)[0]
    assert (found.wijze, found.reden) == ("niet_getekend", "Wil er nog over nadenken")
    assert found.drawing_png == ""


def test_a_drawing_can_be_taken_back(
    assessor: Session, meting: str, screen: OndertekenenScreen
) -> None:
    screen.show_step("werkgever")
    pane = screen.drawings[Partij.WERKGEVER]
    draw_with_mouse(pane.pad)
    pane.keep()
    pane.again()
    assert not signing.handtekeningen(assessor, meting)
    assert pane.pad.is_empty()
    assert _step_words(screen)["werkgever"] == "nog tekenen"


def test_a_drawing_under_another_report_is_asked_again(qtbot: QtBot, assessor: Session) -> None:
    meting = stores.measured(assessor)
    put(assessor, meting, functie_uitgevoerd="Iets anders")
    screen = shown(qtbot, OndertekenenScreen(assessor, meting))
    assert _step_words(screen)["werkgever"] == "opnieuw tekenen"
    screen.go_to("handtekening_werkgever")
    pane = screen.drawings[Partij.WERKGEVER]
    assert pane.pad.isVisible()
    assert not pane.done_words.isVisible()


def test_a_full_disk_leaves_the_drawing_on_the_pad(
    qtbot: QtBot, screen: OndertekenenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NoRoom(file="store.ldstore")

    monkeypatch.setattr(signing, "put_handtekening", refuse)
    screen.show_step("werkgever")
    pane = screen.drawings[Partij.WERKGEVER]
    draw_with_mouse(pane.pad)
    with qtbot.waitSignal(screen.problem):
        pane.keep()
    assert not pane.pad.is_empty()
    assert not pane.done_words.isVisible()


# The seal.


def test_the_seal_waits_for_all_steps(screen: OndertekenenScreen) -> None:
    screen.show_step("ondertekenen")
    assert not screen.seal.sign.isEnabled()
    assert "2 punten" in screen.seal.words.text()


def test_signing_asks_where(drawn: OndertekenenScreen) -> None:
    drawn.seal.plaats.field.clear()
    drawn.seal.sign.click()
    assert drawn.seal.plaats.error()
    assert worker.is_idle()


def test_signing_seals_checks_and_shows(
    qtbot: QtBot, assessor: Session, drawn: OndertekenenScreen
) -> None:
    assert drawn.seal.plaats.text() == "Voorbeeldstad"
    with qtbot.waitSignal(drawn.seal.signed, timeout=20_000):
        drawn.seal.sign.click()
        assert drawn.seal.job.isVisible()
        assert not drawn.steps.isEnabled()
        assert "✓ Ondertekend" not in drawn.done.title.text()
    _idle(qtbot)
    assert drawn.done.title.text() == "✓ Ondertekend: loonwaarde 71 %"
    state = measuring.find_meting(assessor, drawn._id).state
    assert state is MetingState.ONDERTEKEND
    tabs = drawn.done._tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["Controle", "Rapport", "Bijlage"]
    assert tabs.widget(1).pages() >= 2
    with qtbot.waitSignal(drawn.open_requested) as asked:
        drawn.done.findChild(QPushButton, "ondertekend:overdragen").click()
    assert asked.args == ["overdragen"]


def test_signing_can_be_stopped_and_changes_nothing(
    qtbot: QtBot, assessor: Session, drawn: OndertekenenScreen
) -> None:
    with qtbot.waitSignal(drawn.seal.job.ended, timeout=20_000):
        drawn.seal.sign.click()
        drawn.seal.job.cancel()
    _idle(qtbot)
    state = measuring.find_meting(assessor, drawn._id).state
    assert state is not MetingState.ONDERTEKEND
    assert drawn.seal.error.isVisible()
    assert drawn.seal.sign.isEnabled()
    assert drawn.steps.isEnabled()


def test_a_disk_that_is_full_at_the_end_leaves_it_unsigned(
    qtbot: QtBot, assessor: Session, drawn: OndertekenenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NoRoom(file="store.ldstore")

    monkeypatch.setattr(signing, "finish", refuse)
    with qtbot.waitSignal(drawn.seal.job.done, timeout=20_000):
        drawn.seal.sign.click()
    _idle(qtbot)
    assert "is vol" in drawn.seal.error.text()
    state = measuring.find_meting(assessor, drawn._id).state
    assert state is not MetingState.ONDERTEKEND


def test_opened_later_it_is_checked_again_before_it_says_so(
    qtbot: QtBot, assessor: Session
) -> None:
    meting, _ = stores.signed(assessor)
    screen = OndertekenenScreen(assessor, meting)
    assert "bezig met controleren" in screen.done.title.text()
    shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.done.title.text().startswith("✓ Ondertekend"), timeout=20_000)
    _idle(qtbot)


def test_a_check_that_ends_when_its_screen_is_gone_says_nothing(
    qtbot: QtBot, assessor: Session
) -> None:
    meting, _ = stores.signed(assessor)
    screen = OndertekenenScreen(assessor, meting)
    shiboken6.delete(screen)
    _idle(qtbot)  # pytest-qt fails a test in which anything went wrong in a slot


# Ways around.


def test_ctrl_arrows_walk_the_steps(qtbot: QtBot, screen: OndertekenenScreen) -> None:
    screen.steps.setFocus()
    press(Qt.Key.Key_Down, _CTRL)
    assert screen.place().endswith(":concept")
    _idle(qtbot)
    screen.steps.setFocus()
    press(Qt.Key.Key_Down, _CTRL)
    assert screen.place().endswith(":werkgever")
    press(Qt.Key.Key_Up, _CTRL)
    assert screen.place().endswith(":concept")
    _idle(qtbot)


def test_work_that_ends_after_leaving_touches_nothing(
    qtbot: QtBot, assessor: Session, drawn: OndertekenenScreen
) -> None:
    drawn.seal.sign.click()
    drawn.hide()
    _idle(qtbot)
    state = measuring.find_meting(assessor, drawn._id).state
    assert state is not MetingState.ONDERTEKEND


@pytest.mark.parametrize("size", [150, 200])
def test_nothing_needs_more_room_than_there_is(
    qtbot: QtBot, screen: OndertekenenScreen, size: int
) -> None:
    Theme.of_app().set_text_size(size)
    for step in ("controleren", "concept", "werkgever", "ondertekenen"):
        screen.show_step(step)
        _idle(qtbot)
        qtbot.waitUntil(lambda: screen.minimumSizeHint().width() <= screen.width())


def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, screen: OndertekenenScreen
) -> None:
    for step in ("controleren", "concept", "werkgever", "werknemer", "ondertekenen"):
        screen.show_step(step)
        _idle(qtbot)
        nameless = [
            (type(each).__name__, each.objectName())
            for each in screen.findChildren(QWidget)
            if each.isVisible()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(each.parent(), QLineEdit)
            and not each.accessibleName()
        ]
        assert not nameless, step
