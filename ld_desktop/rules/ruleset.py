"""Rules in the order of their graph, calculated over values and rows, with a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from ld_desktop.domain.trace import Aanname, TraceStep
from ld_desktop.errors import DefinitionError
from ld_desktop.rules.numbers import decimal_text, exact_text
from ld_desktop.rules.rule import Rule, Value

Place: TypeAlias = tuple[str, str | None]  # a name, and the row it stands in
Naming: TypeAlias = Callable[[str, str | None], str]
Rows: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Value]]]  # group → row key → name → value
Links: TypeAlias = Mapping[
    tuple[str, str, str], Sequence[str]
]  # group, row key, other group → its keys


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
        keys = {group: tuple(lines) for group, lines in (rows or {}).items()}
        given: dict[Place, Value] = {(name, None): value for name, value in values.items()}
        for lines in (rows or {}).values():
            for key, line in lines.items():
                for name, value in line.items():
                    given[name, key] = value
        run = Run(self, keys, given, dict(given), links or {})
        run.calculate(None)
        return run


@dataclass(frozen=True, slots=True)
class Run:
    """One calculation: what was given and everything that follows from it."""

    ruleset: RuleSet
    keys: Mapping[str, tuple[str, ...]]
    given: Mapping[Place, Value]
    found: dict[Place, Value]
    links: Links

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
        """The same calculation with one value different; only what depends on it is redone."""
        place = (name, key)
        run = Run(
            self.ruleset,
            self.keys,
            {**self.given, place: value},
            {**self.found, place: value},
            self.links,
        )
        run.calculate({place})
        return run

    def calculate(self, changed: set[Place] | None) -> None:
        """Fill in every rule's outcome; with `changed`, only those that these places touch."""
        names = None if changed is None else {name for name, _ in changed}
        for rule in self.ruleset.rules:
            if names is not None and names.isdisjoint(rule.sources):
                continue
            for key in self._keys_of(rule):
                place = (rule.name, key)
                if place in self.given:
                    continue
                if changed is not None and changed.isdisjoint(self._places(rule, key)):
                    continue
                self.found[place] = rule(*self._sources(rule, key))
                if changed is not None and names is not None:
                    changed.add(place)
                    names.add(rule.name)

    def components(self) -> dict[str, str]:
        """The components that are numbers, as decimal strings of the unrounded value."""
        return {
            self.ruleset.step_id(rule.name, key): decimal_text(value)
            for rule, key, value in self._outcomes()
            if rule.component and isinstance(value, Fraction)
        }

    def labels(self) -> dict[str, str]:
        """The components that are texts."""
        return {
            self.ruleset.step_id(rule.name, key): value
            for rule, key, value in self._outcomes()
            if rule.component and isinstance(value, str)
        }

    def trace(
        self, naming: Naming, titles: Mapping[str, str] | None = None
    ) -> tuple[TraceStep, ...]:
        """Every calculated step in order.

        Args:
            naming: the path of an input by its name and row; steps are named by their own id.
            titles: what a step's name calls a row, by its key; the formula keeps the key.
        """
        called = titles or {}
        steps = {(rule.name, key) for rule, key, _ in self._outcomes()}
        step_id = self.ruleset.step_id
        return tuple(
            TraceStep(
                id=step_id(rule.name, key),
                naam=rule.naam.format(rij=called.get(key or "", key)),
                formule=rule.formule.format(rij=key),
                invoer={
                    step_id(*place) if place in steps else naming(*place): text_of(
                        self.found[place], calculated=place in steps
                    )
                    for place in self._places(rule, key)
                    if self.found.get(place) is not None
                },
                uitkomst=text_of(value, calculated=True),
                eenheid=rule.eenheid,
                bron=rule.herkomst,
            )
            for rule, key, value in self._outcomes()
        )

    def aannames(self) -> tuple[Aanname, ...]:
        """The assumptions of the rules that were calculated, each once."""
        found = {
            rule.aanname.id: rule.aanname
            for rule, _, _ in self._outcomes()
            if rule.aanname is not None
        }
        return tuple(found.values())

    def _outcomes(self) -> Iterator[tuple[Rule, str | None, Value]]:
        for rule in self.ruleset.rules:
            for key in self._keys_of(rule):
                place = (rule.name, key)
                if place not in self.given and self.found[place] is not None:
                    yield rule, key, self.found[place]

    def _keys_of(self, rule: Rule) -> tuple[str | None, ...]:
        return (None,) if rule.per is None else self.keys.get(rule.per, ())

    def _places(self, rule: Rule, key: str | None) -> Iterator[Place]:
        for source in rule.sources:
            group = self.ruleset.per(source)
            if group is None:
                yield source, None
            elif group == rule.per:
                yield source, key
            else:
                yield from ((source, row) for row in self._linked(rule, key, group))

    def _linked(self, rule: Rule, key: str | None, group: str) -> Sequence[str]:
        """The rows of another group that a rule reads for one of its own."""
        every = self.keys.get(group, ())
        if rule.per is None or key is None:
            return every
        return self.links.get((rule.per, key, group), every)

    def _sources(self, rule: Rule, key: str | None) -> list[object]:
        sources: list[object] = []
        for source in rule.sources:
            group = self.ruleset.per(source)
            if group is None:
                sources.append(self.found.get((source, None)))
            elif group == rule.per:
                sources.append(self.found.get((source, key)))
            else:
                rows = self._linked(rule, key, group)
                sources.append(tuple(self.found.get((source, row)) for row in rows))
        return sources


def text_of(value: Value, *, calculated: bool) -> str:
    """A value as the trace prints it; what was given keeps all its decimals."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Fraction):
        return decimal_text(value) if calculated else exact_text(value)
    return value or ""
