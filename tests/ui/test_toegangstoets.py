"""The toegangstoets on screen: every outcome by keyboard, doubt, finishing, and the page of its case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, dossiers, toets_correcting, toetsen
from ld_desktop.casework.session import Session
from ld_desktop.ui import places
from ld_desktop.ui.screens import dossier, toegangstoets
from ld_desktop.ui.screens.toegangstoets import ToegangstoetsScreen
from ld_desktop.ui.screens.toegangstoets_parts import FinishedBanner
from ld_desktop.ui.widgets.line_list import LineList
from ld_desktop.ui.workspace import Workspace
from tests.helpers import toetsen as made
from tests.helpers.meting_screens import focused_path, shown
from tests.helpers.qt import find, press

Open = Callable[[Session], Workspace]
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def subject(assessor: Session) -> str:
    return toetsen.start(assessor, made.person(assessor))


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session, subject: str) -> ToegangstoetsScreen:
    return shown(qtbot, ToegangstoetsScreen(assessor, subject))


def _key(screen: QWidget, key: Qt.Key, also: Qt.KeyboardModifier | None = None) -> None:
    target = screen.window().focusWidget() or screen
    QTest.keyClick(target, key, also or Qt.KeyboardModifier.NoModifier)


def _answer(screen: ToegangstoetsScreen, path: str, text: str) -> None:
    """With the cursor in a question: J, N, or the digits of the options."""
    screen.go_to(path)
    assert focused_path() == path
    keys = {"ja": Qt.Key.Key_J, "nee": Qt.Key.Key_N, "quick_scan": Qt.Key.Key_1}
    if text in keys:
        _key(screen, keys[text])
    elif path == "beperkingen":  # psychisch
        _key(screen, Qt.Key.Key_3)
    else:
        QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_A, _CTRL)
        QTest.keyClicks(screen.window().focusWidget(), text)
        screen.commit()


def _lines(inside: QWidget, name: str) -> list[str]:
    lines = find(inside, name, LineList).lines
    return [lines.line(lines.index(row)).spoken() for row in range(lines.rowCount())]


def _steps(screen: ToegangstoetsScreen) -> list[str]:
    return [part.id for part in screen.model.parts]


@pytest.mark.parametrize("name", made.OUTCOMES)
def test_every_outcome_is_reached_by_keyboard(screen: ToegangstoetsScreen, name: str) -> None:
    answers, expected = made.OUTCOMES[name]
    for path, text in answers.items():
        _answer(screen, path, text)
    _key(screen, Qt.Key.Key_F8)
    said = screen.side.result.text()
    assert expected.replace("_", " ") in said.lower()
    assert "Voldoet aan de formele voorwaarden." in said
    assert "Wat hierop volgt" in said
    assert screen.side.result.trace.model.rowCount() > 1


def test_only_the_steps_that_count_are_in_the_list(screen: ToegangstoetsScreen) -> None:
    assert _steps(screen) == ["toets", "voorwaarden", "vraag_1", "afronden"]
    for path, text in made.TO_3.items():
        _answer(screen, path, text)
    assert _steps(screen)[3:6] == ["vraag_2a", "vraag_2b", "vraag_3"]
    _answer(screen, "wsw_indicatie", "ja")
    _answer(screen, "wsw_wachtlijst", "ja")
    assert _steps(screen) == ["toets", "voorwaarden", "afronden"]


def test_doubt_asks_for_an_argument_at_once_and_f9_leads_to_it(
    screen: ToegangstoetsScreen,
) -> None:
    for path, text in {**made.LIMITED, "v2a_a": "ja", "v2a_a_twijfel": "ja"}.items():
        _answer(screen, path, text)
    _key(screen, Qt.Key.Key_F9)
    assert focused_path() == "v2a_a_argument"
    _answer(screen, "v2a_a_argument", made.WHY)
    _key(screen, Qt.Key.Key_F9)
    assert focused_path() == "toegangstoets_uitkomst_datum"


def test_all_can_be_undone_and_done_again(
    screen: ToegangstoetsScreen, assessor: Session, subject: str
) -> None:
    before = answering.form_state(assessor, subject).values
    for path, text in made.LIMITED.items():
        _answer(screen, path, text)
    after = answering.form_state(assessor, subject).values
    for key, wanted in ((Qt.Key.Key_Z, before), (Qt.Key.Key_Y, after)):
        for _ in range(len(made.LIMITED) + 2):
            _key(screen, key, _CTRL)
        assert answering.form_state(assessor, subject).values == wanted


def test_guidance_tells_what_is_meant_what_proves_it_and_who_judges(
    screen: ToegangstoetsScreen,
) -> None:
    for path, text in made.LIMITED.items():
        _answer(screen, path, text)
    screen.go_to("v2a_b")
    _key(screen, Qt.Key.Key_F2)
    said = screen.side.guidance.text()
    for words in ("Wat telt als bewijs", "Wie oordeelt", "Voorbeelden", "Bron: 001"):
        assert words in said


def test_what_the_person_lacks_is_told_with_the_way_there(qtbot: QtBot, assessor: Session) -> None:
    case_id = dossiers.new_dossier(assessor).case_id
    screen = shown(qtbot, ToegangstoetsScreen(assessor, toetsen.start(assessor, case_id)))
    _key(screen, Qt.Key.Key_F8)
    assert "Geboortedatum ontbreekt" in screen.side.result.text()
    with qtbot.waitSignal(screen.open_requested) as asked:
        press(screen, "toets_uitkomst:persoon")
    assert asked.args[0].startswith(f"gegevens:{case_id}:persoon:")
    screen.go_to("werkt_sw")
    with qtbot.waitSignal(screen.open_requested) as again:
        press(screen, "toets_zaak:persoon")
    assert again.args == asked.args


def test_finishing_too_early_shows_what_is_open(
    screen: ToegangstoetsScreen, assessor: Session, subject: str
) -> None:
    screen.finish()
    assert screen.side.pane() == "meldingen"
    assert focused_path() == "versie"
    assert toetsen.toets(assessor, subject).finished is None


def _decide(monkeypatch: pytest.MonkeyPatch, module: object, *, yes: bool) -> list[str]:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, text: str, _yes: str) -> bool:
        asked.append(text)
        return yes

    monkeypatch.setattr(module, "decide", answer)
    return asked


def test_the_last_button_records_after_one_question(
    qtbot: QtBot,
    assessor: Session,
    subject: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made.ready(assessor, subject)
    screen = shown(qtbot, ToegangstoetsScreen(assessor, subject))
    screen.go_to("toegangstoets_uitkomst_datum")
    assert screen.summary is not None
    assert screen.summary.text().startswith("Uitkomst: ondergrens")
    said = _decide(monkeypatch, toegangstoets, yes=False)
    press(screen, "klaar")
    assert "ondergrens" in said[0]
    assert toetsen.toets(assessor, subject).finished is None
    _decide(monkeypatch, toegangstoets, yes=True)
    with qtbot.waitSignal(screen.open_requested) as asked:
        press(screen, "klaar")
    assert asked.args == [places.toegangstoets(subject)]
    assert toetsen.toets(assessor, subject).finished is not None


def test_a_finished_one_can_be_read_and_begun_anew(
    qtbot: QtBot, assessor: Session, subject: str
) -> None:
    made.finished(assessor, subject)
    screen = shown(qtbot, ToegangstoetsScreen(assessor, subject))
    assert screen.side.pane() == "uitkomst"
    _key(screen, Qt.Key.Key_Z, _CTRL)
    screen.go_to("v3_a")
    _key(screen, Qt.Key.Key_J)
    assert answering.form_state(assessor, subject).value("v3_a") is False
    assert not [b for b in screen.findChildren(QPushButton) if b.objectName() == "klaar"]
    with qtbot.waitSignal(screen.open_requested) as asked:
        press(screen, "toets_opnieuw")
    again = places.parse(asked.args[0]).id
    assert again != subject
    assert answering.form_state(assessor, again).value("v3_a") is False


def test_the_page_of_a_case_begins_one_goes_on_and_throws_it_away(
    qtbot: QtBot, assessor: Session, workspace: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = workspace(assessor)
    case_id = made.person(assessor)
    window.go(places.dossier(case_id))
    press(window, "new_toets")
    qtbot.waitUntil(lambda: window.screen_widget.objectName() == "toegangstoets")
    (line,) = toetsen.lines(assessor, case_id)
    assert window.screen_widget.place().startswith(places.toegangstoets(line.subject))
    press(window, "meting_kop:dossier")
    qtbot.waitUntil(lambda: window.screen_widget.objectName() == "dossier")
    assert find(window, "next_step").text() == "Verder met de toegangstoets"  # type: ignore[attr-defined]
    press(window, "next_step")
    qtbot.waitUntil(lambda: window.screen_widget.objectName() == "toegangstoets")
    window.go(places.dossier(case_id))
    _decide(monkeypatch, dossier, yes=True)
    before = window.screen_widget
    press(window, "throw_away_toets")
    qtbot.waitUntil(lambda: window.screen_widget is not before)
    assert toetsen.lines(assessor, case_id) == ()
    assert find(window, "new_toets", QPushButton).text() == "Toegangstoets beginnen"


def test_the_page_of_a_case_shows_which_counts_and_what_follows(
    assessor: Session, subject: str, workspace: Open
) -> None:
    case_id = subject.partition("/")[0]
    made.finished(assessor, subject)
    window = workspace(assessor)
    window.go(places.dossier(case_id))
    assert find(window, "next_step").text() == "Bekijken wat op de toets volgt"  # type: ignore[attr-defined]
    again = toetsen.start(assessor, case_id)
    made.finished(assessor, again, "target group", on="16-03-2011")
    window.go(places.dossier(case_id))
    first, second = _lines(window, "toetsen")
    assert first.startswith("Doelgroep, voldoet aan de formele voorwaarden")
    assert "16 maart 2011 door Test assessor" in first
    assert (first.split(", ")[-1], second.split(", ")[-1]) == ("geldt nu", "eerder")
    assert find(window, "next_step").text() == "Werkgever invullen"  # type: ignore[attr-defined]
    assert "Toegangstoets afgerond: doelgroep" in " ".join(_lines(window, "history"))


def test_ctrl_arrows_walk_through_the_steps(screen: ToegangstoetsScreen) -> None:
    screen.focus_first()
    for expected in ("voorwaarden", "vraag_1", "afronden"):
        _key(screen, Qt.Key.Key_Down, _CTRL)
        assert screen.form.part_id() == expected
    _key(screen, Qt.Key.Key_F9, _SHIFT)
    assert focused_path() == "beperking_aanwezig"


def _reason(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, text: str, _go_on: str) -> str:
        asked.append(text)
        return words

    monkeypatch.setattr(toegangstoets, "ask_reason", answer)
    return asked


def test_a_finished_one_is_corrected_by_keys_with_a_reason(
    qtbot: QtBot, assessor: Session, subject: str, workspace: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.finished(assessor, subject)
    window = workspace(assessor)
    window.go(places.toegangstoets(subject))
    _reason(monkeypatch, "")
    press(window, "toets_correctie")
    assert toets_correcting.correction_of(assessor, subject) == ""
    asked = _reason(monkeypatch, "Het tempo bleek hoger.")
    before = window.screen_widget
    press(window, "toets_correctie")
    assert "blijft zoals hij is" in asked[0]
    qtbot.waitUntil(lambda: window.screen_widget is not before)
    draft = toets_correcting.correction_of(assessor, subject)
    screen = window.screen_widget
    assert isinstance(screen, ToegangstoetsScreen)
    assert screen.place().startswith(places.toegangstoets(draft))
    assert "correctie van die van 15 maart 2011" in screen.bar.below.text()
    for path in ("v3_a", "v3_b", "v3_c", "v3_d"):
        _answer(screen, path, "ja")
    for _ in range(4):
        _key(screen, Qt.Key.Key_Z, _CTRL)
    assert answering.form_state(assessor, draft).value("v3_a") is False
    for _ in range(4):
        _key(screen, Qt.Key.Key_Y, _CTRL)
    screen.go_to("toegangstoets_uitkomst_datum")
    said = _decide(monkeypatch, toegangstoets, yes=True)
    press(window, "klaar")
    assert "De toets van 15 maart 2011 geldt dan niet meer." in said[0]
    qtbot.waitUntil(lambda: window.screen_widget is not screen)
    banner = find(window, "toets_afgerond", FinishedBanner)
    assert "Het tempo bleek hoger." in " ".join(each.text() for each in banner.findChildren(QLabel))
    press(window, "meting_kop:dossier")
    qtbot.waitUntil(lambda: window.screen_widget.objectName() == "dossier")
    new, old = _lines(window, "toetsen")
    assert new.startswith("Doelgroep")
    assert "correctie van die van 15 maart 2011: Het tempo bleek hoger." in new
    assert (new.split(", ")[-1], old.split(", ")[-1]) == ("geldt nu", "vervangen")
    assert "Toegangstoets gecorrigeerd: doelgroep" in " ".join(_lines(window, "history"))


def test_a_replaced_one_leads_to_what_replaced_it(
    qtbot: QtBot, assessor: Session, subject: str
) -> None:
    made.finished(assessor, subject)
    draft = toets_correcting.start_correction(assessor, subject, "Verkeerde dag.")
    screen = shown(qtbot, ToegangstoetsScreen(assessor, subject))
    assert find(screen, "toets_naar_correctie", QPushButton).text() == "Verder met de correctie"
    toetsen.finish(assessor, draft)
    screen = shown(qtbot, ToegangstoetsScreen(assessor, subject))
    assert "geldt niet meer" in find(screen, "toets_afgerond", FinishedBanner).words.text()
    names = {each.objectName() for each in screen.findChildren(QPushButton)}
    assert not {"toets_correctie", "toets_opnieuw"} & names
    with qtbot.waitSignal(screen.open_requested) as asked:
        press(screen, "toets_naar_correctie")
    assert asked.args == [places.toegangstoets(draft)]


def test_vandaag_leads_back_to_where_one_was(
    qtbot: QtBot, assessor: Session, subject: str, workspace: Open
) -> None:
    made.fill(assessor, subject, made.TO_2B)
    window = workspace(assessor)
    window.start()
    (line,) = _lines(window, "drafts")
    assert line.startswith("Noor Voorbeeld, Toegangstoets")
    assert "laatst bij Vraag 2a: gevolgen voor werk" in line
    assert "vragen beantwoord" in line
    with qtbot.waitSignal(window.arrived):
        QTest.keyClick(find(window, "drafts"), Qt.Key.Key_Return)
    assert window.screen_widget.objectName() == "toegangstoets"
    assert focused_path() == "v2a_b"
    assert window.screen_widget.place() == f"{places.toegangstoets(subject)}:vraag_2a:v2a_b"
