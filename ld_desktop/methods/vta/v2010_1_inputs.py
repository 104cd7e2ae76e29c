"""VTA 2010.1: the inputs, and the refusals that one input alone cannot decide (methods.md §7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from ld_desktop.documents.choices import Choice
from ld_desktop.documents.fields import NVT, Field, Listing, Number, Record, Text
from ld_desktop.documents.refusals import ONTBREEKT, STRIJDIG, Refusals
from ld_desktop.rules.numbers import HONDERD, NUL
from ld_desktop.rules.parameters import ParameterSet

TAKEN, BELANG = "taken", "belang"
FUNCTIE, HOOFDTAAK = "functie", "hoofdtaak"
PROFIELEN = ("marktprofiel", "kernprofiel", "aanloopprofiel", "startprofiel")
ITEMS = {
    "A1": "Tempo: inspanning",
    "A2": "Tempo: vaardigheden",
    "A3": "Kwaliteit: uitvoering en controle",
    "A4": "Sociaal functioneren: weerbaarheid",
    "A5": "Sociaal functioneren: samenwerken",
}
SOCIAAL = ("A4", "A5")
_PERCENT = "0–100"


class Place(NamedTuple):
    """Where the five items may stand: what comes before their ids and after their labels."""

    path: str
    where: str
    given: Mapping[str, object]


def inputs(fixed: ParameterSet) -> Record:
    """All inputs with their ranges; where the five items stand depends on the variant."""
    item = partial(Number, low=NUL, high=HONDERD, unit="% minder vaardig", required=False)
    taak: dict[str, Field] = {
        "naam": Text("Naam"),
        BELANG: Number("Belang", NUL, HONDERD, "%", when="samen precies 100"),
        **_items(partial(item, when="bij variant hoofdtaak")),
    }
    hoogste = int(fixed.number("hoogste_aantal_hoofdtaken"))
    return Record(
        "Invoer",
        {
            "variant": Choice("Variant", (FUNCTIE, HOOFDTAAK)),
            TAKEN: Listing("Hoofdtaken", "hoofdtaak", Record("Hoofdtaak", taak), 1, hoogste),
            **_items(partial(item, when="bij variant functie")),
            "profiel": Choice("Competentieprofiel", PROFIELEN),
            "plaatsingstoeslag": Number(
                "Plaatsingstoeslag", NUL, fixed.number("hoogste_plaatsingstoeslag"), "%"
            ),
        },
    )


def check(values: Mapping[str, object], refusals: Refusals) -> None:
    """Refuse what several inputs together make wrong."""
    listed = values.get(TAKEN)
    taken = listed if isinstance(listed, Sequence) else ()
    whole = [Place("", "", values)]
    per_taak = [
        Place(f"{TAKEN}.{number}.", f" (hoofdtaak {number})", taak)
        for number, taak in enumerate(taken, start=1)
        if taak is not None
    ]
    variant = values.get("variant")
    if (variant or _likely(values, per_taak)) == FUNCTIE:
        _check_items(whole, refusals)
        _refuse_others(per_taak if variant else [], HOOFDTAAK, refusals)
    else:
        _check_items(per_taak, refusals)
        _refuse_others(whole if variant else [], FUNCTIE, refusals)
    shares = [place.given.get(BELANG) for place in per_taak]
    numbers = [share for share in shares if isinstance(share, Fraction)]
    if taken and len(numbers) == len(taken) and sum(numbers) != HONDERD:
        allowed = "belang samen precies 100 %"
        refusals.add(TAKEN, "Hoofdtaken", STRIJDIG, sum(numbers, NUL), allowed)


def _items(number: partial[Number]) -> dict[str, Field]:
    return {name: number(label, nvt=name in SOCIAAL) for name, label in ITEMS.items()}


def _likely(values: Mapping[str, object], per_taak: Sequence[Place]) -> str:
    """The variant that was meant when it was not said: where the items stand tells."""
    own = not ITEMS.keys().isdisjoint(values)
    below = any(not ITEMS.keys().isdisjoint(place.given) for place in per_taak)
    return HOOFDTAAK if below and not own else FUNCTIE


def _check_items(places: Sequence[Place], refusals: Refusals) -> None:
    """All five must be there, and of A4 and A5 at least one must be a percentage."""
    for path, where, given in places:
        gone = all(given.get(name) == NVT for name in SOCIAAL)
        for name, label in ITEMS.items():
            if name not in given:
                allowed = f"{_PERCENT} of {NVT}" if name in SOCIAAL else _PERCENT
                refusals.add(path + name, label + where, ONTBREEKT, allowed=allowed)
            elif gone and name in SOCIAAL:
                allowed = "een percentage bij A4 of A5: niet allebei n.v.t."
                refusals.add(path + name, label + where, ONTBREEKT, NVT, allowed)


def _refuse_others(places: Sequence[Place], variant: str, refusals: Refusals) -> None:
    """Items may not stand where only the other variant has them."""
    for path, where, given in places:
        for name in [name for name in ITEMS if name in given]:
            allowed = f"alleen bij variant {variant}"
            refusals.add(path + name, ITEMS[name] + where, STRIJDIG, given[name], allowed)
