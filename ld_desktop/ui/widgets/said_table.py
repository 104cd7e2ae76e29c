"""Who said what about one score, in one calm table, with the answers behind it on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ld_desktop.domain.answers import Respondent
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.page import empty_layout
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.weighing import ScoreLine

_PERSONS = (Respondent.WERKGEVER, Respondent.WERKNEMER, Respondent.TOETSER)
_NOTHING = "–"


class SaidItem(NamedTuple):
    """One answer behind a score: what was asked, and what was said in words."""

    question: str
    answer: str


Items = Callable[[Respondent], Sequence[SaidItem]]


class SaidTable(QFrame):
    """Employer, employee, assessor, the proposal and what was established, side by side."""

    proposal_taken = Signal()

    def __init__(self, path: str, title: str, items: Items) -> None:
        """Make the table.

        Args:
            path: the question.
            title: its short name, for screen readers.
            items: gives the answers of a person when somebody wants to see them.
        """
        super().__init__()
        self.setObjectName(f"{path}:gezegd")
        self.setAccessibleName(f"Wie wat zei: {title}")
        self.setProperty("said", True)
        self._path, self._title, self._items = path, title, items
        self._open: Respondent | None = None
        self._buttons: dict[Respondent, QPushButton] = {}
        self._proposal = _cell(f"{path}:voorstel")
        self._established = _cell(f"{path}:vastgesteld")
        self._take = button(
            "Neem voorstel over (V)", f"{path}:neem_over", self.proposal_taken.emit, "quiet"
        )
        self._take.setAccessibleName(f"{title}: neem voorstel over")
        self._behind = QVBoxLayout()
        self._behind.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 6)
        column.setSpacing(2)
        column.addWidget(WrapRow([self._values(), self._take]))
        column.addLayout(self._behind)
        self.hide()

    def show_line(self, line: ScoreLine | None, *, read_only: bool) -> None:
        """Show what was said; a table in which nobody spoke is not shown at all."""
        self.setVisible(line is not None and bool(line.persons))
        if line is None:
            return
        for who, each in self._buttons.items():
            said, count = line.persons.get(who, ""), len(line.items.get(who, ()))
            behind = bool(said) and self._has_items(line, who)
            each.setText(f"{said} ▾" if behind else said or _NOTHING)
            each.setEnabled(behind)
            spoken = count_text(count, "antwoord", "antwoorden") if said else "zei niets"
            each.setAccessibleName(f"{self._title}: {who} {said} {spoken}".replace("  ", " "))
            each.setToolTip(f"Uit {spoken}; kies dit om ze te lezen" if behind else "")
        self._proposal.setText(line.voorstel or _NOTHING)
        self._established.setText(line.established or _NOTHING)
        useful = bool(line.voorstel) and line.voorstel != line.established
        self._take.setVisible(useful and not read_only)
        self._show_behind()

    def _has_items(self, line: ScoreLine, who: Respondent) -> bool:
        """Whether there is more to read than the score itself."""
        return any(item != self._path for item in line.items.get(who, ()))

    def _values(self) -> QWidget:
        values = QWidget()
        grid = QGridLayout(values)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(0)
        for place, who in enumerate(_PERSONS):
            made = button(_NOTHING, f"{self._path}:{who}", self._toggler(who), "quiet")
            self._buttons[who] = made
            grid.addWidget(_head(who.value.capitalize()), 0, place)
            grid.addWidget(made, 1, place, Qt.AlignmentFlag.AlignLeft)
        for place, words, cell in (
            (3, "Voorstel", self._proposal),
            (4, "Vastgesteld", self._established),
        ):
            grid.addWidget(_head(words), 0, place)
            grid.addWidget(cell, 1, place)
        return values

    def _toggler(self, who: Respondent) -> Callable[[], None]:
        return lambda: self._toggle(who)

    def _toggle(self, who: Respondent) -> None:
        self._open = None if self._open is who else who
        self._show_behind()

    def _show_behind(self) -> None:
        empty_layout(self._behind)
        if self._open is None:
            return
        self._behind.addWidget(label(f"Wat de {self._open.value} antwoordde", "field"))
        for item in self._items(self._open):
            line = label(f"•  {item.question}  {item.answer}")
            line.setObjectName(f"{self._path}:antwoord")
            self._behind.addWidget(line)


def _head(words: str) -> QLabel:
    made = label(words, "muted")
    made.setWordWrap(False)
    return made


def _cell(name: str) -> QLabel:
    made = label(_NOTHING, "field")
    made.setObjectName(name)
    made.setWordWrap(False)
    return made


def behind(parent: QWidget, path: str) -> list[str]:
    """The answers that are showing under a table, for whoever reads them aloud."""
    return [each.text() for each in parent.findChildren(QLabel, f"{path}:antwoord")]
