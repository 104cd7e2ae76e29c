"""From a questionnaire for the pen to flowables: each question with its room, kept on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from ld_desktop.report import blank_data as d
from ld_desktop.report.blank_room import Rooms
from ld_desktop.report.blank_styles import MM, pen_style
from ld_desktop.report.styles import WIDTH, style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PICTURE = {"": 48.0 * MM, "werkgever": 48.0 * MM, "werknemer": 60.0 * MM}  # two to a page


_NO_SECTION = d.BlankSection("", "", ())


class Layout(Rooms):
    """Lays out one form."""

    def story(self) -> list[Flowable]:
        """Everything, in reading order."""
        found = self._front()
        *others, last = self._form.sections or (_NO_SECTION,)
        for section in others:
            found += self._section(section)
        return [*found, *self._section(last, last=True)]

    # The front of the form.

    def _front(self) -> list[Flowable]:
        form, say = self._form, self._say
        title = self._maker.paragraph(form.title, style("h1"), self._maker.element("H1"))
        version = f"{form.method}, {say('versie', versie=form.version)}"
        found = [title, self._words(version, "note")]
        kind = "respondent" if form.reader else "deskundige"
        who = say(f"voor.{form.reader or 'deskundige'}")
        minutes = say("minuten", minuten=str(form.minutes)) if form.minutes else ""
        texts = [form.intro, f"{who} {minutes}".strip(), say(f"uitleg.{kind}")]
        if form.reader:
            texts.append(say("uitleg.codes_respondent"))
            texts += [say("uitleg.banden")] if self._has_bands() else []
        found += [self._words(text, "text") for text in texts if text]
        return [*found, Spacer(0, 4), self._head_lines(), Spacer(0, 6)]

    def _has_bands(self) -> bool:
        return any(
            isinstance(question.room, d.Bands)
            for section in self._form.sections
            for question in section.questions
        )

    def _head_lines(self) -> Flowable:
        """Who, when, which case: each on a line of its own to write on, or filled in."""
        form, say = self._form, self._say
        about = say("kop.naam" if form.reader == "werknemer" else "kop.over")
        day, case = say("kop.datum"), say("kop.zaaknummer")
        rows: list[list[Any]] = []
        if form.reader == "werkgever":  # who fills it in is not the person it is about
            rows.append(self._head_line(say("kop.naam"), ""))
        rows.append(self._head_line(about, form.naam))
        rows.append([self._words(day, "box"), self._day(day)])
        rows.append(self._head_line(case, form.zaaknummer))
        return self._table(rows, [60 * MM, WIDTH - 60 * MM], bottom=5)

    def _head_line(self, name: str, known: str) -> list[Any]:
        label = self._words(name, "box")
        return [label, self._words(known, "question") if known else self._lines(1, 95 * MM, name)]

    # Sections and questions.

    def _section(self, section: d.BlankSection, *, last: bool = False) -> list[Flowable]:
        head: list[Flowable] = []
        if section.title:
            element = self._maker.element("H2")
            head.append(self._maker.paragraph(section.title, style("h2"), element))
        if section.intro:
            head.append(self._words(section.intro, "text"))
        if section.note:
            head.append(self._words(section.note, "note"))
        found: list[Flowable] = []
        for question in section.questions:
            # With the last question: a page with nothing but thanks would be turned for nothing.
            close = self._close if last and question is section.questions[-1] else list
            found += self._question(question, head, close)
            head = []
        return found or [*head, *(self._close() if last else [])]

    def _close(self) -> list[Flowable]:
        if not self._form.reader:
            return []
        return [Spacer(0, 10), self._words(self._say("uitleg.slot"), "text")]

    def _question(
        self,
        question: d.BlankQuestion,
        head: Iterable[Flowable] = (),
        close: Callable[[], list[Flowable]] = list,
    ) -> list[Flowable]:
        """A question stays on one page, with the heading above it if it is the first.

        `close` makes what stands below it: only then, for elements are read in the order in which
        they are made.
        """
        asked = [*head, *self._asked(question)]
        if not question.rows:
            # One level only: ReportLab takes a KeepTogether within another as higher than any page.
            return [KeepTogether([*asked, *self._room(question), *close()])]
        found: list[Flowable] = []
        for row in question.rows:
            asked.append(self._words(row.title, "row", self._maker.element("H3")))
            for cell in row.questions:
                found += self._question(cell, asked)
                asked = []
        if question.more_rows:
            found += [Spacer(0, 4), self._words(self._say("vraag.extra_blad"), "note")]
        return [*found, *close()]

    def _asked(self, question: d.BlankQuestion) -> list[Flowable]:
        """Number, text and what helps to answer it."""
        text = question.text or question.label
        own = not self._form.reader and question.label != question.text and question.label
        heading = f"{question.number}.  {question.label if own else text}"
        name = f"vraag {question.number}"
        found = [self._words(heading, "question", self._maker.element("P", name=name))]
        if own and question.text:
            found.append(self._words(question.text, "text"))
        if question.note:
            found.append(self._words(question.note, "note"))
        if question.picture:
            found += [
                self._picture(question.picture, question.picture_alt, _PICTURE[self._form.reader]),
                Spacer(0, 4),
            ]
        if question.meaning:
            found.append(self._words(question.meaning, "aside"))
        if question.ask:
            found.append(self._words(self._say("vraag.vragen"), "aside"))
            whole = self._maker.element("L")
            found += [
                self._maker.paragraph(
                    line,
                    pen_style("ask", self._size),
                    self._maker.element("LBody", self._maker.element("LI", whole)),
                    bullet="\N{BULLET}",
                )
                for line in question.ask
            ]
        if isinstance(question.room, d.Choose) and question.room.several:
            found.append(self._words(self._say("vraag.meer"), "note"))
        return [*found, Spacer(0, 3)]
