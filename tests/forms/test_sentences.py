"""Every problem of a form can be said, in both languages, with the values it carries."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ld_desktop import messages, paths
from ld_desktop.domain.answers import Mark
from ld_desktop.domain.problems import Problem
from ld_desktop.forms import evaluate as room
from ld_desktop.forms.definition import AvoidWords, DateOrder, Differ, NumberOrder, SumEquals
from ld_desktop.forms.load import load
from tests.helpers.form_scenario import FormScenario, questionnaire

_TEXTS: list[tuple[dict[str, object], tuple[str, ...]]] = [
    (
        {"kind": "number", "minimum": 1, "maximum": 9, "decimals": 1},
        ("1.5", "x", "1" * 21, "1,55", "0", "10"),
    ),
    ({"kind": "number", "above": 0, "decimals": 0}, ("1,5", "0")),
    ({"kind": "date", "past": True}, ("x", "1-1-26", "1-1-1800", "31-2-2026", "1-1-2099")),
    ({"kind": "yes_no"}, ("x",)),
    ({"kind": "choice", "options": [{"id": "a", "text": "A"}]}, ("x",)),
    ({"kind": "text", "max_length": 3}, ("\x00", "woorden")),
    ({"kind": "text", "format": "bsn"}, ("1", "111222334")),
    ({"kind": "text", "format": "kvk"}, ("1",)),
    ({"kind": "text", "format": "email"}, ("x",)),
    ({"kind": "text", "format": "telefoon"}, ("x",)),
    ({"kind": "text", "required": "hard"}, ("",)),
    ({"kind": "text", "required": "soft"}, ("",)),
    ({"kind": "text", "required": "hint"}, ("",)),
    (
        {"kind": "group", "cells": [], "required": "hard", "min_rows": 2, "max_rows": 2},
        ("a a", "a", "a b c"),
    ),
]


def met() -> dict[str, Problem]:
    """One problem of every code that an answer can have."""
    found: dict[str, Problem] = {}
    for question, texts in _TEXTS:
        form = FormScenario(questionnaire({"id": "x", **question}))
        for text in texts:
            found |= {problem.code: problem for problem in form.answer("x", text).state.problems}
    for mark in (Mark.NVT, Mark.WEET_NIET):
        form = FormScenario(questionnaire({"id": "x", "kind": "text"})).mark("x", mark)
        found |= {problem.code: problem for problem in form.state.problems}
    return found


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_what_can_go_wrong_with_an_answer_is_exactly_what_can_be_said(language: str) -> None:
    problems = met()
    said = {
        f"{file}.{key}" for file in ("answer", "form") for key in messages.catalogue(language, file)
    }
    assert set(problems) == said
    for problem in problems.values():
        text = messages.problem_sentence(problem, language)
        assert text.startswith("Label x")
        assert text.endswith(".")
        assert text.count(".") >= 2  # what happened, and what to do


def test_codes_written_in_the_room_are_met_above() -> None:
    folder = Path(str(room.__file__)).parent
    written = {
        node.value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    codes = {text for text in written if text.startswith(("answer.", "form.")) and text[-1] != "."}
    assert codes <= set(met())
    assert len(codes) > 20


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_rule_can_be_said_with_the_values_of_its_kind(language: str) -> None:
    extra = {
        DateOrder: ("earlier",),
        NumberOrder: ("larger",),
        SumEquals: ("sum", "total"),
        Differ: ("other",),
        AvoidWords: (),
    }
    said = set()
    for path in (paths.resources() / "forms", paths.resources() / "methods"):
        for file in path.rglob("*.toml"):
            if file.stem == "vragen" or file.parent.name == "forms":
                for rule in load(file).rules:
                    names = ("label", *extra.get(type(rule), ()))
                    text = messages.sentence(
                        f"rule.{rule.id}", [(name, "iets") for name in names], language
                    )
                    assert text.endswith(".")
                    said.add(rule.id)
    assert said == set(messages.catalogue(language, "rule"))
