"""Room for an answer on paper: boxes to cross beside or below each other, lines to write on."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer

from ld_desktop.report import blank_data as d
from ld_desktop.report.blank_pieces import Pieces
from ld_desktop.report.blank_styles import BOX, MM, pen_style
from ld_desktop.report.styles import LIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ld_desktop.report.tagging import Element

_CODE = 7.0 * MM
_AFTER_CODE = 4.0
_BESIDE = BOX + 2.2 * MM
_PERSON = 20.0 * MM  # a column of boxes with the name of who answers above it
_SHORT = 60.0 * MM
_STEP_PICTURE = 26.0 * MM
_INDENT = 14.0
_BEFORE_TEXT = 5.0
_MOST_BESIDE = 6
_LOW = 5
_LONG = 10  # a list longer than this stands in two columns, so that a page can hold it
_APART = 4.0  # extra, above what stands apart from the points of a scale
_BELOW_LINES = 3.0
_HAIR = 0.6
_TWO_LINES = 1.5  # lines are broken between words: two never fill quite


def code_room(codes: Iterable[str], size: str) -> float:
    """The width for the keys beside boxes: of one or two digits, or as wide as the longest."""
    look = pen_style("code", size)
    widest = max(stringWidth(code, look.fontName, look.fontSize) for code in codes)
    return max(_CODE - _AFTER_CODE, float(widest) + 1)


class Rooms(Pieces):
    """Lays out where the answers of one form go."""

    def _room(self, question: d.BlankQuestion) -> list[Flowable]:
        people = question.people or ("",)
        match question.room:
            case d.Choose(boxes, several):
                return self._boxes(boxes, question, several=several)
            case d.Bands(rows):
                apart = tuple(((box.code,), box.text) for box in question.apart)
                return [self._bands((*rows, *apart), people, len(rows))]
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
            return [self._halves(boxes, question.apart, several=several)]
        return [self._below(boxes, question.people, question.apart, several=several)]

    def _apart(self, question: d.BlankQuestion) -> list[Flowable]:
        if not question.apart:
            return []
        if question.people:
            return [self._below(question.apart, question.people)]
        return [Spacer(0, _BELOW_LINES), self._beside(question.apart, columns=2)]

    def _fit_beside(self, boxes: tuple[d.Box, ...]) -> bool:
        if len(boxes) > _MOST_BESIDE or any(box.help for box in boxes):
            return False
        room = WIDTH / len(boxes) - _CODE - _BESIDE - 4
        longest = max(self._width(word) for box in boxes for word in box.text.split())
        return longest <= room and all(self._width(box.text) <= room * _TWO_LINES for box in boxes)

    def _fit_halves(self, boxes: tuple[d.Box, ...]) -> bool:
        if any(box.help for box in boxes):
            return False
        room = WIDTH / 2 - _CODE - _BESIDE - 4
        return len(boxes) > _LONG or all(self._width(box.text) <= room for box in boxes)

    def _halves(
        self, boxes: tuple[d.Box, ...], apart: tuple[d.Box, ...], *, several: bool
    ) -> Flowable:
        """Two columns, to be read down and then across."""
        every = (*boxes, *apart)
        # A few points stay under each other, with what stands apart beside them.
        height = len(boxes) if len(boxes) <= _LOW else (len(every) + 1) // 2
        left, right = every[:height], every[height:]
        whole = self._maker.element("L")
        columns = [
            [self._item(box, whole, several=several) for box in side] for side in (left, right)
        ]
        rows = [
            [*one, *(other or ["", "", ""])]
            for one, other in zip_longest(*columns, fillvalue=None)
            if one is not None
        ]
        key = self._key_width(every)
        row = len(boxes) - height
        lines = [_line((3, row), (5, row)), _room((0, row), (-1, row))] if apart and row > 0 else []
        return self._table(rows, [key, _BESIDE, WIDTH / 2 - key - _BESIDE] * 2, extra=lines)

    def _key_width(self, boxes: tuple[d.Box, ...]) -> float:
        return code_room((box.code for box in boxes), self._size) + _AFTER_CODE

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
        self,
        boxes: tuple[d.Box, ...],
        people: tuple[str, ...],
        apart: tuple[d.Box, ...] = (),
        *,
        several: bool = False,
    ) -> Flowable:
        """Boxes under each other; under a thin line those that are no points of the scale."""
        whole = self._maker.element("L")
        columns = max(len(people), 1)
        rows: list[list[Any]] = []
        if people:
            rows.append(["", *(self._words(who, "people") for who in people), ""])
        for box in (*boxes, *apart):
            item = self._maker.element("LI", whole)
            crosses = [self._cross(box, item, several=several, who=who) for who in people or ("",)]
            body = self._maker.element("LBody", item)
            text = [self._words(box.text, "box", body)]
            if box.help:
                text.append(self._words(box.help, "help", body))
            rows.append([self._code(box.code, item), *crosses, text])
        each = _PERSON if people else _BESIDE
        key = self._key_width((*boxes, *apart))
        widths = [key, *[each] * columns, WIDTH - key - columns * each]
        return self._table(rows, widths, extra=_set_apart(len(rows), len(apart)))

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
        self, rows: tuple[tuple[tuple[str, ...], str], ...], people: tuple[str, ...], points: int
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
        extra = _set_apart(len(cells), len(rows) - points)
        return self._table(cells, widths, extra=[*extra, *(spans if any(people) else [])])

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


def _set_apart(rows: int, apart: int) -> list[tuple[Any, ...]]:
    """Room and a thin line above the last rows of a table."""
    if not apart or apart == rows:
        return []
    first = rows - apart
    return [_line((0, first), (-1, first)), _room((0, first), (-1, first))]


def _room(start: tuple[int, int], end: tuple[int, int]) -> tuple[Any, ...]:
    return ("TOPPADDING", start, end, _APART)


def _line(start: tuple[int, int], end: tuple[int, int]) -> tuple[Any, ...]:
    return ("LINEABOVE", start, end, _HAIR, LIGHT)
