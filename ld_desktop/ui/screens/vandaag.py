"""The start page: what is being worked on, what can be sent, and the cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ld_desktop.casework import today
from ld_desktop.domain.profile import Role
from ld_desktop.ui import i18n, places
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.empty_state import EmptyState
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card, Page

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_LIST_HEIGHT = 420


class VandaagScreen(Screen):
    """Shows what asks for attention; choosing a line opens it."""

    new_case_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(places.VANDAAG, parent)
        self._session = session
        self._first: QWidget | None = None
        self._page = Page("vandaag_page")
        self.fill(self._page)
        found = today.vandaag(session)
        self._add_heading()
        for text in found.problems:
            self._page.add(label(f"Let op: {text}", tone="warn"))
        self._add_list("Verder werken", "drafts", self._drafts(found))
        self._add_list("Klaar om over te dragen", "to_send", self._to_send(found))
        self._add_list("Zaken", "cases", self._cases(found))
        if not (found.drafts or found.cases):
            self._page.add(self._empty())

    def focus_first(self) -> None:
        """The first list, so that arrows and Enter work at once."""
        if self._first is not None:
            start_on(self._first)

    def _add_heading(self) -> None:
        day = i18n.weekday_text(self._session.clock().astimezone().date())
        title = label("Vandaag", "title")
        if self._measures():
            new = button(
                "Nieuwe zaak", "new_case_button", self.new_case_requested.emit, "primary", "Ctrl+N"
            )
            self._page.add(row(title, None, new))
        else:
            self._page.add(title)
        self._page.add(label(day[0].upper() + day[1:], "muted"))

    def _measures(self) -> bool:
        return any(role is not Role.KANTOOR for role in self._session.profile.rollen)

    def _add_list(self, title: str, name: str, lines: list[Line]) -> None:
        if not lines:
            return
        found = LineList(name, title, _LIST_HEIGHT)
        found.chosen.connect(self.open_requested)
        found.show_lines(lines)
        card = Card(title)
        card.add(found)
        self._page.add(card)
        self._first = self._first or found

    def _drafts(self, found: today.Vandaag) -> list[Line]:
        now = self._session.clock()
        return [
            Line(
                _place(draft),
                draft.naam or "(nog geen naam)",
                "  ·  ".join(_about(draft)),
                i18n.moment_text(draft.changed_at, now),
                (draft.answered, draft.asked),
            )
            for draft in found.drafts
        ]

    def _to_send(self, found: today.Vandaag) -> list[Line]:
        return [
            Line(
                f"{places.OVERDRAGEN}:{line.contact_id}",
                line.kantoor,
                i18n.count_text(line.count, "onderdeel", "onderdelen") + " nog niet overgedragen",
            )
            for line in found.to_send
        ]

    def _cases(self, found: today.Vandaag) -> list[Line]:
        return [
            Line(
                places.dossier(case.case_id),
                case.naam,
                "  ·  ".join(
                    part for part in (case.zaaknummer, case.functie, case.werkgever) if part
                ),
                case.state_text,
            )
            for case in found.cases
        ]

    def _empty(self) -> EmptyState:
        if not self._measures():
            go = button("Bestanden inlezen", "first_import", self._to_inlezen, "primary")
            self._first = go
            return EmptyState(
                "Nog niets ingelezen",
                "Lees eerst bij Contacten de kaart in van wie u bestanden krijgt en vergelijk de "
                "vingerafdruk aan de telefoon. Daarna leest u hier de bestanden in.",
                go,
            )
        go = button("De eerste zaak maken", "first_case", self.new_case_requested.emit, "primary")
        self._first = go
        return EmptyState(
            "Nog geen zaken",
            "Begin met een zaak: de persoon, de werkgever en de plaatsing. Daarna start u de meting. "
            "U hoeft nooit op bewaren te drukken: wat u typt, staat meteen op schijf.",
            go,
        )

    def _to_inlezen(self) -> None:
        self.open_requested.emit(places.INLEZEN)


def _place(draft: today.DraftLine) -> str:
    """Where the draft was left; one in which nothing was answered opens at its beginning."""
    of = places.meting if draft.kind == "meting" else places.toegangstoets
    place = of(draft.subject)
    return f"{place}:{draft.path}" if draft.path else place


def _about(draft: today.DraftLine) -> Iterator[str]:
    what = draft.functie if draft.kind == "meting" else "Toegangstoets"
    if what:
        yield what
    if draft.correction:
        yield "correctie"
    yield f"{draft.answered} van {draft.asked} vragen beantwoord"
    if draft.section:
        yield f"laatst bij {draft.section}"
