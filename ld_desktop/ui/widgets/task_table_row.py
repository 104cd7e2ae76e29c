"""One row of a table to fill in: words and numbers beside each other, the rest below, and its tools.

Beside each other stand the cells up to the first choice or date, if they fit; all others stand below
with their names, short ones two on a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ld_desktop.domain.answers import AnswerKey
from ld_desktop.forms.definition import Cell, NumberQuestion, TextQuestion
from ld_desktop.forms.navigation import AskedTable
from ld_desktop.ui.fields import Field, make_field
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.block_grid import BlockGrid
from ld_desktop.ui.widgets.saved_status import SavedStatus

if TYPE_CHECKING:
    from ld_desktop.ui.widgets.form_page_body import PartBody
    from ld_desktop.ui.widgets.form_page_model import FormModel

SMALL_LETTERS = 14
_TEXT_LETTERS, _MOST_BESIDE = 20, 60  # of a text, and of all cells on the small laptop
_SHORT_TEXT = 200  # letters; a reason of a whole sentence is cut off in a column
_TOOLS = (
    ("↑", "omhoog", "omhoog verplaatsen", "Alt+pijl omhoog"),
    ("↓", "omlaag", "omlaag verplaatsen", "Alt+pijl omlaag"),
    ("✕", "weg", "verwijderen", "Ctrl+Delete"),
)
_TOOL_SIZE = 34


class TaskRow(QFrame):
    """The cells of one row."""

    move_asked = Signal(int)
    remove_asked = Signal()

    def __init__(
        self,
        body: PartBody,
        model: FormModel,
        asked: AskedTable,
        row_id: str,
        status: SavedStatus,
    ) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._body, self._model, self._asked = body, model, asked
        self._row_id, self._status = row_id, status
        self.fields: dict[AnswerKey, Field] = {}
        self._cells: dict[AnswerKey, Cell] = {}
        self._beside = _beside(asked.cells)
        self._tools: list[QToolButton] = []
        self._number = label("", "field")
        self._short = QHBoxLayout()
        self._short.setSpacing(8)
        self._long = BlockGrid(8)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.setSpacing(6)
        self._number.setWordWrap(False)
        self._short.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._short)
        column.addLayout(self._long)
        for cell in self._asked.cells:
            self._add(cell)
        if not any(isinstance(cell, TextQuestion) for cell in self._beside):
            self._short.addStretch(1)
        for sign, name, words, keys in _TOOLS:
            self._short.addWidget(self._tool(sign, name, words, keys), 0, Qt.AlignmentFlag.AlignTop)

    def _add(self, cell: Cell) -> None:
        path = f"{self._asked.group.id}.{self._row_id}.{cell.id}"
        key = AnswerKey(path, cell.respondents[0])
        short = self._is_short(cell)
        status = self._status if short else None
        field = make_field(cell, path, cell.label, compact=short, in_row=True, status=status)
        self.fields[key] = field
        self._cells[key] = cell
        self._body.wire(field, key)
        if not short:
            field.setParent(self)  # a widget without one would flash up as a window
        elif isinstance(cell, TextQuestion):
            self._short.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        else:
            field.setFixedWidth(SMALL_LETTERS * self.fontMetrics().averageCharWidth())
            self._short.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)

    def _tool(self, sign: str, name: str, words: str, keys: str) -> QToolButton:
        made = QToolButton()
        made.setText(sign)
        made.setObjectName(f"{self._asked.group.id}.{self._row_id}:{name}")
        made.setToolTip(f"{words.capitalize()} ({keys})")
        made.setProperty("quiet", True)
        made.setProperty("sign", True)
        made.setProperty("words", words)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setMinimumSize(_TOOL_SIZE, _TOOL_SIZE)
        if name == "weg":
            made.clicked.connect(self.remove_asked)
        else:
            by = -1 if name == "omhoog" else 1
            made.clicked.connect(lambda: self.move_asked.emit(by))
        self._tools.append(made)
        return made

    def focus_editor(self) -> None:
        """To the first cell that is shown."""
        for field in self.fields.values():
            if not field.isHidden():
                field.focus_editor()
                return

    def tab_chain(self) -> list[QWidget]:
        """Cells as they stand on the screen, tools last."""
        ordered = sorted(self.fields, key=lambda key: not self._is_short(self._cells[key]))
        cells = [editor for key in ordered for editor in self.fields[key].editors()]
        return [*cells, *self._tools]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps another number of columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        pairs = [(self.fields[key], cell) for key, cell in self._cells.items()]
        below = [(field, field.shape()) for field, cell in pairs if not self._is_short(cell)]
        self._long.arrange(self, below)

    def short_cells(self) -> tuple[Cell, ...]:
        """The cells that stand beside each other now."""
        return tuple(
            cell
            for key, cell in self._cells.items()
            if not self.fields[key].isHidden() and self._is_short(cell)
        )

    def _is_short(self, cell: Cell) -> bool:
        return cell in self._beside

    def tools_width(self) -> int:
        """How wide the tools at the end are, for the column names above."""
        return sum(tool.sizeHint().width() + 8 for tool in self._tools)

    def head_margins(self) -> tuple[int, int, int, int]:
        """Where the column names begin and end."""
        return (10 + self._number.sizeHint().width() + 8, 0, 8, 0)

    def refresh(self, name: str, number: int, count: int) -> None:
        """Show the answers of this row and its place among the others."""
        self._number.setText(str(number))
        self._number.setAccessibleName(name)
        self.setAccessibleName(name)
        for key, field in self.fields.items():
            question = self._model.question(key)
            field.setHidden(question is None or not question.visible)
            if question is not None:
                self._body.show_state(field, key, question)
            field.say(f"{name}: {self._cells[key].label}")
        self._arrange()
        for tool in self._tools:
            tool.setAccessibleName(f"{name} {tool.property('words')}")
            tool.setVisible(not self._model.read_only)
        self._tools[0].setEnabled(number > 1)
        self._tools[1].setEnabled(number < count)


def _is_narrow(cell: Cell) -> bool:
    if cell.allow_nvt or cell.allow_weet_niet:
        return False
    if isinstance(cell, TextQuestion):
        return cell.lines == 1 and cell.max_length <= _SHORT_TEXT
    return isinstance(cell, NumberQuestion)


def _beside(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells on the first line of a row: none where that line would not say what the row is."""
    found: list[Cell] = []
    for cell in cells:
        if _is_narrow(cell):
            found.append(cell)
        elif not isinstance(cell, TextQuestion):
            break
    letters = [_TEXT_LETTERS if isinstance(cell, TextQuestion) else SMALL_LETTERS for cell in found]
    fits = sum(letters) <= _MOST_BESIDE and found[:1] == [cells[0]]
    return tuple(found) if fits else ()
