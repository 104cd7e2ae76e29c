"""Actíva 2010.1: the rules. Never edited once released; a change is a new version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from ld_desktop.documents.fields import NVT
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods import closing
from ld_desktop.methods.activa import v2010_1_further as verder
from ld_desktop.methods.activa import v2010_1_inputs as invoer
from ld_desktop.methods.closing import aanname_bandbreedte, loonwaarde_in_hele_procenten
from ld_desktop.methods.definition import Method, Prepared, Scored, read_data
from ld_desktop.rules.numbers import EEN, HONDERD, begrensd, gemiddelde
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run

ID, VERSION = "activa", "2010.1"
BRON = "003 §3.1"
BLOK, COMPETENTIE, UUR, FUNCTIE = "blok", "competentie", "uur", "functie"
HELFT = Fraction(1, 2)
TITELS = {
    "A": "A: werkgerelateerde kenmerken",
    "B": "B: persoonlijkheidskenmerken",
    "C": "C: opleidingskenmerken",
    "D": "D: belastbaarheid en motivatie",
}

EXTRA_ZWAAR = Aanname(
    id="extra_zwaar",
    tekst="Een onderdeel van de functie kan volgens de bron ook extra zwaar zijn, maar de schaal "
    "kent geen waarde boven regulier niveau. Wij rekenen extra zwaar als 100 %: het verhoogt de "
    "loonwaarde niet.",
)


@rule(
    naam="Blok {rij}",
    formule="procent per punt × het gemiddelde van de scores in blok {rij}, zonder n.v.t.",
    eenheid="%",
    bron=f"{BRON}: de scores van een blok worden gemiddeld tot een percentage; "
    "hoeveel procent een punt is, is een parameter met een aanname",
    per=BLOK,
    component=True,
)
def blok(score: Sequence[Fraction], procent_per_punt: Fraction) -> Value:
    """The block in percent of a regular worker."""
    return _procent(score, procent_per_punt)


@rule(
    naam="Productiviteit persoonsfactoren",
    formule="(blok A + blok B + blok C + blok D) ÷ 4",
    eenheid="%",
    bron=BRON,
    component=True,
)
def persoonsfactoren(blok: Sequence[Fraction]) -> Value:
    """Every block counts the same, however many competences it holds."""
    return gemiddelde(blok)


@rule(
    naam="Uurproductiviteit",
    formule="procent per punt × (U1 + U2) ÷ 2",
    eenheid="%",
    bron=f"{BRON}: begeleiding en ziekteverzuim worden gemiddeld; "
    "hoeveel procent een punt is, is een parameter met een aanname",
    component=True,
)
def uurproductiviteit(uurscore: Sequence[Fraction], procent_per_punt: Fraction) -> Value:
    """Guidance and absence against a regular worker."""
    return _procent(uurscore, procent_per_punt)


@rule(
    naam="Stap 1: loonwaarde tegenover een reguliere werknemer",
    formule="(1 − gewicht uurproductiviteit) × persoonsfactoren "
    "+ gewicht uurproductiviteit × uurproductiviteit",
    eenheid="%",
    bron=f"{BRON}, stap 1; het gewicht is een parameter met een aanname",
    component=True,
)
def stap1(
    persoonsfactoren: Fraction, uurproductiviteit: Fraction, gewicht_uurproductiviteit: Fraction
) -> Value:
    """The worker alone."""
    persoon = (EEN - gewicht_uurproductiviteit) * persoonsfactoren
    return persoon + gewicht_uurproductiviteit * uurproductiviteit


@rule(
    naam="Productiviteit van de functie",
    formule="het gemiddelde van FA t/m FJ, zonder n.v.t.",
    eenheid="%",
    bron=f"{BRON}, tabel 3.2: het niveau van de taken tegenover een reguliere functie",
    component=True,
)
def functie(niveau: Sequence[Fraction]) -> Value:
    """The task package against a regular function in the same field."""
    return gemiddelde(niveau)


@rule(
    naam="Stap 2: loonwaarde van de huidige functie",
    formule="(stap1 + functie) ÷ 2",
    eenheid="%",
    bron=f"{BRON}, stap 2",
    component=True,
)
def stap2(stap1: Fraction, functie: Fraction) -> Value:
    """The worker in this function."""
    return HELFT * (stap1 + functie)


@rule(
    naam="Loonwaarde voor afronding",
    formule="(stap1 + stap2) ÷ 2",
    eenheid="%",
    bron=f"{BRON}, stap 3",
)
def loonwaarde_onafgerond(stap1: Fraction, stap2: Fraction) -> Value:
    """The worker weighs more than the function, being part of both steps."""
    return begrensd(HELFT * (stap1 + stap2))


loonwaarde = loonwaarde_in_hele_procenten(BRON)


REGELS = RuleSet(
    (
        blok,
        persoonsfactoren,
        uurproductiviteit,
        stap1,
        functie,
        stap2,
        loonwaarde_onafgerond,
        loonwaarde,
    ),
    values=("procent_per_punt", "gewicht_uurproductiviteit"),
    columns={COMPETENTIE: ("score",), UUR: ("uurscore",), FUNCTIE: ("niveau",)},
)


def load() -> Method:
    """This version, with its data read."""
    parameters = Parameters(read_data(ID, VERSION, "parameters"), f"{ID}/{VERSION}")
    return Method(
        id=ID,
        version=VERSION,
        title=read_data(ID, VERSION, "definition"),
        parameters=parameters,
        inputs=invoer.inputs(parameters.standard()),
        prepare=partial(_prepare, parameters),
        modules=(__name__, invoer.__name__, verder.__name__, closing.__name__),
    )


def _procent(scores: Sequence[Fraction], procent_per_punt: Fraction) -> Value:
    gemiddeld = gemiddelde(scores)
    return None if gemiddeld is None else procent_per_punt * gemiddeld


def _prepare(
    parameters: Parameters,
    values: Mapping[str, Any],
    chosen: ParameterSet,
    refusals: Refusals,
) -> Prepared | None:
    invoer.check(values, refusals)
    if refusals:
        return None
    scores = {
        name: {"score": values[name]}
        for competenties in invoer.BLOKKEN.values()
        for name in competenties
        if values[name] != NVT
    }
    run = REGELS.run(
        {name: chosen.number(name) for name in ("procent_per_punt", "gewicht_uurproductiviteit")},
        {
            BLOK: {letter: {} for letter in invoer.BLOKKEN},
            COMPETENTIE: scores,
            UUR: {name: {"uurscore": values[name]} for name in invoer.UURPRODUCTIVITEIT},
            FUNCTIE: {
                name: {"niveau": values[name]} for name in invoer.FUNCTIE if values[name] != NVT
            },
        },
        {
            (BLOK, letter, COMPETENTIE): [name for name in competenties if name in scores]
            for letter, competenties in invoer.BLOKKEN.items()
        },
    )
    return Prepared(
        run,
        chosen.number("standaardfout_per_stap") * chosen.number("breedte_van_de_band"),
        _path,
        lambda: tuple(_scored(run, chosen)),
        partial(_aannames, run, parameters),
        partial(verder.further, scores, parameters),
        titles=TITELS,
    )


def _path(name: str, key: str | None) -> str:
    """An input is known by its id alone, a parameter by its name."""
    return name if key is None else key


def _scored(run: Run, chosen: ParameterSet) -> Iterator[Scored]:
    """Every score and every level that counts (methods.md §1: all inputs of this method)."""
    scale = [chosen.number(name) for name in ("laagste_score", "hoogste_score", "stap_score")]
    levels = [min(invoer.NIVEAUS), max(invoer.NIVEAUS), chosen.number("stap_functie")]
    for group, name, (low, high, step) in (
        (COMPETENTIE, "score", scale),
        (UUR, "uurscore", scale),
        (FUNCTIE, "niveau", levels),
    ):
        for key in run.keys[group]:
            value = run.number(name, key)
            at_norm = value >= high
            yield Scored(_path(name, key), name, key, value, low, high, step, high, at_norm)


def _aannames(run: Run, parameters: Parameters) -> tuple[Aanname, ...]:
    """The assumptions that touched this result."""
    chosen = [
        parameters.by_id[name].aanname()
        for name in ("procent_per_punt", "gewicht_uurproductiviteit")
    ]
    zwaar = any(run.number("niveau", key) == HONDERD for key in run.keys[FUNCTIE])
    band = aanname_bandbreedte(parameters, ("stap_score", "stap_functie"))
    return (*filter(None, chosen), *((EXTRA_ZWAAR,) if zwaar else ()), band)
