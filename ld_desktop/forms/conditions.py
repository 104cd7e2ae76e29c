"""Whether a condition holds: the closed vocabulary of `definition`, over counting values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ld_desktop.forms.definition import AllOf, Answered, AnyOf, Condition, Equals, Not, OneOf
from ld_desktop.forms.state import Value

Lookup: TypeAlias = Callable[[str], Value | None]


def holds(condition: Condition, lookup: Lookup) -> bool:
    """Whether a condition holds.

    Args:
        condition: what is asked.
        lookup: the counting value of a question by its name, or None.
    """
    match condition:
        case Equals():
            found = _is(lookup(condition.question), condition.value)
        case OneOf():
            value = lookup(condition.question)
            found = any(_is(value, wanted) for wanted in condition.values)
        case Answered():
            found = lookup(condition.question) is not None
        case Not():
            found = not holds(condition.condition, lookup)
        case AllOf():
            found = all(holds(each, lookup) for each in condition.conditions)
        case _:
            found = any(holds(each, lookup) for each in condition.conditions)
    return found


def leaves(condition: Condition) -> Iterator[Equals | OneOf | Answered]:
    """The questions a condition looks at, each with what is asked of it."""
    match condition:
        case Not():
            yield from leaves(condition.condition)
        case AllOf() | AnyOf():
            for each in condition.conditions:
                yield from leaves(each)
        case _:
            yield condition


def _is(value: Value | None, wanted: str) -> bool:
    if isinstance(value, bool):
        return wanted == ("ja" if value else "nee")
    return wanted in value if isinstance(value, tuple) else value == wanted
