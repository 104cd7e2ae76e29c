"""The Arbolab method once more, written from methods.md §3 with whole numbers only.

Levels count in hundredths, a match in 1/6000: 60 is divisible by every requirement.
"""

from __future__ import annotations

from typing import Any

from tests.methods.hand import Expected, Value, band, half_up, largest, short, text, whole

FULL = 6000
LOWEST, HIGHEST, STEP = 100, 500, 100


def expected(document: dict[str, Any]) -> Expected:
    """Redo a valid document whose levels have at most two decimals."""
    inputs = document["inputs"]
    asked = [
        (name, whole(inputs[name], 2), int(line["eis"]), int(line["gewicht"]))
        for name, line in ((f"M{n}", inputs["profiel"][f"M{n}"]) for n in range(1, 30))
        if line["eis"] > 0
    ]
    weights = sum(weight for *_, weight in asked)
    total = sum(weight * _match(level, eis) for _, level, eis, weight in asked)
    value = Value(100 * total, FULL * weights)
    effects, gains = {}, {}
    for name, level, eis, weight in asked:
        high, low = min(level + STEP, HIGHEST), max(level - STEP, LOWEST)
        rise = _match(high, eis) - _match(low, eis)
        effects[name] = Value(100 * weight * rise * STEP, FULL * weights * (high - low))
        gain = _match(HIGHEST, eis) - _match(level, eis)
        gains[name] = Value(100 * weight * gain, FULL * weights)
    reached = {name for name, level, eis, _ in asked if level >= 100 * eis}
    return Expected(
        loonwaarde=half_up(value),
        exact=text(value, 2),
        band=band(value, effects.values()),
        components={
            f"match_{name}": short(Value(_match(level, eis), FULL)) for name, level, eis, _ in asked
        },
        invloed=largest(effects, 5),
        weak=largest({name: gain for name, gain in gains.items() if name not in reached}),
        strong=[(name, "0") for name in gains if name in reached],
    )


def _match(level: int, eis: int) -> int:
    return min(level * (60 // eis), FULL)
