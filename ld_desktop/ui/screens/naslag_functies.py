"""Finding a function by any of its names, as one types, and reading its profile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ld_desktop.casework import function_library, function_sheet
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.screens.base import start_in_view
from ld_desktop.ui.screens.naslag_sheet import SheetView
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card
from ld_desktop.ui.widgets.wrap_row import WrapRow
from ld_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from ld_desktop.casework.function_library import FunctionLibrary, LibraryJob

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LOADING = "De functies worden klaargezet…"
_HELP = "Typ een deel van een naam, of een code. Pijltjes kiezen, Enter opent het profiel."
_READING = "Pijltjes schuiven door het profiel; Esc gaat terug naar wat u zocht."
_NOTHING = (
    "Niets gevonden voor “{words}”. Probeer een ander woord of een code. Beroepen van ESCO vindt u "
    "nadat u het beroepenbestand hebt ingelezen."
)


class FunctionFinder(Card):
    """A field, what was found below it, and the profile that was opened below that."""

    save_requested = Signal(str, str)  # the code to begin an own table with, and a file name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Functies zoeken", parent)
        self.setObjectName("functies_zoeken")
        self._library: FunctionLibrary | None = None
        self._wanted = ""
        self._code = ""
        self._worker: Worker | None = None
        self.field = _Field(self)
        self.list = LineList("gevonden_functies", "Gevonden functies", 230)
        self.list.marked_without_focus = True
        self.list.chosen.connect(self.open)
        self.told = label(_LOADING, "muted")
        self.told.setObjectName("functies_uitleg")
        self.view = SheetView()
        start = button(
            "Opslaan als begin van een eigen profiel…",
            "profiel_als_begin",
            self._save_start,
            description="Schrijft een tabel met dit profiel, om in een rekenblad aan te passen",
        )
        close = button("Profiel sluiten", "profiel_sluiten", self.close_sheet)
        self._buttons = WrapRow([start, close])
        for block in (self.field, self.told, self.list, self.view, self._buttons):
            self.add(block)
        for hidden in (self.list, self.view, self._buttons):
            hidden.hide()
        self.field.textChanged.connect(self._search)

    @property
    def code(self) -> str:
        """The function that is shown, or that will be once the library is there."""
        return self._code or self._wanted

    def load(self, job: LibraryJob) -> None:
        """Make the library ready beside the window; what was typed meanwhile is found then."""
        if self._worker is not None:  # what it brings is no longer all there is
            self._worker.done.disconnect(self._loaded)
        self._library = None
        self._worker = Worker(job.run)
        self._worker.done.connect(self._loaded)
        self._worker.start()

    def open(self, code: str) -> None:
        """Show a function, now or when the library is there."""
        self._wanted = code
        if self._library is None:
            return
        self._wanted = ""
        if self._show(code):
            start_in_view(self.view)

    def _show(self, code: str) -> bool:
        sheet = function_sheet.sheet_of(self._library, code) if self._library else None
        if sheet is None:
            self.told.setText(f"Er is geen functie met code {code}. Zoek op een naam.")
            return False
        self._code = code
        self.view.show_sheet(sheet)
        self.list.hide()
        self.told.setText(_READING)
        self.view.show()
        self._buttons.show()
        return True

    def close_sheet(self) -> None:
        """Back to searching."""
        self._wanted = ""
        self._search(self.field.text())
        start_in_view(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what is open."""
        if event.key() == Qt.Key.Key_Escape and self._code:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def example(self, code: str) -> bytes | None:
        """A table to begin an own profile with; None while there is no such profile."""
        profile = self._library.profile(code) if self._library else None
        return function_library.example_table(profile) if profile else None

    def _loaded(self, made: object) -> None:
        self._worker = None
        self._library = cast("FunctionLibrary", made)
        wanted, shown = self._wanted, self._code
        self._search(self.field.text())
        if wanted:
            self.open(wanted)
        elif shown:  # what is being read stays, with what is known now
            self._show(shown)

    def _search(self, text: str) -> None:
        words = text.strip()
        if self._library is None:
            return
        self._code = ""
        self.view.hide()
        self._buttons.hide()
        found = function_sheet.find_functions(self._library, words) if words else ()
        self.list.show_lines([_line(each) for each in found])
        self.list.setVisible(bool(found))
        if found:
            told = f"{_count(len(found))} gevonden. {_HELP}"
        else:
            told = _NOTHING.format(words=words) if words else _HELP
        self.told.setText(told)
        if words:
            self.announce()

    def announce(self) -> None:
        """Tell the line one is on to those who listen."""
        line = self.list.current()
        words = line.spoken() if line and self.list.isVisible() else self.told.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _save_start(self) -> None:
        if self._code:
            plain = re.sub(r"[^0-9A-Za-z]+", "-", self._code).strip("-")
            self.save_requested.emit(self._code, f"functieprofiel-{plain}.csv")


class _Field(QLineEdit):
    """Arrows walk the list while one types; Enter opens the line one is on."""

    def __init__(self, finder: FunctionFinder) -> None:
        super().__init__()
        self._finder = finder
        self.setObjectName("functie_tekst")
        self.setAccessibleName("Zoek een functie op naam of code")
        self.setAccessibleDescription(_HELP)
        self.setPlaceholderText("bijvoorbeeld inpakker")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything else to the field."""
        finder, by = self._finder, _STEPS.get(Qt.Key(event.key()))
        if by is not None and finder.list.isVisible():
            finder.list.step(by)
            finder.announce()
        elif event.key() in _ENTER and finder.list.isVisible():
            finder.list.choose_current()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _count(found: int) -> str:
    words = count_text(found, "functie", "functies")
    return f"De beste {words}" if found == function_sheet.MOST else words


def _line(each: function_sheet.FoundLine) -> Line:
    also = f"ook: {each.ook}  ·  " if each.ook else ""
    detail = each.code if each.profiel else "nog geen profiel"
    return Line(each.code, each.naam, f"{also}{each.herkomst}", detail)
