"""Questionnaires on paper: which questions a form holds, their numbers, and the key of each answer.

The printed form and the grid in which it is typed over both stand on this, so that question 12 on
paper is row 12 on screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from ld_desktop.domain.answers import Respondent
    from ld_desktop.forms.definition import Cell, Part, Question, Questionnaire
    from ld_desktop.forms.navigation import AskedSection

NVT, WEET_NIET = "N", "?"
_FEW_ROWS = 5  # a table of at most so many rows is printed whole
_ROWS = 4  # what is printed of a longer one


class NoSuchPart(EnvironmentProblem):
    """A method has no part of that name."""

    code = "casework.no_such_part"


@dataclass(frozen=True)
class PaperQuestion:
    """A question with its number.

    Attributes:
        cells: of a table, those that are asked here.
        rows: how many of them are printed.
        whole: false for a table whose rows are made at an earlier question.
    """

    number: str
    question: Question
    cells: tuple[Cell, ...] = ()
    rows: int = 0
    whole: bool = True

    def cell_number(self, row: int, place: int) -> str:
        """The number of a cell: `12.1a`."""
        return f"{self.number}.{row}{_letters(place)}"


@dataclass(frozen=True)
class PaperSection:
    """Questions under one heading."""

    title: str
    intro: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True)
class PaperPart:
    """What is printed as one form: a part, or one section of a questionnaire without parts."""

    id: str
    title: str
    respondent: Respondent | None
    intro: str
    minutes: int
    sections: tuple[PaperSection, ...]

    def questions(self) -> Iterator[PaperQuestion]:
        """All questions, in the order of their numbers."""
        for section in self.sections:
            yield from section.questions


def paper_parts(questionnaire: Questionnaire) -> tuple[PaperPart, ...]:
    """Every form of a questionnaire, in the order of the guided path."""
    from ld_desktop.forms.navigation import sections_with_cells

    asked = sections_with_cells(questionnaire)
    if not questionnaire.parts:
        return tuple(_lone_section(each) for each in asked)
    return tuple(
        _part(part, [each for each in asked if each.section.part == part.id])
        for part in questionnaire.parts
    )


def paper_part(questionnaire: Questionnaire, part_id: str) -> PaperPart:
    """One form.

    Raises:
        NoSuchPart: names the parts there are.
    """
    parts = paper_parts(questionnaire)
    found = next((part for part in parts if part.id == part_id), None)
    if found is None:
        raise NoSuchPart(part=part_id, parts=", ".join(part.id for part in parts))
    return found


def codes(question: Question) -> Mapping[str, str]:
    """The key of each answer that can be chosen, and what is kept: `1` is `ja`; empty where one writes.

    Points that are numbers are their own key; other options are counted.
    """
    from ld_desktop.forms.definition import ScaleQuestion, YesNoQuestion

    if isinstance(question, YesNoQuestion):
        return {"1": "ja", "2": "nee"}
    options = getattr(question, "options", ())
    counted = [str(place) for place, _ in enumerate(options, start=1)]
    if isinstance(question, ScaleQuestion) and all(option.id.isdecimal() for option in options):
        counted = [option.id for option in options]
    return dict(zip(counted, (option.id for option in options), strict=True))


def is_choice_of_part(question: Question, part_id: str) -> bool:
    """Whether this is the assessor's question if the part is used at all: paper does not ask it."""
    return question.id == f"deel_{part_id}"


def _part(part: Part, asked: list[AskedSection]) -> PaperPart:
    return PaperPart(
        id=part.id,
        title=part.title,
        respondent=part.respondent,
        intro=part.intro,
        minutes=part.minutes,
        sections=_sections(asked, part.id),
    )


def _lone_section(asked: AskedSection) -> PaperPart:
    section = asked.section
    return PaperPart(
        id=section.id,
        title=section.title,
        respondent=None,
        intro="",
        minutes=section.minutes,
        sections=_sections([asked], section.id),
    )


def _sections(asked: list[AskedSection], part_id: str) -> tuple[PaperSection, ...]:
    found = []
    number = 0
    for each in asked:
        questions = []
        for question, cells, whole in _asked(each):
            if not is_choice_of_part(question, part_id):
                number += 1
                questions.append(_question(str(number), question, cells, whole=whole))
        found.append(PaperSection(each.section.title, each.section.intro, tuple(questions)))
    return tuple(found)


def _asked(asked: AskedSection) -> Iterator[tuple[Question, tuple[Cell, ...], bool]]:
    own = {table.group.id: table.cells for table in asked.tables if table.whole}
    for question in asked.questions:
        yield question, own.get(question.id, ()), True
    for table in asked.tables:
        if not table.whole:
            yield table.group, table.cells, False


def _question(
    number: str, question: Question, cells: tuple[Cell, ...], *, whole: bool
) -> PaperQuestion:
    most, least = getattr(question, "max_rows", 0), getattr(question, "min_rows", 0)
    rows = most if most <= _FEW_ROWS else max(least, _ROWS)
    return PaperQuestion(number, question, cells, rows if cells else 0, whole)


def _letters(place: int) -> str:
    rest, letter = divmod(place, len(ascii_lowercase))
    return (_letters(rest - 1) if rest else "") + ascii_lowercase[letter]
