"""The benchmark's floor: the same pages by plain ReportLab, archived by pikepdf, without any tags."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import pdfa

from ld_desktop.domain.canonical import sha256
from ld_desktop.report import compose_uniform, fonts
from ld_desktop.report.archive import FLAVOUR
from ld_desktop.report.data import meting_json
from ld_desktop.report.layout import flowables
from ld_desktop.report.makers import PlainMaker
from ld_desktop.report.pages import build

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport


def plain_report(rapport: Rapport) -> bytes:
    """The report as untagged pages: what `render_report` is measured against."""
    fonts.register()
    document = compose_uniform.compose(rapport, sha256(meting_json(rapport)))
    pages = build(document, flowables(PlainMaker(), document.blocks))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        for page in pdf.pages:
            del page.obj["/Trans"]
        pdfa.save(pdf, out, FLAVOUR)
    return out.getvalue()
