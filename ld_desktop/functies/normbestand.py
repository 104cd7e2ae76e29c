"""A norm file as a table: a row per branche and functie, a column per parameter of the method.

`methods.norms` judges what such a file says; this room only brings a table into its form, and leads
what was refused back to a row and a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ld_desktop.documents.cells import Cells
from ld_desktop.documents.faults import WHOLE_FILE, Faults
from ld_desktop.documents.refusals import STRIJDIG
from ld_desktop.documents.tables import Layout, csv_text, read_table
from ld_desktop.domain.trace import InputError
from ld_desktop.functies import heads
from ld_desktop.functies.heads import Head, head_of_table
from ld_desktop.rules.numbers import exact_text

METHODE, VERSIE_VAN_METHODE, BRANCHE, FUNCTIE = "methode", "methode_versie", "branche", "functie"
_NUMBER = re.compile(r"[+-]?[0-9]")
_LINE = re.compile(r"normen\.([0-9]+)(?:\.waarden)?(?:\.(.+))?")
_COLUMNS = {"naam": heads.SET, "method": METHODE, "method_version": VERSIE_VAN_METHODE}
_MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class NormDocument:
    """A norm file as `methods.norms` reads it, and the row of each of its norms.

    A file that was no table (TOML, JSON) has no rows: its faults are told by their path.
    """

    document: Mapping[str, object]
    rows: tuple[int, ...] = ()


def read_normbestand(data: bytes, parameters: Sequence[str], told: Head) -> NormDocument:
    """Read a norm file from a table.

    Args:
        data: a CSV or an XLSX with `methode`, and where wanted `branche`, `functie`, parameters.
        parameters: every parameter that a norm may give, of all methods.
        told: name, version, author and date where the table does not say them.

    Raises:
        TableRefused: with what can be seen without knowing the method.
    """
    layout = Layout(
        required=(METHODE,),
        optional=(*heads.COLUMNS, VERSIE_VAN_METHODE, BRANCHE, FUNCTIE, *parameters),
    )
    table = read_table(data, layout)
    faults = Faults()
    rows = [Cells(row, faults) for row in table.rows]
    if not rows:
        faults.whole_file("ten minste één regel met een norm")
    head = head_of_table(rows, told)
    method, version = (_same(rows, column) for column in (METHODE, VERSIE_VAN_METHODE))
    columns = [column for column in table.columns if column in parameters]
    normen = [_norm(cells, columns) for cells in rows]
    if faults:
        raise faults.refused()
    document = {**head_to_document(head), "method": method, "normen": normen}
    if version:
        document["method_version"] = version
    return NormDocument(document, tuple(cells.row.number for cells in rows))


def norm_table(method: str, version: str, values: Mapping[str, Fraction | str]) -> bytes:
    """The table that `read_normbestand` reads, as CSV, with one norm that holds in general."""
    first = (METHODE, VERSIE_VAN_METHODE, BRANCHE, FUNCTIE)
    cells = [
        value if isinstance(value, str) else exact_text(value).replace(".", ",")
        for value in values.values()
    ]
    rest = [""] * len(heads.COLUMNS)
    return csv_text([(*first, *values, *heads.COLUMNS), (method, version, "", "", *cells, *rest)])


def head_to_document(head: Head) -> dict[str, object]:
    """The head in the words of a norm file; what nobody said is left out."""
    said = {
        "naam": head.set,
        "versie": head.versie,
        "auteur": head.auteur,
        "datum": head.datum.isoformat() if head.datum else "",
    }
    return {name: text for name, text in said.items() if text}


def place_faults(errors: Iterable[InputError], rows: Sequence[int], faults: Faults) -> None:
    """Lead what was refused back to rows and columns, or for a file without rows to its paths."""
    for error in errors:
        row, column = _place(error.input, rows)
        faults.add(row, column, error.problem, error.value, error.allowed)


def _place(path: str, rows: Sequence[int]) -> tuple[int, str]:
    if not rows:
        return WHOLE_FILE, path
    line = _LINE.fullmatch(path)
    if line is not None:
        return rows[int(line[1]) - 1], line[2] or BRANCHE
    return rows[0], _COLUMNS.get(path, METHODE if path == "document" else path)


def _norm(cells: Cells, columns: Sequence[str]) -> dict[str, object]:
    values = {column: _value(cells, column) for column in columns if cells.raw(column)}
    named = {name: cells.text(name, _MOST_NAME) or "" for name in (BRANCHE, FUNCTIE)}
    return {**named, "waarden": values}


def _value(cells: Cells, column: str) -> Decimal | str | None:
    """A number where it begins as one; else the text, for who knows which texts are allowed."""
    text = cells.raw(column)
    return cells.number(column) if _NUMBER.match(text) else text


def _same(rows: Sequence[Cells], column: str) -> str:
    """A text that stands in the first row, and in others only if it is the same."""
    texts = [cells.raw(column).casefold() for cells in rows]
    for cells, text in zip(rows, texts, strict=True):
        if text and text != texts[0]:
            cells.refuse(column, STRIJDIG, "in alle rijen hetzelfde, of alleen in de eerste rij")
    return texts[0] if texts else ""
