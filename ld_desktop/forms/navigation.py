"""Finding the way: which questions a section asks, what stands at a path, where to go next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import Cell, GroupQuestion, Part, Question, Questionnaire, Section
from ld_desktop.forms.state import FormState


@dataclass(frozen=True)
class AskedTable:
    """The cells of a table that one section asks. `whole`: the rows are made here too."""

    group: GroupQuestion
    cells: tuple[Cell, ...]
    whole: bool


@dataclass(frozen=True)
class AskedSection:
    """A section as it is asked: its own questions, then cells of tables from earlier sections.

    Attributes:
        section: its definition, with title and introduction.
        questions: its own questions in order; a table stands among them as a `GroupQuestion`.
        tables: what is asked of each table here; own tables first, then those of earlier sections.
    """

    section: Section
    questions: tuple[Question, ...]
    tables: tuple[AskedTable, ...]

    def table(self, group_id: str) -> AskedTable:
        """What this section asks of a table."""
        return next(table for table in self.tables if table.group.id == group_id)


def sections_with_cells(questionnaire: Questionnaire) -> tuple[AskedSection, ...]:
    """All sections in order, each with the cells that are asked there."""
    homes = tuple(_groups(questionnaire))
    return tuple(
        AskedSection(section, section.questions, tuple(_tables(section, homes)))
        for section in questionnaire.sections
    )


def all_questions(
    questionnaire: Questionnaire, part: Part | None = None
) -> Iterator[tuple[str, Question]]:
    """Every question and cell, of all parts or of one, with its place: `regulier`, `taken.tempo`."""
    for section in questionnaire.sections:
        for question in section.questions if part is None or section.part == part.id else ():
            yield question.id, question
            for cell in question.cells if isinstance(question, GroupQuestion) else ():
                yield f"{question.id}.{cell.id}", cell


def part_of(questionnaire: Questionnaire, path: str) -> Part | None:
    """The part that asks a question; None in a questionnaire of one file."""
    name = path.partition(".")[0]
    for section in questionnaire.sections:
        if any(question.id == name for question in section.questions):
            return questionnaire.part_of(section)
    return None


def question_at(questionnaire: Questionnaire, path: str) -> Question | None:
    """The question or cell at a path (`tempo` of `taken.t1.tempo`), or None when there is none."""
    name, _, rest = path.partition(".")
    found = next((each for each in _questions(questionnaire) if each.id == name), None)
    if not rest:
        return found
    _, _, cell_name = rest.partition(".")
    cells = found.cells if isinstance(found, GroupQuestion) else ()
    return next((cell for cell in cells if cell.id == cell_name), None)


def row_label(group: GroupQuestion, number: int) -> str:
    """What a row is called before it has a name: `Hoofdtaak 2`."""
    return f"{group.row_label or group.label} {number}"


def next_problem(state: FormState, after_path: str | None = None) -> Problem | None:
    """The first problem past a path, in the order of the questions, starting again at the top.

    Args:
        state: the form as it stands.
        after_path: where the cursor is; None or an unknown path starts at the top.
    """
    order = {question.path: place for place, question in reversed([*enumerate(state.questions)])}
    here = order.get(after_path, -1) if after_path is not None else -1
    placed = sorted(
        ((order.get(problem.path or "", -1), problem) for problem in state.problems),
        key=lambda each: each[0],
    )
    return next(
        (problem for place, problem in placed if place > here),
        placed[0][1] if placed else None,
    )


def _questions(questionnaire: Questionnaire) -> Iterator[Question]:
    for section in questionnaire.sections:
        yield from section.questions


def _groups(questionnaire: Questionnaire) -> Iterator[tuple[Section, GroupQuestion]]:
    for section in questionnaire.sections:
        for question in section.questions:
            if isinstance(question, GroupQuestion):
                yield section, question


def _tables(
    section: Section, homes: tuple[tuple[Section, GroupQuestion], ...]
) -> Iterator[AskedTable]:
    own = [group for home, group in homes if home.id == section.id]
    for group in own:
        cells = tuple(cell for cell in group.cells if cell.section in {"", section.id})
        yield AskedTable(group, cells, whole=True)
    for home, group in homes:
        cells = tuple(cell for cell in group.cells if cell.section == section.id)
        if cells and home.id != section.id:
            yield AskedTable(group, cells, whole=False)
