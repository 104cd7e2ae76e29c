"""Rules in the order of their graph, calculated over values and rows, with a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import NamedTuple, TypeAlias

from ld_desktop.domain.trace import Aanname, TraceStep
from ld_desktop.errors import DefinitionError
from ld_desktop.rules.numbers import COMPONENT_PLACES, Rounding, decimal_text, exact_text
from ld_desktop.rules.plan import Place, Plan, Step, Values
from ld_desktop.rules.rule import Rule, Value

Naming: TypeAlias = Callable[[str, str | None], str]
Rows: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Value]]]  # group → row key → name → value
Links: TypeAlias = Mapping[
    tuple[str, str, str], Sequence[str]
]  # group, row key, other group → its keys
_PLANS = 32  # shapes remembered per set of rules: no more than a batch mixes, and bounded memory


class _Shape(NamedTuple):
    """What is given, without the values: calculations of one shape have one plan."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]
    links: tuple[tuple[tuple[str, str, str], tuple[str, ...]], ...]


class RuleSet:
    """Rules that belong together, in an order in which every source comes first.

    Args:
        rules: the rules; no two with the same name.
        values: the names of what is given once: inputs and parameters.
        columns: per group the names of what is given in its rows.

    Raises:
        DefinitionError: for a source that nothing gives, a name given twice, or a circle.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        values: Sequence[str] = (),
        columns: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._group = {name: group for group, names in (columns or {}).items() for name in names}
        by_name = {rule.name: rule for rule in rules}
        if len(by_name) < len(rules):
            raise DefinitionError(f"two rules with one name among {[r.name for r in rules]}")
        self._group |= {rule.name: rule.per for rule in rules if rule.per}
        known = {*by_name, *values, *self._group}
        for rule in rules:
            if missing := set(rule.sources) - known:
                raise DefinitionError(f"rule {rule.name}: nothing gives {sorted(missing)}")
        self._shown = {rule.name: rule.shown for rule in rules}
        if len({(rule.shown, rule.per) for rule in rules}) < len(rules):
            raise DefinitionError(f"two rules shown as one among {[r.shown for r in rules]}")
        graph = {r.name: [s for s in r.sources if s in by_name] for r in rules}
        try:
            self.rules = tuple(by_name[name] for name in TopologicalSorter(graph).static_order())
        except CycleError as error:
            raise DefinitionError(f"rules in a circle: {error.args[1]}") from error
        self._plan = lru_cache(maxsize=_PLANS)(self._make_plan)

    def per(self, name: str) -> str | None:
        """The group in whose rows a name stands, or None for what is given once."""
        return self._group.get(name)

    def step_id(self, name: str, key: str | None) -> str:
        """The id of an outcome in trace and components: `resultaat_1`, or the name alone."""
        shown = self._shown[name]
        return shown if key is None else f"{shown}_{key}"

    def run(
        self,
        values: Mapping[str, Value],
        rows: Rows | None = None,
        links: Links | None = None,
    ) -> Run:
        """Calculate everything. A rule fills only what the inputs leave out.

        Args:
            values: what is given once, by name.
            rows: what is given in rows, by group and row key.
            links: which rows of another group belong to a row; without a link, all of them.
        """
        rows, links = rows or {}, links or {}
        plan = self._plan(
            _Shape(
                names=tuple(values),
                rows=tuple(
                    (group, tuple((key, tuple(line)) for key, line in lines.items()))
                    for group, lines in rows.items()
                ),
                links=tuple((where, tuple(keys)) for where, keys in links.items()),
            )
        )
        cells = (line.values() for lines in rows.values() for line in lines.values())
        keys = {group: tuple(lines) for group, lines in rows.items()}
        return Run(self, plan, keys, plan.calculate(chain(values.values(), *cells)))

    def _make_plan(self, shape: _Shape) -> Plan:
        keys = {group: tuple(key for key, _ in lines) for group, lines in shape.rows}
        given: list[Place] = [(name, None) for name in shape.names]
        given += [(name, key) for _, lines in shape.rows for key, line in lines for name in line]
        known, links = frozenset(given), dict(shape.links)
        return Plan(
            given,
            [
                Step(rule, (rule.name, key), self._needs(rule, key, keys, links))
                for rule in self.rules
                for key in ((None,) if rule.per is None else keys.get(rule.per, ()))
                if (rule.name, key) not in known
            ],
        )

    def _needs(
        self, rule: Rule, key: str | None, keys: Mapping[str, tuple[str, ...]], links: Links
    ) -> tuple[tuple[bool, tuple[Place, ...]], ...]:
        """For every source of a rule whether it is a list, and the places it is read from."""
        needs: list[tuple[bool, tuple[Place, ...]]] = []
        for source in rule.sources:
            group = self.per(source)
            if group is None or group == rule.per:
                needs.append((False, ((source, key if group else None),)))
                continue
            every = keys.get(group, ())
            own = rule.per is not None and key is not None
            linked = links.get((rule.per or "", key or "", group), every) if own else every
            needs.append((True, tuple((source, row) for row in linked)))
        return tuple(needs)


class Run:
    """One calculation: what was given and everything that follows from it.

    Attributes:
        keys: per group the keys of its rows, in order.
        given: what was given, by its place.
        found: what was given and what was calculated, by its place.
    """

    def __init__(
        self, ruleset: RuleSet, plan: Plan, keys: Mapping[str, tuple[str, ...]], values: Values
    ) -> None:
        self.ruleset = ruleset
        self.plan = plan
        self.keys = keys
        self.values = values
        self.given: Mapping[Place, Value] = dict(zip(plan.given, values, strict=False))
        self.found: Mapping[Place, Value] = dict(zip(plan.places, values, strict=False))

    def __getitem__(self, name: str) -> Value:
        """The value of something that is given or calculated once."""
        return self.found[name, None]

    def number(self, name: str, key: str | None = None) -> Fraction:
        """A value that must be a number.

        Raises:
            DefinitionError: when it is absent or something else.
        """
        value = self.found.get((name, key))
        if not isinstance(value, Fraction):
            raise DefinitionError(f"{name} {key or ''} is not a number but {value!r}")
        return value

    def changed(self, name: str, value: Value, key: str | None = None) -> Run:
        """The same calculation with one value different; only what hangs on it is redone."""
        place = (name, key)
        if place not in self.given:
            steps = [step for step in self.plan.steps if step.place != place]
            plan = Plan((*self.given, place), steps)
            return Run(self.ruleset, plan, self.keys, plan.calculate([*self.given.values(), value]))
        values, slot = self.values.copy(), self.plan.slots[place]
        values[slot] = value
        self.plan.redo(values, slot)
        return Run(self.ruleset, self.plan, self.keys, values)

    def components(self) -> dict[str, str]:
        """The components that are numbers, as decimal strings of the unrounded value."""
        return {
            self.ruleset.step_id(*step.place): decimal_text(value)
            for step, value in self._outcomes()
            if step.rule.component and isinstance(value, Fraction)
        }

    def labels(self) -> dict[str, str]:
        """The components that are texts."""
        return {
            self.ruleset.step_id(*step.place): value
            for step, value in self._outcomes()
            if step.rule.component and isinstance(value, str)
        }

    def trace(
        self,
        naming: Naming,
        titles: Mapping[str, str] | None = None,
        rounded: Mapping[str, Rounding] | None = None,
    ) -> tuple[TraceStep, ...]:
        """Every calculated step in order.

        Args:
            naming: the path of an input by its name and row; steps are named by their own id.
            titles: what a step's name calls a row, by its key; the formula keeps the key.
            rounded: outcomes that are rounded outside the rules; what is rounded, there or in a
                rule, is printed far enough for a reader to round it again.
        """
        called = titles or {}
        outcomes = tuple(self._outcomes())
        calculated = {step.place for step, _ in outcomes}
        places = dict(self._places(rounded or {}))
        told: dict[Place, tuple[str, str]] = {}  # a value that many steps use is written once

        def tell(place: Place) -> tuple[str, str]:
            if place not in told:
                own = place in calculated
                name = self.ruleset.step_id(*place) if own else naming(*place)
                text = text_of(
                    self.found[place], places.get(place, COMPONENT_PLACES) if own else None
                )
                told[place] = (name, text)
            return told[place]

        return tuple(
            TraceStep(
                id=tell(step.place)[0],
                naam=step.rule.naam.format(rij=called.get(step.place[1] or "", step.place[1])),
                formule=step.rule.formule.format(rij=step.place[1]),
                invoer=dict(
                    tell(place) for place in step.places if self.found.get(place) is not None
                ),
                uitkomst=tell(step.place)[1],
                eenheid=step.rule.eenheid,
                bron=step.rule.herkomst,
            )
            for step, _ in outcomes
        )

    def aannames(self) -> tuple[Aanname, ...]:
        """The assumptions of the rules that were calculated, each once."""
        found = {
            step.rule.aanname.id: step.rule.aanname
            for step, _ in self._outcomes()
            if step.rule.aanname is not None
        }
        return tuple(found.values())

    def _places(self, outside: Mapping[str, Rounding]) -> Iterator[tuple[Place, int]]:
        """With how many decimals what is rounded is printed."""
        of_rules = (
            (place, step.rule.rounding)
            for step, _ in self._outcomes()
            if step.rule.rounding is not None
            for place in step.places
        )
        for place, rounding in (*of_rules, *(((name, None), r) for name, r in outside.items())):
            value = self.found.get(place)
            if isinstance(value, Fraction):
                yield place, rounding.places(value)

    def _outcomes(self) -> Iterator[tuple[Step, Value]]:
        """The steps that had an outcome."""
        found = self.found
        return ((s, found[s.place]) for s in self.plan.steps if found[s.place] is not None)


def text_of(value: Value, places: int | None) -> str:
    """A value as the trace prints it: a calculated one with so many decimals, a given one with all."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Fraction):
        return exact_text(value) if places is None else decimal_text(value, places)
    return value or ""
