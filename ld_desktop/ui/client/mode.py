"""The window while the client has it: the rest of the program is out of sight and out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow

from ld_desktop.ui import places
from ld_desktop.ui.client.screen import ClientScreen
from ld_desktop.ui.dialogs.decision import decide
from ld_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ld_desktop.casework.change import Change
    from ld_desktop.casework.letting_fill_in import ClientPart
    from ld_desktop.casework.session import Session
    from ld_desktop.ui.workspace import Workspace

# Larger letters help whoever sits there; everything else that has a key in the window rests.
_KEPT = frozenset({"larger_text", "smaller_text", "normal_text"})


class ClientMode(QObject):
    """Swaps the workspace for the client's screen, and back once the right code was typed."""

    ended = Signal()

    def __init__(
        self, window: QMainWindow, session: Session, workspace: Workspace, part: ClientPart
    ) -> None:
        super().__init__(window)
        self._window, self._workspace, self._part = window, workspace, part
        self.screen = ClientScreen(session, part)
        self.screen.passed.connect(self._passed)
        self._resting: list[QAction] = []
        self._state = window.windowState()
        self._text_size = Theme.of_app().text_size

    def start(self) -> None:
        """Give the whole screen to the client."""
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible():
                other.close()
        for action in self._window.actions():
            if action.isEnabled() and action.objectName() not in _KEPT:
                action.setEnabled(False)
                self._resting.append(action)
        self._window.takeCentralWidget()
        self._window.setCentralWidget(self.screen)
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self.screen.show_start()

    def end(self) -> None:
        """Give the window back to the assessor, with the text size and the steps of before."""
        self.screen.close_down()
        changes, path = self.screen.changes, self.screen.last_path
        self._window.takeCentralWidget()
        self.screen.deleteLater()
        self._window.setCentralWidget(self._workspace)
        self._workspace.show()
        self._window.setWindowState(self._state)
        for action in self._resting:
            action.setEnabled(True)
        Theme.of_app().set_text_size(self._text_size)
        self._workspace.go(f"{places.meting(self._part.meting_id)}:{path}", back=True)
        self._offer_undo(changes)
        self.ended.emit()

    def _offer_undo(self, changes: Sequence[Change]) -> None:
        """What the client answered can be taken back one by one, like any other step."""
        from ld_desktop.ui.screens.meting import MetingScreen

        meting = self._workspace.screen_widget
        if isinstance(meting, MetingScreen):
            for change in changes:
                meting.model.history.push(change)

    def _passed(self) -> None:
        if self.screen.model.leave_question() or decide(
            self._window,
            "Niet alles is bewaard",
            "Een antwoord kon niet op schijf worden gezet. Gaat u nu terug, dan is dat weg.",
            "Toch teruggaan",
        ):
            self.end()
