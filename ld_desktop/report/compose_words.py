"""What was said in words in a measurement with a method of the pilot, and what that method is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ld_desktop.report.blocks import Block, Facts, Grid, Heading, Text
from ld_desktop.report.compose_front import method_name
from ld_desktop.report.notation import written
from ld_desktop.report.texts import load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Antwoordtabel, Rapport

_MOST_COLUMNS = 4  # more do not fit beside each other on a page
_NAME_PART, _WHOLE = 22, 100


def about_method(rapport: Rapport) -> list[Block]:
    """What this method does, who described it, and what its outcome is no ground for."""
    say = load("rapport_methode")
    told = say.optional(f"methode.{rapport.result.method}.uitleg", "")
    if not told:
        return []
    source = say(f"methode.{rapport.result.method}.bron")
    return [
        Heading(2, say("methode.titel", naam=method_name(rapport))),
        Text(told),
        Text(say("methode.bron", bron=source), "note"),
        Text(say("methode.status")),
    ]


def words(rapport: Rapport) -> list[Block]:
    """Every answer that belongs to the report beside its name, and the tables among them."""
    say = load("rapport_methode")
    blocks: list[Block] = [Facts(_shown(rapport.antwoorden))] if rapport.antwoorden else []
    for table in rapport.tabellen:
        blocks += _table(table)
    return [Heading(2, say("werk.titel")), *blocks] if blocks else []


def _table(table: Antwoordtabel) -> list[Block]:
    """A grid where its columns fit, else the cells of each row below each other."""
    named = any(table.namen)
    if len(table.kolommen) + named > _MOST_COLUMNS:
        return _row_by_row(table)
    name = (load("rapport_methode")("werk.naam"),) if named else ()
    part = (_WHOLE - _NAME_PART * named) // len(table.kolommen)
    grid = Grid(
        header=(*name, *table.kolommen),
        rows=tuple(
            (*((called,) if named else ()), *map(written, cells))
            for called, cells in zip(table.namen, table.rijen, strict=True)
        ),
        widths=(*((_NAME_PART,) if named else ()), *(part for _ in table.kolommen)),
    )
    return [Heading(3, table.titel), grid]


def _row_by_row(table: Antwoordtabel) -> list[Block]:
    say = load("rapport_methode")
    blocks: list[Block] = []
    for number, (name, cells) in enumerate(zip(table.namen, table.rijen, strict=True), start=1):
        title = say("werk.rij", titel=table.titel, naam=name or str(number))
        told = tuple(pair for pair in zip(table.kolommen, cells, strict=True) if pair[1])
        blocks += [Heading(3, title), Facts(_shown(told))]
    return blocks


def _shown(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, written(value)) for name, value in pairs)
