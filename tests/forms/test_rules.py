"""Rules over several answers: silent while an answer is missing, loud when they do not hold."""

from __future__ import annotations

import pytest

from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.problems import Severity
from ld_desktop.forms.definition import Questionnaire
from tests.helpers.form_scenario import FormScenario, questionnaire


def values_of(form: FormScenario, code: str) -> dict[str, str]:
    """The values that fill the sentence of the one problem with this code."""
    [found] = [dict(problem.values) for problem in form.state.problems if problem.code == code]
    return found


def test_dates_stand_in_their_order() -> None:
    form = FormScenario(
        questionnaire(
            {"id": "van", "kind": "date"},
            {"id": "tot", "kind": "date"},
            rules=[
                {
                    "kind": "date_order",
                    "id": "volgorde",
                    "severity": "hard",
                    "earlier": "van",
                    "later": "tot",
                }
            ],
        )
    )
    form.answer("tot", "01-02-2026").expect_no_problem("tot")
    form.answer("van", "02-02-2026").expect_problem("tot", "rule.volgorde")
    assert values_of(form, "rule.volgorde") == {"label": "Label tot", "earlier": "Label van"}
    form.answer("van", "01-02-2026").expect_no_problem("tot")
    form.answer("van", "31-02-2026").expect_no_problem("tot")


def test_a_rule_looks_at_whoever_is_asked() -> None:
    form = FormScenario(
        questionnaire(
            {"id": "van", "kind": "date"},
            {"id": "tot", "kind": "date", "respondents": ["werknemer"]},
            rules=[
                {
                    "kind": "date_order",
                    "id": "volgorde",
                    "severity": "soft",
                    "earlier": "van",
                    "later": "tot",
                }
            ],
        )
    )
    form.fill({"van": "02-02-2026", "tot": "01-02-2026"})
    form.expect_problem("tot", "rule.volgorde", Severity.SOFT)
    assert form.question("tot").respondent is Respondent.WERKNEMER


def test_numbers_stand_in_their_order() -> None:
    rule = {"kind": "number_order", "id": "past", "severity": "soft", "smaller": "a", "larger": "b"}
    form = FormScenario(
        questionnaire({"id": "a", "kind": "number"}, {"id": "b", "kind": "number"}, rules=[rule])
    )
    form.answer("a", "40").expect_no_problem("a")
    form.answer("b", "38").expect_problem("a", "rule.past", Severity.SOFT)
    form.answer("b", "40").expect_no_problem("a")


def sums(**rule: object) -> FormScenario:
    """A table of shares with a rule over them."""
    group = {"id": "g", "kind": "group", "cells": [{"id": "deel", "kind": "number"}]}
    filled = {"kind": "sum_equals", "id": "som", "severity": "hard", "group": "g", "cell": "deel"}
    form = questionnaire(
        {"id": "week", "kind": "number"},
        {"id": "telt", "kind": "yes_no"},
        group,
        rules=[filled | rule],
    )
    return FormScenario(form)


def test_a_column_adds_up_exactly() -> None:
    form = sums(total=100)
    assert form.codes() == ()
    form.add_row("g")
    form.add_row("g")
    form.answer("g.t1.deel", "33,3").expect_no_problem("g")
    form.answer("g.t2.deel", "66,6").expect_problem("g", "rule.som")
    assert values_of(form, "rule.som") == {"label": "Label g", "sum": "99,9", "total": "100"}
    form.answer("g.t2.deel", "66,7").expect_no_problem("g")
    form.answer("g.t2.deel", "veel").expect_no_problem("g")


def test_a_column_adds_up_to_another_answer() -> None:
    form = sums(total_question="week")
    form.add_row("g")
    form.answer("g.t1.deel", "30").expect_no_problem("g")
    form.answer("week", "32").expect_problem("g", "rule.som")
    form.answer("g.t1.deel", "32").expect_no_problem("g")


def test_a_sum_may_count_in_some_cases_only() -> None:
    form = sums(total=100, when={"kind": "equals", "question": "telt", "value": "ja"})
    form.add_row("g")
    form.answer("g.t1.deel", "30").expect_no_problem("g")
    form.answer("telt", "ja").expect_problem("g", "rule.som")


