"""EduPer Loonbalans 2010.1: the rules. Never edited once released; a change is a new version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods import closing
from ld_desktop.methods.closing import aanname_bandbreedte, loonwaarde_in_hele_procenten
from ld_desktop.methods.definition import Method, Prepared, Scored, read_data
from ld_desktop.methods.loonbalans import v2010_1_further as verder
from ld_desktop.methods.loonbalans import v2010_1_inputs as invoer
from ld_desktop.rules.numbers import HONDERD, NUL, gewogen_gemiddelde
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run

ID, VERSION = "loonbalans", "2010.1"
COMPETENTIE = "competentie"
BRON = "003 §3.4"
EEN = Fraction(1)

GEEN_COMPENSATIE = Aanname(
    id="geen_compensatie",
    tekst="De bron drukt de afstand tot het AKA-niveau uit in een percentage, niet of een competentie "
    "boven dat niveau een andere goedmaakt. Wij tellen hoogstens het AKA-niveau zelf mee.",
)


@rule(
    naam="Aandeel van het AKA-niveau: {rij}",
    formule="{rij} ÷ norm {rij}, hoogstens 1",
    bron=BRON,
    aanname=GEEN_COMPENSATIE,
    per=COMPETENTIE,
    component=True,
)
def aandeel(score: Fraction, norm: Fraction) -> Value:
    """How much of the level of an assistant a competence reaches."""
    return min(score / norm, EEN)


@rule(
    naam="Voorlopige loonwaarde",
    formule="100 × het gewogen gemiddelde van aandeel E1 t/m aandeel E13, gewogen met gewicht E1 "
    "t/m gewicht E13, zonder n.v.t.",
    eenheid="%",
    bron=f"{BRON}, stap 1",
    component=True,
)
def voorlopig(aandeel: Sequence[Fraction], gewicht: Sequence[Fraction]) -> Value:
    """What the worker's own competences are worth."""
    mean = gewogen_gemiddelde(aandeel, gewicht)
    return None if mean is None else HONDERD * mean


@rule(
    naam="Aftrek voor facilitaire voorwaarden",
    formule="werkbegeleiding + afbreukrisico + ziekteverzuim, en als werkplekaanpassing vergoed "
    "nee is ook werkplekaanpassing",
    eenheid="%",
    bron=f"{BRON}, stap 2",
    component=True,
)
def aftrek(
    werkbegeleiding: Fraction,
    afbreukrisico: Fraction,
    ziekteverzuim: Fraction,
    werkplekaanpassing: Fraction,
    werkplekaanpassing_vergoed: bool,
) -> Value:
    """What the employer has to spend beyond the regular and nobody else pays."""
    own = NUL if werkplekaanpassing_vergoed else werkplekaanpassing
    return werkbegeleiding + afbreukrisico + ziekteverzuim + own


@rule(
    naam="Loonwaarde voor afronding",
    formule="voorlopig − aftrek, minstens 0",
    eenheid="%",
    bron=f"{BRON}, stap 3",
)
def loonwaarde_onafgerond(voorlopig: Fraction, aftrek: Fraction) -> Value:
    """What is left; deductions cannot make it negative."""
    return max(voorlopig - aftrek, NUL)


loonwaarde = loonwaarde_in_hele_procenten(BRON)


REGELS = RuleSet(
    (aandeel, voorlopig, aftrek, loonwaarde_onafgerond, loonwaarde),
    values=(*invoer.AFTREK, invoer.VERGOED),
    columns={COMPETENTIE: ("score", "norm", "gewicht")},
)


def load() -> Method:
    """This version, with its data read."""
    parameters = Parameters(read_data(ID, VERSION, "parameters"), f"{ID}/{VERSION}")
    return Method(
        id=ID,
        version=VERSION,
        title=read_data(ID, VERSION, "definition"),
        parameters=parameters,
        inputs=invoer.inputs(parameters),
        prepare=partial(_prepare, parameters),
        modules=(__name__, invoer.__name__, verder.__name__, closing.__name__),
    )


def _prepare(
    parameters: Parameters,
    values: Mapping[str, Any],
    chosen: ParameterSet,
    refusals: Refusals,
) -> Prepared | None:
    invoer.check(values, refusals)
    if refusals:
        return None
    rows: dict[str, Mapping[str, Value]] = {
        competentie: {
            "score": values[competentie],
            "norm": chosen.number(f"norm_{competentie}"),
            "gewicht": chosen.number(f"gewicht_{competentie}"),
        }
        for competentie in invoer.COMPETENTIES
        if isinstance(values[competentie], Fraction)
    }
    once = {name: values[name] for name in (*invoer.AFTREK, invoer.VERGOED)}
    run = REGELS.run(once, {COMPETENTIE: rows})
    return Prepared(
        run=run,
        breadth=chosen.number("standaardfout_per_stap") * chosen.number("breedte_van_de_band"),
        naming=verder.path,
        scored=partial(_scored, run, chosen),
        aannames=partial(_aannames, run, parameters, chosen),
        further=partial(verder.further, run, values, values.get(invoer.EISEN, {}), chosen),
        titles=invoer.COMPETENTIES,
    )


def _scored(run: Run, chosen: ParameterSet) -> tuple[Scored, ...]:
    """The competences that apply; deductions are no judgements of the worker."""
    highest = chosen.number("hoogste_score")
    return tuple(
        Scored(
            path=key,
            name="score",
            key=key,
            value=run.number("score", key),
            low=chosen.number("laagste_score"),
            high=highest,
            step=chosen.number("stap_score"),
            best=highest,
            at_norm=run.number("score", key) >= run.number("norm", key),
        )
        for key in run.keys[COMPETENTIE]
    )


def _aannames(run: Run, parameters: Parameters, chosen: ParameterSet) -> tuple[Aanname, ...]:
    """The assumptions that touched this result; a value that an office replaced is none of ours."""
    found = list(run.aannames())
    for name in ("norm", "gewicht"):
        ours = [parameters.by_id[f"{name}_{key}"] for key in run.keys[COMPETENTIE]]
        if any(chosen.values[parameter.id] == parameter.on().value for parameter in ours):
            found.append(Aanname(id=name, tekst=ours[0].on().aanname))
    return (*found, aanname_bandbreedte(parameters, ("stap_score",)))
