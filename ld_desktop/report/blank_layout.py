"""From a questionnaire for the pen to flowables: each question with its room, kept on one page."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Spacer

from ld_desktop.report import blank_data as d
from ld_desktop.report import fonts
from ld_desktop.report.blank_marks import CrossBox, DateBoxes, PenLines
from ld_desktop.report.blank_styles import BOX, GAP, MM, pen_style
from ld_desktop.report.drawings import Pictogram
from ld_desktop.report.styles import WIDTH, style
from ld_desktop.report.texts import Texts, load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ld_desktop.report.makers import Maker
    from ld_desktop.report.tagging import Element

_CODE = 7.0 * MM
_BESIDE = BOX + 2.2 * MM
_PERSON = 20.0 * MM  # a column of boxes with the name of who answers above it
_SHORT = 60.0 * MM
_PICTURE = 48.0 * MM
_STEP_PICTURE = 26.0 * MM
_INDENT = 14.0
_BEFORE_TEXT = 5.0
_MOST_BESIDE = 6
_LOW = 5
_TWO_LINES = 1.5  # lines are broken between words: two never fill quite


class Layout:
    """Lays out one form. `size` says how large its letters are."""

    def __init__(self, maker: Maker, form: d.BlankForm) -> None:
        """Lay out with a maker of pieces."""
        self._maker = maker
        self._form = form
        self._size = "large" if form.reader else "small"
        self._say: Texts = load("papier")

    def story(self) -> list[Flowable]:
        """Everything, in reading order."""
        found = self._front()
        for section in self._form.sections:
            found += self._section(section)
        if self._form.reader:
            found += [Spacer(0, 10), self._words(self._say("uitleg.slot"), "text")]
        return found

    # The front of the form.

    def _front(self) -> list[Flowable]:
        form, say = self._form, self._say
        title = self._maker.paragraph(form.title, style("h1"), self._maker.element("H1"))
        version = f"{form.method}, {say('versie', versie=form.version)}"
        found = [title, self._words(version, "note")]
        kind = "respondent" if form.reader else "deskundige"
        texts = [form.intro]
        if form.minutes:
            texts.append(say("minuten", minuten=str(form.minutes)))
        texts.append(say(f"uitleg.{kind}"))
        if form.reader:
            texts.append(say("uitleg.codes_respondent"))
        found += [self._words(text, "text") for text in texts if text]
        return [*found, Spacer(0, 4), self._head_lines(), Spacer(0, 6)]

    def _head_lines(self) -> Flowable:
        """Who, when, which case: each on a line of its own to write on, or filled in."""
        form, say = self._form, self._say
        # Who fills it in, where that is not the person it is about.
        own = [(say("kop.naam"), "")] if form.reader == "werkgever" else []
        about = say("kop.naam" if form.reader == "werknemer" else "kop.over")
        case = (say("kop.zaaknummer"), form.zaaknummer)
        rows: list[list[Any]] = [
            [self._words(name, "box"), self._known(known, name)]
            for name, known in (*own, (about, form.naam), case)
        ]
        day = say("kop.datum")
        rows.insert(len(own) + 1, [self._words(day, "box"), self._day(day)])
        return self._table(rows, [60 * MM, WIDTH - 60 * MM], bottom=5)

    def _known(self, text: str, name: str) -> Flowable:
        if text:
            return self._words(text, "question")
        return self._lines(1, 95 * MM, name)

    # Sections and questions.

    def _section(self, section: d.BlankSection) -> list[Flowable]:
        head: list[Flowable] = []
        if section.title:
            element = self._maker.element("H2")
            head.append(self._maker.paragraph(section.title, style("h2"), element))
        if section.intro:
            head.append(self._words(section.intro, "text"))
        first, *others = section.questions
        return [
            *self._question(first, head),
            *(piece for question in others for piece in self._question(question)),
        ]

    def _question(self, question: d.BlankQuestion, head: Iterable[Flowable] = ()) -> list[Flowable]:
        """A question stays on one page, with the heading above it if it is the first."""
        asked = [*head, *self._asked(question)]
        if not question.rows:
            return [KeepTogether([*asked, *self._room(question)])]
        found: list[Flowable] = []
        for row in question.rows:
            asked.append(self._words(row.title, "row", self._maker.element("H3")))
            for cell in row.questions:
                found += self._question(cell, asked)
                asked = []
        if question.more_rows:
            found.append(self._words(self._say("vraag.extra_blad"), "note"))
        return found

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
            found += [self._picture(question.picture, question.picture_alt, _PICTURE), Spacer(0, 4)]
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

    def _room(self, question: d.BlankQuestion) -> list[Flowable]:
        people = question.people or ("",)
        match question.room:
            case d.Choose(boxes, several):
                return self._boxes(boxes, question, several=several)
            case d.Bands(rows):
                apart = tuple(((box.code,), box.text) for box in question.apart)
                return [self._bands((*rows, *apart), people)]
            case d.Write(lines, unit, short):
                width = _SHORT if short else WIDTH - _INDENT
                made = [self._written(who, lines, unit, width, question.label) for who in people]
                return [*made, *self._apart(question)]
            case d.Day():
                dated = [self._dated(who, question.label) for who in people]
                return [*dated, *self._apart(question)]
            case None:
                return []

    # Boxes.

    def _boxes(
        self, boxes: tuple[d.Box, ...], question: d.BlankQuestion, *, several: bool
    ) -> list[Flowable]:
        if not question.people and any(box.picture for box in boxes):
            every = (*boxes, *question.apart)
            rows = [every[n : n + _MOST_BESIDE] for n in range(0, len(every), _MOST_BESIDE)]
            return [self._pictured(row, several=several) for row in rows]
        if not question.people and self._fit_beside(boxes):
            return [self._beside(boxes, several=several, columns=3), *self._apart(question)]
        every = (*boxes, *question.apart)
        if not question.people and self._fit_halves(every):
            # A few points stay under each other, with what stands apart beside them.
            height = len(boxes) if len(boxes) <= _LOW else (len(every) + 1) // 2
            return [self._halves(every[:height], every[height:], several=several)]
        return [self._below(every, question.people, several=several)]

    def _apart(self, question: d.BlankQuestion) -> list[Flowable]:
        if not question.apart:
            return []
        if question.people:
            return [self._below(question.apart, question.people)]
        return [self._beside(question.apart, columns=3)]

    def _fit_beside(self, boxes: tuple[d.Box, ...]) -> bool:
        if len(boxes) > _MOST_BESIDE or any(box.help for box in boxes):
            return False
        room = WIDTH / len(boxes) - _CODE - _BESIDE - 4
        longest = max(self._width(word) for box in boxes for word in box.text.split())
        return longest <= room and all(self._width(box.text) <= room * _TWO_LINES for box in boxes)

    def _fit_halves(self, boxes: tuple[d.Box, ...]) -> bool:
        room = WIDTH / 2 - _CODE - _BESIDE - 4
        return all(not box.help and self._width(box.text) <= room for box in boxes)

    def _width(self, text: str) -> float:
        look = pen_style("box", self._size)
        return float(stringWidth(text, look.fontName, look.fontSize))

    def _halves(
        self, left: tuple[d.Box, ...], right: tuple[d.Box, ...], *, several: bool
    ) -> Flowable:
        """Two columns, to be read down and then across."""
        whole = self._maker.element("L")
        columns = [
            [self._item(box, whole, several=several) for box in side] for side in (left, right)
        ]
        rows = [
            [*one, *(other or ["", "", ""])]
            for one, other in zip_longest(*columns, fillvalue=None)
            if one is not None
        ]
        return self._table(rows, [_CODE, _BESIDE, WIDTH / 2 - _CODE - _BESIDE] * 2)

    def _item(self, box: d.Box, whole: Element | None, *, several: bool) -> list[Flowable]:
        item = self._maker.element("LI", whole)
        return [
            self._code(box.code, item),
            self._cross(box, item, several=several),
            self._words(box.text, "box", self._maker.element("LBody", item)),
        ]

    def _beside(
        self, boxes: tuple[d.Box, ...], *, several: bool = False, columns: int = 0
    ) -> Flowable:
        whole = self._maker.element("L")
        room = WIDTH / max(columns, len(boxes)) - _CODE - _BESIDE
        cells = [piece for box in boxes for piece in self._item(box, whole, several=several)]
        return self._table([cells], [_CODE, _BESIDE, room] * len(boxes))

    def _below(
        self, boxes: tuple[d.Box, ...], people: tuple[str, ...], *, several: bool = False
    ) -> Flowable:
        whole = self._maker.element("L")
        columns = max(len(people), 1)
        rows: list[list[Any]] = []
        if people:
            rows.append(["", *(self._words(who, "people") for who in people), ""])
        for box in boxes:
            item = self._maker.element("LI", whole)
            crosses = [self._cross(box, item, several=several, who=who) for who in people or ("",)]
            body = self._maker.element("LBody", item)
            text = [self._words(box.text, "box", body)]
            if box.help:
                text.append(self._words(box.help, "help", body))
            rows.append([self._code(box.code, item), *crosses, text])
        each = _PERSON if people else _BESIDE
        return self._table(rows, [_CODE, *[each] * columns, WIDTH - _CODE - columns * each])

    def _pictured(self, boxes: tuple[d.Box, ...], *, several: bool) -> Flowable:
        """Columns of a drawing, its box and its text, six to the width of the page."""
        whole = self._maker.element("L")
        column = WIDTH / _MOST_BESIDE
        rows: list[list[Any]] = [[], [], []]
        for box in boxes:
            item = self._maker.element("LI", whole)
            width = min(_STEP_PICTURE, column - 8)
            shown = self._picture(box.picture, box.picture_alt, width) if box.picture else ""
            text = self._words(box.text, "box", self._maker.element("LBody", item))
            rows[0] += [shown, ""]
            rows[1] += [self._code(box.code, item), self._cross(box, item, several=several)]
            rows[2] += [text, ""]
        spans = [
            ("SPAN", (2 * n, line), (2 * n + 1, line)) for n in range(len(boxes)) for line in (0, 2)
        ]
        top = ("VALIGN", (0, 2), (-1, 2), "TOP")
        widths = [_CODE, column - _CODE] * len(boxes)
        return self._table(rows, widths, bottom=4, extra=[*spans, top])

    def _bands(
        self, rows: tuple[tuple[tuple[str, ...], str], ...], people: tuple[str, ...]
    ) -> Flowable:
        """The boxes of the points of a band, and behind them its text."""
        most = max(len(codes) for codes, _ in rows)
        each = [_CODE, _BESIDE] * most
        text_width = WIDTH - sum(each) * len(people) - _BEFORE_TEXT
        cells: list[list[Any]] = []
        if any(people):
            head: list[Any] = []
            for who in people:
                head += [self._words(who, "people"), *[""] * (2 * most - 1)]
            cells.append([*head, "", ""])
        for codes, text in rows:
            row: list[Any] = []
            for who in people:
                for code in codes:
                    box = d.Box(code, text)
                    row += [self._code(code), self._cross(box, who=who)]
                row += [""] * (2 * (most - len(codes)))
            cells.append([*row, "", self._words(text, "box")])
        spans = [
            ("SPAN", (2 * most * n, 0), (2 * most * (n + 1) - 1, 0)) for n in range(len(people))
        ]
        widths = [*each * len(people), _BEFORE_TEXT, text_width]
        return self._table(cells, widths, extra=spans if any(people) else [])

    # Room to write.

    def _written(self, who: str, lines: int, unit: str, width: float, label: str) -> Flowable:
        before = 30 * MM if who else _INDENT
        first = self._words(who, "people") if who else ""
        after = self._words(unit, "box") if unit else ""
        rest = max(WIDTH - before - width, 0)
        if lines > 1 or rest < 1:
            width, rest = WIDTH - before, 0
        row = [first, self._lines(lines, width - (6 if rest else 0), f"{label} {who}".strip())]
        widths = [before, width]
        if rest:
            row.append(after)
            widths.append(rest)
        return self._table([row], widths, bottom=3)

    def _dated(self, who: str, label: str) -> Flowable:
        before = 30 * MM if who else _INDENT
        first = self._words(who, "people") if who else ""
        return self._table([[first, self._day(f"{label} {who}".strip())]], [before, WIDTH - before])

    def _day(self, label: str) -> Flowable:
        element = self._maker.element("Form", alt=label, print_field="tv")
        return self._maker.figure(DateBoxes(), element)

    def _lines(self, lines: int, width: float, label: str) -> Flowable:
        element = self._maker.element("Form", alt=label, print_field="tv")
        return self._maker.figure(PenLines(lines, width), element)

    # Small pieces.

    def _words(self, text: str, name: str, element: Element | None = None) -> Flowable:
        return self._maker.paragraph(
            " ".join(text.split()),
            pen_style(name, self._size),
            element if element is not None else self._maker.element("P"),
        )

    def _code(self, code: str, item: Element | None = None) -> Flowable:
        parent = self._maker.element("Lbl", item) if item is not None else None
        return self._words(code, "code", parent)

    def _cross(
        self,
        box: d.Box,
        item: Element | None = None,
        *,
        several: bool = False,
        who: str = "",
    ) -> Flowable:
        said = " ".join(part for part in (who, box.code, box.text) if part)
        kind = "cb" if several else "rb"
        element = self._maker.element("Form", item, alt=said, print_field=kind)
        return self._maker.figure(CrossBox(), element)

    def _picture(self, name: str, alt: str, width: float) -> Flowable:
        element = self._maker.element("Figure", alt=alt)
        return self._maker.figure(Pictogram(name, width), element)

    def _table(
        self,
        rows: list[list[Any]],
        widths: list[float],
        *,
        bottom: float = GAP,
        extra: list[tuple[Any, ...]] | None = None,
    ) -> Flowable:
        return self._maker.table(
            rows,
            colWidths=widths,
            hAlign="LEFT",
            style=[
                ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                *(extra or []),
            ],
        )
