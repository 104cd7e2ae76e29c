"""Numbers as the Dutch write them: digits and at most one comma, nothing guessed.

A dot is refused, because dropping it would turn 2.5 into 25; grouping belongs to output.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import NumberQuestion
from ld_desktop.forms.wrong import wrong

_NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
_MOST_DIGITS = 20  # methods.md §1: a score document refuses longer numbers


def read_number(question: NumberQuestion, text: str) -> Decimal | Problem:
    """The exact number that was typed, within the bounds of the question."""
    if "." in text:
        return wrong("answer.dot_in_number", question)
    if not _NUMBER.fullmatch(text):
        return wrong("answer.not_a_number", question)
    whole, _, fraction = text.lstrip("-").partition(",")
    if len(whole) + len(fraction) > _MOST_DIGITS:
        return wrong("answer.too_many_digits", question, digits=_MOST_DIGITS)
    if len(fraction) > question.decimals:
        return _too_fine(question)
    value = Decimal(text.replace(",", "."))
    return _out_of_bounds(question, value) or value or abs(value)


def show_number(value: Decimal) -> str:
    """Plain notation with a comma, exactly as many decimals as the value has."""
    return format(value, "f").replace(".", ",")


def _too_fine(question: NumberQuestion) -> Problem:
    if question.decimals:
        return wrong("answer.too_many_decimals", question, decimals=question.decimals)
    return wrong("answer.not_whole", question)


def _out_of_bounds(question: NumberQuestion, value: Decimal) -> Problem | None:
    if question.minimum is not None and value < question.minimum:
        return wrong("answer.below_minimum", question, minimum=_bound(question, question.minimum))
    if question.above is not None and value <= question.above:
        return wrong("answer.not_above", question, above=_bound(question, question.above))
    if question.maximum is not None and value > question.maximum:
        return wrong("answer.above_maximum", question, maximum=_bound(question, question.maximum))
    return None


def _bound(question: NumberQuestion, value: Decimal) -> str:
    return f"{show_number(value)} {question.unit}".strip()
