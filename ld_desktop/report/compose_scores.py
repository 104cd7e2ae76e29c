"""The scores of a method of the pilot: tables per group, where answers parted and why, the profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from ld_desktop.report.blocks import Bar, Block, Grid, Heading, Profile, Text, Together
from ld_desktop.report.notation import percent, quantity
from ld_desktop.report.texts import load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport, ScoreRegel
    from ld_desktop.report.texts import Texts

    _Rows: TypeAlias = dict[str, dict[str, ScoreRegel]]  # of a table: the fields of each row

_NORM = Decimal(100)
_PERSONS = ("werkgever", "werknemer", "toetser")
_FEWEST_BARS = 3  # fewer make no picture
_MOST_TOGETHER = 12  # rows that stay on one page with their heading
_MOST_COLUMNS = 4  # of a table with its fields side by side, besides the name of the row
_FIRST_PART, _WHOLE_PART = 48, 100
_FIGURE_PART = 12
_FIGURE, _SHORT = 8, 24  # characters: up to these a cell is a figure, or a few words
_NAME, _SCORE = "naam", "vastgesteld"


def scores(rapport: Rapport) -> list[Block]:
    """Every input with what it is held against, group by group."""
    say = load("rapport_methode")
    blocks: list[Block] = [Heading(2, say("scores.titel")), Text(say("scores.inleiding"), "intro")]
    if rapport.eerste is not None:
        blocks.append(Text(_first(rapport, say)))
    for group, lines in _groups(rapport):
        plain = [line for line in lines if _cell_of(line) is None]
        tables = _tables_of(group, rapport)
        blocks += [Heading(3, group)] if plain or tables else []
        blocks += [_table(plain, say)] if plain else []
        blocks += [_row_table(table, rapport, say) for table in tables]
    return [*blocks, *_parted(rapport, say)]


def profiles(rapport: Rapport) -> list[Block]:
    """A chart per group of the scores that have a norm."""
    say = load("rapport_methode")
    charts = [chart for group, lines in _groups(rapport) for chart in _chart(group, lines, say)]
    if not charts:
        return []
    every = tuple(bar for chart in charts for _, bars in chart.groups for bar in bars)
    first, *rest = (replace(chart, beside=every) for chart in charts)
    intro = (Heading(2, say("profiel.titel")), Text(say("profiel.inleiding"), "intro"))
    return [Together((*intro, first)), *rest]


def _groups(rapport: Rapport) -> Iterator[tuple[str, list[ScoreRegel]]]:
    for group, lines in groupby(rapport.scores, key=lambda line: line.groep):
        yield group, list(lines)


def _table(lines: list[ScoreRegel], say: Texts) -> Grid:
    """A table without the column of norms where no line has one."""
    held = any(line.norm for line in lines)
    columns = ("onderdeel", "vastgesteld", *(("norm",) if held else ()))
    rows = tuple(
        (line.label, line.vastgesteld, *((line.norm or say("scores.niets"),) if held else ()))
        for line in lines
    )
    return Grid(
        header=tuple(say(f"scores.{name}") for name in columns),
        rows=rows,
        widths=(60, 20, 20) if held else (60, 40),
        numeric=frozenset({1, 2}) if held else frozenset(),
    )


def _cell_of(line: ScoreRegel) -> tuple[str, str, str] | None:
    """Table, row and field of an input in a table: `profiel.M1.eis`, `taken.2.A1`; else None."""
    table, _, rest = line.invoer.partition(".")
    row, _, field = rest.partition(".")
    return (table, row, field) if field else None


def _tables_of(group: str, rapport: Rapport) -> list[_Rows]:
    """The tables with the rows that begin in a group; what is asked of a row elsewhere joins them."""
    rows: dict[tuple[str, str], dict[str, ScoreRegel]] = {}
    for line in rapport.scores:
        if (cell := _cell_of(line)) is not None:
            rows.setdefault(cell[:2], {})[cell[2]] = line
    tables: dict[str, _Rows] = {}
    for (table, row), cells in rows.items():
        if next(iter(cells.values())).groep == group:
            tables.setdefault(table, {})[row] = cells
    return list(tables.values())


def _row_table(rows: _Rows, rapport: Rapport, say: Texts) -> Grid:
    """A row per row with its fields side by side; the other way round where they do not fit."""
    fields = tuple(dict.fromkeys(f for cells in rows.values() for f in cells if f != _NAME))
    header = (say("scores.onderdeel"), *(_field_name(field, rows) for field in fields))
    body = tuple(
        (
            _row_name(row, cells, rapport),
            *(cells[f].vastgesteld if f in cells else say("scores.niets") for f in fields),
        )
        for row, cells in rows.items()
    )
    short = all(len(text) <= _SHORT for row in body for text in row)
    if short and len(fields) > _MOST_COLUMNS >= len(body):
        header, *turned = zip(header, *body, strict=True)
        body = tuple(turned)
    figures = frozenset(n for n in range(1, len(header)) if _all_figures(body, n))
    wide = len(header) - 1 > _MOST_COLUMNS
    return Grid(
        header=header,
        rows=body,
        widths=_widths(len(header), figures, wide=wide),
        numeric=figures,
        small=wide,
    )


def _widths(columns: int, figures: frozenset[int], *, wide: bool) -> tuple[int, ...]:
    """The name of a row first; columns of text share what those of figures leave."""
    first = _FIRST_PART // 2 if wide else _FIRST_PART
    even = (_WHOLE_PART - first) // (columns - 1)
    texts = columns - 1 - len(figures)
    narrow = min(even, _FIGURE_PART) if texts else even
    text = (_WHOLE_PART - first - narrow * len(figures)) // max(texts, 1)
    return (first, *(narrow if n in figures else text for n in range(1, columns)))


def _row_name(row: str, cells: dict[str, ScoreRegel], rapport: Rapport) -> str:
    """What a row is called: as it stands before its cells, else by the score that its key is of."""
    if row.isdigit():
        return next(iter(cells.values())).label.partition(": ")[0]
    named = (line.label for line in rapport.scores if line.invoer == row)
    return next(named, cells[_SCORE].label if _SCORE in cells else row)


def _field_name(field: str, rows: _Rows) -> str:
    """The field as the questionnaire calls it beside a row, else as the score document does."""
    for row, cells in rows.items():
        if row.isdigit() and field in cells:
            return cells[field].label.partition(": ")[2] or cells[field].label
    return field.capitalize()


def _all_figures(body: tuple[tuple[str, ...], ...], column: int) -> bool:
    """Whether a column is to be aligned to the right: figures, n.v.t. and a few other short words."""
    return all(len(row[column]) <= _FIGURE for row in body)


def _parted(rapport: Rapport, say: Texts) -> list[Block]:
    lines = [line for line in rapport.scores if _is_told(line)]
    if not lines:
        return []
    columns = ("onderdeel", *_PERSONS, "vastgesteld", "reden")
    grid = Grid(
        header=tuple(say(f"scores.{name}") for name in columns),
        rows=tuple(_parted_row(line, say) for line in lines),
        widths=(26, 12, 12, 12, 13, 25),
        numeric=frozenset({1, 2, 3, 4}),
        small=True,
    )
    table = (Heading(3, say("scores.uiteen_titel")), Text(say("scores.uiteen"), "intro"), grid)
    return [Together(table)] if len(lines) <= _MOST_TOGETHER else list(table)


def _is_told(line: ScoreRegel) -> bool:
    """Whether people were more than a point apart, or a reason was given."""
    said = [number for name in _PERSONS if (number := _number(getattr(line, name))) is not None]
    return bool(line.reden) or (len(said) > 1 and max(said) - min(said) > 1)


def _number(shown: str) -> Decimal | None:
    try:
        return Decimal(shown.replace(",", "."))
    except InvalidOperation:
        return None


def _parted_row(line: ScoreRegel, say: Texts) -> tuple[str, ...]:
    said = (getattr(line, name) or say("scores.niets") for name in _PERSONS)
    return (line.label, *said, line.vastgesteld, line.reden or say("scores.niets"))


def _first(rapport: Rapport, say: Texts) -> str:
    assert rapport.eerste is not None  # noqa: S101 - the caller looked
    return say(
        "scores.eerste",
        eerste=quantity(rapport.eerste.loonwaarde_exact, "%", 2),
        nu=quantity(rapport.result.loonwaarde_exact, "%", 2),
    )


def _chart(group: str, lines: list[ScoreRegel], say: Texts) -> list[Profile]:
    bars = tuple(
        Bar(line.label, line.deel, line.vastgesteld) for line in lines if line.deel is not None
    )
    if len(bars) < _FEWEST_BARS:
        return []
    described = " ".join(
        say("profiel.alt_score", naam=bar.label, waarde=percent(bar.value)) for bar in bars
    )
    alt = say("profiel.alt", groep=group, scores=described)
    return [Profile(((group, bars),), _NORM, say("profiel.norm"), alt)]
