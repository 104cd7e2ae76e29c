"""Rules in the order of their graph, calculated over values and rows, with a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple, TypeAlias

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
        steps = [
            Step(rule, (rule.name, key), self._needs(rule, key, keys, links or {}))
            for rule in self.rules
            for key in ((None,) if rule.per is None else keys.get(rule.per, ()))
            if (rule.name, key) not in given
        ]
        run = Run(self, keys, given, dict(given), tuple(steps), {})
        run.calculate(run.steps)
        return run

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


class Step(NamedTuple):
    """One rule for one row: where its outcome goes and where its sources are."""

    rule: Rule
    place: Place
    needs: tuple[tuple[bool, tuple[Place, ...]], ...]

    @property
    def places(self) -> Iterator[Place]:
        """Every place that a source is read from, in the order of the sources."""
        return (place for _, places in self.needs for place in places)


@dataclass(frozen=True, slots=True)
class Run:
    """One calculation: what was given and everything that follows from it.

    Attributes:
        steps: what is calculated, sources first.
        touched: per place the steps that hang on it, remembered when first asked.
    """

    ruleset: RuleSet
    keys: Mapping[str, tuple[str, ...]]
    given: Mapping[Place, Value]
    found: dict[Place, Value]
    steps: tuple[Step, ...]
    touched: dict[Place, tuple[Step, ...]]

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
        steps, touched = self.steps, self.touched
        if place not in self.given:
            steps, touched = tuple(step for step in steps if step.place != place), {}
        given, found = {**self.given, place: value}, {**self.found, place: value}
        run = Run(self.ruleset, self.keys, given, found, steps, touched)
        if place not in touched:
            touched[place] = tuple(run.after(place))
        run.calculate(touched[place])
        return run

    def calculate(self, steps: Sequence[Step]) -> None:
        """Fill in the outcome of these steps, in this order."""
        found = self.found
        for rule, place, needs in steps:
            sources: list[object] = [
                tuple(map(found.get, places)) if many else found.get(places[0])
                for many, places in needs
            ]
            found[place] = rule(*sources)

    def after(self, place: Place) -> Iterator[Step]:
        """The steps that hang on a value, directly or by other steps."""
        changed = {place}
        for step in self.steps:
            if not changed.isdisjoint(step.places):
                changed.add(step.place)
                yield step

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
        self, naming: Naming, titles: Mapping[str, str] | None = None
    ) -> tuple[TraceStep, ...]:
        """Every calculated step in order.

        Args:
            naming: the path of an input by its name and row; steps are named by their own id.
            titles: what a step's name calls a row, by its key; the formula keeps the key.
        """
        called = titles or {}
        outcomes = tuple(self._outcomes())
        steps = {step.place for step, _ in outcomes}
        step_id = self.ruleset.step_id
        return tuple(
            TraceStep(
                id=step_id(*step.place),
                naam=step.rule.naam.format(rij=called.get(step.place[1] or "", step.place[1])),
                formule=step.rule.formule.format(rij=step.place[1]),
                invoer={
                    step_id(*place) if place in steps else naming(*place): text_of(
                        self.found[place], calculated=place in steps
                    )
                    for place in step.places
                    if self.found.get(place) is not None
                },
                uitkomst=text_of(value, calculated=True),
                eenheid=step.rule.eenheid,
                bron=step.rule.herkomst,
            )
            for step, value in outcomes
        )

    def aannames(self) -> tuple[Aanname, ...]:
        """The assumptions of the rules that were calculated, each once."""
        found = {
            step.rule.aanname.id: step.rule.aanname
            for step, _ in self._outcomes()
            if step.rule.aanname is not None
        }
        return tuple(found.values())

    def _outcomes(self) -> Iterator[tuple[Step, Value]]:
        """The steps that had an outcome."""
        return ((s, self.found[s.place]) for s in self.steps if self.found[s.place] is not None)


def text_of(value: Value, *, calculated: bool) -> str:
    """A value as the trace prints it; what was given keeps all its decimals."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Fraction):
        return decimal_text(value) if calculated else exact_text(value)
    return value or ""
