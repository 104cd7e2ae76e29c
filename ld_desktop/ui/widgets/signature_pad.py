"""A place to sign by hand: with a mouse, a finger or a pen."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ld_desktop.ui.theme import tokens

_HEIGHT = 300  # pixels of the drawing that is kept
_THIN, _THICK = 3.0, 7.0
_LEAST_POINTS = 8  # fewer is a dot or a slip of the hand


@dataclass
class Stroke:
    """One line without lifting: points as parts of the pad's width and height, and pressures."""

    points: list[QPointF] = field(default_factory=list)
    pressures: list[float] = field(default_factory=list)


class SignaturePad(QWidget):
    """Keeps strokes, so that the drawing is as sharp on paper as it was on screen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tekenvlak")
        self.setAccessibleName("Tekenvlak voor de handtekening")
        self.setAccessibleDescription(
            "Teken met muis, vinger of pen. Lukt dat niet, kies dan Wil of kan niet tekenen."
        )
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.strokes: list[Stroke] = []
        self._drawing = False
        self._pen_down = False

    def sizeHint(self) -> QSize:
        """About three times as wide as high, and all of it on a small screen."""
        return QSize(560, 176)

    def minimumSizeHint(self) -> QSize:
        """Still large enough for a finger."""
        return QSize(240, 150)

    def is_empty(self) -> bool:
        """Whether there is nothing that can be a signature."""
        return sum(len(stroke.points) for stroke in self.strokes) < _LEAST_POINTS

    def clear(self) -> None:
        """Start again."""
        self.strokes = []
        self._drawing = False
        self.update()
        self.changed.emit()

    def png_base64(self) -> str:
        """The drawing, black on transparent; empty when there is none."""
        if self.is_empty():
            return ""
        size = QSize(round(_HEIGHT * self.width() / max(self.height(), 1)), _HEIGHT)
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self._draw(painter, size, QColor(Qt.GlobalColor.black), 1.0)
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes for the format
        return base64.b64encode(data.data()).decode("ascii")

    # Mouse, finger and pen.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() is Qt.MouseButton.LeftButton and not self._pen_down:
            self._begin(event.position(), 0.5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if not self._pen_down:
            self._go_on(event.position(), 0.5)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        del event
        if not self._pen_down:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen: pressure makes the line thicker."""
        kind = event.type()
        if kind is QEvent.Type.TabletPress:
            self._pen_down = True
            self._begin(event.position(), event.pressure())
        elif kind is QEvent.Type.TabletMove and self._pen_down:
            self._go_on(event.position(), event.pressure())
        elif kind is QEvent.Type.TabletRelease:
            self._end()
            self._pen_down = False
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A finger draws as well, and does not scroll the page."""
        if not isinstance(event, QTouchEvent):
            return super().event(event)
        if event.device().type() is QPointingDevice.DeviceType.TouchPad or not event.points():
            return super().event(event)
        place = event.points()[0].position()
        if event.type() is QEvent.Type.TouchBegin:
            self._begin(place, 0.5)
        elif event.type() is QEvent.Type.TouchUpdate:
            self._go_on(place, 0.5)
        else:
            self._end()
        event.accept()
        return True

    def _begin(self, place: QPointF, pressure: float) -> None:
        self._drawing = True
        self.strokes.append(Stroke())
        self._go_on(place, pressure)

    def _go_on(self, place: QPointF, pressure: float) -> None:
        if not self._drawing:
            return
        part = QPointF(
            min(max(place.x() / self.width(), 0.0), 1.0),
            min(max(place.y() / self.height(), 0.0), 1.0),
        )
        self.strokes[-1].points.append(part)
        self.strokes[-1].pressures.append(pressure)
        self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit()

    # How it looks.

    def paintEvent(self, event: QPaintEvent) -> None:
        """White as paper in every theme, with a line to sign on."""
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.field_border), 1))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        line = round(self.height() * 0.78)
        painter.setPen(QPen(QColor(Qt.GlobalColor.lightGray), 1, Qt.PenStyle.DashLine))
        painter.drawLine(24, line, self.width() - 24, line)
        self._draw(painter, self.size(), QColor(Qt.GlobalColor.black), self.height() / _HEIGHT)

    def _draw(self, painter: QPainter, size: QSize, colour: QColor, scale: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self.strokes:
            points = [QPointF(p.x() * size.width(), p.y() * size.height()) for p in stroke.points]
            if len(points) == 1:
                points.append(points[0] + QPointF(0.1, 0.1))
            for place in range(1, len(points)):
                pressure = stroke.pressures[min(place, len(stroke.pressures) - 1)]
                width = (_THIN + (_THICK - _THIN) * pressure) * scale
                painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(points[place - 1], points[place])
