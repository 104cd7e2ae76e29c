"""A questionnaire for pen and paper as plain frozen data: what is asked, and the room to answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, Union


@dataclass(frozen=True)
class Box:
    """A box to cross, with its text.

    Attributes:
        code: the key by which it is typed over; printed beside the box.
        picture: a file below `resources/pictograms`.
    """

    code: str
    text: str
    help: str = ""
    picture: str = ""
    picture_alt: str = ""


@dataclass(frozen=True)
class Choose:
    """Boxes of which one is crossed, or any number."""

    boxes: tuple[Box, ...]
    several: bool = False


@dataclass(frozen=True)
class Bands:
    """The points of a long scale; neighbours share a text."""

    rows: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True)
class Write:
    """Lines to write on; a short one is for a number with its unit."""

    lines: int = 1
    unit: str = ""
    short: bool = False


@dataclass(frozen=True)
class Day:
    """Boxes for the digits of a date."""


Room: TypeAlias = Union[Choose, Bands, Write, Day]


@dataclass(frozen=True)
class BlankRow:
    """One empty row of a table: its cells are questions of their own."""

    title: str
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True)
class BlankQuestion:
    """One question.

    Attributes:
        number: as the entry grid shows it: `12`, or `12.1a` in the first row of a table.
        label: its short name, printed above the text for the assessor.
        text: the whole question.
        room: where the answer goes; None for a table.
        people: who answers, when more than one does; each has boxes of their own.
        note: under which condition it is asked, in words.
        apart: boxes beside the answer: not applicable, does not know.
        meaning: what is meant, for the assessor.
        ask: what to ask in the conversation, for the assessor.
        rows: of a table.
        more_rows: more of them are allowed than are printed.
    """

    number: str
    label: str
    text: str
    room: Room | None
    people: tuple[str, ...] = ()
    note: str = ""
    apart: tuple[Box, ...] = ()
    meaning: str = ""
    ask: tuple[str, ...] = ()
    picture: str = ""
    picture_alt: str = ""
    rows: tuple[BlankRow, ...] = ()
    more_rows: bool = False


@dataclass(frozen=True)
class BlankSection:
    """Questions under one heading. `note`: the condition that all of them share."""

    title: str
    intro: str
    questions: tuple[BlankQuestion, ...]
    note: str = ""


@dataclass(frozen=True)
class BlankForm:
    """One part of a questionnaire.

    Attributes:
        method: the title of the questionnaire.
        version: of the questionnaire; its year is the date that the file carries.
        title: of the part.
        reader: `werkgever` or `werknemer`; empty for the assessor's own forms.
        sections: with all questions, also those under a condition.
        minutes: how long it takes; 0 when nobody estimated that.
        zaaknummer: printed at the top; empty leaves a line to write it on.
        naam: of the person it is about; only when asked for.
    """

    method: str
    version: str
    title: str
    reader: str
    intro: str
    sections: tuple[BlankSection, ...]
    minutes: int = 0
    zaaknummer: str = ""
    naam: str = ""
