"""Loonbalans 2010.1: the inputs, and what is incomplete when nothing applies (methods.md §5)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ld_desktop.documents.fields import NVT, Boolean, Number, Record
from ld_desktop.documents.refusals import ONTBREEKT, Refusals
from ld_desktop.rules.numbers import HONDERD, NUL
from ld_desktop.rules.parameters import Parameters

COMPETENTIES = {
    "E1": "beslissen",
    "E2": "ethisch en integer handelen",
    "E3": "leren",
    "E4": "kwaliteit leveren",
    "E5": "aandacht en begrip tonen",
    "E6": "samenwerken en overleggen",
    "E7": "met druk en tegenslag omgaan",
    "E8": "materialen en middelen inzetten",
    "E9": "plannen en organiseren",
    "E10": "instructies en procedures opvolgen",
    "E11": "vakdeskundigheid toepassen",
    "E12": "op behoefte van de klant richten",
    "E13": "omgaan met verandering en aanpassen",
}
AFTREK = {
    "werkbegeleiding": "Aftrek voor meer dan reguliere werkbegeleiding",
    "werkplekaanpassing": "Aftrek voor meer dan reguliere werkplekaanpassing",
    "afbreukrisico": "Aftrek voor verhoogd afbreukrisico",
    "ziekteverzuim": "Aftrek voor verhoogd ziekteverzuim",
}
VERGOED, EISEN = "werkplekaanpassing_vergoed", "eisen"


def inputs(parameters: Parameters) -> Record:
    """All inputs with their ranges, which are fixed parameters."""
    fixed = parameters.standard()
    score = partial(
        Number, low=fixed.number("laagste_score"), high=fixed.number("hoogste_score"), unit="punt"
    )
    aftrek = partial(Number, low=NUL, high=HONDERD, unit="%", required=False, default=NUL)
    eisen = {
        competentie: score(
            f"Eis van de functie: {label}",
            required=False,
            when="voor de passendheid van de functie; telt niet mee in de loonwaarde",
        )
        for competentie, label in COMPETENTIES.items()
    }
    return Record(
        "Invoer",
        {
            **{k: score(_label(k), nvt=True) for k in COMPETENTIES},
            **{name: aftrek(label) for name, label in AFTREK.items()},
            VERGOED: Boolean("Werkplekaanpassing wordt vergoed", required=False, default=True),
            EISEN: Record("Eisen van de functie", eisen, required=False),
        },
    )


def check(values: Mapping[str, object], refusals: Refusals) -> None:
    """Refuse a measurement in which no competence applies: there is nothing to take a mean of."""
    if all(values.get(competentie) == NVT for competentie in COMPETENTIES):
        for competentie in COMPETENTIES:
            allowed = "minstens één score van 1–10"
            refusals.add(competentie, _label(competentie), ONTBREEKT, NVT, allowed)


def _label(competentie: str) -> str:
    return f"Score {COMPETENTIES[competentie]}"
