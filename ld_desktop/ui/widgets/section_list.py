"""The steps of a questionnaire at the left: what is done, open or wrong, by sign and by word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ld_desktop.ui.widgets.form_page_parts import Part
from ld_desktop.ui.widgets.line_list import Line, LineList

_INDENT = "   "


class StepList(LineList):
    """Steps of which one is open; arrows and Enter or a click go to another."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title)
        self.marked_without_focus = True
        self._shown: tuple[Line, ...] = ()

    def show_steps(self, lines: Sequence[Line], current: str) -> None:
        """Show where every step stands; the list is left alone when nothing changed."""
        if tuple(lines) != self._shown:
            self._shown = tuple(lines)
            self.lines.show(lines)
            self.scheduleDelayedItemsLayout()
        place = next((n for n, line in enumerate(lines) if line.place == current), -1)
        index = self.lines.index(place)
        if self.currentIndex() != index:
            self.setCurrentIndex(index)
            self.scrollTo(index)


class SectionList(StepList):
    """One line per part of a questionnaire."""

    def __init__(self) -> None:
        super().__init__("onderdelen", "Onderdelen")

    def show_parts(self, parts: Sequence[Part], current: str) -> None:
        """Show where every part stands."""
        self.show_steps([_line(part) for part in parts], current)


class SectionChoice(QComboBox):
    """The same steps in one line, for when there is no room for a list."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("onderdeel")
        self.setAccessibleName("Onderdeel")
        self.setAccessibleDescription("Kies een onderdeel van de meting")
        self.setMinimumHeight(34)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda place: self.chosen.emit(str(self.itemData(place))))

    def show_parts(self, parts: Sequence[Part], current: str) -> None:
        """Show where every part stands."""
        wanted = [(f"{part.sign()} {part.title}: {part.words()}", part.id) for part in parts]
        have = [(self.itemText(n), self.itemData(n)) for n in range(self.count())]
        if wanted != have:
            self.clear()
            for text, part_id in wanted:
                self.addItem(text, part_id)
        self.setCurrentIndex(self.findData(current))


def _line(part: Part) -> Line:
    indent = _INDENT if part.row is not None else ""
    return Line(part.id, f"{indent}{part.sign()} {part.short}", f"{indent}{part.words()}")
