"""Several of a long list: the chosen ones in words, and a list that opens to change them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ld_desktop.domain.answers import Mark
from ld_desktop.forms.definition import MultipleQuestion, Option
from ld_desktop.ui.fields.base import Field
from ld_desktop.ui.fields.problems import Remark
from ld_desktop.ui.widgets.basics import label

_NOTHING = "Kies…"
_BETWEEN = "  ·  "
_SEARCH = "Typ om te zoeken. Spatie kruist aan, Enter sluit."
_ROW = 32
_MOST_ROWS = 9
_LETTERS = 46
_ID = Qt.ItemDataRole.UserRole
_OPEN = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
    Qt.Key.Key_F4,
}
_CLOSE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab}
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class _Words(QPushButton):
    """A button as high as its words need: they wrap, which those of a common button do not."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("picked", True)
        self.words = label(_NOTHING)
        arrow = QLabel("▾")
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 10, 4)
        line.addWidget(self.words, 1)
        line.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
        for each in (self.words, arrow):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(_ROW)

    def sizeHint(self) -> QSize:
        """That of the words; Qt's own counts the text of the button, which is empty."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible: then the words take more lines."""
        return QSize(120, _ROW)


class PickList(QFrame):
    """All options with a tick; letters leave those that hold them, space ticks, Enter closes."""

    ticked = Signal(str)  # id of an option
    closed = Signal()

    def __init__(self, options: Sequence[Option], title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("keuzelijst")
        self.setProperty("card", True)
        self._typed = ""
        self._search = label(_SEARCH, "muted", parent=self)
        self._search.setObjectName("keuzelijst:zoek")
        self.list = QListWidget(self)
        self.list.setProperty("ticks", True)
        self.list.setAccessibleName(title)
        self.list.setAccessibleDescription(_SEARCH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setWordWrap(True)
        self._row = height = max(_ROW, 2 * self.fontMetrics().lineSpacing() - 4)
        for option in options:
            item = QListWidgetItem(option.text, self.list)
            item.setData(_ID, option.id)
            item.setSizeHint(QSize(0, height))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.addWidget(self._search)
        column.addWidget(self.list)
        self.list.itemClicked.connect(self._tick)
        self.list.installEventFilter(self)

    def show_chosen(self, chosen: Sequence[str]) -> None:
        """Tick these, and no others."""
        for item in self._items():
            on = item.data(_ID) in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def open_at(self, anchor: QWidget, letters: str) -> None:
        """Open below a widget, or above it where the screen ends, searching for these letters."""
        room = anchor.screen().availableGeometry()
        most = min(_MOST_ROWS, room.height() * 6 // 10 // self._row)  # large text: fewer rows
        self.list.setFixedHeight(self._row * min(self.list.count(), most) + 6)
        self.setFixedWidth(max(anchor.width(), _LETTERS * self.fontMetrics().averageCharWidth()))
        self.adjustSize()
        below = anchor.mapToGlobal(QPoint(0, anchor.height()))
        if below.y() + self.height() > room.bottom():
            below.setY(max(room.top(), below.y() - anchor.height() - self.height()))
        below.setX(max(room.left(), min(below.x(), room.right() - self.width())))
        self.move(below)
        self._look_for(letters)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """All keys of the list but those that move in it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed by a key, or by a click beside it."""
        super().hideEvent(event)
        self.closed.emit()

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _CLOSE:
            self.hide()
        elif key is Qt.Key.Key_Space:
            item = self.list.currentItem()
            if item is not None and not item.isHidden():
                self._tick(item)
        elif key is Qt.Key.Key_Backspace:
            self._look_for(self._typed[:-1])
        elif event.text().isprintable() and event.text() and not event.modifiers() & ~_PLAIN:
            self._look_for(self._typed + event.text())
        else:
            return False
        return True

    def _look_for(self, letters: str) -> None:
        """Leave what holds the letters; letters that nothing holds are not taken."""
        found = [item for item in self._items() if letters.lower() in item.text().lower()]
        if not found:
            return
        self._typed = letters
        self._search.setText(f"Zoekt: {letters}" if letters else _SEARCH)
        for item in self._items():
            item.setHidden(item not in found)
        first = _begins if letters else _is_ticked
        starting = [item for item in found if first(item, letters)]
        self.list.setCurrentItem((starting or found)[0])

    def _tick(self, item: QListWidgetItem) -> None:
        self.ticked.emit(str(item.data(_ID)))
        self._look_for("")
        self.list.setCurrentItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]


def _begins(item: QListWidgetItem, letters: str) -> bool:
    """Whether a word of the text begins so: it is what most people look for."""
    return f" {letters.lower()}" in f" {item.text().lower()}"


def _is_ticked(item: QListWidgetItem, _letters: str) -> bool:
    """A list opens on what was chosen before."""
    return item.checkState() is Qt.CheckState.Checked


class PickedField(Field):
    """Arrows, Enter, space or letters open the list; each tick is kept at once, Delete clears."""

    editor: _Words

    def _make_editor(self) -> QWidget:
        question = self.question
        self._options = question.options if isinstance(question, MultipleQuestion) else ()
        self._chosen: tuple[str, ...] = ()
        self._read_only = False
        self._list: PickList | None = None
        made = _Words()
        made.setObjectName(f"{self.objectName()}:lijst")
        made.clicked.connect(self._clicked)
        return made

    def text(self) -> str:
        """The ids of the options that are chosen, in the order of the list."""
        return " ".join(self._chosen)

    def set_text(self, text: str) -> None:
        """Show these options as words."""
        wanted = set(text.split())
        chosen = [option for option in self._options if option.id in wanted]
        self._chosen = tuple(option.id for option in chosen)
        self.editor.words.setText(_BETWEEN.join(option.text for option in chosen) or _NOTHING)
        self._tell()
        if self._list is not None:
            self._list.show_chosen(self._chosen)

    def set_read_only(self, read_only: bool) -> None:
        """Still reached and read by keyboard and screen reader, only not opened."""
        super().set_read_only(read_only)
        self._read_only = read_only

    def show_remarks(self, remarks: Sequence[Remark], *, read_only: bool = False) -> None:
        """Also keep telling what is chosen."""
        super().show_remarks(remarks, read_only=read_only)
        self._tell()

    def open_list(self, letters: str = "") -> None:
        """Open the list on what is chosen now."""
        if self._read_only:
            return
        if self._list is None:
            self._list = PickList(self._options, self.question.label, self)
            self._list.ticked.connect(self._ticked)
            self._list.closed.connect(self.focus_editor)
        self._list.show_chosen(self._chosen)
        self._list.open_at(self.editor, letters)

    def _clicked(self) -> None:
        self.open_list()

    def _ticked(self, option: str) -> None:
        chosen = set(self._chosen) ^ {option}
        self.set_text(" ".join(chosen))
        self.chosen.emit(self.text())

    def _tell(self) -> None:
        """What is chosen is part of what a screen reader says."""
        said = f"Gekozen: {self.editor.words.text()}." if self._chosen else "Niets gekozen."
        words = (said, self._help, self.problems.spoken())
        self.editor.setAccessibleDescription(" ".join(each for each in words if each))

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~_PLAIN:
            return False
        key, letter = Qt.Key(event.key()), event.text()
        if key in _OPEN:
            self.open_list()
        elif key in _CLEAR:
            self._clear()
        elif letter == "?":
            self.guidance_asked.emit()
        elif letter.lower() == "n" and self.press_mark(Mark.NVT):
            pass
        elif letter.isalnum():
            self.open_list(letter)
        else:
            return False
        return True

    def _clear(self) -> None:
        if self._chosen and not self._read_only:
            self.set_text("")
            self.chosen.emit("")
