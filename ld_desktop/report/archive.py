"""From pages to a file for the archive: structure, embedded data, PDF/A-3b, the same bytes each time."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import AttachedFileSpec, Name, Pdf, pdfa

from ld_desktop.report import structure

if TYPE_CHECKING:
    from datetime import date

    from ld_desktop.report.tagging import Tagger

FLAVOUR = "3b"
DATA_NAME = "meting.json"


def finish(
    pages: bytes, tagger: Tagger, day: date, language: str, data: bytes | None, description: str
) -> bytes:
    """The finished file, validated as PDF/A-3b.

    Args:
        pages: what ReportLab wrote.
        tagger: the structure that was noted while drawing.
        day: date that the file carries.
        language: of the text.
        data: `meting.json`, to be embedded; None for documents without it.
        description: of the embedded file.

    Raises:
        pikepdf.pdfa.PdfaError: when the file is no PDF/A: a fault of ours.
    """
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        for page in pdf.pages:
            del page.obj["/Trans"]  # ReportLab's empty transition, which PDF/A refuses
        structure.write(pdf, tagger, language)
        moment = datetime.combine(day, time(12), UTC)
        if data is not None:
            _attach(pdf, data, description, moment)
        return save(pdf, moment)


def save(pdf: Pdf, moment: datetime) -> bytes:
    """Write and validate; nothing in the bytes depends on clock or chance."""
    pdfa.prepare(pdf, FLAVOUR)
    shown = moment.isoformat()
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            metadata[name] = shown
    out = io.BytesIO()
    pdfa.save(pdf, out, FLAVOUR, repair=False, deterministic_id=True)
    return out.getvalue()


def _attach(pdf: Pdf, data: bytes, description: str, moment: datetime) -> None:
    stamp = moment.strftime("D:%Y%m%d%H%M%SZ")
    pdf.attachments[DATA_NAME] = AttachedFileSpec(
        pdf,
        data,
        filename=DATA_NAME,
        description=description,
        mime_type="application/json",
        relationship=Name.Data,  # type: ignore[call-arg]  # newer than the stubs
        creation_date=stamp,
        mod_date=stamp,
    )
