"""Whether conditions look back only, name what exists, and can ever hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from ld_desktop.forms.complaint import Complaint
from ld_desktop.forms.conditions import holds, leaves
from ld_desktop.forms.definition import (
    Answered,
    Cell,
    ChoiceQuestion,
    Condition,
    Equals,
    GroupQuestion,
    MultipleQuestion,
    OneOf,
    Question,
    Questionnaire,
    ScaleQuestion,
    YesNoQuestion,
)
from ld_desktop.forms.navigation import sections_with_cells
from ld_desktop.forms.state import Value

_Known = Mapping[str, Question]


class _Asked(NamedTuple):
    """A question as it is asked: what a condition there may look at, in the order of asking."""

    place: str
    question: Question
    known: _Known


def condition_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """What is wrong with the conditions under which questions are shown."""
    for asked in _in_order(questionnaire):
        if asked.question.when is not None:
            yield from complaints_about(asked.place, asked.question.when, asked.known)


def complaints_about(place: str, condition: Condition, known: _Known) -> Iterator[Complaint]:
    """What is wrong with one condition.

    Args:
        place: what the complaint begins with.
        condition: to be looked at.
        known: the questions it may name, in the order of asking.
    """
    dangling = [leaf.question for leaf in leaves(condition) if leaf.question not in known]
    if dangling:
        yield Complaint(place, f"looks at {', '.join(dangling)}, which is not asked before")
        return
    wrong = [text for leaf in leaves(condition) for text in _option_faults(leaf, known)]
    yield from (Complaint(place, text) for text in wrong)
    if not wrong and not _can_hold(condition, known):
        yield Complaint(place, "its condition can never hold")


def reach(questionnaire: Questionnaire, group: GroupQuestion | None = None) -> dict[str, Question]:
    """What a rule may name: all questions, and for a rule in rows the cells of that table first."""
    outside = {q.id: q for section in questionnaire.sections for q in section.questions}
    cells: dict[str, Question] = {cell.id: cell for cell in group.cells} if group else {}
    return outside | cells


def _in_order(questionnaire: Questionnaire) -> Iterator[_Asked]:
    outside: dict[str, Question] = {}
    cells: dict[str, dict[str, Question]] = {}
    for section in sections_with_cells(questionnaire):
        for question in section.questions:
            yield _Asked(question.id, question, dict(outside))
            outside[question.id] = question
            if isinstance(question, GroupQuestion):
                own = section.table(question.id).cells
                yield from _cells(question, own, outside, cells.setdefault(question.id, {}))
        for table in section.tables:
            if not table.whole:
                yield from _cells(
                    table.group, table.cells, outside, cells.setdefault(table.group.id, {})
                )


def _cells(
    group: GroupQuestion, asked: tuple[Cell, ...], outside: _Known, before: dict[str, Question]
) -> Iterator[_Asked]:
    for cell in asked:
        yield _Asked(f"{group.id}.{cell.id}", cell, {**outside, **before})
        before[cell.id] = cell


def _option_faults(leaf: Equals | OneOf | Answered, known: _Known) -> Iterator[str]:
    question = known[leaf.question]
    match leaf:
        case Equals():
            wanted: tuple[str, ...] = (leaf.value,)
        case OneOf():
            wanted = leaf.values
        case _:
            wanted = ()
    for value in wanted:
        if value not in _words(question):
            yield f"{question.id} can never be {value}"


def _words(question: Question) -> tuple[str, ...]:
    match question:
        case YesNoQuestion():
            return ("ja", "nee")
        case ChoiceQuestion() | ScaleQuestion() | MultipleQuestion():
            return tuple(option.id for option in question.options)
        case _:
            return ()


def _can_hold(condition: Condition, known: _Known) -> bool:
    """Whether any set of answers makes it hold, hidden questions along the way not counting."""
    names = _closure(condition, known)
    spoken = _spoken_of(condition, [known[name].when for name in names])

    def found(place: int, counting: dict[str, Value | None]) -> bool:
        if place == len(names):
            return holds(condition, counting.get)
        question = known[names[place]]
        asked = question.when is None or holds(question.when, counting.get)
        values = _possible(question, spoken.get(question.id, ())) if asked else (None,)
        return any(found(place + 1, {**counting, names[place]: value}) for value in values)

    return found(0, {})


def _closure(condition: Condition, known: _Known) -> list[str]:
    """The questions that decide a condition, with those that decide whether they are asked."""
    found: set[str] = set()
    waiting = [leaf.question for leaf in leaves(condition)]
    while waiting:
        name = waiting.pop()
        when = known[name].when
        if name not in found and when is not None:
            waiting += [leaf.question for leaf in leaves(when)]
        found.add(name)
    return [name for name in known if name in found]


def _spoken_of(condition: Condition, others: list[Condition | None]) -> dict[str, set[str]]:
    """The options that conditions name, by question: all others are alike to them."""
    spoken: dict[str, set[str]] = {}
    for each in (condition, *others):
        for leaf in leaves(each) if each is not None else ():
            match leaf:
                case Equals():
                    spoken.setdefault(leaf.question, set()).add(leaf.value)
                case OneOf():
                    spoken.setdefault(leaf.question, set()).update(leaf.values)
                case _:
                    continue
    return spoken


def _possible(question: Question, spoken: Collection[str]) -> tuple[Value | None, ...]:
    words = _words(question)
    other = next((word for word in words if word not in spoken), None)
    telling = [word for word in words if word in spoken or word == other]
    match question:
        case YesNoQuestion():
            return (None, True, False)
        case ChoiceQuestion() | ScaleQuestion():
            return (None, *telling)
        case MultipleQuestion():
            sizes = range(1, len(telling) + 1)
            return (None, *(some for size in sizes for some in combinations(telling, size)))
        case _:
            return (None, "iets")
