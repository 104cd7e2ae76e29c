"""Kinds of input that take a few values only: one of some texts, or one of some numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from ld_desktop.documents.fields import NVT, Number, Schema
from ld_desktop.documents.info import InputInfo
from ld_desktop.documents.refusals import BUITEN_BEREIK, VERKEERD_TYPE, Refusals
from ld_desktop.rules.numbers import exact_text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few texts."""

    kind: ClassVar[str] = "keuze"
    label: str
    options: tuple[str, ...]
    required: bool = True
    default: str | None = None

    @property
    def allowed(self) -> str:
        """The texts."""
        return ", ".join(self.options)

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """A str, or None."""
        if not isinstance(value, str):
            refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
        elif value not in self.options:
            refusals.add(path, self.label + where, BUITEN_BEREIK, value, self.allowed)
        else:
            return value
        return None

    def describe(self, path: str) -> Iterator[InputInfo]:
        """One line."""
        yield InputInfo(
            path=path,
            label=self.label,
            type=self.kind,
            allowed=self.allowed,
            required=self.required,
            default=self.default or "",
        )

    def schema(self) -> Schema:
        """The texts."""
        return {"enum": list(self.options), "title": self.label}


@dataclass(frozen=True, slots=True)
class Levels:
    """One of a few numbers, each with the words that a reader knows it by."""

    number: Number
    levels: Mapping[Fraction, str]

    @property
    def label(self) -> str:
        """The label of the number."""
        return self.number.label

    @property
    def required(self) -> bool:
        """As the number."""
        return self.number.required

    @property
    def default(self) -> object:
        """As the number."""
        return self.number.default

    @property
    def allowed(self) -> str:
        """Every number with its words."""
        told = (f"{exact_text(level)} ({text})" for level, text in self.levels.items())
        return ", ".join(told) + (f" of {NVT}" if self.number.nvt else "")

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """A Fraction, the text `nvt`, or None; another number is out of range and still read."""
        own = Refusals()
        found = Number(self.label, nvt=self.number.nvt).read(value, path, where, own)
        if isinstance(found, Fraction) and found not in self.levels:
            refusals.add(path, self.label + where, BUITEN_BEREIK, value, self.allowed)
        for error in own.refusal().errors:
            allowed = self.allowed if error.problem == VERKEERD_TYPE else error.allowed
            refusals.add(path, error.label, error.problem, value, allowed)
        return found

    def describe(self, path: str) -> Iterator[InputInfo]:
        """One line."""
        for line in self.number.describe(path):
            yield line.model_copy(update={"allowed": self.allowed})

    def schema(self) -> Schema:
        """Every number with its words."""
        options: list[Schema] = [
            {"const": Decimal(exact_text(level)), "title": text}
            for level, text in self.levels.items()
        ]
        return {"title": self.label, "oneOf": options + [{"const": NVT}] * self.number.nvt}
