"""What stands on the pages, as plain frozen data: read as text in the tests, drawn by `layout`."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias, Union


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph; each line of the text starts anew.

    Attributes:
        style: how it looks; `quote` is somebody's own words.
        mark: name under which `verification` finds the printed text again.
    """

    text: str
    style: Literal["body", "lead", "intro", "note", "label", "quote"] = "body"
    mark: str = ""


@dataclass(frozen=True)
class Result:
    """The line that it is all about, in a panel."""

    text: str
    note: str
    mark: str = ""


@dataclass(frozen=True)
class Facts:
    """Names and values, a row each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table with a header row.

    Attributes:
        widths: of the columns, as parts of their sum.
        numeric: the columns that are aligned to the right.
        totals: how many of the last rows are totals.
        small: whether it is set in small type.
        marks: row, column and name of cells that `verification` finds again.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: frozenset[int] = frozenset()
    totals: int = 0
    small: bool = False
    marks: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """One bar of a profile chart, in percent of the norm."""

    label: str
    value: Decimal
    shown: str


@dataclass(frozen=True)
class Profile:
    """Bars per group, with a line at the norm; `alt` says the same in words.

    Attributes:
        shaded: whether the three bars of a group are three different things.
        beside: the bars of other charts that are to be compared with these: all get one scale.
    """

    groups: tuple[tuple[str, tuple[Bar, ...]], ...]
    norm: Decimal
    norm_label: str
    alt: str
    shaded: bool = False
    beside: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Step:
    """One column of a waterfall: it hangs between two heights, in percent."""

    label: str
    start: Decimal
    end: Decimal
    shown: str
    kind: Literal["whole", "change"]


@dataclass(frozen=True)
class Waterfall:
    """How the whole becomes the outcome, column by column; `alt` says the same in words."""

    steps: tuple[Step, ...]
    alt: str


@dataclass(frozen=True)
class Drawing:
    """A handwritten signature: base64 of a PNG, black on transparent."""

    png: str
    alt: str


@dataclass(frozen=True)
class Seal:
    """The place where the digital signature will stand."""

    alt: str


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple[Block, ...]


Block: TypeAlias = Union[
    Heading, Text, Result, Facts, Grid, Bullets, Profile, Waterfall, Drawing, Seal, Together
]


@dataclass(frozen=True)
class Document:
    """A whole document: what its file says about itself, its running header, its blocks.

    Attributes:
        running: size of the letters of head and foot, in points.
    """

    title: str
    subject: str
    author: str
    header: tuple[str, str]
    footer: str
    page_of: str
    blocks: tuple[Block, ...] = field(default=())
    watermark: str = ""
    running: float = 7.5


def blocks_as_text(blocks: tuple[Block, ...]) -> str:
    """A document to read and to compare in tests, one line per row."""
    return "\n".join(line for block in blocks for line in _lines(block)) + "\n"


def _lines(block: Block) -> list[str]:  # noqa: C901, PLR0911 - one case for each kind of block
    match block:
        case Heading(level, text):
            return ["", f"{'#' * level} {text}"]
        case Text(text, style, mark):
            return [f"[{style}{f' {mark}' if mark else ''}] {line}" for line in text.split("\n")]
        case Result(text, note, mark):
            return [f"[result {mark}] {text} -- {note}"]
        case Facts(rows):
            return [f"{name}: {value}" for name, value in rows]
        case Grid():
            marks = {(row, column): f" [{mark}]" for row, column, mark in block.marks}
            return [" | ".join(block.header)] + [
                " | ".join(text + marks.get((row, column), "") for column, text in enumerate(cells))
                for row, cells in enumerate(block.rows)
            ]
        case Bullets(items):
            return [f"- {item}" for item in items]
        case Profile() | Waterfall():
            return [f"[{type(block).__name__.lower()}] {block.alt}"]
        case Drawing(_, alt):
            return [f"[drawing] {alt}"]
        case Seal(alt):
            return [f"[seal] {alt}"]
        case Together(inner):
            return [line for part in inner for line in _lines(part)]
