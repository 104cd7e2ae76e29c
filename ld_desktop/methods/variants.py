"""Kinds of input that hang on a set: a list of codes, and inputs that differ per variant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from ld_desktop.documents.choices import Choice
from ld_desktop.documents.fields import Record, Schema
from ld_desktop.documents.info import InputInfo
from ld_desktop.documents.refusals import STRIJDIG, VERKEERD_TYPE, Refusals


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of codes out of a fixed set, each at most once; it may be empty."""

    kind: ClassVar[str] = "lijst van codes"
    default: ClassVar[None] = None
    label: str
    item: Choice
    required: bool = True

    @property
    def allowed(self) -> str:
        """Which codes."""
        return f"lijst, elke code één keer: {self.item.allowed}"

    def read(
        self, value: object, path: str, where: str, refusals: Refusals
    ) -> tuple[str, ...] | None:
        """The codes, or None when any of them was refused."""
        if not isinstance(value, (list, tuple)):
            refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
            return None
        if self._clean(value):
            return tuple(value)
        found: set[object] = set()
        for number, item in enumerate(value, start=1):
            code = self.item.read(item, f"{path}.{number}", where, refusals)
            if code in found and code is not None:
                label = self.item.label + where
                refusals.add(f"{path}.{number}", label, STRIJDIG, code, "elke code één keer")
            found.add(code)
        return None

    def _clean(self, codes: Sequence[object]) -> bool:
        """Whether nothing is wrong with any of them, so that they need not be read one by one."""
        try:
            found = set(codes)
        except TypeError:  # a list or an object among them
            return False
        return len(found) == len(codes) and found.issubset(self.item.options)

    def describe(self, path: str) -> Iterator[InputInfo]:
        """One line."""
        yield InputInfo(
            path=path,
            label=self.label,
            type=self.kind,
            allowed=self.allowed,
            required=self.required,
        )

    def schema(self) -> Schema:
        """An array of different codes."""
        return {
            "type": "array",
            "title": self.label,
            "items": self.item.schema(),
            "uniqueItems": True,
        }


@dataclass(frozen=True, slots=True)
class Variants:
    """Inputs that differ per variant; one of them says which variant it is.

    Attributes:
        key: the input that chooses.
        records: the other inputs of each variant. An input of another variant is `strijdig`,
            one that no variant has is unknown.
    """

    label: str
    key: str
    choice: Choice
    records: Mapping[str, Record]

    def read_all(self, inputs: Mapping[str, object], refusals: Refusals) -> dict[str, object]:
        """The inputs of a whole document; without a readable variant only that is refused."""
        chooser = Record(self.label, {self.key: self.choice})
        own = {key: value for key, value in inputs.items() if key == self.key}
        found = chooser.read_all(own, refusals)
        variant = found.get(self.key)
        if not isinstance(variant, str):
            return found
        rest: dict[str, object] = {}
        for key, value in inputs.items():
            others = [name for name, record in self.records.items() if key in record.fields]
            if others and variant not in others:
                label = self.records[others[0]].fields[key].label
                refusals.add(key, label, STRIJDIG, value, self._only(others))
            elif key != self.key:
                rest[key] = value
        return {**found, **self.records[variant].read_all(rest, refusals)}

    def describe(self, path: str) -> Iterator[InputInfo]:
        """The choice, then the lines of every variant; what is the same in several stands once."""
        yield from self.choice.describe(f"{path}.{self.key}" if path else self.key)
        lines: dict[InputInfo, list[str]] = {}
        for variant, record in self.records.items():
            for line in record.describe(path):
                lines.setdefault(line, []).append(variant)
        for line, variants in lines.items():
            only = "" if len(variants) == len(self.records) else self._only(variants)
            when = "; ".join(text for text in (only, line.when) if text)
            yield line.model_copy(update={"when": when})

    def schema(self) -> Schema:
        """One of the variants."""
        return {
            "title": self.label,
            "oneOf": [self._variant(name, record) for name, record in self.records.items()],
        }

    def _variant(self, name: str, record: Record) -> Schema:
        schema = record.schema()
        always = [] if name == self.choice.default else [self.key]
        schema["properties"] = {self.key: {"const": name}, **schema["properties"]}
        schema["required"] = [*always, *schema["required"]]
        return schema

    def _only(self, variants: list[str]) -> str:
        return f"alleen bij {self.key} {' of '.join(variants)}"
