"""What the client's screen stands on: one person's questions, kept on disk as they are answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ld_desktop.casework import answering, letting_fill_in
from ld_desktop.domain.answers import AnswerKey, Mark
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.forms.definition import DateQuestion, NumberQuestion
from ld_desktop.messages import problem_sentence
from ld_desktop.ui.client.steps import steps
from ld_desktop.ui.fields.keeper import Keeper
from ld_desktop.ui.fields.problems import MISSING
from ld_desktop.ui.i18n import number_text
from ld_desktop.ui.undo import History, UndoableChange

if TYPE_CHECKING:
    from ld_desktop.casework.change import Change
    from ld_desktop.casework.session import Session
    from ld_desktop.forms.state import QuestionState


class ClientModel(QObject):
    """The steps of one person. `changes` lets the assessor take each answer back afterwards."""

    changed = Signal()
    saving = Signal()
    saved = Signal()
    refused = Signal(object)  # EnvironmentProblem: not on disk, but not lost either

    def __init__(
        self, session: Session, part: letting_fill_in.ClientPart, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self.part = session, part
        self._history = History(self)
        self.keeper = Keeper(self)
        self.keeper.waiting.connect(lambda _: self.saving.emit())
        self.keeper.kept.connect(lambda _: self.saved.emit())
        self.keeper.refused.connect(lambda _, error: self.refused.emit(error))
        self._read()

    def _read(self) -> None:
        part = self.part
        state = letting_fill_in.client_state(self._session, part.meting_id)
        self.steps = steps(part.questionnaire, part.definition, state, part.respondent)
        self._states = {AnswerKey(each.path, each.respondent): each for each in state.questions}

    def place_of(self, key: AnswerKey) -> int | None:
        """Where a question stands now, or None when it is not asked any more."""
        return next((n for n, step in enumerate(self.steps) if step.key == key), None)

    def first_open(self, after: int = -1) -> int | None:
        """The first question from here on without an answer."""
        places = range(after + 1, len(self.steps))
        return next((n for n in places if not self.steps[n].answered), None)

    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(step.answered for step in self.steps)

    def answer(self, key: AnswerKey) -> tuple[str, Mark]:
        """An answer as it stands, also when the disk refused it."""
        waiting = self.keeper.text(key)
        kept = self._state(key).answer
        if waiting is not None:
            return waiting, Mark.GEGEVEN
        return (kept.text, kept.mark) if kept else ("", Mark.GEGEVEN)

    def problem(self, key: AnswerKey) -> str:
        """What cannot be read in an answer, in plain words; empty when all is well."""
        state = self._state(key)
        found = [each for each in state.problems if each.code not in MISSING]
        if not found:
            return ""
        question = state.question
        if isinstance(question, NumberQuestion):
            return f"Dit past hier niet. Typ een getal{_between(question)}, met cijfers."
        if isinstance(question, DateQuestion):
            return "Deze datum past hier niet. Typ de dag, de maand en het jaar, zoals 07-03-2026."
        return " ".join(problem_sentence(each) for each in found)

    def type_text(self, key: AnswerKey, text: str) -> None:
        """Keep what is being typed, soon."""
        self.keeper.draft(key, text, lambda now: self._put(key, now, Mark.GEGEVEN, typing=True))

    def choose(self, key: AnswerKey, text: str, mark: Mark = Mark.GEGEVEN) -> None:
        """Keep a choice, now."""
        self.keeper.keep(key, text, lambda now: self._put(key, now, mark))

    def leave_question(self) -> bool:
        """Write what waits; false when the disk refuses."""
        done = self.keeper.flush()
        self._history.end_typing()
        return done

    def add_row(self, group: str) -> None:
        """One more row in a table."""
        self._act(lambda: answering.add_row(self._session, self.part.meting_id, group))

    def remove_row(self, group: str, row: str) -> None:
        """Take a row away; the assessor can bring it back."""
        self._act(lambda: answering.remove_row(self._session, self.part.meting_id, group, row))

    def changes(self) -> list[Change]:
        """Everything that was answered here, in order, typing in one field as one step."""
        stack = self._history.stack
        commands = (stack.command(place) for place in range(stack.count()))
        return [each.change for each in commands if isinstance(each, UndoableChange)]

    def _state(self, key: AnswerKey) -> QuestionState:
        return self._states[key]

    def _put(self, key: AnswerKey, text: str, mark: Mark, *, typing: bool = False) -> None:
        before = self._state(key).answer
        if (before.text if before else "", before.mark if before else Mark.GEGEVEN) == (text, mark):
            return
        reason = before.reason if before else ""
        change = answering.put(
            self._session, self.part.meting_id, key.path, text, key.respondent, mark, reason
        )
        self._done(change, typing=typing)

    def _act(self, act: Callable[[], Change]) -> None:
        self.leave_question()
        try:
            change = act()
        except EnvironmentProblem as error:
            self.refused.emit(error)
        else:
            self._done(change)

    def _done(self, change: Change, *, typing: bool = False) -> None:
        self._history.push(change, typing=typing)
        self._read()
        self.changed.emit()


def _between(question: NumberQuestion) -> str:
    least = question.minimum if question.minimum is not None else question.above
    if least is not None and question.maximum is not None:
        return f" van {number_text(least)} tot en met {number_text(question.maximum)}"
    return ""
