"""Uniform 2021.1: the inputs, and the refusals that one input alone cannot decide (uniform.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, TypeAlias

from ld_desktop.documents.fields import Boolean, Listing, Number, NumberOrCount, Record, Text
from ld_desktop.documents.refusals import ONTBREEKT, STRIJDIG, Refusals
from ld_desktop.rules.numbers import COMPONENT_PLACES, HONDERD, NUL, deel, exact_text
from ld_desktop.rules.parameters import Parameters, ParameterSet

AANDEEL, UREN = "aandeel", "uren"
SOORTEN = {AANDEEL: "Aandeel in de werktijd", UREN: "Uren per week aan de hoofdtaak"}
FACTOREN = {"tempo": "Tempo", "kwaliteit": "Kwaliteit", "netto_werktijd": "Netto werktijd"}
_ROW = " (hoofdtaak {})"
_GEEN_REGULIERE = "als regulier false is"

Taak: TypeAlias = Mapping[str, Any]


def inputs(parameters: Parameters) -> Record:
    """All inputs with their ranges, which are fixed parameters."""
    fixed = parameters.standard()
    tempo = parameters.by_id["hoogste_tempo"]
    percent = partial(Number, low=NUL, high=HONDERD, unit="%", required=False)
    scored = partial(percent, when=_GEEN_REGULIERE)
    hours = partial(Number, low=NUL, high=fixed.number("hoogste_uren"), unit="uur", above=True)
    taak = Record(
        "Hoofdtaak",
        {
            "naam": Text("Naam"),
            AANDEEL: percent(
                SOORTEN[AANDEEL],
                low=fixed.number("laagste_aandeel"),
                when="één soort voor alle hoofdtaken: aandeel of uren; samen precies 100",
            ),
            UREN: hours(
                SOORTEN[UREN],
                required=False,
                when="in plaats van aandeel; samen precies uren_per_week",
            ),
            "tempo": NumberOrCount(
                scored(
                    FACTOREN["tempo"],
                    high=fixed.number("hoogste_tempo"),
                    aanname=tempo.on().aanname,
                )
            ),
            "kwaliteit": scored(FACTOREN["kwaliteit"]),
            "netto_werktijd": scored(FACTOREN["netto_werktijd"]),
        },
    )
    low, high = fixed.number("laagste_dagen"), fixed.number("hoogste_dagen")
    return Record(
        "Invoer",
        {
            "uren_per_week": hours("Contracturen per week"),
            "dagen_per_week": Number("Werkdagen per week", low, high, "dag"),
            "regulier": Boolean("Reguliere arbeidsprestatie"),
            "taken": Listing(
                "Hoofdtaken",
                "hoofdtaak",
                taak,
                1,
                int(fixed.number("hoogste_aantal_hoofdtaken")),
                required=False,
                when=_GEEN_REGULIERE,
            ),
        },
    )


def check(values: Mapping[str, Any], fixed: ParameterSet, refusals: Refusals) -> None:
    """Refuse what several inputs together make wrong."""
    regulier = values.get("regulier") is True
    if "taken" not in values:
        if not regulier:
            allowed = f"1–{exact_text(fixed.number('hoogste_aantal_hoofdtaken'))} × hoofdtaak"
            refusals.add("taken", "Hoofdtaken", ONTBREEKT, allowed=allowed)
        return
    taken = [
        (number, taak)
        for number, taak in enumerate(values["taken"] or (), start=1)
        if taak is not None
    ]
    for number, taak in taken:
        _check_factoren(taak, number, refusals, regulier=regulier)
    soort = _check_soort(taken, refusals)
    if soort is None:
        return
    week = _accepted(values, "uren_per_week", refusals)
    dagen = _accepted(values, "dagen_per_week", refusals)
    least, reason = _least(week, dagen, fixed)
    if soort == UREN:
        least = NUL if week is None else deel(least) * week
    for number, taak in taken:
        _check_least(taak.get(soort), f"taken.{number}.{soort}", (least, reason), refusals)
    if len(taken) == len(values["taken"]):
        _check_sum([taak.get(soort) for _, taak in taken], soort, week, refusals)


def _accepted(values: Mapping[str, Any], name: str, refusals: Refusals) -> Fraction | None:
    """A number that later checks may use: None when it is missing or was refused itself."""
    value = values.get(name)
    return value if isinstance(value, Fraction) and not refusals.concerns(name) else None


def _check_factoren(taak: Taak, number: int, refusals: Refusals, *, regulier: bool) -> None:
    for factor, label in FACTOREN.items():
        path, where = f"taken.{number}.{factor}", label + _ROW.format(number)
        if regulier and factor in taak:
            refusals.add(path, where, STRIJDIG, taak[factor], "geen factoren bij regulier true")
        elif not regulier and factor not in taak:
            refusals.add(path, where, ONTBREEKT, allowed="een percentage")


def _check_soort(taken: Sequence[tuple[int, Taak]], refusals: Refusals) -> str | None:
    """The one kind of share that all tasks give; None when there is none or more than one."""
    kinds = {number: SOORTEN.keys() & taak.keys() for number, taak in taken}
    used = frozenset[str]().union(*kinds.values())
    soort = UREN if used == {UREN} else AANDEEL
    twofold = [number for number, kind in kinds.items() if len(kind) > 1]
    for number, taak in taken:
        where = SOORTEN[soort] + _ROW.format(number)
        if not kinds[number]:
            refusals.add(f"taken.{number}.{soort}", where, ONTBREEKT, allowed="een getal")
        elif number in twofold:
            path, label = f"taken.{number}.{UREN}", SOORTEN[UREN] + _ROW.format(number)
            refusals.add(path, label, STRIJDIG, taak[UREN], "aandeel of uren, niet allebei")
    if len(used) > 1 and not twofold:
        allowed = "bij alle hoofdtaken aandeel, of bij alle uren"
        refusals.add("taken", "Hoofdtaken", STRIJDIG, allowed=allowed)
    return soort if len(used) == 1 else None


def _least(
    week: Fraction | None, dagen: Fraction | None, fixed: ParameterSet
) -> tuple[Fraction, str]:
    """The least share of a hoofdtaak in percent, and why: 1/16 of the week, 30 minutes a day.

    Both come from Besluit art. 1. What is not known of the contract decides nothing.
    """
    share, minutes = fixed.number("laagste_aandeel"), fixed.number("laagste_minuten")
    if week is not None and dagen is not None:
        daily = week * fixed.number("minuten_per_uur") / dagen
        if HONDERD * minutes > share * daily:
            return HONDERD * minutes / daily, f"{exact_text(minutes)} minuten per werkdag"
    return share, f"{exact_text(share)} % van de werktijd"


def _check_least(value: object, path: str, least: tuple[Fraction, str], refusals: Refusals) -> None:
    """Refuse a task that is too small to be a hoofdtaak."""
    if isinstance(value, Fraction) and value < least[0] and not refusals.concerns(path):
        _, number, soort = path.split(".")
        allowed = f"ten minste {_up(least[0])} ({least[1]})"
        refusals.add(path, SOORTEN[soort] + _ROW.format(number), STRIJDIG, value, allowed)


def _check_sum(
    shares: Sequence[object], soort: str, week: Fraction | None, refusals: Refusals
) -> None:
    """Shares add up to exactly 100, hours to exactly the contract hours."""
    numbers = [share for share in shares if isinstance(share, Fraction)]
    whole = HONDERD if soort == AANDEEL else week
    if len(numbers) == len(shares) and whole is not None and sum(numbers, NUL) != whole:
        unit = "%" if soort == AANDEEL else "uur"
        allowed = f"samen precies {exact_text(whole)} {unit}"
        refusals.add("taken", "Hoofdtaken", STRIJDIG, sum(numbers, NUL), allowed)


def _up(least: Fraction) -> str:
    """A lower limit as text, rounded up where its decimals do not end, so that it is allowed."""
    text = exact_text(least)
    below = Fraction(text) < least
    return exact_text(Fraction(text) + Fraction(1, 10**COMPONENT_PLACES)) if below else text
