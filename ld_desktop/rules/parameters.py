"""Parameters: numbers and choices that rules use, with who said so and from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeAlias

from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.domain.trace import Aanname
from ld_desktop.domain.trace import ParameterSet as Named
from ld_desktop.errors import DefinitionError
from ld_desktop.rules.numbers import exact_text

STANDAARD = "standaard"
AANGEPAST = "aangepast"
Constant: TypeAlias = Fraction | str

_PARAMETER_KEYS = {"label", "unit", "choices", "minimum", "maximum", "above"}
_VALUE_KEYS = {"value", "from", "until", "bron", "aanname"}


@dataclass(frozen=True, slots=True)
class DatedValue:
    """What a parameter was in a period. Without `start` it always was; without `end` it still is."""

    value: Constant
    bron: str
    aanname: str
    start: date | None = None
    end: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether this value is in force on a day; a value without dates needs none."""
        if self.start is None and self.end is None:
            return True
        return day is not None and (
            (self.start is None or self.start <= day) and (self.end is None or day <= self.end)
        )


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value of a method or a regime.

    Attributes:
        adjustable: whether a document or an office's own set may give another value. What the law
            or the specification fixes is not adjustable.
        choices: the texts it may be, when it is not a number.
        above: the minimum itself is not allowed.
    """

    id: str
    label: str
    unit: str
    values: tuple[DatedValue, ...]
    adjustable: bool
    choices: tuple[str, ...] = ()
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    above: bool = False

    def on(self, day: date | None = None) -> DatedValue:
        """The value in force on a day.

        Raises:
            DefinitionError: when there is none: nothing is extrapolated.
        """
        for value in self.values:
            if value.holds(day):
                return value
        raise DefinitionError(f"parameter {self.id} has no value on {day}")

    def aanname(self, day: date | None = None) -> Aanname | None:
        """The assumption behind the value in force, if nobody published it."""
        text = self.on(day).aanname
        return Aanname(id=self.id, tekst=text) if text else None

    @property
    def allowed(self) -> str:
        """What it may be, in words."""
        if self.choices:
            return ", ".join(self.choices)
        low, high = (
            None if end is None else exact_text(end) for end in (self.minimum, self.maximum)
        )
        return f"meer dan {low}–{high or '…'}" if self.above else f"{low or '…'}–{high or '…'}"

    def accepts(self, value: Constant) -> bool:
        """Whether it may have this value."""
        if isinstance(value, str) or self.choices:
            return value in self.choices
        low = (
            self.minimum is None
            or value > self.minimum
            or (value == self.minimum and not self.above)
        )
        return low and (self.maximum is None or value <= self.maximum)


@dataclass(frozen=True)
class ParameterSet:
    """The values of one calculation, with the name of the set and its hash."""

    name: str
    scope: str
    values: Mapping[str, Constant]

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over the canonical JSON of scope and values; the name is no part of it."""
        texts = {
            name: exact_text(value) if isinstance(value, Fraction) else value
            for name, value in self.values.items()
        }
        return sha256(canonical_json({"scope": self.scope, "values": texts}))

    def named(self) -> Named:
        """Name and hash, as a result carries them."""
        return Named(set=self.name, sha256=self.sha256)

    def number(self, name: str) -> Fraction:
        """A value that must be a number.

        Raises:
            DefinitionError: when it is a choice.
        """
        value = self.values[name]
        if isinstance(value, str):
            raise DefinitionError(f"parameter {name} is no number")
        return value


