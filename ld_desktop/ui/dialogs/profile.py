"""Searching a function profile while one types, to take its requirements or activities over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ld_desktop.casework import choosing_profile
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from ld_desktop.casework.function_library import FunctionLibrary

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_BARE = "Dit profiel heeft geen activiteiten. Kies een ander, of typ ze zelf in de tabel."
_OURS = "De meegeleverde profielen zijn van onszelf en een aanname; de werkgever past ze aan."


@dataclass(frozen=True)
class Taking:
    """What a profile is searched for.

    Attributes:
        activities: its activities with their competences; otherwise requirements and weights.
        replaced: how many activities stand there that it would take the place of.
    """

    activities: bool = False
    replaced: int = 0

    def words(self) -> str:
        """What happens when one takes a profile over."""
        if not self.activities:
            return "Eis en gewicht van elk criterium worden overgenomen."
        gone = count_text(self.replaced, "activiteit die er staat", "activiteiten die er staan")
        before = f" Die vervangen de {gone}; Ctrl+Z zet terug." if self.replaced else ""
        return f"De activiteiten met gewicht en competenties worden overgenomen.{before}"


REQUIREMENTS = Taking()


class ProfileDialog(QDialog):
    """One field and a list below it; Enter takes the line one is on."""

    def __init__(
        self,
        parent: QWidget | None,
        library: FunctionLibrary,
        text: str = "",
        taking: Taking = REQUIREMENTS,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("profiel_zoeken")
        self.setWindowTitle("Functieprofiel zoeken")
        self.resize(640, 480)
        self._library, self.taking = library, taking
        self._found: tuple[choosing_profile.ProfileLine, ...] = ()
        self.field = QLineEdit(text)
        self.field.setObjectName("profiel_tekst")
        self.field.setAccessibleName("Zoek een functie op naam of code")
        self.field.setPlaceholderText("bijvoorbeeld inpakker")
        self.list = LineList("profielen", "Gevonden functies")
        self.list.marked_without_focus = True
        self.list.chosen.connect(lambda _: self._choose())
        self.told = label("", "muted")
        self.told.setObjectName("profiel_uitleg")
        self._take = button("Overnemen", "profiel_overnemen", self._choose, "primary")
        cancel = button("Annuleren", "profiel_annuleren", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label("Functieprofiel zoeken", "heading"))
        column.addWidget(label(f"{taking.words()} {_OURS}", "muted"))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(row(cancel, self._take, end=True))
        self.field.textChanged.connect(self._search)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self._search(text)
        self.field.setFocus()

    def code(self) -> str:
        """The function that was chosen."""
        line = self.list.current()
        return line.place if line is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move through the list while one types; Enter takes."""
        by = _STEPS.get(Qt.Key(event.key()))
        if by is not None and self.field.hasFocus():
            self.list.step(by)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.field.hasFocus():
            self._choose()
        else:
            super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        words = text.strip()
        self._found = self._find(words) if words else ()
        self.list.show_lines([_line(each) for each in self._found])
        self._tell()

    def _find(self, words: str) -> tuple[choosing_profile.ProfileLine, ...]:
        wanted = self.taking.activities
        return choosing_profile.find_profiles(self._library, words, activities=wanted)

    def _tell(self) -> None:
        """What to know about the line one is on; without a profile there is nothing to take."""
        here = next((each for each in self._found if each.code == self.code()), None)
        nothing = "Niets gevonden. Probeer een ander woord of een code."
        empty = nothing if self.field.text().strip() else "Typ een naam van de functie."
        self.told.setText((_BARE if here.bare else here.uitleg) if here else empty)
        self._take.setEnabled(here is not None and here.profiel)

    def _choose(self) -> None:
        if self._take.isEnabled():
            self.accept()


def choose_profile(
    parent: QWidget | None, library: FunctionLibrary, text: str = "", taking: Taking = REQUIREMENTS
) -> str:
    """Ask which profile; the code, or nothing when the user turned back."""
    dialog = ProfileDialog(parent, library, text, taking)
    try:
        return dialog.code() if dialog.exec() == QDialog.DialogCode.Accepted else ""
    finally:
        dialog.deleteLater()


def _line(each: choosing_profile.ProfileLine) -> Line:
    below = f"ook: {each.gevonden}" if each.gevonden else ""
    return Line(each.code, each.naam, below, _at_end(each))


def _at_end(each: choosing_profile.ProfileLine) -> str:
    if each.bare:
        return "geen activiteiten"
    return each.code if each.profiel else "nog geen profiel"
