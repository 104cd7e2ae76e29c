"""The benchmarks measure what they say, beside a floor that does the same sums. No times here."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from ld_desktop.casework import (
    bench_calculating,
    bench_documents,
    bench_lines,
    benching,
    calculating_money,
    testing_access,
)
from ld_desktop.casework.bench_bare import BareDocument, add_and_sort
from ld_desktop.casework.bench_figures import Figure, Unit, alternate
from ld_desktop.casework.headless import Answer
from ld_desktop.errors import DefinitionError
from ld_desktop.functies.ranking import rank
from ld_desktop.functies.synthetic import synthetic_library
from ld_desktop.methods import catalogue
from ld_desktop.rules.floor import recorded
from ld_desktop.rules.rule import Rule, Value, rule

SCORE = bench_calculating.score_answer()
ASKED: list[tuple[str, Answer, Callable[[int], bench_documents.Document]]] = [
    *((name, SCORE, make) for name, make in bench_calculating.score_documents().items()),
    ("toegangstoets", testing_access.judge(), bench_documents.access_document),
    *(
        (
            name,
            calculating_money.calculator(),
            lambda turn, name=name: bench_documents.money_document(name, turn),
        )
        for name in bench_documents.REGIMES
    ),
]
# What a largest document cannot hold as well: a smaller variant, a value in place of its sources.
LEFT_OUT = {
    "uniform": {"taken.N.uren"},
    "dariuz": {"tempo", "efficientie", "kwaliteit", "begeleiding_pct"},
    "matchcare": {"modus", "belemmeringen"},
    "vta": {"A1", "A2", "A3", "A4", "A5"},
    "loonbalans": {"werkplekaanpassing_vergoed"},
}


def told(_: str, __: int) -> None:
    """Nobody looks."""


def test_every_method_and_regime_is_measured() -> None:
    assert set(bench_documents.METHODS) == set(catalogue.ids())
    assert set(bench_documents.REGIMES) == set(calculating_money.regime_names())
    assert {"start", "unlock", "answer", "report"} < set(benching.NAMES)


@pytest.mark.parametrize(("name", "answer", "make"), ASKED, ids=[name for name, *_ in ASKED])
def test_the_documents_are_valid_and_no_turn_repeats_another(
    name: str, answer: Answer, make: Callable[[int], bench_documents.Document]
) -> None:
    cases = [BareDocument(make(turn), answer) for turn in range(30)]
    assert len({case.text for case in cases}) == len(cases), name
    for case in cases[:3]:
        assert json.loads(case.again()) == json.loads(answer(case.text, None).answer)


@pytest.mark.parametrize("method", bench_documents.METHODS)
def test_the_documents_of_a_method_leave_out_only_what_excludes_something_larger(
    method: str,
) -> None:
    given = set(_paths(bench_documents.score_document(method, 1)["inputs"], ""))
    inputs = {line.path for line in catalogue.describe(method).inputs}
    assert inputs - given == LEFT_OUT.get(method, set())


def _paths(value: object, above: str) -> Iterator[str]:
    """Every path in a document, with `N` for the number of an item."""
    if isinstance(value, list):
        for item in value:
            yield from _paths(item, f"{above}N.")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"{above}{key}"
            yield from _paths(item, f"{above}{key}.")


def test_a_document_that_is_refused_is_no_benchmark() -> None:
    with pytest.raises(DefinitionError, match="asks what is refused"):
        BareDocument({"method": "uniform", "inputs": {}}, SCORE)


def test_the_floor_does_every_different_sum_once() -> None:
    done: list[Fraction] = []

    @rule(naam="Dubbel", formule="2 × x", bron="wet")
    def dubbel(x: Fraction) -> Value:
        """Tells that it was asked."""
        done.append(x)
        return x + x

    usual = Rule.__call__
    with recorded() as sums:
        assert [dubbel(Fraction(n)) for n in (1, 2, 1)] == [2, 4, 2]
    assert Rule.__call__ is usual
    done.clear()
    assert [once_more() for once_more in sums.values()] == [2, 4]
    assert done == [1, 2]


@pytest.mark.parametrize("method", bench_documents.METHODS)
def test_the_floor_of_a_document_holds_the_sums_of_its_trace_and_band(method: str) -> None:
    """The band asks more sums than the trace shows; a plan that is kept calls its rules as before."""
    document = bench_documents.score_document(method, 1)
    text = json.dumps(document, default=float).encode()
    before = SCORE(text, None).answer
    with recorded() as sums:
        assert SCORE(text, None).answer == before
    assert len(sums) >= len(json.loads(before)["trace"]) > 1
    kept = len(sums)
    assert SCORE(text, None).answer == before
    assert len(sums) == kept
    assert all(isinstance(once_more(), Fraction | str | bool | None) for once_more in sums.values())


def test_turns_alternate_and_the_first_are_not_counted() -> None:
    seen: list[str] = []
    ticks = iter(range(1000))
    ours, floor = alternate(
        lambda turn: (seen.append(f"ours {turn}"), next(ticks), next(ticks)),
        lambda turn: seen.append(f"floor {turn}"),
        6,
        lambda: float(next(ticks)),
    )
    assert seen[:5] == ["floor -2", "ours -2", "floor -1", "ours -1", "floor 0"]
    assert len(seen) == 16
    assert (ours, floor) == (3, 1)


def test_figures_are_told_in_their_own_unit_with_goal_and_ratio() -> None:
    slow = Figure("score activa", 0.0041, 0.002, "< 10 ms", 60)
    assert slow.as_text() == {
        "name": "score activa",
        "value": "4,10 ms",
        "floor": "2,00 ms",
        "ratio": "2,05",
        "goal": "< 10 ms",
    }
    assert slow.as_dict()["milliseconds"] == "4.100"
    fast = Figure("lines vta kort", 0.0005, 0.0001, "≥ 2 000 /s", 7, Unit.PER_SECOND)
    assert (fast.as_text()["value"], fast.as_text()["floor"]) == ("2000 /s", "10000 /s")
    assert (fast.as_dict()["floor_per_second"], fast.as_dict()["ratio"]) == ("10000.000", "5.00")
    large = Figure("lines memory", 42_500_000, 42_000_000, "≤ 1,1×", 1, Unit.MEGABYTES)
    assert (large.as_text()["value"], large.as_dict()["floor_megabytes"]) == ("42,50 MB", "42.000")


@pytest.mark.parametrize(
    ("name", "figures"), [("score", 7), ("toegangstoets", 2), ("money", 6), ("ranking", 1)]
)
def test_a_benchmark_gives_its_figures(name: str, figures: int) -> None:
    found = benching.measure(name, told, most=2)
    assert len({figure.name for figure in found}) == len(found) == figures
    assert all(figure.name.startswith(name) and figure.goal for figure in found)
    assert all(figure.amount > 0 < figure.floor for figure in found)


def test_lines_are_measured_per_method_full_and_short_and_for_memory() -> None:
    found = {figure.name: figure for figure in benching.measure("lines", told, most=2)}
    rates = {f"lines {name}{kind}" for name in catalogue.ids() for kind in ("", " kort")}
    assert rates <= set(found)
    assert set(found) - rates <= {"lines memory"}


def test_memory_is_of_a_child_of_its_own(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell the memory of a process by /proc")
    (figure,) = bench_lines.memory(tmp_path, 1, 3)
    assert len((tmp_path / "3.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    assert 5_000_000 < figure.floor < 500_000_000
    assert figure.unit is Unit.MEGABYTES


def test_under_the_ranking_every_function_is_added_and_sorted() -> None:
    library = synthetic_library(40, random.Random(1))
    found = add_and_sort(library)(0)
    assert found == sorted((sum(p.eisen) for p in library.profielen), reverse=True)
    assert len(rank(bench_documents.worker_levels(3), library).order) == len(found)
