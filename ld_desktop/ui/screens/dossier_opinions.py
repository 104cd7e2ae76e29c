"""A second opinion beside what it is about: both values, their bands, and where the two part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ld_desktop.ui import i18n
from ld_desktop.ui.widgets.basics import label

if TYPE_CHECKING:
    from ld_desktop.casework.second_opinions import Beside, Parting, Side

SOORTEN = {
    "indicatief": "indicatieve meting",
    "eerste": "eerste meting",
    "herhaling": "hermeting",
    "second_opinion": "second opinion",
}


class OpinionsBeside(QFrame):
    """Two columns, and below them what there is to say of both."""

    def __init__(self, found: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("naast_elkaar")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(label("Second opinion naast de eerdere meting", "field"))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for name, side in (("eerste", found.first), ("tweede", found.second)):
            sides.addWidget(_Column(f"naast_elkaar:{name}", side), 1)
        column.addLayout(sides)
        self.words = label(_about(found))
        column.addWidget(self.words)
        if found.apart:
            column.addWidget(
                label("De thema's en hun schaal van 0 tot 100 zijn onze aanname.", "muted")
            )


class _Column(QFrame):
    """One of the two: its value large, and below it whose it is."""

    def __init__(self, name: str, side: Side) -> None:
        super().__init__()
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        lowest, highest = side.band
        column.addWidget(label(f"{side.loonwaarde} %", "title"))
        column.addWidget(label(f"bandbreedte {lowest}–{highest} %"))
        day = i18n.day_text(side.moment.astimezone().date())
        words = f"{side.method_naam}, {SOORTEN[side.soort]}, ondertekend {day} door {side.by}"
        column.addWidget(label(words, "muted"))


def _about(found: Beside) -> str:
    points = abs(found.verschil)
    higher = "hoger" if found.verschil > 0 else "lager"
    parts = [
        f"De second opinion komt {points} procentpunt {higher} uit."
        if points
        else "Beide komen op dezelfde loonwaarde uit.",
        "De bandbreedtes raken elkaar."
        if found.touching
        else "De bandbreedtes raken elkaar niet: de metingen spreken elkaar tegen.",
    ]
    if found.apart:
        told = "; ".join(_parting(each) for each in found.apart)
        parts.append(f"Zij lopen uiteen bij: {told}.")
    elif found.compared and points:
        parts.append("Op geen enkel thema lopen zij ver uiteen.")
    return " ".join(parts)


def _parting(found: Parting) -> str:
    return f"{found.naam.lower()} ({found.first} tegenover {found.second})"
