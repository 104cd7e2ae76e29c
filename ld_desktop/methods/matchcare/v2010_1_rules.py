"""Matchcare 2010.1: the sums. Never edited once released; a change is a new version."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ld_desktop.domain.trace import Aanname
from ld_desktop.methods.closing import loonwaarde_in_hele_procenten
from ld_desktop.rules.numbers import (
    EEN,
    HONDERD,
    begrensd,
    gemiddelde,
    gewogen_gemiddelde,
)
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet

ACTIVITEITEN, COMPETENTIES = "activiteiten", "competenties"
BEHEERSING = "beheersing"  # `vastgesteld` of a competence; that of an activity keeps the name
BRON = "003 §3.5"

VERHOUDING = Aanname(
    id="verhouding",
    tekst="De bron vergelijkt competenties met wat de functie vraagt, maar zegt niet welk getal dat "
    "geeft. Wij delen de vastgestelde score door de eis, tellen een score boven de eis als 1, en "
    "nemen per werkactiviteit het gemiddelde over haar competenties.",
)
GRAAD = Aanname(
    id="graad",
    tekst="Hoe de uitvoering van een werkactiviteit en de competenties ervoor samenkomen is niet "
    "gepubliceerd. Wij nemen het gemiddelde van de twee, of de uitvoering alleen als aan de "
    "activiteit geen competenties hangen.",
)
WML = Aanname(
    id="loonwaarde_wml",
    tekst="De bron geeft de loonwaarde ook als percentage van het wettelijk minimumloon, zonder "
    "formule. Wij rekenen met het loon van de functie, en niet verder dan 100 %.",
)
INDICATIE = Aanname(
    id="indicatie",
    tekst="De bron noemt de uitkomst van de indicatie een bandbreedte, zonder formule. Wij nemen het "
    "gemiddelde van de competenties als midden, met een marge naar beide kanten en een lagere "
    "ondergrens voor belemmeringen; de loonwaarde is het midden van die twee grenzen.",
)


@rule(
    naam="Competentie {rij} tegenover de eis",
    formule="het laagste van vastgesteld ÷ eis en 1; als vastgesteld nvt is: nvt",
    bron=f"{BRON}: wat de werknemer kan tegenover wat het bedrijfsfunctieprofiel vraagt",
    aanname=VERHOUDING,
    per=COMPETENTIES,
)
def match(beheersing: Fraction | str, eis: Fraction) -> Value:
    """How far a competence meets the requirement, as a part of one."""
    return beheersing if isinstance(beheersing, str) else min(beheersing / eis, EEN)


@rule(
    naam="Uitvoering van werkactiviteit {rij}",
    formule="vastgesteld × procent per punt",
    eenheid="%",
    bron=f"{BRON}: in hoeverre de werknemer aan het bedrijfsfunctieprofiel kan voldoen",
    per=ACTIVITEITEN,
    component=True,
)
def uitvoering(vastgesteld: Fraction, procent_per_punt: Fraction) -> Value:
    """How well the activity is done, in percent of a regular worker."""
    return vastgesteld * procent_per_punt


@rule(
    naam="Competenties voor werkactiviteit {rij}",
    formule="100 × het gemiddelde van match, zonder n.v.t.",
    eenheid="%",
    bron=f"{BRON}: de competenties die voor de werkactiviteit nodig zijn",
    aanname=VERHOUDING,
    per=ACTIVITEITEN,
    component=True,
)
def competentie(match: Sequence[Fraction | str]) -> Value:
    """The mean over the competences of this activity; nothing where it has none."""
    gemiddeld = gemiddelde(match)
    return None if gemiddeld is None else HONDERD * gemiddeld


@rule(
    naam="Graad van werkactiviteit {rij}",
    formule="(uitvoering + competentie) ÷ 2; zonder competentie: uitvoering",
    eenheid="%",
    bron=BRON,
    aanname=GRAAD,
    per=ACTIVITEITEN,
    component=True,
)
def graad(uitvoering: Fraction, competentie: Fraction | None) -> Value:
    """How far the worker meets what this activity asks."""
    return gemiddelde((uitvoering, competentie))


@rule(
    naam="Bedrijfsfunctieprofiel",
    formule="de som van gewicht × graad ÷ 100 over alle werkactiviteiten",
    eenheid="%",
    bron=f"{BRON}: de werkactiviteiten zijn samen met werknemer en werkgever gewogen",
    component=True,
)
def bedrijfsfunctieprofiel(gewicht: Sequence[Fraction], graad: Sequence[Fraction]) -> Value:
    """The percentage of the company's function profile: a mean, as the weights add up to 100."""
    return gewogen_gemiddelde(graad, gewicht)


