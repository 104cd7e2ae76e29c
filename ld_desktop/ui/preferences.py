"""What the window itself remembers: look, size and which store. Nothing about people."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ld_desktop.ui.theme.tokens import SCHEMES, Scheme

_NAMES = tuple(name for name, _ in SCHEMES)


class Preferences:
    """A small file beside the stores, readable before anything is unlocked."""

    def __init__(self, home: Path) -> None:
        self._settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """The chosen theme."""
        found = self._settings.value("theme", "systeem")
        return found if found in _NAMES else "systeem"

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._settings.setValue("theme", scheme)

    @property
    def text_size(self) -> int:
        """The chosen text size in percent."""
        found = str(self._settings.value("text_size", "100"))
        return int(found) if found.isdigit() else 100

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._settings.setValue("text_size", percent)

    @property
    def store(self) -> Path | None:
        """The store that was opened last, when it was not the default one."""
        found = str(self._settings.value("store", ""))
        return Path(found) if found else None

    @store.setter
    def store(self, path: Path) -> None:
        self._settings.setValue("store", str(path))

    @property
    def geometry(self) -> QByteArray:
        """Where the window was."""
        found = self._settings.value("geometry", QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    def flush(self) -> None:
        """Write now."""
        self._settings.sync()
