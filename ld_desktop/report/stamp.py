"""The visible side of the digital signature, set in the house's own embedded fonts.

pyHanko's text stamps write wrong letter widths for these fonts, so the stamp is a small page of
ReportLab that pyHanko takes over as it is.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ld_desktop.report import fonts
from ld_desktop.report.figures import SEAL_SIZE, fitted
from ld_desktop.report.notation import moment
from ld_desktop.report.styles import ACCENT, FILL, INK, MUTED
from ld_desktop.report.texts import load

if TYPE_CHECKING:
    from datetime import datetime

_BAR = 4.0
_INSET = 14.0
_LINE = 12.5
_SMALL = 7.5


class StampPage(ImportedPdfPage):
    """A page in memory as the face of a signature; pyHanko itself would read a file."""

    def __init__(self, page: bytes) -> None:
        """Hold the bytes of a PDF of one page."""
        super().__init__("stamp")  # type: ignore[no-untyped-call]  # of pyHanko
        self._page = page

    def render(self) -> bytes:
        """The operator that draws the page."""
        reader = PdfFileReader(io.BytesIO(self._page))
        drawn = self._ensure_writer.import_page_as_xobject(reader)
        self.resources.xobject["/Stamp"] = drawn
        self.box = BoxConstraints(width=int(SEAL_SIZE[0]), height=int(SEAL_SIZE[1]))
        return b"/Stamp Do"


def draw_stamp(name: str, reason: str, location: str, at: datetime) -> bytes:
    """The face of the signature, a PDF of one small page."""
    fonts.register()
    say = load("rapport")
    out = io.BytesIO()
    canvas = Canvas(
        out, pagesize=SEAL_SIZE, invariant=1, initialFontName=fonts.REGULAR, pageCompression=1
    )
    canvas.setFillColor(FILL)
    canvas.rect(0, 0, *SEAL_SIZE, stroke=0, fill=1)
    canvas.setFillColor(ACCENT)
    canvas.rect(0, 0, _BAR, SEAL_SIZE[1], stroke=0, fill=1)
    lines = [
        (say("stempel.titel"), fonts.BOLD, 8.5, ACCENT),
        (name, fonts.BOLD, 9.5, INK),
        (say("stempel.tijd", moment=moment(at)), fonts.REGULAR, _SMALL, INK),
        *(
            [(say("stempel.plaats", plaats=location), fonts.REGULAR, _SMALL, INK)]
            if location
            else []
        ),
        (say("stempel.reden", reden=reason), fonts.REGULAR, _SMALL, MUTED),
    ]
    y = SEAL_SIZE[1] - _INSET - 4
    for text, font, size, colour in lines:
        canvas.setFillColor(colour)
        room = SEAL_SIZE[0] - 2 * _INSET
        fitting = min(size, size * room / max(stringWidth(text, font, size), 1))
        canvas.setFont(font, max(fitting, _SMALL - 1.5))
        canvas.drawString(_INSET, y, fitted(text, font, max(fitting, _SMALL - 1.5), room))
        y -= _LINE + 1
    canvas.save()
    return out.getvalue()
