"""Finding the way through a form."""

from __future__ import annotations

import pytest

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.navigation import (
    next_problem,
    question_at,
    row_label,
    sections_with_cells,
)
from ld_desktop.forms.state import FormState
from tests.helpers.form_scenario import FormScenario, questionnaire, section

_GROUP = {
    "id": "g",
    "kind": "group",
    "row_label": "Rij",
    "cells": [{"id": "x", "kind": "text"}, {"id": "y", "kind": "text", "section": "twee"}],
}
_FORM = questionnaire(
    sections=[
        section("een", {"id": "a", "kind": "text", "required": "hard"}, _GROUP),
        section("twee", {"id": "b", "kind": "number", "required": "hard"}),
        section("drie", {"id": "c", "kind": "text", "required": "hard"}),
    ]
)


def test_each_section_has_its_questions_and_the_cells_asked_there() -> None:
    een, twee, drie = sections_with_cells(_FORM)
    assert [each.id for each in een.questions] == ["a", "g"]
    assert [(t.group.id, [c.id for c in t.cells], t.whole) for t in een.tables] == [
        ("g", ["x"], True)
    ]
    assert [(t.group.id, [c.id for c in t.cells], t.whole) for t in twee.tables] == [
        ("g", ["y"], False)
    ]
    assert drie.tables == ()
    assert twee.table("g").group.row_label == "Rij"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a", "a"),
        ("g", "g"),
        ("g.t1.y", "y"),
        ("g.t1.z", None),
        ("z", None),
        ("a.t1.x", None),
        ("g.t1", None),
    ],
)
def test_what_stands_at_a_path(path: str, found: str | None) -> None:
    question = question_at(_FORM, path)
    assert (question.id if question else None) == found


def test_a_row_is_named_by_its_number() -> None:
    group = sections_with_cells(_FORM)[0].tables[0].group
    assert row_label(group, 2) == "Rij 2"


def test_the_next_problem_follows_the_questions_and_starts_again_at_the_top() -> None:
    state = FormScenario(_FORM).answer("b", "veel").state
    assert [problem.path for problem in state.problems] == ["a", "b", "c"]

    def after(path: str | None) -> str | None:
        found = next_problem(state, after_path=path)
        return found.path if found else None

    assert [after(path) for path in (None, "a", "g", "b", "c", "onbekend")] == [
        "a",
        "b",
        "b",
        "c",
        "a",
        "a",
    ]


def test_without_problems_there_is_no_next_one() -> None:
    state = FormScenario(_FORM).fill({"a": "x", "b": "1", "c": "x"}).state
    assert next_problem(state, "a") is None


def test_a_problem_of_the_whole_form_comes_first() -> None:
    whole = Problem("casework.not_ready")
    state = FormState(sections=(), questions=(), values={}, rows={}, problems=(whole,))
    assert next_problem(state, "a") == whole
    assert next_problem(state) == whole