@rule(
    naam="Loonwaarde voor afronding",
    formule="bedrijfsfunctieprofiel + leefgebieden correctie, begrensd op 0 tot 100",
    eenheid="%",
    bron=f"{BRON}: percentage van het bedrijfsfunctieprofiel, de leefgebieden meegewogen",
)
def loonwaarde_onafgerond(
    bedrijfsfunctieprofiel: Fraction, leefgebieden_correctie: Fraction
) -> Value:
    """What counts of the profile after the life areas were weighed."""
    return begrensd(bedrijfsfunctieprofiel + leefgebieden_correctie)


loonwaarde = loonwaarde_in_hele_procenten(BRON)


@rule(
    naam="Loonwaarde als percentage van het wettelijk minimumloon",
    formule="het laagste van loonwaarde onafgerond × functieloon ÷ wml en 100",
    eenheid="%",
    bron=f"{BRON}: ook uitgedrukt als percentage van het wettelijk minimumloon",
    aanname=WML,
    component=True,
)
def loonwaarde_wml(loonwaarde_onafgerond: Fraction, functieloon: Fraction, wml: Fraction) -> Value:
    """The unrounded loonwaarde against the minimum wage instead of the wage of the function."""
    return begrensd(loonwaarde_onafgerond * functieloon / wml)


@rule(
    naam="Midden van de indicatie",
    formule="procent per punt × het gemiddelde van A t/m Y",
    eenheid="%",
    bron=BRON,
    aanname=INDICATIE,
)
def midden(score: Sequence[Fraction], procent_per_punt: Fraction) -> Value:
    """What the competences say before any work place is known."""
    gemiddeld = gemiddelde(score)
    return None if gemiddeld is None else procent_per_punt * gemiddeld


@rule(
    naam="Ondergrens van de indicatie",
    formule="midden − marge − per belemmering × belemmeringen, begrensd op 0 tot 100",
    eenheid="%",
    bron=f"{BRON}: een bandbreedte, met aandacht voor leefgebieden en FML",
    aanname=INDICATIE,
    component=True,
)
def indicatie_laag(
    midden: Fraction, marge: Fraction, per_belemmering: Fraction, belemmeringen: Fraction
) -> Value:
    """Where the loonwaarde will hardly be below."""
    return begrensd(midden - marge - per_belemmering * belemmeringen)


@rule(
    naam="Bovengrens van de indicatie",
    formule="midden + marge, begrensd op 0 tot 100",
    eenheid="%",
    bron=f"{BRON}: een bandbreedte",
    aanname=INDICATIE,
    component=True,
)
def indicatie_hoog(midden: Fraction, marge: Fraction) -> Value:
    """Where the loonwaarde will hardly be above."""
    return begrensd(midden + marge)


@rule(
    name="loonwaarde_onafgerond",
    naam="Loonwaarde voor afronding",
    formule="(indicatie laag + indicatie hoog) ÷ 2",
    eenheid="%",
    bron=BRON,
    aanname=INDICATIE,
)
def midden_van_de_band(indicatie_laag: Fraction, indicatie_hoog: Fraction) -> Value:
    """The one number of an indicatie: the middle of its band."""
    return gemiddelde((indicatie_laag, indicatie_hoog))


REGELS_BEPALING = RuleSet(
    (
        match,
        uitvoering,
        competentie,
        graad,
        bedrijfsfunctieprofiel,
        loonwaarde_onafgerond,
        loonwaarde,
        loonwaarde_wml,
    ),
    values=("procent_per_punt", "leefgebieden_correctie", "functieloon", "wml"),
    columns={ACTIVITEITEN: ("gewicht", "vastgesteld"), COMPETENTIES: (BEHEERSING, "eis")},
)
REGELS_INDICATIE = RuleSet(
    (midden, indicatie_laag, indicatie_hoog, midden_van_de_band, loonwaarde),
    values=("procent_per_punt", "marge", "per_belemmering", "belemmeringen"),
    columns={COMPETENTIES: ("score",)},
)
