"""Matchcare 2010.1: the inputs, and the refusals that one input alone cannot decide (methods.md §6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from ld_desktop.documents.choices import Choice
from ld_desktop.documents.fields import NVT, Listing, Number, Record, Text
from ld_desktop.documents.refusals import ONTBREEKT, STRIJDIG, Refusals
from ld_desktop.methods.variants import Codes, Variants
from ld_desktop.rules.numbers import HONDERD, NUL, exact_text
from ld_desktop.rules.parameters import Parameters, ParameterSet

MODUS, BEPALING, INDICATIE = "modus", "bepaling", "indicatie"
ACTIVITEITEN, COMPETENTIES = "activiteiten", "competenties"
GEWICHT, VASTGESTELD, EIS = "gewicht", "vastgesteld", "eis"
WERKGEVER, WERKNEMER = "werkgever", "werknemer"
_ACTIVITEITEN, _COMPETENTIES = "Werkactiviteiten", "Competenties"
_VASTGESTELD = "Vastgestelde score: {}"
_GEEN_OVER = "van een activiteit ten minste één competentie die niet nvt is"


def inputs(namen: Mapping[str, str], parameters: Parameters) -> Variants:
    """All inputs of the two measurements.

    Args:
        namen: the Dutch name of every competence by its letter.
        parameters: the ends of the scales are fixed parameters.
    """
    fixed = parameters.standard()
    score = partial(Number, low=fixed.number("laagste_score"), high=fixed.number("hoogste_score"))
    return Variants(
        "Invoer",
        MODUS,
        Choice("Soort meting", (BEPALING, INDICATIE), required=False, default=BEPALING),
        {BEPALING: _bepaling(namen, parameters, score), INDICATIE: _indicatie(namen, fixed, score)},
    )


def _bepaling(namen: Mapping[str, str], parameters: Parameters, score: partial[Number]) -> Record:
    fixed = parameters.standard()
    euros = partial(
        Number, low=NUL, high=fixed.number("hoogste_uurloon"), unit="euro/uur", above=True
    )
    correctie = fixed.number("hoogste_correctie")
    activiteit = Record(
        "Werkactiviteit",
        {
            "naam": Text("Naam"),
            GEWICHT: Number("Gewicht", NUL, HONDERD, "%", when="samen precies 100"),
            WERKGEVER: score("Score volgens de werkgever"),
            WERKNEMER: score("Score volgens de werknemer"),
            VASTGESTELD: score("Vastgestelde score"),
            COMPETENTIES: Codes(_COMPETENTIES, Choice("Competentie", tuple(namen))),
        },
    )
    most = int(fixed.number("hoogste_aantal_activiteiten"))
    competenties = {
        code: Record(
            f"Competentie {code}: {naam}",
            {
                EIS: score(f"Eis aan {naam}", whole=True),
                VASTGESTELD: score(_VASTGESTELD.format(naam), nvt=True),
            },
            required=False,
        )
        for code, naam in namen.items()
    }
    return Record(
        "Bepaling",
        {
            ACTIVITEITEN: Listing(_ACTIVITEITEN, "activiteit", activiteit, 1, most),
            COMPETENTIES: Record(_COMPETENTIES, competenties),
            "functieloon": euros("Loon van de functie"),
            "wml": euros("Wettelijk minimumloon"),
            "leefgebieden_correctie": Number(
                "Correctie voor leefgebieden",
                -correctie,
                correctie,
                "%",
                required=False,
                aanname=parameters.by_id["hoogste_correctie"].on().aanname,
                default=NUL,
            ),
        },
    )


def _indicatie(namen: Mapping[str, str], fixed: ParameterSet, score: partial[Number]) -> Record:
    scores = {code: score(f"Score: {naam}", required=False) for code, naam in namen.items()}
    most = fixed.number("hoogste_belemmeringen")
    return Record(
        "Indicatie",
        {
            COMPETENTIES: Record(_COMPETENTIES, scores),
            "belemmeringen": Number("Aantal belemmeringen", NUL, most, whole=True),
        },
    )


def check(
    values: Mapping[str, Any],
    namen: Mapping[str, str],
    fixed: ParameterSet,
    refusals: Refusals,
) -> None:
    """Refuse what several inputs together make wrong."""
    competenties = values.get(COMPETENTIES)
    if values.get(MODUS) == INDICATIE:
        least = fixed.number("minste_competenties")
        if competenties is not None and len(competenties) < least:
            allowed = f"ten minste {exact_text(least)} competenties"
            refusals.add(COMPETENTIES, _COMPETENTIES, STRIJDIG, competenties, allowed)
        return
    activiteiten = values.get(ACTIVITEITEN) or ()
    _check_sum(activiteiten, refusals)
    if competenties is not None:
        used = [_codes(activiteit) for activiteit in activiteiten]
        _check_used(used, competenties, namen, refusals)


def _codes(activiteit: Mapping[str, Any] | None) -> Sequence[str]:
    """The codes of an activity; none when they could not be read."""
    return () if activiteit is None else activiteit.get(COMPETENTIES) or ()


def _check_sum(activiteiten: Sequence[Mapping[str, Any] | None], refusals: Refusals) -> None:
    """Weights add up to exactly 100."""
    numbers = [
        activiteit[GEWICHT]
        for activiteit in activiteiten
        if activiteit is not None and isinstance(activiteit.get(GEWICHT), Fraction)
    ]
    if numbers and len(numbers) == len(activiteiten) and sum(numbers, NUL) != HONDERD:
        allowed = "gewichten samen precies 100"
        refusals.add(ACTIVITEITEN, _ACTIVITEITEN, STRIJDIG, sum(numbers, NUL), allowed)


def _check_used(
    used: Sequence[Sequence[str]],
    competenties: Mapping[str, Any],
    namen: Mapping[str, str],
    refusals: Refusals,
) -> None:
    """Every code that an activity names is there, and an activity is left with at least one."""
    named = {code for codes in used for code in codes}
    left = {
        code
        for codes in used
        if all(_nvt(competenties.get(code)) for code in codes)
        for code in codes
    }
    for code, naam in namen.items():
        path = f"{COMPETENTIES}.{code}"
        if code in named and code not in competenties:
            refusals.add(path, f"Competentie {code}: {naam}", ONTBREEKT, allowed="eis, vastgesteld")
        elif code in left:
            label = _VASTGESTELD.format(naam)
            refusals.add(f"{path}.{VASTGESTELD}", label, ONTBREEKT, NVT, _GEEN_OVER)


def _nvt(competentie: Mapping[str, Any] | None) -> bool:
    return competentie is not None and competentie.get(VASTGESTELD) == NVT
