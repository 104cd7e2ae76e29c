"""The rules of a questionnaire: what several answers must say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.conditions import Lookup, holds
from ld_desktop.forms.definition import (
    AvoidWords,
    DateOrder,
    Differ,
    Expect,
    GroupQuestion,
    NumberOrder,
    Question,
    Rule,
    SumEquals,
    TextQuestion,
)
from ld_desktop.forms.reading_numbers import show_number
from ld_desktop.forms.state import QuestionState, Value
from ld_desktop.forms.walk import Place, Walk
from ld_desktop.forms.wrong import located, wrong

_WORD = re.compile(r"\w+")


def broken(rules: tuple[Rule, ...], walk: Walk) -> Iterator[Problem]:
    """The problems of all rules that do not hold; a rule with an answer still missing is silent."""
    for rule in rules:
        match rule:
            case DateOrder():
                yield from _date_order(rule, walk)
            case NumberOrder():
                yield from _number_order(rule, walk)
            case SumEquals():
                yield from _sum_equals(rule, walk)
            case Differ():
                yield from _differ(rule, walk)
            case AvoidWords():
                yield from (
                    problem for passed in walk.passed for problem in passed.avoided[rule.id]
                )
            case _:
                yield from _expect(rule, walk)


def _date_order(rule: DateOrder, walk: Walk) -> Iterator[Problem]:
    first, last = _value(walk, rule.earlier), _value(walk, rule.later)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield _problem(rule, walk.questions[rule.later], earlier=_label(walk, rule.earlier))


def _number_order(rule: NumberOrder, walk: Walk) -> Iterator[Problem]:
    small, large = _value(walk, rule.smaller), _value(walk, rule.larger)
    if isinstance(small, Decimal) and isinstance(large, Decimal) and small > large:
        yield _problem(rule, walk.questions[rule.smaller], larger=_label(walk, rule.larger))


def _sum_equals(rule: SumEquals, walk: Walk) -> Iterator[Problem]:
    group = walk.questions[rule.group]
    total = rule.total if rule.total is not None else _value(walk, rule.total_question)
    lookup = walk.lookup(Place(group.id, ""), group.respondents[0])
    if not isinstance(total, Decimal) or not _applies(rule, lookup):
        return
    rows = walk.rows.get(group.id, ())
    found = [_value(walk, f"{group.id}.{row}.{rule.cell}") for row in rows]
    numbers = [value for value in found if isinstance(value, Decimal)]
    if numbers and len(numbers) == len(rows) and sum(numbers) != total:
        said = show_number(sum(numbers, Decimal(0)))
        yield _problem(rule, group, sum=said, total=show_number(total))


def _differ(rule: Differ, walk: Walk) -> Iterator[Problem]:
    group = walk.questions[rule.group]
    assert isinstance(group, GroupQuestion)  # noqa: S101 - lint refuses any other
    for row in walk.rows.get(group.id, ()):
        said: dict[str, str] = {}
        for name in rule.cells:
            text = _value(walk, f"{group.id}.{row}.{name}")
            words = " ".join(str(text).casefold().split()) if text is not None else ""
            cell = next(cell for cell in group.cells if cell.id == name)
            if words in said:
                place = walk.cell_place(group, row, name)
                problem = _problem(rule, cell, other=said[words])
                yield located(problem, place.path, place.prefix)
            elif words:
                said[words] = cell.label


def avoided(walk: Walk, states: list[QuestionState]) -> dict[str, tuple[Problem, ...]]:
    """The words that should not stand in these answers; read once, and not again at each key."""
    return {
        rule.id: tuple(_avoid_words(rule, walk, states))
        for rule in walk.plan.questionnaire.rules
        if isinstance(rule, AvoidWords)
    }


def _avoid_words(rule: AvoidWords, walk: Walk, states: list[QuestionState]) -> Iterator[Problem]:
    areas = [
        state
        for state in states
        if state.value and isinstance(state.question, TextQuestion) and state.question.lines > 1
    ]
    unwanted = frozenset(word.casefold() for word in rule.words) if areas else frozenset()
    for state in areas:
        if unwanted.isdisjoint(_WORD.findall(str(state.value).casefold())):
            continue
        problem = _problem(rule, state.question)
        group = walk.questions[state.path.partition(".")[0]]
        if isinstance(group, GroupQuestion) and state.row is not None:
            place = walk.cell_place(group, state.row, state.question.id)
            problem = located(problem, place.path, place.prefix)
        yield problem


def _expect(rule: Expect, walk: Walk) -> Iterator[Problem]:
    name, _, cell_name = rule.at.partition(".")
    at = walk.questions[name]
    if isinstance(at, GroupQuestion) and cell_name:
        cell = next(cell for cell in at.cells if cell.id == cell_name)
        for row in walk.rows.get(at.id, ()):
            yield from _expect_at(rule, walk, cell, walk.cell_place(at, row, cell_name))
    else:
        yield from _expect_at(rule, walk, at, Place(at.id, ""))


def _expect_at(rule: Expect, walk: Walk, at: Question, place: Place) -> Iterator[Problem]:
    lookup = walk.lookup(place, at.respondents[0])
    tried = place.path in walk.asked and _applies(rule, lookup)
    if tried and not holds(rule.condition, lookup):
        yield located(_problem(rule, at), place.path, place.prefix)


def _applies(rule: SumEquals | Expect, lookup: Lookup) -> bool:
    return rule.when is None or holds(rule.when, lookup)


def _value(walk: Walk, path: str) -> Value | None:
    """The counting value at a path, of the first respondent of its question."""
    name, _, rest = path.partition(".")
    question = walk.questions.get(name)
    if isinstance(question, GroupQuestion) and rest:
        cell_name = rest.partition(".")[2]
        question = next(cell for cell in question.cells if cell.id == cell_name)
    return walk.values.get((path, question.respondents[0])) if question else None


def _label(walk: Walk, name: str) -> str:
    return walk.questions[name].label


def _problem(rule: Rule, at: Question, **values: object) -> Problem:
    return wrong(f"rule.{rule.id}", at, rule.severity, **values)
