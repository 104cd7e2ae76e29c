"""Arbolab 2010.1: the rules. Never edited once released; a change is a new version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from ld_desktop.documents.fields import Record
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods import closing
from ld_desktop.methods.arbolab import v2010_1_inputs as invoer
from ld_desktop.methods.closing import aanname_bandbreedte, loonwaarde_in_hele_procenten
from ld_desktop.methods.definition import Method, Prepared, Scored, read_data
from ld_desktop.rules.numbers import EEN, HONDERD, begrensd, gewogen_gemiddelde
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run

ID, VERSION = "arbolab", "2010.1"
CRITERIA = "criteria"
NIVEAU = "niveau"
BRON = "003 §3.2"

VERHOUDING = Aanname(
    id="verhouding",
    tekst="De bron zet het niveau van de werknemer af tegen de eis van de functie, maar zegt niet "
    "welk getal dat geeft. Wij delen het niveau door de eis. Een niveau boven de eis telt als 1: "
    "wat op het ene criterium over is, vult op een ander geen tekort aan.",
)
GEWOGEN_GEMIDDELDE = Aanname(
    id="gewogen_gemiddelde",
    tekst="Hoe de criteria samen de loonwaarde geven is niet gepubliceerd. Wij nemen het gemiddelde "
    "over de criteria die de functie vraagt, gewogen met het gewicht uit het functieprofiel.",
)


@rule(
    naam="Match op {rij}",
    formule="het laagste van {rij} ÷ eis en 1",
    bron=f"{BRON}: competenties van de werknemer tegenover de eisen van het functieprofiel",
    aanname=VERHOUDING,
    per=CRITERIA,
    component=True,
)
def match(niveau: Fraction, eis: Fraction) -> Value:
    """How far the worker meets the requirement, as a part of one."""
    return min(niveau / eis, EEN)


@rule(
    naam="Loonwaarde voor afronding",
    formule="100 × het gewogen gemiddelde van match, gewogen met gewicht",
    eenheid="%",
    bron=f"{BRON}: de zwaarte in het functieprofiel bepaalt hoe een criterium meetelt",
    aanname=GEWOGEN_GEMIDDELDE,
)
def loonwaarde_onafgerond(match: Sequence[Fraction], gewicht: Sequence[Fraction]) -> Value:
    """The weighted mean over what the function requires."""
    gemiddeld = gewogen_gemiddelde(match, gewicht)
    return None if gemiddeld is None else begrensd(HONDERD * gemiddeld)


loonwaarde = loonwaarde_in_hele_procenten(BRON)


REGELS = RuleSet(
    (match, loonwaarde_onafgerond, loonwaarde),
    columns={CRITERIA: (NIVEAU, invoer.EIS, invoer.GEWICHT)},
)


def load() -> Method:
    """This version, with its data read."""
    parameters = Parameters(read_data(ID, VERSION, "parameters"), f"{ID}/{VERSION}")
    groups = read_data(ID, VERSION, CRITERIA).values()
    criteria = {criterium: naam for group in groups for criterium, naam in group.items()}
    inputs = invoer.inputs(criteria, parameters)
    return Method(
        id=ID,
        version=VERSION,
        title=read_data(ID, VERSION, "definition"),
        parameters=parameters,
        inputs=inputs,
        prepare=partial(_prepare, parameters, criteria, inputs),
        modules=(__name__, invoer.__name__, closing.__name__),
    )


def _prepare(
    parameters: Parameters,
    criteria: Mapping[str, str],
    inputs: Record,
    values: Mapping[str, Any],
    chosen: ParameterSet,
    refusals: Refusals,
) -> Prepared | None:
    invoer.check(values, inputs, refusals)
    if refusals:
        return None
    profiel = values[invoer.PROFIEL]
    run = REGELS.run(
        {},
        {
            CRITERIA: {
                criterium: {NIVEAU: values[criterium], **profiel[criterium]}
                for criterium in criteria
                if profiel[criterium][invoer.EIS]
            }
        },
    )
    return Prepared(
        run,
        chosen.number("standaardfout_per_stap") * chosen.number("breedte_van_de_band"),
        _path,
        partial(_scored, run, chosen),
        partial(_aannames, run, parameters),
        titles={criterium: f"{naam} ({criterium})" for criterium, naam in criteria.items()},
    )


def _path(name: str, key: str | None) -> str:
    return str(key) if name == NIVEAU else f"{invoer.PROFIEL}.{key}.{name}"


def _scored(run: Run, chosen: ParameterSet) -> tuple[Scored, ...]:
    """The levels that the function asks for; another level says nothing about this function."""
    low, high = chosen.number("laagste_niveau"), chosen.number("hoogste_niveau")
    return tuple(
        Scored(
            path=_path(NIVEAU, key),
            name=NIVEAU,
            key=key,
            value=run.number(NIVEAU, key),
            low=low,
            high=high,
            step=chosen.number("stap_niveau"),
            best=high,
            at_norm=run.number(NIVEAU, key) >= run.number(invoer.EIS, key),
        )
        for key in run.keys[CRITERIA]
    )


def _aannames(run: Run, parameters: Parameters) -> tuple[Aanname, ...]:
    """What we assumed: every result of this method rests on all of it."""
    schaal, gewichten = (
        Aanname(id=name, tekst=parameters.by_id[parameter].on().aanname)
        for name, parameter in (("schaal", "laagste_niveau"), ("gewichten", "laagste_gewicht"))
    )
    band = aanname_bandbreedte(parameters, ("stap_niveau",))
    return (schaal, *run.aannames(), gewichten, band)
