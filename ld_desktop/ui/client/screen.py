"""The client's screen: an introduction, one question at a time, thanks. It leads nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ld_desktop.casework import letting_fill_in
from ld_desktop.domain.answers import Mark
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.forms.definition import GroupQuestion
from ld_desktop.ui.client import pages
from ld_desktop.ui.client.answers import drawing_beside
from ld_desktop.ui.client.bars import Foot, Top
from ld_desktop.ui.client.gate import GatePage
from ld_desktop.ui.client.model import ClientModel
from ld_desktop.ui.client.question import QuestionPage
from ld_desktop.ui.client.spoken import spoken
from ld_desktop.ui.theme import Theme
from ld_desktop.ui.voice import Voice, find_voice
from ld_desktop.ui.widgets.banner import BannerArea
from ld_desktop.ui.widgets.basics import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ld_desktop.casework.change import Change
    from ld_desktop.casework.session import Session

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_HELP = "Roep {who}: uw antwoord staat nog op het scherm, maar is nog niet bewaard."


class ClientScreen(QWidget):
    """One person's questions of one part."""

    passed = Signal()  # the right code was typed: back to the program

    def __init__(
        self,
        session: Session,
        part: letting_fill_in.ClientPart,
        voice: Voice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the screen.

        Args:
            session: the open store; nothing of it is shown but this part.
            part: whose questions.
            voice: reads aloud; the system's own when not given.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setObjectName("client")
        self.setProperty("client", True)  # the style sheet makes every letter larger below this
        self.setAccessibleName(part.definition.title)
        self.part = part
        self.model = ClientModel(session, part, self)
        self.voice = voice or find_voice(self)
        self._place = -1  # before the first question; past the last one is the end
        self._question: QuestionPage | None = None
        self._said = ""
        self._warned = -1  # the question whose unreadable answer was pointed out
        self.top, self.foot, self.banners = (
            Top(has_voice=self.voice is not None),
            Foot(),
            BannerArea(),
        )
        self.gate = GatePage(letting_fill_in.gate(session), part.assessor)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gate)
        self._lay_out()
        self._connect()
        self._show(-1)

    @property
    def changes(self) -> Sequence[Change]:
        """What was answered here, for the assessor's undo."""
        return self.model.changes()

    @property
    def last_path(self) -> str:
        """The question that was on screen last; empty before the first."""
        count = len(self.model.steps)
        if not count or self._place < 0:
            return ""
        return self.model.steps[min(self._place, count - 1)].key.path

    def ask_code(self) -> None:
        """Somebody wants to leave."""
        self._hush()
        self.model.leave_question()
        self._stack.setCurrentWidget(self.gate)
        self.foot.hide()
        self.top.show_tools(False)
        self.gate.focus_first()

    def next(self) -> None:
        """On: past an answer that cannot be read only the second time."""
        if not self._in_question():
            self.start()
            return
        self.model.leave_question()
        step = self.model.steps[self._place]
        problem = self.model.problem(step.key)
        if problem and self._warned != self._place and self._question is not None:
            self._warned = self._place
            self._question.show_problem(f"{problem} U mag ook verdergaan.")
            return
        self._show(self._place + 1)

    def previous(self) -> None:
        """Back; before the first question stands the introduction."""
        self.model.leave_question()
        self._show(self._place - 1)

    def show_start(self) -> None:
        """The introduction, with the keyboard on its button."""
        self._show(-1)

    def start(self) -> None:
        """To the first question without an answer."""
        self._show(self.model.first_open() or 0)

    def toggle_voice(self) -> None:
        """Read aloud, or be silent."""
        if self.voice is None:
            return
        if self.voice.is_speaking():
            self.voice.stop()
        elif self._said and self._stack.currentWidget() is not self.gate:
            self.voice.say(self._said)

    def close_down(self) -> None:
        """Let go of everything that still listens."""
        self._hush()
        self.model.keeper.stop()

    # How it is built.

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.banners)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.top.stop_asked.connect(self.ask_code)
        self.top.voice_asked.connect(self.toggle_voice)
        self.top.size_asked.connect(lambda by: Theme.of_app().step_text_size(by))
        self.foot.previous.connect(self.previous)
        self.foot.next.connect(self.next)
        self.gate.passed.connect(self.passed)
        self.gate.back.connect(lambda: self._show(self._place))
        self.model.changed.connect(self._changed)
        self.model.saving.connect(self.top.status.saving)
        self.model.saved.connect(self._saved)
        self.model.refused.connect(self._refused)
        if self.voice is not None:
            self.voice.changed.connect(self.top.show_speaking)

    # What is shown.

    def _in_question(self) -> bool:
        return 0 <= self._place < len(self.model.steps)

    def _show(self, place: int) -> None:
        self._hush()
        self._place = max(-1, min(place, len(self.model.steps)))
        self._warned = -1
        self._question = None
        if self._place < 0:
            page = self._intro()
        elif self._in_question():
            page = self._question = self._make_question()
        else:
            page = self._closing()
        self._replace(page)
        count = len(self.model.steps)
        self.top.show_place(self._place, count)
        self.top.show_tools(True)
        self.foot.setVisible(self._in_question())
        self._refresh_foot()
        self._focus(page)

    def _intro(self) -> QWidget:
        count = len(self.model.steps)
        has_voice = self.voice is not None
        lines = pages.intro_lines(self.part, count, has_voice=has_voice)
        words = "Verdergaan" if self.model.answered() else "Beginnen"
        go = pages.large(button(words, "client_start", self.start, "primary"))
        title = self.part.definition.title
        self._said = " ".join([f"{title}.", *lines])
        return pages.words_page("client_intro", title, lines, [go])

    def _closing(self) -> QWidget:
        model = self.model
        lines = pages.closing_lines(self.part, model.answered(), len(model.steps))
        made = [button("Ik geef de laptop terug", "client_done", self.ask_code, "primary")]
        if (skipped := model.first_open()) is not None:
            words = "Naar de vraag die ik oversloeg"
            made.append(button(words, "client_skipped", lambda: self._show(skipped)))
        again = len(model.steps) - 1
        made.append(button("Terug naar de laatste vraag", "client_last", lambda: self._show(again)))
        title = "Dank u wel. Dit was de laatste vraag."
        self._said = " ".join([title, *lines])
        return pages.words_page("client_closing", title, lines, [pages.large(m) for m in made])

    def _make_question(self) -> QuestionPage:
        step = self.model.steps[self._place]
        before = self.model.steps[self._place - 1] if self._place else None
        opens = before is None or before.section.id != step.section.id
        intro = step.section.intro if opens else ""
        self._said = spoken(step, intro)
        page = QuestionPage(step, intro, self._rows() if step.is_table else None)
        page.typed.connect(self._typed)
        page.chosen.connect(lambda text: self.model.choose(step.key, text))
        page.marked.connect(self._mark)
        page.go_on.connect(self.next)
        page.show_answer(*self.model.answer(step.key))
        self.foot.take_marks(page)
        return page

    def _rows(self) -> pages.RowsAnswer:
        step = self.model.steps[self._place]
        group = step.question
        assert isinstance(group, GroupQuestion)  # noqa: S101 - a table's page has a table
        model, path = self.model, step.key.path
        return pages.RowsAnswer(
            step,
            group.max_rows,
            group.row_label or group.label.lower(),
            add=lambda: self._add_row(path),
            change=lambda row: self._show(self._first_cell(path, row)),
            remove=lambda row: model.remove_row(path, row),
        )

    def _add_row(self, group: str) -> None:
        known = {row for row, _ in self.model.steps[self._place].rows}
        self.model.add_row(group)
        rows = next(step.rows for step in self.model.steps if step.key.path == group)
        for row in (row for row, _ in rows if row not in known):
            self._show(self._first_cell(group, row))

    def _first_cell(self, group: str, row: str) -> int:
        start = f"{group}.{row}."
        found = (n for n, step in enumerate(self.model.steps) if step.key.path.startswith(start))
        return next(found, self._place)

    def _replace(self, page: QWidget) -> None:
        for place in reversed(range(self._stack.count())):
            old = self._stack.widget(place)
            if old is not None and old is not self.gate:
                self._stack.removeWidget(old)
                old.deleteLater()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _focus(self, page: QWidget) -> None:
        if isinstance(page, QuestionPage):
            page.focus_first()
        else:
            first = page.nextInFocusChain()
            for name in ("client_start", "client_done"):
                first = page.findChild(QWidget, name) or first
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is answered.

    def _typed(self, text: str) -> None:
        self.model.type_text(self.model.steps[self._place].key, text)
        if self._question is not None:
            self._question.show_problem("")
            self._question.show_mark(Mark.GEGEVEN)
        self.foot.show_next(answered=bool(text.strip()))

    def _mark(self, mark: Mark) -> None:
        """Said instead of an answer; words that were typed stay beside it."""
        step = self.model.steps[self._place]
        text, now = self.model.answer(step.key)
        kept = text if self._question is not None and self._question.keeps_words else ""
        self.model.choose(step.key, kept, Mark.GEGEVEN if now is mark else mark)

    def _changed(self) -> None:
        """An answer is on disk; the questions after it may be others now."""
        if self._question is None:
            return
        key = self._question.step.key
        place = self.model.place_of(key)
        if place is None:
            self._show(self._place)
            return
        moved, self._place = place != self._place, place
        step = self.model.steps[place]
        if step.is_table and (moved or step.rows != self._question.step.rows):
            self._show(place)
            return
        self._question.show_answer(*self.model.answer(key))
        self.top.show_place(self._place, len(self.model.steps))
        self._refresh_foot()

    def _refresh_foot(self) -> None:
        if self._in_question():
            step = self.model.steps[self._place]
            skip = drawing_beside(step.question, "overslaan")
            self.foot.show_next(answered=step.answered, table=step.is_table, skip=skip)

    def _saved(self) -> None:
        self.top.status.saved()
        self.banners.clear()

    def _refused(self, problem: EnvironmentProblem) -> None:
        self.top.status.not_saved()
        self.banners.show_problem(problem)
        self.banners.show_message(_HELP.format(who=self.part.assessor), "bad")

    def _hush(self) -> None:
        if self.voice is not None:
            self.voice.stop()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field wanted: digits choose, Enter goes on, F8 reads aloud."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key is Qt.Key.Key_F8:
            self.toggle_voice()
        elif self._stack.currentWidget() is self.gate:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self.next()
        elif not (plain and self._question is not None and self._question.key(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: what stands in the foot may have to move into the page."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """The same for another text size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        self.top.arrange()
        if self._question is not None:
            self.foot.arrange(self._question)
