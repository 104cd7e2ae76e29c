"""Before the laptop changes hands: what the other will see, and how the assessor gets back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ld_desktop.casework import letting_fill_in
from ld_desktop.ui import places
from ld_desktop.ui.client.steps import steps
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.voice import find_speaker
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.page import Card, Page
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session


class LaatInvullenScreen(Screen):
    """The assessor's side of *Laat invullen*. After a restart one comes back here, not further."""

    client_requested = Signal(object)  # a ClientPart

    def __init__(
        self, session: Session, meting_id: str, part_id: str, parent: QWidget | None = None
    ) -> None:
        """Make the screen.

        Args:
            session: the open store.
            meting_id: the measurement.
            part_id: a part of the employer or the employee.
            parent: Qt's.

        Raises:
            NotFound: there is nothing here that can be filled in by somebody else.
        """
        super().__init__("laat_invullen", parent)
        self._meting_id = meting_id
        self._part = part = letting_fill_in.client_part(session, meting_id, part_id)
        state = letting_fill_in.client_state(session, meting_id)
        self._steps = steps(part.questionnaire, part.definition, state, part.respondent)
        self._has_pin = letting_fill_in.has_pin(session)
        page = Page("laat_invullen_page")
        self.fill(page)
        about = (part.person, part.employer)
        page.add_title(
            f"Laat invullen: {part.definition.title}", "  ·  ".join(each for each in about if each)
        )
        for card in (self._what(), self._way_back()):
            page.add(card)
        page.add(WrapRow(self._buttons()))

    def place(self) -> str:
        """The measurement and the part."""
        return places.laat_invullen(self._meting_id, self._part.definition.id)

    def focus_first(self) -> None:
        """The button that starts; without questions the way back."""
        start_on(self._start if self._start.isEnabled() else self._back)

    def _what(self) -> Card:
        who, count = self._part.respondent.value, len(self._steps)
        card = Card(f"Wat de {who} ziet")
        if not count:
            card.add(
                label(
                    "Er is in dit onderdeel nog niets te vragen. Ga terug naar de meting en kies "
                    "daar eerst dat u dit onderdeel afneemt."
                )
            )
            return card
        minutes = self._part.definition.minutes
        takes = f", ongeveer {count_text(minutes, 'minuut', 'minuten')}" if minutes else ""
        done = sum(step.answered for step in self._steps)
        card.add(label(f"{count_text(count, 'vraag', 'vragen')}{takes}. Beantwoord: {done}."))
        card.add(
            label(
                "Alleen deze vragen, groot en een voor een. Geen menu, geen uitkomst en geen "
                "antwoorden van een ander. Elk antwoord is meteen bewaard, ook als iemand stopt."
            )
        )
        card.add(label(_voice_words(), "muted"))
        return card

    def _way_back(self) -> Card:
        card = Card("Hoe u terugkomt")
        code = "uw wachtwoordzin of uw pincode" if self._has_pin else "uw wachtwoordzin"
        card.add(label(f"Het scherm sluit alleen met {code}. Kies daarvoor Stoppen."))
        if not self._has_pin:
            card.add(
                label(
                    "Typt u liever iets korters? Stel bij Instellingen een pincode in. Die sluit "
                    "alleen dit scherm.",
                    "muted",
                )
            )
            go = button(
                "Naar Instellingen",
                "laat_invullen:instellingen",
                lambda: self.open_requested.emit(places.INSTELLINGEN),
                "quiet",
            )
            card.add(WrapRow([go]))
        card.add(
            label(
                "Toetsen van de computer zelf, zoals Alt+Tab of de Windows-toets, kan het programma "
                "niet tegenhouden. Blijf daarom in de buurt.",
                "muted",
            )
        )
        return card

    def _buttons(self) -> list[QPushButton]:
        who = self._part.respondent.value
        self._start = button(
            f"Start en geef de laptop aan de {who}", "laat_invullen:start", self._go, "primary"
        )
        self._start.setEnabled(bool(self._steps))
        self._back = button(
            "Terug naar de meting",
            "laat_invullen:terug",
            lambda: self.open_requested.emit(places.meting(self._meting_id)),
        )
        return [self._start, self._back]

    def _go(self) -> None:
        self.client_requested.emit(self._part)


def _voice_words() -> str:
    if find_speaker() is not None:
        return "Voorlezen kan: met de knop Lees voor of met F8."
    return (
        "Voorlezen kan op deze computer niet: er is geen stem gevonden. Op Linux is daarvoor het "
        "pakket speech-dispatcher nodig."
    )
