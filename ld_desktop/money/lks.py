"""Loonkostensubsidie: the inputs, which rules they need, and what several of them refuse together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import partial

from ld_desktop.documents.choices import Choice
from ld_desktop.documents.dates import Day
from ld_desktop.documents.fields import Boolean, Number, Record
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
from ld_desktop.money.lks_rules import (
    NAAR_LOONWAARDE_WML,
    PER_36_UUR,
    Form,
    rules_for,
    wml_datum,
)
from ld_desktop.money.tables import PEILDATUM, Tables
from ld_desktop.rules.numbers import HONDERD, NUL, exact_text

ID = "lks"
AMOUNTS = ("b", "lks_36", "lks", "werkgeverslasten", "totaal", "loonkosten_werkgever")
SIGNALS = (Signal("forfait_te_lang", "forfait_te_lang", when=True),)
SIDES = (
    Side(
        "loonkosten_werkgever",
        "Loonkosten van de werkgever per maand",
        "loonkosten_zonder",
        "loonkosten_werkgever",
    ),
)
JONGSTE, OUDSTE = Fraction(15), Fraction(120)  # below 15 there is no minimum wage
JEUGDLOON = Aanname(
    id="jeugdloon_onafgerond",
    tekst="Het minimumloon voor jongeren is hier het deel van het bedrag voor volwassenen. De gepubliceerde "
    "jeugdbedragen zijn afgerond en kunnen enkele centen verschillen.",
)
_LABELS = {
    LOONWAARDE: "Loonwaarde",
    "uren": "Contracturen per week",
    "voltijd": "Volledige werkweek",
    "forfait": "Forfaitaire subsidie",
    "functieloon_maand": "Functieloon per maand",
    "lopend_sinds": "Subsidie lopend sinds",
}


def inputs(start: date, end: date | None, tables: Tables) -> Record:
    """What a document of this regime may hold."""
    most = Fraction(tables.by_id["hoogste_uren"].on(start).value)
    hours = partial(Number, low=NUL, high=most, unit="uur", above=True)
    euro = partial(Number, low=NUL, unit="euro", above=True, required=False)
    before = f"bij een peildatum vóór {NAAR_LOONWAARDE_WML}"
    return Record(
        "Invoer",
        {
            "regime": Choice("Regeling", (ID,)),
            PEILDATUM: Day("Peildatum", start, end),
            LOONWAARDE: Number(
                _LABELS[LOONWAARDE], NUL, HONDERD, "%", required=False, when="zonder forfait"
            ),
            "uren": hours(_LABELS["uren"]),
            "voltijd": hours(_LABELS["voltijd"], required=False),
            "leeftijd": Number("Leeftijd", JONGSTE, OUDSTE, "jaar", whole=True, required=False),
            "forfait": Boolean(_LABELS["forfait"], required=False, default=False),
            "functieloon_maand": euro(_LABELS["functieloon_maand"], when=before),
            "functieloon": euro("Functieloon per uur"),
            "lopend_sinds": Day(_LABELS["lopend_sinds"], start, required=False),
        },
    )


def calculate(
    values: Mapping[str, object], tables: Tables, refusals: Refusals
) -> Calculation | None:
    """The subsidy with its charges; None after a refusal."""
    day = values.get(PEILDATUM)
    if not isinstance(day, date) or refusals.concerns(PEILDATUM):
        return None
    if tables.on("wml_maand", day, refusals) is None:
        return None
    _check(values, day, tables, refusals)
    if refusals:
        return None
    lookup = Lookup(tables, refusals)
    form = _look_up(values, day, lookup)
    if refusals:
        return None
    given = numbers(values)
    if form.lopend:
        given[PEILDATUM] = day.isoformat()
        given["lopend_sinds"] = str(values["lopend_sinds"])
    return Calculation(
        run_rules(rules_for(form), given, lookup),
        AMOUNTS,
        lookup.used,
        signals=SIGNALS,
        aannames=(JEUGDLOON,) if form.jeugd else (),
        sides=SIDES,
        first=("wml_datum",),
    )


def _check(values: Mapping[str, object], day: date, tables: Tables, refusals: Refusals) -> None:
    """Refuse what several inputs together make wrong."""
    forfait, by_function = values.get("forfait") is True, day < NAAR_LOONWAARDE_WML
    add = partial(_add, refusals, values)
    if forfait and by_function:
        add("forfait", STRIJDIG, f"een peildatum vanaf {NAAR_LOONWAARDE_WML}")
    if not forfait and LOONWAARDE not in values:
        add(LOONWAARDE, ONTBREEKT, "0–100, of forfait true")
    if by_function and "functieloon_maand" not in values:
        add("functieloon_maand", ONTBREEKT, f"meer dan 0, vóór {NAAR_LOONWAARDE_WML}")
    if not by_function and "functieloon_maand" in values:
        add("functieloon_maand", STRIJDIG, f"alleen bij een peildatum vóór {NAAR_LOONWAARDE_WML}")
    since = values.get("lopend_sinds")
    if isinstance(since, date) and since > day:
        add("lopend_sinds", STRIJDIG, f"hoogstens de peildatum: {day}")
    if day >= PER_36_UUR:
        _check_hours(values, day, tables, refusals)


def _check_hours(
    values: Mapping[str, object], day: date, tables: Tables, refusals: Refusals
) -> None:
    """Since 2024 the hours may not exceed the full week; before, the part was cut off at one."""
    uren, voltijd = values.get("uren"), values.get("voltijd")
    if "voltijd" not in values:
        row = tables.on("voltijd", day, refusals)
        voltijd = row.value if row is not None else None
    if isinstance(uren, Fraction) and isinstance(voltijd, Fraction) and uren > voltijd:
        allowed = f"hoogstens de volledige werkweek: {exact_text(voltijd)}"
        _add(refusals, values, "uren", STRIJDIG, allowed)


def _add(
    refusals: Refusals, values: Mapping[str, object], name: str, problem: str, allowed: str
) -> None:
    value = values.get(name)
    told = str(value) if isinstance(value, date) else value
    refusals.add(name, _LABELS[name], problem, told, allowed)


def _look_up(values: Mapping[str, object], day: date, lookup: Lookup) -> Form:
    """Take every table value that this document needs, and say which rules it needs."""
    since = values.get("lopend_sinds")
    lopend = isinstance(since, date)
    wml_day, day_id = day, PEILDATUM
    if lopend:
        wml_day, day_id = date.fromisoformat(str(wml_datum(str(day), str(since)))), "wml_datum"
    jeugd = _look_up_wml(values.get("leeftijd"), wml_day, day_id, lookup)
    form = Form(
        per_36=day >= PER_36_UUR,
        forfait=values.get("forfait") is True,
        functieloon_maand=day < NAAR_LOONWAARDE_WML,
        jeugd=jeugd,
        lopend=lopend,
        loonkosten="functieloon" in values,
    )
    tables = ["vakantietoeslag", "forfait_pct" if form.forfait else "lks_plafond"]
    if form.per_36:
        tables += ["uren_basis"]
    elif "voltijd" not in values:
        tables += ["voltijd"]
    tables += ["werkgeverslasten_pct"]
    tables += ["weken_per_jaar", "maanden_per_jaar"] if form.loonkosten else []
    tables += ["forfait_maanden"] if form.lopend and form.forfait else []
    for table in tables:
        lookup.take(table, day)
    return form


def _look_up_wml(age: object, day: date, day_id: str, lookup: Lookup) -> bool:
    """Take the minimum wage, with the part of it that a young worker has; whether there is one."""
    lookup.take("wml_maand", day, day_id=day_id)
    if not isinstance(age, Fraction):
        return False
    adult = lookup.take("volwassen_vanaf", day, day_id=day_id)
    if adult is None or age >= adult:
        return False
    lookup.take(f"jeugd_{int(age)}", day, name="jeugd_pct", day_id=day_id)
    return True
