"""The Dariuz method once more, written from methods.md §4 with whole numbers only.

Every number is a pair (top, bottom) with bottom above 0; the whole calculation is done again for
every step of the band. It knows valid documents with at most two decimals only.
"""

from __future__ import annotations

from typing import Any

from tests.methods.hand import Expected, Value, band, half_up, short, text, whole

SCORES = [f"K{n}" for n in range(1, 11)]
STEPS = [f"I{n}" for n in range(1, 7)]
JUDGED = ["tempo", "efficientie", "kwaliteit"]
BANDS = {  # twice the lower and the upper end
    "zeer laag": (0, 0),
    "laag": (0, 0),
    "gemiddeld": (10, 20),
    "hoog": (20, 30),
    "zeer hoog": (30, 50),
}
NOTHING = Value(0, 1)
HUNDRED = Value(100, 1)


def expected(document: dict[str, Any]) -> Expected:
    """Redo a document."""
    inputs = document["inputs"]
    norms = document.get("parameters", {})
    now, components, _ = _calculated(inputs, norms)
    effects: dict[str, Value] = {}
    gains: dict[str, Value] = {}
    met = set()
    for name, (low, high, best, step, norm) in _scored(inputs, norms).items():
        value = _exact(inputs[name])
        up, down = _least(_plus(value, step), high), _most(_minus(value, step), low)
        rise = _minus(_with(inputs, norms, name, up), _with(inputs, norms, name, down))
        effects[name] = _over(_times(rise, step), _minus(up, down))
        gains[name] = _minus(_with(inputs, norms, name, best), now)
        better = _minus(norm, value) if best == low else _minus(value, norm)
        if better.top >= 0:
            met.add(name)
    weak = [(name, gain) for name, gain in gains.items() if name not in met and gain.top > 0]
    strong = [(name, gain) for name, gain in gains.items() if name in met]
    return Expected(
        loonwaarde=half_up(now),
        exact=text(now, 2),
        band=band(now, effects.values()),
        components={name: _shown(value) for name, value in components.items()},
        invloed=_told(sorted(effects.items(), key=lambda item: -abs(item[1].digits))[:5]),
        weak=_told(sorted(weak, key=lambda item: -item[1].digits)),
        strong=_told(sorted(strong, key=lambda item: item[1].digits)),
    )


def categorie(inputs: dict[str, Any], norms: dict[str, Any]) -> str:
    """The category of guidance, for who wants to give a percentage within its band."""
    return _calculated({**inputs, "begeleiding_pct": 0}, norms)[2]


def _scored(
    inputs: dict[str, Any], norms: dict[str, Any]
) -> dict[str, tuple[Value, Value, Value, Value, Value]]:
    """Lowest, highest, best, step and norm of every scored input."""
    one, seven, three, five = (Value(n, 1) for n in (1, 7, 3, 5))
    found = {
        name: (one, seven, seven, one, _norm("gemiddelde", name, norms, 5))
        for name in SCORES
        if inputs[name] != "nvt"
    }
    found |= dict.fromkeys(STEPS, (NOTHING, three, NOTHING, one, NOTHING))
    return found | {
        name: (NOTHING, HUNDRED, HUNDRED, five, HUNDRED) for name in JUDGED if name in inputs
    }


def _with(inputs: dict[str, Any], norms: dict[str, Any], name: str, value: Value) -> Value:
    return _calculated({**inputs, name: value}, norms)[0]


