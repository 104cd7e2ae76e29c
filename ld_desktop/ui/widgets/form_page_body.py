"""The questions of one part in a quiet grid: short fields side by side while there is room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ld_desktop.domain.answers import AnswerKey, Mark, Respondent
from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import GroupQuestion, Question
from ld_desktop.forms.state import QuestionState
from ld_desktop.ui.fields import Field, make_field
from ld_desktop.ui.fields.base import Shape
from ld_desktop.ui.fields.flags import Flag
from ld_desktop.ui.fields.line import DateField
from ld_desktop.ui.fields.problems import MISSING, UNCONFIRMED
from ld_desktop.ui.widgets.before import aside_flag, carried_flag, previous_words
from ld_desktop.ui.widgets.block_grid import BlockGrid
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.form_page_parts import Part
from ld_desktop.ui.widgets.score_block import ScoreBlock, is_scored
from ld_desktop.ui.widgets.task_table import TaskTable


class PartBody(QWidget):
    """Fields and tables of one part. Built once; afterwards only what changed is touched."""

    entered = Signal(str)  # path that has the cursor
    guidance_asked = Signal(str)

    def __init__(
        self, model: FormModel, part: Part, visited: set[str], parent: QWidget | None = None
    ) -> None:
        """Build all fields of a part, also those that do not apply now: they only are not shown.

        Args:
            model: what the fields put into and read from.
            part: which questions.
            visited: paths where a missing answer may be mentioned; shared with the form.
            parent: where it will stand.
        """
        super().__init__(parent)
        self.part_id = part.id
        self._model = model
        self._visited = visited
        self.fields: dict[AnswerKey, Field] = {}
        self.tables: dict[str, TaskTable] = {}
        self.scores: dict[str, ScoreBlock] = {}
        self._blocks: list[QWidget] = []
        self._grid = BlockGrid(14)
        self.setLayout(self._grid)
        for key in part.keys:
            self._add(key, part)
        model.changed.connect(self._changed)
        model.keeper.waiting.connect(self._waiting)
        model.keeper.kept.connect(self._kept)
        model.keeper.refused.connect(self._refused)
        self.refresh()

    def let_go(self) -> None:
        """Hear nothing more: this part leaves the screen."""
        self._model.changed.disconnect(self._changed)
        keeper = self._model.keeper
        keeper.waiting.disconnect(self._waiting)
        keeper.kept.disconnect(self._kept)
        keeper.refused.disconnect(self._refused)

    def all_fields(self) -> Iterator[tuple[AnswerKey, Field]]:
        """The fields of this part with their places, those in tables included."""
        yield from self.fields.items()
        for table in self.tables.values():
            yield from table.fields()

    def field_at(self, path: str) -> Field | None:
        """The field of an answer, or None when it is not here or not shown."""
        here = [field for key, field in self.all_fields() if key.path == path]
        shown = [field for field in here if not field.isHidden()]
        # Of several who answer, the first who has not yet.
        return next((field for field in shown if not field.text()), shown[-1] if shown else None)

    def focused(self) -> tuple[AnswerKey, Field] | None:
        """The field that has the cursor."""
        return next(((k, field) for k, field in self.all_fields() if field.has_focus()), None)

    def focus_first(self) -> None:
        """To the first field that is shown."""
        for widget in self._blocks:
            if not widget.isHidden():
                self._first_in(widget).focus_editor()
                return

    def _first_in(self, block: QWidget) -> Field | TaskTable:
        if isinstance(block, ScoreBlock):
            return next(iter(block.fields.values()))
        assert isinstance(block, Field | TaskTable)  # noqa: S101 - no other kinds of block
        return block

    def focus_path(self, path: str) -> QWidget | None:
        """Put the cursor at an answer; the widget that got it, or None."""
        self._visited.add(path)
        field = self.field_at(path)
        if field is not None:
            self.refresh()
            field.focus_editor()
            return self.scores.get(path, field)
        table = self.tables.get(path.partition(".")[0])
        if table is not None:
            self.refresh()
            table.focus_editor()
        return table

    def refresh(self) -> None:
        """Show what the model says, everywhere."""
        for key, field in self.fields.items():
            question = self._model.question(key)
            field.setHidden(question is None or not question.visible)
            if question is not None:
                self.show_state(field, key, question)
        for path, block in self.scores.items():
            block.setHidden(all(field.isHidden() for field in block.fields.values()))
            block.arrange()
            block.show_line(self._model.scores.get(path), read_only=self._model.read_only)
            block.show_tests(self._model.tests.get(path, ""))
            if not self._model.waiting_explanation(path):
                block.show_explanation(self._model.explanation(path))
        for path, table in self.tables.items():
            question = next((q for q in self._model.state.questions if q.path == path), None)
            table.setHidden(question is None or not question.visible)
            table.refresh(self._visited)
        self._arrange()

    def show_state(self, field: Field, key: AnswerKey, question: QuestionState) -> None:
        """Show an answer, its remarks and its note; what waits for the disk stays as typed."""
        model = self._model
        if model.keeper.text(key) is None:
            answer = question.answer
            text = answer.text if answer else question.question.default
            field.show_answer(text, answer.mark if answer else Mark.GEGEVEN)
        remarks = [
            model.remark(problem)
            for problem in question.problems
            if problem.code not in MISSING or key.path in self._visited
            if not self._said_elsewhere(problem, key)
        ]
        field.show_remarks(remarks, read_only=model.read_only)
        field.set_read_only(model.read_only)
        field.show_flag(self._flag(key, question))
        before = previous_words(model.previous.get(key), question.answer)
        if key.path not in self.scores:
            note = "" if self._is_offered(key) else model.notes.get(key.path, "")
            field.show_note(" ".join(words for words in (note, before) if words))
        elif key.respondent is Respondent.VASTGESTELD:
            field.show_note(before)

    def _flag(self, key: AnswerKey, question: QuestionState) -> Flag | None:
        """Set aside, still to be confirmed, or proposed; with several respondents said once."""
        model = self._model
        if question.set_aside:
            several = key.path in self.scores and key.respondent is not Respondent.VASTGESTELD
            entry = model.asides.get(key.path) or model.asides.get(key.path.partition(".")[0])
            if several or entry is None:
                return Flag("terzijde", "")
            return aside_flag(entry, read_only=model.read_only)
        if key in model.carried:
            return carried_flag(model.previous.get(key), read_only=model.read_only)
        if self._is_offered(key):
            return Flag("voorstel", model.notes.get(key.path, ""), model.read_only)
        return None

    def _is_offered(self, key: AnswerKey) -> bool:
        """Whether what stands beside the field can be taken over by one key."""
        return key.path in self._model.levels and key not in self._model.carried

    def _flag_pressed(self, key: AnswerKey, kind: str) -> None:
        if kind == "terzijde":
            named = key.path if key.path in self._model.asides else key.path.partition(".")[0]
            self._model.bring_back(named)
        elif kind == "voorstel":
            self._model.take_proposal(key.path)
        else:
            self._model.confirm(key.path)
        if (field := self.fields.get(key)) is not None:
            field.focus_editor()

    def _said_elsewhere(self, problem: Problem, key: AnswerKey) -> bool:
        """What goes for all who answer a question is said once, at what was established."""
        if problem.code == UNCONFIRMED:  # its flag says so, and what to do
            return True
        established = AnswerKey(key.path, Respondent.VASTGESTELD)
        main = self._model.question(established)
        return key != established and main is not None and problem in main.problems

    def wire(self, field: Field, key: AnswerKey) -> None:
        """Connect a field to the model; a text that was refused before is shown again."""
        model = self._model
        if isinstance(field, DateField):
            field.today = model.session.today
        field.typed.connect(lambda text: model.type_text(key, text))
        field.chosen.connect(lambda text: model.choose(key, text))
        field.marked.connect(
            lambda mark, on: model.choose(key, field.text(), Mark(mark) if on else Mark.GEGEVEN)
        )
        field.entered.connect(lambda: self.entered.emit(key.path))
        field.left.connect(lambda: self._left(key))
        field.guidance_asked.connect(lambda: self.guidance_asked.emit(key.path))
        field.reason_typed.connect(model.type_reason)
        field.reason_left.connect(model.leave_field)
        field.flag_pressed.connect(lambda kind: self._flag_pressed(key, kind))
        field.retry_asked.connect(model.keeper.flush)
        waiting, error = model.keeper.text(key), model.keeper.error(key)
        if waiting is not None:
            field.set_text(waiting)
            field.show_waiting()
        if error is not None:
            field.show_refused(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps another number of columns."""
        super().resizeEvent(event)
        self._arrange()

    def _add(self, key: AnswerKey, part: Part) -> None:
        question = self._model.question(key)
        assert question is not None  # noqa: S101 - parts are made from the same state
        definition = question.question
        if isinstance(definition, GroupQuestion):
            table = TaskTable(self, self._model, part.tables[definition.id])
            table.setParent(self)  # a widget without one would flash up as a window
            self.tables[definition.id] = table
            self._blocks.append(table)
            return
        if is_scored(definition, self._model.scores.get(key.path)):
            self._add_score(key, definition)
            return
        title = definition.text
        if len(definition.respondents) > 1:
            title = f"{title} ({key.respondent.value})"
            named = f"{definition.label} ({key.respondent.value})"
            definition = definition.model_copy(update={"label": named})
        field = make_field(definition, key.path, title)
        field.setParent(self)
        self.fields[key] = field
        self._blocks.append(field)
        self.wire(field, key)

    def _add_score(self, key: AnswerKey, definition: Question) -> None:
        model, path = self._model, key.path
        block = self.scores.get(path)
        if block is None:
            block = ScoreBlock(definition, path, lambda who: model.items_behind(path, who))
            block.setParent(self)
            block.proposal_asked.connect(lambda: model.take_proposal(path))
            block.explained.connect(lambda text: model.explain(path, text))
            block.explanation_left.connect(model.leave_field)
            self.scores[path] = block
            self._blocks.append(block)
        field = block.fields[key.respondent]
        self.fields[key] = field
        self.wire(field, key)

    def _left(self, key: AnswerKey) -> None:
        self._model.leave_field()
        if key.path not in self._visited:
            self._visited.add(key.path)
            self.refresh()

    def _changed(self, _paths: frozenset[str]) -> None:
        if self._model.part(self.part_id) is not None:
            self.refresh()

    def _waiting(self, key: object) -> None:
        if (field := self._of(key)) is not None:
            field.show_waiting()

    def _kept(self, key: object) -> None:
        if (field := self._of(key)) is not None:
            field.show_kept()

    def _refused(self, key: object, error: object) -> None:
        if (field := self._of(key)) is not None:
            field.show_refused(error)  # type: ignore[arg-type]  # Qt carries it as object

    def _of(self, key: object) -> Field | None:
        if isinstance(key, AnswerKey):
            return next((field for found, field in self.all_fields() if found == key), None)
        if isinstance(key, tuple):
            return self.field_at(str(key[-1]))
        return None

    def _arrange(self) -> None:
        self._grid.arrange(self, [(widget, _shape(widget)) for widget in self._blocks])


def _shape(block: QWidget) -> Shape:
    return block.shape() if isinstance(block, Field) else "wide"
