"""Asking anew only what depends on a change gives what asking everything gives."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop import paths
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Respondent, SetAside
from ld_desktop.forms.definition import (
    ChoiceQuestion,
    GroupQuestion,
    Questionnaire,
    YesNoQuestion,
)
from ld_desktop.forms.evaluate import evaluate, evaluate_after
from ld_desktop.forms.load import load
from ld_desktop.forms.navigation import all_questions, question_at
from ld_desktop.forms.state import FormState
from tests.helpers.form_scenario import questionnaire, section

_TODAY = date(2026, 3, 6)
_MOMENT = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
_UNIFORM = load(paths.resources() / "methods" / "uniform" / "2021.1" / "vragen.toml")
_WORDS = st.sampled_from(
    ["", "12,5", "100", "2.5", "01-03-2026", "uren", "telling", "gegeven", "niet_eens", "verklaard",
     "woorden over een diagnose", "a", "b"]
)  # fmt: skip
_MARKS = st.sampled_from([*([Mark.GEGEVEN] * 4), Mark.NVT, Mark.WEET_NIET])
_ROWS = st.sampled_from(["t1 t2", "t2 t1", "t2", ""])


def when(question: str, value: str) -> dict[str, object]:
    return {"kind": "equals", "question": question, "value": value}


_CHAIN = questionnaire(
    sections=[
        section("een", {"id": "a", "kind": "yes_no"}, {"id": "b", "kind": "yes_no", "when": when("a", "ja")}),
        section("twee", {"id": "c", "kind": "text", "respondents": ["werkgever", "werknemer"]}),
        section(
            "drie",
            {"id": "d", "kind": "yes_no", "when": when("b", "ja"), "required": "hard"},
            {"id": "h", "kind": "text", "when": when("d", "ja"), "required": "soft"},
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
        return evaluate(self.form, dict(self.answers), today=_TODAY, set_aside=dict(self.aside))

    def after(self, touched: Collection[str] | None, today: date = _TODAY) -> FormState:
        """The state as computed from the one before."""
        self.state = evaluate_after(
            self.state,
            self.form,
            dict(self.answers),
            today=today,
            set_aside=dict(self.aside),
            touched=touched,
        )
        return self.state


_Act = tuple[str, Respondent, str, Mark, bool]


def act(form: Questionnaire, path: str) -> st.SearchStrategy[_Act]:
    """Something done to a question, mostly what makes sense there."""
    question = question_at(form, path)
    assert question is not None
    match question:
        case YesNoQuestion():
            texts = st.sampled_from(["ja", "ja", "nee", ""])
        case ChoiceQuestion():
            texts = st.sampled_from([option.id for option in question.options])
        case GroupQuestion():
            texts = _ROWS
        case _:
            texts = _WORDS
    who = st.sampled_from(question.respondents)
    return st.tuples(st.just(path), who, texts, _MARKS, st.booleans())


def acts(form: Questionnaire) -> st.SearchStrategy[list[_Act]]:
    return st.lists(
        st.sampled_from(places(form)).flatmap(lambda path: act(form, path)), max_size=30
    )


def carry_out(form: Questionnaire, steps: list[_Act]) -> None:
    filling = Filling(form)
    touched = []
    for number, (path, who, text, mark, set_aside) in enumerate(steps):
        touched.append(path)
        if path in filling.aside:
            del filling.aside[path]
        elif set_aside and mark is Mark.NVT:
            filling.aside[path] = aside(path)
        else:
            filling.answers[AnswerKey(path, who)] = answered(path, who, text, mark)
        if number % 3:
            assert filling.after(touched if number % 2 else None) == filling.whole()
            touched = []
    assert filling.after(touched) == filling.whole()


@settings(deadline=None)
@given(steps=acts(_UNIFORM))
def test_in_uniform_every_change_gives_what_the_whole_gives(steps: list[_Act]) -> None:
    carry_out(_UNIFORM, steps)


@settings(deadline=None)
@given(steps=acts(_CHAIN))
def test_in_a_chain_of_conditions_every_change_gives_what_the_whole_gives(
    steps: list[_Act],
) -> None:
    carry_out(_CHAIN, steps)


def test_a_change_reaches_the_end_of_a_chain_and_comes_back() -> None:
    filling = Filling(_CHAIN)
    told = {"a": "ja", "b": "ja", "d": "ja", "g": "t1", "g.t1.x": "ja", "g.t1.y": "iets"}
    for path, text in [*told.items(), ("a", "nee"), ("a", "ja"), ("g", ""), ("g", "t1"), ("d", "")]:
        key = AnswerKey(path, Respondent.VASTGESTELD)
        filling.answers[key] = answered(*key, text)
        assert filling.after([path]) == filling.whole(), (path, text)


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
