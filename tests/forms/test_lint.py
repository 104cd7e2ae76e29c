"""What the lint over definitions sees: each fault in a form of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ld_desktop.forms.lint import lint
from tests.helpers.form_scenario import questionnaire, section

_OPTIONS = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
_FIRST = {"id": "eerst", "kind": "choice", "options": _OPTIONS}
_YES = {"id": "heeft", "kind": "yes_no"}


def complaints(*questions: Mapping[str, object], **more: object) -> tuple[str, ...]:
    return lint(questionnaire(*questions, **more), lambda _: True)


def equals(question: str, value: str) -> Mapping[str, object]:
    return {"kind": "equals", "question": question, "value": value}


def negated(condition: Mapping[str, object]) -> Mapping[str, object]:
    return {"kind": "not", "condition": condition}


def all_of(*conditions: Mapping[str, object]) -> Mapping[str, object]:
    return {"kind": "all_of", "conditions": list(conditions)}


def text(name: str, **more: object) -> Mapping[str, object]:
    return {"id": name, "kind": "text", **more}


def number(name: str, **more: object) -> Mapping[str, object]:
    return {"id": name, "kind": "number", **more}


def group(*cells: Mapping[str, object], **more: object) -> Mapping[str, object]:
    return {"id": "g", "kind": "group", "cells": list(cells), **more}


def test_a_sound_form_has_no_complaints() -> None:
    assert (
        complaints(
            _FIRST,
            _YES,
            text("x", when=equals("eerst", "a"), guidance={"ask": ["Waarom?"]}),
            {"id": "m", "kind": "multiple", "options": _OPTIONS},
            text("y", when=all_of(equals("m", "a"), equals("m", "b"), equals("heeft", "nee"))),
            text("z", when=negated({"kind": "answered", "question": "y"})),
            group(text("t"), number("n", when=equals("heeft", "ja")), required="hard", min_rows=1),
        )
        == ()
    )


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        (text("x-y"), "x-y: question id is not a plain name"),
        (text("x", label=" "), "x: has no label"),
        (text("x", text="Vraag"), "x: text has no end mark"),
        (text("x", guidance={"traps": ["Let op"]}), "x: guidance traps has no end mark: Let op"),
        (text("x", guidance={"meaning": "Zo"}), "x: guidance meaning has no end mark: Zo"),
        (text("x", respondents=[]), "x: nobody is asked"),
        (number("x", default="2.5"), "x: default cannot be read"),
        (number("x", example="veel"), "x: example cannot be read"),
        (number("x", minimum=3, maximum=3), "x: no number fits between its bounds"),
        (number("x", above=3, maximum=2), "x: no number fits between its bounds"),
        (_FIRST | {"options": _OPTIONS[:1]}, "eerst: offers no choice"),
        (
            _FIRST | {"options": [*_OPTIONS, _OPTIONS[0]]},
            "eerst: option ids are not unique single words",
        ),
        (
            _FIRST | {"options": [*_OPTIONS, {"id": "c d", "text": "C"}]},
            "eerst: option ids are not unique single words",
        ),
        (_FIRST | {"options": [*_OPTIONS, {"id": "c", "text": ""}]}, "eerst: option c has no text"),
        (
            _FIRST | {"options": [*_OPTIONS, {"id": "c", "text": "C", "help": "zo"}]},
            "eerst: help of option c has no end mark",
        ),
        (_FIRST | {"kind": "scale"}, "eerst: a scale of 2 points"),
        (text("x", section="een"), "x: only cells name a section"),
        (
            group(text("t"), min_rows=1),
            "g: a least number of rows needs to be required, and below the most",
        ),
        (
            group(text("t"), min_rows=3, max_rows=2, required="hard"),
            "g: a least number of rows needs to be required, and below the most",
        ),
        (
            group(text("t"), respondents=["werkgever", "werknemer"]),
            "g: the rows of a table come from one respondent",
        ),
        (group(text("t", section="weg")), "g.t: section weg is unknown or earlier"),
        (group(text("t"), text("t")), "g.t: question id is used 2 times"),
        (text("x", when=equals("later", "ja")), "x: looks at later, which is not asked before"),
        (text("x", when=equals("x", "ja")), "x: looks at x, which is not asked before"),
        (
            group(text("t", when=equals("u", "ja")), text("u")),
            "g.t: looks at u, which is not asked before",
        ),
    ],
)
def test_a_fault_in_a_question_is_seen(question: Mapping[str, object], complaint: str) -> None:
    assert complaint in complaints(question)


@pytest.mark.parametrize(
    ("when", "complaint"),
    [
        (equals("eerst", "c"), "x: eerst can never be c"),
        ({"kind": "one_of", "question": "eerst", "values": ["a", "d"]}, "x: eerst can never be d"),
        (equals("heeft", "misschien"), "x: heeft can never be misschien"),
        (equals("tekst", "ja"), "x: tekst can never be ja"),
        (all_of(equals("eerst", "a"), equals("eerst", "b")), "x: its condition can never hold"),
        (all_of(equals("eerst", "a"), equals("ketting", "ja")), "x: its condition can never hold"),
        (
            all_of(equals("heeft", "ja"), negated({"kind": "answered", "question": "heeft"})),
            "x: its condition can never hold",
        ),
    ],
)
def test_a_condition_that_cannot_hold_is_seen(when: Mapping[str, object], complaint: str) -> None:
    ketting = {"id": "ketting", "kind": "yes_no", "when": equals("eerst", "b")}
    assert complaints(_FIRST, _YES, text("tekst"), ketting, text("x", when=when)) == (complaint,)


def test_a_condition_on_any_answer_can_hold() -> None:
    when = all_of({"kind": "answered", "question": "tekst"}, {"kind": "answered", "question": "m"})
    several = {"id": "m", "kind": "multiple", "options": _OPTIONS}
    assert complaints(text("tekst"), several, text("x", when=when)) == ()


def test_names_are_unique_over_sections_and_rules() -> None:
    rule = {"kind": "avoid_words", "id": "r", "severity": "soft", "words": ["x"]}
    found = complaints(
        sections=[section("een", text("x")), section("een", text("x"))], rules=[rule, rule]
    )
    assert found == (
        "een: section id is used 2 times",
        "x: question id is used 2 times",
        "r: rule id is used 2 times",
    )


def test_a_screen_holds_25_questions_with_the_cells_asked_there() -> None:
    cells = [text(f"c{number}", section="twee") for number in range(20)]
    found = complaints(
        sections=[
            section("een", *(text(f"a{number}") for number in range(25))),
            section("een_b", group(*cells)),
            section("twee", *(text(f"b{number}") for number in range(6))),
            section("leeg"),
        ]
    )
    assert found == (
        "twee: 26 questions on one screen: split the section, 25 fit",
        "leeg: asks nothing",
    )


def test_an_introduction_ends_well() -> None:
    form = section("een", text("x")) | {"intro": "Kort"}
    assert complaints(sections=[form]) == ("een: intro has no end mark",)


def test_a_cell_may_be_asked_later_but_not_earlier() -> None:
    def form(*cells: Mapping[str, object]) -> tuple[str, ...]:
        return complaints(
            sections=[
                section("een", text("x")),
                section("twee", group(text("naam"), *cells)),
                section("drie", _YES),
            ]
        )

    assert form(text("t", section="drie", when=equals("heeft", "ja"))) == ()
    assert form(text("t", section="een")) == ("g.t: section een is unknown or earlier",)
    assert form(text("t", when=equals("heeft", "ja"))) == (
        "g.t: looks at heeft, which is not asked before",
    )


_DAY = {"id": "dag", "kind": "date"}
_SUM = {"kind": "sum_equals", "id": "r", "severity": "hard", "group": "g", "cell": "n"}
_EXPECT = {"kind": "expect", "id": "r", "severity": "soft", "at": "heeft"}


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        (
            {"kind": "date_order", "id": "r", "severity": "hard", "earlier": "dag", "later": "weg"},
            "rule r: weg does not exist",
        ),
        (
            {"kind": "date_order", "id": "r", "severity": "hard", "earlier": "a", "later": "dag"},
            "rule r: a is no DateQuestion",
        ),
        (
            {
                "kind": "number_order",
                "id": "r",
                "severity": "hard",
                "smaller": "a",
                "larger": "dag",
            },
            "rule r: dag is no NumberQuestion",
        ),
        (_SUM, "rule r: needs either a total or the question that holds it"),
        (
            _SUM | {"total": 100, "total_question": "a"},
            "rule r: needs either a total or the question that holds it",
        ),
        (_SUM | {"total_question": "dag"}, "rule r: dag is no NumberQuestion"),
        (_SUM | {"cell": "t", "total": 1}, "rule r: g.t is no NumberQuestion"),
        (_SUM | {"cell": "weg", "total": 1}, "rule r: g.weg does not exist"),
        (_SUM | {"group": "a", "total": 1}, "rule r: a.n does not exist"),
        (
            _SUM | {"total": 1, "when": equals("weg", "ja")},
            "rule r when: looks at weg, which is not asked before",
        ),
        (
            {"kind": "differ", "id": "r", "severity": "hint", "group": "g", "cells": ["t", "n"]},
            "rule r: g.n is no TextQuestion",
        ),
        (
            {
                "kind": "avoid_words",
                "id": "r",
                "severity": "soft",
                "words": ["een", "twee woorden"],
            },
            "rule r: looks for single words only",
        ),
        (_EXPECT | {"at": "weg", "condition": equals("heeft", "ja")}, "rule r: weg does not exist"),
        (
            _EXPECT | {"condition": equals("weg", "ja")},
            "rule r: looks at weg, which is not asked before",
        ),
        (
            _EXPECT | {"condition": equals("heeft", "ja"), "when": equals("heeft", "ja")},
            "rule r broken: its condition can never hold",
        ),
        (
            _EXPECT | {"at": "g.t", "condition": equals("c", "b")},
            "rule r: c can never be b",
        ),
    ],
)
def test_a_fault_in_a_rule_is_seen(rule: Mapping[str, object], complaint: str) -> None:
    choice = _FIRST | {"id": "c", "options": [_OPTIONS[0], {"id": "z", "text": "Z"}]}
    form = [_DAY, number("a"), _YES, group(text("t"), number("n"), choice)]
    assert complaint in complaints(*form, rules=[rule])


def test_sound_rules_have_no_complaints() -> None:
    expected = negated(equals("heeft", "ja"))
    rules = [
        {"kind": "number_order", "id": "r1", "severity": "soft", "smaller": "a", "larger": "b"},
        {"kind": "avoid_words", "id": "r2", "severity": "soft", "words": ["één"]},
        _SUM | {"id": "r3", "total": 100, "when": equals("heeft", "ja")},
        _SUM | {"id": "r4", "total_question": "a"},
        _EXPECT
        | {"id": "r5", "condition": expected, "when": {"kind": "answered", "question": "a"}},
        _EXPECT | {"id": "r6", "at": "g.t", "condition": {"kind": "answered", "question": "t"}},
        {"kind": "differ", "id": "r7", "severity": "hint", "group": "g", "cells": ["t"]},
        {"kind": "date_order", "id": "r8", "severity": "hard", "earlier": "dag", "later": "dag"},
    ]
    form = [_DAY, number("a"), number("b"), _YES, group(text("t"), number("n"))]
    assert complaints(*form, rules=rules) == ()


def test_a_rule_needs_its_sentence() -> None:
    rule = {"kind": "avoid_words", "id": "r", "severity": "soft", "words": ["x"]}
    form = questionnaire(text("x"), rules=[rule])
    assert lint(form, lambda code: code != "rule.r") == (
        "rule r: has no sentence in every language",
    )
