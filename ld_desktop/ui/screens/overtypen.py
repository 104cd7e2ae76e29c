"""Typing over what was filled in on paper: the date once, then a key for each answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ld_desktop.casework import measuring, paper_entry
from ld_desktop.domain.meting import MetingState
from ld_desktop.domain.problems import Problem
from ld_desktop.messages import problem_sentence
from ld_desktop.ui import actions, i18n, places
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.screens.paper_bar import PaperBar
from ld_desktop.ui.widgets.basics import button, label, set_tone
from ld_desktop.ui.widgets.entry_legend import EntryLegend
from ld_desktop.ui.widgets.entry_model import EntryModel
from ld_desktop.ui.widgets.entry_view import EntryView

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_BESIDE = 96  # letters of width from which the question stands beside the grid
_SIGNED = "Deze meting is ondertekend. Er kan niets meer worden overgetypt."


class OvertypenScreen(Screen):
    """The grid of one form, with the question one is at beside it."""

    place_changed = Signal(str)

    def __init__(
        self, session: Session, meting_id: str, part_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("overtypen", parent)
        self._session, self._meting_id, self._part_id = session, meting_id, part_id
        self._head = measuring.meting_head(session, meting_id)
        self.read_only = self._head.meting.state is MetingState.ONDERTEKEND
        self.model = EntryModel(session, meting_id, part_id, self)
        self.view = EntryView(self.model)
        self.legend = EntryLegend(self.model)
        self._lay_out()
        self._connect()
        self._show_day(self.model.filled_in)
        self._refresh()

    # What the window asks of every screen.

    def place(self) -> str:
        """This form of this measurement."""
        return places.overtypen(self._meting_id, self._part_id)

    def go_to(self, _part: str) -> None:
        """The form is the whole place."""
        self.focus_first()

    def focus_first(self) -> None:
        """The date, once; after that the first row without an answer."""
        if self.model.filled_in is None:
            start_on(self.day)
        else:
            start_on(self.view)
            self.view.start()

    def commit(self) -> None:
        """Put on disk what is still being written."""
        self.view.commit()

    def unsaved(self) -> bool:
        """Whether something typed could not be put on disk."""
        return not self.model.keeper.is_empty()

    # How it is built.

    def _lay_out(self) -> None:
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setContentsMargins(12, 8, 12, 12)
        self._middle.setSpacing(12)
        self._middle.addWidget(self.view, 3)
        self._middle.addWidget(self.legend, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addLayout(self._middle, 1)

    def _bar(self) -> QWidget:
        title = f"Overtypen van papier: {self.model.part.title}"
        bar = PaperBar(self, title, self._meting_id, self._tools())
        self._day_wrong = label("", tone="bad")
        self._day_wrong.setObjectName("overtypen:datum_fout")
        self._day_wrong.hide()
        bar.column.addWidget(self._day_wrong)
        return bar

    def _tools(self) -> list[QWidget]:
        self.day = QLineEdit()
        self.day.setObjectName("overtypen:datum")
        self.day.setAccessibleName("Datum van invullen")
        self.day.setAccessibleDescription("De dag die op het papier staat: dag-maand-jaar")
        self.day.setPlaceholderText("dd-mm-jjjj")
        self.day.setMaxLength(10)
        caption = label("Ingevuld op", "field")
        caption.setWordWrap(False)
        caption.setBuddy(self.day)
        asked = QWidget()
        row = QHBoxLayout(asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(caption)
        row.addWidget(self.day)
        self._progress = label("", "muted")
        self._progress.setObjectName("overtypen:stand")
        self._progress.setWordWrap(False)
        self.again = button("Nog eens typen ter controle", "overtypen:nog_eens", self._again)
        self.compare = button("Verschillen tonen", "overtypen:verschillen", self._compare)
        self.stop = button("Controle sluiten", "overtypen:sluiten", self._close_check, "quiet")
        return [asked, self._progress, self.again, self.compare, self.stop]

    def _connect(self) -> None:
        self.day.returnPressed.connect(self._day_given)
        self.day.editingFinished.connect(self._day_left)
        self.model.changed.connect(self._refresh)
        self.model.failed.connect(self.problem)
        self.view.moved.connect(self.legend.show_row)
        self.view.hinted.connect(self.legend.show_hint)
        self.view.ended.connect(self._ended)
        actions.make("undo", self, self._undo)
        actions.make("redo", self, self._redo)

    # The date.

    def _show_day(self, day: date | None) -> None:
        self.day.setText(i18n.short_day_text(day) if day else "")
        self.view.setEnabled(not self.read_only)
        self.day.setEnabled(not self.read_only)
        if self.read_only:
            self._say_of_day(_SIGNED)

    def _day_given(self) -> None:
        self._take_day()
        if self.model.filled_in is not None:
            self.focus_first()

    def _day_left(self) -> None:
        if self.day.text().strip():
            self._take_day()

    def _take_day(self) -> None:
        found = paper_entry.read_day(self._session, self.day.text())
        wrong = isinstance(found, Problem)
        self._say_of_day(problem_sentence(found) if isinstance(found, Problem) else "")
        set_tone(self.day, "bad" if wrong else "")
        self.model.begin(None if isinstance(found, Problem) else found)
        if not isinstance(found, Problem):
            self.day.setText(i18n.short_day_text(found))

    def _say_of_day(self, sentence: str) -> None:
        self._day_wrong.setText(sentence)
        self._day_wrong.setVisible(bool(sentence))
        self.day.setAccessibleDescription(sentence or "De dag die op het papier staat")

    # Checking.

    def _again(self) -> None:
        self.commit()
        self.model.set_mode("nog_eens")
        start_on(self.view)
        self.view.start()

    def _compare(self) -> None:
        self.commit()
        self.model.set_mode("verschillen")
        if not self.model.rows:
            self.model.set_mode("overtypen")
            self.message.emit("Beide keren is hetzelfde getypt. Er zijn geen verschillen.", "good")
        start_on(self.view)
        self.view.start()

    def _close_check(self) -> None:
        self.commit()
        self.model.set_mode("overtypen")
        start_on(self.view)
        self.view.start()

    def _ended(self) -> None:
        done, asked = self.model.progress()
        if self.model.mode == "nog_eens":
            start_on(self.compare)
        elif done == asked:
            self.message.emit("Alles is overgetypt.", "good")
        else:
            start_on(self.view)

    def _undo(self) -> None:
        self.commit()
        self.model.undo()

    def _redo(self) -> None:
        self.commit()
        self.model.redo()

    # How it keeps up.

    def _refresh(self) -> None:
        done, asked = self.model.progress()
        words = {
            "overtypen": f"{done} van {asked} ingevuld",
            "nog_eens": f"Controle: {done} van {asked} nog eens getypt",
            "verschillen": f"{i18n.count_text(asked, 'verschil', 'verschillen')}, {done} opgelost",
        }
        self._progress.setText(words[self.model.mode])
        mode = self.model.mode
        self.again.setVisible(mode == "overtypen" and not self.read_only)
        self.compare.setVisible(mode == "nog_eens")
        self.stop.setVisible(mode != "overtypen")
        self.legend.show_row(self.view.place())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The question stands beside the grid, or below it when there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size is another amount of room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _arrange(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        wide = self.width() >= _BESIDE * letter
        directions = QBoxLayout.Direction
        self._middle.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.day.setFixedWidth(14 * letter + 20)
