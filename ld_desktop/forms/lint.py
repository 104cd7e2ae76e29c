"""What pydantic cannot see in a definition: dangling names, conditions that look ahead, bare texts.

Run by the tests over everything that is shipped; never at run time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import (
    GroupQuestion,
    NumberQuestion,
    Question,
    Questionnaire,
    ScaleQuestion,
)
from ld_desktop.forms.lint_conditions import condition_complaints
from ld_desktop.forms.lint_rules import rule_complaints
from ld_desktop.forms.navigation import sections_with_cells
from ld_desktop.forms.reading import read

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_END_MARKS = (".", "?", "!", "…", ".”", "?”", ".)", "?)")
_MOST_ON_A_SCREEN = 25  # experience.md §1
_SCALE_POINTS = frozenset({4, 5, 7, 10})


def lint(questionnaire: Questionnaire, has_sentence: Callable[[str], bool]) -> tuple[str, ...]:
    """Everything that is wrong with a definition, each complaint beginning with its place.

    Args:
        questionnaire: what is shipped.
        has_sentence: whether a problem code has its sentence in every language.
    """
    return (
        *_id_complaints(questionnaire),
        *_size_complaints(questionnaire),
        *(
            f"{place}: {complaint}"
            for place, question in all_questions(questionnaire)
            for complaint in _question_complaints(question)
        ),
        *_section_complaints(questionnaire),
        *condition_complaints(questionnaire),
        *rule_complaints(questionnaire, has_sentence),
    )


def all_questions(questionnaire: Questionnaire) -> Iterator[tuple[str, Question]]:
    """Every question and cell with its place: `tempo_wijze` or `taken.tempo`."""
    for section in questionnaire.sections:
        for question in section.questions:
            yield question.id, question
            if isinstance(question, GroupQuestion):
                for cell in question.cells:
                    yield f"{question.id}.{cell.id}", cell


def _id_complaints(questionnaire: Questionnaire) -> Iterator[str]:
    sections = [section.id for section in questionnaire.sections]
    places = [place for place, _ in all_questions(questionnaire)]
    rules = [rule.id for rule in questionnaire.rules]
    for kind, names in (("section", sections), ("question", places), ("rule", rules)):
        for name, count in Counter(names).items():
            if count > 1:
                yield f"{name}: {kind} id is used {count} times"
            if not all(_ID.fullmatch(part) for part in name.split(".")):
                yield f"{name}: {kind} id is not a plain name"


def _size_complaints(questionnaire: Questionnaire) -> Iterator[str]:
    for asked in sections_with_cells(questionnaire):
        count = len(asked.questions) + sum(len(table.cells) for table in asked.tables)
        if not count:
            yield f"{asked.section.id}: asks nothing"
        if count > _MOST_ON_A_SCREEN:
            yield f"{asked.section.id}: {count} questions on one screen"


def _section_complaints(questionnaire: Questionnaire) -> Iterator[str]:
    """Cells may be asked in their own section or a later one, never in an earlier or unknown one."""
    order = [section.id for section in questionnaire.sections]
    for place, section in enumerate(questionnaire.sections):
        if section.intro and not _ends_well(section.intro):
            yield f"{section.id}: intro has no end mark"
        for question in section.questions:
            if question.section:
                yield f"{question.id}: only cells name a section"
            for cell in question.cells if isinstance(question, GroupQuestion) else ():
                if cell.section and cell.section not in order[place:]:
                    yield f"{question.id}.{cell.id}: section {cell.section} is unknown or earlier"


def _question_complaints(question: Question) -> Iterator[str]:
    yield from _text_complaints(question)
    if not question.respondents:
        yield "nobody is asked"
    for name, text in (("default", question.default), ("example", question.example)):
        if text and isinstance(read(question, text), Problem):
            yield f"{name} cannot be read"
    if isinstance(question, NumberQuestion):
        lowest = question.minimum if question.minimum is not None else question.above
        if lowest is not None and question.maximum is not None and lowest >= question.maximum:
            yield "no number fits between its bounds"
    if isinstance(question, GroupQuestion):
        if question.min_rows > question.max_rows or (question.min_rows and not question.required):
            yield "a least number of rows needs to be required, and below the most"
        if len(question.respondents) > 1:
            yield "the rows of a table come from one respondent"
    yield from _option_complaints(question)


def _text_complaints(question: Question) -> Iterator[str]:
    if not question.label.strip():
        yield "has no label"
    if not _ends_well(question.text):
        yield "text has no end mark"
    guidance = question.guidance
    for name, texts in (
        ("meaning", (guidance.meaning,)),
        ("examples", guidance.examples),
        ("ask", guidance.ask),
        ("traps", guidance.traps),
    ):
        for text in texts:
            if text and not _ends_well(text):
                yield f"guidance {name} has no end mark: {text[-20:]}"


def _option_complaints(question: Question) -> Iterator[str]:
    options = getattr(question, "options", None)
    if options is None:
        return
    ids = [option.id for option in options]
    if len(set(ids)) != len(ids) or any(len(name.split()) != 1 for name in ids):
        yield "option ids are not unique single words"
    if len(ids) < 2:  # noqa: PLR2004 - one option is no choice
        yield "offers no choice"
    for option in options:
        if not option.text.strip():
            yield f"option {option.id} has no text"
        if option.help and not _ends_well(option.help):
            yield f"help of option {option.id} has no end mark"
    if isinstance(question, ScaleQuestion) and len(ids) not in _SCALE_POINTS:
        yield f"a scale of {len(ids)} points"


def _ends_well(text: str) -> bool:
    return text.rstrip().endswith(_END_MARKS)
