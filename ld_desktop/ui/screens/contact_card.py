"""One contact: its fingerprint, and what can be done about the trust in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ld_desktop.ui import i18n
from ld_desktop.ui.screens.base import start_on
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.check import Check
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.fingerprint import fingerprint_label, groups
from ld_desktop.ui.widgets.page import Card

if TYPE_CHECKING:
    from ld_desktop.casework.contacts import ContactLine

# State in the store: words and tone on screen.
STATES = {
    "te_bevestigen": ("nog bevestigen", "warn"),
    "bevestigd": ("bevestigd", "good"),
    "ingetrokken": ("ingetrokken", "bad"),
}


class ContactCard(Card):
    """Shows a contact and asks for the comparison over the phone."""

    confirmed = Signal(str, object)  # contact id; what was typed, or None after comparing by eye
    revoked = Signal(str)

    def __init__(self, contact: ContactLine, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(f"{contact.naam}, {contact.organisatie}", parent)
        self.setObjectName("contact_card")
        self._contact = contact
        self._first: QWidget | None = None
        words, tone = STATES[contact.state]
        moment = contact.confirmed_at or contact.imported_at
        self.add(label(f"{words.capitalize()}, {i18n.moment_text(moment, now)}", tone=tone))  # type: ignore[arg-type] # from the table above
        self.add(fingerprint_label(contact.fingerprint))
        if contact.state == "te_bevestigen":
            self._ask_confirmation()
        elif contact.state == "bevestigd":
            revoke = button("Vertrouwen intrekken…", "revoke", self._revoke)
            self._first = revoke
            self.add(row(revoke, None))
        else:
            self.add(label("Bestanden van dit contact worden geweigerd."))

    def focus_first(self) -> None:
        """What one most likely came for."""
        if self._first is not None:
            start_on(self._first)

    def _ask_confirmation(self) -> None:
        count = len(groups(self._contact.fingerprint))
        self.add(
            label(
                "Bel het contact op een nummer dat u zelf hebt opgezocht. Laat de vingerafdruk "
                "voorlezen en kijk mee. Klopt elk teken?"
            )
        )
        self._typed = Entry(
            "fingerprint_typed",
            "De vingerafdruk die u hoorde",
            f"alle {count} groepen",
            optional=True,
        )
        self._typed.field.returnPressed.connect(self._confirm)
        self._compared = Check(
            "compared",
            "Ik heb de hele vingerafdruk aan de telefoon vergeleken",
            "In plaats van hem over te typen",
        )
        confirm = button("Bevestigen", "confirm", self._confirm, "primary")
        self.add(self._typed)
        self.add(self._compared)
        self.add(row(confirm, None))
        self._first = self._typed.field

    def _confirm(self) -> None:
        typed = self._typed.text()
        if typed:
            self.confirmed.emit(self._contact.id, typed)
        elif self._compared.is_on():
            self.confirmed.emit(self._contact.id, None)
        else:
            self._typed.set_error(
                "Typ de hele vingerafdruk die u hoorde, of zet het vinkje als u alles vergeleek."
            )
            self._typed.field.setFocus()

    def _revoke(self) -> None:
        self.revoked.emit(self._contact.id)
