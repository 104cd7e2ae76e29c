"""The window: the start screens, then the workspace. It arranges, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import actions, worker
from ld_desktop.ui.opening import Opening
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from ld_desktop.casework.letting_fill_in import ClientPart
    from ld_desktop.casework.session import Session
    from ld_desktop.ui.client.mode import ClientMode
    from ld_desktop.ui.screens.start.first_start import FirstStart
    from ld_desktop.ui.screens.start.unlock import UnlockScreen
    from ld_desktop.ui.workspace import Workspace

_SMALLEST = (640, 420)
_USUAL = (1180, 760)


class MainWindow(QMainWindow):
    """One window for the whole program."""

    painted = Signal()  # the first picture stands on the screen

    def __init__(
        self, store: Path, opening: Opening, preferences: Preferences, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("ld-desktop")
        self._store, self._opening = store, opening
        self._preferences, self._theme = preferences, theme
        self._session: Session | None = None
        self._workspace: Workspace | None = None
        self._client: ClientMode | None = None
        self._painted = False
        self._actions = self._make_actions()
        self.setMinimumSize(*_SMALLEST)
        if not self.restoreGeometry(preferences.geometry):
            self._take_usual_size()
        self.painted.connect(self._after_first_paint)
        theme.changed.connect(self._keep_look)
        self._show_start()

    @property
    def session(self) -> Session | None:
        """The open store, when there is one."""
        return self._session

    @property
    def workspace(self) -> Workspace | None:
        """What is open after unlocking."""
        return self._workspace

    @property
    def client(self) -> ClientMode | None:
        """The client's screen, while it has the window."""
        return self._client

    def show_problem(self, problem: EnvironmentProblem) -> None:
        """Say that the world refused something that nobody expected."""
        if self._client is not None:
            self._client.screen.banners.show_problem(problem)
        elif self.workspace is not None:
            self.workspace.banners.show_problem(problem)

    def lock(self) -> None:
        """Close the store and ask the passphrase again."""
        if self._client is not None:
            self._client.screen.ask_code()
        elif self._session is not None and self._close_session():
            self._show_start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first picture is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing that was typed is lost by closing; the client's screen asks the code first."""
        if not self._client_may_close() or not self._close_session():
            event.ignore()
            return
        self._preferences.geometry = self.saveGeometry()
        self._preferences.flush()
        worker.wait_until_idle()
        super().closeEvent(event)

    def _make_actions(self) -> tuple[QAction, ...]:
        return (
            actions.make("larger_text", self, lambda: self._theme.step_text_size(1)),
            actions.make("smaller_text", self, lambda: self._theme.step_text_size(-1)),
            actions.make("normal_text", self, lambda: self._theme.set_text_size(100)),
            actions.make("full_screen", self, self._toggle_full_screen),
            actions.make("help", self, self._help),
            actions.make("lock", self, self.lock),
            actions.make("quit", self, self.close),
        )

    def _take_usual_size(self) -> None:
        """A window that fits: on a small laptop the whole screen."""
        usual, room = QSize(*_USUAL), self.screen().availableSize()
        self.resize(usual.boundedTo(room))
        if usual.width() >= room.width() or usual.height() >= room.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _show_start(self) -> None:
        screen = self._start_screen()
        screen.unlocked.connect(self._opened)
        screen.other_store.connect(self._choose_store)
        self._show_screen(screen)
        screen.focus_first()
        if self._painted:
            screen.check_wait()

    def _start_screen(self) -> UnlockScreen | FirstStart:
        if self._store.exists():
            from ld_desktop.ui.screens.start.unlock import UnlockScreen

            unlock = UnlockScreen(self._opening, self._store)
            unlock.new_store.connect(self._choose_new_store)
            return unlock
        from ld_desktop.ui.screens.start.first_start import FirstStart

        return FirstStart(self._opening, self._store)

    def _show_screen(self, screen: QWidget) -> None:
        self.setCentralWidget(screen)

    def _after_first_paint(self) -> None:
        """Load the rest of the program while the user types."""
        loading = worker.Worker(lambda _tell, _stop: self._opening.preload())
        loading.done.connect(self._preloaded)
        loading.start()

    def _preloaded(self) -> None:
        screen = self.centralWidget()
        if screen is not None and hasattr(screen, "check_wait"):
            screen.check_wait()

    def _opened(self, session: Session) -> None:
        from ld_desktop.ui.workspace import Workspace

        self._session = session
        self._preferences.store = self._store
        self._workspace = workspace = Workspace(session, self._actions)
        workspace.client_requested.connect(self._hand_over)
        self._show_screen(workspace)
        workspace.start()

    def _hand_over(self, part: ClientPart) -> None:
        """Give the window to the person a part of the questionnaire is for."""
        from ld_desktop.ui.client.mode import ClientMode

        if self._session is not None and self._workspace is not None and self._client is None:
            self._client = ClientMode(self, self._session, self._workspace, part)
            self._client.ended.connect(self._taken_back)
            self._client.start()

    def _taken_back(self) -> None:
        if self._client is not None:
            self._client.deleteLater()
            self._client = None

    def _client_may_close(self) -> bool:
        """Only when the system itself shuts down: everything is on disk, and the store locks."""
        if self._client is None:
            return True
        if QGuiApplication.instance().isSavingSession():  # type: ignore[union-attr] # there is one
            self._client.end()
            return True
        self._client.screen.ask_code()
        return False

    def _close_session(self) -> bool:
        workspace = self.workspace
        if workspace is None or self._session is None:
            return True
        if not workspace.leave() and not self._leave_anyway():
            return False
        worker.wait_until_idle()
        workspace.close_down()
        session, self._session, self._workspace = self._session, None, None
        self._opening.lock(session)
        return True

    def _leave_anyway(self) -> bool:
        from ld_desktop.ui.dialogs.decision import decide

        return decide(
            self,
            "Niet alles is bewaard",
            "Wat u het laatst typte, kon niet op schijf worden gezet. Sluit u nu, dan is dat weg.",
            "Toch sluiten",
        )

    def _choose_store(self) -> None:
        from ld_desktop.ui.dialogs import files

        path = files.ask_open(self, "Opslag openen", files.STORES, self._store.parent)
        if path is not None:
            self._store = path
            self._show_start()

    def _choose_new_store(self) -> None:
        from ld_desktop.ui.dialogs import files

        path = files.ask_save(self, "Nieuwe opslag maken", files.STORES, "nieuw.ldstore")
        if path is not None:
            self._store = path
            self._show_start()

    def _keep_look(self) -> None:
        self._preferences.scheme = self._theme.scheme
        self._preferences.text_size = self._theme.text_size

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _help(self) -> None:
        from ld_desktop.ui.dialogs.help import HelpWindow

        HelpWindow.show_for(self)
