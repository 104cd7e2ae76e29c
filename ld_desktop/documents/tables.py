"""Tables that people bring, CSV or XLSX: into rows of text, with everything that is wrong at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ld_desktop.documents.faults import Faults, NoValue, TableRefused
from ld_desktop.documents.refusals import DOCUMENT, ONBEKEND, ONTBREEKT, STRIJDIG, VERKEERD_TYPE

MAX_BYTES = 20_000_000
MAX_ROWS = 20_000
MAX_CELL = 32_767  # what a cell of a spreadsheet can hold
UTF_8, WINDOWS = "utf-8", "windows-1252"
_DELIMITERS = ";,\t"
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# What no text file holds; in a file of another kind there is soon one.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HALF = re.compile("[\ud800-\udfff]")  # a byte that fits no character, as surrogateescape keeps it
_BEYOND_ASCII = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")
_FORMULA = re.compile(r"^[=+\-@\t\r]")

Line = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number (line of a CSV, row of a sheet): its texts by column, trimmed."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that hold anything, the columns that are there, and how the text was read."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = UTF_8


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns a table has. Their names are compared without case; spaces count as `_`.

    Attributes:
        required: must be there.
        optional: may be there.
        others: whether columns beyond these are passed over instead of refused.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    others: bool = False
    known: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        names = {_plain(name): name for name in (*self.required, *self.optional)}
        object.__setattr__(self, "known", names)


def read_table(data: bytes, layout: Layout) -> Table:
    """Read a table by what it is, whatever its file is called.

    Raises:
        TableRefused: it is no table, or its columns are wrong; row 0 means the file as a whole.
    """
    faults = Faults()
    lines, encoding = _lines(data, layout, faults)
    header = next(lines, None)
    if header is None:
        faults.whole_file("een tabel met een regel met kolomnamen")
        raise faults.refused()
    number, names = header
    places = _columns(number, names, layout, faults)
    rows: list[Row] = []
    for number, cells in lines:
        if len(rows) == MAX_ROWS:
            faults.add(number, "", DOCUMENT, None, f"hoogstens {MAX_ROWS} rijen")
            break
        row = _row(number, cells, places, len(names), faults)
        if row is not None:
            rows.append(row)
    if faults:
        raise faults.refused()
    return Table(tuple(places.values()), tuple(rows), encoding)


def column_names(data: bytes, known: Sequence[str]) -> tuple[str, ...]:
    """The names in the header of a table, plain; none where it is no table that can be read.

    Args:
        data: a CSV or an XLSX.
        known: names that tell a comma from a semicolon.
    """
    faults = Faults()
    try:
        lines, _ = _lines(data, Layout((), tuple(known)), faults, most=1)
        _, names = next(lines, (0, ()))
    except TableRefused:
        return ()
    return tuple(_plain(name) for name in names)


def csv_text(lines: Iterable[Sequence[str]]) -> bytes:
    """A CSV that a Dutch spreadsheet program opens well: semicolons, UTF-8 with its mark.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for line in lines:
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in line])
    return out.getvalue().encode("utf-8-sig")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet program would not show this text but work it out."""
    return _FORMULA.match(text) is not None


def _lines(
    data: bytes, layout: Layout, faults: Faults, most: int = MAX_ROWS + 2
) -> tuple[Iterator[Line], str]:
    """The lines with anything in them, the header first; of a workbook no more than `most`."""
    if len(data) > MAX_BYTES:
        faults.whole_file(f"hoogstens {MAX_BYTES // 1_000_000} MB")
        raise faults.refused()
    if data.startswith(_OLD_OFFICE):
        faults.whole_file("een werkmap als .xlsx zonder wachtwoord, of een CSV")
        raise faults.refused()
    if data.startswith(_ZIP):
        from ld_desktop.documents.workbooks import sheet_lines

        return iter(sheet_lines(data, most, faults)), UTF_8
    text, encoding = _decoded(data, faults)
    return _filled(_csv_lines(text, layout, faults)), encoding


def _decoded(data: bytes, faults: Faults) -> tuple[str, str]:
    """The text, and how it was written. A mixture is a damaged file, not another code page."""
    read = "" if data.startswith(_UTF_16) else data.decode("utf-8-sig", "surrogateescape")
    encoding = UTF_8
    if _HALF.search(read) and not _BEYOND_ASCII.search(read):
        encoding = WINDOWS
        read = data.decode("cp1252", "surrogateescape")
    if not read.strip() or _HALF.search(read) or _CONTROL.search(read):
        faults.whole_file("een CSV in UTF-8 (in Excel: CSV UTF-8), of een werkmap als .xlsx")
        raise faults.refused()
    return read, encoding


def _csv_lines(text: str, layout: Layout, faults: Faults) -> Iterator[Line]:
    first, _, rest = text.partition("\n")
    before, delimiter = 0, ""
    if first.lower().startswith("sep="):  # a line of Excel's own
        text, before, delimiter = rest, 1, first.strip()[4:]
    source = io.StringIO(text, newline="")
    if delimiter not in tuple(_DELIMITERS):
        delimiter = _delimiter(text, layout)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    number = before + 1
    try:
        for cells in reader:
            yield number, cells
            number = before + reader.line_num + 1
    except csv.Error:
        faults.add(
            number, "", DOCUMENT, None, "cellen waarvan de aanhalingstekens ook weer sluiten"
        )
        raise faults.refused() from None


def _delimiter(text: str, layout: Layout) -> str:
    """The sign that gives the most columns that we know; a semicolon when none does."""
    header = next((line for line in text.splitlines() if line.strip()), "")

    def known(delimiter: str) -> int:
        return sum(_plain(part.strip('"')) in layout.known for part in header.split(delimiter))

    return max(_DELIMITERS, key=known)


def _filled(lines: Iterator[Line]) -> Iterator[Line]:
    for number, cells in lines:
        if any(cell.strip() for cell in cells):
            yield number, cells


def _columns(number: int, names: Sequence[str], layout: Layout, faults: Faults) -> dict[int, str]:
    """Which column stands in which place."""
    places: dict[int, str] = {}
    for place, name in enumerate(names):
        column = layout.known.get(_plain(name))
        if column in places.values():
            faults.add(number, name.strip(), STRIJDIG, name.strip(), "elke kolom één keer")
        elif column is not None:
            places[place] = column
        elif name.strip() and not layout.others:
            known = ", ".join((*layout.required, *layout.optional))
            faults.add(number, name.strip(), ONBEKEND, name.strip(), known)
    for column in layout.required:
        if column not in places.values():
            faults.add(number, column, ONTBREEKT, None, "een kolom met deze naam")
    return places


def _row(
    number: int, cells: Sequence[str], places: Mapping[int, str], width: int, faults: Faults
) -> Row | None:
    surplus = next((cell for cell in cells[width:] if cell.strip()), None)
    if surplus is not None:
        allowed = "niet meer cellen dan er kolommen zijn; tekst met een scheidingsteken tussen aanhalingstekens"
        faults.add(number, "", DOCUMENT, surplus, allowed)
    found = {}
    for place, column in places.items():
        cell = cells[place] if place < len(cells) else ""
        found[column] = cell.strip()
        if isinstance(cell, NoValue):
            allowed = "een vaste waarde: tekst, getal of datum, geen formule of foutwaarde"
            faults.add(number, column, VERKEERD_TYPE, cell, allowed)
        elif len(cell) > MAX_CELL:
            faults.add(number, column, DOCUMENT, cell, f"hoogstens {MAX_CELL} tekens")
    return Row(number, found) if any(found.values()) else None


def _plain(name: str) -> str:
    return "_".join(name.split()).casefold()
