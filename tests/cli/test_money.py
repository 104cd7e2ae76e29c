"""`money` and `toegangstoets` as an outsider uses them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

MONEY: dict[str, Any] = {"regime": "lks", "peildatum": "2026-07-01", "loonwaarde": 60, "uren": 32}
TOETS: dict[str, Any] = {
    "datum": "2011-03-01",
    "geboortedatum": "1980-05-17",
    "uitkering": "wwb",
    "werkt_sw": False,
    "gesubsidieerde_baan": False,
    "wsw_indicatie": False,
    "wsw_wachtlijst": False,
    "beperkingen": ["psychisch"],
    "2a": {"a": False, "b": False},
    "2b": {"c": False, "d": True, "e": False},
    "3": {"a": True, "b": True, "c": True, "d": True},
}
ROWS = """[werkgeverslasten_pct]
values = [{ from = 2026-01-01, until = 2026-12-31, value = 25, bron = "Regeling van het kantoor" }]
"""


def test_money_prints_every_amount_with_its_trace_and_assumptions(run: Run) -> None:
    ran = run("money", "-", stdin=json.dumps(MONEY))
    assert ran.status == 0
    assert ran.json["regime"] == "lks"
    assert ran.json["amounts"]["lks"] == "897.41"
    steps = {step["id"]: step["uitkomst"] for step in ran.json["trace"]}
    assert steps["wml_maand"] == "2337"
    assert steps["lks"] == "897.408"
    assert [aanname["id"] for aanname in ran.json["aannames"]] == ["werkgeverslasten_pct"]


def test_the_toegangstoets_prints_outcome_reason_conditions_and_trace(run: Run) -> None:
    ran = run("toegangstoets", "-", stdin=json.dumps(TOETS))
    assert ran.status == 0
    assert list(ran.json) == ["uitkomst", "reden", "formeel", "trace"]
    assert (ran.json["uitkomst"], ran.json["reden"]) == ("doelgroep", "vragen")
    assert ran.json["formeel"] == {"voldoet": True, "redenen": []}


def test_a_formal_objection_is_an_answer_and_no_refusal(run: Run) -> None:
    ran = run("toegangstoets", "-", "--kort", stdin=json.dumps({**TOETS, "werkt_sw": True}))
    assert ran.status == 0
    assert ran.json["formeel"] == {"voldoet": False, "redenen": ["werkt_sw"]}


@pytest.mark.parametrize(
    ("command", "document", "kept"),
    [
        ("money", MONEY, {"regime", "amounts"}),
        ("toegangstoets", TOETS, {"uitkomst", "reden", "formeel"}),
    ],
)
def test_kort_leaves_the_trace_out(
    run: Run, command: str, document: dict[str, Any], kept: set[str]
) -> None:
    full = run(command, "-", stdin=json.dumps(document)).json
    short = run(command, "-", "--kort", stdin=json.dumps(document)).json
    assert short == {key: full[key] for key in kept}


@pytest.mark.parametrize(("command", "document"), [("money", MONEY), ("toegangstoets", TOETS)])
def test_lines_give_a_result_or_errors_per_line_in_order(
    run: Run, tmp_path: Path, command: str, document: dict[str, Any]
) -> None:
    file = tmp_path / "regels.jsonl"
    file.write_text("\n".join([json.dumps(document), "kapot", json.dumps(document)]), "utf-8")
    ran = run(command, file, "--lines", "--kort")
    first, second, third = map(json.loads, ran.out.splitlines())
    assert ran.status == 2
    assert first == third
    assert second["errors"][0]["problem"] == "document"
    assert run(command, "-", "--lines", stdin=json.dumps(document)).status == 0


def test_refusals_come_at_once_in_json_and_in_words(run: Run) -> None:
    wrong = {**MONEY, "loonwaarde": 101, "uren": "32", "kleur": 1}
    ran = run("money", "-", "--lang", "en", stdin=json.dumps(wrong))
    assert ran.status == 2
    assert [(e["input"], e["problem"]) for e in ran.json["errors"]] == [
        ("loonwaarde", "buiten bereik"),
        ("uren", "verkeerd type"),
        ("kleur", "onbekend"),
    ]
    assert len(ran.err.splitlines()) == 3
    assert ran.err.startswith("loonwaarde: Loonwaarde is out of range.")


def test_a_missing_answer_that_decides_is_refused_by_its_path(run: Run) -> None:
    wrong = {**TOETS, "2b": {"d": True, "e": True}}
    ran = run("toegangstoets", "-", stdin=json.dumps(wrong))
    assert ran.status == 2
    assert [e["input"] for e in ran.json["errors"]] == ["2b.c"]
    assert ran.err.startswith("2b.c: ")


@pytest.mark.parametrize("command", ["money", "toegangstoets"])
@pytest.mark.parametrize(
    "text", ["", "niets", "[]", "\x00", "[" * 5000, '{"regime": 1, "regime": 2}', '{"datum": NaN}']
)
def test_what_is_no_document_is_refused_without_a_traceback(
    run: Run, command: str, text: str
) -> None:
    ran = run(command, "-", stdin=text)
    assert ran.status == 2
    assert ran.json["errors"]


def test_rows_of_the_office_count(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "tabellen.toml"
    rows.write_text(ROWS, encoding="utf-8")
    ran = run("money", "-", "--rijen", rows, stdin=json.dumps(MONEY))
    assert ran.json["amounts"]["werkgeverslasten"] == "224.35"
    assert ran.json["aannames"] == []


@pytest.mark.parametrize("text", [None, "[kapot", ROWS.replace("bron", "wie"), "[x]\nvalues = [1]"])
def test_rows_that_cannot_be_used_stop_everything(
    run: Run, tmp_path: Path, text: str | None
) -> None:
    rows = tmp_path / "tabellen.toml"
    if text is not None:
        rows.write_text(text, encoding="utf-8")
    ran = run("money", "-", "--rijen", rows, stdin=json.dumps(MONEY))
    assert (ran.status, ran.out) == (2, "")
    assert "rijen van het kantoor" in ran.err


@pytest.mark.parametrize("command", ["money", "toegangstoets"])
def test_a_missing_file_is_refused_in_words(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, tmp_path / "nergens.json")
    assert (ran.status, ran.out) == (2, "")
    assert "nergens.json" in ran.err


def test_the_examples_of_the_manual_work(run: Run) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "handleiding.md").read_text(encoding="utf-8")
    blocks = [block.strip() for block in manual.split("```")[1::2]]
    (toets,) = [block for block in blocks if block.startswith('{"datum"')]
    (money,) = [block for block in blocks if block.startswith('{"regime"')]
    assert run("toegangstoets", "-", stdin=toets).json["uitkomst"] == "doelgroep"
    assert run("money", "-", "--lines", stdin=money).status == 0
    assert len(money.splitlines()) == 3
