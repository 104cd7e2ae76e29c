"""What every screen of the workspace has in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.widgets.page import Page

_Result = TypeVar("_Result")
_AROUND = 24  # what stays visible above and below


class Screen(QWidget):
    """A place in the window. It shows and asks; the workspace decides what is shown next."""

    open_requested = Signal(str)  # a place, see `ui.places`
    message = Signal(str, str)  # sentence, tone of the banner
    problem = Signal(object)  # an EnvironmentProblem

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)

    def place(self) -> str:
        """Where the user is now."""
        return self.objectName()

    def commit(self) -> None:
        """Put on disk what is still being typed."""

    def unsaved(self) -> bool:
        """Whether something typed could not be put on disk."""
        return False

    def busy(self) -> bool:
        """Whether long work runs whose result would be lost by going elsewhere."""
        return False

    def focus_first(self) -> None:
        """Put the keyboard where one most likely wants to start."""

    def attempt(self, act: Callable[[], _Result]) -> _Result | None:
        """Do something that the world may refuse; a refusal becomes a message, and None."""
        try:
            return act()
        except EnvironmentProblem as problem:
            self.problem.emit(problem)
            return None

    def fill(self, page: Page) -> None:
        """Let one page fill the screen."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)


def start_on(widget: QWidget) -> None:
    """Give a widget the keyboard as if one had tabbed to it, so that its focus ring shows."""
    if widget.isVisible():
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    else:  # just made: Qt shows it when this turn is over, and only then can it have the keyboard
        QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.TabFocusReason))


def start_in_view(widget: QWidget) -> None:
    """The same, and once all is laid out the page scrolls to it, as it does for who tabs there."""
    start_on(widget)
    # Two turns: lists take the height of their words in the turn after they got their width.
    QTimer.singleShot(0, widget, lambda: QTimer.singleShot(0, widget, lambda: _scroll_to(widget)))


def _scroll_to(widget: QWidget) -> None:
    page = widget.parentWidget()
    while page is not None and not isinstance(page, Page):
        page = page.parentWidget()
    inside = page.widget() if page is not None else None
    if page is None or inside is None:
        return
    if widget.height() + 2 * _AROUND < page.viewport().height():
        page.ensureWidgetVisible(widget, 0, _AROUND)
    else:  # what does not fit shows its beginning
        top = widget.mapTo(inside, QPoint(0, 0)).y()
        page.verticalScrollBar().setValue(top - _AROUND)
