"""A case on one page: its story, and the next step as the one obvious button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from ld_desktop.casework import dossiers, measuring, toetsen
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.ui import i18n, places
from ld_desktop.ui.dialogs.decision import decide
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.screens.placement_card import PlacementCard
from ld_desktop.ui.screens.toets_card import ToetsCard
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card, Page
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_KINDS = {"loonwaarderapport": "Loonwaarderapport", "bijlage": "Bijlage"}


class DossierScreen(Screen):
    """Shows a case; an imported one can only be read."""

    def __init__(self, session: Session, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__("dossier", parent)
        self._session, self._case_id = session, case_id
        self._found = dossiers.dossier_page(session, case_id)
        self._next: QWidget | None = None
        self._page = Page("dossier_page")
        self.fill(self._page)
        self._add_heading()
        self._add_next_step()
        self._add_toetsen()
        for placement in self._found.placements:
            self._page.add(self._placement_card(placement))
        self._add_documents()
        self._add_history()

    def place(self) -> str:
        """This case."""
        return places.dossier(self._case_id)

    def focus_first(self) -> None:
        """The next step: Enter takes it. With nothing left to do, the first list."""
        first = self._next or self.findChild(LineList)
        if first is not None:
            start_on(first)

    def _add_heading(self) -> None:
        found = self._found
        self._page.add(label(found.naam or "(nog geen naam)", "title"))
        parts = [f"Zaak {found.zaaknummer}"]
        if found.geboortedatum:
            parts.append(f"geboren {i18n.day_text(found.geboortedatum)}")
        if found.origin:
            parts.append(f"ingelezen van {found.origin}")
        self._page.add(label("  ·  ".join(parts), "muted"))
        for text in found.afwijkend:
            self._page.add(label(f"Let op: {text}", tone="warn"))
        if not found.origin:
            self._page.add(WrapRow(self._buttons()))

    def _buttons(self) -> list[QPushButton]:
        made = [
            button("Gegevens van de persoon", "open_person", self._to_person, "quiet"),
            button("Plaatsing toevoegen", "add_placement", self._add_placement, "quiet"),
        ]
        if not self._found.toetsen:
            made.append(button("Toegangstoets beginnen", "new_toets", self._start_toets, "quiet"))
        return made

    def _add_next_step(self) -> None:
        step = self._found.next_step
        if step.kind == "klaar":
            return
        card = Card("Volgende stap")
        self._next = button(step.text, "next_step", self._take_next_step, "primary")
        card.add(row(self._next, None))
        self._page.add(card)

    def _add_toetsen(self) -> None:
        if not self._found.toetsen:
            return
        card = ToetsCard(
            self._found.toetsen,
            self._session.clock(),
            own=not self._found.origin,
            signal=self._found.toets_signal,
        )
        card.chosen.connect(self.open_requested)
        card.new_requested.connect(self._start_toets)
        card.throw_away_requested.connect(self._throw_away_toets)
        self._page.add(card)

    def _start_toets(self) -> None:
        subject = self.attempt(lambda: toetsen.start(self._session, self._case_id))
        if subject is not None:
            self.open_requested.emit(places.toegangstoets(subject))

    def _throw_away_toets(self, subject: str) -> None:
        words = (
            "De antwoorden van deze toets gaan weg en komen niet terug. Afgeronde toetsen blijven."
        )
        if decide(self, "Toets weggooien", words, "Weggooien"):
            self.attempt(lambda: toetsen.throw_away(self._session, subject))
            self.open_requested.emit(places.dossier(self._case_id))

    def _placement_card(self, placement: dossiers.PlacementLine) -> PlacementCard:
        card = PlacementCard(placement, self._session.clock(), own=not self._found.origin)
        card.chosen.connect(self.open_requested)
        card.edit_requested.connect(self._edit)
        card.meting_requested.connect(self._start_meting)
        card.throw_away_requested.connect(self._throw_away_meting)
        return card

    def _throw_away_meting(self, meting_id: str) -> None:
        lines = [line for each in self._found.placements for line in each.metingen]
        found = next(line for line in lines if line.id == meting_id)
        words = (
            f"De antwoorden van dit concept ({found.answered} van {found.asked} vragen) gaan weg en "
            "komen niet terug. Ondertekende metingen blijven."
        )
        if found.soort is MetingSoort.SECOND_OPINION and found.replaces is None:
            words += (
                " U ziet de andere metingen van deze plaatsing dan weer; een second opinion die u "
                "daarna begint, is niet meer onafhankelijk."
            )
        if decide(self, "Concept weggooien", words, "Weggooien"):
            self.attempt(lambda: measuring.remove_draft(self._session, meting_id))
            self.open_requested.emit(places.dossier(self._case_id))

    def _add_documents(self) -> None:
        if not self._found.documents:
            return
        now = self._session.clock()
        found = LineList("documents", "Documenten", 300)
        found.chosen.connect(self.open_requested)
        found.show_lines(
            [
                Line(
                    places.document(line.id),
                    _KINDS.get(line.kind, line.kind.capitalize()),
                    line.name,
                    i18n.moment_text(line.created_at, now),
                )
                for line in self._found.documents
            ]
        )
        card = Card("Documenten")
        card.add(found)
        self._page.add(card)

    def _add_history(self) -> None:
        if not self._found.history:
            return
        now = self._session.clock()
        found = LineList("history", "Wat er gebeurde", 300)
        found.setAccessibleDescription("Van nieuw naar oud")
        found.show_lines(
            [
                Line("", line.text, "", i18n.moment_text(line.moment, now))
                for line in self._found.history
            ]
        )
        card = Card("Wat er gebeurde")
        card.add(found)
        self._page.add(card)

    def _last_placement(self) -> str:
        return self._found.placements[-1].id if self._found.placements else ""

    def _to_person(self) -> None:
        self.open_requested.emit(places.gegevens(self._case_id, "persoon", self._last_placement()))

    def _edit(self, step: str, placement_id: str) -> None:
        self.open_requested.emit(places.gegevens(self._case_id, step, placement_id))

    def _add_placement(self) -> None:
        ids = self.attempt(lambda: dossiers.add_placement(self._session, self._case_id, None))
        if ids is not None:
            self._edit("werkgever", ids.placement_id)

    def _start_meting(self, placement_id: str) -> None:
        self.open_requested.emit(places.meting_starten(placement_id))

    def _take_next_step(self) -> None:
        step = self._found.next_step
        match step.kind:
            case "persoon":
                self._to_person()
            case "toegangstoets":
                self.open_requested.emit(places.toegangstoets(step.subject))
            case "werkgever":
                self._edit("werkgever", self._last_placement())
            case "plaatsing" if self._found.placements:
                self._edit("plaatsing", self._last_placement())
            case "plaatsing":
                self._add_placement()
            case "meting_starten":
                self._start_meting(step.subject)
            case "meting_verder":
                self.open_requested.emit(places.meting(step.subject))
            case "ondertekenen":
                self.open_requested.emit(places.ondertekenen(step.subject))
            case "overdragen":
                self.open_requested.emit(places.OVERDRAGEN)
            case _:
                pass
