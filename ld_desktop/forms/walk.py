"""One walk through a questionnaire: each question judged with what was answered before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from ld_desktop.domain.answers import Answer, AnswerKey, Answers, Mark, Respondent, SetAside
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.conditions import Lookup, holds
from ld_desktop.forms.definition import Cell, GroupQuestion, Question
from ld_desktop.forms.navigation import AskedSection, row_label
from ld_desktop.forms.passed import Here, Passed, Table
from ld_desktop.forms.plan import Plan
from ld_desktop.forms.reading import read
from ld_desktop.forms.state import QuestionState, Value
from ld_desktop.forms.wrong import located, wrong

_MISSING = {
    Severity.HARD: "answer.missing",
    Severity.SOFT: "answer.missing_soft",
    Severity.HINT: "answer.missing_hint",
}
_Judged = tuple[Value | None, tuple[Problem, ...]]


class Place(NamedTuple):
    """Where a question is asked; `group` and `row` for a cell, `prefix` before its label."""

    path: str
    section: str
    group: GroupQuestion | None = None
    row: str | None = None
    prefix: str = ""


Avoided: TypeAlias = "Callable[[Walk, list[QuestionState]], Mapping[str, tuple[Problem, ...]]]"


class Walk:
    """The questions passed so far: their states, and the values that count."""

    def __init__(
        self, plan: Plan, answers: Answers, today: date, set_aside: Mapping[str, SetAside]
    ) -> None:
        """Start before the first question."""
        self.plan = plan
        self.today = today
        self.passed: list[Passed] = []
        self.values: dict[tuple[str, Respondent], Value] = {}
        self.rows: dict[str, tuple[str, ...]] = {}
        self.questions = plan.questions
        self.asked: set[str] = set()
        self._tables: dict[str, Table] = {}
        self._answers = answers
        self._set_aside = set_aside
        self._here = Here()
        self._changed: set[str] = set()

    def through(self, avoided: Avoided) -> Walk:
        """Walk through the whole questionnaire once.

        Args:
            avoided: the words a section should not hold, found in its states, by rule.
        """
        for asked in self.plan.sections:
            self._take(self._pass(asked, avoided))
        return self

    def again(self, before: Walk, touched: Iterable[str], avoided: Avoided) -> Walk:
        """Walk through it once more, asking only what may have changed since.

        Args:
            before: the walk with the answers as they were.
            touched: the paths of everything answered or set aside since, or brought back.
            avoided: as in `through`.
        """
        self._changed = {path.partition(".")[0] for path in touched}
        for asked, depends, old in zip(
            self.plan.sections, self.plan.depends, before.passed, strict=True
        ):
            if depends.isdisjoint(self._changed):
                self._take(old)
            else:
                new = self._pass(asked, avoided, old)
                self._changed |= new.differences(old)
                self._take(new)
        return self

    def differs_from(self, other: Walk) -> set[str]:
        """The paths that are answered or set aside differently in another walk."""
        answers, theirs = self._answers, other._answers
        aside = self._set_aside.keys() ^ other._set_aside.keys()
        keys = answers.keys() | theirs.keys()
        return {key.path for key in keys if answers.get(key) != theirs.get(key)} | aside

    def lookup(self, place: Place, respondent: Respondent) -> Lookup:
        """How a condition at a place finds values: the same row first, then outside."""

        def value_of(name: str) -> Value | None:
            cell = _cell(place.group, name)
            if cell is not None and place.group is not None:
                return self._value(f"{place.group.id}.{place.row}.{name}", cell, respondent)
            return self._value(name, self.questions[name], respondent)

        return value_of

    def cell_place(self, group: GroupQuestion, row: str, cell: str, section: str = "") -> Place:
        """The place of a cell in a row that is there."""
        number = self._tables[group.id].rows.index(row) + 1
        prefix = f"{row_label(group, number)}: "
        return Place(f"{group.id}.{row}.{cell}", section, group, row, prefix)

    def _take(self, passed: Passed) -> None:
        self.passed.append(passed)
        self.values.update(passed.values)
        self.rows.update(passed.rows)
        self.asked.update(passed.asked)
        self._tables.update(passed.tables)

    def _pass(self, asked: AskedSection, avoided: Avoided, old: Passed | None = None) -> Passed:
        here = self._here = Here(old=old.by_key if old is not None else {})
        for question in asked.questions:
            place = Place(question.id, asked.section.id)
            if isinstance(question, GroupQuestion):
                here.anew.add(question.id)
                self._group(question, place)
                self._cells(question, asked.table(question.id).cells, asked.section.id)
            elif not self._taken_over(question):
                here.anew.add(question.id)
                self._ask(question, place)
        for table in asked.tables:
            if not table.whole:
                self._cells(table.group, table.cells, asked.section.id)
        return Passed(
            states=tuple(here.states),
            values=here.values,
            rows=here.rows,
            tables=here.tables,
            asked=frozenset(here.asked),
            avoided=avoided(self, here.states),
        )

    def _taken_over(self, question: Question) -> bool:
        """Keep what was found of a question that nothing has happened to; a cell never is."""
        here = self._here
        looks_at = self.plan.looks_at[question.id]
        unsure = question.id in self._changed or not looks_at.isdisjoint(self._changed | here.anew)
        if unsure or not here.old:
            return False
        for respondent in question.respondents:
            state = here.old[question.id, respondent]
            here.states.append(state)
            if state.value is not None:
                self._count(state.path, respondent, state.value)
            if state.visible and not state.set_aside:
                self._may_expect(state.path)
        return True

    def _group(self, group: GroupQuestion, place: Place) -> None:
        respondent = group.respondents[0]
        answer = self._answers.get(AnswerKey(group.id, respondent))
        found = read(group, answer.text) if answer else ()
        rows = found if isinstance(found, tuple) else ()
        shown = group.when is None or holds(group.when, self.lookup(place, respondent))
        aside = group.id in self._set_aside
        problems: tuple[Problem, ...] = ()
        if shown and not aside:
            problems = _row_problems(group, rows, found)
            self.rows[group.id] = self._here.rows[group.id] = rows
            if rows:
                self._count(group.id, respondent, rows)
        self._tables[group.id] = self._here.tables[group.id] = Table(rows, shown)
        value = self.values.get((group.id, respondent))
        self._keep(group, place, respondent, (value, problems), shown=shown, aside=aside)

    def _cells(self, group: GroupQuestion, cells: tuple[Cell, ...], section: str) -> None:
        rows, shown = self._tables[group.id]
        for row in rows:
            for cell in cells:
                self._ask(cell, self.cell_place(group, row, cell.id, section), shown=shown)

    def _ask(self, question: Question, place: Place, *, shown: bool = True) -> None:
        aside = place.path in self._set_aside or (
            place.group is not None and place.group.id in self._set_aside
        )
        for respondent in question.respondents:
            visible = shown and (
                question.when is None or holds(question.when, self.lookup(place, respondent))
            )
            judged: _Judged = (None, ())
            if visible and not aside:
                judged = self._judge(question, place, respondent)
                if judged[0] is not None:
                    self._count(place.path, respondent, judged[0])
            self._keep(question, place, respondent, judged, shown=visible, aside=aside)

    def _judge(self, question: Question, place: Place, respondent: Respondent) -> _Judged:
        answer = self._answers.get(AnswerKey(place.path, respondent))
        if answer is not None and answer.mark is not Mark.GEGEVEN:
            return None, _mark_problems(question, place, answer)
        text = answer.text if answer is not None else ""
        text = text if text.strip() else question.default
        if not text:
            return None, _missing(question, place, respondent)
        found = read(question, text, today=self.today)
        if isinstance(found, Problem):
            return None, (located(found, place.path, place.prefix),)
        return found, ()

    def _keep(
        self,
        question: Question,
        place: Place,
        respondent: Respondent,
        judged: _Judged,
        *,
        shown: bool,
        aside: bool,
    ) -> None:
        if shown and not aside:
            self._may_expect(place.path)
        self._here.states.append(
            QuestionState(
                path=place.path,
                question=question,
                respondent=respondent,
                section=place.section,
                visible=shown,
                answer=self._answers.get(AnswerKey(place.path, respondent)),
                value=judged[0],
                problems=judged[1],
                row=place.row,
                set_aside=aside,
            )
        )

    def _may_expect(self, path: str) -> None:
        self.asked.add(path)
        self._here.asked.add(path)

    def _count(self, path: str, respondent: Respondent, value: Value) -> None:
        self.values[path, respondent] = self._here.values[path, respondent] = value

    def _value(self, path: str, question: Question, respondent: Respondent) -> Value | None:
        asked = respondent if respondent in question.respondents else question.respondents[0]
        return self.values.get((path, asked))


def is_required_of(question: Question, respondent: Respondent) -> bool:
    """Whether, of a required question, this respondent's answer is the one that may not be missing.

    Of several respondents only the established answer is required; what the parties said is
    evidence. A question without an established answer is required of everyone it is put to.
    """
    established = Respondent.VASTGESTELD
    return respondent is established or established not in question.respondents


def _cell(group: GroupQuestion | None, name: str) -> Cell | None:
    cells = group.cells if group is not None else ()
    return next((cell for cell in cells if cell.id == name), None)


def _missing(question: Question, place: Place, respondent: Respondent) -> tuple[Problem, ...]:
    if question.required is None or not is_required_of(question, respondent):
        return ()
    problem = wrong(_MISSING[question.required], question, question.required)
    return (located(problem, place.path, place.prefix),)


def _mark_problems(question: Question, place: Place, answer: Answer) -> tuple[Problem, ...]:
    allowed = question.allow_nvt if answer.mark is Mark.NVT else question.allow_weet_niet
    if allowed:
        return ()
    problem = wrong(f"answer.{answer.mark.value}_not_allowed", question)
    return (located(problem, place.path, place.prefix),)


def _row_problems(
    group: GroupQuestion, rows: tuple[str, ...], found: Value | Problem
) -> tuple[Problem, ...]:
    if isinstance(found, Problem) and found.code != "answer.missing":
        return (found,)
    if not rows:
        required = group.required
        return (wrong(_MISSING[required], group, required),) if required is not None else ()
    if len(rows) < group.min_rows:
        return (wrong("form.too_few_rows", group, least=group.min_rows, rows=len(rows)),)
    if len(rows) > group.max_rows:
        return (wrong("form.too_many_rows", group, most=group.max_rows, rows=len(rows)),)
    return ()
