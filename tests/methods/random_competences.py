"""Random valid documents of Dariuz and Loonbalans, from a seed; the ends come often."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from tests.methods.by_hand_dariuz import BANDS, JUDGED, SCORES, STEPS, categorie
from tests.methods.by_hand_loonbalans import SCORES as ASSISTANT
from tests.methods.random_documents import hundredths

GUIDED = SCORES[:8]
DEDUCTIONS = ("werkbegeleiding", "werkplekaanpassing", "afbreukrisico", "ziekteverzuim")


def dariuz(chance: random.Random) -> dict[str, Any]:
    """Scores around a level; sometimes n.v.t., own norms, or what the assessor established."""
    least = chance.choice((1, 3, 4, 5))  # most are not so low that nothing is left of a wage
    low, high = sorted(chance.choices(range(least, 8), k=2))
    inputs: dict[str, Any] = {name: hundredths(chance, low, high) for name in SCORES}
    inputs |= {f"G{n}": hundredths(chance, 1, 7) for n in range(1, 11)}
    inputs |= {name: Decimal(chance.randint(0, 3)) for name in STEPS}
    for name in JUDGED:
        if chance.random() < 0.4:
            inputs[name] = hundredths(chance, chance.choice((0, 60, 80, 90)), 100)
    for name in chance.sample(GUIDED, chance.choice((0, 0, 1, 3, 7))):
        rest = [other for other in GUIDED if inputs[other] != "nvt"]
        needed = name in ("K2", "K3") and "efficientie" not in inputs
        if len(rest) > 1 and not (needed and "nvt" in (inputs["K2"], inputs["K3"])):
            inputs[name] = inputs[f"G{name[1:]}"] = "nvt"
    norms: dict[str, Any] = {}
    if chance.random() < 0.4:
        for name in chance.sample(SCORES, chance.randint(1, 10)):
            norms[f"gemiddelde_{name}"] = hundredths(chance, 1, 5)
            norms[f"sd_{name}"] = Decimal(chance.randint(1, 600)) / 100
        norms["verlies_per_sd"] = hundredths(chance, 0, 15)
        norms["punt_inzetbaarheid"] = hundredths(chance, 0, 5)
    if chance.random() < 0.4:
        least, most = BANDS[categorie(inputs, norms)]
        inputs["begeleiding_pct"] = hundredths(chance, least // 2, most // 2)
    if chance.random() < 0.5:
        inputs["verzuim_pct"] = hundredths(chance, 0, 25)
    document = {"method": "dariuz", "inputs": inputs}
    return {**document, "parameters": norms} if norms else document


def loonbalans(chance: random.Random) -> dict[str, Any]:
    """Scores around a level; sometimes n.v.t., own norms and weights, deductions, requirements."""
    low, high = sorted(chance.choices(range(1, 11), k=2))
    inputs: dict[str, Any] = {name: hundredths(chance, low, high) for name in ASSISTANT}
    for name in chance.sample(ASSISTANT, chance.choice((0, 0, 1, 4, 12))):
        inputs[name] = "nvt"
    for name in DEDUCTIONS:
        if chance.random() < 0.5:
            inputs[name] = hundredths(chance, 0, chance.choice((5, 30, 100)))
    if chance.random() < 0.5:
        inputs["werkplekaanpassing_vergoed"] = chance.random() < 0.5
    if chance.random() < 0.5:
        names = chance.sample(ASSISTANT, chance.randint(0, 13))
        inputs["eisen"] = {name: hundredths(chance, 1, 10) for name in names}
    norms: dict[str, Any] = {}
    if chance.random() < 0.4:
        for name in chance.sample(ASSISTANT, chance.randint(1, 13)):
            norms[f"norm_{name}"] = hundredths(chance, 1, 10)
            norms[f"gewicht_{name}"] = Decimal(chance.randint(1, 500)) / 100
    document = {"method": "loonbalans", "inputs": inputs}
    return {**document, "parameters": norms} if norms else document
