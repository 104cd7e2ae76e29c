"""What is asked, what counts and what is missing: stories told to a form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ld_desktop.domain.answers import Mark, Respondent
from ld_desktop.domain.problems import Severity
from ld_desktop.forms.state import SectionStatus
from tests.helpers.form_scenario import FormScenario, questionnaire, section

_JA = {"kind": "equals", "question": "heeft", "value": "ja"}
_OPTIONS = [{"id": name, "text": name} for name in ("a", "b", "c")]


def pair() -> FormScenario:
    """A yes/no question and a required one that shows after yes."""
    return FormScenario(
        questionnaire(
            {"id": "heeft", "kind": "yes_no", "required": "hard"},
            {"id": "hoeveel", "kind": "number", "required": "hard", "when": _JA},
        )
    )


def test_a_question_shows_when_its_condition_holds() -> None:
    form = pair().expect_hidden("hoeveel").expect_missing("heeft")
    form.answer("heeft", "ja").expect_visible("hoeveel").expect_missing("hoeveel")
    form.answer("hoeveel", "2,5").expect_missing().expect_value("hoeveel", Decimal("2.5"))


def test_a_hidden_question_keeps_its_answer_and_does_not_count() -> None:
    form = pair().fill({"heeft": "ja", "hoeveel": "3"}).answer("heeft", "nee")
    form.expect_hidden("hoeveel").expect_value("hoeveel", None).expect_missing()
    kept = form.question("hoeveel").answer
    assert kept is not None
    assert kept.text == "3"
    form.answer("heeft", "ja").expect_value("hoeveel", Decimal(3))


def test_an_unreadable_answer_is_kept_and_is_a_problem_instead_of_missing() -> None:
    form = pair().fill({"heeft": "ja", "hoeveel": "2.5"})
    form.expect_missing().expect_problem("hoeveel", "answer.dot_in_number")
    form.expect_value("hoeveel", None)
    assert form.state.answered == 1
    assert form.state.asked == 2


@pytest.mark.parametrize(
    ("required", "code", "severity"),
    [
        ("hard", "answer.missing", Severity.HARD),
        ("soft", "answer.missing_soft", Severity.SOFT),
        ("hint", "answer.missing_hint", Severity.HINT),
    ],
)
def test_missing_weighs_as_the_definition_says(
    required: str, code: str, severity: Severity
) -> None:
    form = FormScenario(questionnaire({"id": "x", "kind": "text", "required": required}))
    form.expect_problem("x", code, severity)
    form.answer("x", "  ").expect_problem("x", code, severity)
    form.answer("x", "iets").expect_no_problem("x")
    form.clear("x").expect_problem("x", code, severity)
    assert form.state.asked == (severity is not Severity.HINT)


def test_an_optional_question_is_never_missing() -> None:
    form = FormScenario(questionnaire({"id": "x", "kind": "text"})).expect_missing()
    assert form.state.asked == 0


@pytest.mark.parametrize("mark", [Mark.NVT, Mark.WEET_NIET])
def test_a_mark_is_an_answer_without_a_value_where_it_is_allowed(mark: Mark) -> None:
    allowed = {"allow_nvt": True, "allow_weet_niet": True}
    form = FormScenario(questionnaire({"id": "x", "kind": "text", "required": "hard", **allowed}))
    form.mark("x", mark).expect_no_problem("x").expect_value("x", None)
    assert form.state.answered == 1
    assert form.section("een").status is SectionStatus.DONE


@pytest.mark.parametrize("mark", [Mark.NVT, Mark.WEET_NIET])
def test_a_mark_is_refused_elsewhere(mark: Mark) -> None:
    form = FormScenario(questionnaire({"id": "x", "kind": "text"})).mark("x", mark)
    form.expect_problem("x", f"answer.{mark.value}_not_allowed")
    assert form.section("een").status is SectionStatus.PROBLEMS


def test_each_respondent_has_an_own_answer_and_only_the_established_one_is_required() -> None:
    everyone = [each.value for each in Respondent]
    form = FormScenario(
        questionnaire({"id": "x", "kind": "number", "required": "hard", "respondents": everyone})
    )
    form.answer("x", "1", Respondent.WERKGEVER).answer("x", "twee", Respondent.WERKNEMER)
    assert form.codes("x") == ("answer.not_a_number", "answer.missing")
    form.answer("x", "2", Respondent.WERKNEMER).answer("x", "2", Respondent.VASTGESTELD)
    form.expect_missing().expect_value("x", Decimal(1), Respondent.WERKGEVER)
    form.expect_value("x", Decimal(2), Respondent.VASTGESTELD)
    assert (form.state.asked, form.state.answered) == (1, 1)


def test_without_an_established_answer_everyone_who_is_asked_must_answer() -> None:
    form = FormScenario(
        questionnaire(
            {
                "id": "x",
                "kind": "text",
                "required": "hard",
                "respondents": ["werkgever", "werknemer"],
            }
        )
    )
    assert form.codes() == ("answer.missing", "answer.missing")
    form.answer("x", "ja", Respondent.WERKNEMER)
    assert (form.state.asked, form.state.answered) == (2, 1)


def test_a_condition_looks_at_the_same_respondent_and_else_at_the_first() -> None:
    parties = ["werkgever", "werknemer"]
    form = FormScenario(
        questionnaire(
            {"id": "heeft", "kind": "yes_no", "respondents": parties},
            {"id": "alleen", "kind": "yes_no"},
            {"id": "x", "kind": "text", "respondents": parties, "when": _JA},
            {
                "id": "y",
                "kind": "text",
                "respondents": parties,
                "when": {"kind": "equals", "question": "alleen", "value": "ja"},
            },
        )
    )
    form.answer("heeft", "ja", Respondent.WERKNEMER).answer("alleen", "ja")
    seen = {(each.path, each.respondent) for each in form.state.questions if each.visible}
    assert ("x", Respondent.WERKNEMER) in seen
    assert ("x", Respondent.WERKGEVER) not in seen
    assert {("y", Respondent.WERKNEMER), ("y", Respondent.WERKGEVER)} <= seen


def test_a_default_counts_until_something_is_typed() -> None:
    form = FormScenario(
        questionnaire(
            {"id": "x", "kind": "choice", "options": _OPTIONS, "default": "a", "required": "hard"}
        )
    )
    form.expect_value("x", "a").expect_missing()
    assert form.question("x").answer is None
    form.answer("x", "b").expect_value("x", "b")
    form.clear("x").expect_value("x", "a")
    form.answer("x", "zo").expect_value("x", None)


def test_what_is_set_aside_keeps_its_answer_and_never_counts_or_misses() -> None:
    form = pair().answer("heeft", "ja").set_aside("hoeveel").expect_missing()
    form.answer("hoeveel", "veel").expect_no_problem("hoeveel").expect_value("hoeveel", None)
    assert form.question("hoeveel").set_aside
    assert form.question("hoeveel").visible
    assert (form.state.asked, form.state.answered) == (1, 1)
    form.bring_back("hoeveel").expect_problem("hoeveel", "answer.not_a_number")


def test_nothing_depends_on_what_is_set_aside() -> None:
    pair().answer("heeft", "ja").set_aside("heeft").expect_hidden("hoeveel")


def test_a_past_date_knows_today() -> None:
    form = FormScenario(questionnaire({"id": "x", "kind": "date", "past": True}))
    form.answer("x", "07-03-2026").expect_problem("x", "answer.future_date")
    form.today = date(2026, 3, 7)
    form.expect_value("x", date(2026, 3, 7))


def test_answers_to_unknown_questions_are_passed_over() -> None:
    form = pair().fill({"heeft": "nee", "oud": "x", "oud.t1.cel": "y"})
    assert {each.path for each in form.state.questions} == {"heeft", "hoeveel"}
    assert form.state.value("oud") is None


def test_the_state_cannot_be_changed_from_outside() -> None:
    state = pair().answer("heeft", "ja").state
    with pytest.raises(TypeError):
        state.values["heeft", Respondent.VASTGESTELD] = False  # type: ignore[index]


@pytest.mark.parametrize(
    ("condition", "showing"),
    [
        ({"kind": "equals", "question": "m", "value": "a"}, {"a", "a b"}),
        ({"kind": "one_of", "question": "m", "values": ["a", "c"]}, {"a", "a b", "c"}),
        ({"kind": "answered", "question": "m"}, {"a", "b", "a b", "c"}),
        ({"kind": "not", "condition": {"kind": "answered", "question": "m"}}, {""}),
        (
            {
                "kind": "all_of",
                "conditions": [
                    {"kind": "equals", "question": "m", "value": "a"},
                    {"kind": "equals", "question": "m", "value": "b"},
                ],
            },
            {"a b"},
        ),
        (
            {
                "kind": "any_of",
                "conditions": [
                    {"kind": "equals", "question": "m", "value": "b"},
                    {"kind": "equals", "question": "m", "value": "c"},
                ],
            },
            {"b", "a b", "c"},
        ),
    ],
)
def test_the_kinds_of_condition(condition: dict[str, object], showing: set[str]) -> None:
    form = FormScenario(
        questionnaire(
            {"id": "m", "kind": "multiple", "options": _OPTIONS},
            {"id": "x", "kind": "text", "when": condition},
        )
    )
    shown = {
        text for text in ("", "a", "b", "a b", "c") if form.answer("m", text).question("x").visible
    }
    assert shown == showing


def test_a_section_is_open_while_something_required_is_missing() -> None:
    form = FormScenario(
        questionnaire(
            sections=[
                section("een", {"id": "x", "kind": "text", "required": "soft"}),
                section("twee", {"id": "y", "kind": "text"}, {"id": "z", "kind": "text"}),
                section("drie", {"id": "h", "kind": "text", "required": "hint"}),
            ]
        )
    )
    assert [each.status for each in form.state.sections] == [SectionStatus.OPEN] * 3
    form.fill({"x": "iets", "y": "iets"})
    assert form.section("een").status is SectionStatus.DONE
    assert form.section("twee").status is SectionStatus.DONE
    assert form.section("drie").problems == {Severity.HINT: 1}
    assert form.answer("h", "iets").section("drie").status is SectionStatus.DONE


def test_a_section_with_nothing_left_to_ask_is_done() -> None:
    form = FormScenario(questionnaire({"id": "x", "kind": "text"})).set_aside("x")
    assert form.section("een").status is SectionStatus.DONE


def test_a_section_counts_its_problems_by_weight() -> None:
    form = FormScenario(
        questionnaire(
            {"id": "x", "kind": "text", "required": "hard"},
            {"id": "y", "kind": "text", "required": "soft"},
            {"id": "z", "kind": "number"},
        )
    ).answer("z", "veel")
    here = form.section("een")
    assert here.problems == {Severity.HARD: 2, Severity.SOFT: 1}
    assert here.status is SectionStatus.PROBLEMS
    assert (here.asked, here.answered) == (2, 0)
    assert form.codes() == ("answer.missing", "answer.missing_soft", "answer.not_a_number")
