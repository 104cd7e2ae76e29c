"""The Loonbalans method once more, written from methods.md §5 with whole numbers only.

A share of a norm counts in parts of the product of all norms, so nothing is ever divided before
the end. It knows valid documents with at most two decimals only.
"""

from __future__ import annotations

from math import prod
from typing import Any

from tests.methods.hand import Expected, Value, band, half_up, largest, short, text, whole

SCORES = [f"E{n}" for n in range(1, 14)]
HEAVY = {"E5", "E6", "E7"}
LOWEST, HIGHEST, STEP = 100, 1000, 100


def expected(document: dict[str, Any]) -> Expected:
    """Redo a document."""
    inputs, chosen = document["inputs"], document.get("parameters", {})
    scores = {name: whole(inputs[name], 2) for name in SCORES if inputs[name] != "nvt"}
    norm = {name: whole(chosen.get(f"norm_{name}", 6), 2) for name in scores}
    weight = {
        name: whole(chosen.get(f"gewicht_{name}", "1.5" if name in HEAVY else 1), 2)
        for name in scores
    }
    less = sum(whole(inputs.get(n, 0), 2) for n in ("werkbegeleiding", "afbreukrisico"))
    less += whole(inputs.get("ziekteverzuim", 0), 2)
    if not inputs.get("werkplekaanpassing_vergoed", True):
        less += whole(inputs.get("werkplekaanpassing", 0), 2)
    parts = prod(norm.values())
    bottom = parts * sum(weight.values())

    def first(changed: dict[str, int]) -> int:
        return 100 * sum(w * _reached(changed[n], norm[n], parts) for n, w in weight.items())

    def second(changed: dict[str, int]) -> int:
        """The loonwaarde in parts of a hundredth of the bottom."""
        return max(100 * first(changed) - less * bottom, 0)

    now = second(scores)
    effects, gains = {}, {}
    for name, score in scores.items():
        high, low = min(score + STEP, HIGHEST), max(score - STEP, LOWEST)
        rise = second({**scores, name: high}) - second({**scores, name: low})
        effects[name] = Value(rise * STEP, 100 * bottom * (high - low))
        gains[name] = Value(second({**scores, name: HIGHEST}) - now, 100 * bottom)
    met = {name for name in scores if scores[name] >= norm[name]}
    value = Value(now, 100 * bottom)
    return Expected(
        loonwaarde=half_up(value),
        exact=text(value, 2),
        band=band(value, effects.values()),
        components={
            **{
                f"aandeel_{name}": short(Value(_reached(score, norm[name], parts), parts))
                for name, score in scores.items()
            },
            "voorlopig": short(Value(first(scores), bottom)),
            "aftrek": short(Value(less, 100)),
        },
        invloed=largest(effects, 5),
        weak=largest({n: gain for n, gain in gains.items() if n not in met and gain.top}),
        strong=[(name, "0") for name in scores if name in met],
    )


def _reached(score: int, norm: int, parts: int) -> int:
    """The share of the norm, at most all of it, in so many parts."""
    return parts if score >= norm else score * (parts // norm)
