"""Asking for a file or folder: the one place that opens a file dialog, so that tests can answer it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

STORES = "Opslag van ld-desktop (*.ldstore)"
CARDS = "Contactkaart (*.ldcontact)"
SYNC_FILES = "Uitwisselbestand (*.ldsync)"
PDFS = "PDF-document (*.pdf)"
CSV = "Tabel (*.csv)"
TABLES = "Tabellen (*.csv *.xlsx *.toml *.json);;Alle bestanden (*)"

_Mode = QFileDialog.FileMode
_last_folder: list[str] = []  # where the user was last, for as long as the program runs


def ask_open(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """One existing file, or None when the user changed their mind."""
    chosen = _ask(_dialog(parent, title, kinds, _Mode.ExistingFile, start))
    return chosen[0] if chosen else None


def ask_open_many(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Any number of existing files."""
    return _ask(_dialog(parent, title, kinds, _Mode.ExistingFiles))


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """One folder, or None."""
    dialog = _dialog(parent, title, "", _Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = _ask(dialog)
    return chosen[0] if chosen else None


def ask_save(parent: QWidget, title: str, kinds: str, name: str) -> Path | None:
    """Where to write, with the ending of the suggested name. Asks before replacing a file."""
    dialog = _dialog(parent, title, kinds, _Mode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix)
    dialog.selectFile(name)
    chosen = _ask(dialog)
    return chosen[0] if chosen else None


def _dialog(
    parent: QWidget, title: str, kinds: str, mode: QFileDialog.FileMode, start: Path | None = None
) -> QFileDialog:
    folder = (
        str(start) if start is not None else (_last_folder[-1] if _last_folder else _documents())
    )
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setObjectName("files")
    dialog.setFileMode(mode)
    # Two labels that Qt's own Dutch leaves in English.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Map:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Soort bestand:")
    return dialog


def _ask(dialog: QFileDialog) -> tuple[Path, ...]:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = tuple(Path(name) for name in dialog.selectedFiles()) if accepted else ()
    if chosen:
        _last_folder[:] = [dialog.directory().absolutePath()]
    dialog.deleteLater()
    return chosen


def _documents() -> str:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if Path(folder).is_dir() else str(Path.home())
