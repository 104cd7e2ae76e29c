"""The questions of one person in one part, one after another: a page of the client's screen each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ld_desktop.domain.answers import AnswerKey, Mark, Respondent
from ld_desktop.forms.definition import GroupQuestion, Part, Question, Questionnaire, Section
from ld_desktop.forms.navigation import sections_with_cells
from ld_desktop.forms.state import FormState, QuestionState

_Found = dict[AnswerKey, QuestionState]


@dataclass(frozen=True)
class Step:
    """One page: a question, or the page on which the rows of a table are made.

    Attributes:
        key: whose answer stands where.
        question: its definition; of a table, the table itself.
        section: the theme it belongs to.
        heading: which row a cell is of: `Taak 2: Dozen vullen`.
        rows: the names of the rows so far, on the page of a table.
        answered: whether there is an answer, "ik weet het niet" included.
    """

    key: AnswerKey
    question: Question
    section: Section
    heading: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    answered: bool = False

    @property
    def is_table(self) -> bool:
        """Whether rows are made here."""
        return isinstance(self.question, GroupQuestion)


def steps(
    questionnaire: Questionnaire, part: Part, state: FormState, respondent: Respondent
) -> tuple[Step, ...]:
    """Every question that is asked of this person now, in order; nothing of anybody else."""
    found = {
        AnswerKey(each.path, each.respondent): each
        for each in state.questions
        if each.respondent is respondent and each.visible and not each.set_aside
    }
    made: list[Step] = []
    for asked in sections_with_cells(questionnaire):
        if asked.section.part != part.id:
            continue
        for question in asked.questions:
            if isinstance(question, GroupQuestion):
                made += _table(question, asked.section, state, found, respondent)
            elif (each := found.get(AnswerKey(question.id, respondent))) is not None:
                made.append(_step(each, asked.section))
    return tuple(made)


def _table(
    group: GroupQuestion, section: Section, state: FormState, found: _Found, who: Respondent
) -> Iterator[Step]:
    """The cells row by row, then the page that asks for one more."""
    own = found.get(AnswerKey(group.id, who))
    if own is None:
        return
    names = []
    for number, row in enumerate(state.rows.get(group.id, ()), start=1):
        cells = (found.get(AnswerKey(f"{group.id}.{row}.{cell.id}", who)) for cell in group.cells)
        asked = [each for each in cells if each is not None]
        name = _row_name(group, number, asked)
        names.append((row, name))
        for each in asked:
            yield _step(each, section, name)
    yield Step(AnswerKey(own.path, who), group, section, rows=tuple(names), answered=bool(names))


def _row_name(group: GroupQuestion, number: int, cells: list[QuestionState]) -> str:
    said = next((each.answer.text for each in cells if each.answer), "") if cells else ""
    words = (group.row_label or group.label).capitalize()
    first = cells[0].question.kind == "text" if cells else False
    return f"{words} {number}: {said}" if said.strip() and first else f"{words} {number}"


def _step(state: QuestionState, section: Section, heading: str = "") -> Step:
    answer = state.answer
    answered = answer is not None and (bool(answer.text.strip()) or answer.mark is not Mark.GEGEVEN)
    key = AnswerKey(state.path, state.respondent)
    return Step(key, state.question, section, heading, answered=answered)
