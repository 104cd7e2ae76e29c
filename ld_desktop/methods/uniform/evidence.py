"""From the answers of the uniform questionnaire to the inputs of the method: a pure mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ld_desktop.methods.evidence_values import Evidence

GROUP = "taken"
_WEEK = ("uren_per_week", "dagen_per_week")
_FACTORS = ("kwaliteit", "netto_werktijd")


def collect(values: Mapping[str, object], rows: Sequence[str]) -> Evidence:
    """The inputs of the uniform method.

    Args:
        values: readable, counting answers by path (`taken.t1.tempo`); yes/no as booleans.
        rows: the row ids of the table of hoofdtaken, in order.
    """
    inputs: dict[str, object] = {name: values[name] for name in _WEEK if name in values}
    places = {name: name for name in _WEEK}
    regulier = values.get("regulier")
    if isinstance(regulier, bool):
        inputs["regulier"] = regulier
    places["regulier"] = "regulier"
    share = "uren" if values.get("aandeel_soort") == "uren" else "aandeel"
    taken = []
    for number, row in enumerate(rows, start=1):
        taken.append(_taak(values, f"{GROUP}.{row}", share, scored=regulier is not True))
        places |= _places(f"{GROUP}.{number}", f"{GROUP}.{row}", inputs=taken[-1], share=share)
    if taken:
        inputs[GROUP] = taken
    places[GROUP] = GROUP
    return Evidence(inputs, places)


def _taak(values: Mapping[str, object], row: str, share: str, *, scored: bool) -> dict[str, object]:
    taak = {name: values[f"{row}.{name}"] for name in ("naam", share) if f"{row}.{name}" in values}
    if not scored:
        return taak
    if values.get(f"{row}.tempo_wijze") == "telling":
        counts = {
            name: values[f"{row}.tempo_{name}"]
            for name in ("aantal", "norm")
            if f"{row}.tempo_{name}" in values
        }
        taak |= {"tempo": counts} if counts else {}
    elif f"{row}.tempo" in values:
        taak["tempo"] = values[f"{row}.tempo"]
    taak |= {name: values[f"{row}.{name}"] for name in _FACTORS if f"{row}.{name}" in values}
    return taak


def _places(document: str, row: str, *, inputs: Mapping[str, object], share: str) -> dict[str, str]:
    counted = isinstance(inputs.get("tempo"), dict)
    return {
        document: f"{row}.{share}",
        f"{document}.naam": f"{row}.naam",
        f"{document}.aandeel": f"{row}.aandeel",
        f"{document}.uren": f"{row}.uren",
        f"{document}.tempo": f"{row}.tempo_aantal" if counted else f"{row}.tempo",
        f"{document}.tempo.aantal": f"{row}.tempo_aantal",
        f"{document}.tempo.norm": f"{row}.tempo_norm",
        **{f"{document}.{name}": f"{row}.{name}" for name in _FACTORS},
    }
