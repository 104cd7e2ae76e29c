"""The benchmark of questionnaires measures every method, and the largest one filled in by all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from ld_desktop import paths
from ld_desktop.casework import offering
from ld_desktop.casework.bench_forms import forms
from ld_desktop.forms.evaluate import evaluate
from ld_desktop.forms.floor import filled_in
from ld_desktop.forms.load import load


def test_every_method_is_loaded_and_the_largest_is_answered(tmp_path: Path) -> None:
    figures = forms(tmp_path, 1)
    names = [figure.name for figure in figures]
    assert names[:-2] == [f"forms load {offer.id}" for offer in offering.methods_on_offer()]
    assert [name.split()[1] for name in names[-2:]] == ["answer", "whole"]
    assert all(figure.amount > 0 and figure.floor > 0 for figure in figures)


def test_what_the_benchmark_fills_in_can_be_read() -> None:
    form = load(paths.resources() / "methods" / "uniform" / "2021.1" / "vragen.toml")
    answers = filled_in(form, datetime(2026, 3, 6, 9, 0, tzinfo=UTC))
    state = evaluate(form, answers, today=date(2026, 3, 6))
    assert len(state.values) > 40
    assert len(state.rows["taken"]) == 3
    assert [each.code for each in state.problems if each.code.startswith("answer")] == []
