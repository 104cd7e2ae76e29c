"""Loondispensatie Wajong: the wage by loonwaarde, and the supplement of the UWV per day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from ld_desktop.documents.choices import Choice
from ld_desktop.documents.dates import Day
from ld_desktop.documents.fields import Number, Record
from ld_desktop.documents.refusals import ONTBREEKT, STRIJDIG, Refusals
from ld_desktop.domain.trace import Aanname
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
from ld_desktop.rules.numbers import HONDERD, NUL, deel
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet

ID = "wajong"
WAJONG = "Wajong, loondispensatie"
GRONDSLAG, INKOMEN = "grondslag_dag", "inkomen_dag"
AMOUNTS = ("uurloon", "aanvulling_dag")
SIGNALS = (Signal("geen_recht", "recht", when=False),)
SIDES = (
    Side("inkomen_werknemer", "Inkomen van de werknemer per dag", "zonder_werk", "met_werk"),
    Side("uurloon_werkgever", "Loon dat de werkgever per uur betaalt", "wml_uur", "uurloon"),
)
EERSTE_UURLOON = date(2024, 1, 1)  # from here the law itself gives an hourly minimum wage
VOLWASSEN = Aanname(
    id="volwassen_minimumloon",
    tekst="De leeftijd is geen invoer van deze regeling: het uurloon volgt het minimumloon voor volwassenen.",
)


@rule(
    naam="Minimumloon per uur",
    formule="wml maand × maanden ÷ weken ÷ uren per week",
    eenheid="euro",
    bron="uitgangspunt van dit programma (money.md §3)",
)
def wml_uur(
    wml_maand: Fraction, maanden: Fraction, weken: Fraction, uren_per_week: Fraction
) -> Value:
    """The hourly wage behind a monthly one."""
    return wml_maand * maanden / weken / uren_per_week


@rule(
    naam="Recht op loondispensatie",
    formule="loonwaarde is hoogstens hoogste loonwaarde",
    bron=WAJONG,
)
def recht(loonwaarde: Fraction, hoogste_loonwaarde: Fraction) -> Value:
    """Whether the performance is far enough below that of a regular worker."""
    return loonwaarde <= hoogste_loonwaarde


@rule(
    naam="Uurloon",
    formule="loonwaarde ÷ 100 × wml uur, en zonder recht 0",
    eenheid="euro",
    bron=WAJONG,
)
def uurloon(loonwaarde: Fraction, wml_uur: Fraction, recht: bool) -> Value:
    """What the employer pays per hour."""
    return deel(loonwaarde) * wml_uur if recht else NUL


@rule(
    naam="Correctiefactor (CF)",
    formule="(loonwaarde − laagste loonwaarde) ÷ (uitkering pct ÷ 100 × loonwaarde)",
    bron=WAJONG,
)
def correctiefactor(
    loonwaarde: Fraction, laagste_loonwaarde: Fraction, uitkering_pct: Fraction
) -> Value:
    """The part of the income that is taken off the benefit."""
    return (loonwaarde - laagste_loonwaarde) / (deel(uitkering_pct) * loonwaarde)


@rule(
    naam="Uitkering zonder werk per dag",
    formule="uitkering pct ÷ 100 × grondslag dag",
    eenheid="euro",
    bron=WAJONG,
)
def zonder_werk(uitkering_pct: Fraction, grondslag_dag: Fraction) -> Value:
    """The benefit of who earns nothing."""
    return deel(uitkering_pct) * grondslag_dag


@rule(
    naam="Aanvulling per dag, naar de grondslag",
    formule="zonder werk − uitkering pct ÷ 100 × correctiefactor × inkomen dag",
    eenheid="euro",
    bron=WAJONG,
)
def naar_grondslag(
    zonder_werk: Fraction,
    uitkering_pct: Fraction,
    correctiefactor: Fraction,
    inkomen_dag: Fraction,
) -> Value:
    """The benefit less part of the income."""
    return zonder_werk - deel(uitkering_pct) * correctiefactor * inkomen_dag


@rule(
    naam="Aanvulling per dag, tot het volle loon",
    formule="inkomen dag ÷ (loonwaarde ÷ 100) − inkomen dag",
    eenheid="euro",
    bron=WAJONG,
)
def tot_vol_loon(inkomen_dag: Fraction, loonwaarde: Fraction) -> Value:
    """What the full wage would be above what is earned."""
    return inkomen_dag / deel(loonwaarde) - inkomen_dag


@rule(
    naam="Aanvulling per dag",
    formule="het hoogste van naar grondslag en tot vol loon en 0, en zonder recht 0",
    eenheid="euro",
    bron=WAJONG,
)
def aanvulling_dag(naar_grondslag: Fraction, tot_vol_loon: Fraction, recht: bool) -> Value:
    """The better of the two for the worker."""
    return max(naar_grondslag, tot_vol_loon, NUL) if recht else NUL


@rule(
    naam="Inkomen en aanvulling per dag",
    formule="inkomen dag + aanvulling dag",
    eenheid="euro",
    bron=WAJONG,
)
def met_werk(inkomen_dag: Fraction, aanvulling_dag: Fraction) -> Value:
    """What a working day brings."""
    return inkomen_dag + aanvulling_dag


_UURLOON = (recht, uurloon)
_AANVULLING = (
    correctiefactor, zonder_werk, naar_grondslag, tot_vol_loon, aanvulling_dag, met_werk,
)  # fmt: skip
_TABLES = ("hoogste_loonwaarde",)
_TABLES_AANVULLING = ("uitkering_pct", "laagste_loonwaarde")
_PER_UUR = ("wml_uur",)
_PER_MAAND = ("wml_maand", "maanden", "weken", "uren_per_week")
# By whether a supplement is asked, and whether the law gives an hourly wage.
_RULESETS = {
    (asked, hourly): RuleSet(
        (*_UURLOON, *(_AANVULLING if asked else ()), *(() if hourly else (wml_uur,))),
        values=(
            LOONWAARDE,
            *_TABLES,
            *((*_TABLES_AANVULLING, GRONDSLAG, INKOMEN) if asked else ()),
            *(_PER_UUR if hourly else _PER_MAAND),
        ),
    )
    for asked in (True, False)
    for hourly in (True, False)
}


def inputs(start: date, end: date | None) -> Record:
    """What a document of this regime may hold."""
    together = "alleen samen met de andere van de twee"
    return Record(
        "Invoer",
        {
            "regime": Choice("Regeling", (ID,)),
            PEILDATUM: Day("Peildatum", start, end),
            LOONWAARDE: Number("Loonwaarde", NUL, HONDERD, "%"),
            GRONDSLAG: Number(
                "Grondslag per dag (G)", NUL, unit="euro", required=False, when=together
            ),
            INKOMEN: Number("Inkomen per dag (I)", NUL, unit="euro", required=False, when=together),
        },
    )


def calculate(
    values: Mapping[str, object], tables: Tables, refusals: Refusals
) -> Calculation | None:
    """The hourly wage and, where basis and income are known, the supplement; None after a refusal."""
    asked = GRONDSLAG in values
    if asked and INKOMEN not in values:
        refusals.add(INKOMEN, "Inkomen per dag (I)", ONTBREEKT, allowed="0 of meer")
    if not asked and INKOMEN in values:
        refusals.add(GRONDSLAG, "Grondslag per dag (G)", ONTBREEKT, allowed="0 of meer")
    if asked and values.get(LOONWAARDE) == NUL:
        allowed = "meer dan 0 als er een inkomen is"
        refusals.add(LOONWAARDE, "Loonwaarde", STRIJDIG, NUL, allowed)
    day = values.get(PEILDATUM)
    if refusals or not isinstance(day, date):
        return None
    hourly = day >= EERSTE_UURLOON
    lookup = Lookup(tables, refusals)
    for table in (
        *(_PER_UUR if hourly else _PER_MAAND),
        *_TABLES,
        *(_TABLES_AANVULLING if asked else ()),
    ):
        lookup.take(table, day)
    if refusals:
        return None
    return Calculation(
        run_rules(_RULESETS[asked, hourly], numbers(values), lookup),
        AMOUNTS,
        lookup.used,
        signals=SIGNALS,
        aannames=(VOLWASSEN,),
        sides=SIDES,
        condition="recht",
    )
