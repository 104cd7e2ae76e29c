"""A placement on the dossier page: where, as what, and its measurements with their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ld_desktop.domain.meting import MetingState
from ld_desktop.ui import i18n, places
from ld_desktop.ui.screens.dossier_opinions import SOORTEN, OpinionsBeside
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card
from ld_desktop.ui.widgets.value_chart import ValueChart
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.dossiers import MetingLine, PlacementLine

_HIGH = 600  # several lines of the largest letters, before the list scrolls inside the page


class PlacementCard(Card):
    """Shows one placement; of an imported case nothing can be changed."""

    chosen = Signal(str)  # a place
    edit_requested = Signal(str, str)  # step, placement id
    meting_requested = Signal(str)  # placement id
    throw_away_requested = Signal(str)  # id of a draft

    def __init__(
        self, placement: PlacementLine, now: datetime, own: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(_title(placement), parent)
        self.setObjectName(f"placement_{placement.id}")
        self._placement, self._now, self._own = placement, now, own
        signed = [line for line in placement.metingen if line.value is not None]
        if placement.metingen:
            self.add(self._metingen())
        else:
            self.add(label("Nog geen meting.", "muted"))
        if len(signed) > 1:
            self.add(ValueChart([(_day(line), line.value or 0) for line in signed]))
        if placement.beside is not None:
            self.add(OpinionsBeside(placement.beside))
        if own:
            self._add_buttons()

    def _metingen(self) -> LineList:
        found = LineList(f"metingen_{self._placement.id}", "Metingen", _HIGH)
        found.chosen.connect(self.chosen)
        found.show_lines([self._line(line) for line in self._placement.metingen])
        return found

    def _line(self, line: MetingLine) -> Line:
        moment = i18n.moment_text(line.moment, self._now)
        name = f"{line.method_naam}, {SOORTEN[line.soort]}"
        odd = "".join(f"\nLet op: {text}" for text in line.afwijkend)
        again = "vervangt een eerdere meting  ·  " if line.replaces else ""
        if line.veiled:
            why = "u ziet hier niets van tot de second opinion is ondertekend"
            return Line("", name, f"{again}ondertekend {moment}  ·  {why}", "verborgen")
        if line.state is MetingState.ONDERTEKEND:
            place = places.meting(line.id) if self._own else _report(line)
            return Line(
                place, name, f"{again}ondertekend {moment}{odd}", f"{line.value} %", tone="text"
            )
        return Line(
            places.meting(line.id),
            name,
            f"{again}concept, {moment}  ·  {line.answered} van {line.asked} vragen beantwoord{odd}",
            "concept",
            (line.answered, line.asked),
        )

    def _add_buttons(self) -> None:
        placement = self._placement
        buttons = [
            button("Werkgever", f"employer_{placement.id}", self._edit("werkgever"), "quiet"),
            button("Plaatsing", f"edit_{placement.id}", self._edit("plaatsing"), "quiet"),
        ]
        if placement.metingen:  # the first one is the next step of the case
            again = button(
                "Nog een meting starten",
                f"again_{placement.id}",
                lambda: self.meting_requested.emit(placement.id),
                "quiet",
            )
            buttons.append(again)
        buttons += self._throw_aways()
        self.add(WrapRow(buttons))

    def _throw_aways(self) -> list[QPushButton]:
        drafts = [m for m in self._placement.metingen if m.state is not MetingState.ONDERTEKEND]
        return [
            button(
                f"Concept weggooien ({line.method_naam}, {SOORTEN[line.soort]})"
                if len(drafts) > 1
                else "Concept weggooien",
                f"throw_away_{line.id}",
                self._throw_away(line.id),
                "quiet",
            )
            for line in drafts
        ]

    def _throw_away(self, meting_id: str) -> Callable[[], None]:
        return lambda: self.throw_away_requested.emit(meting_id)

    def _edit(self, step: str) -> Callable[[], None]:
        return lambda: self.edit_requested.emit(step, self._placement.id)


def _title(placement: PlacementLine) -> str:
    if placement.functie and placement.werkgever:
        return f"{placement.functie} bij {placement.werkgever}"
    return placement.functie or placement.werkgever or "Plaatsing (nog niet ingevuld)"


def _day(line: MetingLine) -> str:
    return i18n.short_day_text(line.moment.astimezone().date())


def _report(line: MetingLine) -> str:
    """The report that came along with an imported measurement."""
    return places.document(line.document_ids[0]) if line.document_ids else ""
