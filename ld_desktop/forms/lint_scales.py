"""Whether every point of a scale says something of its own, and every drawing can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from ld_desktop.forms.complaint import Complaint, ends_well
from ld_desktop.forms.definition import Questionnaire, ScaleQuestion
from ld_desktop.forms.glossary import competences
from ld_desktop.forms.navigation import all_questions, part_of

_SCALE_POINTS = frozenset({4, 5, 7, 10})
_LEAST_DIFFERENT = 3
_SHORT = 4  # words: `Een paar keer per week.` is no description yet, `Soms.` is no ladder
_WORD = re.compile(r"[\w%-]+")
_VERDICTS = frozenset(
    [
        "slecht",
        "zwak",
        "onvoldoende",
        "matig",
        "redelijk",
        "voldoende",
        "goed",
        "uitstekend",
        "gemiddeld",
        "best",
        "prima",
    ]
)
_VERDICT_FILLERS = frozenset(
    ["zeer", "heel", "ruim", "net", "erg", "vrij", "bijna", "nog", "niet", "onder", "boven"]
)


def scale_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """What is wrong with the points of scales; a shared scale is judged once."""
    seen: dict[str, str] = {}
    judged = {place for place, _ in all_questions(questionnaire)}  # these are, on their own
    for place, question in all_questions(questionnaire):
        if not isinstance(question, ScaleQuestion):
            continue
        if len(question.options) not in _SCALE_POINTS:
            yield Complaint(place, f"a scale of {len(question.options)} points")
        if question.scale and question.scale in judged:
            continue
        judged.add(question.scale)
        part = part_of(questionnaire, place)
        answered_by_party = part is not None and part.respondent is not None
        texts = _point_texts(question)
        yield from (Complaint(place, text) for text in _point_complaints(texts, answered_by_party))
        for point, text in texts:
            other = seen.setdefault(text, place)
            if other != place and not answered_by_party:
                yield Complaint(place, f"point {point} says the same as a point of {other}")


def competence_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Scored competences that the glossary could not tell apart or explain."""
    named: dict[str, str] = {}
    for question in competences(questionnaire):
        if not question.guidance.meaning:
            yield Complaint(
                question.id, "guidance.meaning is missing: it is what the glossary says of it"
            )
        if not question.guidance.source:
            yield Complaint(question.id, "guidance.source is missing: name it, or the aanname")
        other = named.setdefault(question.label.casefold(), question.id)
        if other != question.id:
            yield Complaint(question.id, f"is called the same as {other}: {question.label}")


def picture_complaints(
    questionnaire: Questionnaire, has_picture: Callable[[str], bool]
) -> Iterator[Complaint]:
    """Drawings that are not there, and drawings that cannot be told to who does not see them."""
    for place, question in all_questions(questionnaire):
        options = getattr(question, "options", ())
        named = [("", question), *((f"option {option.id}: ", option) for option in options)]
        for before, each in named:
            if each.picture and not has_picture(each.picture):
                yield Complaint(place, f"{before}there is no picture {each.picture}")
            if each.picture and not ends_well(each.picture_alt):
                yield Complaint(place, f"{before}picture_alt is missing or has no end mark")
            if each.picture_alt and not each.picture:
                yield Complaint(place, f"{before}picture_alt without a picture")
            if each.spoken and not ends_well(each.spoken):
                yield Complaint(place, f"{before}spoken has no end mark")


def _point_texts(question: ScaleQuestion) -> list[tuple[str, str]]:
    """The points, or the bands of points that share a text, each with that text."""
    if question.bands:
        return [(f"{band.first}–{band.last}", band.text) for band in question.bands]
    return [(option.id, option.text) for option in question.options]


def _point_complaints(texts: list[tuple[str, str]], answered_by_party: bool) -> Iterator[str]:
    for point, text in texts:
        if text and not ends_well(text):
            yield f"point {point} has no end mark"
        words = _words(text)
        if words & _VERDICTS and not words - _VERDICTS - _VERDICT_FILLERS:
            yield f"point {point} is a verdict: say what one can see this worker do at work"
    for (low, text), (high, other) in pairwise(texts):
        different = _difference(text, other)
        # `Soms.` and `Vaak.` are whole answers to "Hoe vaak …?", so they need not differ in three.
        short = answered_by_party and max(len(text.split()), len(other.split())) <= _SHORT
        if different < (1 if short else _LEAST_DIFFERENT):
            yield (
                f"points {low} and {high} differ in {different} words: "
                f"describe what is different to see, in at least {_LEAST_DIFFERENT}"
            )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _difference(text: str, other: str) -> int:
    """How many words of the one are not in the other, taken from the side with the most."""
    one, two = (Counter(_WORD.findall(each.casefold())) for each in (text, other))
    return max((one - two).total(), (two - one).total())
