"""Requirements and weights of many profiles as columns of small whole numbers.

A loonwaarde is 100 × Σ gewicht × match ÷ Σ gewicht. A requirement and its weight together take 31
forms at most, so the whole of gewicht × match is looked up; 60 is divisible by every requirement,
so that all matches are whole numbers of one unit; and the sums of weights of a library have a
common multiple, so that all values are whole numbers of one unit too. No fraction is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

from ld_desktop.errors import DefinitionError
from ld_desktop.functies.criteria import criteria

HIGHEST = 5  # of requirements and of weights
DIVISIBLE = lcm(*range(1, HIGHEST + 1))
FORMS = (HIGHEST + 1) ** 2


@dataclass(frozen=True, slots=True)
class Columns:
    """One column per criterium; a place in it per profile.

    Attributes:
        forms: per criterium the number of the pair of requirement and weight, 0 when not required.
        asked: per profile the required criteria, as bits.
        factors: per profile `common` ÷ the sum of the weights that count.
        common: the least common multiple of those sums.
    """

    forms: tuple[bytes, ...]
    asked: tuple[int, ...]
    factors: tuple[int, ...]
    common: int

    @staticmethod
    def of(rows: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Columns:
        """The columns of (requirements, weights), in the order given.

        Raises:
            DefinitionError: a profile requires nothing, so that it has no loonwaarde.
        """
        sums = [sum(w for e, w in zip(*row, strict=True) if e) for row in rows]
        if not all(sums):
            raise DefinitionError(f"function profile {sums.index(0)} of a library requires nothing")
        common = lcm(*sums)
        shaped = [bytes(map(_form, *row)) for row in rows]
        return Columns(
            forms=tuple(bytes(row[n] for row in shaped) for n in range(len(criteria()))),
            asked=tuple(sum(1 << n for n, e in enumerate(eisen) if e) for eisen, _ in rows),
            factors=tuple(common // total for total in sums),
            common=common,
        )


def weighted(matches: Sequence[int]) -> list[int]:
    """Weight × match for every form of one criterium, given the match for each requirement."""
    return [
        (form // (HIGHEST + 1)) * matches[form % (HIGHEST + 1)] if form % (HIGHEST + 1) else 0
        for form in range(FORMS)
    ]


def _form(eis: int, gewicht: int) -> int:
    return gewicht * (HIGHEST + 1) + eis if eis else 0
