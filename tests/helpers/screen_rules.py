"""What holds on every screen: no words are cut, and all that takes the keyboard can be found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)

_ROUNDS = 20  # wrapped words deep in a page settle one layout at a time


def cut(screen: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit into them, after the layout had its say."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()
    return [
        f"{name_of(widget)}: {words_of(widget)!r}"
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton) and words_of(widget)
        if not _fits(widget) or not _reachable(widget, screen)
    ]


def focusable(screen: QWidget) -> list[QWidget]:
    """What Tab or an arrow goes to."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        and widget.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    """Which widget it is, for who reads a failing test."""
    return f"{type(widget).__name__} '{widget.objectName()}' in {widget.parent()}"


def words_of(widget: QLabel | QAbstractButton) -> str:
    """What stands on it."""
    return widget.text()


def _fits(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width()) - 1
    return widget.width() >= widget.sizeHint().width() - 1


def _reachable(widget: QWidget, screen: QWidget) -> bool:
    """Inside the window, or inside something that scrolls to it."""
    holder = widget.parentWidget()
    inner = widget
    while holder is not None and inner is not screen:
        if isinstance(holder.parentWidget(), QAbstractScrollArea):
            return True
        place = widget.parentWidget().mapTo(holder, widget.rect().topLeft())
        room = holder.rect().adjusted(-1, -1, 1, 1)
        if not room.contains(widget.geometry().translated(place)):
            return False
        inner, holder = holder, holder.parentWidget()
    return True
