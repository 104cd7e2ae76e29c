"""The scores of a method of the pilot: tables per group, where answers parted and why, the profile."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from ld_desktop.report.blocks import Bar, Block, Grid, Heading, Profile, Text, Together
from ld_desktop.report.notation import percent, quantity
from ld_desktop.report.texts import load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport, ScoreRegel
    from ld_desktop.report.texts import Texts

_NORM = Decimal(100)
_PERSONS = ("werkgever", "werknemer", "toetser")
_FEWEST_BARS = 3  # fewer make no picture


def scores(rapport: Rapport) -> list[Block]:
    """Every input with what it is held against, group by group."""
    say = load("rapport_methode")
    blocks: list[Block] = [Heading(2, say("scores.titel")), Text(say("scores.inleiding"), "intro")]
    if rapport.eerste is not None:
        blocks.append(Text(_first(rapport, say)))
    told: set[str] = set()
    for group, lines in _groups(rapport):
        plain = [line for line in lines if _object_of(line) is None]
        blocks += _table(group, plain, say) if plain else []
        for name in dict.fromkeys(found for line in lines if (found := _object_of(line))):
            if name not in told:
                told.add(name)
                blocks += _by_key(group, name, rapport, say)
    return [*blocks, *_parted(rapport, say)]


def profiles(rapport: Rapport) -> list[Block]:
    """A chart per group of the scores that have a norm."""
    say = load("rapport_methode")
    charts = [chart for group, lines in _groups(rapport) for chart in _chart(group, lines, say)]
    if not charts:
        return []
    first, *rest = charts
    intro = (Heading(2, say("profiel.titel")), Text(say("profiel.inleiding"), "intro"))
    return [Together((*intro, first)), *rest]


def _groups(rapport: Rapport) -> Iterator[tuple[str, list[ScoreRegel]]]:
    for group, lines in groupby(rapport.scores, key=lambda line: line.groep):
        yield group, list(lines)


def _table(group: str, lines: list[ScoreRegel], say: Texts) -> list[Block]:
    """A table without the column of norms where no line has one."""
    held = any(line.norm for line in lines)
    columns = ("onderdeel", "vastgesteld", *(("norm",) if held else ()))
    rows = tuple(
        (line.label, line.vastgesteld, *((line.norm or say("scores.niets"),) if held else ()))
        for line in lines
    )
    grid = Grid(
        header=tuple(say(f"scores.{name}") for name in columns),
        rows=rows,
        widths=(60, 20, 20) if held else (60, 40),
        numeric=frozenset({1, 2}) if held else frozenset(),
    )
    return [Heading(3, group), grid]


def _object_of(line: ScoreRegel) -> str | None:
    """The object by key that an input is a field of: `profiel` of `profiel.M1.eis`, else None."""
    name, _, rest = line.invoer.partition(".")
    key, _, field = rest.partition(".")
    return name if field and not key.isdigit() else None


def _by_key(group: str, name: str, rapport: Rapport, say: Texts) -> list[Block]:
    """One row per key with its fields side by side, in place of a line for each of them."""
    lines = [line for line in rapport.scores if _object_of(line) == name]
    rows: dict[str, dict[str, ScoreRegel]] = {}
    for line in lines:
        _, key, field = line.invoer.split(".")
        rows.setdefault(key, {})[field] = line
    fields = tuple(dict.fromkeys(field for row in rows.values() for field in row))
    names = {line.invoer: line.label for line in rapport.scores}
    grid = Grid(
        header=(say("scores.onderdeel"), *(field.capitalize() for field in fields)),
        rows=tuple(
            (
                names.get(key) or next(iter(row.values())).label,
                *(row[f].vastgesteld if f in row else say("scores.niets") for f in fields),
            )
            for key, row in rows.items()
        ),
        widths=(60, *(40 // len(fields) for _ in fields)),
        numeric=frozenset(range(1, len(fields) + 1)),
    )
    return [Heading(3, group), grid]


def _parted(rapport: Rapport, say: Texts) -> list[Block]:
    lines = [line for line in rapport.scores if _is_told(line)]
    if not lines:
        return []
    columns = ("onderdeel", *_PERSONS, "vastgesteld", "reden")
    grid = Grid(
        header=tuple(say(f"scores.{name}") for name in columns),
        rows=tuple(_parted_row(line, say) for line in lines),
        widths=(21, 14, 14, 15, 15, 21),
        numeric=frozenset({1, 2, 3, 4}),
        small=True,
    )
    return [
        Heading(3, say("scores.uiteen_titel")),
        Text(say("scores.uiteen"), "intro"),
        grid,
    ]


def _is_told(line: ScoreRegel) -> bool:
    """Whether people said different things, or a reason was given."""
    said = {text for name in _PERSONS if (text := getattr(line, name))}
    return bool(line.reden) or len(said) > 1


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
