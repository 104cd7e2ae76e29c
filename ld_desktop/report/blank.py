"""The front door for questionnaires on paper: a `BlankForm` in, the bytes of a PDF out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ld_desktop.report import archive, fonts
from ld_desktop.report.blank_layout import Layout
from ld_desktop.report.blank_styles import running_size
from ld_desktop.report.blocks import Document
from ld_desktop.report.makers import TaggedMaker
from ld_desktop.report.pages import LANGUAGE, build
from ld_desktop.report.tagging import Tagger
from ld_desktop.report.texts import load

if TYPE_CHECKING:
    from ld_desktop.report.blank_data import BlankForm


_CASE_DOTS = 36  # room to write a case number in the head of a page


def render_blank(form: BlankForm) -> bytes:
    """The questionnaire: tagged, PDF/A-3b; the same bytes whenever and wherever it is made."""
    fonts.register()
    tagger = Tagger()
    pages = build(_document(form), Layout(TaggedMaker(tagger), form).story())
    # The file carries the year of its questionnaire: a day of printing would make every copy another file.
    day = date(int(form.version.partition(".")[0]), 1, 1)
    return archive.finish(pages, tagger, day, LANGUAGE, None, "")


def _document(form: BlankForm) -> Document:
    say = load("papier")
    return Document(
        title=f"{form.title} – {form.method}",
        subject=say("subject"),
        author="ld-desktop",
        # Loose pages find each other again by it.
        header=(form.title, say("zaaknummer", nummer=form.zaaknummer or "." * _CASE_DOTS)),
        footer=form.method,
        page_of=say("page_of", page="{page}", pages="{pages}"),
        running=running_size("large" if form.reader else "small"),
    )
