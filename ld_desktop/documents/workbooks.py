"""The first sheet of an XLSX workbook as lines of text, without believing the file (0013).

A workbook is a ZIP of XML. Its directory is checked before openpyxl sees it: a few kilobytes can
unpack to gigabytes. Formulas are refused: what they are worth depends on who last opened the file.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from ld_desktop.documents.faults import Faults, NoValue
from ld_desktop.documents.refusals import DOCUMENT

MAX_UNPACKED = 60_000_000
MAX_PARTS = 1_000
MAX_COLUMNS = 400
MAX_SHEET_ROWS = 1_048_576  # of the format itself
_DOCUMENT_TYPES = tuple(
    text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le")
)
_NO_VALUES = {"f", "e"}  # formulas and the errors that they end in
_UNREADABLE = "een werkmap als .xlsx die uw rekenblad zonder melding opent"


def sheet_lines(data: bytes, most: int, faults: Faults) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet that hold anything, each with its number, no more than `most`.

    Raises:
        TableRefused: it is no workbook that can be read, or made to do harm.
    """
    _check_zip(data, faults)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that no value depends on
            return list(islice(_rows(data, faults), most))
    except Exception as error:
        if not faults:
            faults.whole_file(_UNREADABLE)
        raise faults.refused() from error


def _check_zip(data: bytes, faults: Faults) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            listed = parts.infolist()
            if len(listed) > MAX_PARTS or sum(part.file_size for part in listed) > MAX_UNPACKED:
                faults.whole_file(f"een werkmap van uitgepakt hoogstens {MAX_UNPACKED // 10**6} MB")
            elif any(_declares_types(parts.read(part)) for part in listed):
                faults.whole_file(_UNREADABLE)
    except Exception as error:
        faults.whole_file(_UNREADABLE)
        raise faults.refused() from error
    if faults:
        raise faults.refused()


def _declares_types(part: bytes) -> bool:
    """Whether XML brings its own entities, which can unfold without end."""
    return any(kind in part for kind in _DOCUMENT_TYPES)


def _rows(data: bytes, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a sheet says about its size is not to be relied upon
        before = None
        for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
            if number > MAX_SHEET_ROWS:
                faults.add(number, "", DOCUMENT, None, f"hoogstens {MAX_SHEET_ROWS} rijen")
                raise faults.refused()
            if cells is before:  # rows that are not there are all one tuple
                continue
            before, line = cells, [_text(cell) for cell in cells]
            if any(text.strip() for text in line):
                yield number, line
    finally:
        book.close()


def _text(cell: Any) -> str:
    """A value as a person would type it: decimals with a comma, days as jjjj-mm-dd."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value if cell.data_type not in _NO_VALUES else NoValue(value)
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else NoValue(value)


def _number(value: float) -> str:
    """The shortest decimal text of a number: 2.5 was typed as 2,5 and not as its binary tail."""
    return format(Decimal(repr(value)).normalize(), "f").replace(".", ",")
