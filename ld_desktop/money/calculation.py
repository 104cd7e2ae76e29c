"""What every regime gives: its inputs, and a calculation with the table values that it used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ld_desktop.documents.fields import Record
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname, TraceStep
from ld_desktop.messages import sentence
from ld_desktop.money.result import Melding, Vergelijking
from ld_desktop.money.tables import PEILDATUM, Tables
from ld_desktop.rules.numbers import Rounding, decimal_text, exact_text, fixed_text
from ld_desktop.rules.parameters import DatedValue
from ld_desktop.rules.rule import Value
from ld_desktop.rules.ruleset import RuleSet, Run

CENTEN = 2  # money.md: amounts in whole cents
LOONWAARDE = "loonwaarde"
OP_CENTEN = Rounding(
    step=Fraction(1, 10**CENTEN),
    bron="uitgangspunt van dit programma (money.md): eenmaal afgerond, aan het eind",
)


class Used(NamedTuple):
    """A value taken from a table: a step of the trace with its own source.

    Attributes:
        name: its name in the rules, which may be shared by several tables (`norm_pct`).
        day: the day it was looked up for, under the id that the trace knows that day by.
    """

    name: str
    label: str
    unit: str
    row: DatedValue
    day: tuple[str, date]

    @property
    def number(self) -> Fraction:
        """The value; every table of this room holds numbers."""
        return Fraction(self.row.value)

    def step(self) -> TraceStep:
        """The look-up, as a reader can repeat it."""
        name, day = self.day
        source = [self.row.bron] if self.row.bron else []
        source += [f"aanname: {self.row.aanname}"] if self.row.aanname else []
        return TraceStep(
            id=self.name,
            naam=self.label,
            formule=f"de rij van {self.row.start} tot en met {self.row.end}",
            invoer={name: day.isoformat()},
            uitkomst=exact_text(self.number),
            eenheid=self.unit,
            bron="; ".join(source),
        )


class Side(NamedTuple):
    """One line of the picture with and without the instrument, by the names of two outcomes."""

    id: str
    naam: str
    zonder: str
    met: str


class Signal(NamedTuple):
    """An outcome that makes a melding: which one, at yes or at no."""

    id: str
    outcome: str
    when: bool


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculation that was accepted and done.

    Attributes:
        amounts: the names of the outcomes that are amounts, in their order.
        used: the table values, in the order in which a reader needs them.
        signals: which outcomes make a melding.
        sides: what is shown with and without the instrument.
        condition: the outcome without which the instrument does not apply; empty for none.
        paths: inputs whose name in the rules is not their own.
        first: the steps that the look-ups rest on, so that they come before them.
    """

    run: Run
    amounts: Sequence[str]
    used: Sequence[Used]
    signals: Sequence[Signal] = ()
    aannames: Sequence[Aanname] = ()
    sides: Sequence[Side] = ()
    condition: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    first: Sequence[str] = ()

    @property
    def applies(self) -> bool:
        """Whether there is a right to the instrument at all."""
        return not self.condition or self.found(self.condition) is True

    def found(self, name: str) -> Value:
        """An outcome or input, None where it does not apply."""
        return self.run.found.get((name, None))

    def rounded(self) -> dict[str, str | bool]:
        """The amounts that apply, each rounded once; what is no amount but yes or no stays so."""
        values = ((name, self.found(name)) for name in self.amounts)
        return {
            name: value if isinstance(value, bool) else fixed_text(value, CENTEN)
            for name, value in values
            if isinstance(value, (bool, Fraction))
        }

    def trace(self) -> tuple[TraceStep, ...]:
        """Every step from the tables to the cents."""
        rounded = dict.fromkeys(self.amounts, OP_CENTEN)
        steps = self.run.trace(lambda name, _: self.paths.get(name, name), rounded=rounded)
        before = tuple(step for step in steps if step.id in self.first)
        looked_up = tuple(used.step() for used in self.used)
        after = tuple(step for step in steps if step.id not in self.first)
        return (*before, *looked_up, *after, self._rounding())

    def all_aannames(self) -> tuple[Aanname, ...]:
        """Every assumption that touched an amount: of tables, of rules, and of the regime."""
        of_tables = tuple(
            Aanname(id=used.name, tekst=used.row.aanname) for used in self.used if used.row.aanname
        )
        return (*of_tables, *self.run.aannames(), *self.aannames)

    def meldingen(self) -> tuple[Melding, ...]:
        """What a reader of the amounts must know besides."""
        values = [(used.name, exact_text(used.number)) for used in self.used]
        return tuple(
            Melding(id=signal.id, tekst=sentence(f"money.melding_{signal.id}", values))
            for signal in self.signals
            if self.found(signal.outcome) is signal.when
        )

    def vergelijking(self) -> tuple[Vergelijking, ...]:
        """With and without the instrument, for who it concerns; nothing without a right to it."""
        return tuple(self._sides()) if self.applies else ()

    def _sides(self) -> Iterator[Vergelijking]:
        for side in self.sides:
            zonder, met = self.found(side.zonder), self.found(side.met)
            if isinstance(zonder, Fraction) and isinstance(met, Fraction):
                yield Vergelijking(
                    id=side.id,
                    naam=side.naam,
                    zonder=fixed_text(zonder, CENTEN),
                    met=fixed_text(met, CENTEN),
                )

    def _rounding(self) -> TraceStep:
        """The only rounding there is, shown once for all amounts."""
        exact = {name: self.found(name) for name in self.amounts}
        numbers = {name: v for name, v in exact.items() if isinstance(v, Fraction)}
        return TraceStep(
            id="bedragen",
            naam="Bedragen in hele centen",
            formule="elk bedrag op hele centen afgerond, een halve cent naar boven",
            invoer={n: decimal_text(v, OP_CENTEN.places(v)) for n, v in numbers.items()},
            uitkomst="; ".join(f"{n} = {fixed_text(v, CENTEN)}" for n, v in numbers.items()),
            eenheid="euro",
            bron=OP_CENTEN.bron,
        )


class Lookup:
    """Takes values from the tables for one calculation and remembers which."""

    def __init__(self, tables: Tables, refusals: Refusals) -> None:
        self._tables = tables
        self._refusals = refusals
        self.used: list[Used] = []

    def take(
        self, table: str, day: date, *, name: str | None = None, day_id: str = PEILDATUM
    ) -> Fraction | None:
        """The value of a table on a day, also under another name; None after a refusal."""
        row = self._tables.on(table, day, self._refusals)
        if row is None:
            return None
        parameter = self._tables.by_id[table]
        used = Used(name or table, parameter.label, parameter.unit, row, (day_id, day))
        self.used.append(used)
        return used.number


@dataclass(frozen=True, slots=True)
class Regime:
    """One regime: what it reads, and what it makes of that.

    Attributes:
        calculate: checks what one input alone cannot say, then calculates; None after a refusal.
    """

    id: str
    naam: str
    bron: str
    inputs: Record
    calculate: Callable[[Mapping[str, object], Tables, Refusals], Calculation | None]


def run_rules(rules: RuleSet, given: Mapping[str, Value], lookup: Lookup) -> Run:
    """Calculate with the inputs and with every table value that was taken."""
    return rules.run({**given, **{used.name: used.number for used in lookup.used}})


def numbers(values: Mapping[str, object]) -> dict[str, Value]:
    """The inputs that are numbers, for the rules."""
    return {name: value for name, value in values.items() if isinstance(value, Fraction)}
