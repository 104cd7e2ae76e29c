"""Hypothesis strategies for valid money documents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

LAST = date(2026, 12, 31)
TURN = date(2016, 7, 4)


def euros(low: str = "0", high: str = "3000") -> st.SearchStrategy[Decimal]:
    """Amounts with cents."""
    return st.decimals(Decimal(low), Decimal(high), places=2)


def percents(low: int = 0, high: int = 100) -> st.SearchStrategy[Decimal]:
    """Whole percents and halves often, other decimals too."""
    return st.one_of(
        st.integers(low, high).map(Decimal),
        st.decimals(low, high, places=1),
        st.decimals(low, high, places=4),
    )


def _days(first: date, last: date = LAST) -> st.SearchStrategy[date]:
    return st.one_of(
        st.dates(first, last),
        st.sampled_from([first, last]),
        st.integers(first.year, last.year)
        .flatmap(lambda y: st.sampled_from([date(y, 1, 1), date(y, 6, 30), date(y, 7, 1)]))
        .filter(lambda day: first <= day <= last),
    )


@st.composite
def pilot(draw: st.DrawFn) -> dict[str, Any]:
    """A document of the pilot, with a loonwaarde or a real wage."""
    document: dict[str, Any] = {
        "regime": "pilot2010",
        "peildatum": draw(_days(date(2010, 7, 1), date(2012, 12, 31))).isoformat(),
        "huishouden": draw(st.sampled_from(["alleenstaand", "alleenstaande_ouder", "gehuwd"])),
    }
    optional = {
        "norm": euros("0.01"),
        "norm_pct": percents(),
        "overig_inkomen": euros(),
        "deeltijd": st.decimals(Decimal("0.01"), 1, places=2),
        "uitkering_bij_start": euros(),
        "loon": euros(),
    }
    document |= draw(st.fixed_dictionaries({}, optional=optional))
    if "loon" not in document or draw(st.booleans()):
        document["loonwaarde"] = draw(percents())
    return document


@st.composite
def lks(draw: st.DrawFn) -> dict[str, Any]:
    """A document of the loonkostensubsidie in one of its forms."""
    day = draw(_days(date(2015, 1, 1)))
    most = 40 if day.year >= 2024 else 60
    document: dict[str, Any] = {
        "regime": "lks",
        "peildatum": day.isoformat(),
        "uren": draw(st.decimals(Decimal("0.25"), most, places=2)),
    }
    optional: dict[str, Any] = {"leeftijd": st.integers(15, 70), "functieloon": euros("0.01", "60")}
    if day.year < 2024:
        optional["voltijd"] = st.decimals(32, 40, places=1)
    if draw(st.booleans()):
        document["lopend_sinds"] = draw(_days(date(2015, 1, 1), day)).isoformat()
    document |= draw(st.fixed_dictionaries({}, optional=optional))
    if day < TURN:
        document["functieloon_maand"] = draw(euros("0.01", "4000"))
        document["loonwaarde"] = draw(percents())
    elif draw(st.booleans()):
        document["loonwaarde"] = draw(percents())
        document |= draw(st.fixed_dictionaries({}, optional={"forfait": st.just(value=False)}))
    else:
        document["forfait"] = True
    return document


@st.composite
def wajong(draw: st.DrawFn) -> dict[str, Any]:
    """A document of the Wajong, with or without basis and income."""
    document: dict[str, Any] = {
        "regime": "wajong",
        "peildatum": draw(_days(date(2010, 1, 1))).isoformat(),
        "loonwaarde": draw(percents()),
    }
    if document["loonwaarde"] and draw(st.booleans()):
        document["grondslag_dag"] = draw(euros("0", "300"))
        document["inkomen_dag"] = draw(euros("0", "300"))
    return document


def documents() -> st.SearchStrategy[dict[str, Any]]:
    """A document of any regime."""
    return st.one_of(pilot(), lks(), wajong())
