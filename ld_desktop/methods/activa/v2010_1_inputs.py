"""Actíva 2010.1: the inputs, and the refusal of a part in which nothing is scored (methods.md §2)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ld_desktop.documents.choices import Levels
from ld_desktop.documents.fields import NVT, Field, Number, Record
from ld_desktop.documents.refusals import ONTBREEKT, Refusals
from ld_desktop.rules.parameters import ParameterSet

BLOKKEN: Mapping[str, Mapping[str, str]] = {
    "A": {
        "A1": "Werkervaring en kwaliteit van werk",
        "A2": "Gebruik van hulpmiddelen en instrumenten",
        "A3": "Klantgerichtheid en dienstverlening",
        "A4": "Werktempo",
    },
    "B": {
        "B1": "Stressbestendigheid",
        "B2": "Doorzettingsvermogen",
        "B3": "Flexibiliteit",
        "B4": "Communicatieve vaardigheden",
        "B5": "Gevoel voor arbeidsverhoudingen",
        "B6": "Presentatie en persoonlijke verzorging",
        "B7": "Collegialiteit",
        "B8": "Inlevingsvermogen",
        "B9": "Initiatief",
        "B10": "Zelfstandigheid",
        "B11": "Betrouwbaarheid",
        "B12": "Punctualiteit",
        "B13": "Verantwoordelijkheid",
        "B14": "Zelfdiscipline",
        "B15": "Aandacht en concentratie",
        "B16": "Motivatie",
        "B17": "Prestatiedrang",
        "B18": "Toewijding",
    },
    "C": {
        "C1": "Opleidingsniveau",
        "C2": "Ontwikkelvermogen en leerbaarheid",
        "C3": "Spreken op niveau (Nederlands)",
        "C4": "Begrijpen van mondelinge opdrachten",
        "C5": "Lezen van schriftelijke opdrachten",
    },
    "D": {
        "D1": "Psychische belastbaarheid",
        "D2": "Fysieke belastbaarheid",
        "D3": "Overige belemmeringen",
        "D4": "Motivatie voor (regulier) werk",
    },
}
UURPRODUCTIVITEIT = {"U1": "Begeleiding", "U2": "Ziekteverzuim"}
FUNCTIE = {
    "FA": "Niveau van de functie: werkdruk",
    "FB": "Niveau van de functie: eisen aan de hoeveelheid",
    "FC": "Niveau van de functie: eisen aan de kwaliteit",
    "FD": "Niveau van de functie: eindverantwoordelijkheid",
    "FE": "Niveau van de functie: flexibiliteit",
    "FF": "Niveau van de functie: intellectuele taken",
    "FG": "Niveau van de functie: fysieke taken",
    "FH": "Niveau van de functie: mate van begeleiding",
    "FI": "Niveau van de functie: sociale vaardigheden",
    "FJ": "Niveau van de functie: punctualiteit",
}
DELEN: Mapping[str, Mapping[str, str]] = {**BLOKKEN, "F": FUNCTIE}  # where n.v.t. is allowed
NIVEAUS = {
    Fraction(20): "80 % onder regulier niveau",
    Fraction(40): "60 % onder regulier niveau",
    Fraction(60): "40 % onder regulier niveau",
    Fraction(80): "20 % onder regulier niveau",
    Fraction(100): "op regulier niveau of extra zwaar",
}


def inputs(fixed: ParameterSet) -> Record:
    """All inputs with their ranges."""
    low, high = fixed.number("laagste_score"), fixed.number("hoogste_score")
    fields: dict[str, Field] = {
        name: Number(label, low, high, nvt=True)
        for blok in BLOKKEN.values()
        for name, label in blok.items()
    }
    fields |= {
        name: Number(f"{label} tegenover een reguliere werknemer", low, high)
        for name, label in UURPRODUCTIVITEIT.items()
    }
    fields |= {
        name: Levels(Number(label, min(NIVEAUS), max(NIVEAUS), nvt=True), NIVEAUS)
        for name, label in FUNCTIE.items()
    }
    return Record("Invoer", fields)


def check(values: Mapping[str, object], refusals: Refusals) -> None:
    """Refuse every part of which nothing is left: a mean of nothing is no number."""
    for deel, criteria in DELEN.items():
        if all(values.get(name) == NVT for name in criteria):
            allowed = f"ten minste één score in deel {deel}"
            for name, label in criteria.items():
                refusals.add(name, label, ONTBREEKT, NVT, allowed)
