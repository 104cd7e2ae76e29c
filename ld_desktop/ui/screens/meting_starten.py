"""Starting a measurement: with which method, of which kind, and what comes along from before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ld_desktop.casework import beginning, measuring, offering
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.forms.definition import Option
from ld_desktop.ui import i18n, places
from ld_desktop.ui.fields.option_rows import OptionRow
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.page import Card, Page

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_SOORTEN = (
    (MetingSoort.EERSTE, "Eerste meting"),
    (MetingSoort.HERHALING, "Hermeting, na een eerdere meting van deze persoon"),
    (MetingSoort.SECOND_OPINION, "Second opinion: u ziet niets van de eerdere uitkomst"),
    (MetingSoort.INDICATIEF, "Indicatieve meting, bijvoorbeeld op een proefplaatsing"),
)
_LEGAL = "De wettelijke methode sinds 1 juli 2021"
_PILOT = "Methoden uit de pilot van 2010, voor onderzoek en vergelijking"
_PILOT_NOTE = (
    "Met een uitkomst hiervan wordt geen loonkostensubsidie of loondispensatie vastgesteld."
)


class MetingStartenScreen(Screen):
    """Asks two things and starts; nothing is made before that."""

    def __init__(self, session: Session, placement_id: str, parent: QWidget | None = None) -> None:
        super().__init__("meting_starten", parent)
        self._session, self._placement_id = session, placement_id
        self._found = beginning.start_page(session, placement_id)
        self._methods, self._soorten = QButtonGroup(self), QButtonGroup(self)
        self._told = label("")
        self._told.setObjectName("komt_mee")
        self._start = button("Meting starten", "start", self.start, "primary")
        page = Page("meting_starten_page")
        page.add_title("Meting starten", self._about())
        self._add_methods(page)
        page.add(self._soort_card())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(self._foot())
        for group in (self._methods, self._soorten):
            group.buttonToggled.connect(lambda _, on: self._tell() if on else None)
        self._tell()

    def place(self) -> str:
        """Choosing for this placement."""
        return places.meting_starten(self._placement_id)

    def focus_first(self) -> None:
        """The method that is chosen."""
        start_on(_chosen(self._methods))

    def method(self) -> str:
        """The chosen method."""
        return _chosen(self._methods).objectName().removeprefix("methode:")

    def soort(self) -> MetingSoort:
        """The chosen kind."""
        return MetingSoort(_chosen(self._soorten).objectName().removeprefix("soort:"))

    def start(self) -> None:
        """Make the draft and go on in it."""
        made = self.attempt(
            lambda: measuring.start_meting(
                self._session, self._placement_id, self.soort(), method=self.method()
            )
        )
        if made is not None:
            self.open_requested.emit(places.meting(made))

    def _about(self) -> str:
        found = self._found
        where = (found.functie, f"bij {found.werkgever}" if found.werkgever else "")
        job = " ".join(words for words in where if words)
        return "  ·  ".join(words for words in (found.naam, job) if words)

    def _add_methods(self, page: Page) -> None:
        offers = offering.methods_on_offer()
        for legal, heading, note in ((True, _LEGAL, ""), (False, _PILOT, _PILOT_NOTE)):
            chosen = [offer for offer in offers if offer.wettelijk is legal]
            if not chosen:
                continue
            card = Card(heading)
            if note:
                card.add(label(note, "muted"))
            rows = (
                (offer.id, offer.naam, f"{offer.zin}\n{_below(offer)}", legal) for offer in chosen
            )
            self._add_rows(card, self._methods, "methode", rows)
            page.add(card)

    def _soort_card(self) -> Card:
        card = Card("Welke soort meting is dit?")
        rows = ((soort.value, words, "", soort is self._found.soort) for soort, words in _SOORTEN)
        self._add_rows(card, self._soorten, "soort", rows)
        return card

    def _add_rows(
        self, card: Card, group: QButtonGroup, name: str, rows: Iterable[tuple[str, str, str, bool]]
    ) -> None:
        for value, words, below, on in rows:
            radio = QRadioButton()
            radio.setObjectName(f"{name}:{value}")
            radio.setMinimumHeight(32)
            radio.setChecked(on)
            group.addButton(radio)
            made = OptionRow(radio, Option(id=value, text=words, help=below), 0)
            radio.setToolTip("")
            radio.setAccessibleDescription(below)
            made.wrap(on=True)
            if below:
                made.words.setProperty("role", "field")
            card.add(made)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(20, 8, 20, 8)
        line.setSpacing(16)
        line.addWidget(self._told, 1)
        line.addWidget(self._start)
        return foot

    def _tell(self) -> None:
        """What the draft would begin with, before it is made."""
        soort = self.soort()
        if soort is MetingSoort.SECOND_OPINION:
            self._told.setText(
                "U begint leeg: van een eerdere meting komt niets mee. Van wat hier al is ondertekend "
                "ziet u niets tot u deze meting ondertekent."
            )
            return
        found = self.attempt(
            lambda: beginning.comes_along(self._session, self._placement_id, self.method(), soort)
        )
        if found is None:
            self._told.setText("U begint leeg, met de functie en de uren van de plaatsing.")
            return
        when = i18n.day_text(found.moment.astimezone().date())
        which = f"ondertekend op {when}" if found.signed else f"concept van {when}"
        answers = i18n.count_text(found.count, "antwoord komt", "antwoorden komen")
        self._told.setText(
            f"{answers} mee uit een eerdere meting ({found.method_naam}, {which}). "
            "U bevestigt of verandert ze."
        )


def _chosen(group: QButtonGroup) -> QAbstractButton:
    found = group.checkedButton()
    assert found is not None  # noqa: S101 - one is chosen from the start
    return found


def _below(offer: offering.MethodOffer) -> str:
    return (
        f"Ongeveer {i18n.hours_text(offer.minuten)} werk, van alle vragenlijsten en gesprekken samen"
        f" (onze schatting). Bron: {offer.bron}."
    )
