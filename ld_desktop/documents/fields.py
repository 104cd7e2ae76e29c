"""Kinds of input: one declaration that reads, refuses, describes itself and gives its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Protocol, TypeAlias, TypeGuard

from ld_desktop.documents.info import InputInfo
from ld_desktop.documents.jsontext import MAX_DIGITS
from ld_desktop.documents.ranges import Range, accepted, exact, range_of
from ld_desktop.documents.refusals import (
    BUITEN_BEREIK,
    DOCUMENT,
    ONBEKEND,
    ONTBREEKT,
    STRIJDIG,
    VERKEERD_TYPE,
    Refusals,
)
from ld_desktop.rules.numbers import HONDERD, exact_text

NVT = "nvt"

Schema: TypeAlias = dict[str, Any]


class Field(Protocol):
    """What every kind of input can do."""

    @property
    def label(self) -> str:
        """Dutch name for readers."""

    @property
    def required(self) -> bool:
        """Whether it must always be there."""

    @property
    def default(self) -> object:
        """The value when it is absent; None when there is none."""

    @property
    def allowed(self) -> str:
        """What it may be, as an error says it."""

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """The value for the rules, or None after a refusal; out of range still gives a value.

        `path` is the input's id or path, counting from 1; `where` stands behind the label in an
        error, for example ` (hoofdtaak 2)`.
        """

    def describe(self, path: str) -> Iterator[InputInfo]:
        """The input and what is inside it, for `ld-desktop methods`."""

    def schema(self) -> Schema:
        """Its JSON Schema."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a range, read exactly.

    Attributes:
        above: the lower end itself is not allowed.
        whole: decimals are not allowed.
        nvt: the text `nvt` is allowed and reads as that text.
        when: under which condition it is asked, in words.
        aanname: what we assumed about the range.
        default: what counts when it is absent; then it is not required.
        within: the range itself.
    """

    kind: ClassVar[str] = "getal"
    label: str
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    above: bool = False
    whole: bool = False
    nvt: bool = False
    required: bool = True
    when: str = ""
    aanname: str = ""
    default: Fraction | None = None
    within: Range = made(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the range, which fields with the same ends share."""
        found = range_of(self.low, self.high, above=self.above, whole=self.whole)
        object.__setattr__(self, "within", found)

    @property
    def allowed(self) -> str:
        """The range, for example `0–100` or `meer dan 0 tot en met 60`."""
        low, high = (None if end is None else exact_text(end) for end in (self.low, self.high))
        if low is None:
            text = "een getal" if high is None else f"hoogstens {high}"
        elif self.above:
            text = f"meer dan {low}" + (f" tot en met {high}" if high else "")
        else:
            text = f"{low}–{high}" if high else f"{low} of meer"
        return text + (", heel getal" if self.whole else "") + (f" of {NVT}" if self.nvt else "")

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """A Fraction, the text `nvt`, or None."""
        if isinstance(value, Decimal):
            known = accepted(value, self.within)
            if known is not None:
                return known
        if self.nvt and value == NVT:
            return NVT
        if not _is_number(value):
            refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
            return None
        number = exact(value)
        if number is None:
            allowed = f"hoogstens {MAX_DIGITS} cijfers"
            refusals.add(path, self.label + where, DOCUMENT, value, allowed)
        elif not self.within.holds(number):
            refusals.add(path, self.label + where, BUITEN_BEREIK, value, self.allowed)
        return number

    def describe(self, path: str) -> Iterator[InputInfo]:
        """One line."""
        yield InputInfo(
            path=path,
            label=self.label,
            type="heel getal" if self.whole else self.kind,
            allowed=self.allowed,
            unit=self.unit,
            required=self.required,
            default="" if self.default is None else exact_text(self.default),
            nvt=self.nvt,
            when=self.when,
            aanname=self.aanname,
        )

    def schema(self) -> Schema:
        """A number with its ends; decimals stand as `Decimal`, written by `jsontext.dumps`."""
        schema: Schema = {"type": "integer" if self.whole else "number", "title": self.label}
        if self.low is not None:
            schema["exclusiveMinimum" if self.above else "minimum"] = _plain(self.low)
        if self.high is not None:
            schema["maximum"] = _plain(self.high)
        if self.default is not None:
            schema["default"] = _plain(self.default)
        return {"anyOf": [schema, {"const": NVT}]} if self.nvt else schema


