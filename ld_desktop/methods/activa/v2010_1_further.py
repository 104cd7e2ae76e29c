"""Actíva 2010.1: further outputs: competences that stand out, and needs for training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ld_desktop.domain.trace import Aanname
from ld_desktop.methods.activa.v2010_1_inputs import BLOKKEN
from ld_desktop.methods.definition import Further
from ld_desktop.rules.numbers import decimal_text, exact_text, gemiddelde
from ld_desktop.rules.parameters import Parameters
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet

SCHOLING = Aanname(
    id="scholingsbehoeften",
    tekst="De methode kan scholingsbehoeften tonen, maar de bron zegt niet hoe. Wij noemen de "
    "opleidingskenmerken (blok C) onder het niveau van een reguliere werknemer, het verste eerst.",
)


@rule(
    naam="Gemiddelde score van deze werknemer",
    formule="het gemiddelde van alle scores, zonder n.v.t.",
    eenheid="punt",
    bron="003 §3.1: de rapportage licht competenties toe die opvallen",
)
def gemiddelde_score(score: Sequence[Fraction]) -> Value:
    """Over all competences; only what stands out is measured by it, never the loonwaarde."""
    return gemiddelde(score)


REGELS = RuleSet((gemiddelde_score,), columns={"competentie": ("score",)})


def further(scores: Mapping[str, Mapping[str, Fraction]], parameters: Parameters) -> Further:
    """What the report shows beside the loonwaarde.

    `opvallend` names the competences furthest from this worker's own mean, above and below it;
    `scholingsbehoeften` those of block C below the level of a regular worker. The assessor writes
    the notes, and judges the way out to regular work: those are no part of the calculation.
    """
    run = REGELS.run({}, {"competentie": scores})
    fixed = parameters.standard()
    least, regulier = fixed.number("opvallend_verschil"), fixed.number("hoogste_score")
    mean = run.number("gemiddelde_score")
    away = {name: row["score"] - mean for name, row in scores.items()}
    school = {name: scores[name]["score"] for name in BLOKKEN["C"] if name in scores}
    extra = {
        "opvallend": {
            "boven": [
                {"input": name, "verschil": decimal_text(away[name])}
                for name in sorted(away, key=lambda name: -away[name])
                if away[name] >= least
            ],
            "onder": [
                {"input": name, "verschil": decimal_text(away[name])}
                for name in sorted(away, key=lambda name: away[name])
                if away[name] <= -least
            ],
        },
        "scholingsbehoeften": [
            {"input": name, "score": exact_text(school[name])}
            for name in sorted(school, key=lambda name: school[name])
            if school[name] < regulier
        ],
    }
    opvallend = parameters.by_id["opvallend_verschil"].aanname()
    assumed = (opvallend, SCHOLING) if opvallend is not None else (SCHOLING,)
    return Further(extra, run.trace(lambda _, key: str(key)), assumed)
