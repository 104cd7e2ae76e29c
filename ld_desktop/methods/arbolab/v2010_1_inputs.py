"""Arbolab 2010.1: the inputs, and the refusals that one input alone cannot decide (methods.md §3)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from ld_desktop.documents.fields import NVT, Number, Record
from ld_desktop.documents.refusals import ONTBREEKT, STRIJDIG, Refusals
from ld_desktop.rules.numbers import NUL
from ld_desktop.rules.parameters import Parameters

PROFIEL, EIS, GEWICHT = "profiel", "eis", "gewicht"
_PROFIEL = "Functieprofiel"
_GEVRAAGD = "want de functie vraagt dit criterium"


def inputs(criteria: Mapping[str, str], parameters: Parameters) -> Record:
    """All inputs: a level per criterium, and the profile of the function.

    Args:
        criteria: the Dutch name of every criterium by its id.
        parameters: the ends of the scales are fixed parameters.
    """
    fixed = parameters.standard()
    niveau = partial(
        Number,
        low=fixed.number("laagste_niveau"),
        high=fixed.number("hoogste_niveau"),
        nvt=True,
        required=False,
        when="als de eis in het profiel boven 0 is",
    )
    eis = partial(Number, low=NUL, high=fixed.number("hoogste_eis"), whole=True)
    gewicht = partial(
        Number,
        low=fixed.number("laagste_gewicht"),
        high=fixed.number("hoogste_gewicht"),
        whole=True,
    )
    profiel = {
        criterium: Record(
            f"Profiel: {naam}",
            {EIS: eis(f"Eis aan {naam}"), GEWICHT: gewicht(f"Gewicht van {naam}")},
        )
        for criterium, naam in criteria.items()
    }
    levels = {criterium: niveau(naam.capitalize()) for criterium, naam in criteria.items()}
    return Record("Invoer", {**levels, PROFIEL: Record(_PROFIEL, profiel)})


def check(values: Mapping[str, Any], known: Record, refusals: Refusals) -> None:
    """Refuse a level that the function requires and that is not there, and a profile of nothing."""
    profiel = values.get(PROFIEL)
    if profiel is None:
        return
    eisen = {criterium: _eis(profiel.get(criterium), criterium, refusals) for criterium in profiel}
    for criterium in (name for name, eis in eisen.items() if eis):
        niveau = known.fields[criterium]
        if criterium not in values:
            refusals.add(criterium, niveau.label, ONTBREEKT, allowed=niveau.allowed)
        elif values[criterium] == NVT:
            allowed = niveau.allowed.removesuffix(f" of {NVT}")
            refusals.add(criterium, niveau.label, STRIJDIG, NVT, f"{allowed}, {_GEVRAAGD}")
    if len(eisen) == len(known.fields) - 1 and all(eis == 0 for eis in eisen.values()):
        refusals.add(PROFIEL, _PROFIEL, ONTBREEKT, allowed="ten minste één eis boven 0")


def _eis(regel: Mapping[str, Any] | None, criterium: str, refusals: Refusals) -> Fraction | None:
    """A requirement that may be relied upon: None when it is missing or was refused itself."""
    eis = None if regel is None else regel.get(EIS)
    refused = refusals.concerns(f"{PROFIEL}.{criterium}.{EIS}")
    return eis if isinstance(eis, Fraction) and not refused else None
