"""The state of a questionnaire with its answers: computed whole, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from ld_desktop.domain.answers import Answer, Respondent
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.definition import Question

if TYPE_CHECKING:
    from ld_desktop.forms.walk import Walk

Value: TypeAlias = str | Decimal | date | bool | tuple[str, ...]


class SectionStatus(StrEnum):
    """What the section list shows."""

    OPEN = "open"
    DONE = "done"
    PROBLEMS = "problems"


@dataclass(frozen=True)
class QuestionState:
    """One question (or one cell of a row) for one respondent, as it stands.

    Attributes:
        path: `question` or `group.row.cell`.
        value: the reading of the answer when it counts, else None.
        row: the row id for a cell, else None.
        set_aside: kept but not counting.
    """

    path: str
    question: Question
    respondent: Respondent
    section: str
    visible: bool
    answer: Answer | None
    value: Value | None
    problems: tuple[Problem, ...]
    row: str | None = None
    set_aside: bool = False


@dataclass(frozen=True)
class SectionState:
    """One section with its counters; `asked` and `answered` count visible required questions."""

    id: str
    title: str
    status: SectionStatus
    asked: int
    answered: int
    problems: Mapping[Severity, int]


@dataclass(frozen=True)
class FormState:
    """Everything that can be said about a questionnaire and its answers.

    Attributes:
        walk: how it was found, for `evaluate_after`; no part of what is said.
    """

    sections: tuple[SectionState, ...]
    questions: tuple[QuestionState, ...]
    values: Mapping[tuple[str, Respondent], Value]
    rows: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    walk: Walk | None = field(default=None, repr=False, compare=False)

    @property
    def asked(self) -> int:
        """How many required questions are asked now."""
        return sum(section.asked for section in self.sections)

    @property
    def answered(self) -> int:
        """How many of those have a readable answer."""
        return sum(section.answered for section in self.sections)

    def value(self, path: str, respondent: Respondent = Respondent.VASTGESTELD) -> Value | None:
        """The counting value at a path, or None."""
        return self.values.get((path, respondent))
