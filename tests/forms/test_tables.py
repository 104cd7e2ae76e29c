"""Tables: rows come and go, cells know their row, and may be asked in a later section."""

from __future__ import annotations

from decimal import Decimal

from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.problems import Severity
from ld_desktop.forms.state import SectionStatus
from tests.helpers.form_scenario import FormScenario, questionnaire, section

_CELLS = [
    {"id": "naam", "kind": "text", "required": "hard"},
    {"id": "soort", "kind": "yes_no"},
    {
        "id": "waarde",
        "kind": "number",
        "required": "hard",
        "section": "later",
        "when": {"kind": "equals", "question": "soort", "value": "ja"},
    },
    {
        "id": "extra",
        "kind": "text",
        "section": "later",
        "when": {"kind": "equals", "question": "heeft", "value": "ja"},
    },
]


def table(**more: object) -> FormScenario:
    """A table whose last two cells are asked after a question of the next section."""
    group = {"id": "taken", "kind": "group", "label": "Taken", "row_label": "Taak", "cells": _CELLS}
    return FormScenario(
        questionnaire(
            sections=[
                section("eerst", {"id": "soort", "kind": "text"}, group | more),
                section("later", {"id": "heeft", "kind": "yes_no", "required": "hard"}),
            ]
        )
    )


def test_rows_hold_their_own_answers() -> None:
    form = table()
    one, two = form.add_row("taken"), form.add_row("taken")
    form.answer(f"taken.{one}.naam", "Inpakken").answer(f"taken.{two}.naam", "Vegen")
    form.expect_value("taken", (one, two)).expect_value(f"taken.{two}.naam", "Vegen")
    assert form.state.rows["taken"] == (one, two)
    assert form.question(f"taken.{two}.naam").row == two
    form.answer("taken", two).expect_value(f"taken.{one}.naam", None)
    form.answer("taken", f"{two} {one}").expect_value(f"taken.{one}.naam", "Inpakken")


def test_a_problem_in_a_row_says_which_row() -> None:
    form = table()
    form.add_row("taken")
    row = form.add_row("taken")
    form.answer("taken.t1.naam", "Inpakken").expect_problem(f"taken.{row}.naam", "answer.missing")
    values = next(dict(p.values) for p in form.state.problems if p.path == f"taken.{row}.naam")
    assert values["label"] == "Taak 2: Label naam"


def test_a_table_without_a_name_for_its_rows_uses_its_label() -> None:
    form = table(row_label="")
    row = form.add_row("taken")
    found = next(p for p in form.state.problems if p.path == f"taken.{row}.naam")
    assert dict(found.values)["label"] == "Taken 1: Label naam"


def test_a_cell_looks_in_its_own_row_first() -> None:
    form = table().answer("soort", "nee")
    one, two = form.add_row("taken"), form.add_row("taken")
    form.answer(f"taken.{one}.soort", "ja").answer(f"taken.{two}.soort", "nee")
    form.expect_visible(f"taken.{one}.waarde").expect_hidden(f"taken.{two}.waarde")
    form.expect_problem(f"taken.{one}.waarde", "answer.missing")


def test_a_cell_asked_later_counts_there_and_looks_at_questions_there() -> None:
    form = table()
    row = form.add_row("taken")
    form.fill({f"taken.{row}.naam": "Inpakken", f"taken.{row}.soort": "ja", "heeft": "ja"})
    assert form.section("eerst").status is SectionStatus.DONE
    assert form.section("later").asked == 2
    assert form.section("later").status is SectionStatus.OPEN
    form.expect_visible(f"taken.{row}.extra").answer(f"taken.{row}.waarde", "2")
    form.expect_value(f"taken.{row}.waarde", Decimal(2))
    assert form.section("later").status is SectionStatus.DONE
    order = [each.path for each in form.state.questions]
    assert order.index("heeft") < order.index(f"taken.{row}.waarde")


def test_a_required_table_needs_a_row() -> None:
    form = table(required="hard").expect_problem("taken", "answer.missing")
    assert form.section("eerst").asked == 1
    form.add_row("taken")
    form.expect_no_problem("taken")
    assert form.section("eerst").answered == 1
    table(required="soft").expect_problem("taken", "answer.missing_soft", Severity.SOFT)
    table().expect_no_problem("taken")


def test_too_few_and_too_many_rows_are_said_and_all_rows_stay() -> None:
    form = table(required="hard", min_rows=2, max_rows=3)
    form.add_row("taken")
    form.expect_problem("taken", "form.too_few_rows")
    for _ in range(3):
        form.add_row("taken")
    form.expect_problem("taken", "form.too_many_rows").expect_value(
        "taken", ("t1", "t2", "t3", "t4")
    )
    form.answer("taken", "t1 t4").expect_no_problem("taken")


def test_rows_that_cannot_be_read_are_no_rows() -> None:
    form = table(required="hard").answer("taken", "t1 t1")
    form.expect_problem("taken", "form.rows_unreadable").expect_value("taken", None)
    assert form.codes("taken") == ("form.rows_unreadable",)


def test_a_hidden_table_has_no_rows_and_its_cells_keep_their_answers() -> None:
    form = table(when={"kind": "answered", "question": "soort"})
    form.answer("soort", "iets")
    row = form.add_row("taken")
    form.answer(f"taken.{row}.naam", "Inpakken").expect_value(f"taken.{row}.naam", "Inpakken")
    form.clear("soort").expect_hidden("taken", f"taken.{row}.naam", f"taken.{row}.extra")
    form.expect_value(f"taken.{row}.naam", None).expect_missing("heeft")
    assert form.state.rows.get("taken") is None


def test_a_table_or_one_cell_can_be_set_aside() -> None:
    form = table(required="hard")
    row = form.add_row("taken")
    form.set_aside(f"taken.{row}.naam").expect_missing("heeft")
    form.set_aside("taken").expect_value("taken", None).expect_missing("heeft")
    assert all(q.set_aside for q in form.state.questions if q.path.startswith("taken"))
    assert form.state.value(f"taken.{row}.naam", Respondent.VASTGESTELD) is None
