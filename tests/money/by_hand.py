"""The three regimes once more, written from the specification with decimals of eighty digits.

It shares no code, no table and no number type with the program. Divisions come last, so that
whatever ends within eighty digits is exact, half cents included. It knows valid documents only.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Any

_EIGHTY = Context(prec=80, rounding=ROUND_HALF_UP)
_MONTH = """
2010-01 1407.60; 2010-07 1416.00; 2011-01 1424.40; 2011-07 1435.20; 2012-01 1446.60; 2012-07 1456.20; 2013-01
1469.40; 2013-07 1477.80; 2014-01 1485.60; 2014-07 1495.20; 2015-01 1501.80; 2015-07 1507.80; 2016-01 1524.60;
2016-07 1537.20; 2017-01 1551.60; 2017-07 1565.40; 2018-01 1578.00; 2018-07 1594.20; 2019-01 1615.80; 2019-07
1635.60; 2020-01 1653.60; 2020-07 1680.00; 2021-01 1684.80; 2021-07 1701.00; 2022-01 1725.00; 2022-07 1756.20;
2023-01 1934.40; 2023-07 1995.00; 2024-01 2069.40; 2024-07 2133.60; 2025-01 2191.80; 2025-07 2245.80; 2026-01
2294.40; 2026-07 2337.00"""
_HOUR = "2024-01 13.27; 2024-07 13.68; 2025-01 14.06; 2025-07 14.40; 2026-01 14.71; 2026-07 14.99"
_YOUTH = {
    "2010-01": {22: "85", 21: "72.5", 20: "61.5", 19: "52.5", 18: "45.5"},
    "2017-07": {21: "85", 20: "70", 19: "55", 18: "47.5"},
    "2019-07": {20: "80", 19: "60", 18: "50"},
}
_YOUNGEST = {17: "39.5", 16: "34.5", 15: "30"}
_CENT = Decimal("0.01")


def expected(document: dict[str, Any]) -> dict[str, str | bool]:
    """The amounts of a document."""
    with localcontext(_EIGHTY):
        regimes = {"pilot2010": _pilot, "lks": _lks, "wajong": _wajong}
        amounts = regimes[document["regime"]](document)
        return {
            name: value if isinstance(value, bool) else _cents(value)
            for name, value in amounts.items()
        }


def _cents(value: Decimal) -> str:
    """Two decimals; a nought has no sign."""
    rounded = value.quantize(_CENT)
    return f"{rounded or abs(rounded):f}"


def half_years() -> list[tuple[str, str]]:
    """The half-years of the monthly table with their amounts."""
    pairs = [item.split() for item in _MONTH.split(";")]
    return [(start, amount) for start, amount in pairs]


def hours() -> list[tuple[str, str]]:
    """The half-years of the hourly table with their amounts."""
    pairs = [item.split() for item in _HOUR.split(";")]
    return [(start, amount) for start, amount in pairs]


def _half_year(day: date) -> str:
    return f"{day.year}-{'01' if day.month < 7 else '07'}"


def _pilot(d: dict[str, Any]) -> dict[str, Any]:
    part, pct = {"alleenstaand": ("0.625", 60), "alleenstaande_ouder": ("0.875", 85), "gehuwd": ("1", 100)}[d["huishouden"]]  # fmt: skip
    a = Decimal(d.get("norm", "1295.07"))
    c = Decimal(d.get("overig_inkomen", 0))
    wage = d.get("loon")
    b = (
        Decimal(wage)
        if wage is not None
        else d["loonwaarde"] * a * Decimal(d.get("deeltijd", 1)) / 100
    )
    supplement = max(Decimal(part) * (a - b) - c, Decimal(0))
    norm = Decimal(d.get("norm_pct", pct)) * a / 100
    amounts: dict[str, Any] = {
        "loon": b,
        "aanvulling": supplement,
        "totaal_inkomen": b + supplement + c,
        "norm": norm,
        "besparing": norm - supplement,
    }
    if "uitkering_bij_start" in d:
        start = Decimal(d["uitkering_bij_start"])
        amounts["verschil"] = b + supplement + c - start
        amounts["werken_loont"] = b + supplement + c > start
        amounts["besparing_werkelijk"] = start - supplement
    return amounts


def _lks(d: dict[str, Any]) -> dict[str, Any]:
    day = date.fromisoformat(d["peildatum"])
    base = _minimum(d, day) * Decimal("1.08")
    late = day >= date(2024, 1, 1)
    if d.get("forfait"):
        week = base / 2
    else:
        of = base
        if day < date(2016, 7, 4):
            of = Decimal(d["functieloon_maand"]) * Decimal("1.08")
        week = max(min(base - d["loonwaarde"] * of / 100, base * 70 / 100), Decimal(0))
    uren, full = Decimal(d["uren"]), Decimal(36) if late else Decimal(d.get("voltijd", 38))
    lks = week if not late and uren >= full else week * uren / full
    percent = Decimal(23) if day.year <= 2017 else Decimal("23.5")
    charges = percent * lks / 100
    amounts: dict[str, Any] = {"b": base}
    if late:
        amounts["lks_36"] = week
    amounts |= {"lks": lks, "werkgeverslasten": charges, "totaal": lks + charges}
    if "functieloon" in d:
        gross = Decimal(d["functieloon"]) * uren * 52 * Decimal("1.08") * (100 + percent) / 1200
        amounts["loonkosten_werkgever"] = gross - lks - charges
    return amounts


def _minimum(d: dict[str, Any], day: date) -> Decimal:
    if "lopend_sinds" in d:
        day = max(date(day.year, 1, 1), date.fromisoformat(d["lopend_sinds"]))
    month = Decimal(dict(half_years())[_half_year(day)])
    scale = _YOUTH[max(start for start in _YOUTH if start <= _half_year(day))] | _YOUNGEST
    return month * Decimal(scale.get(int(d.get("leeftijd", 99)), "100")) / 100


def _wajong(d: dict[str, Any]) -> dict[str, Any]:
    day, percent = date.fromisoformat(d["peildatum"]), Decimal(d["loonwaarde"])
    right = percent <= 75
    if day >= date(2024, 1, 1):
        wage = percent * Decimal(dict(hours())[_half_year(day)]) / 100
    else:
        wage = percent * Decimal(dict(half_years())[_half_year(day)]) * 12 / (100 * 52 * 38)
    amounts: dict[str, Any] = {"uurloon": wage if right else Decimal(0)}
    if "grondslag_dag" in d:
        g, i = Decimal(d["grondslag_dag"]), Decimal(d["inkomen_dag"])
        by_base = Decimal("0.7") * g - (percent - 30) * i / percent
        to_full = (100 - percent) * i / percent
        amounts["aanvulling_dag"] = max(by_base, to_full, Decimal(0)) if right else Decimal(0)
    return amounts
