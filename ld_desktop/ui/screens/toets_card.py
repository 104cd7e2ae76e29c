"""The toegangstoetsen of a case on its page: which one counts, what is begun, a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ld_desktop.ui import i18n, places
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.toetsen import ToetsLine

_HIGH = 600  # several lines of the largest letters, before the list scrolls inside the page


class ToetsCard(Card):
    """A line for each; of an imported case nothing can be changed."""

    chosen = Signal(str)  # a place
    new_requested = Signal()
    throw_away_requested = Signal(str)  # subject of a draft

    def __init__(
        self,
        toetsen: Sequence[ToetsLine],
        now: datetime,
        parent: QWidget | None = None,
        *,
        own: bool,
        signal: str = "",
    ) -> None:
        super().__init__("Toegangstoets", parent)
        self.setObjectName("toets_kaart")
        found = LineList("toetsen", "Toegangstoetsen", _HIGH)
        found.chosen.connect(self.chosen)
        found.show_lines([_line(each, now) for each in toetsen])
        self.add(found)
        if signal:
            self.add(label(f"Let op: {signal}", tone="warn"))
        draft = next((each for each in toetsen if not each.uitkomst), None)
        if not own:
            return
        if draft is None:
            new = button("Nieuwe toegangstoets", "new_toets", self.new_requested.emit, "quiet")
        else:
            subject = draft.subject
            new = button(
                "Niet afgeronde toets weggooien",
                "throw_away_toets",
                lambda: self.throw_away_requested.emit(subject),
                "quiet",
            )
        self.add(WrapRow([new]))


def _line(found: ToetsLine, now: datetime) -> Line:
    place = places.toegangstoets(found.subject)
    corrects = ""
    if found.replaces is not None:
        corrects = f"correctie van die van {i18n.day_text(found.replaces)}: {found.reason}"
    if not found.uitkomst or found.day is None:
        moment = i18n.moment_text(found.moment, now)
        below = "  ·  ".join(part for part in (f"laatst gewijzigd {moment}", corrects) if part)
        return Line(place, "Nog niet afgerond", below, "concept")
    formal = "voldoet aan" if found.voldoet else "voldoet niet aan"
    by = f" door {found.by}" if found.by else ""
    parts = (
        f"{formal} de formele voorwaarden",
        f"vastgesteld {i18n.day_text(found.day)}{by}",
        corrects,
    )
    return Line(
        place, found.uitkomst, "  ·  ".join(part for part in parts if part), _standing(found)
    )


def _standing(found: ToetsLine) -> str:
    if found.replaced:
        return "vervangen"
    return "geldt nu" if found.counts else "eerder"
