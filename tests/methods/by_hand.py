"""The uniform method once more, written from the specification with whole numbers only.

It shares no code and no number type with the program: values are pairs of whole numbers, the
root in the band is taken with fifty digits. It knows valid documents only.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, NamedTuple

_FIFTY = Context(prec=50)
_POWER = 10**20


class Ratio(NamedTuple):
    """top / bottom, bottom above 0."""

    top: int
    bottom: int


class Expected(NamedTuple):
    """What must come out."""

    loonwaarde: int
    exact: str
    band: tuple[int, int]
    resultaten: tuple[str, ...]
    effects: dict[str, str]


def expected(document: dict[str, Any]) -> Expected:
    """Redo a document without `regulier`."""
    inputs = document["inputs"]
    plafond = document.get("parameters", {}).get("tempo_plafond", "per_taak")
    table = [_line(taak, inputs["uren_per_week"]) for taak in inputs["taken"]]
    now = _capped(_total(table, plafond))
    slopes = _slopes(table, plafond)
    return Expected(
        loonwaarde=_half_up(now.top, now.bottom),
        exact=_text(now, 2),
        band=_band(now, list(slopes.values())),
        resultaten=tuple(_short(_text(_result(line, plafond), 6)) for line in table),
        effects={path: _short(_text(slope, 6)) for path, slope in slopes.items()},
    )


def _whole(value: Any) -> int:
    """A decimal input as a whole number of 10⁻²⁰."""
    return int(Decimal(value).scaleb(20, Context(prec=80)))


def _line(taak: dict[str, Any], week: Any) -> list[Ratio]:
    if "uren" in taak:
        share = Ratio(100 * _whole(taak["uren"]), _whole(week))
    else:
        share = Ratio(_whole(taak["aandeel"]), _POWER)
    tempo = taak["tempo"]
    if isinstance(tempo, dict):
        pace = Ratio(100 * _whole(tempo["aantal"]), _whole(tempo["norm"]))
    else:
        pace = Ratio(_whole(tempo), _POWER)
    rest = [Ratio(_whole(taak[name]), _POWER) for name in ("kwaliteit", "netto_werktijd")]
    return [share, pace, *rest]


def _result(line: list[Ratio], plafond: str) -> Ratio:
    share, pace, quality, net = line
    if plafond == "per_taak" and pace.top > 100 * pace.bottom:
        pace = Ratio(100, 1)
    top = share.top * pace.top * quality.top * net.top
    return Ratio(top, share.bottom * pace.bottom * quality.bottom * net.bottom * 100**3)


def _total(table: list[list[Ratio]], plafond: str) -> Ratio:
    top, bottom = 0, 1
    for line in table:
        part = _result(line, plafond)
        top, bottom = top * part.bottom + part.top * bottom, bottom * part.bottom
    return Ratio(top, bottom)


def _capped(total: Ratio) -> Ratio:
    return Ratio(100, 1) if total.top > 100 * total.bottom else total


def _slopes(table: list[list[Ratio]], plafond: str) -> dict[str, Ratio]:
    """Per scored input the change of the loonwaarde per step of five."""
    found = {}
    names = ("tempo", "kwaliteit", "netto_werktijd")
    for row, line in enumerate(table):
        for place, name in enumerate(names, start=1):
            at = line[place]
            end = 200 if name == "tempo" else 100
            low = Ratio(max(at.top - 5 * at.bottom, 0), at.bottom)
            high = Ratio(min(at.top + 5 * at.bottom, end * at.bottom), at.bottom)
            ends = []
            for moved in (low, high):
                changed = [list(other) for other in table]
                changed[row][place] = moved
                ends.append(_capped(_total(changed, plafond)))
            down, up = ends
            rise = Ratio(up.top * down.bottom - down.top * up.bottom, up.bottom * down.bottom)
            way = high.top - low.top  # over at.bottom; steps = way / 5
            found[f"taken.{row + 1}.{name}"] = Ratio(5 * rise.top * at.bottom, rise.bottom * way)
    return found


def _band(now: Ratio, slopes: list[Ratio]) -> tuple[int, int]:
    value = _FIFTY.divide(Decimal(now.top), Decimal(now.bottom))
    squares = Decimal(0)
    for slope in slopes:
        one = _FIFTY.divide(Decimal(slope.top), Decimal(slope.bottom))
        squares = _FIFTY.add(squares, _FIFTY.multiply(one, one))
    half = _FIFTY.multiply(Decimal("0.98"), _FIFTY.sqrt(squares))
    ends = (_FIFTY.subtract(value, half), _FIFTY.add(value, half))
    low, high = (
        int(end.quantize(Decimal(1), ROUND_HALF_UP, _FIFTY)) if end > 0 else 0 for end in ends
    )
    return min(low, 100), min(high, 100)


def _half_up(top: int, bottom: int) -> int:
    whole, rest = divmod(top, bottom)
    return whole + (2 * rest >= bottom)


def _text(value: Ratio, places: int) -> str:
    units = str(_half_up(value.top * 10**places, value.bottom)).rjust(places + 1, "0")
    return f"{units[:-places]}.{units[-places:]}"


def _short(text: str) -> str:
    return text.rstrip("0").rstrip(".")
