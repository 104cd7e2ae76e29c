"""Whether the rules of a questionnaire name what exists, of the right kind, and have a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ld_desktop.forms.complaint import Complaint
from ld_desktop.forms.definition import (
    AllOf,
    AvoidWords,
    Condition,
    DateOrder,
    DateQuestion,
    Differ,
    Expect,
    GroupQuestion,
    Not,
    NumberOrder,
    NumberQuestion,
    Question,
    Questionnaire,
    Rule,
    SumEquals,
    TextQuestion,
)
from ld_desktop.forms.lint_conditions import complaints_about, reach


def rule_complaints(
    questionnaire: Questionnaire, has_sentence: Callable[[str], bool]
) -> Iterator[Complaint]:
    """What is wrong with the rules; nothing is tried of a rule that names what does not exist."""
    for rule in questionnaire.rules:
        if not has_sentence(f"rule.{rule.id}"):
            yield Complaint(f"rule {rule.id}", "has no sentence in every language")
        faults = [
            text
            for place, kind in named_places(rule)
            for text in _faults(questionnaire, place, kind)
        ]
        yield from (Complaint(f"rule {rule.id}", text) for text in faults)
        if not faults:
            yield from _own_complaints(questionnaire, rule)


def named_places(rule: Rule) -> Iterator[tuple[str, type[object]]]:
    """The places a rule names, each with the kind of question it needs there."""
    match rule:
        case DateOrder():
            yield from ((rule.earlier, DateQuestion), (rule.later, DateQuestion))
        case NumberOrder():
            yield from ((rule.smaller, NumberQuestion), (rule.larger, NumberQuestion))
        case SumEquals():
            yield from ((rule.group, GroupQuestion), (f"{rule.group}.{rule.cell}", NumberQuestion))
            if rule.total_question:
                yield rule.total_question, NumberQuestion
        case Differ():
            yield rule.group, GroupQuestion
            yield from ((f"{rule.group}.{cell}", TextQuestion) for cell in rule.cells)
        case AvoidWords():
            return
        case _:
            yield rule.at, object


def _faults(questionnaire: Questionnaire, place: str, kind: type[object]) -> Iterator[str]:
    question = _question(questionnaire, place)
    if question is None:
        yield f"{place} does not exist"
    elif not isinstance(question, kind):
        yield f"{place} is no {kind.__name__}"


def _own_complaints(questionnaire: Questionnaire, rule: Rule) -> Iterator[Complaint]:
    place = f"rule {rule.id}"
    if isinstance(rule, SumEquals) and (rule.total is None) == (not rule.total_question):
        yield Complaint(place, "needs either a total or the question that holds it")
    if isinstance(rule, AvoidWords) and not all(re.fullmatch(r"\w+", each) for each in rule.words):
        yield Complaint(place, "looks for single words only")
    if isinstance(rule, Expect):
        group = _question(questionnaire, rule.at.partition(".")[0])
        known = reach(questionnaire, group if isinstance(group, GroupQuestion) else None)
        yield from complaints_about(place, rule.condition, known)
        broken: Condition = Not(kind="not", condition=rule.condition)
        if rule.when is not None:
            broken = AllOf(kind="all_of", conditions=(rule.when, broken))
        yield from complaints_about(f"{place} broken", broken, known)
    if isinstance(rule, SumEquals) and rule.when is not None:
        yield from complaints_about(f"{place} when", rule.when, reach(questionnaire))


def _question(questionnaire: Questionnaire, place: str) -> Question | None:
    name, _, cell_name = place.partition(".")
    question = reach(questionnaire).get(name)
    if not cell_name:
        return question
    cells = question.cells if isinstance(question, GroupQuestion) else ()
    return next((cell for cell in cells if cell.id == cell_name), None)
