"""Contacts: the own card, the cards of others, and comparing fingerprints over the phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.casework import contacts
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.dialogs.decision import decide
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.screens.contact_card import STATES, ContactCard
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.empty_state import EmptyState
from ld_desktop.ui.widgets.fingerprint import fingerprint_label
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card, Page, empty_layout

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session


class ContactenScreen(Screen):
    """Shows who is known and trusted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(places.CONTACTEN, parent)
        self._session = session
        self._chosen = ""
        page = Page("contacten_page")
        self.fill(page)
        self._read = button("Kaart van een ander inlezen…", "read_card", self._read_card, "primary")
        page.add(row(label("Contacten", "title"), None, self._read))
        page.add(
            label(
                "Met wie u bestanden wisselt. Vertrouw een contact pas als u de vingerafdruk aan "
                "de telefoon hebt vergeleken.",
                "muted",
            )
        )
        self._list = LineList("contacts", "Contacten", 260)
        self._list.chosen.connect(self._choose)
        self._list_card = Card("Bekende contacten")
        self._list_card.add(self._list)
        self._empty = EmptyState(
            "Nog geen contacten",
            "Vraag het kantoor om de contactkaart, een bestand dat eindigt op .ldcontact, en lees "
            "die hier in. Stuur uw eigen kaart terug.",
        )
        self._detail = QVBoxLayout()
        for block in (self._empty, self._list_card):
            page.add(block)
        page.add(self._detail)
        page.add(self._own_card())
        self._refresh()

    def focus_first(self) -> None:
        """The list, or the button when there is nothing in it."""
        start_on(self._list if self._list_card.isVisibleTo(self) else self._read)

    def _own_card(self) -> Card:
        own = contacts.own_card(self._session)
        card = Card("Uw eigen kaart")
        card.add(label(f"{own.naam}, {own.organisatie}"))
        card.add(label("Vingerafdruk, om voor te lezen als een ander u belt:", "muted"))
        card.add(fingerprint_label(own.fingerprint))
        write = button("Eigen kaart opslaan…", "write_card", self._write_card)
        card.add(row(write, None))
        return card

    def _refresh(self) -> None:
        found = contacts.contacts(self._session)
        self._empty.setVisible(not found)
        self._list_card.setVisible(bool(found))
        self._list.show_lines([_line(contact) for contact in found])
        empty_layout(self._detail)
        for place, contact in enumerate(found):
            if contact.id == self._chosen:
                self._list.setCurrentIndex(self._list.lines.index(place))
                self._show(contact)

    def _show(self, contact: contacts.ContactLine) -> None:
        card = ContactCard(contact, self._session.clock())
        card.confirmed.connect(self._confirm)
        card.revoked.connect(self._revoke)
        self._detail.addWidget(card)
        card.focus_first()

    def _choose(self, contact_id: str) -> None:
        self._chosen = contact_id
        self._refresh()

    def _read_card(self) -> None:
        path = files.ask_open(self, "Contactkaart inlezen", files.CARDS)
        if path is None:
            return
        contact = self.attempt(lambda: contacts.read_card(self._session, path))
        if contact is not None:
            self._choose(contact.id)

    def _write_card(self) -> None:
        own = contacts.own_card(self._session)
        name = re.sub(r"[^0-9A-Za-z]+", "-", f"{own.organisatie}-{own.naam}").strip("-")
        path = files.ask_save(self, "Eigen kaart opslaan", files.CARDS, f"{name[:60]}.ldcontact")
        if path is None:
            return

        def write() -> bool:
            contacts.write_card(self._session, path)
            return True

        if self.attempt(write):
            self.message.emit(
                f"Uw kaart staat in {path}. Geef dit bestand aan het kantoor; het is niet geheim.",
                "good",
            )

    def _confirm(self, contact_id: str, typed: object) -> None:
        words = typed if isinstance(typed, str) else None
        done = self.attempt(lambda: contacts.confirm(self._session, contact_id, words))
        if done is not None:
            self._refresh()
            self.message.emit(f"{done.naam} ({done.organisatie}) is nu vertrouwd.", "good")

    def _revoke(self, contact_id: str) -> None:
        if decide(
            self,
            "Vertrouwen intrekken?",
            "Bestanden van dit contact worden dan geweigerd, en u kunt er niets meer aan overdragen.",
            "Intrekken",
        ):
            self.attempt(lambda: contacts.revoke(self._session, contact_id))
            self._refresh()


def _line(contact: contacts.ContactLine) -> Line:
    words, tone = STATES[contact.state]
    roles = ", ".join(contact.rollen)
    return Line(contact.id, contact.naam, f"{contact.organisatie}  ·  {roles}", words, None, tone)
