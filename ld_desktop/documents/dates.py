"""A day as a kind of input: a JSON text in the form of ISO 8601, within a first and a last day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ld_desktop.documents.fields import Schema
from ld_desktop.documents.info import InputInfo
from ld_desktop.documents.refusals import BUITEN_BEREIK, VERKEERD_TYPE, Refusals

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day.

    Attributes:
        first: the first day that is accepted; None for no limit.
        last: the last one.
        when: under which condition it is asked, in words.
    """

    kind: ClassVar[str] = "datum"
    default: ClassVar[None] = None
    label: str
    first: date | None = None
    last: date | None = None
    required: bool = True
    when: str = ""

    @property
    def allowed(self) -> str:
        """The form, and the limits where there are any."""
        parts = ["een datum (jjjj-mm-dd)"]
        parts += [f"vanaf {self.first}"] if self.first else []
        parts += [f"tot en met {self.last}"] if self.last else []
        return " ".join(parts)

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """A date, or None; out of range still gives the date."""
        day = parse_day(value)
        if day is None:
            refusals.add(path, self.label + where, VERKEERD_TYPE, value, self.allowed)
        elif not (self.first or day) <= day <= (self.last or day):
            refusals.add(path, self.label + where, BUITEN_BEREIK, value, self.allowed)
        return day

    def describe(self, path: str) -> Iterator[InputInfo]:
        """One line."""
        yield InputInfo(
            path=path,
            label=self.label,
            type=self.kind,
            allowed=self.allowed,
            required=self.required,
            when=self.when,
        )

    def schema(self) -> Schema:
        """A text in the form of a date; many readers of schemas look at no format."""
        form = f"^{_FORM.pattern}$"
        schema = {"type": "string", "format": "date", "pattern": form, "title": self.label}
        limited = self.first is not None or self.last is not None
        return {**schema, "description": self.allowed} if limited else schema


def parse_day(value: object) -> date | None:
    """The day that a text names, or None: no other form, and no day that does not exist."""
    if not isinstance(value, str) or not _FORM.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
