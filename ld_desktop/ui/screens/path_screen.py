"""A guided path: its steps at the left, one of them in the middle, and at the right what one asks for."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ld_desktop.ui import actions
from ld_desktop.ui.screens.base import Screen
from ld_desktop.ui.screens.meting_head import MetingBar
from ld_desktop.ui.screens.path_side import PANES, PathSide
from ld_desktop.ui.widgets.form_page import FormPage
from ld_desktop.ui.widgets.form_page_dele import deel_of_place
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.problem_list import counted, next_asking
from ld_desktop.ui.widgets.section_list import SectionList

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.ui.fields.problems import Remark
    from ld_desktop.ui.widgets.form_page_parts import Part

_FORM_LETTERS, _SIDE_LETTERS = 50, 46
_DELE_LETTERS = 33  # names of whole questionnaires are longer than those of their steps


class PathScreen(Screen):
    """One questionnaire of steps. A draft is filled in here; a finished one can only be read.

    A screen says what it is by the methods below `What a screen says of itself`, and calls `build`
    when it knows enough to answer them.

    Attributes:
        list_letters: how wide the list of steps is.
    """

    place_changed = Signal(str)
    list_letters = 27
    side: PathSide

    def __init__(
        self,
        name: str,
        session: Session,
        subject: str,
        *,
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._session, self._id = session, subject
        self.read_only = read_only
        self.model = FormModel(session, subject, self, read_only=read_only)

    def build(self, side: PathSide, finish_text: str) -> None:
        """Make all that is on the screen; nothing can be finished where one only reads."""
        self.form = FormPage(
            self._session,
            self._id,
            model=self.model,
            finish_text="" if self.read_only else finish_text,
            head=self._above,
        )
        self.sections = SectionList()
        self.side = side
        self.bar = MetingBar()
        self._fill_bar()
        self._lay_out()
        self._connect()
        self._make_actions()
        self._refresh()

    # What a screen says of itself.

    @abstractmethod
    def _own_place(self) -> str:
        """The place of the whole path."""

    @abstractmethod
    def _above(self, part: Part) -> QWidget | None:
        """What stands above the questions of a step."""

    @abstractmethod
    def _banner(self) -> QWidget | None:
        """What stands below the bar where one only reads."""

    @abstractmethod
    def _show_outcome(self) -> None:
        """Compute what comes out of the answers, and show it at the right."""

    @abstractmethod
    def finish(self) -> None:
        """The last step was left behind."""

    # What the window asks of every screen.

    def place(self) -> str:
        """The step and the question that has the cursor."""
        return f"{self._own_place()}:{self.form.place()}"

    def go_to(self, path: str) -> None:
        """Show a question, or a place as `place` gives it, with the cursor in it."""
        if self.form.isHidden():  # the panel at the right covers it: the question comes first
            self.side.close_pane()
        self.form.go_to(path)

    def commit(self) -> None:
        """Put on disk what is still being typed."""
        self.form.commit()

    def unsaved(self) -> bool:
        """Whether something typed could not be put on disk."""
        return self.form.unsaved()

    def focus_first(self) -> None:
        """The first question of the step."""
        self.form.focus_first()

    # Ways around.

    def next_problem(self, by: int = 1) -> None:
        """To the next thing that still asks for something."""
        order = [question.path for question in self.model.state.questions]
        found = next_asking(self._remarks_to_visit(), order, self.form.path(), by)
        if found is not None and found.path:
            self.go_to(found.path)
        else:
            self._no_problem_to_visit()

    def toggle_result(self) -> None:
        """Show or hide what comes out of the answers."""
        self.side.toggle("uitkomst")

    def show_guidance(self, path: str = "") -> None:
        """Show guidance for a question; asked again for the same one, hide it."""
        wanted = path or self.form.path()
        same = self.side.pane() == "uitleg" and self.side.guidance.path == wanted
        self._guide(wanted)
        self.side.toggle("uitleg") if same else self.side.open_pane("uitleg")

    def leave_for(self, place: str) -> None:
        """Ask for another place once everything typed is on disk."""
        self.commit()
        if not self.unsaved():
            self.open_requested.emit(place)

    def _remarks_to_visit(self) -> list[Remark]:
        return self._remarks()

    def _no_problem_to_visit(self) -> None:
        self.message.emit("Er staan geen meldingen meer open.", "good")

    def _remarks(self) -> list[Remark]:
        return [self.model.remark(problem) for problem in self.model.state.problems]

    # How it is built.

    def _fill_bar(self) -> None:
        self.bar.add("meldingen", "Meldingen", lambda: self.side.toggle("meldingen"))
        self.bar.buttons["meldingen"].setCheckable(True)
        self.bar.add("uitleg", "Uitleg", self.show_guidance, "guidance")
        self.bar.add("uitkomst", "Uitkomst", self.toggle_result, "toggle_result")

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.sections)
        middle.addWidget(self.form, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        banner = self._banner()
        if banner is not None:
            column.addWidget(banner)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.model.changed.connect(self._refresh)
        self.form.part_shown.connect(self._part_shown)
        self.form.entered.connect(self._entered)
        self.form.guidance_asked.connect(self.show_guidance)
        self.form.finished.connect(self.finish)
        self.form.place_changed.connect(lambda _: self.place_changed.emit(self.place()))
        self.sections.chosen.connect(self._choose_part)
        self.bar.choice.chosen.connect(self._choose_part)
        self.side.chosen.connect(self.go_to)
        self.side.pane_changed.connect(self._pane_changed)

    def _make_actions(self) -> None:
        for name, slot in (
            ("undo", self.form.undo),
            ("redo", self.form.redo),
            ("next_section", lambda: self.form.step(1)),
            ("previous_section", lambda: self.form.step(-1)),
            ("next_problem", lambda: self.next_problem(1)),
            ("previous_problem", lambda: self.next_problem(-1)),
            ("guidance", self.show_guidance),
            ("toggle_result", self.toggle_result),
        ):
            actions.make(name, self, slot)

    # What follows the model.

    def _refresh(self, _paths: object = None) -> None:
        self._part_shown()
        button = self.bar.buttons["meldingen"]
        button.setText(f"Meldingen ({self._waiting()})")
        button.setAccessibleName(f"Meldingen: {counted(self._remarks()) or 'geen'}")
        self._fill_side()

    def _waiting(self) -> int:
        return sum(part.open + part.wrong + part.doubts for part in self.model.parts)

    def _fill_side(self) -> None:
        """Only what is showing is computed."""
        pane = self.side.pane()
        if pane == "meldingen":
            self.side.problems.show_model(self.model)
        elif pane == "uitkomst":
            self._show_outcome()

    def _pane_changed(self) -> None:
        pane = self.side.pane()
        if pane == "uitleg" and not self.side.guidance.path:
            self._guide(self.form.path())
        self._fill_side()
        for name, _ in PANES:
            self.bar.buttons[name].setChecked(name == pane)
        self._arrange()

    def _part_shown(self, _part: str = "") -> None:
        model, current = self.model, self.form.part_id()
        self.sections.show_parts(model.parts, current, model.dele)
        self.bar.choice.show_parts(model.parts, current, model.dele)

    def _choose_part(self, place: str) -> None:
        """A step, or a part: then where something is left to do there."""
        deel = deel_of_place(self.model.dele, place)
        self.form.show_part(deel.where_to_go().id if deel else place)
        self.form.focus_first()

    def _entered(self, path: str) -> None:
        if self.side.pane() == "uitleg":
            self._guide(path)

    def _guide(self, path: str) -> None:
        found = next((q for q in self.model.state.questions if q.path == path), None)
        question = found.question if found else None
        self.side.guidance.show_question(path, question, self.model.words_of(question))

    # How it fits.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes fold away when there is no room for them."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size is another amount of room, once all parts have taken it over."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        list_letters = _DELE_LETTERS if self.model.dele else self.list_letters
        list_width, side_width = self.sections.width_for(list_letters), _SIDE_LETTERS * letter
        room = self.width() - (0 if self.side.isHidden() else side_width)
        with_list = room >= list_width + _FORM_LETTERS * letter
        self.sections.setVisible(with_list)
        self.sections.setFixedWidth(list_width)
        covered = not self.side.isHidden() and room < _FORM_LETTERS * letter
        self.form.setHidden(covered)
        if covered:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(self.width())
        else:
            self.side.setFixedWidth(side_width)
        self.bar.fit(self.width(), narrow=not with_list)
