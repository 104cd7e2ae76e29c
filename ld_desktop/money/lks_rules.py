"""Loonkostensubsidie: the rules of Participatiewet art. 10d, in the forms they have had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from ld_desktop.domain.trace import Aanname
from ld_desktop.rules.numbers import EEN, NUL, deel
from ld_desktop.rules.rule import Rule, Value, rule
from ld_desktop.rules.ruleset import RuleSet

ARTIKEL = "Participatiewet art. 10d"
JAARLIJKS = f"{ARTIKEL}: een lopende subsidie volgt het minimumloon van 1 januari"
NAAR_LOONWAARDE_WML = date(2016, 7, 4)  # before: the loonwaarde was of the function wage
PER_36_UUR = date(2024, 1, 1)  # before: of a full-time week
MAANDEN = 12

FUNCTIELOON = Aanname(
    id="functieloon",
    tekst="Tot 4 juli 2016 was de loonwaarde een deel van het functieloon. Hoe zij tegenover het minimumloon "
    "stond, nemen wij aan: het minimumloon min het loon naar loonwaarde, allebei met vakantietoeslag.",
)


class Form(NamedTuple):
    """Which rules a document needs."""

    per_36: bool
    forfait: bool
    functieloon_maand: bool
    jeugd: bool
    lopend: bool
    loonkosten: bool


@rule(
    naam="Datum van het minimumloon",
    formule="de laatste 1 januari op de peildatum, of lopend sinds als dat later is",
    bron=JAARLIJKS,
)
def wml_datum(peildatum: str, lopend_sinds: str) -> Value:
    """The day whose minimum wage counts for a running subsidy."""
    nieuwjaar = date.fromisoformat(peildatum).replace(month=1, day=1)
    return max(nieuwjaar, date.fromisoformat(lopend_sinds)).isoformat()


@rule(
    naam="Minimumloon naar leeftijd",
    formule="wml maand × jeugd pct ÷ 100",
    eenheid="euro",
    bron="Wml en Besluit minimumjeugdloonregeling",
)
def wml_leeftijd(wml_maand: Fraction, jeugd_pct: Fraction) -> Value:
    """The minimum wage of a young worker."""
    return wml_maand * deel(jeugd_pct)


@rule(
    name="wml_leeftijd",
    naam="Minimumloon naar leeftijd",
    formule="wml maand",
    eenheid="euro",
    bron="Wml",
)
def wml_volwassen(wml_maand: Fraction) -> Value:
    """The minimum wage of an adult."""
    return wml_maand


@rule(
    naam="Minimumloon met vakantietoeslag (B)",
    formule="wml leeftijd × (1 + vakantietoeslag ÷ 100)",
    eenheid="euro",
    bron=ARTIKEL,
)
def b(wml_leeftijd: Fraction, vakantietoeslag: Fraction) -> Value:
    """The base of the subsidy."""
    return wml_leeftijd * (EEN + deel(vakantietoeslag))


@rule(
    naam="Subsidie bij een volle week",
    formule="het laagste van b × (1 − loonwaarde ÷ 100) en lks plafond ÷ 100 × b",
    eenheid="euro",
    bron=ARTIKEL,
)
def lks_gemeten(b: Fraction, loonwaarde: Fraction, lks_plafond: Fraction) -> Value:
    """What the loonwaarde leaves of the minimum wage, up to the ceiling."""
    return min(b * (EEN - deel(loonwaarde)), deel(lks_plafond) * b)


@rule(
    naam="Subsidie bij een volle week, forfaitair",
    formule="forfait pct ÷ 100 × b",
    eenheid="euro",
    bron=ARTIKEL,
)
def lks_forfait(b: Fraction, forfait_pct: Fraction) -> Value:
    """A fixed part in place of the measurement."""
    return deel(forfait_pct) * b


@rule(
    naam="Loon naar loonwaarde van het functieloon",
    formule="loonwaarde ÷ 100 × functieloon maand × (1 + vakantietoeslag ÷ 100)",
    eenheid="euro",
    bron=f"{ARTIKEL}, tekst tot 4 juli 2016",
)
def loon_naar_loonwaarde(
    loonwaarde: Fraction, functieloon_maand: Fraction, vakantietoeslag: Fraction
) -> Value:
    """What the work is worth of the wage that the function has."""
    return deel(loonwaarde) * functieloon_maand * (EEN + deel(vakantietoeslag))


@rule(
    naam="Subsidie bij een volle week",
    formule="het hoogste van 0 en het laagste van b − loon naar loonwaarde en lks plafond ÷ 100 × b",
    eenheid="euro",
    bron=f"{ARTIKEL}, tekst tot 4 juli 2016",
    aanname=FUNCTIELOON,
)
def lks_functieloon(b: Fraction, loon_naar_loonwaarde: Fraction, lks_plafond: Fraction) -> Value:
    """What the wage by loonwaarde leaves of the minimum wage, never below 0."""
    return max(NUL, min(b - loon_naar_loonwaarde, deel(lks_plafond) * b))


@rule(
    naam="Subsidie",
    formule="lks 36 × uren ÷ uren basis",
    eenheid="euro",
    bron=f"{ARTIKEL}, tekst vanaf 1 januari 2024",
)
def lks(lks_36: Fraction, uren: Fraction, uren_basis: Fraction) -> Value:
    """The subsidy for the hours agreed."""
    return lks_36 * uren / uren_basis


@rule(
    name="lks",
    naam="Subsidie",
    formule="lks voltijd × het laagste van 1 en uren ÷ voltijd",
    eenheid="euro",
    bron=f"{ARTIKEL}, tekst tot 1 januari 2024",
)
def lks_naar_voltijd(lks_voltijd: Fraction, uren: Fraction, voltijd: Fraction) -> Value:
    """The subsidy for the part of a full-time week."""
    return lks_voltijd * min(EEN, uren / voltijd)


@rule(
    naam="Vergoeding voor werkgeverslasten",
    formule="werkgeverslasten pct ÷ 100 × lks",
    eenheid="euro",
    bron="Regeling loonkostensubsidie Participatiewet",
)
def werkgeverslasten(lks: Fraction, werkgeverslasten_pct: Fraction) -> Value:
    """The charges of the employer over the subsidised part."""
    return deel(werkgeverslasten_pct) * lks


@rule(
    naam="Subsidie met werkgeverslasten",
    formule="lks + werkgeverslasten",
    eenheid="euro",
    bron=ARTIKEL,
)
def totaal(lks: Fraction, werkgeverslasten: Fraction) -> Value:
    """What the employer receives per month."""
    return lks + werkgeverslasten


@rule(
    naam="Loonkosten zonder subsidie",
    formule="functieloon × uren × weken per jaar ÷ maanden per jaar × (1 + vakantietoeslag ÷ 100) "
    "× (1 + werkgeverslasten pct ÷ 100)",
    eenheid="euro",
    bron="uitgangspunt van dit programma (money.md §2)",
)
def loonkosten_zonder(
    functieloon: Fraction,
    uren: Fraction,
    weken_per_jaar: Fraction,
    maanden_per_jaar: Fraction,
    vakantietoeslag: Fraction,
    werkgeverslasten_pct: Fraction,
) -> Value:
    """What the worker costs per month."""
    month = functieloon * uren * weken_per_jaar / maanden_per_jaar
    return month * (EEN + deel(vakantietoeslag)) * (EEN + deel(werkgeverslasten_pct))


@rule(
    naam="Loonkosten van de werkgever, met subsidie",
    formule="loonkosten zonder − totaal",
    eenheid="euro",
    bron="uitgangspunt van dit programma (money.md §2)",
)
def loonkosten_werkgever(loonkosten_zonder: Fraction, totaal: Fraction) -> Value:
    """What the employer pays in the end."""
    return loonkosten_zonder - totaal


@rule(
    naam="Forfait langer dan toegestaan",
    formule="van lopend sinds tot de peildatum zijn forfait maanden of meer verstreken",
    bron=ARTIKEL,
)
def forfait_te_lang(peildatum: str, lopend_sinds: str, forfait_maanden: Fraction) -> Value:
    """Whether the fixed part has run for as long as it may."""
    now, since = date.fromisoformat(peildatum), date.fromisoformat(lopend_sinds)
    months = (now.year - since.year) * MAANDEN + now.month - since.month - (now.day < since.day)
    return months >= forfait_maanden


@cache
def rules_for(form: Form) -> RuleSet:
    """The rules of one form, with the names that must be given."""
    chosen: list[Rule] = [
        wml_leeftijd if form.jeugd else wml_volwassen,
        b,
        *_full_week(form),
        lks if form.per_36 else lks_naar_voltijd,
        werkgeverslasten,
        totaal,
    ]
    if form.lopend:
        chosen += [wml_datum, forfait_te_lang] if form.forfait else [wml_datum]
    if form.loonkosten:
        chosen += [loonkosten_zonder, loonkosten_werkgever]
    names = {source for part in chosen for source in part.sources}
    return RuleSet(chosen, values=sorted(names - {part.name for part in chosen}))


def _full_week(form: Form) -> tuple[Rule, ...]:
    """The rules for the subsidy of a full week, under the name it has in its time."""
    name = "lks_36" if form.per_36 else "lks_voltijd"
    if form.functieloon_maand:
        return loon_naar_loonwaarde, replace(lks_functieloon, name=name, shown=name)
    return (replace(lks_forfait if form.forfait else lks_gemeten, name=name, shown=name),)
