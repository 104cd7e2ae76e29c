"""From answers to the inputs of a method, as its evidence file says: pure, and never an exception."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeGuard

from ld_desktop.documents.choices import Levels
from ld_desktop.documents.fields import NVT, Field, Listing, Number, Record
from ld_desktop.methods.definition import Method
from ld_desktop.methods.evidence_file import (
    CountEvidence,
    EvidenceFile,
    ListEvidence,
    MapEvidence,
    variants,
)
from ld_desktop.methods.evidence_values import Evidence, Given
from ld_desktop.methods.variants import Codes, Variants

NONE_OPTION = "geen"  # chosen among several it says that there are none
_NUMBER = re.compile(r"-?[0-9]{1,20}([.,][0-9]{1,20})?")
_LONGEST = 50  # digits: no score comes near
_ABSENT = object()


def collect_inputs(method: Method, file: EvidenceFile, given: Given) -> Evidence:
    """The inputs that the answers give to a method, and where each came from.

    Args:
        method: the version of the measurement.
        file: its evidence.
        given: the answers; whatever they are, the method judges them.
    """
    collector = _Collector(method, file, given)
    collector.run()
    return Evidence(collector.inputs, collector.places, collector.unused)


class _Collector:
    """One walk along the inputs of a method."""

    def __init__(self, method: Method, file: EvidenceFile, given: Given) -> None:
        """Start with nothing collected."""
        self.inputs: dict[str, object] = {}
        self.places: dict[str, str] = {}
        self.unused: dict[str, tuple[str, ...]] = {}
        self._method = method
        self._file = file
        self._given = given
        self._variant = ""

    def run(self) -> None:
        """Every input of the variant that was answered."""
        self._choose_variant()
        records = variants(self._method)
        for name, field in records[self._variant].fields.items():
            found = self._input(name, field)
            if found is not _ABSENT:
                self.inputs[name] = found
        self._follow()

    def _choose_variant(self) -> None:
        inputs = self._method.inputs
        if not isinstance(inputs, Variants):
            return
        self.places[inputs.key] = inputs.key
        found = self._single(inputs.key, inputs.choice)
        if found is not _ABSENT:
            self.inputs[inputs.key] = found
        known = str(found) in inputs.records
        self._variant = str(found) if known else str(inputs.choice.default)

    def _input(self, name: str, field: Field) -> object:
        listed, mapped = (
            self._file.list_of(name, self._variant),
            self._file.map_of(name, self._variant),
        )
        counted = self._file.count_of(name)
        if isinstance(field, Listing) and listed is not None:
            return self._list(listed, field)
        if isinstance(field, Record) and mapped is not None:
            return self._map(mapped, field)
        if counted is not None:
            return self._count(counted)
        self.places[name] = name
        return self._single(name, field)

    def _single(self, path: str, field: Field) -> object:
        value = self._given.value(path)
        if value is not None:
            return _plain(field, value)
        return _not_applicable(field) if self._given.is_nvt(path) else _ABSENT

    def _list(self, entry: ListEvidence, field: Listing) -> object:
        self.places[entry.input] = entry.group
        rows = self._given.rows.get(entry.group, ())
        found = []
        for number, row in enumerate(rows, start=1):
            sources = {key: f"{entry.group}.{row}.{cell}" for key, cell in entry.fields.items()}
            above = f"{entry.input}.{number}"
            self.places[above] = next(iter(sources.values()), entry.group)
            self.places |= {f"{above}.{key}": source for key, source in sources.items()}
            found.append(dict(self._fields(sources, field.record)))
        return found or _ABSENT

    def _map(self, entry: MapEvidence, field: Record) -> object:
        keys = entry.keys or tuple(field.fields)
        found: dict[str, object] = {}
        lacking = ""
        used = self._codes(entry.keys_from) if entry.keys_from else None
        for key in keys:
            sources = {
                name: pattern.replace("{key}", key) for name, pattern in entry.sources.items()
            }
            above = f"{entry.input}.{key}"
            self.places.setdefault(entry.input, next(iter(sources.values())))
            self.places[above] = next(iter(sources.values()))
            self.places |= {f"{above}.{name}": source for name, source in sources.items() if name}
            value = self._entry(field.fields[key], sources)
            if value is not _ABSENT:
                found[key] = value
            lacking = lacking or (self.places[above] if value is _ABSENT else "")
        if lacking:  # what is said of the whole is mended where something is still to be answered
            self.places[entry.input] = lacking
        if used is not None:
            left = tuple(key for key in found if key not in used)
            self.unused |= {entry.keys_from.partition(".")[0]: left} if left else {}
            found = {key: value for key, value in found.items() if key in used}
        return found if found or used is not None else _ABSENT

    def _entry(self, field: Field, sources: Mapping[str, str]) -> object:
        if not isinstance(field, Record):
            return self._single(sources[""], field)
        return dict(self._fields(sources, field)) or _ABSENT

    def _fields(self, sources: Mapping[str, str], record: Record) -> Iterator[tuple[str, object]]:
        for key, source in sources.items():
            value = self._single(source, record.fields[key])
            if value is not _ABSENT:
                yield key, value

    def _codes(self, name: str) -> set[str]:
        """The codes that the rows of a list name, whatever was refused about them."""
        group, _, cell = name.partition(".")
        rows = self.inputs.get(group)
        named: set[str] = set()
        for row in rows if isinstance(rows, list) else ():
            codes = row.get(cell)
            named |= {str(code) for code in codes} if isinstance(codes, list) else set()
        return named

    def _count(self, entry: CountEvidence) -> object:
        counts = {source: self._counted(source) for source in entry.of}
        waiting = [source for source, count in counts.items() if count is None]
        self.places[entry.input] = (*waiting, *entry.of, entry.input)[0]
        return _ABSENT if waiting else sum(count or 0 for count in counts.values())

    def _counted(self, source: str) -> int | None:
        """How much a question adds; None while it is not answered."""
        value = self._given.value(source)
        if isinstance(value, tuple):
            return len(set(value) - {NONE_OPTION})
        if value is None:
            return 0 if self._given.is_nvt(source) else None
        return int(value is not False and value != NONE_OPTION)

    def _follow(self) -> None:
        """What is n.v.t. takes along what belongs to it."""
        for name, other in self._file.nvt_with.items():
            if self.inputs.get(other) == NVT:
                self.inputs[name] = NVT


def as_number(value: object) -> Fraction | None:
    """The number that an answer is, exactly; also an option whose id is a number. Else None."""
    plain = Decimal(value.replace(",", ".")) if _is_digits(value) else value
    if isinstance(plain, bool) or not isinstance(plain, int | Decimal):
        return None
    if isinstance(plain, Decimal):
        _, digits, exponent = plain.as_tuple()
        if not isinstance(exponent, int) or max(len(digits), abs(exponent)) > _LONGEST:
            return None
    return Fraction(plain)


def _is_digits(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _NUMBER.fullmatch(value) is not None


def _not_applicable(field: Field) -> object:
    """n.v.t. as the method takes it: its own word, nothing, or a refusal that leads to the question."""
    if isinstance(field, Codes):
        return []
    number = field.number if isinstance(field, Levels) else field
    if not (isinstance(number, Number) and number.nvt) and not field.required:
        return _ABSENT
    return NVT


def _plain(field: Field, value: object) -> object:
    """A value as a score document holds it; one that does not fit is left for the method to refuse."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(field, Number | Levels) and _is_digits(value):
        return Decimal(value.replace(",", "."))
    return value if isinstance(value, str | bool | int | Decimal) else str(value)
