"""The front door for making reports: a `Rapport` in, the bytes of a PDF out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ld_desktop.domain.canonical import sha256
from ld_desktop.report import archive, compose_annex, compose_pilot, compose_uniform, fonts
from ld_desktop.report.data import meting_json
from ld_desktop.report.layout import flowables
from ld_desktop.report.makers import TaggedMaker
from ld_desktop.report.pages import LANGUAGE, build
from ld_desktop.report.tagging import Tagger
from ld_desktop.report.texts import load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport
    from ld_desktop.report.blocks import Document


def render_report(rapport: Rapport, *, concept: bool) -> bytes:
    """The loonwaarderapport: tagged, PDF/A-3b, with `meting.json`; the same bytes each time.

    Args:
        rapport: what was established.
        concept: whether it is a draft, watermarked CONCEPT.

    Raises:
        DrawingUnreadable: when a handwritten signature is no picture.
    """
    data = meting_json(rapport)
    compose = compose_pilot.compose if rapport.methode_naam else compose_uniform.compose
    document = compose(rapport, sha256(data), concept=concept)
    return _render(document, rapport, data)


def render_annex(rapport: Rapport) -> bytes:
    """The annex, which is not signed: what it means, what it depends on, what could be better."""
    return _render(compose_annex.compose(rapport), rapport, None)


def _render(document: Document, rapport: Rapport, data: bytes | None) -> bytes:
    fonts.register()
    tagger = Tagger()
    story = flowables(TaggedMaker(tagger), document.blocks)
    pages = build(document, story)
    description = load("rapport")("colofon.bestand")
    return archive.finish(pages, tagger, rapport.datum_rapportage, LANGUAGE, data, description)
