"""The steps of a questionnaire at the left: what is done, open or wrong, by sign and by word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ld_desktop.ui.widgets.form_page_dele import Deel
from ld_desktop.ui.widgets.form_page_parts import Part
from ld_desktop.ui.widgets.line_list import Line, LineList

_INDENT = "   "
_MORE = 6  # letters that a list may be wider for one word


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
    """One line per part of a questionnaire, or per screen where it has no parts.

    Of the part one is in its screens stand below it; the others are one line each.
    """

    def __init__(self) -> None:
        super().__init__("onderdelen", "Onderdelen")

    def width_for(self, letters: int) -> int:
        """As wide as so many letters, or somewhat wider where a long word would be broken."""
        letter = self.fontMetrics().averageCharWidth()
        return max(letters * letter, min(self.longest_word(), (letters + _MORE) * letter))

    def show_parts(self, parts: Sequence[Part], current: str, dele: Sequence[Deel] = ()) -> None:
        """Show where everything stands."""
        self.show_steps(steps(parts, current, dele), current)


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

    def show_parts(self, parts: Sequence[Part], current: str, dele: Sequence[Deel] = ()) -> None:
        """Show where every part stands."""
        lines = steps(parts, current, dele)
        wanted = [(f"{line.title}: {line.subtitle.strip()}", line.place) for line in lines]
        have = [(self.itemText(n), self.itemData(n)) for n in range(self.count())]
        if wanted != have:
            self.clear()
            for text, part_id in wanted:
                self.addItem(text, part_id)
        self.setCurrentIndex(self.findData(current))


def steps(parts: Sequence[Part], current: str, dele: Sequence[Deel]) -> list[Line]:
    """The lines of the list: each part, and the screens of the one that is open."""
    if not dele:
        return [_line(part) for part in parts]
    lines = []
    for deel in dele:
        alone = len(deel.screens) == 1
        place = deel.screens[0].id if alone else deel.place()
        below = "  ·  ".join(words for words in (deel.words(), deel.minutes()) if words)
        lines.append(Line(place, f"{deel.sign()} {deel.title}", below))
        if not alone and any(screen.id == current for screen in deel.screens):
            lines += [_line(screen, _INDENT) for screen in deel.screens]
    return lines


def _line(part: Part, indent: str = "") -> Line:
    indent += _INDENT if part.row is not None else ""
    return Line(part.id, f"{indent}{part.sign()} {part.short}", f"{indent}{part.words()}")
