"""The text of an answer to a question that has other options or another scale than it had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from ld_desktop.domain.answers import Answer, Mark, Respondent
from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import MultipleQuestion, NumberQuestion, Question, TextQuestion
from ld_desktop.forms.reading import read
from ld_desktop.forms.versions import ScaleChange, VersionMapping

_NUMBER = re.compile(r"-?[0-9]{1,20}(?:,[0-9]{1,20})?")
_HALF = Fraction(1, 2)
_MEAN_PLACES = 2  # as fine as a mean between two points of a scale may be


def converted(answer: Answer, question: Question, name: str, mapping: VersionMapping) -> str | None:
    """The text at the newer question; None when a number cannot be put on its scale.

    Args:
        answer: as it was given.
        question: the newer question.
        name: the old question.
        mapping: between the two versions.
    """
    if answer.mark is not Mark.GEGEVEN or not answer.text.strip():
        return answer.text
    if name in mapping.scales:
        number = _number(answer, name, mapping)
        return None if number is None else _written(number, question, answer.respondent)
    return _renamed(answer.text, name, mapping)


def merged_text(
    answers: Sequence[tuple[Answer, str]], question: Question, name: str, mapping: VersionMapping
) -> str | None:
    """The one text of several answers; None where they cannot be put together.

    Args:
        answers: each with the name of its old question.
        question: the newer question.
        name: its name, by which the mapping says how.
        mapping: between the two versions.
    """
    merge = mapping.merge[name]
    filled = [each for each in answers if each[0].text.strip()]
    if not filled:
        return ""
    if merge.by == "mean":
        numbers = [_number(answer, old, mapping) for answer, old in filled]
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers):
            return None
        return _written(sum(known, Fraction(0)) / len(known), question, filled[0][0].respondent)
    order = {old: place for place, old in enumerate(merge.of)}
    filled.sort(key=lambda each: order[each[1]])
    texts = [converted(answer, question, old, mapping) for answer, old in filled]
    said = list(dict.fromkeys(text.strip() for text in texts if text is not None))
    if len(said) == 1 and None not in texts:
        return said[0]
    if merge.by == "equal" or None in texts:
        return None
    return _together(said, question)


def _together(said: Sequence[str], question: Question) -> str | None:
    if isinstance(question, MultipleQuestion):
        return " ".join(dict.fromkeys(word for text in said for word in text.split()))
    if not isinstance(question, TextQuestion):
        return None
    between = "\n" if question.lines > 1 else "; "
    return between.join(said)


def _renamed(text: str, name: str, mapping: VersionMapping) -> str:
    renamed = mapping.options.get(name)
    if renamed is None:
        return text
    return " ".join(dict.fromkeys(renamed.get(word, word) for word in text.split()))


def _number(answer: Answer, name: str, mapping: VersionMapping) -> Fraction | None:
    """The number that was answered, on the scale of the newer question."""
    text = _renamed(answer.text.strip(), name, mapping)
    if not _NUMBER.fullmatch(text):
        return None
    number = Fraction(Decimal(text.replace(",", ".")))
    change = mapping.scales.get(name)
    return number if change is None else _rescaled(number, change)


def _rescaled(number: Fraction, change: ScaleChange) -> Fraction | None:
    low, high = map(Fraction, change.earlier)
    lowest, highest = map(Fraction, change.newer)
    if not low <= number <= high:
        return None
    return lowest + (number - low) * (highest - lowest) / (high - low)


def _written(number: Fraction, question: Question, who: Respondent) -> str:
    """The number as the question takes it: exactly where it can be, else rounded, a half up.

    A mean between two points is something that was established; everyone else chose a point.
    """
    if isinstance(question, NumberQuestion):
        places = question.decimals
    else:
        places = _MEAN_PLACES if who is Respondent.VASTGESTELD else 0
    text = _decimal(number, places)
    exact = Fraction(Decimal(text.replace(",", "."))) == number
    if isinstance(question, NumberQuestion) or (exact and _readable(question, text)):
        return text
    return _decimal(number, 0)


def _readable(question: Question, text: str) -> bool:
    return not isinstance(read(question, text), Problem)


def _decimal(number: Fraction, places: int) -> str:
    whole = floor(number * 10**places + _HALF)
    text = format(Decimal(whole).scaleb(-places), "f")
    return (text.rstrip("0").rstrip(".") if places else text).replace(".", ",")
