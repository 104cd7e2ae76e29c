"""A list of lines that lead somewhere: title, quiet second line, a word at the right, progress.

Painted by hand so that thousands of lines cost nothing; nothing is cut: long titles wrap.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ld_desktop.ui.theme import tokens

_PAD = 8
_SIGN = "   ✓ "  # before the words of a step, at most
_BAR = 6
_WORDS = int(Qt.TextFlag.TextWordWrap)
_LETTERS = int(Qt.TextFlag.TextWrapAnywhere)
_Index = QModelIndex | QPersistentModelIndex


class Line(NamedTuple):
    """One line.

    Attributes:
        place: where choosing it leads, or any id; empty when it leads nowhere.
        detail: short words at the right.
        progress: answered and asked, drawn as a bar under the words.
        tone: colour of the detail, which is bold then; the words say the same.
    """

    place: str
    title: str
    subtitle: str = ""
    detail: str = ""
    progress: tuple[int, int] | None = None
    tone: str = ""

    def spoken(self) -> str:
        """The whole line for a screen reader."""
        parts = [self.title, self.subtitle, self.detail]
        if self.progress:
            parts.append(f"{self.progress[0]} van {self.progress[1]} vragen beantwoord")
        return ", ".join(part for part in parts if part)


class LineModel(QAbstractListModel):
    """The lines as Qt wants to see them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: _Index) -> Line:
        """The line at a place."""
        return self._lines[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are; lines have no children."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title to show, and the whole line to those who listen."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return line.spoken()
        return None


class _LineDelegate(QStyledItemDelegate):
    """Paints a line; heights follow the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need at the width of the list."""
        view = self.parent()
        assert isinstance(view, LineList)  # noqa: S101 - made by LineList only
        width = view.viewport().width()
        line = view.lines.line(index)
        title, subtitle, _ = _layout(line, option.font, QRect(0, 0, width, 0))
        height = _PAD + title.height() + subtitle.height() + _PAD
        if line.progress:
            height += _BAR + 4
        return QSize(0, max(height, 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The line with its selection, focus frame and bar."""
        view = self.parent()
        assert isinstance(view, LineList)  # noqa: S101 - made by LineList only
        line = view.lines.line(index)
        colours = tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected and (
            view.hasFocus() or view.marked_without_focus
        ):
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRect(rect.topLeft(), QSize(4, rect.height())), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.accent_soft))
        title, subtitle, detail = _layout(line, option.font, rect)
        painter.setPen(QColor(colours.text))
        painter.setFont(_bold(option.font))
        painter.drawText(title, _wrap(line.title, painter.fontMetrics(), title.width()), line.title)
        painter.setFont(_bold(option.font) if line.tone else option.font)
        painter.setPen(QColor(getattr(colours, line.tone or "muted")))
        painter.drawText(detail, _WORDS | int(Qt.AlignmentFlag.AlignRight), line.detail)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            subtitle, _wrap(line.subtitle, painter.fontMetrics(), subtitle.width()), line.subtitle
        )
        if line.progress:
            _paint_bar(painter, rect, line.progress)
        if index.row() < view.lines.rowCount() - 1:
            painter.setPen(QColor(colours.border))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class LineList(QListView):
    """Lines to choose from with arrows and Enter, or a click."""

    chosen = Signal(str)

    def __init__(self, name: str, title: str, max_height: int = 0) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription("Pijltjes kiezen een regel, Enter opent hem")
        self.setProperty("flat", True)
        self.marked_without_focus = False
        self._max_height = max_height
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines; the first becomes the current one."""
        self.lines.show(lines)
        if lines:
            self.setCurrentIndex(self.lines.index(0))
        self._fit()

    def current(self) -> Line | None:
        """The line the keyboard is on."""
        index = self.currentIndex()
        return self.lines.line(index) if index.isValid() else None

    def step(self, by: int) -> None:
        """Choose the next or previous line, for a field that keeps the focus."""
        count = self.lines.rowCount()
        if count:
            place = (self.currentIndex().row() + by) % count
            self.setCurrentIndex(self.lines.index(place))

    def longest_word(self) -> int:
        """How wide the list must be to break no word of a title, with its sign and scroll bar."""
        bold = QFontMetrics(_bold(self.font()))
        lines = [self.lines.line(self.lines.index(n)) for n in range(self.lines.rowCount())]
        widest = max((_widest(line.title, bold) for line in lines), default=0)
        sign = bold.horizontalAdvance(_SIGN)
        return sign + widest + 3 * _PAD + self.verticalScrollBar().sizeHint().width()

    def choose_current(self) -> None:
        """Go where the current line leads."""
        self._choose(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space choose."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _choose(self, index: _Index) -> None:
        if index.isValid() and (place := self.lines.line(index).place):
            self.chosen.emit(place)

    def _fit(self) -> None:
        """As high as its lines, up to the maximum: then the list scrolls instead of the page."""
        self.scheduleDelayedItemsLayout()
        if not self._max_height:
            return
        height = 2 * self.frameWidth() + 4
        for place in range(self.lines.rowCount()):
            height += self.sizeHintForIndex(self.lines.index(place)).height()
            if height > self._max_height:
                height = self._max_height
                break
        self.setFixedHeight(max(height, 36))


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _wrap(text: str, metrics: QFontMetrics, width: int) -> int:
    """Between words; inside a word only when it is longer than the line."""
    return _LETTERS if _widest(text, metrics) > width else _WORDS


def _widest(text: str, metrics: QFontMetrics) -> int:
    """The width of the longest word."""
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def _layout(line: Line, font: QFont, rect: QRect) -> tuple[QRect, QRect, QRect]:
    """Where title, subtitle and detail go inside a rectangle of this width."""
    inner = rect.adjusted(_PAD + 4, _PAD, -_PAD, 0)
    plain, bold = QFontMetrics(font), QFontMetrics(_bold(font))
    loud = bold if line.tone else plain
    detail_width = min(loud.horizontalAdvance(line.detail) + 2, inner.width() // 2)
    width = max(inner.width() - (detail_width + 16 if line.detail else 0), 40)
    high = 100_000
    if line.detail and _widest(line.title, bold) > width:
        return _below_each_other(line, font, inner)
    room = QRect(0, 0, width, high)
    title = bold.boundingRect(room, _wrap(line.title, bold, width), line.title or " ")
    whole = QRect(0, 0, inner.width(), high)  # below both: nothing stands beside it
    subtitle = plain.boundingRect(whole, _wrap(line.subtitle, plain, whole.width()), line.subtitle)
    detail = loud.boundingRect(QRect(0, 0, max(detail_width, 1), high), _WORDS, line.detail)
    top = QRect(inner.left(), inner.top(), width, max(title.height(), detail.height()))
    under = subtitle.height() if line.subtitle else 0
    below = QRect(inner.left(), inner.top() + top.height(), whole.width(), under)
    right = QRect(inner.right() - detail_width, inner.top(), detail_width, detail.height())
    return top, below, right


def _below_each_other(line: Line, font: QFont, inner: QRect) -> tuple[QRect, QRect, QRect]:
    """The same where the title has a word that would be broken for what stands at the right."""
    title, rest, _ = _layout(
        line._replace(detail=""), font, inner.adjusted(-_PAD - 4, -_PAD, _PAD, 0)
    )
    loud = QFontMetrics(_bold(font)) if line.tone else QFontMetrics(font)
    width = inner.width() if not line.subtitle else inner.width() // 2
    needed = loud.boundingRect(QRect(0, 0, width, 100_000), _WORDS, line.detail)
    left = inner.right() - needed.width()
    right = QRect(left, title.bottom() + 1, needed.width(), needed.height())
    beside = QRect(rest.left(), rest.top(), max(left - rest.left() - _PAD, 40), 100_000)
    words = QFontMetrics(font).boundingRect(beside, _WORDS, line.subtitle)
    height = max(needed.height(), words.height() if line.subtitle else 0)
    return title, QRect(rest.left(), rest.top(), beside.width(), height), right


def _paint_bar(painter: QPainter, rect: QRect, progress: tuple[int, int]) -> None:
    answered, asked = progress
    colours = tokens()
    bar = QRect(rect.left() + _PAD + 4, rect.bottom() - _PAD - _BAR + 2, 0, _BAR)
    bar.setWidth(rect.width() - 2 * _PAD - 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.border))
    painter.drawRoundedRect(bar, 3, 3)
    if asked:
        done = QRect(bar)
        done.setWidth(max(bar.width() * min(answered, asked) // asked, _BAR if answered else 0))
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(done, 3, 3)