@dataclass(frozen=True, slots=True)
class Boolean:
    """Yes or no, as a JSON boolean."""

    kind: ClassVar[str] = "ja/nee"
    allowed: ClassVar[str] = "true of false"
    label: str
    required: bool = True
    default: bool | None = None

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """A bool, or None."""
        if isinstance(value, bool):
            return value
        refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
        return None

    def describe(self, path: str) -> Iterator[InputInfo]:
        """One line."""
        default = "" if self.default is None else str(self.default).lower()
        yield _line(self, path, self.kind).model_copy(update={"default": default})

    def schema(self) -> Schema:
        """A boolean."""
        schema: Schema = {"type": "boolean", "title": self.label}
        return schema if self.default is None else {**schema, "default": self.default}


@dataclass(frozen=True, slots=True)
class Text:
    """A name. The rules do not use it and no result repeats it."""

    kind: ClassVar[str] = "tekst"
    allowed: ClassVar[str] = "tekst"
    default: ClassVar[None] = None
    label: str
    required: bool = False

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """A str, or None."""
        if isinstance(value, str):
            return value
        refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
        return None

    def describe(self, path: str) -> Iterator[InputInfo]:
        """One line."""
        yield _line(self, path, self.kind)

    def schema(self) -> Schema:
        """A string."""
        return {"type": "string", "title": self.label}


