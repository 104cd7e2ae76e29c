"""Asking anew only what depends on a change gives what asking everything gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop import paths
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Respondent, SetAside
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.evaluate import evaluate, evaluate_after
from ld_desktop.forms.load import load
from ld_desktop.forms.navigation import all_questions
from ld_desktop.forms.state import FormState
from tests.helpers.form_scenario import questionnaire, section

_TODAY = date(2026, 3, 6)
_MOMENT = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
_UNIFORM = load(paths.resources() / "methods" / "uniform" / "2021.1" / "vragen.toml")
_WORDS = st.sampled_from(
    ["", "ja", "nee", "12,5", "100", "2.5", "01-03-2026", "eerste", "uren", "telling", "gegeven",
     "niet_eens", "t1 t2", "t2 t1", "t2", "verklaard", "woorden over een diagnose", "a", "b"]
)  # fmt: skip
_WHO = st.sampled_from(list(Respondent))
_MARKS = st.sampled_from([Mark.GEGEVEN, Mark.GEGEVEN, Mark.NVT, Mark.WEET_NIET])


def when(question: str, value: str) -> dict[str, object]:
    return {"kind": "equals", "question": question, "value": value}


_CHAIN = questionnaire(
    sections=[
        section("een", {"id": "a", "kind": "yes_no"}, {"id": "b", "kind": "yes_no", "when": when("a", "ja")}),
        section("twee", {"id": "c", "kind": "text", "respondents": ["werkgever", "werknemer"]}),
        section(
            "drie",
            {"id": "d", "kind": "yes_no", "when": when("b", "ja"), "required": "hard"},
            {"id": "g", "kind": "group", "when": when("d", "ja"), "min_rows": 1, "required": "soft",
             "cells": [{"id": "x", "kind": "yes_no"},
                       {"id": "y", "kind": "text", "lines": 2, "when": when("x", "ja"), "section": "vier"}]},
            {"id": "e", "kind": "text", "lines": 3},
        ),
        section("vier", {"id": "f", "kind": "text", "when": {"kind": "answered", "question": "g"}}),
    ],
    rules=[
        {"kind": "avoid_words", "id": "w", "severity": "soft", "words": ["diagnose"]},
        {"kind": "expect", "id": "x", "severity": "hard", "at": "g.y", "condition": when("a", "nee")},
    ],
)  # fmt: skip


def places(form: Questionnaire) -> list[str]:
    return [
        path
        for place, _ in all_questions(form)
        for path in (
            [place]
            if "." not in place
            else [place.replace(".", f".{row}.") for row in ("t1", "t2")]
        )
    ]


def answered(path: str, who: Respondent, text: str, mark: Mark = Mark.GEGEVEN) -> Answer:
    return Answer(path=path, respondent=who, text=text, mark=mark, at=_MOMENT, by="proef")


def aside(path: str) -> SetAside:
    return SetAside(path=path, reason="past niet", at=_MOMENT, by="proef")


class Filling:
    """The same acts, evaluated as a whole and after each change."""

    def __init__(self, form: Questionnaire) -> None:
        """Start with nothing answered."""
        self.form = form
        self.answers: dict[AnswerKey, Answer] = {}
        self.aside: dict[str, SetAside] = {}
        self.state = self.whole()

    def whole(self) -> FormState:
        """The state as computed from nothing."""
        return evaluate(self.form, self.answers, today=_TODAY, set_aside=self.aside)

    def after(self, touched: Iterable[str], today: date = _TODAY) -> FormState:
        """The state as computed from the one before."""
        self.state = evaluate_after(
            self.state, list(touched), self.form, self.answers, today=today, set_aside=self.aside
        )
        return self.state


def acts(form: Questionnaire) -> st.SearchStrategy[list[tuple[str, str, Respondent, Mark, bool]]]:
    return st.lists(
        st.tuples(st.sampled_from(places(form)), _WORDS, _WHO, _MARKS, st.booleans()), max_size=25
    )


def carry_out(form: Questionnaire, steps: list[tuple[str, str, Respondent, Mark, bool]]) -> None:
    filling = Filling(form)
    touched = []
    for number, (path, text, who, mark, set_aside) in enumerate(steps):
        touched.append(path)
        if path in filling.aside:
            del filling.aside[path]
        elif set_aside and mark is Mark.NVT:
            filling.aside[path] = aside(path)
        else:
            filling.answers[AnswerKey(path, who)] = answered(path, who, text, mark)
        if number % 3:
            assert filling.after(touched) == filling.whole()
            touched = []


@settings(deadline=None)
@given(steps=acts(_UNIFORM))
def test_in_uniform_every_change_gives_what_the_whole_gives(
    steps: list[tuple[str, str, Respondent, Mark, bool]],
) -> None:
    carry_out(_UNIFORM, steps)


@settings(deadline=None)
@given(steps=acts(_CHAIN))
def test_in_a_chain_of_conditions_every_change_gives_what_the_whole_gives(
    steps: list[tuple[str, str, Respondent, Mark, bool]],
) -> None:
    carry_out(_CHAIN, steps)


def test_what_does_not_depend_on_a_change_is_not_asked_anew() -> None:
    filling = Filling(_CHAIN)
    before = {state.path: state for state in filling.state.questions}
    filling.answers[AnswerKey("e", Respondent.VASTGESTELD)] = answered(
        "e", Respondent.VASTGESTELD, "x"
    )
    after = {state.path: state for state in filling.after(["e"]).questions}
    assert [path for path in before if before[path] is not after[path]] == ["g", "e"]


def test_on_another_day_everything_is_asked_anew() -> None:
    form = questionnaire({"id": "dag", "kind": "date", "past": True})
    filling = Filling(form)
    filling.answers[AnswerKey("dag", Respondent.VASTGESTELD)] = answered(
        "dag", Respondent.VASTGESTELD, "07-03-2026"
    )
    assert filling.after(["dag"]).problems
    assert not filling.after([], today=date(2026, 3, 7)).problems


def test_the_state_of_another_questionnaire_is_no_help() -> None:
    filling = Filling(_CHAIN)
    filling.form = _UNIFORM
    assert filling.after([]) == filling.whole()
