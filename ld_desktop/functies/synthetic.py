"""Made-up profiles in any number, for benchmarks and tests; never part of the library."""

from __future__ import annotations

import random

from ld_desktop.functies.criteria import criteria
from ld_desktop.functies.library import Library, library_of
from ld_desktop.functies.profile import Functieprofiel


def synthetic_library(number: int, chance: random.Random) -> Library:
    """So many profiles that require most criteria, as real ones do; their codes run from S00000."""
    return library_of(
        "verzonnen profielen", "0", (_profile(f"S{n:05}", chance) for n in range(number))
    )


def _profile(code: str, chance: random.Random) -> Functieprofiel:
    amount = len(criteria())
    eisen = chance.choices((0, 1, 2, 3, 4, 5), (1, 3, 6, 5, 3, 1), k=amount)
    eisen[chance.randrange(amount)] = 3  # a profile of nothing has no loonwaarde
    return Functieprofiel(
        code=code,
        naam=f"Verzonnen functie {code}",
        eisen=tuple(eisen),
        gewichten=tuple(chance.choices((1, 2, 3, 4, 5), k=amount)),
    )
