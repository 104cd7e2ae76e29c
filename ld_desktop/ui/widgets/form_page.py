"""A questionnaire on screen, one part at a time, with its drafts, undo and way around."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ld_desktop.domain.answers import AnswerKey
from ld_desktop.ui import actions
from ld_desktop.ui.fields import Field
from ld_desktop.ui.widgets.banner import BannerArea
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.form_page_body import PartBody
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.form_page_parts import Part
from ld_desktop.ui.widgets.page import Page
from ld_desktop.ui.widgets.relevance_body import RelevanceBody
from ld_desktop.ui.widgets.relevance_part import STEP

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

MOST_QUESTIONS = 25  # experience.md §1
_WIDTH = 820
_ABOVE = 12


class FormPage(QWidget):
    """The questions of a subject. Alone it has its own keys and a button to go on.

    With a `model` it stands inside a larger screen, which then has the keys and the way around.
    """

    closed = Signal()
    open_requested = Signal(str)
    place_changed = Signal(str)
    part_shown = Signal(str)
    entered = Signal(str)  # path that has the cursor
    guidance_asked = Signal(str)
    finished = Signal()  # past the last part

    def __init__(
        self,
        session: Session,
        subject: str,
        parent: QWidget | None = None,
        *,
        model: FormModel | None = None,
        close_text: str = "",
        finish_text: str = "",
        head: Callable[[Part], QWidget | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self._head = head
        self._alone = model is None
        self.model = model or FormModel(session, subject, self)
        self._close_text, self._finish_text = close_text, finish_text
        self._visited: set[str] = set()
        self._shown: tuple[Part, ...] = ()
        self._bodies: list[PartBody | RelevanceBody] = []
        self._path = ""
        self.banners = BannerArea()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self._stack, 1)
        self.model.led.connect(self.go_to)
        self.model.changed.connect(self._changed)
        self.model.failed.connect(self.banners.show_problem)
        if self._alone:
            self._make_actions()
        self.show_part(self.model.parts[0].id)

    # Where one is.

    def place(self) -> str:
        """The part and the question that has the cursor: `hoofdtaken:taken.t1.naam`."""
        return f"{self.part_id()}:{self._path}" if self._path else self.part_id()

    def path(self) -> str:
        """The question that has or had the cursor, or empty."""
        return self._path

    def part_id(self) -> str:
        """The part on screen; the first one when several are."""
        return self._shown[0].id

    def go_to(self, path: str) -> None:
        """Show the question at a path (or a place as `place` gives it) with the cursor in it."""
        head, _, tail = path.rpartition(":")
        found = self.model.part_of(tail) or self.model.part(tail) or self.model.part(head)
        if found is None:
            return
        if found.id not in {part.id for part in self._shown}:
            self._show(self._with(found))
        for body in self._bodies:
            if body.part_id == found.id and (widget := body.focus_path(tail)) is not None:
                self._entered(tail)
                # The layout is final only after pending events; then the field can be made visible.
                QTimer.singleShot(0, widget, lambda: self._make_visible(widget))
                return
        if tail == found.id:
            self.focus_first()

    def show_part(self, part_id: str) -> None:
        """Show a part; what was typed in the one before is written first."""
        found = self.model.part(part_id)
        if found is None:
            return
        self.commit()
        self._show(self._with(found))

    def focus_first(self) -> None:
        """Put the cursor in the first question."""
        if self._bodies:
            self._bodies[0].focus_first()

    def step(self, by: int) -> None:
        """To the next or previous part; past the last one the form is finished."""
        ids = [part.id for part in self.model.parts]
        last = self._shown[-1] if by > 0 else self._shown[0]
        place = ids.index(last.id) + by if last.id in ids else 0
        if place >= len(ids):
            self.commit()
            self.finished.emit()
        elif place >= 0:
            self.show_part(ids[place])
            self.focus_first()

    # What is typed.

    def commit(self) -> None:
        """Write what was typed and is not on disk yet."""
        self.model.keeper.flush()

    def unsaved(self) -> bool:
        """Whether something typed could not be put on disk; it is still on screen."""
        return not self.model.keeper.is_empty()

    def undo(self) -> None:
        """Keystrokes that are not written yet first, then the steps before them."""
        focused = self._focused()
        if not (self._is_waiting(focused) and focused and focused[1].undo_typing()):
            self.model.undo()

    def redo(self) -> None:
        """The steps that were taken back."""
        focused = self._focused()
        if not (self._is_waiting(focused) and focused and focused[1].redo_typing()):
            self.model.redo()

    def ask_guidance(self) -> None:
        """Guidance for the question that has the cursor."""
        if self._path:
            self.guidance_asked.emit(self._path)

    def mention_missing(self) -> None:
        """From now on also say of untouched questions that they still need an answer."""
        self._visited |= {question.path for question in self.model.state.questions}
        for body in self._bodies:
            body.refresh()

    # How it is shown.

    def _with(self, found: Part) -> tuple[Part, ...]:
        """The part, or all of them when together they are no more than one screen."""
        whole = sum(len(part.keys) for part in self.model.parts)
        return self.model.parts if self._alone and whole <= MOST_QUESTIONS else (found,)

    def _show(self, wanted: tuple[Part, ...]) -> None:
        page = Page("vragen", _WIDTH)
        before = self._stack.currentWidget()
        self._stack.addWidget(page)  # what is made in its place need not be moved there
        page.setAccessibleName(wanted[0].title)
        bodies = []
        for part in wanted:
            body = self._body(part, page.inside)
            body.entered.connect(self._entered)
            body.guidance_asked.connect(self.guidance_asked)
            if self._head is not None and (head := self._head(part)) is not None:
                page.add(head)
            page.add(label(part.title, "heading" if len(wanted) > 1 else "title"))
            if part.intro:
                page.add(label(part.intro, "muted"))
            page.add(body)
            bodies.append(body)
        self._shown, self._bodies, self._path = wanted, bodies, ""
        page.add(self._foot())
        self._replace(before, page)
        self.part_shown.emit(wanted[0].id)
        self.place_changed.emit(self.place())

    def _body(self, part: Part, parent: QWidget) -> PartBody | RelevanceBody:
        if part.id == STEP:
            return RelevanceBody(self.model, parent)
        return PartBody(self.model, part, self._visited, parent)

    def _replace(self, before: QWidget | None, page: Page) -> None:
        self._stack.setCurrentWidget(page)
        if before is not None and before is not page:
            self._stack.removeWidget(before)
            for part in before.findChildren(PartBody):
                part.let_go()
            for step in before.findChildren(RelevanceBody):
                step.let_go()
            before.deleteLater()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 12, 0, 0)
        ids = [part.id for part in self.model.parts]
        if self._shown[0].id != ids[0]:
            foot.addWidget(button("Vorige", "vorige", lambda: self.step(-1)))
        foot.addStretch(1)
        last = self._shown[-1].id == ids[-1]
        if not last:
            foot.addWidget(button("Volgende", "volgende", lambda: self.step(1), "primary"))
        elif self._alone and self._close_text:
            foot.addWidget(button(self._close_text, "klaar", self._close, "primary"))
        elif self._finish_text:
            foot.addWidget(button(self._finish_text, "klaar", self.finished.emit, "primary"))
        return foot

    def _close(self) -> None:
        self.commit()
        if not self.unsaved():
            self.closed.emit()

    def _is_waiting(self, focused: tuple[AnswerKey, Field] | None) -> bool:
        return focused is not None and self.model.keeper.text(focused[0]) is not None

    def _focused(self) -> tuple[AnswerKey, Field] | None:
        found = (body.focused() for body in self._bodies)
        return next((each for each in found if each is not None), None)

    def _entered(self, path: str) -> None:
        if path != self._path:
            self._path = path
            self.entered.emit(path)
            self.place_changed.emit(self.place())

    def _changed(self, _paths: frozenset[str]) -> None:
        """A row that is gone takes its part with it."""
        known = {part.id for part in self.model.parts}
        if self._shown and any(part.id not in known for part in self._shown):
            section = self._shown[0].section
            near = next((p for p in self.model.parts if p.section == section), self.model.parts[0])
            self._show(self._with(near))

    def _make_visible(self, widget: QWidget) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page) and page.isAncestorOf(widget):
            page.ensureWidgetVisible(widget, 0, 40)
            if widget.height() > page.viewport().height() - _ABOVE:  # its beginning counts
                above = widget.mapTo(page.viewport(), QPoint(0, 0)).y() - _ABOVE
                bar = page.verticalScrollBar()
                bar.setValue(bar.value() + above)

    def _make_actions(self) -> None:
        actions.make("undo", self, self.undo)
        actions.make("redo", self, self.redo)
        actions.make("next_section", self, lambda: self.step(1))
        actions.make("previous_section", self, lambda: self.step(-1))
        actions.make("guidance", self, self.ask_guidance)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
