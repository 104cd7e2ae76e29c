"""The Matchcare method once more, written from methods.md §6 with whole numbers only.

Inputs count in hundredths. Percentages of the bepaling count in 1/UNIT, which every requirement,
every number of competences and the halves divide; no effect is found by calculating anew.
"""

from __future__ import annotations

from math import lcm
from typing import Any

from tests.methods.hand import Expected, Value, band, half_up, largest, short, text, whole

UNIT = 2 * lcm(*range(1, 26)) * 60 * 10**6
ALL = 100 * UNIT
LOWEST, HIGHEST, STEP = 100, 500, 100


def expected(document: dict[str, Any]) -> Expected:
    """Redo a valid document with at most two decimals and without own parameters."""
    inputs = document["inputs"]
    return _indicatie(inputs) if inputs.get("modus") == "indicatie" else _bepaling(inputs)


def _bepaling(inputs: dict[str, Any]) -> Expected:
    names = {f"activiteiten.{n}": line for n, line in enumerate(inputs["activiteiten"], start=1)}
    scores = {
        code: (whole(line["vastgesteld"], 2), int(line["eis"]))
        for code, line in sorted(inputs["competenties"].items())
        if line["vastgesteld"] != "nvt"
    }
    profile, components = 0, {}
    for name, line in names.items():
        parts = _activity(line, scores)
        graad = sum(parts.values()) // len(parts)
        for part, found in {**parts, "graad": graad}.items():
            components[f"{part}_{name.rpartition('.')[2]}"] = short(Value(found, UNIT))
        profile += _share(graad, line)
    correction = whole(inputs.get("leefgebieden_correctie", 0), 2) * UNIT // 100
    components["bedrijfsfunctieprofiel"] = short(Value(profile, UNIT))
    now = _bounded(profile + correction)
    functieloon, wml = whole(inputs["functieloon"], 2), whole(inputs["wml"], 2)
    against = Value(min(now * functieloon, ALL * wml), UNIT * wml)
    components["loonwaarde_wml"] = short(against)

    def moved(path: str, to: int) -> int:
        return _bounded(profile + correction + _rise(path, to, names, scores))

    at = {f"{name}.vastgesteld": whole(line["vastgesteld"], 2) for name, line in names.items()}
    used = {code for line in names.values() for code in line["competenties"]}
    at |= {f"competenties.{c}.vastgesteld": score for c, (score, _) in scores.items() if c in used}
    norm = dict.fromkeys(at, HIGHEST)
    norm |= {f"competenties.{c}.vastgesteld": 100 * eis for c, (_, eis) in scores.items()}
    effects, gains = {}, {}
    for path, value in at.items():
        high, low = min(value + STEP, HIGHEST), max(value - STEP, LOWEST)
        rise = moved(path, high) - moved(path, low)
        effects[path] = Value(rise * STEP, UNIT * (high - low))
        gains[path] = Value(moved(path, HIGHEST) - now, UNIT)
    value = Value(now, UNIT)
    return Expected(
        loonwaarde=half_up(value),
        exact=text(value, 2),
        band=band(value, effects.values()),
        components=components,
        invloed=largest(effects, 5),
        weak=largest({p: g for p, g in gains.items() if at[p] < norm[p] and g.top > 0}),
        strong=[(p, short(gains[p])) for p in gains if at[p] >= norm[p]],
    )


def _activity(line: dict[str, Any], scores: dict[str, tuple[int, int]]) -> dict[str, int]:
    """Uitvoering and, where there are codes left, competentie, in 1/UNIT."""
    parts = {"uitvoering": 20 * whole(line["vastgesteld"], 2) * UNIT // 100}
    codes = [code for code in line["competenties"] if code in scores]
    if codes:
        parts["competentie"] = sum(_part(*scores[code], len(codes)) for code in codes)
    return parts


def _part(score: int, eis: int, among: int) -> int:
    """What one of so many competences brings to competentie."""
    return min(score, 100 * eis) * UNIT // (eis * among)


def _share(percent: int, line: dict[str, Any]) -> int:
    return percent * whole(line["gewicht"], 2) // 10_000


def _rise(path: str, to: int, names: dict[str, Any], scores: dict[str, tuple[int, int]]) -> int:
    """What the profile gains when one score becomes `to`."""
    group, which, _ = path.split(".")
    if group == "activiteiten":
        line = names[f"{group}.{which}"]
        way = 20 * (to - whole(line["vastgesteld"], 2)) * UNIT // 100
        return _share(way // len(_activity(line, scores)), line)
    score, eis = scores[which]
    rise = 0
    for line in names.values():
        among = sum(code in scores for code in line["competenties"])
        if which in line["competenties"]:
            rise += _share((_part(to, eis, among) - _part(score, eis, among)) // 2, line)
    return rise


def _bounded(percent: int) -> int:
    return min(max(percent, 0), ALL)


def _indicatie(inputs: dict[str, Any]) -> Expected:
    """In 1/(100 × number of competences) of a percent; the middle in halves of that."""
    scores = {code: whole(value, 2) for code, value in sorted(inputs["competenties"].items())}
    unit = 100 * len(scores)
    lower = 10 + 2 * int(inputs["belemmeringen"])

    def ends(total: int) -> tuple[int, int]:
        low, high = 20 * total - lower * unit, 20 * total + 10 * unit
        return max(low, 0), min(high, 100 * unit)

    total = sum(scores.values())
    low, high = ends(total)
    effects, gains = {}, {}
    for code, score in scores.items():
        up, down = min(score + STEP, HIGHEST), max(score - STEP, LOWEST)
        rise = sum(ends(total + up - score)) - sum(ends(total + down - score))
        effects[f"competenties.{code}"] = Value(rise * STEP, 2 * unit * (up - down))
        best = sum(ends(total + HIGHEST - score))
        gains[f"competenties.{code}"] = Value(best - low - high, 2 * unit)
    value = Value(low + high, 2 * unit)
    best_already = {f"competenties.{code}" for code, score in scores.items() if score == HIGHEST}
    weak = {p: g for p, g in gains.items() if p not in best_already and g.top > 0}
    return Expected(
        loonwaarde=half_up(value),
        exact=text(value, 2),
        band=(half_up(Value(low, unit)), half_up(Value(high, unit))),
        components={
            "indicatie_laag": short(Value(low, unit)),
            "indicatie_hoog": short(Value(high, unit)),
        },
        invloed=largest(effects, 5),
        weak=largest(weak),
        strong=[(path, "0") for path in gains if path in best_already],
    )
