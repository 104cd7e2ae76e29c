"""Reading a report back: its embedded data, and what really stands on the page at a named place.

Files come from anywhere. Everything that is unpacked is bounded, and whatever is not as this
program writes it raises `Unreadable`.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from ld_desktop.report.archive import DATA_NAME
from ld_desktop.report.structure import named_elements

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_UNPACKED = 8 * 1024 * 1024
_STREAM = re.compile(rb"\bstream\r?\n")
_BFCHAR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4})>")


class Unreadable(Exception):  # noqa: N818 - a finding about somebody's file, not a fault of ours
    """The file is not as this program writes reports."""


def open_report(data: bytes) -> Pdf:
    """The file, opened strictly: nothing is repaired on the way in.

    Raises:
        Unreadable: when it is no PDF, damaged or encrypted.
    """
    try:
        return pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PdfError as error:
        raise Unreadable(str(error)) from error


def unpacks_within(data: bytes, limit: int) -> bool:
    """Whether all packed streams together stay below a size; libraries unpack them unasked."""
    view = memoryview(data)
    for found in _STREAM.finditer(data):
        unpacker = zlib.decompressobj()
        try:
            limit -= len(unpacker.decompress(view[found.end() :], limit + 1))
        except zlib.error:
            continue
        if limit < 0:
            return False
    return True


def embedded_data(pdf: Pdf) -> bytes | None:
    """The bytes of `meting.json`; None when there is none."""
    if DATA_NAME not in pdf.attachments:
        return None
    return _unpacked(pdf.attachments[DATA_NAME].obj.EF.F)


def printed_texts(pdf: Pdf, name: str) -> list[str]:
    """What stands on the pages in each element whose name starts so, in the order of the names."""
    return ["".join(_element_text(pdf, found)) for found in named_elements(pdf, name)]


def _element_text(pdf: Pdf, element: Object) -> Iterator[str]:
    kids = element.K if isinstance(element.K, Array) else [element.K]
    for kid in kids:
        if isinstance(kid, Dictionary):
            yield _marked_text(pdf, kid.Pg, int(kid.MCID))
        else:
            yield _marked_text(pdf, element.Pg, int(kid))


def _marked_text(pdf: Pdf, page: Object, number: int) -> str:
    """The text between the brackets of one piece of marked content."""
    content = Stream(pdf, _unpacked(page.Contents))
    found: list[str] = []
    letters: dict[int, str] = {}
    inside = False
    for step in pikepdf.parse_content_stream(content, "BDC EMC Tf Tj"):
        operands = step.operands
        match str(step.operator):
            case "BDC":
                values = operands[1]
                inside = isinstance(values, Dictionary) and values.get("/MCID") == number
            case "EMC":
                inside = False
            case "Tf":
                letters = _letters(page.Resources.Font[str(operands[0])])
            case "Tj" if inside:
                found += [letters[code] for code in bytes(operands[0])]
    return "".join(found)


def _letters(font: Object) -> dict[int, str]:
    """Which letter each code of a font stands for, as the font itself says to readers."""
    pairs = _BFCHAR.findall(_unpacked(font.ToUnicode))
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


def _unpacked(stream: Object) -> bytes:
    if not isinstance(stream, Stream):
        raise Unreadable("no stream where one is expected")
    raw = bytes(stream.read_raw_bytes())
    filters = stream.get("/Filter")
    if filters is None:
        return raw
    if filters != Name.FlateDecode and not (
        isinstance(filters, Array) and [str(f) for f in filters] == ["/FlateDecode"]
    ):
        raise Unreadable("unexpected filter")
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(raw, _MAX_UNPACKED)
    if unpacker.unconsumed_tail:
        raise Unreadable("too large")
    return data
