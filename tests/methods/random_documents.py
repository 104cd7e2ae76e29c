"""Random valid documents of the methods of the pilot, from a seed; the ends come often."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import pairwise
from string import ascii_uppercase
from typing import Any

from hypothesis import strategies as st

CODES = ascii_uppercase[:25]
CRITERIA = [f"M{n}" for n in range(1, 30)]


def seeded(make: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A strategy of documents that a function makes with a source of chance."""
    return st.integers(0, 2**32).map(lambda seed: make(random.Random(seed)))


def hundredths(chance: random.Random, low: int, high: int) -> Decimal:
    """A number with at most two decimals; the ends and whole numbers come often."""
    kind = chance.random()
    if kind < 0.15:
        return Decimal(chance.choice((low, high)))
    if kind < 0.55:
        return Decimal(chance.randint(low, high))
    return Decimal(chance.randint(100 * low, 100 * high)) / 100


def shares(chance: random.Random, number: int) -> list[Decimal]:
    """So many weights from 0 up, in hundredths, that add up to exactly 100."""
    cuts = sorted(chance.randint(0, 10_000) for _ in range(number - 1))
    ends = [0, *cuts, 10_000]
    return [Decimal(high - low) / 100 for low, high in pairwise(ends)]


def arbolab(chance: random.Random) -> dict[str, Any]:
    """A worker and a function that asks some of the criteria."""
    hardly = chance.random()
    profiel = {
        name: {
            "eis": chance.randint(1, 5) if chance.random() > hardly else 0,
            "gewicht": chance.randint(1, 5),
        }
        for name in CRITERIA
    }
    profiel[chance.choice(CRITERIA)]["eis"] = chance.randint(1, 5)
    levels: dict[str, Any] = {}
    for name in CRITERIA:
        if not profiel[name]["eis"] and chance.random() < 0.5:
            if chance.random() < 0.5:
                levels[name] = "nvt"
        else:
            levels[name] = hundredths(chance, 1, 5)
    return {"method": "arbolab", "inputs": {**levels, "profiel": profiel}}


def matchcare(chance: random.Random) -> dict[str, Any]:
    """A bepaling, or one time in three an indicatie."""
    return matchcare_indicatie(chance) if chance.random() < 1 / 3 else matchcare_bepaling(chance)


def matchcare_bepaling(chance: random.Random) -> dict[str, Any]:
    """Activities with and without competences; a few competences are n.v.t. or unused."""
    competenties: dict[str, Any] = {}
    for code in chance.sample(CODES, chance.randint(1, 12)):
        score = "nvt" if competenties and chance.random() < 0.15 else hundredths(chance, 1, 5)
        competenties[code] = {"eis": chance.randint(1, 5), "vastgesteld": score}
    scored = [code for code, line in competenties.items() if line["vastgesteld"] != "nvt"]
    activiteiten = []
    for weight in shares(chance, chance.randint(1, 10)):
        codes = set(chance.sample(list(competenties), chance.randint(0, min(5, len(competenties)))))
        line = {who: hundredths(chance, 1, 5) for who in ("werkgever", "werknemer", "vastgesteld")}
        activiteit = {"gewicht": weight, **line, "competenties": sorted(codes)}
        if codes and not codes & set(scored):
            activiteit["competenties"].append(chance.choice(scored))
        activiteiten.append(activiteit)
    inputs: dict[str, Any] = {"activiteiten": activiteiten, "competenties": competenties}
    inputs |= {name: Decimal(chance.randint(500, 3000)) / 100 for name in ("functieloon", "wml")}
    if chance.random() < 0.5:
        inputs["leefgebieden_correctie"] = hundredths(chance, -10, 10)
    if chance.random() < 0.5:
        inputs["modus"] = "bepaling"
    return {"method": "matchcare", "inputs": inputs}


def matchcare_indicatie(chance: random.Random) -> dict[str, Any]:
    """Five to twenty-five competences and some hindrances."""
    low, high = sorted((chance.randint(1, 5), chance.randint(1, 5)))
    codes = chance.sample(CODES, chance.randint(5, 25))
    inputs = {
        "modus": "indicatie",
        "competenties": {code: hundredths(chance, low, high) for code in codes},
        "belemmeringen": chance.choice((0, chance.randint(0, 10), 10)),
    }
    return {"method": "matchcare", "inputs": inputs}
