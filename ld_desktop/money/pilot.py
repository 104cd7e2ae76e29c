"""The pilot of 2010–2012: the supplement on a wage below the minimum, and what it saves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import partial

from ld_desktop.documents.choices import Choice
from ld_desktop.documents.dates import Day
from ld_desktop.documents.fields import Number, Record
from ld_desktop.documents.refusals import ONTBREEKT, Refusals
from ld_desktop.money.calculation import (
    LOONWAARDE,
    Calculation,
    Lookup,
    Side,
    Signal,
    numbers,
    run_rules,
)
from ld_desktop.money.tables import PEILDATUM, Tables
from ld_desktop.rules.numbers import EEN, HONDERD, NUL, deel
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet

ID = "pilot2010"
HUISHOUDENS = ("alleenstaand", "alleenstaande_ouder", "gehuwd")
BESLUIT = "Besluit bij de Tijdelijke wet pilot loondispensatie; tabellen in 001 bijlage I"
BIJLAGE = "001 bijlage I"
INKOMEN = "000 §11.1 en tabel 11.1"
AMOUNTS = (
    "loon",
    "aanvulling",
    "totaal_inkomen",
    "norm",
    "besparing",
    "verschil",
    "werken_loont",
    "besparing_werkelijk",
)
SIGNALS = (
    Signal("werken_loont_niet", "werken_loont", when=False),
    Signal("onder_grens", "onder_grens", when=True),
    Signal("buiten_doelgroep", "buiten_doelgroep", when=True),
)
SIDES = (
    Side("inkomen_werknemer", "Inkomen van de werknemer", "uitkering_zonder", "totaal_inkomen"),
    Side("loon_werkgever", "Loon dat de werkgever betaalt", "loon_regulier", "loon"),
    Side(
        "uitkering_kantoor", "Uitkering die het kantoor betaalt", "uitkering_zonder", "aanvulling"
    ),
)


@rule(
    naam="Norm voor gehuwden (A)",
    formule="norm, zoals ingevuld",
    eenheid="euro",
    bron="het document",
)
def norm_gehuwden(norm_invoer: Fraction) -> Value:
    """A, where the document gives it instead of the table."""
    return norm_invoer


@rule(
    naam="Loon (B)",
    formule="loonwaarde ÷ 100 × norm gehuwden × deeltijd",
    eenheid="euro",
    bron=BESLUIT,
)
def loon(loonwaarde: Fraction, norm_gehuwden: Fraction, deeltijd: Fraction) -> Value:
    """The net wage that belongs to the loonwaarde."""
    return deel(loonwaarde) * norm_gehuwden * deeltijd


@rule(
    naam="Aanvulling",
    formule="het hoogste van factor × (norm gehuwden − loon) − overig inkomen en 0",
    eenheid="euro",
    bron=BESLUIT,
)
def aanvulling(
    factor: Fraction, norm_gehuwden: Fraction, loon: Fraction, overig_inkomen: Fraction
) -> Value:
    """The part of the shortfall that the household gets, less other income."""
    return max(factor * (norm_gehuwden - loon) - overig_inkomen, NUL)


@rule(
    naam="Totaal inkomen",
    formule="loon + aanvulling + overig inkomen",
    eenheid="euro",
    bron=BIJLAGE,
)
def totaal_inkomen(loon: Fraction, aanvulling: Fraction, overig_inkomen: Fraction) -> Value:
    """What there is to live on."""
    return loon + aanvulling + overig_inkomen


@rule(
    naam="Bijstandsnorm",
    formule="norm pct ÷ 100 × norm gehuwden",
    eenheid="euro",
    bron=BIJLAGE,
)
def norm(norm_pct: Fraction, norm_gehuwden: Fraction) -> Value:
    """The benefit without work."""
    return deel(norm_pct) * norm_gehuwden


@rule(naam="Besparing", formule="norm − aanvulling", eenheid="euro", bron=BIJLAGE)
def besparing(norm: Fraction, aanvulling: Fraction) -> Value:
    """What the office saves on the norm."""
    return norm - aanvulling


@rule(
    naam="Verschil met de uitkering bij de start",
    formule="totaal inkomen − uitkering bij start",
    eenheid="euro",
    bron=INKOMEN,
)
def verschil(totaal_inkomen: Fraction, uitkering_bij_start: Fraction | None) -> Value:
    """What the person has more, where the benefit at the start is known."""
    return None if uitkering_bij_start is None else totaal_inkomen - uitkering_bij_start


@rule(naam="Werken loont", formule="verschil is meer dan 0", bron=INKOMEN)
def werken_loont(verschil: Fraction | None) -> Value:
    """Whether working brings more than the benefit did."""
    return None if verschil is None else verschil > NUL


@rule(
    naam="Werkelijke besparing",
    formule="uitkering bij start − aanvulling",
    eenheid="euro",
    bron="000 bijlage 2",
)
def besparing_werkelijk(uitkering_bij_start: Fraction | None, aanvulling: Fraction) -> Value:
    """What the office saves on what it really paid."""
    return None if uitkering_bij_start is None else uitkering_bij_start - aanvulling


@rule(
    naam="Uitkering zonder werk",
    formule="uitkering bij start, en anders norm",
    eenheid="euro",
    bron=INKOMEN,
)
def uitkering_zonder(uitkering_bij_start: Fraction | None, norm: Fraction) -> Value:
    """What there would be without the job."""
    return norm if uitkering_bij_start is None else uitkering_bij_start


@rule(
    naam="Loon zonder dispensatie",
    formule="norm gehuwden × deeltijd",
    eenheid="euro",
    bron="001 bijlage I: de norm voor gehuwden is het nettominimumloon",
)
def loon_regulier(norm_gehuwden: Fraction, deeltijd: Fraction) -> Value:
    """The net minimum wage for these hours."""
    return norm_gehuwden * deeltijd


@rule(
    naam="Prestatie over een volle werkweek",
    formule="loonwaarde × deeltijd, en zonder loonwaarde 100 × loon ÷ norm gehuwden",
    eenheid="%",
    bron="uitgangspunt van dit programma (money.md §1)",
)
def prestatie(
    loonwaarde: Fraction | None, deeltijd: Fraction, loon: Fraction, norm_gehuwden: Fraction
) -> Value:
    """What the work is worth against a full-time minimum wage."""
    if loonwaarde is None:
        return HONDERD * loon / norm_gehuwden
    return loonwaarde * deeltijd


@rule(
    naam="Te weinig om te lonen",
    formule="prestatie is minder dan laagste prestatie",
    bron="uitgangspunt van dit programma (money.md §1)",
)
def onder_grens(prestatie: Fraction, laagste_prestatie: Fraction) -> Value:
    """Whether this is where work stops paying."""
    return prestatie < laagste_prestatie


@rule(
    naam="Buiten de doelgroep",
    formule="loonwaarde is minder dan laagste prestatie, of ten minste 100",
    bron="001 §4.1",
)
def buiten_doelgroep(loonwaarde: Fraction | None, laagste_prestatie: Fraction) -> Value:
    """Whether the pilot was not meant for this loonwaarde."""
    if loonwaarde is None:
        return None
    return not laagste_prestatie <= loonwaarde < HONDERD


_RULES = (
    loon, aanvulling, totaal_inkomen, norm, besparing, verschil, werken_loont,
    besparing_werkelijk, uitkering_zonder, loon_regulier, prestatie, onder_grens, buiten_doelgroep,
)  # fmt: skip
_VALUES = (
    LOONWAARDE, "deeltijd", "factor", "norm_pct", "overig_inkomen", "uitkering_bij_start",
    "laagste_prestatie",
)  # fmt: skip
UIT_DE_TABEL = RuleSet(_RULES, values=(*_VALUES, "norm_gehuwden"))
UIT_HET_DOCUMENT = RuleSet((norm_gehuwden, *_RULES), values=(*_VALUES, "norm_invoer"))


def inputs(start: date, end: date | None) -> Record:
    """What a document of this regime may hold."""
    euro = partial(Number, low=NUL, unit="euro", required=False)
    return Record(
        "Invoer",
        {
            "regime": Choice("Regeling", (ID,)),
            PEILDATUM: Day("Peildatum", start, end),
            "huishouden": Choice("Huishouden", HUISHOUDENS),
            LOONWAARDE: Number(
                "Loonwaarde", NUL, HONDERD, "%", required=False, when="als loon ontbreekt"
            ),
            "norm": euro("Norm voor gehuwden (A)", above=True),
            "norm_pct": Number("Bijstandsnorm", NUL, HONDERD, "% van A", required=False),
            "overig_inkomen": euro("Overig inkomen", default=NUL),
            "deeltijd": Number(
                "Deel van een volle werkweek", NUL, EEN, above=True, required=False, default=EEN
            ),
            "loon": euro("Nettoloon", when="in plaats van loonwaarde"),
            "uitkering_bij_start": euro("Uitkering bij de start"),
        },
    )


def calculate(
    values: Mapping[str, object], tables: Tables, refusals: Refusals
) -> Calculation | None:
    """The supplement and the savings; None after a refusal."""
    if "loon" not in values and LOONWAARDE not in values:
        refusals.add(LOONWAARDE, "Loonwaarde", ONTBREEKT, allowed="0–100, of een loon")
    day, huishouden = values.get(PEILDATUM), values.get("huishouden")
    if refusals or not isinstance(day, date):
        return None
    given = numbers(values)
    lookup = Lookup(tables, refusals)
    rules = UIT_HET_DOCUMENT if "norm" in given else UIT_DE_TABEL
    if "norm" in given:
        given["norm_invoer"] = given.pop("norm")
    else:
        lookup.take("norm_gehuwden", day)
    lookup.take(f"factor_{huishouden}", day, name="factor")
    if "norm_pct" not in given:
        lookup.take(f"norm_pct_{huishouden}", day, name="norm_pct")
    lookup.take("laagste_prestatie", day)
    if refusals:
        return None
    return Calculation(
        run_rules(rules, given, lookup),
        AMOUNTS,
        lookup.used,
        signals=SIGNALS,
        sides=SIDES,
        paths={"norm_invoer": "norm"},
    )
