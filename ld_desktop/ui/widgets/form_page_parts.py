"""A questionnaire cut into screens: a section each, and one for each row that is asked elsewhere.

The hoofdtaken are made in one section and judged in another; there every row gets its own part, so
that no screen asks more than 25 questions (experience.md §1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from ld_desktop.domain.answers import AnswerKey, Mark
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.definition import GroupQuestion, Questionnaire, TextQuestion
from ld_desktop.forms.navigation import AskedSection, AskedTable, row_label, sections_with_cells
from ld_desktop.forms.state import FormState, QuestionState
from ld_desktop.ui.fields.problems import MISSING, OPEN_WORDS, UNCONFIRMED
from ld_desktop.ui.i18n import count_text

Reasons = Mapping[tuple[str, str], str]


class Standing(Protocol):
    """What can be counted: one screen, or several together."""

    @property
    def open(self) -> int:
        """Questions that still need an answer."""

    @property
    def unconfirmed(self) -> int:
        """Answers from an earlier measurement that wait for a yes."""

    @property
    def wrong(self) -> int:
        """Answers that cannot be right."""

    @property
    def doubts(self) -> int:
        """Soft problems without a reason yet."""

    @property
    def hints(self) -> int:
        """Nudges."""

    @property
    def done(self) -> bool:
        """Nothing is left to do here."""


def standing_words(found: Standing) -> str:
    """What is left to do, in words; empty when nothing was done and nothing has to be."""
    counted = (
        (found.open, "nog {}", "vraag", "vragen"),
        (found.unconfirmed, "{} te bevestigen", "antwoord", "antwoorden"),
        (found.wrong, "{} niet", "klopt", "kloppen"),
        (found.doubts, "{} om een reden", "vraagt", "vragen"),
        (found.hints, "{}", "tip", "tips"),
    )
    said = [
        shape.format(count_text(count, one, many)) for count, shape, one, many in counted if count
    ]
    return ", ".join(["klaar", *said] if found.done else said)


def standing_sign(found: Standing) -> str:
    """The same as a sign beside the words."""
    if found.wrong:
        return "✕"
    if found.doubts:
        return "!"
    return "✓" if found.done else "○"


@dataclass(frozen=True)
class Part:
    """What stands on one screen.

    Attributes:
        id: the section, or `section.row`.
        title: its heading.
        short: the same for lists that have little room.
        keys: the places of its questions in order; a table stands among them by its own path.
        tables: the tables that are made here, by path.
        open: questions that still need an answer.
        unconfirmed: answers from an earlier measurement that wait for a yes.
        wrong: answers that cannot be right.
        doubts: soft problems without a reason yet.
        hints: nudges.
        touched: whether anything was answered.
        deel: the part of the questionnaire it belongs to; empty when that has none.
        said: where it stands, when that is not a matter of questions.
    """

    id: str
    title: str
    short: str
    intro: str
    section: str
    row: str | None
    keys: tuple[AnswerKey, ...]
    tables: Mapping[str, AskedTable]
    open: int = 0
    unconfirmed: int = 0
    wrong: int = 0
    doubts: int = 0
    hints: int = 0
    touched: bool = False
    deel: str = ""
    said: str = ""

    @property
    def done(self) -> bool:
        """Nothing is left to do here."""
        return self.touched and not (self.open or self.unconfirmed or self.wrong or self.doubts)

    def words(self) -> str:
        """Where this part stands, in words."""
        return self.said or standing_words(self) or "mag leeg blijven"

    def sign(self) -> str:
        """Where this part stands, as a sign beside the words."""
        return standing_sign(self)

    def holds(self, path: str) -> bool:
        """Whether an answer is given on this screen."""
        if any(key.path == path for key in self.keys):
            return True
        group, _, rest = path.partition(".")
        table = self.tables.get(group)
        if table is None:
            return False
        cell = rest.partition(".")[2]
        return not cell or any(each.id == cell for each in table.cells)


def parts(questionnaire: Questionnaire, state: FormState, reasons: Reasons) -> tuple[Part, ...]:
    """All screens in order, each with what is left to do on it."""
    by_path: dict[str, list[QuestionState]] = {}
    for question in state.questions:
        by_path.setdefault(question.path, []).append(question)
    return tuple(
        part
        for asked in sections_with_cells(questionnaire)
        for part in _of_section(asked, state, by_path, reasons)
    )


def naming_cell(group: GroupQuestion) -> TextQuestion | None:
    """The cell whose answer is the name of its row."""
    return next((cell for cell in group.cells if isinstance(cell, TextQuestion)), None)


def row_names(group: GroupQuestion, state: FormState, row: str) -> tuple[str, str]:
    """What a row is called, in full and in short: with its number and, once it has one, its name."""
    number = state.rows[group.id].index(row) + 1
    naming = naming_cell(group)
    name = state.value(f"{group.id}.{row}.{naming.id}") if naming is not None else None
    words = row_label(group, number)
    if isinstance(name, str) and name:
        return f"{words}: {name}", f"{number}. {name}"
    return words, words


def _of_section(
    asked: AskedSection,
    state: FormState,
    by_path: Mapping[str, list[QuestionState]],
    reasons: Reasons,
) -> Iterator[Part]:
    section = asked.section
    here = [found for each in asked.questions for found in by_path.get(each.id, ())]
    tables = {table.group.id: table for table in asked.tables if table.whole}
    if any(each.visible for each in here):
        cells = [
            found
            for table in tables.values()
            for row in state.rows.get(table.group.id, ())
            for cell in table.cells
            for found in by_path.get(f"{table.group.id}.{row}.{cell.id}", ())
        ]
        keys = tuple(AnswerKey(each.path, each.respondent) for each in here)
        title = section.title
        part = Part(
            *(section.id, title, title, section.intro, section.id, None, keys, tables),
            deel=section.part,
        )
        yield _counted(part, [*here, *cells], reasons)
    for table in asked.tables:
        if not table.whole:
            yield from _of_rows(asked, table, state, by_path, reasons)


def _of_rows(
    asked: AskedSection,
    table: AskedTable,
    state: FormState,
    by_path: Mapping[str, list[QuestionState]],
    reasons: Reasons,
) -> Iterator[Part]:
    for row in state.rows.get(table.group.id, ()):
        here = [
            found
            for cell in table.cells
            for found in by_path.get(f"{table.group.id}.{row}.{cell.id}", ())
        ]
        if any(each.visible for each in here):
            keys = tuple(AnswerKey(each.path, each.respondent) for each in here)
            title, short = row_names(table.group, state, row)
            section = asked.section
            part = Part(
                *(f"{section.id}.{row}", title, short, "", section.id, row, keys, {}),
                deel=section.part,
            )
            yield _counted(part, here, reasons)


def _counted(part: Part, here: list[QuestionState], reasons: Reasons) -> Part:
    # What is wrong with a question stands at each of its respondents; it counts once.
    problems = list(dict.fromkeys(problem for each in here for problem in each.problems))
    waiting = [problem for problem in problems if _asks(problem, reasons)]
    missing = [problem for problem in waiting if problem.code in MISSING]
    rest = [problem for problem in waiting if problem.code not in OPEN_WORDS]
    return replace(
        part,
        open=sum(problem.severity is not Severity.HINT for problem in missing),
        unconfirmed=sum(problem.code == UNCONFIRMED for problem in waiting),
        wrong=sum(problem.severity is Severity.HARD for problem in rest),
        doubts=sum(problem.severity is Severity.SOFT for problem in rest),
        hints=sum(problem.severity is Severity.HINT for problem in problems),
        touched=any(_has_answer(each) for each in here),
    )


def _asks(problem: Problem, reasons: Reasons) -> bool:
    return not (problem.severity is Severity.SOFT and (problem.code, problem.path or "") in reasons)


def _has_answer(question: QuestionState) -> bool:
    answer = question.answer
    return answer is not None and (bool(answer.text) or answer.mark is not Mark.GEGEVEN)
