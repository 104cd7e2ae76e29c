"""From blocks to flowables: each kind of block has one look and one place in the structure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from ld_desktop.report import blocks as b
from ld_desktop.report import figures
from ld_desktop.report.fonts import REGULAR
from ld_desktop.report.styles import ACCENT, FILL, LINE, WIDTH, style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ld_desktop.report.makers import Maker
    from ld_desktop.report.tagging import Element

_LABEL_PART = 0.32
_PADDING = 3.4
_SIDE_PADDING = 4.0
# Below a heading or a label at least this much must fit on the page. ReportLab's own keepWithNext
# would move a whole long paragraph to the next page.
_ROOM = {"h2": 104.0, "h3": 66.0, "label": 44.0}
_LONG_FACT = 400  # characters: longer values read better below their name, over the full width
_TALL_CELL = 1500  # characters: a row that may not fit on one page must split
# ReportLab sets this font for every cell, also where paragraphs bring their own: it must be ours,
# or Helvetica comes in without being embedded.
_CELL_FONT = ("FONTNAME", (0, 0), (-1, -1), REGULAR)


def flowables(maker: Maker, blocks: Iterable[b.Block]) -> list[Flowable]:
    """The whole story, in reading order."""
    return [piece for block in blocks for piece in _pieces(maker, block)]


def _pieces(maker: Maker, block: b.Block) -> list[Flowable]:  # noqa: C901, PLR0911 - one case for each kind of block
    match block:
        case b.Heading(level, text):
            heading = maker.paragraph(text, style(f"h{level}"), maker.element(f"H{level}"))
            return [*_room(f"h{level}"), heading]
        case b.Text(text, name, mark):
            return _paragraphs(maker, text, name, mark)
        case b.Result():
            return [figures.Panel(_result(maker, block)), Spacer(0, 4)]
        case b.Facts(rows):
            return _facts(maker, rows)
        case b.Grid():
            return [_grid(maker, block), Spacer(0, 4)]
        case b.Bullets(items):
            return _bullets(maker, items)
        case b.Profile():
            element = maker.element("Figure", alt=block.alt)
            return [maker.figure(figures.ProfileChart(block), element), Spacer(0, 6)]
        case b.Waterfall():
            element = maker.element("Figure", alt=block.alt)
            return [maker.figure(figures.WaterfallChart(block), element), Spacer(0, 6)]
        case b.Drawing(png, alt):
            element = maker.element("Figure", alt=alt)
            return [maker.figure(figures.SignatureDrawing(png), element)]
        case b.Seal(alt):
            element = maker.element("Form", name="zegel", alt=alt)
            return [maker.figure(figures.SealPlace(), element)]
        case b.Together(inner):
            # A conditional break inside would let ReportLab tear the group at that place.
            kept = [p for p in flowables(maker, inner) if not isinstance(p, CondPageBreak)]
            return [KeepTogether(kept)]


def _paragraphs(maker: Maker, text: str, name: str, mark: str = "") -> list[Flowable]:
    lines = [
        maker.paragraph(line, style(name), maker.element("P", name=mark))
        for line in text.splitlines()
        if line.strip()
    ]
    return [*_room(name), *lines]


def _room(name: str) -> list[Flowable]:
    return [CondPageBreak(_ROOM[name])] if name in _ROOM else []


def _result(maker: Maker, block: b.Result) -> list[Flowable]:
    value = maker.element("P", name=block.mark)
    return [
        maker.paragraph(block.text, style("result"), value),
        maker.paragraph(block.note, style("result_note"), maker.element("P")),
    ]


def _facts(maker: Maker, rows: tuple[tuple[str, str], ...]) -> list[Flowable]:
    pieces: list[Flowable] = []
    for long, group in groupby(rows, key=lambda row: len(row[1]) > _LONG_FACT):
        if not long:
            pieces += [_fact_table(maker, tuple(group)), Spacer(0, 6)]
            continue
        for name, value in group:
            pieces += [*_paragraphs(maker, name, "label"), *_paragraphs(maker, value, "body")]
    return pieces


def _fact_table(maker: Maker, rows: tuple[tuple[str, str], ...]) -> Flowable:
    table = maker.element("Table")
    cells = []
    for name, value in rows:
        row = maker.element("TR", table)
        head = maker.element("TH", row, scope="Row")
        cells.append(
            [
                _cell(maker, name, "cell_label", head),
                _cell(maker, value, "cell", maker.element("TD", row)),
            ]
        )
    return maker.table(
        cells,
        colWidths=[WIDTH * _LABEL_PART, WIDTH * (1 - _LABEL_PART)],
        style=[
            _CELL_FONT,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), _PADDING),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING),
        ],
    )


def _grid(maker: Maker, grid: b.Grid) -> Flowable:
    table = maker.element("Table")
    marks = {(row, column): name for row, column, name in grid.marks}
    head = maker.element("TR", table)
    cells = [
        [
            _cell(
                maker,
                text,
                _cell_style(grid, column, "_head"),
                maker.element("TH", head, scope="Column"),
            )
            for column, text in enumerate(grid.header)
        ]
    ]
    first_total = len(grid.rows) - grid.totals
    for index, texts in enumerate(grid.rows):
        row = maker.element("TR", table)
        kind = "_total" if index >= first_total else ""
        cells.append(
            [
                _cell(
                    maker,
                    text,
                    _cell_style(grid, column, kind),
                    maker.element("TD", row, name=marks.get((index, column), "")),
                )
                for column, text in enumerate(texts)
            ]
        )
    total = sum(grid.widths)
    return maker.table(
        cells,
        colWidths=[WIDTH * width / total for width in grid.widths],
        repeatRows=1,
        splitInRow=int(any(len(text) > _TALL_CELL for row in grid.rows for text in row)),
        style=_grid_style(grid),
    )


def _grid_style(grid: b.Grid) -> list[tuple[Any, ...]]:
    padding = _PADDING - 1 if grid.small else _PADDING
    commands: list[tuple[Any, ...]] = [
        _CELL_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 1, ACCENT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        ("LEFTPADDING", (0, 0), (-1, -1), _SIDE_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE_PADDING),
    ]
    if grid.totals:
        commands += [
            ("BACKGROUND", (0, -grid.totals), (-1, -1), FILL),
            ("LINEABOVE", (0, -grid.totals), (-1, -grid.totals), 1, ACCENT),
        ]
    return commands


def _cell_style(grid: b.Grid, column: int, kind: str) -> str:
    if grid.small:
        return f"small{kind or ('_first' if column == 0 else '')}"
    return f"cell_number{kind}" if column in grid.numeric else f"cell{kind}"


def _cell(maker: Maker, text: str, name: str, element: Element | None) -> list[Flowable]:
    lines = [line for line in text.splitlines() if line.strip()]
    first, rest = ("small_total", "small") if name == "small_first" else (name, name)
    return [
        maker.paragraph(line, style(rest if index else first), element)
        for index, line in enumerate(lines)
    ]


def _bullets(maker: Maker, items: tuple[str, ...]) -> list[Flowable]:
    whole = maker.element("L")
    return [
        maker.paragraph(
            " ".join(item.split()),
            style("bullet"),
            maker.element("LBody", maker.element("LI", whole)),
            bullet="\N{BULLET}",
        )
        for item in items
    ]
