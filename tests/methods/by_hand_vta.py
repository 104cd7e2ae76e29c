"""The VTA method once more, written from methods.md §7 with whole numbers only.

Inputs count in hundredths. Loss counts in eighths of a hundredth, weighed with hundredths of
belang: UNIT is one percent.
"""

from __future__ import annotations

from typing import Any

from tests.methods.hand import Expected, Value, band, half_up, largest, short, text, whole

UNIT = 8 * 100 * 10_000
STEP, MOST = 500, 10_000
GUIDANCE = {"marktprofiel": 0, "kernprofiel": 5, "aanloopprofiel": 10, "startprofiel": 15}


def expected(document: dict[str, Any]) -> Expected:
    """Redo a valid document with at most two decimals."""
    inputs = document["inputs"]
    per_task = inputs["variant"] == "hoofdtaak"
    sets = [(f"taken.{n}.", line) for n, line in enumerate(inputs["taken"], start=1)]
    if not per_task:
        sets = [("", {**inputs, "belang": 100})]
    worth: dict[str, int] = {}  # what a hundredth of an item costs, in UNIT
    at: dict[str, int] = {}
    parts = {"tempo": 0, "kwaliteit": 0, "sociaal": 0}
    components = {}
    for path, line in sets:
        belang = whole(line["belang"], 2)
        given = {n: whole(line[n], 2) for n in ("A1", "A2", "A3", "A4", "A5") if line[n] != "nvt"}
        both = "A4" in given and "A5" in given
        weights = {"A1": 2, "A2": 2, "A3": 2, "A4": 1 if both else 2, "A5": 1 if both else 2}
        loss = 0
        for name, score in given.items():
            at[path + name], worth[path + name] = score, weights[name] * belang
            loss += weights[name] * score
            parts[_part(name)] += weights[name] * score * belang
        if per_task:
            components[f"verlies_{path.split('.')[1]}"] = short(Value(loss * 10_000, UNIT))
    loss = sum(parts.values())
    guidance = GUIDANCE[inputs["profiel"]]
    extra = (guidance + 5) * UNIT + whole(inputs["plaatsingstoeslag"], 2) * UNIT // 100
    components |= {
        "tempo": short(Value(2 * parts["tempo"], UNIT)),
        "kwaliteit": short(Value(4 * parts["kwaliteit"], UNIT)),
        "sociaal": short(Value(4 * parts["sociaal"], UNIT)),
        "verlies": short(Value(loss, UNIT)),
        "arbeidsproductiviteit": short(Value(100 * UNIT - loss, UNIT)),
        "begeleiding": str(guidance),
        "overhead": "5",
        "tegemoetkoming": short(Value(min(loss + extra, 100 * UNIT), UNIT)),
    }

    def left(saved: int) -> int:
        return max(0, (100 - guidance) * UNIT - loss + saved)

    effects, gains = {}, {}
    for path, score in at.items():
        low, high = max(score - STEP, 0), min(score + STEP, MOST)
        fall = left(worth[path] * (score - low)) - left(worth[path] * (score - high))
        effects[path] = Value(fall * STEP, UNIT * (high - low))
        gains[path] = Value(left(worth[path] * score) - left(0), UNIT)
    now = Value(left(0), UNIT)
    return Expected(
        loonwaarde=half_up(now),
        exact=text(now, 2),
        band=band(now, effects.values()),
        components=components,
        invloed=[(n, _below(v)) for n, v in largest(effects, 5)],
        weak=largest({path: gain for path, gain in gains.items() if gain.top > 0}),
        strong=[(path, "0") for path, score in at.items() if score == 0],
    )


def _part(name: str) -> str:
    return {"A1": "tempo", "A2": "tempo", "A3": "kwaliteit"}.get(name, "sociaal")


def _below(effect: str) -> str:
    """More of an item is less loonwaarde."""
    return effect if effect == "0" else f"-{effect}"
