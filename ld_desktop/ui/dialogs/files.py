"""Asking for a file or folder: the one place that opens a file dialog, so that tests can answer it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

STORES = "Opslag van ld-desktop (*.ldstore)"
CARDS = "Contactkaart (*.ldcontact)"
SYNC_FILES = "Overdrachtbestand (*.ldsync)"
PDFS = "PDF-document (*.pdf)"


def ask_open(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """One existing file, or None when the user changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start or Path.home()), kinds)
    return Path(chosen) if chosen else None


def ask_open_many(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Any number of existing files."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(Path.home()), kinds)
    return tuple(Path(name) for name in chosen)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """One folder, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
    return Path(chosen) if chosen else None


def ask_save(parent: QWidget, title: str, kinds: str, name: str) -> Path | None:
    """Where to write; the ending of the suggested name is kept. Asks before replacing a file."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    if not chosen:
        return None
    path, ending = Path(chosen), Path(name).suffix
    return path if path.suffix == ending else path.with_name(path.name + ending)
