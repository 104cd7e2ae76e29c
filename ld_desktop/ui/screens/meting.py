"""Measuring: the guided path at the left, one part in the middle, and at the right what one asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ld_desktop.casework import choosing_profile, function_library, measuring
from ld_desktop.domain.meting import MetingState
from ld_desktop.ui import actions, places
from ld_desktop.ui.dialogs.profile import choose_profile
from ld_desktop.ui.dialogs.reason import ask_reason
from ld_desktop.ui.screens.base import Screen
from ld_desktop.ui.screens.meting_deel import DeelHead
from ld_desktop.ui.screens.meting_head import MetingBar
from ld_desktop.ui.screens.meting_norms import SECTION, NormChoice
from ld_desktop.ui.screens.meting_side import MetingSide, Pane
from ld_desktop.ui.screens.meting_signed import SignedBanner
from ld_desktop.ui.screens.meting_tools import PartTools
from ld_desktop.ui.widgets.form_page import FormPage
from ld_desktop.ui.widgets.form_page_dele import deel_of_place
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.problem_list import counted, next_asking
from ld_desktop.ui.widgets.section_list import SectionList

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.ui.widgets.form_page_parts import Part

_LIST_LETTERS, _FORM_LETTERS, _SIDE_LETTERS = 27, 50, 46
_WITH_PROFILES = "arbolab"
_DELE_LETTERS = 33  # names of whole questionnaires are longer than those of their steps


class MetingScreen(Screen):
    """One measurement. A draft is filled in here; a signed one can only be read."""

    closed = Signal()
    place_changed = Signal(str)

    def __init__(self, session: Session, meting_id: str, parent: QWidget | None = None) -> None:
        super().__init__("meting", parent)
        self._session, self._id = session, meting_id
        self._head = measuring.meting_head(session, meting_id)
        self.read_only = self._head.meting.state is MetingState.ONDERTEKEND
        self._norms: NormChoice | None = None
        self.model = FormModel(session, meting_id, self, read_only=self.read_only)
        finish = "" if self.read_only else "Naar ondertekenen"
        self.form = FormPage(
            session, meting_id, model=self.model, finish_text=finish, head=self._above
        )
        self.sections = SectionList()
        self.side = MetingSide()
        self.bar = MetingBar()
        self._lay_out()
        self._connect()
        self._make_actions()
        self._refresh()

    # What the window asks of every screen.

    def place(self) -> str:
        """The part and the question that has the cursor."""
        return f"{places.meting(self._id)}:{self.form.place()}"

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
        """The first question of the part."""
        self.form.focus_first()

    # Ways around.

    def next_problem(self, by: int = 1) -> None:
        """To the next thing that still asks for something."""
        model = self.model
        remarks = [model.remark(problem) for problem in model.state.problems]
        order = [question.path for question in model.state.questions]
        found = next_asking(remarks, order, self.form.path(), by)
        if found is None or not found.path:
            self.message.emit("Er staan geen meldingen meer open.", "good")
        else:
            self.go_to(found.path)

    def toggle_result(self) -> None:
        """Show or hide the live result."""
        self.side.toggle("uitkomst")

    def show_guidance(self, path: str = "") -> None:
        """Show guidance for a question; asked again for the same one, hide it."""
        wanted = path or self.form.path()
        same = self.side.pane() == "uitleg" and self.side.guidance.path == wanted
        self._guide(wanted)
        self.side.toggle("uitleg") if same else self.side.open_pane("uitleg")

    def confirm(self) -> None:
        """The answer under the cursor came along and still is true."""
        path = self.form.path()
        if not self.read_only and path in {key.path for key in self.model.carried}:
            self.model.confirm(path)

    def set_aside(self) -> None:
        """The question under the cursor does not fit this work, for a reason; again brings it back."""
        path = self.form.path()
        found = next((q for q in self.model.state.questions if q.path == path), None)
        if found is None or self.read_only:
            return
        if path in self.model.asides:
            self.model.bring_back(path)
            return
        self.commit()
        label = found.question.label
        reason = ask_reason(
            self,
            "Vraag terzijde leggen",
            f"{label}: de vraag telt niet mee en houdt zijn antwoord. Waarom past hij niet bij dit "
            "werk? De reden komt in het rapport.",
            "Terzijde leggen",
        )
        if reason:
            self.model.set_aside(path, reason)
            self.go_to(path)

    def choose_profile(self) -> None:
        """Search the library and take a function over as requirement and weight."""
        self.commit()
        library = self.attempt(lambda: function_library.open_library(self._session))
        if library is None:
            return
        code = choose_profile(self, library, self._head.functie)
        if code:
            self.model.take_profile(library, code)

    def print_blank(self) -> None:
        """The questions of this part on paper."""
        part = self.model.part(self.form.part_id())
        if part is not None:
            deel = self.model.deel_of(part)
            where = deel.id if deel is not None else part.section
            self._open_from_deel(places.afdrukken(self._id, where))

    def _finish(self) -> None:
        self.commit()
        if not self.unsaved():
            self.open_requested.emit(places.ondertekenen(self._id))

    # How it is built.

    def _above(self, part: Part) -> QWidget:
        """What stands above the questions of a screen: where one is, and what can be done at once."""
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        deel = self.model.deel_of(part)
        if deel is not None:
            head = DeelHead(self._id, deel, part, read_only=self.read_only)
            head.open_requested.connect(self._open_from_deel)
            column.addWidget(head)
        self._tools = PartTools(self.model, part, above)
        self._tools.profile_asked.connect(self.choose_profile)
        column.addWidget(self._tools)
        self._norms = None
        if part.section == SECTION and self.model.norms_on_offer:
            self._norms = NormChoice(self.model, above)
            column.addWidget(self._norms)
        return above

    def _open_from_deel(self, place: str) -> None:
        self.commit()
        if not self.unsaved():
            self.open_requested.emit(place)

    def _lay_out(self) -> None:
        self.bar.show_head(self._head)
        self.bar.add("meldingen", "Meldingen", lambda: self.side.toggle("meldingen"))
        self.bar.buttons["meldingen"].setCheckable(True)
        self.bar.add("uitleg", "Uitleg", self.show_guidance, "guidance")
        self.bar.add("uitkomst", "Uitkomst", self.toggle_result, "toggle_result")
        if not self.read_only:
            self.bar.add("ondertekenen", "Ondertekenen", self._finish)
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
        if self.read_only:
            banner = SignedBanner(self._session, self._head.meting)
            banner.open_requested.connect(self.open_requested)
            banner.problem.connect(self.problem)
            column.addWidget(banner)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.model.changed.connect(self._refresh)
        self.form.part_shown.connect(self._part_shown)
        self.form.entered.connect(self._entered)
        self.form.guidance_asked.connect(self.show_guidance)
        self.form.finished.connect(self._finish)
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
            ("print_blank", self.print_blank),
            ("confirm", self.confirm),
            ("set_aside", self.set_aside),
        ):
            actions.make(name, self, slot)

    # What follows the model.

    def _refresh(self, _paths: object = None) -> None:
        self._tools.refresh()
        if self._norms is not None:
            self._norms.refresh()
        model, current = self.model, self.form.part_id()
        self.sections.show_parts(model.parts, current, model.dele)
        self.bar.choice.show_parts(model.parts, current, model.dele)
        remarks = [model.remark(problem) for problem in model.state.problems]
        asking = sum(part.open + part.wrong + part.doubts for part in model.parts)
        button = self.bar.buttons["meldingen"]
        button.setText(f"Meldingen ({asking})")
        button.setAccessibleName(f"Meldingen: {counted(remarks) or 'geen'}")
        self._fill_side(self.side.pane())

    def _fill_side(self, pane: Pane | None) -> None:
        """Only what is showing is computed."""
        if pane == "meldingen":
            self.side.problems.show_model(self.model)
        elif pane == "uitkomst":
            found = measuring.outcome(self._session, self._id)
            self.side.show_outcome(found, self.model, self._others(found))

    def _others(self, found: measuring.Outcome) -> tuple[choosing_profile.OtherFunction, ...]:
        """Arbolab holds the worker against every function it knows."""
        if found.result is None or self._head.meting.method != _WITH_PROFILES or self.read_only:
            return ()
        return choosing_profile.other_functions(self._session, self._id)

    def _pane_changed(self) -> None:
        pane = self.side.pane()
        if pane == "uitleg" and not self.side.guidance.path:
            self._guide(self.form.path())
        self._fill_side(pane)
        for name in ("meldingen", "uitleg", "uitkomst"):
            self.bar.buttons[name].setChecked(name == pane)
        self._arrange()

    def _part_shown(self, _part: str) -> None:
        current = self.form.part_id()
        self.sections.show_parts(self.model.parts, current, self.model.dele)
        self.bar.choice.show_parts(self.model.parts, current, self.model.dele)

    def _choose_part(self, place: str) -> None:
        """A screen, or a part: then where something is left to do there."""
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
        list_letters = _DELE_LETTERS if self.model.dele else _LIST_LETTERS
        list_width, side_width = list_letters * letter, _SIDE_LETTERS * letter
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
