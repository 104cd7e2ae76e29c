"""Loonbalans 2010.1: passendheid of the function and a step on the ladder. No part of the loonwaarde."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ld_desktop.domain.trace import Aanname
from ld_desktop.methods.definition import Further
from ld_desktop.methods.loonbalans.v2010_1_inputs import COMPETENTIES
from ld_desktop.rules.numbers import HONDERD, decimal_text, gemiddelde, gewogen_gemiddelde
from ld_desktop.rules.parameters import ParameterSet
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run

FUNCTIE = "functie"
BRON = "003 §3.4"
EEN = Fraction(1)
_COLUMNS = {"norm": "norm_", "gewicht": "gewicht_", "eis": "eisen."}

PASSENDHEID = Aanname(
    id="passendheid",
    tekst="De bron vergelijkt de competenties met wat de functie vraagt om te zien of zij past, niet met "
    "welke som. Wij nemen per competentie het deel van de eis dat wordt gehaald, hoogstens alles, gewogen "
    "zoals de loonwaarde.",
)
AFWIJKING = Aanname(
    id="afwijking_aka",
    tekst="De bron noemt het een risico dat de functie sterk van AKA-niveau afwijkt, niet vanaf wanneer. "
    "Wij waarschuwen als de eisen gemiddeld meer dan twee punten boven of onder de AKA-normen liggen.",
)
LADDER = Aanname(
    id="participatieladder",
    tekst="De bron laat de toetser de trede op de participatieladder bepalen. Wij stellen trede 6 (betaald "
    "werk) voor bij een loonwaarde van 100, trede 5 (betaald werk met ondersteuning) vanaf de ondergrens "
    "van de toegangstoets, en anders trede 4 (onbetaald werk).",
)


@rule(
    naam="Deel van de eis dat wordt gehaald: {rij}",
    formule="{rij} ÷ eisen {rij}, hoogstens 1",
    bron=BRON,
    aanname=PASSENDHEID,
    per=FUNCTIE,
)
def passend(score: Value, eis: Fraction) -> Value:
    """How much of what the function asks a competence reaches."""
    return min(score / eis, EEN) if isinstance(score, Fraction) else None


@rule(
    naam="Passendheid van de functie",
    formule="100 × het gewogen gemiddelde van passend E1 t/m passend E13, gewogen met gewicht E1 "
    "t/m gewicht E13, zonder n.v.t.",
    eenheid="%",
    bron=BRON,
    aanname=PASSENDHEID,
)
def passendheid(passend: Sequence[Fraction], gewicht: Sequence[Fraction]) -> Value:
    """How well the worker fits the function; absent where nothing can be compared."""
    mean = gewogen_gemiddelde(passend, gewicht)
    return None if mean is None else HONDERD * mean


@rule(
    naam="Verschil van de functie met AKA-niveau: {rij}",
    formule="eisen {rij} − norm {rij}",
    eenheid="punt",
    bron=BRON,
    aanname=AFWIJKING,
    per=FUNCTIE,
)
def verschil(eis: Fraction, norm: Fraction) -> Value:
    """How much more the function asks than the level of an assistant."""
    return eis - norm


@rule(
    naam="Gemiddeld verschil van de functie met AKA-niveau",
    formule="het gemiddelde van verschil E1 t/m verschil E13, zonder n.v.t.",
    eenheid="punt",
    bron=BRON,
    aanname=AFWIJKING,
)
def afwijking_aka(verschil: Sequence[Fraction]) -> Value:
    """How far the function as a whole is from that level."""
    return gemiddelde(verschil)


@rule(
    naam="Voorstel voor de trede op de participatieladder",
    formule="6 als loonwaarde onafgerond minstens 100 is; 5 vanaf grens ondergrens; anders 4",
    eenheid="trede",
    bron=BRON,
    aanname=LADDER,
)
def participatieladder(loonwaarde_onafgerond: Fraction, grens_ondergrens: Fraction) -> Value:
    """A proposal: the assessor decides."""
    if loonwaarde_onafgerond >= HONDERD:
        return Fraction(6)
    return Fraction(5) if loonwaarde_onafgerond >= grens_ondergrens else Fraction(4)


REGELS = RuleSet(
    (passend, passendheid, verschil, afwijking_aka, participatieladder),
    values=("loonwaarde_onafgerond", "grens_ondergrens"),
    columns={FUNCTIE: ("score", "norm", "gewicht", "eis")},
)


def path(name: str, key: str | None) -> str:
    """The path of an input or parameter: `E1`, `norm_E1`, `eisen.E1`."""
    return name if key is None else _COLUMNS.get(name, "") + key


def further(
    run: Run, scores: Mapping[str, Value], eisen: Mapping[str, Value], chosen: ParameterSet
) -> Further:
    """The ladder, and how the function fits wherever its requirements are given."""
    values: dict[str, Value] = {
        "loonwaarde_onafgerond": run["loonwaarde_onafgerond"],
        "grens_ondergrens": chosen.values["grens_ondergrens"],
    }
    asked: dict[str, Mapping[str, Value]] = {
        key: {
            "eis": eis,
            "score": scores[key],
            "norm": chosen.values[f"norm_{key}"],
            "gewicht": chosen.values[f"gewicht_{key}"],
        }
        for key, eis in eisen.items()
    }
    own = REGELS.run(values, {FUNCTIE: asked})
    extra: dict[str, object] = {"participatieladder": int(own.number("participatieladder"))}
    passendheid, afwijking = own["passendheid"], own["afwijking_aka"]
    if isinstance(passendheid, Fraction):
        extra["passendheid"] = decimal_text(passendheid)
    if isinstance(afwijking, Fraction):
        extra["afwijking_aka"] = decimal_text(afwijking)
        extra["wijkt_sterk_af_van_aka"] = abs(afwijking) > chosen.number("grens_afwijking")
    return Further(extra, own.trace(path, COMPETENTIES), own.aannames())
