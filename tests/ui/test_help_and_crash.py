"""Help beside the work, and what happens when we made a mistake ourselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import help as help_pages
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import application
from ld_desktop.ui.crash import CrashGuard, report
from ld_desktop.ui.dialogs.crash import CrashDialog
from ld_desktop.ui.dialogs.decision import decide
from ld_desktop.ui.dialogs.help import HelpWindow
from ld_desktop.ui.dialogs.reason import ReasonDialog
from ld_desktop.ui.main_window import MainWindow
from ld_desktop.ui.widgets.line_list import LineList
from tests.helpers import stores
from tests.helpers.qt import find, press, show, text

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow], templates: stores.Templates, tmp_path: Path
) -> MainWindow:
    return open_window(stores.copied(templates.assessor, tmp_path / "kopie"))


@pytest.fixture
def guard(tmp_path: Path) -> Iterator[CrashGuard]:
    owner = QObject()
    yield CrashGuard(tmp_path, lambda: START, owner)
    owner.deleteLater()


def _handle(guard: CrashGuard, error: BaseException) -> None:
    def fail() -> None:
        raise error

    try:
        fail()
    except BaseException as caught:  # noqa: BLE001 - what nobody caught ends here
        guard.handle(type(caught), caught, caught.__traceback__)


# Help.


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_f1_opens_help_once_and_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_F1)
    (helper,) = window.findChildren(HelpWindow)
    qtbot.waitUntil(helper.isVisible)
    with qtbot.waitSignal(helper.destroyed):
        QTest.keyClick(helper, Qt.Key.Key_Escape)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_glossary_narrows_while_typing(window: MainWindow) -> None:
    HelpWindow.show_for(window)
    helper = window.findChild(HelpWindow)
    find(helper, "help_tabs", QTabWidget).setCurrentIndex(1)
    lines = find(helper, "glossary", LineList).lines
    assert lines.rowCount() == len(help_pages.glossary())
    QTest.keyClicks(find(helper, "glossary_filter"), "hoofdtaak")
    assert 0 < lines.rowCount() < len(help_pages.glossary())
    found = [lines.line(lines.index(row)).spoken().lower() for row in range(lines.rowCount())]
    assert all("hoofdtaak" in words for words in found)
    helper.close()


# Our own mistakes.


def test_a_mistake_is_logged_without_a_word_of_what_was_typed(
    qtbot: QtBot, guard: CrashGuard, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with qtbot.waitSignal(guard.crashed) as found:
        _handle(guard, ValueError("Noor Voorbeeld, 111222333"))
    log = Path(found.args[0])
    assert log.parent == tmp_path / "logs"
    words = log.read_text(encoding="utf-8") + capsys.readouterr().err
    assert "ValueError" in words
    assert "test_help_and_crash.py" in words
    for secret in ("Noor", "111222333", str(tmp_path)):
        assert secret not in words


def test_the_causes_of_a_mistake_are_told_too() -> None:
    try:
        try:
            {}["naam"]
        except KeyError as cause:
            raise RuntimeError("Noor") from cause
    except RuntimeError as error:
        words = report(error, START)
    assert "RuntimeError" in words
    assert "KeyError" in words
    assert "Noor" not in words


def test_old_logs_go(guard: CrashGuard, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    for number in range(30):
        (folder / f"fout-20250101-0000{number:02d}.txt").touch()
    _handle(guard, ValueError())
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) == 20
    assert left[-1].startswith("fout-20261122")


def test_a_log_that_cannot_be_written_is_no_second_mistake(
    qtbot: QtBot, guard: CrashGuard, tmp_path: Path
) -> None:
    (tmp_path / "logs").write_text("in de weg", encoding="utf-8")
    with qtbot.waitSignal(guard.crashed) as found:
        _handle(guard, ValueError())
    assert found.args == [""]


def test_a_refusal_that_nobody_caught_is_no_mistake(
    qtbot: QtBot, guard: CrashGuard, tmp_path: Path
) -> None:
    class Refused(EnvironmentProblem):
        code = "ui.not_saved"

    with qtbot.waitSignal(guard.refused) as found:
        _handle(guard, Refused())
    assert isinstance(found.args[0], Refused)
    assert not (tmp_path / "logs").exists()


def test_an_interrupt_goes_its_own_way(guard: CrashGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_: seen.append(kind))
    _handle(guard, KeyboardInterrupt())
    assert seen == [KeyboardInterrupt]


def test_the_window_goes_on_after_a_mistake(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    guard = window.findChild(CrashGuard)
    for _ in range(2):
        _handle(guard, ValueError())
    (dialog,) = window.findChildren(CrashDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert len(list((home / "logs").iterdir())) == 2
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog, "crash_continue")
    assert window.isVisible()
    assert find(window, "passphrase").isEnabled()


def test_the_guard_stands_ready_from_the_start(
    qtbot: QtBot, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = application.make_window(qapp, tmp_path / "store.ldstore")  # type: ignore[arg-type]
    qtbot.addWidget(made)
    assert sys.excepthook == made.findChild(CrashGuard).handle


# Decisions.


@pytest.mark.parametrize(("key", "answer"), [("decision_yes", True), ("decision_no", False)])
def test_a_decision_is_answered_by_its_buttons(window: MainWindow, key: str, answer: bool) -> None:
    def act() -> None:
        box = find(window, "decision")
        assert find(box, "decision_no").text() == "Annuleren"  # type: ignore[attr-defined]
        QTest.keyClick(find(box, key), Qt.Key.Key_Space)

    _soon(window, act)
    assert decide(window, "Weggooien?", "Dat kan niet terug.", "Weggooien") is answer


def test_escape_is_the_safe_answer(window: MainWindow) -> None:
    _soon(window, lambda: QTest.keyClick(find(window, "decision"), Qt.Key.Key_Escape))
    assert decide(window, "Weggooien?", "Dat kan niet terug.", "Weggooien") is False


def test_a_reason_may_not_stay_empty(qtbot: QtBot) -> None:
    dialog = ReasonDialog(None, "Correctie", "Waarom?", "Starten")  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    go_on = find(dialog, "reason_go_on")
    assert not go_on.isEnabled()
    QTest.keyClicks(find(dialog, "reason_words"), "  ")
    assert not go_on.isEnabled()
    QTest.keyClicks(find(dialog, "reason_words"), "een tikfout")
    press(dialog, "reason_go_on")
    assert dialog.reason() == "een tikfout"
    assert text(dialog, "reason_cancel") == "Annuleren"


def _soon(window: MainWindow, act: Callable[[], None]) -> None:
    """Do something as soon as the dialog that is about to open waits for it."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, window, act)
