"""Naslag by keys: finding and reading a function, reading tables in, mending, withdrawing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import function_library, naslag, reading_tables, works
from ld_desktop.casework.importing_tables import import_table, preview_table, told_beside
from ld_desktop.casework.session import Session
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.screens import naslag as naslag_screen
from ld_desktop.ui.screens.naslag import NaslagScreen
from ld_desktop.ui.screens.naslag_faults import FaultList
from ld_desktop.ui.screens.naslag_sheet import SheetView
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.workspace import Workspace
from tests.helpers.qt import find, focused, keys, press, text

Open = Callable[[Session], Workspace]
_NORMS = b"test;normgroep;van;tot;niveau\nProef;allen;0;9;1\nProef;allen;10;20;2\n"
_ESCO = Path(__file__).parents[1] / "functies" / "esco_voorbeeld.csv"


@pytest.fixture
def at_naslag(qtbot: QtBot, office: Session, workspace: Open) -> Workspace:
    found = workspace(office)
    assert found.go(places.NASLAG)
    qtbot.waitUntil(lambda: "Typ een deel" in text(found, "functies_uitleg"))
    return found


def screen_of(found: Workspace) -> NaslagScreen:
    screen = found.screen_widget
    assert isinstance(screen, NaslagScreen)
    return screen


def said(found: Workspace) -> list[str]:
    return [banner.text for banner in found.banners.banners()]


def lines(found: Workspace, name: str) -> list[Line]:
    model = find(found, name, LineList).lines
    return [model.line(model.index(row)) for row in range(model.rowCount())]


def own_table(folder: Path, naam: str = "Inpakker bij ons") -> Path:
    """A table of an office with one profile."""
    profile = function_library.open_library().profile("9321")
    assert profile is not None
    path = folder / "eigen.csv"
    path.write_bytes(function_library.example_table(replace(profile, code="INP-01", naam=naam)))
    return path


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def put(session: Session, kind: str, path: Path) -> None:
    preview = preview_table(session, kind, path, told_beside("", "", "", None))
    assert not preview.faults
    import_table(session, preview)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(files, "ask_open", lambda *_: path)


def read_in(qtbot: QtBot, found: Workspace, expected: str) -> None:
    """Press Inlezen… and wait for what the file turns out to be."""
    press(found, "naslag_inlezen")
    qtbot.waitUntil(lambda: expected in text(found, "tabel_uitkomst"))


# Finding and reading.


def test_a_function_is_found_and_read_by_keys(qtbot: QtBot, at_naslag: Workspace) -> None:
    assert focused() == "functie_tekst"
    keys("inpak", Qt.Key.Key_Down)
    keys(key=Qt.Key.Key_Up)
    assert lines(at_naslag, "gevonden_functies")[0].title == "Inpakker (handmatig)"
    keys(key=Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "functieprofiel")
    told = find(at_naslag, "functieprofiel", SheetView).toPlainText()
    for part in ("aanname", "Hoofdtaken", "29 eisen", "Vijf gebieden", "Werkactiviteiten", "M29"):
        assert part in told
    assert screen_of(at_naslag).place() == "naslag:9321"
    keys(key=Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: focused() == "functie_tekst")
    assert find(at_naslag, "gevonden_functies").isVisible()
    keys(key=Qt.Key.Key_Escape)
    assert text(at_naslag, "functie_tekst") == ""


def test_what_is_not_found_says_what_to_do(at_naslag: Workspace) -> None:
    keys("xqzxq", None)
    assert "Niets gevonden" in text(at_naslag, "functies_uitleg")
    keys(key=Qt.Key.Key_Return)
    assert not find(at_naslag, "functieprofiel").isVisible()


def test_one_comes_back_to_the_function_one_was_reading(
    qtbot: QtBot, office: Session, workspace: Open
) -> None:
    found = workspace(office)
    found.go(places.naslag("9321"))
    qtbot.waitUntil(lambda: focused() == "functieprofiel")
    found.go(places.CONTACTEN)
    found.go_back()
    qtbot.waitUntil(lambda: focused() == "functieprofiel")
    assert "Inpakker" in find(found, "functieprofiel", SheetView).toPlainText()


def test_leaving_before_the_library_is_there_harms_nothing(
    office: Session, workspace: Open
) -> None:
    found = workspace(office)
    for _ in range(3):
        found.go(places.NASLAG)
        found.go(places.CONTACTEN)
    assert found.screen_widget.objectName() == places.CONTACTEN


def test_an_occupation_of_esco_says_which_profile_it_gets(
    qtbot: QtBot, office: Session, workspace: Open
) -> None:
    put(office, works.ESCO, _ESCO)
    found = workspace(office)
    found.go(places.NASLAG)
    keys("dozenvouwster", None)  # typed before the library is there
    qtbot.waitUntil(find(found, "gevonden_functies").isVisible)
    (line,) = lines(found, "gevonden_functies")
    assert "profiel van groep 9321" in line.subtitle
    keys(key=Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "functieprofiel")
    assert "groep 9321" in find(found, "functieprofiel", SheetView).toPlainText()


def test_a_profile_can_be_saved_to_begin_with(
    qtbot: QtBot, at_naslag: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "begin.csv"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    keys("9321", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "functieprofiel")
    press(at_naslag, "profiel_als_begin")
    assert reading_tables.proposed_kind(target) == works.PROFIELEN
    assert str(target) in said(at_naslag)[0]


# What there is.


def test_ours_is_marked_and_an_empty_list_helps(qtbot: QtBot, at_naslag: Workspace) -> None:
    (line,) = lines(at_naslag, "naslag_lijst")
    assert "aanname" in line.detail
    assert "226 profielen" in line.subtitle
    assert find(at_naslag, "naslag_leeg").isVisible()
    QTest.keyClick(find(at_naslag, "naslag_lijst"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "naslag_sluiten")
    assert find(at_naslag, "naslag_werk").isVisible()
    assert not at_naslag.findChildren(QWidget, "naslag_intrekken")
    keys(key=Qt.Key.Key_Escape)
    assert focused() == "naslag_lijst"


@pytest.mark.parametrize("sure", [True, False])
def test_withdrawing_asks_first(
    qtbot: QtBot,
    office: Session,
    workspace: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sure: bool,
) -> None:
    put(office, works.NORMTABEL, written(tmp_path, "Onze normen.csv", _NORMS))
    monkeypatch.setattr(naslag_screen, "decide", lambda *_: sure)
    found = workspace(office)
    found.go(places.NASLAG)
    assert not find(found, "naslag_leeg").isVisible()
    list_ = find(found, "naslag_lijst")
    QTest.keyClick(list_, Qt.Key.Key_Down)
    QTest.keyClick(list_, Qt.Key.Key_Return)
    assert lines(found, "naslag_inhoud")[0].subtitle == "0 t/m 9: niveau 1; 10 t/m 20: niveau 2"
    qtbot.waitUntil(lambda: focused() == "naslag_intrekken")
    keys(key=Qt.Key.Key_Space)
    assert len(works.current(office, works.NORMTABEL)) == (0 if sure else 1)
    assert len(lines(found, "naslag_lijst")) == (1 if sure else 2)
    assert len(naslag.versions(office, works.NORMTABEL, "onze normen")) == (2 if sure else 1)


# Reading tables in.


def test_a_table_is_shown_first_and_then_read_in(
    qtbot: QtBot,
    office: Session,
    at_naslag: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, own_table(tmp_path))
    read_in(qtbot, at_naslag, "1 nieuw")
    assert find(at_naslag, "tabel_soort", QComboBox).currentData() == works.PROFIELEN
    assert text(at_naslag, "tabel_set") == "Eigen profielen"
    assert text(at_naslag, "tabel_auteur") == "Test office, Bureau office"
    assert works.current(office, works.PROFIELEN) == ()
    qtbot.waitUntil(lambda: focused() == "tabel_opslaan")
    keys(key=Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(said(at_naslag)))
    assert "1 nieuw" in said(at_naslag)[0]
    assert lines(at_naslag, "naslag_lijst")[1].title == "INP-01  Inpakker bij ons"
    qtbot.waitUntil(lambda: focused() == "naslag_lijst")
    keys(key=Qt.Key.Key_Down)
    keys(key=Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "naslag_profiel")
    keys(key=Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: focused() == "functieprofiel")
    assert "bij ons" in find(at_naslag, "functieprofiel", SheetView).toPlainText()


def test_what_is_there_already_is_not_read_in_again(
    qtbot: QtBot, office: Session, workspace: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own_table(tmp_path)
    put(office, works.PROFIELEN, path)
    found = workspace(office)
    found.go(places.NASLAG)
    choose(monkeypatch, path)
    read_in(qtbot, found, "precies zo")
    assert not find(found, "tabel_opslaan").isEnabled()
    own_table(tmp_path, "Inpakker, anders")
    press(found, "tabel_bekijken")
    qtbot.waitUntil(lambda: "1 gewijzigd" in text(found, "tabel_uitkomst"))
    assert find(found, "tabel_opslaan").isEnabled()


def test_every_fault_is_shown_and_nothing_comes_in_until_it_is_mended(
    qtbot: QtBot,
    office: Session,
    at_naslag: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong = _NORMS.replace(b"0;9;1", b"0;9;7").replace(b"20;2", b"20;twee")
    path = written(tmp_path, "normen.csv", wrong)
    choose(monkeypatch, path)
    read_in(qtbot, at_naslag, "2 fouten in 2 regels")
    qtbot.waitUntil(lambda: focused() == "fouten")
    assert not find(at_naslag, "tabel_opslaan").isVisible()
    assert [line.title for line in lines(at_naslag, "fouten")] == [
        "Regel 2, kolom niveau",
        "Regel 3, kolom niveau",
    ]
    QTest.keyClick(find(at_naslag, "fouten"), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, first, second = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t") == ["regel", "kolom", "staat er", "toegestaan", "melding"]
    assert first.split("\t")[:3] == ["2", "niveau", "7"]
    assert second.split("\t")[:3] == ["3", "niveau", "twee"]
    path.write_bytes(_NORMS)
    press(at_naslag, "tabel_bekijken")
    qtbot.waitUntil(lambda: focused() == "tabel_opslaan")
    keys(key=Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(works.current(office, works.NORMTABEL)) == 1)
    qtbot.waitUntil(lambda: not find(at_naslag, "job").isVisible())


def test_what_is_said_beside_the_file_counts_and_must_be_looked_at_again(
    qtbot: QtBot,
    office: Session,
    at_naslag: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, written(tmp_path, "normen.csv", _NORMS))
    read_in(qtbot, at_naslag, "1 nieuw")
    find(at_naslag, "tabel_datum").setFocus()
    find(at_naslag, "tabel_datum").selectAll()  # type: ignore[attr-defined]
    keys("morgen", None)
    assert "gewijzigd" in text(at_naslag, "tabel_uitkomst")
    assert not find(at_naslag, "tabel_opslaan").isVisible()
    keys(key=Qt.Key.Key_Return)
    assert "15-1-2026" in text(at_naslag, "tabel_datum_error")
    find(at_naslag, "tabel_datum").selectAll()  # type: ignore[attr-defined]
    keys("3-2-2025", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "tabel_opslaan")
    keys(key=Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(works.current(office, works.NORMTABEL)) == 1)
    assert str(works.current(office, works.NORMTABEL)[0].datum) == "2025-02-03"


def test_a_file_that_is_nothing_asks_its_kind_and_then_says_why(
    qtbot: QtBot, at_naslag: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, written(tmp_path, "iets.csv", b"dit;is;niets\n1;2;3\n"))
    read_in(qtbot, at_naslag, "Kies de soort")
    qtbot.waitUntil(lambda: focused() == "tabel_soort")
    keys(key=Qt.Key.Key_Return)  # no kind yet: nothing happens
    assert focused() == "tabel_soort"
    combo = find(at_naslag, "tabel_soort", QComboBox)
    combo.setCurrentIndex(combo.findData(works.NORMTABEL))
    keys(key=Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "fouten")
    assert any("kolom normgroep" in line.title for line in lines(at_naslag, "fouten"))
    keys(key=Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: focused() == "naslag_inlezen")


def test_a_file_that_is_gone_is_said(
    qtbot: QtBot, at_naslag: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "weg.csv")
    press(at_naslag, "naslag_inlezen")
    qtbot.waitUntil(lambda: bool(said(at_naslag)))
    assert "weg.csv" in said(at_naslag)[0]


def test_changing_ones_mind_changes_nothing(
    at_naslag: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, None)
    monkeypatch.setattr(files, "ask_save", lambda *_: None)
    press(at_naslag, "naslag_inlezen")
    at_naslag.findChild(QAction, works.NORMTABEL).trigger()
    assert said(at_naslag) == []
    assert not find(at_naslag, "tabel_inlezen").isVisible()


def test_stopping_reads_nothing_in_and_one_cannot_walk_away(
    qtbot: QtBot,
    office: Session,
    at_naslag: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, run = threading.Event(), reading_tables.ReadJob.run

    def slow(job: reading_tables.ReadJob, tell: object, stop: Callable[[], bool]) -> object:
        begun.set()
        while not stop():
            pass
        return run(job, tell, stop)  # type: ignore[arg-type]

    monkeypatch.setattr(reading_tables.ReadJob, "run", slow)
    choose(monkeypatch, _ESCO)
    press(at_naslag, "naslag_inlezen")
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(find(at_naslag, "job").isVisible)
    assert not at_naslag.go(places.VANDAAG)
    at_naslag.banners.clear()
    press(at_naslag, "job_cancel")
    qtbot.waitUntil(lambda: bool(said(at_naslag)))
    assert "Gestopt" in said(at_naslag)[0]
    assert works.current(office, works.ESCO) == ()
    assert focused() == "tabel_bekijken"


def test_a_file_can_be_dropped(
    qtbot: QtBot, office: Session, at_naslag: Workspace, tmp_path: Path
) -> None:
    data = QMimeData()
    paths = (_ESCO, written(tmp_path, "normen.csv", _NORMS))
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    find(at_naslag, "drop_area").dropEvent(  # type: ignore[attr-defined]
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert "Een bestand tegelijk" in said(at_naslag)[0]
    qtbot.waitUntil(lambda: "3 beroepen: 3 nieuw" in text(at_naslag, "tabel_uitkomst"))
    press(at_naslag, "tabel_toch_niet")
    assert works.current(office, works.ESCO) == ()


def test_an_example_is_saved_and_known_when_it_comes_back(
    at_naslag: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "voorbeeld.csv"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    menu = screen_of(at_naslag).examples
    assert isinstance(menu, QMenu)
    kinds = {action.objectName().partition("/")[0] for action in menu.actions()}
    assert kinds == {works.PROFIELEN, works.NORMTABEL, works.NORMBESTAND}
    for action in menu.actions():
        action.trigger()
        assert reading_tables.proposed_kind(target) == action.objectName().partition("/")[0]


def test_the_fault_list_copies_what_a_spreadsheet_takes(qtbot: QtBot) -> None:
    from ld_desktop.casework.importing_tables import FaultLine

    made = FaultList()
    qtbot.addWidget(made)
    made.show_faults([FaultLine("2", "naam", "a\tb", "tekst", "Regel 2", "klopt\nniet")])
    made.copy_all()
    assert QGuiApplication.clipboard().text().split("\n")[1:] == ["2\tnaam\ta b\ttekst\tklopt niet"]