def expecting(at: str, **rule: object) -> Questionnaire:
    """A question, a table, and an expectation at one of them."""
    condition = {"kind": "not", "condition": {"kind": "equals", "question": "x", "value": "ja"}}
    group = {
        "id": "g",
        "kind": "group",
        "row_label": "Rij",
        "cells": [{"id": "x", "kind": "yes_no"}, {"id": "y", "kind": "text"}],
    }
    filled = {
        "kind": "expect",
        "id": "liever",
        "severity": "soft",
        "at": at,
        "condition": condition,
    }
    return questionnaire(
        {"id": "aan", "kind": "yes_no"},
        {"id": "x", "kind": "yes_no", "when": {"kind": "equals", "question": "aan", "value": "ja"}},
        group,
        rules=[filled | rule],
    )


def test_an_expectation_speaks_where_it_is_asked() -> None:
    form = FormScenario(expecting("x")).answer("x", "ja").expect_no_problem("x")
    form.answer("aan", "ja").expect_problem("x", "rule.liever", Severity.SOFT)
    form.set_aside("x").expect_no_problem("x")
    form.bring_back("x").answer("x", "nee").expect_no_problem("x")


def test_an_expectation_waits_for_its_own_condition() -> None:
    when = {"kind": "answered", "question": "g"}
    form = FormScenario(expecting("x", when=when)).fill({"aan": "ja", "x": "ja"})
    form.expect_no_problem("x").add_row("g")
    form.expect_problem("x", "rule.liever", Severity.SOFT)


def test_an_expectation_in_rows_looks_in_each_row() -> None:
    form = FormScenario(expecting("g.y")).fill({"aan": "ja", "x": "ja"})
    form.add_row("g")
    form.add_row("g")
    form.answer("g.t2.x", "ja").expect_no_problem("g.t1.y")
    form.expect_problem("g.t2.y", "rule.liever", Severity.SOFT)
    assert values_of(form, "rule.liever")["label"] == "Rij 2: Label y"


@pytest.mark.parametrize(
    ("texts", "where"),
    [
        (("snel", "goed", "vaak"), None),
        (("Werkt  langzaam", "goed", "werkt langzaam"), "g.t1.c"),
        (("x", "X", "y"), "g.t1.b"),
        (("", "", "y"), None),
    ],
)
def test_explanations_within_a_row_differ(texts: tuple[str, ...], where: str | None) -> None:
    cells = [{"id": name, "kind": "text", "lines": 3} for name in "abc"]
    rule = {"kind": "differ", "id": "los", "severity": "hint", "group": "g", "cells": list("abc")}
    form = FormScenario(questionnaire({"id": "g", "kind": "group", "cells": cells}, rules=[rule]))
    form.add_row("g")
    form.add_row("g")
    form.answer("g.t2.a", texts[0])
    form.fill({f"g.t1.{name}": text for name, text in zip("abc", texts, strict=True)})
    assert [problem.path for problem in form.state.problems] == ([where] if where else [])
    if where:
        assert values_of(form, "rule.los")["other"] == "Label a"


def test_words_to_avoid_are_found_whole_in_text_areas() -> None:
    cells = [{"id": "t", "kind": "text", "lines": 3}]
    rule = {"kind": "avoid_words", "id": "woord", "severity": "soft", "words": ["Ziek", "koorts"]}
    form = FormScenario(
        questionnaire(
            {"id": "kort", "kind": "text"},
            {"id": "lang", "kind": "text", "lines": 2},
            {"id": "g", "kind": "group", "cells": cells},
            rules=[rule],
        )
    )
    form.add_row("g")
    form.fill(
        {"kort": "ziek", "lang": "Ziekenhuis is een ander woord.", "g.t1.t": "had KOORTS, toen"}
    )
    assert form.codes("kort") == form.codes("lang") == ()
    form.expect_problem("g.t1.t", "rule.woord", Severity.SOFT)
    form.answer("lang", "Was niet ziek.").expect_problem("lang", "rule.woord", Severity.SOFT)
    assert form.codes("g.t1.t") == ("rule.woord",)


def test_problems_stand_in_the_order_of_the_questions() -> None:
    rule = {"kind": "number_order", "id": "past", "severity": "soft", "smaller": "a", "larger": "b"}
    form = FormScenario(
        questionnaire(
            {"id": "a", "kind": "number"},
            {"id": "b", "kind": "number"},
            {"id": "c", "kind": "text", "required": "hard"},
            rules=[rule],
        )
    ).fill({"a": "3", "b": "2"})
    assert [problem.path for problem in form.state.problems] == ["a", "c"]
    assert [each.code for each in form.question("a").problems] == ["rule.past"]
    assert form.section("een").problems == {Severity.SOFT: 1, Severity.HARD: 1}
