"""Whether an employer and an employee can read what they are asked: the *gemeten leesniveau*.

A measure, no proof: it counts syllables, words and known traps. A reader still reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ld_desktop.forms.complaint import Complaint
from ld_desktop.forms.definition import (
    AvoidWords,
    Part,
    Question,
    Questionnaire,
    ScaleQuestion,
    YesNoQuestion,
)
from ld_desktop.forms.dutch import forms_of
from ld_desktop.forms.navigation import all_questions

_EASE = 70
_MEAN_WORDS = 12
_MOST_WORDS = 20
_FEWEST_WORDS = 3  # `Soms.` and `Ja.` are read without reading; they would flatter the measure
_SENTENCE = re.compile(r"(?<=[.?!…])[”\")]*\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWEL = re.compile(
    "aai|aau|eau|eeu|ieu|oei|ooi|aa|au|ee|ei|eu|ie|ij|oe|oo|ou|ui|uu|[aeiouyàâäéèêëíîïóôöúûüý]",
    re.IGNORECASE,
)
_NEGATIONS = frozenset(("niet", "geen", "nooit", "niemand", "niets", "nergens", "zonder", "noch"))
_NOT_UN = re.compile(
    r"\b(?:niet|geen)\s+(on(?:aan|aar|be|ge|ma|mo|na|no|re|ve|vo|ze)\w+)", re.IGNORECASE
)
_FAMILIAR = frozenset(("je", "jij", "jou", "jouw", "jullie", "jezelf"))


def language_complaints(
    questionnaire: Questionnaire, plainer: Mapping[str, str]
) -> Iterator[Complaint]:
    """What is hard to read in the parts for the employer and the employee.

    Args:
        questionnaire: all parts together.
        plainer: hard words, each with what to write instead.
    """
    unwanted = frozenset(
        word.casefold()
        for rule in questionnaire.rules
        if isinstance(rule, AvoidWords)
        for word in rule.words
    )
    hard = _with_forms(plainer)
    for part in questionnaire.parts:
        if part.respondent is None:
            continue
        texts = dict(reversed([(text, place) for place, text in _texts(questionnaire, part)]))
        for text, place in reversed(texts.items()):
            for fault in _text_faults(text, hard, unwanted):
                yield Complaint(place, fault)
        for place, question in _asked(questionnaire, part):
            yield from (Complaint(place, fault) for fault in _question_faults(question))
        yield from (Complaint(f"part {part.id}", fault) for fault in _part_faults(list(texts)))


def syllables(word: str) -> int:
    """How many syllables a Dutch word has, at least one: its vowels, double ones as one.

    A hyphenation dictionary gives fewer (it does not break off one letter), and an easier text.
    """
    return max(1, len(_VOWEL.findall(word)))


def ease(sentences: list[list[str]]) -> Fraction:
    """Reading ease of Dutch by Flesch as fitted by W.H. Douma (1960): 100 is easy, 30 is hard."""
    words = [word for sentence in sentences for word in sentence]
    per_word = Fraction(sum(map(syllables, words)), len(words))
    return (
        Fraction("206.84") - 77 * per_word - Fraction("0.93") * Fraction(len(words), len(sentences))
    )


def _part_faults(texts: list[str]) -> Iterator[str]:
    sentences = [words for text in texts for words in _sentences(text)]
    sentences = [words for words in sentences if len(words) >= _FEWEST_WORDS]
    if not sentences:
        return
    mean = Fraction(sum(map(len, sentences)), len(sentences))
    if mean > _MEAN_WORDS:
        yield f"sentences have {float(mean):.1f} words on average: at most {_MEAN_WORDS}"
    measured = ease(sentences)
    if measured < _EASE:
        yield (
            f"gemeten leesniveau {float(measured):.0f}, at least {_EASE} is asked: "
            f"use shorter words and sentences, such as for: {', '.join(_longest(sentences))}"
        )


def _longest(sentences: list[list[str]]) -> list[str]:
    words = {word.casefold() for sentence in sentences for word in sentence}
    return sorted(words, key=lambda word: (-syllables(word), word))[:8]


def _text_faults(text: str, hard: Mapping[str, str], unwanted: frozenset[str]) -> Iterator[str]:
    for words in _sentences(text):
        small = [word.casefold() for word in words]
        opening = " ".join(words[:5])
        if len(words) > _MOST_WORDS:
            yield f"a sentence of {len(words)} words, at most {_MOST_WORDS}: {opening} …"
        if sum(word in _NEGATIONS for word in small) > 1:
            yield f"two negations in one sentence: {opening} …"
        for word in small:
            if word in hard:
                yield f"{word} is hard to read: {hard[word]}"
            if word in unwanted:
                yield f"{word} asks or names something medical: ask what it means at work"
        if not _FAMILIAR.isdisjoint(small):
            yield f"say u: {opening} …"
    for found in _NOT_UN.finditer(text):
        yield f"two negations in one sentence: {found[0]}"


def _question_faults(question: Question) -> Iterator[str]:
    """A no to a question with *niet*, or *nooit* to one with *niet*, is a puzzle."""
    if question.text.count("?") > 1:
        yield "asks more than one thing: make a question of each"
    denies = _denies(question.text)
    if denies and isinstance(question, YesNoQuestion):
        yield "a question with a negation is hard to answer with yes or no: turn it round"
    if denies and isinstance(question, ScaleQuestion):
        points = [option.text for option in question.options if _denies(option.text)]
        if points:
            yield f"a question with a negation, answered by “{points[0]}”, is two: turn it round"


def _denies(text: str) -> bool:
    return not _NEGATIONS.isdisjoint(word.casefold() for word in _WORD.findall(text))


def _with_forms(plainer: Mapping[str, str]) -> dict[str, str]:
    return {form: plain for word, plain in plainer.items() for form in forms_of(word)}


def _sentences(text: str) -> list[list[str]]:
    return [words for each in _SENTENCE.split(text) if (words := _WORD.findall(each))]


def _asked(questionnaire: Questionnaire, part: Part) -> Iterator[tuple[str, Question]]:
    """The questions of a part, without the one by which the assessor chooses it."""
    for place, question in all_questions(questionnaire, part):
        if place != f"deel_{part.id}":
            yield place, question


def _texts(questionnaire: Questionnaire, part: Part) -> Iterator[tuple[str, str]]:
    """Everything the respondent reads or hears, with the place where it stands."""
    yield f"part {part.id}", part.intro
    for section in questionnaire.sections:
        if section.part == part.id:
            yield section.id, section.intro
    for place, question in _asked(questionnaire, part):
        yield place, question.text
        yield place, question.spoken
        for option in getattr(question, "options", ()):
            yield from ((place, text) for text in (option.text, option.help, option.spoken))
