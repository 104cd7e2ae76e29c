"""The step *Wat past bij dit werk?*: one key sets questions aside or brings them back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.domain.answers import AnswerKey
from ld_desktop.ui.fields import Field
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.relevance_part import STEP
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.setting_aside import RelevanceProposal

_STATES = {
    "open": ("○", "voorstel"),
    "taken": ("✓", "terzijde gelegd"),
    "declined": ("–", "blijft staan"),
}
_GONE = "De antwoorden over het werk geven hier geen reden meer voor."
_NOTHING = (
    "Er is niets voor te stellen: alle vragen lijken bij dit werk te passen, of het werk is nog niet "
    "beschreven."
)


class _Proposals(LineList):
    """The proposals: Enter or space sets aside or brings back, L leaves the questions standing."""

    left_standing = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key more than other lists have."""
        line = self.current()
        if event.key() == Qt.Key.Key_L and line is not None:
            self.left_standing.emit(line.place)
        else:
            super().keyPressEvent(event)


class RelevanceBody(QWidget):
    """Stands where other screens have their questions, and offers the form the same ways in."""

    entered = Signal(str)
    guidance_asked = Signal(str)

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part_id = STEP
        self._model = model
        self.list = _Proposals("voorstellen", "Voorstellen")
        self.list.setAccessibleDescription(
            "Enter of spatie legt terzijde of haalt terug, L laat de vragen staan"
        )
        self.list.chosen.connect(self._toggle)
        self.list.left_standing.connect(self._leave)
        self.list.setMinimumHeight(240)
        self._empty = label(_NOTHING, "muted")
        self._empty.setObjectName("voorstellen:geen")
        self._all = button("Alle voorstellen overnemen", "voorstellen:alle", self._take_all)
        self._one = button("Terzijde of terug (spatie)", "voorstellen:een", self._toggle_current)
        self._stay = button("Laten staan (L)", "voorstellen:laten", self._leave_current)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._empty)
        column.addWidget(self.list)
        self._buttons = WrapRow([self._one, self._stay, self._all])
        column.addWidget(self._buttons)
        model.changed.connect(self._changed)
        self.refresh()

    # What the form asks of every body.

    def let_go(self) -> None:
        """Hear nothing more: this step leaves the screen."""
        self._model.changed.disconnect(self._changed)

    def all_fields(self) -> Iterator[tuple[AnswerKey, Field]]:
        """There are no fields here."""
        return iter(())

    def focused(self) -> tuple[AnswerKey, Field] | None:
        """No field has the cursor here."""
        return None

    def focus_first(self) -> None:
        """To the proposals."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_path(self, path: str) -> QWidget | None:
        """The list, when the step itself is asked for."""
        if path != STEP:
            return None
        self.focus_first()
        return self.list

    def refresh(self) -> None:
        """Show every proposal with where it stands; the line one is on stays the same."""
        found = self._model.proposals
        here = self.list.current()
        self.list.show_lines([_line(each) for each in found])
        places = [each.id for each in found]
        if here is not None and here.place in places:
            self.list.setCurrentIndex(self.list.lines.index(places.index(here.place)))
        for widget in (self.list, self._buttons):
            widget.setVisible(bool(found))
        self._empty.setVisible(not found)
        may = not self._model.read_only
        for made in (self._one, self._stay):
            made.setEnabled(may)
        self._all.setEnabled(may and any(each.state == "open" for each in found))

    # What can be done.

    def _changed(self, _paths: object) -> None:
        self.refresh()

    def _toggle(self, proposal: str) -> None:
        if self._model.read_only:
            return
        found = self._of(proposal)
        if found is not None and found.state == "taken":
            self._model.bring_back(*found.paths)
        elif found is not None:
            self._model.take_relevance(proposal)

    def _leave(self, proposal: str) -> None:
        if self._model.read_only:
            return
        found = self._of(proposal)
        if found is not None and found.state == "declined":
            self._model.reconsider(proposal)
        elif found is not None and found.state == "open":
            self._model.decline(proposal)

    def _toggle_current(self) -> None:
        if (line := self.list.current()) is not None:
            self._toggle(line.place)

    def _leave_current(self) -> None:
        if (line := self.list.current()) is not None:
            self._leave(line.place)

    def _take_all(self) -> None:
        waiting = [each.id for each in self._model.proposals if each.state == "open"]
        if waiting:
            self._model.take_relevance(*waiting)

    def _of(self, proposal: str) -> RelevanceProposal | None:
        return next((each for each in self._model.proposals if each.id == proposal), None)


def _line(each: RelevanceProposal) -> Line:
    sign, words = _STATES[each.state]
    reason = each.reason if each.holds else f"{each.reason} {_GONE}"
    return Line(each.id, f"{sign} {', '.join(each.labels)}", reason, words)
