"""Asking for files: in Dutch, with the right ending, and never replacing one without asking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.ui.dialogs import files
from tests.helpers.qt import show

# The offscreen platform says this of the list that completes a name.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> QWidget:
    monkeypatch.setattr(files, "_last_folder", [str(tmp_path)])
    made = QWidget()
    qtbot.addWidget(made)
    show(qtbot, made)
    return made


def _soon(parent: QWidget, act: Callable[[QFileDialog], object]) -> None:
    """Act on the dialog as soon as it is there."""

    def look() -> None:
        dialog = parent.findChild(QFileDialog)
        if dialog is None or not dialog.isVisible():
            QTimer.singleShot(20, parent, look)
        else:
            act(dialog)

    QTimer.singleShot(0, parent, look)


def _type(dialog: QFileDialog, name: str) -> None:
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.clear()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_every_word_of_the_dialog_is_dutch(parent: QWidget) -> None:
    seen: list[str] = []

    def look(dialog: QFileDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    _soon(parent, look)
    assert files.ask_open(parent, "Kaart inlezen", files.CARDS) is None
    assert "Map:" in seen
    assert not {"&Look in:", "Files of &type:"} & set(seen)


def test_the_suggested_name_is_taken_with_enter(parent: QWidget, tmp_path: Path) -> None:
    _soon(parent, lambda dialog: dialog.accept())
    found = files.ask_save(parent, "Bewaren", files.SYNC_FILES, "overdracht-1.ldsync")
    assert found == tmp_path / "overdracht-1.ldsync"


def test_a_name_without_ending_gets_one(parent: QWidget, tmp_path: Path) -> None:
    _soon(parent, lambda dialog: _type(dialog, "mijn bestand"))
    found = files.ask_save(parent, "Bewaren", files.PDFS, "rapport.pdf")
    assert found == tmp_path / "mijn bestand.pdf"


def test_a_file_that_is_there_is_replaced_only_when_wanted(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").write_text("oud")
    asked: list[str] = []

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()
        QTimer.singleShot(0, parent, parent.findChild(QFileDialog).reject)

    def act(dialog: QFileDialog) -> None:
        QTimer.singleShot(100, parent, refuse)
        _type(dialog, "rapport")

    _soon(parent, act)
    assert files.ask_save(parent, "Bewaren", files.PDFS, "rapport.pdf") is None
    assert "vervangen" in asked[0]


def test_existing_files_and_a_folder_can_be_chosen(parent: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "a.ldsync"
    path.touch()
    _soon(parent, lambda dialog: _type(dialog, "a.ldsync"))
    assert files.ask_open_many(parent, "Inlezen", files.SYNC_FILES) == (path,)
    _soon(parent, lambda dialog: dialog.accept())
    assert files.ask_folder(parent, "Map") == tmp_path
