"""Asking for a file or folder: the one place that opens a file dialog, so that tests can answer it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

STORES = "Opslag van ld-desktop (*.ldstore)"
CARDS = "Contactkaart (*.ldcontact)"
SYNC_FILES = "Uitwisselbestand (*.ldsync)"
PDFS = "PDF-document (*.pdf)"
# What Qt's own Dutch leaves in English, where the system has no file dialog of its own.
_LABELS = {
    QFileDialog.DialogLabel.LookIn: "Map:",
    QFileDialog.DialogLabel.FileType: "Soort bestand:",
}


def ask_open(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """One existing file, or None when the user changed their mind."""
    dialog = make_dialog(parent, title, start or Path.home(), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(dialog)), None)


def ask_open_many(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Any number of existing files."""
    dialog = make_dialog(parent, title, Path.home(), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """One folder, or None."""
    dialog = make_dialog(parent, title, Path.home(), "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(dialog)), None)


def ask_save(parent: QWidget, title: str, kinds: str, name: str) -> Path | None:
    """Where to write; the ending of the suggested name is kept. Asks before replacing a file."""
    dialog = make_dialog(parent, title, Path.home(), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    path = next(iter(_chosen(dialog)), None)
    if path is None or path.suffix == Path(name).suffix:
        return path
    return path.with_name(path.name + Path(name).suffix)


def make_dialog(parent: QWidget, title: str, start: Path, kinds: str) -> QFileDialog:
    """A file dialog in Dutch, not shown yet."""
    folder = start if start.is_dir() else start.parent
    dialog = QFileDialog(parent, title, str(folder), kinds)
    for label, words in _LABELS.items():
        dialog.setLabelText(label, words)
    return dialog


def _chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    done = dialog.exec()
    names = dialog.selectedFiles() if done else []
    dialog.deleteLater()
    return tuple(Path(name) for name in names)
