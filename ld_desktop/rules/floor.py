"""The benchmarks' floor: the sums themselves, without anything that finds out which they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from ld_desktop.rules.rule import Rule, Value

Sums: TypeAlias = dict[object, Callable[[], Value]]


@contextmanager
def recorded() -> Iterator[Sums]:
    """Every different sum that any rule is asked meanwhile, ready to be done once more.

    A rule asked twice for the same sources counts once: however a program is written, it cannot
    do with fewer sums. For benchmarks only, and not while another thread calculates.
    """
    sums: Sums = {}
    call = Rule.__call__

    def recording(self: Rule, *sources: Any) -> Value:
        body = self.body
        sums[self.name, id(body), sources] = lambda: body(*sources)
        return call(self, *sources)

    Rule.__call__ = recording  # type: ignore[method-assign]
    try:
        yield sums
    finally:
        Rule.__call__ = call  # type: ignore[method-assign]
