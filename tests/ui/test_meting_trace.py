"""The calculation as a tree: complete, readable, and honest about what we assumed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ld_desktop.casework.measuring import TraceNode
from ld_desktop.domain.trace import TraceStep
from ld_desktop.ui.widgets.trace_tree import TraceModel, TraceTree, dutch
from tests.helpers.meting_screens import press, shown


def _step(name: str, bron: str = "Besluit art. 3", **invoer: str) -> TraceStep:
    return TraceStep(
        id=name,
        naam=name.title(),
        formule=f"formule van {name}",
        invoer=invoer,
        uitkomst="70.9",
        eenheid="%",
        bron=bron,
    )


@pytest.fixture
def tree() -> TraceNode:
    leaf = TraceNode(_step("tempo", "aanname: wij kiezen dit", aantal="70", norm="80"), ())
    middle = TraceNode(_step("resultaat", tempo="87.5"), (leaf,))
    return TraceNode(_step("loonwaarde", resultaat="70.9"), (middle, middle))


def _all(model: TraceModel, parent: QModelIndex | None = None) -> list[QModelIndex]:
    above = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found += [index, *_all(model, index)]
    return found


def test_it_is_a_sound_model(qtmodeltester: ModelTester, tree: TraceNode) -> None:
    model = TraceModel()
    model.show(tree)
    qtmodeltester.check(model, force_py=True)
    model.show(None)
    assert model.rowCount() == 0


def test_every_step_says_name_outcome_formula_inputs_and_source(tree: TraceNode) -> None:
    model = TraceModel()
    model.show(tree)
    texts = [
        tuple(model.data(index.siblingAtColumn(column)) for column in range(model.columnCount()))
        for index in _all(model)
    ]
    assert texts[0] == (
        "Loonwaarde",
        "70,9 %",
        "formule van loonwaarde",
        "Resultaat = 70,9",
        "Besluit art. 3",
    )
    assert len(texts) == 5
    assert texts[2][3] == "aantal = 70; norm = 80"


def test_an_assumption_is_marked_in_words(tree: TraceNode) -> None:
    model = TraceModel()
    model.show(tree)
    leaf = _all(model)[2]
    assert model.data(leaf) == "Tempo (aanname)"
    assert model.data(leaf, Qt.ItemDataRole.FontRole).italic()
    assert "aanname" in str(model.data(leaf, Qt.ItemDataRole.AccessibleTextRole))


def test_the_step_under_the_cursor_is_written_out(qtbot: QtBot, tree: TraceNode) -> None:
    made = shown(qtbot, TraceTree())
    made.show_tree(tree)
    assert made.details.text().splitlines()[0] == "Loonwaarde = 70,9 %"
    made.view.setFocus()
    press(Qt.Key.Key_Down)
    assert made.details.text().splitlines() == [
        "Resultaat = 70,9 %",
        "Formule: formule van resultaat",
        "Invoer: Tempo = 87,5",
        "Bron: Besluit art. 3",
    ]


def test_the_same_calculation_stays_open_as_it_was(qtbot: QtBot, tree: TraceNode) -> None:
    made = shown(qtbot, TraceTree())
    made.show_tree(tree)
    made.view.setFocus()
    press(Qt.Key.Key_Down)
    made.show_tree(tree)
    assert made.details.text().startswith("Resultaat")


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [("70.9", "70,9"), ("-1.25", "-1,25"), ("71", "71"), ("a.b", "a.b"), ("art. 3", "art. 3")],
)
def test_numbers_are_shown_with_a_comma(text: str, shown_as: str) -> None:
    assert dutch(text) == shown_as
