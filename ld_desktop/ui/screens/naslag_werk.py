"""One work of reference: what it is, what it says, its versions, and taking it out of use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ld_desktop.casework import naslag
from ld_desktop.ui import i18n
from ld_desktop.ui.screens.base import start_in_view
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.naslag import NaslagEntry
    from ld_desktop.casework.session import Session

_GROUP = 8
_SHORT = 12  # letters of a hash that tell two works apart


class WorkCard(Card):
    """Shows a work that was chosen in the list."""

    withdraw_requested = Signal(object)  # the entry
    profile_requested = Signal(str)  # the code of an own profile
    closed = Signal()

    def __init__(self, session: Session, entry: NaslagEntry, parent: QWidget | None = None) -> None:
        super().__init__(naslag.title(entry.kind, entry.id, entry.naam), parent)
        self.setObjectName("naslag_werk")
        self._entry = entry
        now = session.clock()
        self.add(label("  ·  ".join((entry.soort, *_facts(entry)))))
        said = _imported(entry, now)
        self.add(label(said[0].upper() + said[1:], "muted"))
        if entry.note:
            self.add(label(f"Let op. {entry.note}", tone="warn"))
        self.add(label(f"Controlegetal (SHA-256): {_grouped(entry.sha256)}", "muted"))
        self._add_content(session, entry)
        self._add_versions(session, entry, now)
        self._first = self._add_buttons(entry)

    def focus_first(self) -> None:
        """What one most likely came for."""
        start_in_view(self._first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _add_content(self, session: Session, entry: NaslagEntry) -> None:
        lines = naslag.content(session, entry.kind, entry.id)
        if lines:
            found = LineList("naslag_inhoud", "Wat erin staat", 260)
            found.setAccessibleDescription("Pijltjes lopen langs de normen")
            found.show_lines([Line("", what, values) for what, values in lines])
            self.add(label("Wat erin staat", "field"))
            self.add(found)

    def _add_versions(self, session: Session, entry: NaslagEntry, now: datetime) -> None:
        found = naslag.versions(session, entry.kind, entry.id)
        if not found:
            return
        shown = LineList("naslag_versies", "Versies", 150)
        shown.setAccessibleDescription("Van nieuw naar oud")
        shown.show_lines([_version(line, now) for line in found])
        self.add(label("Versies", "field"))
        self.add(shown)

    def _add_buttons(self, entry: NaslagEntry) -> QPushButton:
        made = []
        if entry.kind == "functieprofielen":
            made.append(button("Profiel bekijken", "naslag_profiel", self._profile))
        if entry.imported_at is not None:
            made.append(button("Intrekken…", "naslag_intrekken", self._withdraw))
        made.append(button("Terug naar de lijst", "naslag_sluiten", self.closed.emit))
        self.add(WrapRow(made))
        return made[0]

    def _profile(self) -> None:
        self.profile_requested.emit(self._entry.id)

    def _withdraw(self) -> None:
        self.withdraw_requested.emit(self._entry)


def entry_line(place: int, entry: NaslagEntry, now: datetime) -> Line:
    """A work as the list shows it."""
    hint = {"meegeleverd": "aanname", "normtabel": "voorbeeld"}.get(entry.kind, "")
    words = f"{entry.soort}, {hint}" if entry.note and hint else entry.soort
    below = f"controlegetal {entry.sha256[:_SHORT]}  ·  {_imported(entry, now)}"
    return Line(
        str(place),
        naslag.title(entry.kind, entry.id, entry.naam),
        "  ·  ".join(_facts(entry)) + "\n" + below,
        words,
        None,
        "warn" if entry.note else "",
    )


def _facts(entry: NaslagEntry) -> Iterator[str]:
    facts = (
        entry.about,
        f"versie {entry.versie}",
        entry.auteur,
        i18n.day_text(entry.datum),
        entry.aantal,
    )
    return (text for text in facts if text)


def _imported(entry: NaslagEntry, now: datetime) -> str:
    if entry.imported_at is None:
        return "hoort bij het programma"
    return f"ingelezen {i18n.moment_text(entry.imported_at, now)} door {entry.imported_by}"


def _grouped(sha256: str) -> str:
    """In groups, so that it can be read aloud and wraps at the largest text."""
    return " ".join(sha256[place : place + _GROUP] for place in range(0, len(sha256), _GROUP))


def _version(line: naslag.VersionLine, now: datetime) -> Line:
    done = "ingetrokken" if line.withdrawn else "ingelezen"
    moment = f"{done} {i18n.moment_text(line.imported_at, now)} door {line.imported_by}"
    if line.withdrawn:
        return Line("", "Ingetrokken", moment)
    short = f"controlegetal {line.sha256[:_SHORT]}"
    return Line(
        "", f"Versie {line.versie}", f"{i18n.day_text(line.datum)}  ·  {short}  ·  {moment}"
    )
