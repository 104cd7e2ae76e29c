"""Workbooks for tests, made with openpyxl."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook


def workbook(lines: Iterable[Sequence[object]]) -> bytes:
    """An XLSX whose first sheet has these lines; `=A1` is a formula, as in a spreadsheet."""
    book = Workbook()
    for line in lines:
        book.worksheets[0].append(list(line))
    book.create_sheet("ander blad").append(["niet", "gelezen"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same workbook with parts of its ZIP replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return out.getvalue()
