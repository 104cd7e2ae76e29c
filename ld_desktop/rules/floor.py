"""The benchmarks' floor: the sums themselves, without anything that finds out which they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from ld_desktop.rules.numbers import Nearly
from ld_desktop.rules.plan import Call, Plan, Values
from ld_desktop.rules.rule import Rule, Value

Sums: TypeAlias = dict[object, Callable[[], Value]]


@contextmanager
def recorded() -> Iterator[Sums]:
    """Every different sum that any rule is asked meanwhile, ready to be done once more.

    A rule asked twice for the same sources counts once: however a program is written, it cannot
    do with fewer sums. For benchmarks only, and not while another thread calculates.
    """
    sums: Sums = {}
    call, calculate = Rule.__call__, Plan.calculate
    heard: dict[Plan, Callable[[], None]] = {}

    def record(body: Call, sources: tuple[Any, ...]) -> None:
        told = tuple(tuple(each) if isinstance(each, Nearly) else each for each in sources)
        sums[body, told] = lambda: body(*sources)

    def recording(self: Rule, *sources: Any) -> Value:
        record(self.body, sources)
        return call(self, *sources)

    def through(asked: Call) -> Call:
        def calling(*sources: Any) -> Value:
            if not isinstance(asked, Rule):  # a rule tells by itself that it is called
                record(asked, sources)
            return asked(*sources)

        return calling

    def listening(self: Plan, given: Iterable[Value]) -> Values:
        if self not in heard:
            heard[self] = self.call_through(through)
        return calculate(self, given)

    Rule.__call__ = recording  # type: ignore[method-assign]
    Plan.calculate = listening  # type: ignore[method-assign]
    try:
        yield sums
    finally:
        Rule.__call__ = call  # type: ignore[method-assign]
        Plan.calculate = calculate  # type: ignore[method-assign]
        for restore in heard.values():
            restore()
