"""Random valid documents of Actíva and VTA, from a source of chance; the ends come often."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from tests.methods.random_documents import hundredths, shares

COMPETENCES = [
    f"{letter}{n}"
    for letter, last in (("A", 4), ("B", 18), ("C", 5), ("D", 4))
    for n in range(1, last + 1)
]
HOURS = ["U1", "U2"]
LEVELS = [f"F{letter}" for letter in "ABCDEFGHIJ"]
ITEMS = ["A1", "A2", "A3", "A4", "A5"]
PROFILES = ["marktprofiel", "kernprofiel", "aanloopprofiel", "startprofiel"]


def activa(chance: random.Random) -> dict[str, Any]:
    """Scores within a range of this worker; now and then n.v.t. and own parameters."""
    low, high = sorted((chance.randint(1, 5), chance.randint(1, 5)))
    gone = chance.choice((0, 0, 0.2, 0.8))
    inputs: dict[str, Any] = {}
    for part in (*"ABCD", "F"):
        names = [n for n in (LEVELS if part == "F" else COMPETENCES) if n[0] == part]
        for name in names:
            inputs[name] = _level(chance) if part == "F" else hundredths(chance, low, high)
        kept = chance.choice(names)
        inputs |= {n: "nvt" for n in names if n != kept and chance.random() < gone}
    inputs |= {name: hundredths(chance, low, high) for name in HOURS}
    document = {"method": "activa", "inputs": inputs}
    if chance.random() < 0.3:
        weight = Decimal(chance.choice((0, 20, 50, 100, chance.randint(0, 100)))) / 100
        document["parameters"] = {
            "gewicht_uurproductiviteit": weight,
            "procent_per_punt": chance.choice((Decimal(20), hundredths(chance, 0, 20))),
        }
    return document


def _level(chance: random.Random) -> int:
    return 20 * chance.randint(1, 5)


def vta(chance: random.Random) -> dict[str, Any]:
    """Both variants; much loss comes often enough to reach the floor."""
    per_task = chance.random() < 0.5
    least, most = chance.choice(((0, 5), (0, 40), (0, 100), (70, 100)))
    taken: list[dict[str, Any]] = [{"belang": b} for b in shares(chance, chance.randint(1, 3))]
    inputs: dict[str, Any] = {"variant": "hoofdtaak" if per_task else "functie", "taken": taken}
    for place in taken if per_task else [inputs]:
        place |= {name: hundredths(chance, least, most) for name in ITEMS}
        if chance.random() < 0.25:
            place[chance.choice(("A4", "A5"))] = "nvt"
    inputs["profiel"] = chance.choice(PROFILES)
    inputs["plaatsingstoeslag"] = hundredths(chance, 0, 25)
    return {"method": "vta", "inputs": inputs}
