"""Hypothesis strategies for score documents of the uniform method."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

HUNDREDTHS = 100
LEAST = 625  # 6.25 % in hundredths


def percents(high: int = 100, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Percentages from 0 with a few decimals, the ends included often."""
    return st.one_of(
        st.sampled_from([Decimal(0), Decimal(100), Decimal(high)]),
        st.decimals(0, high, places=places, allow_nan=False, allow_infinity=False),
    )


@st.composite
def counts(draw: st.DrawFn) -> dict[str, Any]:
    """A count that gives at most 200 %."""
    norm = draw(st.integers(1, 90))
    return {"aantal": Decimal(draw(st.integers(0, 2 * norm))), "norm": Decimal(norm)}


@st.composite
def shares(draw: st.DrawFn) -> list[Decimal]:
    """One to five shares of at least 6.25 that add up to exactly 100."""
    number = draw(st.integers(1, 5))
    cuts = sorted(draw(st.integers(0, 10_000 - number * LEAST)) for _ in range(number - 1))
    ends = [0, *cuts, 10_000 - number * LEAST]
    parts = [LEAST + high - low for low, high in pairwise(ends)]
    return [Decimal(part) / HUNDREDTHS for part in parts]


@st.composite
def documents(
    draw: st.DrawFn, plafond: st.SearchStrategy[str | None] | None = None
) -> dict[str, Any]:
    """A valid document that is not `regulier`, in shares or in hours, tempo given or counted."""
    dagen = draw(st.integers(1, 5))
    week = Decimal(dagen * draw(st.integers(8, 12)))  # so that 1/16 is at least 30 minutes
    in_hours = draw(st.booleans())
    taken = []
    for share in draw(shares()):
        size = {"uren": share * week / 100} if in_hours else {"aandeel": share}
        tempo = draw(st.one_of(percents(200), counts()))
        factors = {
            "tempo": tempo,
            "kwaliteit": draw(percents()),
            "netto_werktijd": draw(percents()),
        }
        taken.append({**size, **factors})
    choice = draw(plafond or st.sampled_from([None, "per_taak", "totaal"]))
    inputs = {"uren_per_week": week, "dagen_per_week": Decimal(dagen), "regulier": False}
    document = {"method": "uniform", "inputs": {**inputs, "taken": taken}}
    return document if choice is None else {**document, "parameters": {"tempo_plafond": choice}}


def json_values(numbers: bool = True) -> st.SearchStrategy[Any]:
    """Anything that JSON can hold."""
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.text(max_size=8),
        *((st.integers(), st.decimals(allow_nan=False, allow_infinity=False)) if numbers else ()),
    )
    keys = st.one_of(st.text(max_size=6), st.sampled_from(["taken", "tempo", "aandeel", "method"]))
    return st.recursive(
        leaves,
        lambda below: st.one_of(
            st.lists(below, max_size=6), st.dictionaries(keys, below, max_size=6)
        ),
        max_leaves=15,
    )
