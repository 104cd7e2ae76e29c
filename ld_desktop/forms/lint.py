"""What pydantic cannot see in a definition: dangling names, conditions that look ahead, bare texts.

Run by the tests over everything that is shipped; never at run time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.complaint import Complaint, ends_well, told
from ld_desktop.forms.definition import GroupQuestion, NumberQuestion, Question, Questionnaire
from ld_desktop.forms.lint_conditions import condition_complaints
from ld_desktop.forms.lint_parts import part_complaints, relevance_complaints
from ld_desktop.forms.lint_rules import rule_complaints
from ld_desktop.forms.lint_scales import (
    competence_complaints,
    picture_complaints,
    scale_complaints,
)
from ld_desktop.forms.navigation import all_questions, sections_with_cells
from ld_desktop.forms.reading import read

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_MOST_ON_A_SCREEN = 25  # experience.md §1


def lint(
    questionnaire: Questionnaire,
    has_sentence: Callable[[str], bool],
    has_picture: Callable[[str], bool] = lambda _: False,
) -> tuple[str, ...]:
    """Everything that is wrong with a definition.

    Each complaint begins with its place: the file of a part, if there are parts, and an id there.

    Args:
        questionnaire: what is shipped.
        has_sentence: whether a problem code has its sentence in every language.
        has_picture: whether there is a drawing of this name.
    """
    found = (
        *_id_complaints(questionnaire),
        *_size_complaints(questionnaire),
        *(
            Complaint(place, complaint)
            for place, question in all_questions(questionnaire)
            for complaint in _question_complaints(question)
        ),
        *_section_complaints(questionnaire),
        *picture_complaints(questionnaire, has_picture),
        *part_complaints(questionnaire),
        *scale_complaints(questionnaire),
        *competence_complaints(questionnaire),
        *condition_complaints(questionnaire),
        *relevance_complaints(questionnaire),
        *rule_complaints(questionnaire, has_sentence),
    )
    return told(questionnaire, found)


def _id_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    sections = [section.id for section in questionnaire.sections]
    places = [place for place, _ in all_questions(questionnaire)]
    rules = [rule.id for rule in questionnaire.rules]
    for kind, names in (("section", sections), ("question", places), ("rule", rules)):
        for name, count in Counter(names).items():
            if count > 1:
                yield Complaint(name, f"{kind} id is used {count} times")
            if not all(_ID.fullmatch(part) for part in name.split(".")):
                yield Complaint(name, f"{kind} id is not a plain name")


def _size_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    for asked in sections_with_cells(questionnaire):
        count = len(asked.questions) + sum(len(table.cells) for table in asked.tables)
        if not count:
            yield Complaint(asked.section.id, "asks nothing")
        if count > _MOST_ON_A_SCREEN:
            yield Complaint(
                asked.section.id,
                f"{count} questions on one screen: split the section, {_MOST_ON_A_SCREEN} fit",
            )


def _section_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Cells may be asked in their own section or a later one, never in an earlier or unknown one."""
    order = [section.id for section in questionnaire.sections]
    for place, section in enumerate(questionnaire.sections):
        if section.intro and not ends_well(section.intro):
            yield Complaint(section.id, "intro has no end mark")
        for question in section.questions:
            if question.section:
                yield Complaint(question.id, "only cells name a section")
            for cell in question.cells if isinstance(question, GroupQuestion) else ():
                if cell.section and cell.section not in order[place:]:
                    yield Complaint(
                        f"{question.id}.{cell.id}", f"section {cell.section} is unknown or earlier"
                    )


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
    if not ends_well(question.text):
        yield "text has no end mark"
    guidance = question.guidance
    for name, texts in (
        ("meaning", (guidance.meaning,)),
        ("examples", guidance.examples),
        ("ask", guidance.ask),
        ("traps", guidance.traps),
    ):
        for text in texts:
            if text and not ends_well(text):
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
        if option.help and not ends_well(option.help):
            yield f"help of option {option.id} has no end mark"
