"""The documents that the benchmarks calculate: fictitious, valid, and as large as an office meets.

Every field that a method has is filled in, most numbers have two decimals (means of several
questions), and no two turns give the same document: nothing can be remembered from the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

Document = dict[str, Any]

_CODES = ascii_uppercase[:25]
_BLOCKS = {"A": 4, "B": 18, "C": 5, "D": 4}
_STRIDE = 37  # no divisor in common with any range below, so that all values come by


def score_document(method: str, turn: int) -> Document:
    """A score document of the largest realistic size.

    Args:
        method: the id of a method.
        turn: the number of the turn; other turns give other numbers.

    Raises:
        KeyError: for an unknown method.
    """
    return _MAKERS[method](_Numbers(turn))


def money_document(regime: str, turn: int) -> Document:
    """A money document with every input that its regime has; other turns give other amounts.

    Raises:
        KeyError: for an unknown regime.
    """
    numbers = _Numbers(turn)
    return {
        "regime": regime,
        "loonwaarde": numbers.hundredths(30, 70),
        **{
            name: value(numbers) if callable(value) else value
            for name, value in _MONEY[regime].items()
        },
    }


def access_document(turn: int) -> Document:
    """A document of the toegangstoets in which every question and every condition counts."""
    return {
        "versie": "uitgebreid",
        "datum": "2011-03-01",
        "geboortedatum": str(date(1960, 1, 1) + timedelta(days=7 * turn)),
        "uitkering": "wwb",
        **dict.fromkeys(("werkt_sw", "gesubsidieerde_baan"), False),
        **dict.fromkeys(("vrijstelling_sollicitatieplicht", "wsw_indicatie"), False),
        "beperkingen": ["lichamelijk", "verstandelijk", "psychisch", "psychosociaal"],
        "2a": {"a": False, "b": False},
        "2b": {"c": True, "d": True, "e": False},
        "3": dict.fromkeys("abcd", True),
        "parameters": {
            "bij_gesubsidieerde_baan": "sluit_uit",
            "bij_vrijstelling_sollicitatieplicht": "sluit_uit",
        },
    }


def worker_levels(turn: int) -> dict[str, Fraction]:
    """The level of one worker on every criterium of the function profiles, with two decimals."""
    numbers = _Numbers(turn)
    return {f"M{n}": Fraction(numbers.hundredths(1, 5)) for n in range(1, 30)}


class _Numbers:
    """A row of numbers that looks like chance and is the same for every run."""

    def __init__(self, turn: int) -> None:
        self._count = 7 * turn

    def hundredths(self, low: int, high: int) -> Decimal:
        """A number from low to high with two decimals."""
        self._count += 1
        return Decimal(100 * low + self._count * _STRIDE % (100 * (high - low) + 1)).scaleb(-2)

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high."""
        self._count += 1
        return low + self._count * _STRIDE % (high - low + 1)

    def shares(self, number: int) -> list[Decimal]:
        """So many weights of about the same size that add up to exactly 100."""
        even = Decimal(10_000 // number).scaleb(-2)
        shift = self.hundredths(0, 1)
        first, *rest = [even] * number
        middle = rest[:-1]
        return [first - shift, *middle, 100 - first + shift - sum(middle)]


def _uniform(numbers: _Numbers) -> Document:
    taken = [
        {
            "naam": f"Hoofdtaak {number}",
            "aandeel": share,
            "tempo": {"aantal": numbers.whole(40, 90), "norm": numbers.whole(60, 97)},
            "kwaliteit": numbers.hundredths(60, 100),
            "netto_werktijd": numbers.hundredths(60, 100),
        }
        for number, share in enumerate(numbers.shares(5), start=1)
    ]
    week = {"uren_per_week": Decimal("37.5"), "dagen_per_week": 5, "regulier": False}
    return {"method": "uniform", "inputs": {**week, "taken": taken}}


def _activa(numbers: _Numbers) -> Document:
    names = [f"{block}{n}" for block, last in _BLOCKS.items() for n in range(1, last + 1)]
    scores = {name: numbers.hundredths(1, 5) for name in (*names, "U1", "U2")}
    levels = {f"F{letter}": 20 * numbers.whole(1, 5) for letter in ascii_uppercase[:10]}
    return {"method": "activa", "inputs": {**scores, **levels}}


def _arbolab(numbers: _Numbers) -> Document:
    criteria = [f"M{n}" for n in range(1, 30)]
    profiel = {
        name: {"eis": numbers.whole(1, 5), "gewicht": numbers.whole(1, 5)} for name in criteria
    }
    levels = {name: numbers.hundredths(1, 5) for name in criteria}
    return {"method": "arbolab", "inputs": {**levels, "profiel": profiel}}


def _dariuz(numbers: _Numbers) -> Document:
    """Nothing established by the assessor, so that all of it follows from an office's own norms."""
    places = range(1, 11)
    scores = {f"{letter}{n}": numbers.hundredths(2, 7) for letter in "KG" for n in places}
    steps = {f"I{n}": numbers.whole(0, 2) for n in range(1, 7)}
    norms = {f"gemiddelde_K{n}": numbers.hundredths(4, 5) for n in places}
    norms |= {f"sd_K{n}": numbers.hundredths(1, 2) for n in places}
    inputs = {**scores, **steps, "verzuim_pct": numbers.hundredths(0, 10)}
    return {"method": "dariuz", "parameters": norms, "inputs": inputs}


def _loonbalans(numbers: _Numbers) -> Document:
    places = range(1, 14)
    scores: Document = {f"E{n}": numbers.hundredths(1, 10) for n in places}
    scores["eisen"] = {f"E{n}": numbers.hundredths(1, 10) for n in places}
    for name in ("werkbegeleiding", "werkplekaanpassing", "afbreukrisico", "ziekteverzuim"):
        scores[name] = numbers.hundredths(0, 10)
    norms = {f"norm_E{n}": numbers.hundredths(4, 8) for n in places}
    norms |= {f"gewicht_E{n}": numbers.hundredths(1, 3) for n in places}
    return {"method": "loonbalans", "parameters": norms, "inputs": scores}


def _matchcare(numbers: _Numbers) -> Document:
    """Ten activities that each leave another of the twenty-five competences out: none share a mean."""
    activiteiten = [
        {
            "naam": f"Werkactiviteit {number}",
            "gewicht": share,
            **{who: numbers.hundredths(1, 5) for who in ("werkgever", "werknemer", "vastgesteld")},
            "competenties": [code for code in _CODES if code != left_out],
        }
        for number, (share, left_out) in enumerate(zip(numbers.shares(10), _CODES, strict=False), 1)
    ]
    competenties = {
        code: {"eis": numbers.whole(1, 5), "vastgesteld": numbers.hundredths(1, 5)}
        for code in _CODES
    }
    inputs = {
        "activiteiten": activiteiten,
        "competenties": competenties,
        "functieloon": Decimal("15.35"),
        "wml": Decimal("14.71"),
        "leefgebieden_correctie": numbers.hundredths(-5, 5),
    }
    return {"method": "matchcare", "inputs": inputs}


def _vta(numbers: _Numbers) -> Document:
    taken = [
        {
            "naam": f"Hoofdtaak {number}",
            "belang": share,
            **{f"A{n}": numbers.hundredths(0, 60) for n in range(1, 6)},
        }
        for number, share in enumerate(numbers.shares(3), start=1)
    ]
    inputs = {
        "variant": "hoofdtaak",
        "taken": taken,
        "profiel": "kernprofiel",
        "plaatsingstoeslag": numbers.hundredths(0, 25),
    }
    return {"method": "vta", "inputs": inputs}


_MAKERS: Mapping[str, Callable[[_Numbers], Document]] = {
    "uniform": _uniform,
    "activa": _activa,
    "arbolab": _arbolab,
    "dariuz": _dariuz,
    "loonbalans": _loonbalans,
    "matchcare": _matchcare,
    "vta": _vta,
}
_Amount = Callable[[_Numbers], Decimal]


def _euros(low: int, high: int) -> _Amount:
    return lambda numbers: numbers.hundredths(low, high)


_MONEY: Mapping[str, Mapping[str, str | int | Decimal | _Amount]] = {
    "pilot2010": {
        "peildatum": "2011-07-01",
        "huishouden": "gehuwd",
        "norm_pct": _euros(80, 100),
        "overig_inkomen": _euros(0, 200),
        "deeltijd": Decimal("0.75"),
        "uitkering_bij_start": _euros(600, 1100),
        "loon": _euros(300, 900),
    },
    "lks": {
        "peildatum": "2026-07-01",
        "uren": _euros(20, 36),
        "leeftijd": 19,
        "functieloon": _euros(15, 20),
        "lopend_sinds": "2025-09-01",
    },
    "wajong": {
        "peildatum": "2026-07-01",
        "grondslag_dag": _euros(80, 120),
        "inkomen_dag": _euros(30, 60),
    },
}
METHODS = tuple(_MAKERS)
REGIMES = tuple(_MONEY)