@dataclass(frozen=True, slots=True)
class Record:
    """An object with known keys; every other key is refused."""

    kind: ClassVar[str] = "object"
    allowed: ClassVar[str] = "een object"
    default: ClassVar[None] = None
    label: str
    fields: Mapping[str, Field]
    required: bool = True

    def read(
        self, value: object, path: str, where: str, refusals: Refusals
    ) -> dict[str, object] | None:
        """The values by key, None for what was refused; None when it is no object at all."""
        if not isinstance(value, Mapping):
            refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
            return None
        found: dict[str, object] = {}
        for key, field in self.fields.items():
            below = f"{path}.{key}" if path else key
            if key in value:
                found[key] = field.read(value[key], below, where, refusals)
            elif field.required:
                refusals.add(below, field.label + where, ONTBREEKT, allowed=field.allowed)
            elif field.default is not None:
                found[key] = field.default
        if not self.fields.keys() >= value.keys():
            self._refuse_unknown(value, path, where, refusals)
        return found

    def read_all(self, inputs: Mapping[str, object], refusals: Refusals) -> dict[str, object]:
        """The inputs of a whole document, whose paths start here."""
        return self.read(inputs, "", "", refusals) or {}

    def describe(self, path: str) -> Iterator[InputInfo]:
        """A line per key."""
        for key, field in self.fields.items():
            yield from field.describe(f"{path}.{key}" if path else key)

    def schema(self) -> Schema:
        """An object that takes no other keys."""
        return {
            "type": "object",
            "title": self.label,
            "properties": {key: field.schema() for key, field in self.fields.items()},
            "required": [key for key, field in self.fields.items() if field.required],
            "additionalProperties": False,
        }

    def _refuse_unknown(
        self, value: Mapping[object, object], path: str, where: str, refusals: Refusals
    ) -> None:
        known = ", ".join(self.fields) or "geen enkele sleutel"
        for key, item in value.items():
            if key not in self.fields:
                below = f"{path}.{key}" if path else str(key)
                label = "Onbekende invoer" + where
                refusals.add(below, label, ONBEKEND, item, known)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records of one kind, so many to so many."""

    kind: ClassVar[str] = "lijst"
    default: ClassVar[None] = None
    label: str
    item: str
    record: Record
    low: int
    high: int
    required: bool = True
    when: str = ""

    @property
    def allowed(self) -> str:
        """How many."""
        return f"{self.low}–{self.high} × {self.item}"

    def read(
        self, value: object, path: str, where: str, refusals: Refusals
    ) -> list[dict[str, object] | None] | None:
        """A record per item, None for what is no object; with too many none is looked at."""
        if not isinstance(value, (list, tuple)):
            refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
            return None
        if not self.low <= len(value) <= self.high:
            refusals.add(path, self.label + where, STRIJDIG, value, self.allowed)
            return None
        return [
            self.record.read(item, f"{path}.{number}", f"{where} ({self.item} {number})", refusals)
            for number, item in enumerate(value, start=1)
        ]

    def describe(self, path: str) -> Iterator[InputInfo]:
        """A line for the list and one for each key, with `N` for the number of the item."""
        yield InputInfo(
            path=path,
            label=self.label,
            type=self.kind,
            allowed=self.allowed,
            required=self.required,
            when=self.when,
        )
        yield from self.record.describe(f"{path}.N")

    def schema(self) -> Schema:
        """An array."""
        return {
            "type": "array",
            "title": self.label,
            "minItems": self.low,
            "maxItems": self.high,
            "items": self.record.schema(),
        }


@dataclass(frozen=True, slots=True)
class NumberOrCount:
    """A percentage, or a count against a norm that gives one: `{"aantal": 70, "norm": 80}`.

    `read` gives a Fraction for a percentage, a dict with `aantal` and `norm` for counts.
    """

    number: Number
    default: ClassVar[None] = None
    count: ClassVar[Record] = Record(
        "Telling",
        {
            "aantal": Number("Geteld aantal", Fraction(0)),
            "norm": Number("Aantal volgens de norm", Fraction(0), above=True),
        },
    )

    @property
    def label(self) -> str:
        """The label of the percentage."""
        return self.number.label

    @property
    def required(self) -> bool:
        """As the percentage."""
        return self.number.required

    @property
    def allowed(self) -> str:
        """The range, or the two keys."""
        return f"{self.number.allowed}, of {{aantal, norm}}"

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """The percentage must lie in the range, however it was given."""
        if not isinstance(value, Mapping):
            if not _is_number(value):
                refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
                return None
            return self.number.read(value, path, where, refusals)
        count = self.count.read(value, path, f": {self.label.lower()}{where}", refusals) or {}
        aantal, norm = count.get("aantal"), count.get("norm")
        if isinstance(aantal, Fraction) and isinstance(norm, Fraction) and norm > 0:
            percent = HONDERD * aantal / norm
            if self.number.high is not None and percent > self.number.high:
                text = f"{exact_text(aantal)} op {exact_text(norm)} = {exact_text(percent)} %"
                label = self.label + where
                refusals.add(path, label, BUITEN_BEREIK, text, self.number.allowed)
        return count

    def describe(self, path: str) -> Iterator[InputInfo]:
        """The percentage, then the two keys."""
        for line in self.number.describe(path):
            yield line.model_copy(update={"type": "getal of telling", "allowed": self.allowed})
        for line in self.count.describe(path):
            when = f"in plaats van {self.label.lower()} als percentage"
            yield line.model_copy(update={"required": False, "when": when})

    def schema(self) -> Schema:
        """Either of the two."""
        return {"title": self.label, "anyOf": [self.number.schema(), self.count.schema()]}


def _line(field: Field, path: str, kind: str) -> InputInfo:
    return InputInfo(
        path=path, label=field.label, type=kind, allowed=field.allowed, required=field.required
    )


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def _plain(number: Fraction) -> int | Decimal:
    text = exact_text(number)
    return Decimal(text) if "." in text else int(text)
