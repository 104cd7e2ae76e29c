"""A calculation of one shape made ready: its steps, and what is redone when a value changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from ld_desktop.errors import DefinitionError
from ld_desktop.rules.numbers import Nearly, Sum, summed
from ld_desktop.rules.rule import Rule, Value

Place: TypeAlias = tuple[str, str | None]  # a name, and the row it stands in
Values: TypeAlias = list[Value]  # by slot
Call: TypeAlias = Callable[..., Value]  # a rule, or its body
Read: TypeAlias = Callable[[Values], Sequence[Any]]
_LONG = 8  # places from which a list is changed rather than added up anew
EVERYTHING = -1  # all jobs, as a whole number whose bits are all 1


class Step(NamedTuple):
    """One rule for one row: where its outcome goes and where its sources are.

    Attributes:
        needs: for every source whether it is a list, and the places it is read from.
    """

    rule: Rule
    place: Place
    needs: tuple[tuple[bool, tuple[Place, ...]], ...]

    @property
    def places(self) -> Iterator[Place]:
        """Every place that a source is read from, in the order of the sources."""
        return (place for _, places in self.needs for place in places)

    @property
    def reads_long_list(self) -> bool:
        """Whether its only source is a list of many values, each once."""
        if len(self.needs) != 1:
            return False
        many, places = self.needs[0]
        return many and len(set(places)) == len(places) >= _LONG


class _Job(NamedTuple):
    """A rule over certain sources, and where its outcome goes: to every row with these sources."""

    rule: Call
    sources: frozenset[int]
    read: Read
    slots: list[int]


class Lists:
    """The long lists of one calculation with their sums: one other value is then a small change.

    Args:
        values: as `Plan.calculate` gave them; they stay as they are.
    """

    def __init__(self, values: Values) -> None:
        self._values = values
        self._known: dict[int, Sum] = {}

    def nearly(self, job: _Job, values: Values, slot: int) -> Nearly:
        """The list of a job as it is now, with what it was: another value in one slot."""
        place = job.slots[0]
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = summed(job.read(self._values)[0])
        return Nearly(partial(job.read, values), known, self._values[slot], values[slot])


class Plan:
    """The steps of all calculations that have the same inputs, rows and links.

    Every place has a slot, which is a number. A set of jobs is a whole number with a bit for each:
    adding and taking the first are single operations, and the first bit is the first in order.

    Args:
        given: where values are given, in the order in which they will be.
        steps: what is calculated, sources first.

    Raises:
        DefinitionError: for a place that is given twice.
    """

    def __init__(self, given: Sequence[Place], steps: Sequence[Step]) -> None:
        self.given = tuple(given)
        self.steps = tuple(steps)
        self.places = (*self.given, *(step.place for step in self.steps))
        read = (place for step in self.steps for place in step.places)
        self.slots = {place: n for n, place in enumerate(dict.fromkeys((*self.places, *read)))}
        if len(set(self.places)) < len(self.places):
            raise DefinitionError("two groups give one place: the same name under the same key")
        self._jobs = self._made_jobs()
        long = {self.slots[step.place] for step in self.steps if step.reads_long_list}
        self._hanging = [0] * len(self.slots)  # per slot the jobs that read it
        self._long = [0] * len(self.slots)  # and of those the ones that read one long list
        for number, job in enumerate(self._jobs):
            for slot in job.sources:
                self._hanging[slot] |= 1 << number
                self._long[slot] |= 1 << number if job.slots[0] in long else 0
        self._leading: dict[Place, int] = {}

    def calculate(self, given: Iterable[Value]) -> Values:
        """Every value by its slot; None where nothing is given and nothing follows."""
        values: Values = [*given]
        values += [None] * (len(self.slots) - len(values))
        for rule, _, read, slots in self._jobs:
            outcome = rule(*read(values))
            for slot in slots:
                values[slot] = outcome
        return values

    def redo(
        self, values: Values, slot: int, only: int = EVERYTHING, lists: Lists | None = None
    ) -> None:
        """Calculate again what hangs on one value, no further than where an outcome stays the same.

        Args:
            values: as `calculate` gave them, and in one slot another value.
            slot: that slot.
            only: the jobs that matter.
            lists: the long lists of the calculation before, which are then not added up anew.
        """
        jobs, hanging, long = self._jobs, self._hanging, self._long
        waiting, movers = hanging[slot] & only, [slot]
        once, twice = long[slot], 0  # the long lists in which one value is another, or several are
        while waiting:
            first = waiting & -waiting  # jobs stand in the order of the steps: sources first
            waiting ^= first
            rule, _, read, slots = job = jobs[first.bit_length() - 1]
            if lists is not None and first & once and not first & twice:
                mover = movers[0]
                if not long[mover] & first:
                    mover = next(changed for changed in movers if long[changed] & first)
                outcome = rule(lists.nearly(job, values, mover))
            else:
                outcome = rule(*read(values))
            before = values[slots[0]]
            if isinstance(outcome, Fraction) and isinstance(before, Fraction):  # in lowest terms
                same = outcome.as_integer_ratio() == before.as_integer_ratio()
            else:
                same = type(outcome) is type(before) and outcome == before
            if same:
                continue
            for changed in slots:
                values[changed] = outcome
                waiting |= hanging[changed] & only
                if long[changed]:
                    movers.append(changed)
                    twice |= once & long[changed]
                    once |= long[changed]

    def through_one(self, values: Values, slot: int, only: int = EVERYTHING) -> int | None:
        """Where the one rule that reads a value leaves its outcome; None where it is not one alone.

        Args:
            values: as `calculate` gave them, and in one slot another value; the outcome is put in.
            slot: that slot.
            only: the jobs that matter.
        """
        waiting = self._hanging[slot] & only
        if not waiting or waiting & (waiting - 1):
            return None
        rule, _, read, slots = self._jobs[waiting.bit_length() - 1]
        if len(slots) > 1:
            return None
        values[slots[0]] = rule(*read(values))
        return slots[0]

    def call_through(self, wrap: Callable[[Call], Call]) -> Callable[[], None]:
        """Call every rule through something else, until what is given back is called.

        For benchmarks, which count what is asked.
        """
        jobs = self._jobs
        self._jobs = tuple(job._replace(rule=wrap(job.rule)) for job in jobs)

        def restore() -> None:
            self._jobs = jobs

        return restore

    def leading_to(self, place: Place) -> int:
        """The jobs that an outcome rests on."""
        if place not in self._leading:
            needed, found = {self.slots[place]}, 0
            for number, job in reversed(tuple(enumerate(self._jobs))):
                if not needed.isdisjoint(job.slots):
                    needed |= job.sources
                    found |= 1 << number
            self._leading[place] = found
        return self._leading[place]

    def _made_jobs(self) -> tuple[_Job, ...]:
        jobs: dict[object, _Job] = {}
        for step in self.steps:
            key = (step.rule.name, step.needs)
            if key not in jobs:
                sources = frozenset(self.slots[place] for place in step.places)
                jobs[key] = _Job(step.rule.calculation, sources, self._reader(step), [])
            jobs[key].slots.append(self.slots[step.place])
        return tuple(jobs.values())

    def _reader(self, step: Step) -> Read:
        """Takes the sources of a step from the values, lists as tuples."""
        parts = [(many, [self.slots[place] for place in places]) for many, places in step.needs]
        if not any(many for many, _ in parts):
            return _list_reader([slot for _, slots in parts for slot in slots])
        readers = [_list_reader(slots) if many else itemgetter(*slots) for many, slots in parts]
        return lambda values: [read(values) for read in readers]


def _list_reader(slots: Sequence[int]) -> Read:
    """Takes several values at once; `itemgetter` gives a tuple only where there are two or more."""
    if len(slots) > 1:
        return itemgetter(*slots)
    return lambda values: tuple([values[slot] for slot in slots])
