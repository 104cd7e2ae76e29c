"""What can be known of a questionnaire before anything is answered: who depends on whom."""

from __future__ import annotations

from collections.abc import Iterator

from ld_desktop.forms.conditions import leaves
from ld_desktop.forms.definition import Question, Questionnaire
from ld_desktop.forms.navigation import AskedSection, sections_with_cells


class Plan:
    """What a walk needs of a questionnaire, found once.

    Attributes:
        sections: as asked, in order.
        questions: by id, without cells.
        looks_at: for each of them the questions that its own condition looks at.
        depends: for each section the questions and tables that it asks or looks at.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Read the questionnaire through once."""
        self.questionnaire = questionnaire
        self.sections = sections_with_cells(questionnaire)
        self.questions = {q.id: q for section in self.sections for q in section.questions}
        self.looks_at = {q.id: frozenset(_looks_at(q)) for q in self.questions.values()}
        self.depends = tuple(frozenset(_depends(asked)) for asked in self.sections)


def _depends(asked: AskedSection) -> Iterator[str]:
    """What a section asks, and what its conditions look at."""
    cells = [cell for table in asked.tables for cell in table.cells]
    groups = [table.group for table in asked.tables]
    for each in (*asked.questions, *groups, *cells):
        yield from _looks_at(each)
    yield from (question.id for question in asked.questions)
    yield from (group.id for group in groups)


def _looks_at(question: Question) -> Iterator[str]:
    if question.when is not None:
        yield from (leaf.question for leaf in leaves(question.when))
