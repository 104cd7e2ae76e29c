"""From what was typed to a value and back: what cannot be read is a Problem, never an exception.

Two ways to write a value: `show` gives the text that reads back as the same value (an option's
id, `12,5`, `ja`); `display` gives the words for people (an option's text, `Ja`).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import (
    ChoiceQuestion,
    DateQuestion,
    GroupQuestion,
    MultipleQuestion,
    NumberQuestion,
    Option,
    Question,
    ScaleQuestion,
    TextQuestion,
    YesNoQuestion,
)
from ld_desktop.forms.reading_dates import read_date
from ld_desktop.forms.reading_numbers import read_number, show_number
from ld_desktop.forms.reading_texts import read_text
from ld_desktop.forms.state import Value
from ld_desktop.forms.wrong import wrong

_MEAN = re.compile(r"[0-9]{1,3},[0-9]{1,2}")
_ROW = re.compile(r"[A-Za-z0-9_-]+")
_YES_NO = {"ja": True, "nee": False}


def read(question: Question, text: str, *, today: date | None = None) -> Value | Problem:
    """The value of what was typed, or why it has none.

    Outer spaces do not matter. An empty text is `answer.missing`. Choices and scales give the id
    of the option, several options a tuple of ids in the order given, a table its row ids. A scale
    also takes a mean between two of its points, which is a number.

    Args:
        question: what was asked; its id and label go into the problem.
        text: as typed.
        today: with it, a `past` date after this day is refused.
    """
    words = text.strip()
    if not words:
        return wrong("answer.missing", question)
    found: Value | Problem
    match question:
        case TextQuestion():
            found = read_text(question, words)
        case NumberQuestion():
            found = read_number(question, words)
        case DateQuestion():
            found = read_date(question, words, today)
        case ChoiceQuestion():
            found = words if _known(question.options, words) else _unknown(question)
        case ScaleQuestion():
            found = words if _known(question.options, words) else _between(question, words)
        case MultipleQuestion():
            found = _several(question, words)
        case YesNoQuestion():
            answer = _YES_NO.get(words.casefold())
            found = answer if answer is not None else wrong("answer.not_yes_no", question)
        case _:
            found = _rows(question, words)
    return found


def show(question: Question, value: Value) -> str:
    """The Dutch text that reads back as this value: comma decimals, dd-mm-jjjj, `ja`, option ids."""
    del question  # the same for all kinds; a caller never needs to know that
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Decimal):
        return show_number(value)
    if isinstance(value, date):
        return f"{value.day:02}-{value.month:02}-{value.year:04}"
    return " ".join(value) if isinstance(value, tuple) else value


def display(question: Question, value: Value) -> str:
    """The words for a screen or a report: texts of options instead of their ids, with the unit."""
    text = show(question, value)
    match question:
        case ChoiceQuestion() | ScaleQuestion() | MultipleQuestion():
            texts = {option.id: option.text for option in question.options}
            # Options begin with a capital and may hold a comma themselves.
            return "; ".join(texts.get(part, part) for part in text.split())
        case YesNoQuestion():
            return text.capitalize()
        case NumberQuestion():
            paid = question.kind == "money" and isinstance(value, Decimal)
            return _euros(value, question.unit) if paid else f"{text} {question.unit}".strip()
        case _:
            return text


def _between(question: ScaleQuestion, words: str) -> Value | Problem:
    """A mean that was established: a number with decimals between the first and the last point."""
    points = [option.id for option in question.options]
    if not _MEAN.fullmatch(words) or not all(point.isdecimal() for point in points):
        return _unknown(question)
    mean = Decimal(words.replace(",", "."))
    numbers = [int(point) for point in points]
    return mean if min(numbers) < mean < max(numbers) else _unknown(question)


def _euros(value: Value, unit: str) -> str:
    """`€ 1.234,50 per maand` of an amount in `euro per maand`."""
    amount = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    return f"€ {amount} {unit.removeprefix('euro').strip()}".strip()


def _known(options: tuple[Option, ...], name: str) -> bool:
    return any(option.id == name for option in options)


def _unknown(question: Question) -> Problem:
    return wrong("answer.unknown_option", question)


def _several(question: MultipleQuestion, words: str) -> Value | Problem:
    chosen = tuple(dict.fromkeys(words.split()))
    if all(_known(question.options, name) for name in chosen):
        return chosen
    return _unknown(question)


def _rows(question: GroupQuestion, words: str) -> Value | Problem:
    rows = tuple(words.split())
    if len(set(rows)) == len(rows) and all(_ROW.fullmatch(row) for row in rows):
        return rows
    return wrong("form.rows_unreadable", question)
