"""What a form on screen stands on: the state of a subject, its drafts, and its history."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ld_desktop.casework import (
    answering,
    choosing_norms,
    choosing_profile,
    live_notes,
    measuring,
    method_check,
    setting_aside,
    settling,
)
from ld_desktop.casework.help import Words
from ld_desktop.domain.answers import AnswerKey, Mark, Respondent
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.forms.definition import GroupQuestion
from ld_desktop.forms.reading import display
from ld_desktop.messages import problem_sentence
from ld_desktop.ui.fields.keeper import Keeper
from ld_desktop.ui.fields.problems import Remark
from ld_desktop.ui.undo import History, Steps
from ld_desktop.ui.widgets.form_page_dele import Deel, dele
from ld_desktop.ui.widgets.form_page_parts import Part, naming_cell, parts, row_names
from ld_desktop.ui.widgets.relevance_part import with_step
from ld_desktop.ui.widgets.said_table import SaidItem

if TYPE_CHECKING:
    from ld_desktop.casework.change import Change, Touched
    from ld_desktop.casework.function_library import FunctionLibrary
    from ld_desktop.casework.session import Session
    from ld_desktop.casework.setting_aside import RelevanceProposal
    from ld_desktop.forms.definition import Question
    from ld_desktop.forms.state import FormState, QuestionState


class FormModel(QObject, Steps):
    """One subject while it is open. Screens ask it to put, and hear what changed."""

    changed = Signal(object)  # frozenset of paths
    led = Signal(str)  # an undo or redo changed this path: show it
    failed = Signal(object)  # EnvironmentProblem of anything but a field's own text

    def __init__(
        self,
        session: Session,
        subject: str,
        parent: QObject | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.subject = subject
        self.read_only = read_only
        self.keeper = Keeper(self)
        self.history = History(self)
        self.history.stepped.connect(self._stepped)
        self.history.failed.connect(self.failed)
        self.questionnaire = answering.questionnaire(session, subject)
        self._words: Words | None = None
        self._places: tuple[FormState, Callable[[str], str]] | None = None
        self.previous = settling.previous_answers(session, subject)
        self._read()

    def _read(self) -> None:
        self.state = answering.form_state(self.session, self.subject)
        self.reasons = answering.accepted(self.session, self.subject)
        self.asides = setting_aside.asides(self.session, self.subject)
        self.carried = settling.waiting_in(self.session, self.subject, self.state)
        self.proposals = self._proposals()
        self.parts: tuple[Part, ...] = with_step(
            parts(self.questionnaire, self.state, self.reasons), self.questionnaire, self.proposals
        )
        self.dele: tuple[Deel, ...] = dele(self.questionnaire, self.parts, self.state)
        self.scores = settling.score_lines_in(self.session, self.subject, self.state)
        self.levels = settling.levels_in(self.session, self.subject, self.state)
        self.tests = settling.tests_in(self.session, self.subject, self.state)
        self.notes = live_notes.notes(self.session, self.subject, self.state)
        self._questions = {AnswerKey(q.path, q.respondent): q for q in self.state.questions}

    def _proposals(self) -> tuple[RelevanceProposal, ...]:
        if not self.questionnaire.relevance:
            return ()
        return setting_aside.relevance(self.session, self.subject)

    def refresh(self, paths: frozenset[str] = frozenset()) -> None:
        """Look again at what is on disk, and tell what changed."""
        self._read()
        self.changed.emit(paths)

    def question(self, key: AnswerKey) -> QuestionState | None:
        """The state of a question, or None when its row is gone."""
        return self._questions.get(key)

    def words_of(self, question: Question | None) -> tuple[tuple[str, str], ...]:
        """The terms of the trade that a question uses, each with its meaning."""
        if question is None:
            return ()
        self._words = self._words or Words(self.questionnaire)
        return self._words.of(question)

    def part(self, part_id: str) -> Part | None:
        """The screen with this id, or None when its row is gone or does not apply."""
        return next((part for part in self.parts if part.id == part_id), None)

    def deel_of(self, part: Part) -> Deel | None:
        """The questionnaire or form that a screen belongs to, where there are several."""
        return next((deel for deel in self.dele if deel.id == part.deel), None)

    def part_of(self, path: str) -> Part | None:
        """The screen on which an answer is given."""
        return next((part for part in self.parts if part.holds(path)), None)

    def label_of(self, path: str) -> str:
        """A short name for a path, with its row: `2. Inpakken – Tempo`."""
        found = next((q for q in self.state.questions if q.path == path), None)
        part = self.part_of(path)
        if found is None:
            return part.title if part else path
        if found.row is not None:
            return self._label_in_row(found)
        return found.question.label

    def _label_in_row(self, found: QuestionState) -> str:
        """With what the row is called; the cell that gives the row its name adds nothing to it."""
        path, row = found.path.partition(".")[0], found.row or ""
        group = next((q.question for q in self.state.questions if q.path == path), None)
        if not isinstance(group, GroupQuestion):
            return found.question.label
        short = row_names(group, self.state, row)[1]
        named = found.question == naming_cell(group) and bool(self.state.value(found.path))
        return short if named else f"{short} – {found.question.label}"

    def path_of_input(self, name: str) -> str:
        """The answer behind an input of the method: `taken.2.tempo` stands in the second row."""
        shown = {q.path: q.question.kind for q in self.state.questions if q.visible}
        place = self._place_of_input(name)
        if place in shown:
            return place
        group, _, rest = name.partition(".")
        number, _, cell = rest.partition(".")
        rows = self.state.rows.get(group, ())
        if not (number.isdigit() and 0 < int(number) <= len(rows)):
            return name
        path = f"{group}.{rows[int(number) - 1]}.{cell}"
        if path in shown:
            return path
        # A tempo from counts has no field of its own: its counts (tempo_aantal) stand for it.
        counts = (p for p, kind in shown.items() if p.startswith(f"{path}_") and kind == "number")
        return next(counts, path)

    @property
    def _place_of_input(self) -> Callable[[str], str]:
        """What the method was given, looked up once for the answers as they are."""
        if self._places is None or self._places[0] is not self.state:
            meting = measuring.find_meting(self.session, self.subject)
            self._places = (self.state, method_check.place_of_input(self.state, meting))
        return self._places[1]

    def remark(self, problem: Problem) -> Remark:
        """A problem with its sentence and the reason that was given for it."""
        reason = self.reasons.get((problem.code, problem.path or ""), "")
        if problem.severity is Severity.SOFT:
            waiting = self.keeper.text(_reason_key(problem.code, problem.path or ""))
            reason = reason if waiting is None else waiting
        return Remark(problem, problem_sentence(problem), reason)

    def type_text(self, key: AnswerKey, text: str) -> None:
        """Keep a text as draft, soon."""
        self.keeper.draft(key, text, lambda now: self._put(key, now, typing=True))

    def choose(self, key: AnswerKey, text: str, mark: Mark = Mark.GEGEVEN) -> None:
        """Keep a choice, now."""
        self.keeper.keep(key, text, lambda now: self._put(key, now, mark=mark))

    def type_reason(self, code: str, path: str, text: str) -> None:
        """Keep the reason for a soft problem, soon."""

        def write(now: str) -> None:
            if self.reasons.get((code, path), "") != now:
                self._done(
                    answering.accept(self.session, self.subject, code, path, now), typing=True
                )

        self.keeper.draft(_reason_key(code, path), text, write)

    def explain(self, path: str, text: str) -> None:
        """Keep why a score became what it is, soon."""

        def write(now: str) -> None:
            if self.explanation(path) != now:
                change = answering.explain(self.session, self.subject, path, now)
                self._done(change, typing=True)

        self.keeper.draft(_explanation_key(path), text, write)

    def explanation(self, path: str) -> str:
        """Why the established answer is what it is, as on disk."""
        question = self.question(AnswerKey(path, Respondent.VASTGESTELD))
        return question.answer.reason if question and question.answer else ""

    def waiting_explanation(self, path: str) -> bool:
        """Whether an explanation was typed that is not on disk yet."""
        return self.keeper.text(_explanation_key(path)) is not None

    def take_proposal(self, path: str) -> None:
        """Establish what the program proposes for one score or test."""
        self._act(lambda: settling.take_proposal(self.session, self.subject, path))

    def take_proposals(self, section: str) -> None:
        """The same for every score of a section that is not established yet."""
        self._act(lambda: settling.take_proposals(self.session, self.subject, section))

    def take_relevance(self, *proposals: str) -> None:
        """Set aside what proposals name."""
        self._act(lambda: setting_aside.take(self.session, self.subject, proposals))

    def set_aside(self, path: str, reason: str) -> None:
        """Set a question aside for a reason of the assessor's own."""
        self._act(lambda: setting_aside.set_aside(self.session, self.subject, (path,), reason))

    def bring_back(self, *paths: str) -> None:
        """Let questions count again."""
        self._act(lambda: setting_aside.bring_back(self.session, self.subject, paths))

    def decline(self, proposal: str) -> None:
        """Leave the questions of a proposal where they are."""
        self._act(lambda: setting_aside.decline(self.session, self.subject, proposal))

    def reconsider(self, proposal: str) -> None:
        """Put a proposal that was declined before the assessor again."""
        self._act(lambda: setting_aside.reconsider(self.session, self.subject, proposal))

    def confirm(self, *paths: str) -> None:
        """Make answers that came along one's own."""
        self._act(lambda: settling.confirm(self.session, self.subject, paths))

    def confirm_section(self, section: str) -> None:
        """Nothing changed here: confirm all that came along in a section."""
        self._act(lambda: settling.confirm_section(self.session, self.subject, section))

    def choose_norms(self, naam: str, branche: str = "") -> None:
        """Compute with norms that the office imported; without a name with the shipped ones."""
        session, subject = self.session, self.subject
        if naam:
            self._act(lambda: choosing_norms.choose_norms(session, subject, naam, branche))
        else:
            self._act(lambda: choosing_norms.drop_norms(session, subject))

    @cached_property
    def norms_on_offer(self) -> tuple[str, ...]:
        """The norms that the office imported for this method."""
        return choosing_norms.norms_on_offer(self.session, self.subject)

    def take_profile(self, library: FunctionLibrary, code: str) -> None:
        """Take over what the method asks of a function of the library."""
        self._act(lambda: choosing_profile.take_profile(self.session, self.subject, library, code))

    def items_behind(self, path: str, who: Respondent) -> list[SaidItem]:
        """The answers that a person's score is made of, in words."""
        line = self.scores.get(path)
        found = []
        for item in line.items.get(who, ()) if line else ():
            question = self.question(AnswerKey(item, who)) or self.question(
                AnswerKey(item, Respondent.VASTGESTELD)
            )
            if question is not None and question.value is not None:
                words = display(question.question, question.value)
                found.append(SaidItem(question.question.text, words))
        return found

    def add_row(self, group: str) -> None:
        """A new empty row at the end of a table."""
        self._act(lambda: answering.add_row(self.session, self.subject, group))

    def remove_row(self, group: str, row: str) -> None:
        """Take a row out of a table; undo brings it back with its answers."""
        self._act(lambda: answering.remove_row(self.session, self.subject, group, row))

    def move_row(self, group: str, row: str, by: int) -> None:
        """Move a row up or down."""
        self._act(lambda: answering.move_row(self.session, self.subject, group, row, by))

    def leave_field(self) -> None:
        """A field was left: its text is written, and typing there again is a new step."""
        self.keeper.flush()
        self.history.end_typing()

    def _put(
        self, key: AnswerKey, text: str, *, mark: Mark = Mark.GEGEVEN, typing: bool = False
    ) -> None:
        question = self.question(key)
        before = question.answer if question else None
        if (before.text if before else "", before.mark if before else Mark.GEGEVEN) == (text, mark):
            return
        reason = before.reason if before else ""
        change = answering.put(
            self.session, self.subject, key.path, text, key.respondent, mark, reason
        )
        self._done(change, typing=typing)

    def _act(self, act: Callable[[], Change | None]) -> None:
        self.leave_field()
        try:
            change = act()
        except EnvironmentProblem as error:
            self.failed.emit(error)
        else:
            if change is not None:
                self._done(change)

    def _done(self, change: Change, *, typing: bool = False) -> None:
        self.history.push(change, typing=typing)
        before = frozenset(self._paths())
        self._read()
        # What appeared or went counts as changed too; the put itself is named by its own label.
        self.changed.emit(before ^ frozenset(self._paths()))

    def _paths(self) -> list[str]:
        return [question.path for question in self.state.questions if question.visible]

    def _stepped(self, touched: Touched) -> None:
        self.refresh(frozenset(touched.paths))
        if touched.paths:
            self.led.emit(touched.paths[0])


def _reason_key(code: str, path: str) -> tuple[str, str, str]:
    return ("reden", code, path)


def _explanation_key(path: str) -> tuple[str, str]:
    return ("toelichting", path)
