"""The data of a case in three steps: person, employer, placement; next and previous between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ld_desktop.casework import dossiers
from ld_desktop.ui import places
from ld_desktop.ui.screens.base import Screen
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.form_page import FormPage

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_STEPS = ("persoon", "werkgever", "plaatsing")
_ON = {
    "persoon": "Volgende: werkgever",
    "werkgever": "Volgende: plaatsing",
    "plaatsing": "Klaar: naar het dossier",
}
_TITLES = {"persoon": "1  Persoon", "werkgever": "2  Werkgever", "plaatsing": "3  Plaatsing"}


class _Where(NamedTuple):
    step: str
    placement_id: str
    path: str


class GegevensScreen(Screen):
    """Leads through the three forms of a case; each keeps what is typed by itself."""

    place_changed = Signal(str)

    def __init__(
        self, session: Session, place: places.Place, parent: QWidget | None = None
    ) -> None:
        super().__init__("gegevens", parent)
        self._session, self._case_id = session, place.id
        self._where = _read(place.rest)
        self._form: FormPage | None = None
        self._steps = {step: self._step_button(step) for step in _STEPS}
        self._employers = KnownEmployers()
        self._employers.chosen.connect(self._choose_employer)
        self._lay_out()
        self._show(self._where)

    def place(self) -> str:
        """The step, and the place inside its form."""
        step, placement_id, _ = self._where
        inner = self._form.place() if self._form is not None else ""
        return f"gegevens:{self._case_id}:{step}:{placement_id}:{inner}"

    def commit(self) -> None:
        """Put the open form on disk."""
        if self._form is not None:
            self._form.commit()

    def unsaved(self) -> bool:
        """Whether the open form has something that is not on disk."""
        return self._form is not None and self._form.unsaved()

    def focus_first(self) -> None:
        """The first field of the form."""
        if self._form is not None:
            self._form.focus_first()

    def go_to(self, rest: str) -> None:
        """To a step and a field in it."""
        where = _read(rest)
        if (where.step, where.placement_id) != (self._where.step, self._where.placement_id):
            self._show(where)
        if self._form is not None:
            if where.path:
                self._form.go_to(where.path)
            else:
                self._form.focus_first()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("bar", True)
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 2, 12, 2)
        for step in self._steps.values():
            line.addWidget(step)
        line.addStretch(1)
        line.addWidget(button("Naar het dossier", "to_dossier", self._to_dossier, "quiet"))
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._employers)
        column.addLayout(self._holder, 1)

    def _step_button(self, step: str) -> QPushButton:
        made = button(_TITLES[step], f"step_{step}", lambda: self._go(step), "nav")
        made.setCheckable(True)
        made.setAccessibleDescription("Naar deze stap; wat u typte, blijft bewaard")
        return made

    def _show(self, where: _Where) -> None:
        self._where = where
        self._show_step(where.step)
        subject, employer_id = self._subject()
        known = tuple(
            (found, naam)
            for found, naam in dossiers.employers(self._session)
            if found != employer_id
        )
        self._employers.show_known(known if where.step == "werkgever" else ())
        old = self._form
        self._form = FormPage(self._session, subject, self, close_text=_ON[where.step])
        self._form.closed.connect(self._following)
        self._form.place_changed.connect(self.place_changed)
        self._form.open_requested.connect(self.open_requested)
        self._holder.addWidget(self._form)
        if old is not None:
            self._holder.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _subject(self) -> tuple[str, str]:
        """The subject of this step, and the employer of the placement."""
        placements = dict(dossiers.placements_of(self._session, self._case_id))
        found = placements.get(self._where.placement_id)
        employer_id = found.employer_id if found else ""
        by_step = {"werkgever": employer_id, "plaatsing": self._where.placement_id}
        return by_step.get(self._where.step, self._case_id) or self._case_id, employer_id

    def _go(self, step: str) -> None:
        self.commit()
        if self.unsaved():  # the form says why; what was typed is still on screen
            self._show_step(self._where.step)
            return
        self._show(_Where(step, self._where.placement_id, ""))
        self.focus_first()

    def _show_step(self, current: str) -> None:
        for step, made in self._steps.items():
            made.setChecked(step == current)

    def _following(self) -> None:
        if self._where.step == _STEPS[-1]:
            self._to_dossier()
        else:
            self._go(_STEPS[_STEPS.index(self._where.step) + 1])

    def _choose_employer(self, employer_id: str) -> None:
        placement_id = self._where.placement_id
        self.attempt(lambda: dossiers.choose_employer(self._session, placement_id, employer_id))
        self._show(_Where("werkgever", placement_id, ""))
        self.focus_first()

    def _to_dossier(self) -> None:
        self.open_requested.emit(places.dossier(self._case_id))


class KnownEmployers(QFrame):
    """Takes an employer that is known already, instead of typing it again."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_employers")
        self._choice = QComboBox()
        self._choice.setObjectName("known_employer")
        self._choice.setAccessibleName("Bekende werkgever")
        self._choice.setAccessibleDescription("Kies een werkgever die u eerder invulde")
        self._choice.setMinimumWidth(240)
        self._take = button("Deze werkgever gebruiken", "take_employer", self._chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 10, 20, 0)
        line.addWidget(label("Een bekende werkgever?", "field"))
        line.addWidget(self._choice, 1)
        line.addWidget(self._take)

    def show_known(self, known: tuple[tuple[str, str], ...]) -> None:
        """Offer these (id and name); none hides the offer."""
        self._choice.clear()
        for employer_id, naam in known:
            self._choice.addItem(naam, employer_id)
        self.setVisible(bool(known))

    def _chosen(self) -> None:
        self.chosen.emit(str(self._choice.currentData()))


def _read(rest: str) -> _Where:
    step, _, tail = rest.partition(":")
    placement_id, _, path = tail.partition(":")
    return _Where(step if step in _STEPS else _STEPS[0], placement_id, path)
