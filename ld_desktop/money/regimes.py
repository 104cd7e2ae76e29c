"""The regimes by id, each with its time and its inputs."""

from __future__ import annotations

from datetime import date
from functools import cache

from ld_desktop import datafile, paths
from ld_desktop.money import lks, pilot, wajong
from ld_desktop.money.calculation import Regime
from ld_desktop.money.tables import shipped


def ids() -> tuple[str, ...]:
    """The ids of all regimes."""
    return pilot.ID, lks.ID, wajong.ID


@cache
def find(regime: str) -> Regime:
    """One regime, made once.

    Raises:
        KeyError: when it does not exist.
    """
    table, _ = datafile.read(paths.resources() / "money" / "regimes.toml")
    told = table[regime]
    start: date = told["from"]
    end: date | None = told.get("until")
    if regime == pilot.ID:
        inputs, calculate = pilot.inputs(start, end), pilot.calculate
    elif regime == lks.ID:
        inputs, calculate = lks.inputs(start, end, shipped()), lks.calculate
    else:
        inputs, calculate = wajong.inputs(start, end), wajong.calculate
    return Regime(regime, told["naam"], told["bron"], inputs, calculate)
