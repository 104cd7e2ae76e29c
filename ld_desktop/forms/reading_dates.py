"""Dates as the Dutch write them: dd-mm-jjjj, the year always in full."""

from __future__ import annotations

import re
from datetime import date

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import DateQuestion
from ld_desktop.forms.wrong import wrong

_DATE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,3}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # outside it is a slip of the finger: nobody here is older


def read_date(question: DateQuestion, text: str, today: date | None) -> date | Problem:
    """The day that was typed; leading zeros may be left out.

    Args:
        question: `past` ones refuse a day after today.
        text: without outer spaces.
        today: None when the moment does not matter.
    """
    if _SHORT_YEAR.fullmatch(text):
        return wrong("answer.short_year", question)
    parts = _DATE.fullmatch(text)
    if not parts:
        return wrong("answer.not_a_date", question)
    day, month, year = (int(part) for part in parts.groups())
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return wrong("answer.strange_year", question, first=_FIRST_YEAR, last=_LAST_YEAR)
    try:
        found = date(year, month, day)
    except ValueError:
        return wrong("answer.no_such_day", question)
    if question.past and today is not None and found > today:
        return wrong("answer.future_date", question)
    return found
