"""Keeps what is typed: a choice at once, text a moment after the last key and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from ld_desktop.errors import EnvironmentProblem

DRAFT_MS = 300  # experience.md §1
_RETRY_MS = 4000


@dataclass
class _Waiting:
    text: str
    write: Callable[[str], None]
    error: EnvironmentProblem | None = None


class Keeper(QObject):
    """What was typed and is not on disk yet; nothing is ever dropped from it unwritten.

    The keys only tell the entries apart: an answer's place, or the place of a reason.
    """

    waiting = Signal(object)  # key: typed, not on disk yet
    kept = Signal(object)  # key: on disk
    refused = Signal(object, object)  # key, EnvironmentProblem: not on disk, text still here

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[Hashable, _Waiting] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def draft(self, key: Hashable, text: str, write: Callable[[str], None]) -> None:
        """Keep a text soon; another field's text that was waiting goes first."""
        if any(other != key and not entry.error for other, entry in self._entries.items()):
            self.flush()
        self._entries[key] = _Waiting(text, write)
        self._timer.start(DRAFT_MS)
        self.waiting.emit(key)

    def keep(self, key: Hashable, text: str, write: Callable[[str], None]) -> None:
        """Keep now, after what was still waiting."""
        self._entries.pop(key, None)
        self.flush()
        self._entries[key] = _Waiting(text, write)
        self.flush()

    def flush(self) -> bool:
        """Write all that waits, also what was refused before; true when nothing is left."""
        self._timer.stop()
        for key, entry in tuple(self._entries.items()):
            if self._entries.get(key) is not entry:
                continue
            try:
                entry.write(entry.text)
            except EnvironmentProblem as error:
                entry.error = error
                self.refused.emit(key, error)
            else:
                if self._entries.get(key) is entry:
                    del self._entries[key]
                self.kept.emit(key)
        if self._entries:
            self._timer.start(_RETRY_MS)
        return not self._entries

    def forget(self, key: Hashable) -> None:
        """The user took the text back before it was written."""
        self._entries.pop(key, None)

    def text(self, key: Hashable) -> str | None:
        """What waits under a key, or None."""
        entry = self._entries.get(key)
        return entry.text if entry else None

    def error(self, key: Hashable) -> EnvironmentProblem | None:
        """Why what waits under a key could not be written, or None."""
        entry = self._entries.get(key)
        return entry.error if entry else None

    def is_empty(self) -> bool:
        """Whether everything typed is on disk."""
        return not self._entries

    def stop(self) -> None:
        """No more tries: the screen goes away."""
        self._timer.stop()
