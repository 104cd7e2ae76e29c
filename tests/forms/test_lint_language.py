"""The measured reading level: what an employer and an employee cannot be expected to read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ld_desktop.forms.complaint import told
from ld_desktop.forms.lint_language import ease, language_complaints, syllables
from tests.helpers.form_scenario import questionnaire, section
from tests.helpers.lint_vragen import plainer_words

_PLAIN = {"adequaat": "goed, passend"}
_EASY = "Hoe vaak is het werk op tijd af?"
_HARD = "Verantwoordelijkheden betreffende arbeidsomstandigheden worden gewaarborgd."


def complaints(
    *questions: Mapping[str, object], respondent: str | None = "werkgever", intro: str = ""
) -> tuple[str, ...]:
    part = {"id": "p", "file": "p", "title": "P", "respondent": respondent, "intro": intro}
    rule = {"kind": "avoid_words", "id": "w", "severity": "soft", "words": ["diagnose"]}
    sections = [{**section("s", *questions), "part": "p"}]
    form = questionnaire(sections=sections, parts=[part], rules=[rule])
    return told(form, language_complaints(form, _PLAIN))


def asked(text: str, kind: str = "text", **more: object) -> Mapping[str, object]:
    return {"id": "wg_a", "kind": kind, "text": text, **more}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("werk", 1), ("avond", 2), ("station", 3), ("ideeën", 3), ("geïnformeerd", 4), ("nieuwe", 2),
        ("mooie", 2), ("draaien", 2), ("bijeenkomst", 3), ("beantwoorden", 4), ("bureau", 2), ("tv", 1),
        ("materialen", 5), ("Uw", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_ease_is_the_formula_of_douma() -> None:
    ten = [["werk"] * 10]
    assert float(ease(ten)) == pytest.approx(206.84 - 77 - 0.93 * 10)
    assert float(ease([["avond"] * 5, ["werk"] * 5])) == pytest.approx(206.84 - 77 * 1.5 - 0.93 * 5)


def test_plain_dutch_has_no_complaints() -> None:
    often = [{"id": "1", "text": "Nooit."}, {"id": "2", "text": "Een paar keer per week."}]
    assert complaints(asked(_EASY, "scale", options=often), intro="U ziet dit werk elke dag.") == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Gaat het werk adequate kanten op?", "adequate is hard to read: goed, passend"),
        ("Ziet u dat niemand niet werkt?", "two negations in one sentence: Ziet u dat niemand niet …"),
        ("Is het werk niet onbelangrijk voor u?", "two negations in one sentence: niet onbelangrijk"),
        ("Wat vind je van het werk hier?", "say u: Wat vind je van het …"),
        ("Wat is de diagnose van de dokter?", "diagnose asks or names something medical: ask what it means at work"),
        ("Wat gaat er goed? En wat gaat fout?", "asks more than one thing: make a question of each"),
        ("Wat doet u als " + "het werk " * 9 + "stopt?", "a sentence of 23 words, at most 20: Wat doet u als het …"),
    ],
)  # fmt: skip
def test_what_is_hard_to_read_is_named(text: str, complaint: str) -> None:
    assert f"p.toml: wg_a: {complaint}" in complaints(asked(text))


def test_a_negation_is_not_asked_with_yes_no_or_never() -> None:
    often = [{"id": "1", "text": "Nooit."}, {"id": "2", "text": "Altijd."}]
    text = "Hoe vaak komt u niet op tijd?"
    assert complaints(asked("Komt u niet op tijd?", "yes_no")) == (
        "p.toml: wg_a: a question with a negation is hard to answer with yes or no: turn it round",
    )
    assert complaints(asked(text, "scale", options=often)) == (
        "p.toml: wg_a: a question with a negation, answered by “Nooit.”, is two: turn it round",
    )
    assert complaints(asked(text)) == ()


def test_options_help_introductions_and_cells_are_read_too() -> None:
    option = {"id": "1", "text": "Adequaat.", "help": "Adequaat.", "spoken": "Adequaat!"}
    cells = [{"id": "c", "kind": "choice", "text": _EASY, "options": [option]}]
    table = {"id": "g", "kind": "group", "text": _EASY, "cells": cells}
    found = complaints(table, intro="Adequaat dus.")
    assert [line.partition(": ")[2] for line in found] == [
        "part p: adequaat is hard to read: goed, passend",
        "g.c: adequaat is hard to read: goed, passend",
        "g.c: adequaat is hard to read: goed, passend",
    ]


def test_a_part_that_is_hard_as_a_whole_is_measured() -> None:
    (first, *_) = (line for line in complaints(asked(_HARD)) if "gemeten leesniveau" in line)
    assert first.startswith("p.toml: part p: gemeten leesniveau ")
    assert "arbeidsomstandigheden" in first


def test_sentences_are_short_on_average() -> None:
    text = "Wat doet u op een dag als het werk op is en u weg mag?"
    assert complaints(asked(text)) == (
        "p.toml: part p: sentences have 15.0 words on average: at most 12",
    )


def test_the_assessors_own_parts_are_not_measured() -> None:
    assert complaints(asked(_HARD), respondent=None) == ()


def test_every_hard_word_has_a_plainer_one_that_is_not_hard() -> None:
    words = plainer_words()
    assert all(word == word.casefold() and plain for word, plain in words.items())
    assert [
        plain for plain in words.values() if set(plain.replace(",", "").split()) & set(words)
    ] == []
