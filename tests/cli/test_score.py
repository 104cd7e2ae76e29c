"""`score`, `methods` and `schema` as an outsider uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ld_desktop.casework.schemas import SCHEMAS
from ld_desktop.cli.parser import FORMATS
from tests.cli.conftest import Run

DOCUMENT = {
    "method": "uniform",
    "inputs": {
        "uren_per_week": 32,
        "dagen_per_week": 4,
        "regulier": False,
        "taken": [
            {"aandeel": 50, "tempo": 80, "kwaliteit": 100, "netto_werktijd": 90},
            {"aandeel": 30, "tempo": 70, "kwaliteit": 90, "netto_werktijd": 100},
            {"aandeel": 20, "tempo": 100, "kwaliteit": 80, "netto_werktijd": 100},
        ],
    },
}


def test_the_worked_case_gives_71_from_standard_input(run: Run) -> None:
    ran = run("score", "-", stdin=json.dumps(DOCUMENT))
    assert ran.status == 0
    assert ran.json["loonwaarde"] == 71
    assert ran.json["loonwaarde_exact"] == "70.90"
    assert ran.json["components"]["resultaat_2"] == "18.9"


def test_a_file_gives_the_same_as_standard_input(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "score.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    assert run("score", path).json == run("score", "-", stdin=json.dumps(DOCUMENT)).json


def test_all_errors_come_at_once_in_json_and_in_words(run: Run) -> None:
    wrong = json.loads(json.dumps(DOCUMENT))
    wrong["inputs"]["taken"][0]["tempo"] = 250
    wrong["inputs"]["taken"][1]["kwaliteit"] = "negentig"
    del wrong["inputs"]["taken"][2]["netto_werktijd"]
    wrong["inputs"]["kleur"] = 1
    ran = run("score", "-", stdin=json.dumps(wrong))
    assert ran.status == 2
    assert {(e["input"], e["problem"]) for e in ran.json["errors"]} == {
        ("taken.1.tempo", "buiten bereik"),
        ("taken.2.kwaliteit", "verkeerd type"),
        ("taken.3.netto_werktijd", "ontbreekt"),
        ("kleur", "onbekend"),
    }
    assert len(ran.err.strip().splitlines()) == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "niets",
        "[]",
        '{"method": 1}',
        '{"method": "uniform", "method": "uniform"}',
        "\x00",
        "[" * 5000,
    ],
)
def test_what_is_no_document_is_refused_without_a_traceback(run: Run, text: str) -> None:
    ran = run("score", "-", stdin=text)
    assert ran.status == 2
    assert ran.json["errors"]


def test_lines_give_a_result_or_errors_per_line_in_order(run: Run) -> None:
    lines = "\n".join([json.dumps(DOCUMENT), "kapot", json.dumps(DOCUMENT)])
    ran = run("score", "-", "--lines", "--kort", stdin=lines)
    first, second, third = map(json.loads, ran.out.strip().splitlines())
    assert ran.status == 2
    assert first == third
    assert first["loonwaarde"] == 71
    assert set(first) == {"loonwaarde", "loonwaarde_exact", "components"} | (
        set(first) & {"method"}
    )
    assert second["errors"][0]["problem"] == "document"


def test_a_missing_file_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    ran = run("score", tmp_path / "nergens.json")
    assert (ran.status, ran.out) == (2, "")
    assert "nergens.json" in ran.err


def test_methods_lists_the_uniform_method_with_sources(run: Run) -> None:
    assert "uniform" in run("methods").out
    described = run("methods", "uniform", "--json").json
    assert described["id"] == "uniform"
    assert all(p["bron"] or p["aanname"] for p in described["parameters"])
    told = run("methods", "uniform").out
    assert "  tempo_plafond = per_taak  (te veranderen met parameters: per_taak, totaal)\n" in told
    assert "  hoogste_tempo = 200 %\n" in told


def test_methods_tells_what_counts_when_an_input_is_absent(run: Run) -> None:
    assert "zonder opgave: true" in run("methods", "loonbalans").out
    assert "zonder opgave: 0" in run("methods", "dariuz").out


def test_a_method_of_the_pilot_is_scored_with_its_further_outputs(run: Run) -> None:
    inputs = {f"E{n}": 3 for n in range(1, 14)}
    ran = run("score", "-", stdin=json.dumps({"method": "loonbalans", "inputs": inputs}))
    assert (ran.status, ran.json["loonwaarde"]) == (0, 50)
    assert ran.json["extra"] == {"participatieladder": 5}


def test_an_unknown_method_is_refused(run: Run) -> None:
    ran = run("methods", "loting")
    assert ran.status == 2
    assert "loting" in ran.err


@pytest.mark.parametrize("what", SCHEMAS)
def test_schemas_are_json_schemas(run: Run, what: str) -> None:
    ran = run("schema", "--what", what)
    assert ran.json
    assert "json-schema.org" in ran.out


def test_every_schema_can_be_asked_for_and_score_is_the_first() -> None:
    assert tuple(SCHEMAS) == FORMATS
    assert FORMATS[0] == "score"


def test_help_is_dutch_and_english_on_request(run: Run) -> None:
    dutch = run("--help").out
    assert "gebruik:" in dutch
    assert "show" not in dutch
    assert "usage:" in run("--lang", "en", "--help").out


def test_bench_prints_every_figure_beside_its_floor_and_goal(run: Run) -> None:
    found = run("bench", "toegangstoets", "--json").json
    assert [figure["name"] for figure in found] == ["toegangstoets", "toegangstoets kort"]
    assert all(
        {"per_second", "floor_per_second", "ratio", "goal"} <= figure.keys() for figure in found
    )
    lines = run("--lang", "en", "bench", "toegangstoets").out.splitlines()
    assert len(lines) == 2
    assert all("floor" in line and "goal ≥" in line for line in lines)


def test_an_unknown_benchmark_is_refused_with_the_names_there_are(run: Run) -> None:
    ran = run("bench", "hardlopen")
    assert (ran.status, ran.out) == (2, "")
    assert "score, lines, toegangstoets, money, ranking" in ran.err
