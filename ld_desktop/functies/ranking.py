"""Other functions: the loonwaarde of one worker in every function of a library, best first.

The value is the one of the method itself (methods.md §3), exactly; a property test holds the two
together. How it is fast stands in `columns`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from math import lcm

from ld_desktop.functies.columns import DIVISIBLE, HIGHEST, weighted
from ld_desktop.functies.criteria import criteria
from ld_desktop.functies.library import Library
from ld_desktop.functies.profile import Functieprofiel
from ld_desktop.rules.numbers import HONDERD, Rounding, fixed_text

_MOST_DIFFERENCES = 5
_EXACT_PLACES = 2
_WHOLE = Rounding(step=Fraction(1), bron="methods.md §1: hele procenten, een half naar boven")


@dataclass(frozen=True, slots=True)
class Verschil:
    """A criterium on which the worker falls short, and how many points of loonwaarde that costs."""

    criterium: str
    naam: str
    niveau: Fraction
    eis: int
    gewicht: int
    verlies: Fraction


@dataclass(frozen=True, slots=True)
class Ranked:
    """A function on its place, with the criteria that cost the most, largest loss first."""

    plaats: int
    profiel: Functieprofiel
    loonwaarde_onafgerond: Fraction
    verschillen: tuple[Verschil, ...]

    @property
    def loonwaarde(self) -> int:
        """Whole percents, half up."""
        return int(_WHOLE.apply(self.loonwaarde_onafgerond))

    @property
    def loonwaarde_exact(self) -> str:
        """Two decimals, half up, as a score document tells it."""
        return fixed_text(self.loonwaarde_onafgerond, _EXACT_PLACES)


@dataclass(frozen=True, slots=True)
class NotComputable:
    """A function that requires criteria on which this worker has no level."""

    profiel: Functieprofiel
    ontbreekt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order is worked out; rows are made when they are asked for.

    Attributes:
        order: places of profiles in the library, best first; equal values by code.
        apart: places of the profiles that cannot be computed, by code.
        keys: per profile its value in `unit`s.
        unit: how many units are 100 %.
    """

    library: Library
    levels: Mapping[str, Fraction]
    order: Sequence[int]
    apart: Sequence[int]
    keys: Sequence[int]
    unit: int

    def rows(self, number: int | None = None) -> Iterator[Ranked]:
        """The best so many functions, or all of them."""
        for place, index in enumerate(islice(self.order, number), start=1):
            profiel = self.library.profielen[index]
            yield Ranked(place, profiel, self.value(index), self._differences(profiel))

    def not_computable(self) -> Iterator[NotComputable]:
        """The functions left out of the order, each with the criteria it lacks a level for."""
        for index in self.apart:
            profiel = self.library.profielen[index]
            asked = zip(criteria(), profiel.eisen, strict=True)
            lacking = tuple(name for name, eis in asked if eis and name not in self.levels)
            yield NotComputable(profiel, lacking)

    def value(self, index: int) -> Fraction:
        """The unrounded loonwaarde in the profile on this place of the library."""
        return Fraction(100 * self.keys[index], self.unit)

    def _differences(self, profiel: Functieprofiel) -> tuple[Verschil, ...]:
        asked = [
            (name, words, eis, gewicht)
            for (name, words), eis, gewicht in zip(
                criteria().items(), profiel.eisen, profiel.gewichten, strict=True
            )
            if eis
        ]
        total = sum(gewicht for *_, gewicht in asked)
        short = [
            Verschil(
                name,
                words,
                self.levels[name],
                eis,
                gewicht,
                HONDERD * gewicht * (1 - self.levels[name] / eis) / total,
            )
            for name, words, eis, gewicht in asked
            if self.levels[name] < eis
        ]
        short.sort(key=lambda verschil: -verschil.verlies)
        return tuple(short[:_MOST_DIFFERENCES])


def rank(levels: Mapping[str, Fraction], library: Library) -> Ranking:
    """Hold one worker against every profile of a library.

    Args:
        levels: the worker's level 1–5 by criterium (`M1` … `M29`), exactly; a criterium that is
            n.v.t. or was not scored is left out.
        library: the profiles; its columns are made once.
    """
    columns = library.columns
    known = {name: levels[name] for name in criteria() if name in levels}
    whole = DIVISIBLE * lcm(*(level.denominator for level in known.values()))
    tables = [weighted(_matches(known.get(name), whole)) for name in criteria()]
    looked_up = [
        map(table.__getitem__, forms) for table, forms in zip(tables, columns.forms, strict=True)
    ]
    points = map(sum, zip(*looked_up, strict=True))
    keys = [value * factor for value, factor in zip(points, columns.factors, strict=True)]
    unscored = sum(1 << number for number, name in enumerate(criteria()) if name not in known)
    apart = [index for index, asked in enumerate(columns.asked) if asked & unscored]
    left_out = set(apart)
    order = [index for index in range(len(keys)) if index not in left_out]
    order.sort(key=keys.__getitem__, reverse=True)  # stable: equal values stay by code
    return Ranking(library, known, order, apart, keys, whole * columns.common)


def _matches(level: Fraction | None, whole: int) -> list[int]:
    """Per requirement 0–5 the lowest of level ÷ requirement and 1, in parts of `whole`."""
    if level is None:
        return [0] * (HIGHEST + 1)
    part = level.numerator * (whole // level.denominator)
    return [0, *(min(whole, part // eis) for eis in range(1, HIGHEST + 1))]
