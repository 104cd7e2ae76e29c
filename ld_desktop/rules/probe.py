"""What an outcome becomes with one value different: the questions behind band and points."""

from __future__ import annotations

from fractions import Fraction

from ld_desktop.errors import DefinitionError
from ld_desktop.rules.plan import Lists, Values
from ld_desktop.rules.rule import Value
from ld_desktop.rules.ruleset import Run


class Probe:
    """Asks one outcome of a calculation again and again, each time with one value different.

    The same as `Run.changed`, for hundreds of questions about one outcome: only what lies between
    the value and that outcome is redone. The calculation itself never changes.

    Args:
        run: the calculation.
        name: the outcome that is asked; it is calculated once, not per row.

    Raises:
        DefinitionError: when that outcome is not a number.
    """

    def __init__(self, run: Run, name: str) -> None:
        self.now = run.number(name)
        self._values = run.values
        self._plan = run.plan
        self._wanted = self._plan.slots[name, None]
        self._leading = self._plan.leading_to((name, None))
        self._lists = Lists(run.values)
        self._asked: dict[tuple[int, type, object], Fraction] = {}

    def number(self, name: str, key: str | None, value: Value) -> Fraction:
        """The outcome with this value at a name and row, all other values as they were.

        Raises:
            DefinitionError: when it is no number with that value.
        """
        slot = self._plan.slots.get((name, key))
        if slot is None:
            return self.now
        values = self._values.copy()
        values[slot] = value
        only = self._plan.through_one(values, slot, self._leading)
        if only is None:
            return self._answer(values, slot, name, key)
        # Capped or rounded, other values often come to one outcome, and then to one answer.
        of = _outcome(only, values)
        if of == _outcome(only, self._values):
            return self.now
        if of not in self._asked:
            self._asked[of] = self._answer(values, only, name, key)
        return self._asked[of]

    def _answer(self, values: Values, slot: int, name: str, key: str | None) -> Fraction:
        self._plan.redo(values, slot, self._leading, self._lists)
        answer = values[self._wanted]
        if not isinstance(answer, Fraction):
            where = name if key is None else f"{name} {key}"
            raise DefinitionError(f"with another {where}: the outcome is {answer!r}")
        return answer


def _outcome(slot: int, values: Values) -> tuple[int, type, object]:
    """The value in a slot, and of which kind: no number is the same as a yes."""
    value = values[slot]
    exact = value.as_integer_ratio() if isinstance(value, Fraction) else value
    return slot, type(value), exact