def _calculated(
    inputs: dict[str, Any], norms: dict[str, Any]
) -> tuple[Value, dict[str, Value], str]:
    z = {name: _z(name, inputs[name], norms) for name in SCORES if inputs[name] != "nvt"}
    weight = {name: _exact(inputs[f"G{name[1:]}"]) for name in z}
    usual = _mean(list(weight.values()))
    per_sd = _exact(norms.get("verlies_per_sd", 10))
    lost = {}
    for judged, group in zip(JUDGED, (["K10"], ["K2", "K3"], ["K9"]), strict=True):
        if judged in inputs:
            lost[judged] = _minus(HUNDRED, _exact(inputs[judged]))
            continue
        names = [name for name in group if name in z]
        share = _over(_mean([weight[name] for name in names]), usual)
        loss = _times(_times(_weighted(names, z, weight), per_sd), share)
        lost[judged] = _least(_most(_minus(NOTHING, loss), NOTHING), HUNDRED)
    guided = _weighted([name for name in SCORES[:8] if name in z], z, weight)
    borders = (("zeer laag", 3), ("laag", 1), ("gemiddeld", -1), ("hoog", -3))
    kind = next((n for n, twice in borders if 2 * guided.top >= twice * guided.bottom), "zeer hoog")
    middle = Value(sum(BANDS[kind]), 4)
    guidance = _exact(inputs["begeleiding_pct"]) if "begeleiding_pct" in inputs else middle
    loss = _least(_plus(_plus(lost["tempo"], lost["efficientie"]), lost["kwaliteit"]), HUNDRED)
    points = NOTHING
    for name in STEPS:
        points = _plus(points, _exact(inputs[name]))
    use = _times(points, _exact(norms.get("punt_inzetbaarheid", 1)))
    total = _plus(_plus(loss, guidance), _plus(use, _exact(inputs.get("verzuim_pct", 0))))
    advice = _least(total, HUNDRED)
    components = {
        **{f"z_{name}": value for name, value in z.items()},
        **{f"verlies_{name}": value for name, value in lost.items()},
        "verlies": loss,
        "begeleiding_z": guided,
        "begeleiding": guidance,
        "inzetbaarheid": use,
        "subsidieadvies": advice,
    }
    return _minus(HUNDRED, advice), components, kind


def _z(name: str, score: object, norms: dict[str, Any]) -> Value:
    away = _minus(_exact(score), _norm("gemiddelde", name, norms, 5))
    return _over(away, _norm("sd", name, norms, 1))


def _norm(kind: str, name: str, norms: dict[str, Any], usual: int) -> Value:
    return _exact(norms.get(f"{kind}_{name}", usual))


def _exact(value: object) -> Value:
    return value if isinstance(value, Value) else Value(whole(value, 2), 100)


def _plus(one: Value, two: Value) -> Value:
    if one.bottom == two.bottom:
        return Value(one.top + two.top, one.bottom)
    return Value(one.top * two.bottom + two.top * one.bottom, one.bottom * two.bottom)


def _minus(one: Value, two: Value) -> Value:
    return _plus(one, Value(-two.top, two.bottom))


def _times(one: Value, two: Value) -> Value:
    return Value(one.top * two.top, one.bottom * two.bottom)


def _over(one: Value, two: Value) -> Value:
    assert two.top > 0
    return Value(one.top * two.bottom, one.bottom * two.top)


def _least(one: Value, two: Value) -> Value:
    return one if one.top * two.bottom <= two.top * one.bottom else two


def _most(one: Value, two: Value) -> Value:
    return two if _least(one, two) == one else one


def _mean(values: list[Value]) -> Value:
    total = NOTHING
    for value in values:
        total = _plus(total, value)
    return Value(total.top, total.bottom * len(values))


def _weighted(names: list[str], z: dict[str, Value], weight: dict[str, Value]) -> Value:
    top, bottom = NOTHING, NOTHING
    for name in names:
        top = _plus(top, _times(z[name], weight[name]))
        bottom = _plus(bottom, weight[name])
    return _over(top, bottom)


def _shown(value: Value) -> str:
    """At most six decimals, a half away from 0; no minus before nothing."""
    digits = short(Value(abs(value.top), value.bottom)) or "0"
    return f"-{digits}" if value.top < 0 and digits != "0" else digits


def _told(pairs: list[tuple[str, Value]]) -> list[tuple[str, str]]:
    return [(name, _shown(value)) for name, value in pairs]
