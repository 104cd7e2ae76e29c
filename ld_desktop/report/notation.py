"""Numbers, dates and moments as they are written in Dutch. Nothing here rounds a result."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date

_LOCALE = "nl_NL"
_NBSP = "\N{NO-BREAK SPACE}"
_ZONE = "Europe/Amsterdam"
_MINUS = "\N{MINUS SIGN}"
_LADDER = "trede"  # one says trede 5, not 5 trede
_TYPED_DAY = re.compile(r"\d\d-\d\d-\d{4}")
# Counts such as 70 of 90 per hour have no last decimal; the calculation keeps the exact fraction.
_SHOWN_DECIMALS = 6


@lru_cache(maxsize=4096)
def number(value: Decimal, least: int = 0) -> str:
    """A number with a comma and dots, as many decimals as it has (at most six).

    Args:
        value: the number.
        least: decimals that are written even when they are zero.
    """
    from babel.numbers import format_decimal

    pattern = f"#,##0.{'0' * least}{'#' * (_SHOWN_DECIMALS - least)}"
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP
        return str(format_decimal(value, pattern, _LOCALE)).replace("-", _MINUS)


def percent(value: Decimal, least: int = 0) -> str:
    """A number with a per cent sign that stays with it."""
    return f"{number(value, least)}{_NBSP}%"


def quantity(text: str, unit: str = "", least: int = 0) -> str:
    """An exact decimal string with its unit; other text as it is."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite():
        return text
    if unit == _LADDER:
        return f"{unit}{_NBSP}{number(value, least)}"
    return f"{number(value, least)}{_NBSP}{unit}" if unit else number(value, least)


def points(text: str) -> str:
    """A change in percentage points, with its sign."""
    shown = quantity(text)
    return shown if shown.startswith(_MINUS) or shown == "0" else f"+{shown}"


def day(value: date) -> str:
    """A date in full: 22 november 2026. The first year stands for a date not yet given."""
    from babel.dates import format_date

    return "" if value.year == 1 else str(format_date(value, "d MMMM y", locale=_LOCALE))


def written(text: str) -> str:
    """An answer that is a date, in full like every date in a report; any other as it is."""
    if not _TYPED_DAY.fullmatch(text):
        return text
    try:
        return day(datetime.strptime(text, "%d-%m-%Y").date())  # noqa: DTZ007 - a day without a time
    except ValueError:
        return text


def moment(value: datetime) -> str:
    """A moment in Dutch time, whatever the zone of the machine."""
    local = value.astimezone(ZoneInfo(_ZONE))
    return f"{day(local.date())}, {local:%H:%M}{_NBSP}uur"
