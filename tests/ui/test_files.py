"""The file dialog where the system has none of its own: in Dutch, with the right ending."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.ui.dialogs import files


def test_no_label_is_english(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = files.make_dialog(parent, "Openen", tmp_path, files.SYNC_FILES)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Map:", "Soort bestand:"} <= shown
    assert not {text for text in shown if "Look" in text or "Files" in text}


@pytest.mark.parametrize("typed", ["uit", "uit.ldsync"])
def test_a_saved_file_keeps_its_ending(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def accept(dialog: QFileDialog) -> int:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(tmp_path / typed))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    chosen = files.ask_save(parent, "Bewaren", files.SYNC_FILES, "overdracht.ldsync")
    assert chosen is not None
    assert chosen.name == "uit.ldsync"
