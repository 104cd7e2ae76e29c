"""First start, step 2: the passphrase, twice, with its strength and the honest warning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.check import Check
from ld_desktop.ui.widgets.columns import Columns
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.page import Card
from ld_desktop.ui.widgets.strength_meter import StrengthMeter

if TYPE_CHECKING:
    from ld_desktop.casework.starting import Strength

Measure = Callable[[str, Sequence[str]], "Strength"]


class PassphraseStep(QWidget):
    """Asks for a passphrase that protects other people's data."""

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._measure = measure
        self._own_words: tuple[str, ...] = ()
        self._first = Entry(
            "new_passphrase", "Wachtwoordzin", "Een paar losse woorden achter elkaar", secret=True
        )
        self._second = Entry(
            "repeat_passphrase", "Nog een keer", "Zo weet u zeker wat u typte", secret=True
        )
        self._meter = StrengthMeter()
        self._understood = Check(
            "understood",
            "Ik begrijp dat niemand deze wachtwoordzin kan terughalen",
            "Nodig om verder te gaan",
        )
        self._error = label("", tone="bad")
        self._error.setObjectName("understood_error")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._warning())
        column.addWidget(Columns([self._first, self._second], 34))
        show = Check("new_passphrase_show", "Laat zien wat ik typ", "Anders staan er bolletjes")
        for entry in (self._first, self._second):
            show.toggled.connect(entry.set_shown)
        column.addWidget(show)
        column.addWidget(self._meter)
        column.addWidget(self._understood)
        column.addWidget(self._error)
        self._first.changed.connect(self._typed)
        self._understood.toggled.connect(self._error.hide)

    def _warning(self) -> Card:
        card = Card("Dit moet u weten")
        card.add(
            label(
                "Uw opslag is versleuteld. De wachtwoordzin is de enige sleutel. Bent u die kwijt, "
                "dan zijn alle dossiers voorgoed weg: wij kunnen ze niet terughalen, en niemand "
                "anders kan dat. Schrijf de zin op en bewaar het papier op een veilige plek, niet "
                "bij deze computer."
            )
        )
        return card

    def set_own_words(self, words: Sequence[str]) -> None:
        """Words that are easy to guess for this person: they count little."""
        self._own_words = tuple(word for word in words if word)
        self._typed(self._first.field.text())

    def passphrase(self) -> str:
        """What was typed."""
        return self._first.field.text()

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        self._first.field.setFocus()

    def check(self) -> bool:
        """Whether one may go on; otherwise the reason stands beside its field."""
        found = self._measure(self.passphrase(), self._own_words)
        if not found.acceptable:
            advice = " ".join(found.advice) or "Gebruik meer losse woorden."
            self._first.set_error(f"Deze wachtwoordzin is te makkelijk te raden. {advice}")
            self._first.field.setFocus()
        elif self._second.field.text() != self.passphrase():
            self._second.set_error("Dit is niet hetzelfde als hierboven. Typ de zin nog een keer.")
            self._second.field.setFocus()
        elif not self._understood.is_on():
            self._error.setText("Zet hier een vinkje om verder te gaan.")
            self._error.show()
            self._understood.box.setFocus()
        else:
            return True
        return False

    def forget(self) -> None:
        """Take the passphrase off the screen once it has been used."""
        self._first.field.clear()
        self._second.field.clear()

    def _typed(self, passphrase: str) -> None:
        if not passphrase:
            self._meter.show_nothing()
            return
        found = self._measure(passphrase, self._own_words)
        self._meter.show_strength(found.score, found.label, found.advice)