class Parameters:
    """All parameters of a method version or a regime, as one data file gives them.

    Args:
        table: the file: `[adjustable.<id>]` and `[fixed.<id>]` tables with `label`, optional
            `unit`, `choices`, `minimum`, `maximum`, and either `value` with `bron` or `aanname`,
            or `values`: a list of those with `from` and `until`. A table of values is given with
            `each`: `[fixed.norm]` with `each = { K1 = 5 }` is the parameter `norm_K1`, whose
            label has the key for `{}`.
        scope: what they belong to, for example `uniform/2021.1`; part of the hash.

    Raises:
        DefinitionError: for a key it does not know, a value without source, a value not allowed.
    """

    def __init__(self, table: Mapping[str, Any], scope: str) -> None:
        if unknown := table.keys() - {"adjustable", "fixed"}:
            raise DefinitionError(f"{scope}: unknown tables {sorted(unknown)}")
        self.scope = scope
        parts = [
            _parameter(name, entry, adjustable=kind == "adjustable")
            for kind in ("adjustable", "fixed")
            for family, shared in table.get(kind, {}).items()
            for name, entry in _each(family, shared)
        ]
        self.by_id = {parameter.id: parameter for parameter in parts}
        if len(self.by_id) < len(parts):
            raise DefinitionError(f"{scope}: a parameter stands in both tables")

    @property
    def adjustable(self) -> tuple[Parameter, ...]:
        """The parameters that may get another value."""
        return tuple(part for part in self.by_id.values() if part.adjustable)

    @property
    def fixed(self) -> tuple[Parameter, ...]:
        """The parameters that may not."""
        return tuple(part for part in self.by_id.values() if not part.adjustable)

    def standard(self, day: date | None = None) -> ParameterSet:
        """The values we ship, in force on a day (none needed where nothing is dated)."""
        if day is None:
            return self._undated
        return self._standard(day)

    @cached_property
    def _undated(self) -> ParameterSet:
        """The shipped set where nothing is dated: thousands of documents share it and its hash."""
        return self._standard(None)

    def _standard(self, day: date | None) -> ParameterSet:
        values = {name: parameter.on(day).value for name, parameter in self.by_id.items()}
        return ParameterSet(STANDAARD, self.scope, MappingProxyType(values))

    def adjusted(
        self, overrides: Mapping[str, Constant], day: date | None = None, name: str = AANGEPAST
    ) -> ParameterSet:
        """The shipped values with some replaced; with nothing really different, the shipped set.

        Raises:
            DefinitionError: for an override that is unknown, fixed or not allowed: the caller
                has told the user already.
        """
        standard = self.standard(day)
        for key, value in overrides.items():
            parameter = self.by_id.get(key)
            if parameter is None or not parameter.adjustable or not parameter.accepts(value):
                raise DefinitionError(f"{self.scope}: parameter {key} cannot be {value}")
        values = {**standard.values, **overrides}
        return standard if values == standard.values else ParameterSet(name, self.scope, values)


def _each(name: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entry itself, or one for every key of its `each`."""
    if "each" not in entry:
        yield name, entry
        return
    shared = {key: value for key, value in entry.items() if key != "each"}
    for key, value in entry["each"].items():
        label = str(entry["label"]).format(key.replace("_", " "))
        yield f"{name}_{key}", {**shared, "label": label, "value": value}


def _parameter(name: str, entry: Mapping[str, Any], *, adjustable: bool) -> Parameter:
    dated = "values" in entry
    allowed = _PARAMETER_KEYS | ({"values"} if dated else _VALUE_KEYS)
    if unknown := entry.keys() - allowed:
        raise DefinitionError(f"parameter {name}: unknown keys {sorted(unknown)}")
    rows = entry["values"] if dated else [{k: entry[k] for k in _VALUE_KEYS & entry.keys()}]
    parameter = Parameter(
        id=name,
        label=entry["label"],
        unit=entry.get("unit", ""),
        values=tuple(_dated(name, row) for row in rows),
        adjustable=adjustable,
        choices=tuple(entry.get("choices", ())),
        minimum=_bound(entry.get("minimum")),
        maximum=_bound(entry.get("maximum")),
        above=entry.get("above", False),
    )
    if not all(parameter.accepts(dated_value.value) for dated_value in parameter.values):
        raise DefinitionError(f"parameter {name}: a value is not allowed by its own range")
    return parameter


def _dated(name: str, row: Mapping[str, Any]) -> DatedValue:
    if unknown := row.keys() - _VALUE_KEYS:
        raise DefinitionError(f"parameter {name}: unknown keys {sorted(unknown)}")
    if not (row.get("bron") or row.get("aanname")):
        raise DefinitionError(f"parameter {name} has neither bron nor aanname")
    value = row["value"]
    if not isinstance(value, (str, int, Decimal)) or isinstance(value, bool):
        raise DefinitionError(f"parameter {name}: {value!r} is no number or text")
    return DatedValue(
        value=value if isinstance(value, str) else Fraction(value),
        bron=row.get("bron", ""),
        aanname=row.get("aanname", ""),
        start=row.get("from"),
        end=row.get("until"),
    )


def _bound(value: int | Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
