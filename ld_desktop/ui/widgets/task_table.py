"""A table to fill in, such as the hoofdtaken: rows are added, removed and moved by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ld_desktop.domain.answers import AnswerKey
from ld_desktop.forms.definition import Cell, TextQuestion
from ld_desktop.forms.navigation import AskedTable, row_label
from ld_desktop.ui import actions
from ld_desktop.ui.fields import Field
from ld_desktop.ui.fields.problems import MISSING, ProblemLines
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.page import empty_layout
from ld_desktop.ui.widgets.saved_status import SavedStatus
from ld_desktop.ui.widgets.task_table_row import SMALL_LETTERS, TaskRow

if TYPE_CHECKING:
    from ld_desktop.ui.widgets.form_page_body import PartBody
    from ld_desktop.ui.widgets.form_page_model import FormModel

_ROW_KEYS = {
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Delete),
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return),
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Enter),
}


class TaskTable(QWidget):
    """Rows of fields with their total; the rows themselves are an answer like any other."""

    def __init__(self, body: PartBody, model: FormModel, asked: AskedTable) -> None:
        super().__init__()
        self._body, self._model, self._asked = body, model, asked
        self.group = asked.group
        self.setObjectName(self.group.id)
        self.setAccessibleName(self.group.label)
        self._rows: dict[str, TaskRow] = {}
        self._head = QHBoxLayout()
        self._head_of: tuple[str, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.status = SavedStatus()
        self.notes = label("")
        self.notes.setObjectName(f"{self.group.id}:samen")
        self.problems = ProblemLines()
        self.problems.reason_typed.connect(model.type_reason)
        self.problems.reason_left.connect(model.leave_field)
        self._add = button(
            f"{_begun_large(row_label(self.group, 0)[:-2])} toevoegen",
            f"{self.group.id}:toevoegen",
            self.add_row,
            description="Ook met Ctrl+Enter",
        )
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        ask = QToolButton()
        ask.setText("?")
        ask.setProperty("quiet", True)
        ask.setAccessibleName(f"Uitleg bij {self.group.label}")
        ask.setToolTip("Uitleg bij deze tabel")
        ask.setMinimumSize(32, 32)
        ask.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ask.clicked.connect(lambda: self._body.guidance_asked.emit(self.group.id))
        top = QHBoxLayout()
        top.addWidget(label(self.group.text, "field"), 1)
        top.addWidget(self.status)
        top.addWidget(ask)
        column.addLayout(top)
        column.addLayout(self._head)
        column.addLayout(self._list)
        column.addWidget(self.notes)
        column.addWidget(self.problems)
        column.addLayout(row(self._add, None))
        actions.make("add_row", self, self.add_row)
        actions.make("remove_row", self, lambda: self._with_current(self.remove_row))
        actions.make(
            "row_up", self, lambda: self._with_current(lambda each: self.move_row(each, -1))
        )
        actions.make(
            "row_down", self, lambda: self._with_current(lambda each: self.move_row(each, 1))
        )

    def fields(self) -> Iterator[tuple[AnswerKey, Field]]:
        """All fields of all rows with their places."""
        for each in self._rows.values():
            yield from each.fields.items()

    def focus_editor(self) -> None:
        """To the first field of the first row, else to the button that makes one."""
        first = next(iter(self._rows.values()), None)
        if first is None:
            self._add.setFocus()
        else:
            first.focus_editor()

    def add_row(self) -> None:
        """A new row at the end, with the cursor in it."""
        if self._model.read_only:
            return
        self._model.add_row(self.group.id)
        if self._rows:
            list(self._rows.values())[-1].focus_editor()

    def remove_row(self, row_id: str) -> None:
        """Take a row away; the cursor goes to the one that took its place."""
        if self._model.read_only:
            return
        place = list(self._rows).index(row_id)
        self._model.remove_row(self.group.id, row_id)
        left = list(self._rows.values())
        if left:
            left[min(place, len(left) - 1)].focus_editor()
        else:
            self._add.setFocus()

    def move_row(self, row_id: str, by: int) -> None:
        """Move a row; the cursor stays in it."""
        if self._model.read_only:
            return
        focus = QApplication.focusWidget()
        self._model.move_row(self.group.id, row_id, by)
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus()

    def refresh(self, visited: set[str]) -> None:
        """Make the rows that came, drop those that went, and show the rest as it is now."""
        wanted = self._model.state.rows.get(self.group.id, ())
        for gone in [each for each in self._rows if each not in wanted]:
            old = self._rows.pop(gone)
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        if tuple(self._rows) != wanted:
            self._rows = {each: self._rows.get(each) or self._made(each) for each in wanted}
            for place, made in enumerate(self._rows.values()):
                self._list.insertWidget(place, made)
                made.show()  # now, not at the next event: the cursor goes there at once
            self._set_tab_order()
        for number, (each, made) in enumerate(self._rows.items(), start=1):
            made.refresh(f"{row_label(self.group, number)}", number, len(wanted))
            made.setObjectName(f"{self.group.id}.{each}")
        self._show_head()
        self._show_below(visited)
        self._add.setVisible(not self._model.read_only)

    def _made(self, row_id: str) -> TaskRow:
        made = TaskRow(self._body, self._model, self._asked, row_id, self.status)
        made.move_asked.connect(lambda by: self.move_row(row_id, by))
        made.remove_asked.connect(lambda: self.remove_row(row_id))
        for field in made.fields.values():
            for editor in field.editors():
                editor.installEventFilter(self)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that a text editor would take for a word, but mean a row here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
            if pressed in _ROW_KEYS:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _with_current(self, act: object) -> None:
        focus = QApplication.focusWidget()
        for row_id, each in self._rows.items():
            if focus is not None and each.isAncestorOf(focus):
                act(row_id)  # type: ignore[operator]  # one of the methods above
                return

    def _set_tab_order(self) -> None:
        last: QWidget | None = None
        for each in self._rows.values():
            for widget in each.tab_chain():
                if last is not None:
                    QWidget.setTabOrder(last, widget)
                last = widget
        if last is not None:
            QWidget.setTabOrder(last, self._add)

    def _show_head(self) -> None:
        """Column names above the short cells that apply now."""
        first = next(iter(self._rows.values()), None)
        cells = first.short_cells() if first else ()
        if self._head_of == tuple(cell.id for cell in cells):
            return
        self._head_of = tuple(cell.id for cell in cells)
        empty_layout(self._head)
        for cell in cells:
            unit = getattr(cell, "unit", "")
            name = label(f"{cell.label} ({unit})" if unit else cell.label, "muted")
            self._head.addWidget(name, *_share(cell))
            if not isinstance(cell, TextQuestion):
                name.setFixedWidth(SMALL_LETTERS * self.fontMetrics().averageCharWidth())
        if first is not None:
            self._head.addSpacing(first.tools_width())
            self._head.setContentsMargins(*first.head_margins())

    def _show_below(self, visited: set[str]) -> None:
        model = self._model
        notes = model.notes.get(self.group.id, "")
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        found = next((q for q in model.state.questions if q.path == self.group.id), None)
        remarks = [
            model.remark(problem)
            for problem in (found.problems if found else ())
            if problem.code not in MISSING or self.group.id in visited
        ]
        self.problems.show_remarks(remarks, read_only=model.read_only)


def _begun_large(words: str) -> str:
    """What stands on a button begins with a capital, also where the word for a row does not."""
    return words[:1].upper() + words[1:]


def _share(cell: Cell) -> tuple[int]:
    return (1,) if isinstance(cell, TextQuestion) else (0,)
