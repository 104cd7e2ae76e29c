"""Actíva once more, written from methods.md §2 with whole numbers only.

The three steps come down to ¾ of step 1 and ¼ of the function, so every input moves the loonwaarde
along a straight line: effects and gains are that slope, nothing is calculated anew. Inputs and
parameters count in hundredths; ALL is what every mean divides.
"""

from __future__ import annotations

from math import lcm
from typing import Any

from tests.methods.hand import Expected, Value, band, half_up, largest, short, text, whole

BLOCKS = {"A": 4, "B": 18, "C": 5, "D": 4}
ALL = lcm(*range(1, 19))
PERCENT = 4 * 100 * 100 * ALL  # one percent of a mean of four blocks of means
WEIGHTED = 100 * PERCENT  # one percent of step 1
END = 4 * WEIGHTED  # one percent of the loonwaarde


def expected(document: dict[str, Any]) -> Expected:
    """Redo a valid document with at most two decimals."""
    inputs, own = document["inputs"], document.get("parameters", {})
    point = whole(own.get("procent_per_punt", 20), 2)
    weight = whole(own.get("gewicht_uurproductiviteit", "0.5"), 2)
    names = {letter: [f"{letter}{n}" for n in range(1, n + 1)] for letter, n in BLOCKS.items()}
    scores = {
        letter: {name: whole(inputs[name], 2) for name in line if inputs[name] != "nvt"}
        for letter, line in names.items()
    }
    hours = {name: whole(inputs[name], 2) for name in ("U1", "U2")}
    levels = {f"F{c}": whole(inputs[f"F{c}"], 0) for c in "ABCDEFGHIJ" if inputs[f"F{c}"] != "nvt"}

    blocks = {k: point * sum(line.values()) * ALL // len(line) for k, line in scores.items()}
    person = sum(blocks.values())
    hour = point * sum(hours.values()) * 2 * ALL
    first = (100 - weight) * person + weight * hour
    function = sum(levels.values()) * WEIGHTED // len(levels)
    now = Value(3 * first + function, END)

    slopes = {  # what one whole point, or one level of 20, is worth, in END
        name: 3 * (100 - weight) * point * 100 * ALL // len(line)
        for line in scores.values()
        for name in line
    }
    slopes |= dict.fromkeys(hours, 3 * weight * point * 100 * 2 * ALL)
    slopes |= {name: 20 * WEIGHTED // len(levels) for name in levels}
    at = {name: score for line in scores.values() for name, score in line.items()} | hours
    gains = {name: Value(slopes[name] * (500 - score), 100 * END) for name, score in at.items()}
    gains |= {name: Value(slopes[name] * (100 - n), 20 * END) for name, n in levels.items()}
    effects = {name: Value(slope, END) for name, slope in slopes.items()}
    best = [name for name, score in at.items() if score == 500]
    best += [name for name, level in levels.items() if level == 100]
    return Expected(
        loonwaarde=half_up(now),
        exact=text(now, 2),
        band=band(now, effects.values()),
        components={
            **{f"blok_{k}": short(Value(4 * block, PERCENT)) for k, block in blocks.items()},
            "persoonsfactoren": short(Value(person, PERCENT)),
            "uurproductiviteit": short(Value(hour, PERCENT)),
            "stap1": short(Value(first, WEIGHTED)),
            "functie": short(Value(function, WEIGHTED)),
            "stap2": short(Value(first + function, 2 * WEIGHTED)),
        },
        invloed=largest(effects, 5),
        weak=largest({n: gain for n, gain in gains.items() if gain.top > 0}),
        strong=[(name, "0") for name in best],
    )


def stands_out(document: dict[str, Any]) -> dict[str, Any]:
    """The further outputs: who is a whole point from the mean, and what lacks in block C."""
    given = document["inputs"]
    names = [f"{letter}{n}" for letter, last in BLOCKS.items() for n in range(1, last + 1)]
    scores = {name: whole(given[name], 2) for name in names if given[name] != "nvt"}
    number, total = len(scores), sum(scores.values())
    up = {n: Value(s * number - total, 100 * number) for n, s in scores.items()}
    down = {n: Value(total - s * number, 100 * number) for n, s in scores.items()}
    above, below = (
        largest({n: v for n, v in away.items() if v.top >= v.bottom}) for away in (up, down)
    )
    lacking = {n: Value(s, 100) for n, s in scores.items() if n[0] == "C" and s < 500}
    order = sorted(lacking.items(), key=lambda item: item[1].digits)
    return {
        "opvallend": {
            "boven": [{"input": n, "verschil": v} for n, v in above],
            "onder": [{"input": n, "verschil": f"-{v}"} for n, v in below],
        },
        "scholingsbehoeften": [{"input": n, "score": short(v)} for n, v in order],
    }
