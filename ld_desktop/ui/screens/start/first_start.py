"""The first start: who are you, a passphrase, and the key. Three steps, errors beside their fields."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.opening import Opening
from ld_desktop.ui.screens.start.passphrase_step import PassphraseStep
from ld_desktop.ui.screens.start.person_step import PersonStep
from ld_desktop.ui.screens.start.ready_step import ReadyStep
from ld_desktop.ui.widgets.banner import BannerArea
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_TITLES = ("Wie bent u?", "Kies een wachtwoordzin", "Uw sleutel wordt gemaakt")


class FirstStart(QWidget):
    """Makes a store that does not exist yet."""

    unlocked = Signal(object)  # the session
    other_store = Signal()

    def __init__(self, opening: Opening, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_start")
        self._opening, self._path = opening, path
        self._session: Session | None = None
        self._person_step = PersonStep()
        self._passphrase_step = PassphraseStep(opening.strength)
        self._ready_step = ReadyStep(self._finish)
        self._ready_step.job.done.connect(self._made)
        self._ready_step.job.failed.connect(self._refused)
        self._steps = (self._person_step, self._passphrase_step, self._ready_step)
        self._step = 0
        self._lay_out()
        self._show_step(0)

    def _lay_out(self) -> None:
        self._which = label("", "muted")
        self._title = label("", "title")
        self._title.setObjectName("step_title")
        self._banners = BannerArea()
        self._back = button("Vorige", "step_back", self._go_back)
        self._next = button("Volgende", "step_next", self._go_next, "primary")
        self._other = button(
            "Ik heb al een opslag…",
            "other_store",
            self.other_store.emit,
            "quiet",
            "Kies een bestaand opslagbestand op deze computer",
        )
        page = Page("first_start_page", 760)
        for block in (self._which, self._title, self._banners, *self._steps):
            page.add(block)
        page.add(row(self._back, self._next, None, self._other))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def focus_first(self) -> None:
        """Put the keyboard in the first field of this step."""
        if self._step == 0:
            self._person_step.focus_first()
        elif self._step == 1:
            self._passphrase_step.focus_first()

    def check_wait(self) -> None:
        """A new store has no wrong tries to wait for."""

    def _show_step(self, place: int) -> None:
        self._step = place
        for number, step in enumerate(self._steps):
            step.setVisible(number == place)
        self._which.setText(f"Stap {place + 1} van {len(_TITLES)}")
        self._title.setText(_TITLES[place])
        self._back.setVisible(place == 1)
        self._next.setVisible(place < len(_TITLES) - 1)
        self._next.setText("Opslag maken" if place == 1 else "Volgende")
        self._other.setVisible(place == 0)
        self.focus_first()

    def _go_back(self) -> None:
        self._show_step(0)

    def _go_next(self) -> None:
        self._banners.clear()
        if self._step == 0:
            person = self._person_step.person()
            errors = self._opening.errors(person)
            self._person_step.show_errors(errors)
            if not errors:
                self._passphrase_step.set_own_words((*person.naam.split(), person.organisatie))
                self._show_step(1)
        elif self._passphrase_step.check():
            self._create()

    def _create(self) -> None:
        person = self._person_step.person()
        passphrase = self._passphrase_step.passphrase()
        self._show_step(2)
        self._ready_step.job.start(
            "Uw opslag wordt gemaakt…",
            lambda tell, _stop: self._opening.create(
                self._path, person, passphrase, lambda words: tell(words, -1)
            ),
        )

    def _made(self, session: object) -> None:
        self._session = cast("Session", session)
        self._passphrase_step.forget()
        self._title.setText("Alles staat klaar")
        self._ready_step.show_fingerprint(self._opening.fingerprint(self._session))

    def _refused(self, problem: EnvironmentProblem) -> None:
        self._show_step(1)
        self._banners.show_problem(problem)

    def _finish(self) -> None:
        if self._session is not None:
            self.unlocked.emit(self._session)
