"""The bar above every screen: menu, places, search, lock. It folds when the text is large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from ld_desktop.ui.widgets.basics import button
from ld_desktop.ui.widgets.search_field import SearchField


class TopBar(QFrame):
    """Everything in it is also in the menu, so nothing is lost when it folds."""

    def __init__(
        self,
        places: Sequence[QAction],
        menu: QMenu,
        search: SearchField,
        lock: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setProperty("bar", True)
        self._search = search
        self._menu_button = button(
            "☰ Menu", "menu_button", self.open_menu, description="Alles wat u hier kunt doen (F10)"
        )
        self._menu = menu
        self._links = {action.objectName(): self._link(action) for action in places}
        self._lock = button(lock.text(), "lock_button", lock.trigger, "quiet", "Ctrl+L")
        search.setMaximumWidth(420)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 3, 10, 3)
        line.setSpacing(4)
        line.addWidget(self._menu_button)
        for link in self._links.values():
            line.addWidget(link)
        line.addStretch(1)
        line.addWidget(search, 20)
        line.addWidget(self._lock)

    def open_menu(self) -> None:
        """Show the menu under its button."""
        self._menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def mark(self, action_id: str) -> None:
        """Show which place one is in; an unknown id marks none."""
        for name, link in self._links.items():
            link.setChecked(name == action_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Hide the places, then the lock, when they would squeeze the search field."""
        room = self.width() - self._menu_button.sizeHint().width() - 30
        room -= self.fontMetrics().averageCharWidth() * 26
        wanted = sum(link.sizeHint().width() + 4 for link in self._links.values())
        lock = self._lock.sizeHint().width()
        fits = wanted + lock <= room
        for link in self._links.values():
            link.setVisible(fits)
        self._lock.setVisible(fits or lock <= room)

    def _link(self, action: QAction) -> QPushButton:
        made = button(action.text(), f"link_{action.objectName()}", action.trigger, "nav")
        made.setCheckable(True)
        made.setAccessibleDescription(action.shortcut().toString())
        return made
