"""In the settings: the PIN that ends *Laat invullen* and opens nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ld_desktop.casework import letting_fill_in
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.page import Card
from ld_desktop.ui.widgets.wrap_row import WrapRow
from ld_desktop.ui.wording import problem_text

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session


class PinCard(Card):
    """Setting, changing and taking away the PIN; typed twice, because nobody sees what is typed."""

    message = Signal(str, str)  # sentence, tone of the banner

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Pincode voor Laat invullen", parent)
        self._session = session
        self.add(
            label(
                "Sluit alleen het scherm van Laat invullen. Na vijf foute pogingen werkt alleen "
                "uw wachtwoordzin nog.",
                "muted",
            )
        )
        self._state = label("")
        self._state.setObjectName("pin_state")
        self.add(self._state)
        self._pin = Entry("pin", "Nieuwe pincode", "4 tot en met 8 cijfers", secret=True)
        self._again = Entry("pin_again", "Nog een keer", secret=True)
        self._again.field.returnPressed.connect(self._save)
        self.add(self._pin)
        self.add(self._again)
        self._remove = button("Pincode weghalen", "pin_remove", self._take_away)
        self.add(WrapRow([button("Pincode bewaren", "pin_save", self._save), self._remove]))
        self._refresh()

    def _refresh(self) -> None:
        has_pin = letting_fill_in.has_pin(self._session)
        self._state.setText("Er is een pincode." if has_pin else "Er is nog geen pincode.")
        self._remove.setVisible(has_pin)

    def _save(self) -> None:
        pin = self._pin.field.text()
        if pin != self._again.field.text():
            self._again.set_error("Dit is niet dezelfde pincode. Typ beide opnieuw.")
            return
        try:
            letting_fill_in.set_pin(self._session, pin)
        except EnvironmentProblem as problem:
            self._pin.set_error(problem_text(problem))
            self._pin.field.setFocus()
            return
        self._clear()
        self.message.emit("De pincode is bewaard.", "good")

    def _take_away(self) -> None:
        try:
            letting_fill_in.remove_pin(self._session)
        except EnvironmentProblem as problem:
            self._pin.set_error(problem_text(problem))
            return
        self._pin.field.setFocus()  # before the button that has the keyboard goes
        self._clear()
        self.message.emit("De pincode is weg. Laat invullen sluit met uw wachtwoordzin.", "good")

    def _clear(self) -> None:
        for entry in (self._pin, self._again):
            entry.field.clear()
            entry.set_error("")
        self._refresh()
