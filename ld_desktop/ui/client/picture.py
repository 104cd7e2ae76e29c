"""A drawing of the picture questionnaire, sharp at every size and on paper of its own colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ld_desktop import paths


class Picture(QWidget):
    """Shows one file below `resources/pictograms`, whole and in its own proportions."""

    def __init__(self, name: str, alt: str, height: int) -> None:
        """Make the drawing.

        Args:
            name: as a question or option names it: `matchcare/inpakken.svg`.
            alt: what it shows, for who cannot see it.
            height: how high it would like to be; it gives way to half of that.
        """
        super().__init__()
        self._drawing = QSvgRenderer(str(paths.resources() / "pictograms" / name), self)
        self._drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        size = self._drawing.defaultSize()
        self._wish = QSize(round(height * size.width() / max(size.height(), 1)), height)
        self.setAccessibleName(alt)
        self.setMinimumSize(self._wish / 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as asked for."""
        return self._wish

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawing in the middle of its room."""
        painter = QPainter(self)
        self._drawing.render(painter, QRectF(self.rect()))


def sign(name: str, height: int = 30) -> QIcon:
    """A drawing as the sign on a button, for who does not read; twice as sharp as it is large."""
    drawing = QSvgRenderer(str(paths.resources() / "pictograms" / name))
    size = drawing.defaultSize().scaled(4 * height, 2 * height, Qt.AspectRatioMode.KeepAspectRatio)
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter)
    painter.end()
    return QIcon(pixmap)
