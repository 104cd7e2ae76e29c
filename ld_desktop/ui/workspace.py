"""Everything after unlocking: the bar, the messages, and the one screen that is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ld_desktop.casework import dossiers, starting
from ld_desktop.domain.profile import Role
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import sentence
from ld_desktop.ui import actions, places
from ld_desktop.ui.screens.catalogue import make_screen
from ld_desktop.ui.widgets.banner import BannerArea
from ld_desktop.ui.widgets.line_list import Line
from ld_desktop.ui.widgets.search_field import SearchField
from ld_desktop.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_REMEMBER_MS = 400
_MOST_BACK = 50


class Workspace(QWidget):
    """Goes from place to place and remembers where it was."""

    arrived = Signal(str)
    client_requested = Signal(object)  # a ClientPart: give the window to the person it is for

    def __init__(
        self, session: Session, window_actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self._session = session
        self._back: list[str] = []
        self._remembered = ""
        self.banners = BannerArea()
        self.search = SearchField(self._find)
        self._screens = QStackedWidget()
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(_REMEMBER_MS)
        self._remember.timeout.connect(self.remember_place)
        self._bar = self._make_bar(window_actions)
        self._lay_out()
        self.search.chosen.connect(self.go)
        self.search.left.connect(self._focus_screen)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    @property
    def screen_widget(self) -> QWidget | None:
        """The screen that is open."""
        return self._screens.currentWidget()

    def start(self) -> None:
        """Back to where the user was, or to the start page of the role."""
        last = starting.last_place(self._session)
        if not (last and self.go(last)):
            self.go(self._home())

    def go(self, text: str, *, back: bool = False) -> bool:
        """Open a place; false when it cannot be opened, and then nothing has changed."""
        place = places.parse(text)
        if self._busy() or not self._commit():
            return False
        try:
            screen = make_screen(self._session, place, self)
        except EnvironmentProblem as problem:
            self.banners.show_problem(problem)
            return False
        if screen is None:
            return False
        here = self._place()
        if here and not back and here != text:
            self._back = [*self._back[-_MOST_BACK:], here]
        self.banners.clear()
        self._connect(screen)
        self._replace(screen)
        if place.rest and hasattr(screen, "go_to"):
            screen.go_to(place.rest)
        else:
            self._focus_screen()
        self._bar.mark(f"go_{place.kind}")
        self.remember_place()
        self.arrived.emit(text)
        return True

    def go_back(self) -> None:
        """To the screen before this one."""
        if self._back:
            self.go(self._back.pop(), back=True)
        else:
            self.go(self._home(), back=True)

    def remember_place(self) -> None:
        """Keep where the user is; a disk that refuses shows itself at the next answer."""
        self._remember.stop()
        place = self._place()
        if place and place != self._remembered:
            try:
                starting.remember_place(self._session, place)
            except EnvironmentProblem as problem:
                self.banners.show_problem(problem)
            self._remembered = place

    def leave(self) -> bool:
        """Put everything on disk before locking or closing; false when that failed."""
        if not self._commit():
            return False
        self.remember_place()
        return True

    def close_down(self) -> None:
        """Let go of everything that still listens."""
        self._remember.stop()
        self._remember.timeout.disconnect(self.remember_place)
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]

    def _home(self) -> str:
        only_office = self._session.profile.rollen == (Role.KANTOOR,)
        return places.INLEZEN if only_office else places.VANDAAG

    def _make_bar(self, window_actions: Sequence[QAction]) -> TopBar:
        goes = [self._go_action(name) for name in self._places()]
        others = [
            actions.make("search", self, self._focus_search),
            actions.make("back", self, self.go_back),
        ]
        if self._may_measure():
            others.append(actions.make("new_case", self, self._new_case))
        actions.make("menu", self, lambda: self._bar.open_menu())  # noqa: PLW0108 - not yet made
        settings = self._go_action(places.INSTELLINGEN)
        menu = QMenu(self)
        menu.setAccessibleName("Menu")
        menu.addActions(others)
        menu.addSeparator()
        menu.addActions([*goes, settings])
        menu.addSeparator()
        menu.addActions(list(window_actions))
        lock = next(action for action in window_actions if action.objectName() == "lock")
        return TopBar(goes, menu, self.search, lock)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        self.banners.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self.banners)
        column.addWidget(self._screens, 1)

    def _places(self) -> tuple[str, ...]:
        found = [places.VANDAAG, places.CONTACTEN, places.OVERDRAGEN]
        if self._session.profile.may(Role.KANTOOR):
            found.append(places.INLEZEN)
        found.append(places.NASLAG)
        return tuple(found)

    def _may_measure(self) -> bool:
        return any(role is not Role.KANTOOR for role in self._session.profile.rollen)

    def _go_action(self, kind: str) -> QAction:
        return actions.make(f"go_{kind}", self, lambda: self.go(kind))

    def _new_case(self) -> None:
        try:
            ids = dossiers.new_dossier(self._session)
        except EnvironmentProblem as problem:
            self.banners.show_problem(problem)
            return
        self.go(places.gegevens(ids.case_id, "persoon", ids.placement_id))

    def _find(self, text: str) -> list[Line]:
        return [
            Line(places.dossier(hit.case_id), hit.title, hit.subtitle)
            for hit in dossiers.search(self._session, text)
        ]

    def _connect(self, screen: QWidget) -> None:
        for name, slot in (
            ("open_requested", self._go_later),
            ("closed", self.go_back),
            ("place_changed", self._place_changed),
            ("message", self.banners.show_message),
            ("problem", self.banners.show_problem),
            ("new_case_requested", self._new_case),
            ("client_requested", self.client_requested),
        ):
            signal = getattr(screen, name, None)
            if signal is not None:
                signal.connect(slot)

    def _go_later(self, place: str) -> None:
        """After the slot that asked has returned: its screen is about to go."""
        QTimer.singleShot(0, self, lambda: self.go(place))

    def _replace(self, screen: QWidget) -> None:
        old = self._screens.currentWidget()
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        if old is not None:
            self._screens.removeWidget(old)
            old.deleteLater()

    def _place(self) -> str:
        screen = self._screens.currentWidget()
        return str(screen.place()) if screen is not None and hasattr(screen, "place") else ""

    def _commit(self) -> bool:
        screen = self._screens.currentWidget()
        if screen is None or not hasattr(screen, "commit"):
            return True
        screen.commit()
        if not (hasattr(screen, "unsaved") and screen.unsaved()):
            return True
        self.banners.show_message(sentence("ui.not_saved"), "bad")
        return False

    def _busy(self) -> bool:
        screen = self._screens.currentWidget()
        if screen is None or not (hasattr(screen, "busy") and screen.busy()):
            return False
        self.banners.show_message(sentence("ui.still_busy"), "info")
        return True

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _focus_screen(self) -> None:
        screen = self._screens.currentWidget()
        if screen is not None and hasattr(screen, "focus_first"):
            screen.focus_first()
        elif screen is not None:
            screen.setFocus()

    def _place_changed(self) -> None:
        self._remember.start()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        screen = self._screens.currentWidget()
        if new is not None and screen is not None and screen.isAncestorOf(new):
            self._remember.start()
