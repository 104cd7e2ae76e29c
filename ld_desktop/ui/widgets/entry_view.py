"""The grid for typing over paper: a key is an answer, and the next row is waiting."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ld_desktop.domain.answers import Mark
from ld_desktop.ui.widgets import entry_keys
from ld_desktop.ui.widgets.entry_model import ANSWER, MEANING, NUMBER, QUESTION, EntryModel

_Index = QModelIndex | QPersistentModelIndex
_LOWEST = 34  # pixels: a row is a target too
_ON = {QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
       QAbstractItemDelegate.EndEditHint.SubmitModelCache: 1,
       QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1}  # fmt: skip
_LETTERS = {NUMBER: 7, ANSWER: 12}
_PADDING = 18  # pixels, of the cells together with the grid
_TALL = 10_000


class _Writing(QStyledItemDelegate):
    """Makes the editor of a row where one writes, and rows of a comfortable height."""

    def __init__(self, model: EntryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A line to write on; what is written is kept while one writes."""
        del option
        row, place = self._model.rows[index.row()], index.row()
        editor = QLineEdit(parent)
        editor.setObjectName("overtypen:tekst")
        editor.setAccessibleName(f"Vraag {row.number}: {row.question.label}")
        editor.textEdited.connect(lambda text: self._model.draft(place, text))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """What was written before."""
        assert isinstance(editor, QLineEdit)  # noqa: S101 - made above
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        """Keep what was written."""
        del model
        assert isinstance(editor, QLineEdit)  # noqa: S101 - made above
        self._model.write(index.row(), editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Over answer and meaning together: words need room."""
        view = self.parent()
        assert isinstance(view, QTableView)  # noqa: S101 - made by it
        room = option.rect
        editor.setGeometry(room.adjusted(0, 0, view.columnWidth(MEANING), 0))
        del index

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words need at this width, and never too low to point at."""
        del option
        view = self.parent()
        assert isinstance(view, QTableView)  # noqa: S101 - made by it
        room = view.columnWidth(index.column()) - _PADDING
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        needed = view.fontMetrics().boundingRect(
            0, 0, max(room, 1), _TALL, Qt.TextFlag.TextWordWrap, words
        )
        return QSize(needed.width(), max(needed.height() + _PADDING, _LOWEST))


class EntryView(QTableView):
    """One row for each answer. All of it by keyboard; wrong keys are told, without a sound."""

    hinted = Signal(str)  # why a key was refused; empty when all is well
    moved = Signal(int)  # the row one is in now
    ended = Signal()  # past the last row

    def __init__(self, model: EntryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("overtypen:rooster")
        self.setAccessibleName("Antwoorden van papier")
        self.setAccessibleDescription("Typ het cijfer van het vakje. Enter gaat naar de volgende.")
        self.setModel(model)
        self.setItemDelegate(_Writing(model, self))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(lambda: self._fit_row(self.place()))
        model.led.connect(self.go_to)
        self.doubleClicked.connect(lambda _: self._open())

    def place(self) -> int:
        """The row one is in."""
        return self.currentIndex().row()

    def go_to(self, place: int) -> None:
        """Put the cursor in a row and show it."""
        self.setCurrentIndex(self._model.index(place, ANSWER))

    def start(self) -> None:
        """To the first row without an answer, else the first."""
        rows = self._model.rows
        empty = (
            n
            for n, row in enumerate(rows)
            if self._model.is_asked(row) and self._model.shown(row).is_empty()
        )
        self.go_to(next(empty, 0))

    def step(self, by: int) -> None:
        """To the next row that applies; past the last one there is nothing more to do."""
        place = self.place() + by
        rows = self._model.rows
        while 0 <= place < len(rows) and not self._model.is_asked(rows[place]):
            place += by
        if 0 <= place < len(rows):
            self.go_to(place)
        elif by > 0:
            self.ended.emit()

    def commit(self) -> None:
        """Keep what is still being written."""
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, QLineEdit):
            self.commitData(editor)
        self._model.keeper.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys answer; arrows, Tab and Enter go on."""
        key, place = event.key(), self.place()
        if self.state() == QAbstractItemView.State.EditingState:
            return  # what the editor leaves alone, such as the Enter that it closes on
        if key in {Qt.Key.Key_Backtab, Qt.Key.Key_Tab} and not self._leaves(key):
            self._enter(-1 if key == Qt.Key.Key_Backtab else 1)
        elif place < 0 or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._clear(place)
        elif key == Qt.Key.Key_F2:
            self._open()
        elif event.text().strip() and event.text().isprintable():
            self._sign(place, event.text())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes from row to row, and out of the grid at its ends."""
        if self.hasFocus() and not self._leaves(Qt.Key.Key_Tab if next else Qt.Key.Key_Backtab):
            self._enter(1 if next else -1)
            return True
        return super().focusNextPrevChild(next)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """After writing, on to the next row."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.setFocus()
        if hint in _ON:
            self.step(_ON[hint])

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Tell where one is; a digit that waited for a second one is forgotten."""
        super().currentChanged(current, previous)
        self._model.pending = ""
        self._model.history.end_typing()
        if current.isValid():
            self.hinted.emit("")
            self.scrollTo(current)
            self.moved.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is in a row, always."""
        super().focusInEvent(event)
        if self.place() < 0 and self._model.rowCount():
            self.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words get what numbers and answers leave."""
        super().resizeEvent(event)
        self._fit()

    def _sign(self, place: int, text: str) -> None:
        if self._model.filled_in is None:
            self.hinted.emit("Vul eerst de datum in die op het papier staat.")
            return
        row = self._model.rows[place]
        if not entry_keys.is_keyed(row.question):
            self._begin(place, text)
            return
        kept = self._model.shown(row)
        have = kept.text if kept.mark is Mark.GEGEVEN else ""
        self._take(place, entry_keys.stroke(row.question, have, self._model.pending, text))

    def _begin(self, place: int, text: str) -> None:
        """Start writing; a sign that can be no beginning of an answer is a mark at once."""
        question = self._model.rows[place].question
        mark = entry_keys.typed_mark(question, text)
        if mark is None or (mark is Mark.NVT and question.kind == "text"):
            self._open(text)
        elif self._model.put(place, "", mark):
            self.step(1)

    def _enter(self, by: int) -> None:
        place = self.place()
        pending = self._model.pending
        if place >= 0 and pending and by > 0:
            row = self._model.rows[place]
            kept = self._model.shown(row)
            have = kept.text if kept.mark is Mark.GEGEVEN else ""
            self._take(place, entry_keys.stroke(row.question, have, pending, ""))
            return
        if place >= 0 and self._model.mode == "nog_eens":
            self._model.passed(place)
        self.step(by)

    def _take(self, place: int, found: entry_keys.Stroke) -> None:
        self.hinted.emit(found.hint)
        if found.pending != self._model.pending:
            self._model.wait_for(place, found.pending)
        if found.text is not None and not self._model.put(place, found.text, found.mark):
            return
        if found.on:
            self.step(1)

    def _clear(self, place: int) -> None:
        if self._model.filled_in is not None:
            self._model.put(place, "")

    def _open(self, first: str = "") -> None:
        index = self._model.index(self.place(), ANSWER)
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(index)
        editor = self.indexWidget(index)
        if first and isinstance(editor, QLineEdit):
            editor.setText(first)
            editor.textEdited.emit(first)

    def _leaves(self, key: int) -> bool:
        """Whether Tab leads out of the grid: there is no row left that way."""
        rows, place = self._model.rows, self.place()
        ahead = rows[place + 1 :] if key == Qt.Key.Key_Tab else rows[: max(place, 0)]
        return not any(self._model.is_asked(row) for row in ahead)

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in _LETTERS.items():
            self.setColumnWidth(column, letters * letter + 14)
        persons = {row.who for row in self._model.rows}
        longest = max((self.fontMetrics().horizontalAdvance(who) for who in persons), default=0)
        self.setColumnWidth(NUMBER, max(self.columnWidth(NUMBER), longest + 2 * _PADDING))
        rest = self.viewport().width() - sum(self.columnWidth(each) for each in _LETTERS)
        self.setColumnWidth(QUESTION, rest // 2)
        self.setColumnWidth(MEANING, rest - rest // 2)
        self.resizeRowsToContents()

    def _fit_row(self, place: int) -> None:
        if place >= 0:
            self.resizeRowToContents(place)
