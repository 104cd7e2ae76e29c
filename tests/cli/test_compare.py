"""`compare` as an outsider uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_score import DOCUMENT

VTA: dict[str, Any] = {
    "method": "vta",
    "inputs": {
        "variant": "functie",
        "taken": [{"belang": 100}],
        "A1": 40,
        "A2": 38,
        "A3": 35,
        "A4": 20,
        "A5": 12,
        "profiel": "kernprofiel",
        "plaatsingstoeslag": 0,
    },
}


@pytest.fixture
def uniform(tmp_path: Path) -> Path:
    return written(tmp_path / "a.json", DOCUMENT)


def written(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_two_documents_give_values_bands_themes_and_what_is_needed(
    run: Run, uniform: Path, tmp_path: Path
) -> None:
    ran = run("compare", uniform, written(tmp_path / "b.json", VTA))
    assert (ran.status, ran.err) == (0, "")
    assert (ran.json["a"]["loonwaarde"], ran.json["b"]["loonwaarde"]) == (71, 63)
    assert ran.json["b"]["bandbreedte"] == [60, 65]
    assert ran.json["verschil"]["loonwaarde"] == -8
    assert [line["thema"] for line in ran.json["themas"]] == ["tempo", "kwaliteit"]
    assert {"nog_te_vragen", "over_te_nemen"} == set(ran.json["nodig"])


def test_one_of_the_two_may_be_standard_input(run: Run, uniform: Path) -> None:
    ran = run("compare", uniform, "-", "--drempel", "50", stdin=json.dumps(VTA))
    assert ran.status == 0
    assert (ran.json["uiteen"], ran.json["drempel"]) == ([], "50")


def test_a_refusal_names_the_document(run: Run, uniform: Path, tmp_path: Path) -> None:
    wrong = {**VTA, "inputs": {**VTA["inputs"], "A1": 101}}
    ran = run("compare", written(tmp_path / "b.json", wrong), uniform, "--lang", "en")
    assert ran.status == 2
    assert [(e["document"], e["input"], e["value"]) for e in ran.json["errors"]] == [
        ("A", "A1", 101)
    ]
    assert ran.err.startswith("A: A1: ")
    assert "out of range" in ran.err


@pytest.mark.parametrize("text", ["", "[]", "{", '{"method": 1}', "\x00", "[" * 5000])
def test_what_is_no_document_is_refused_by_its_name(run: Run, uniform: Path, text: str) -> None:
    ran = run("compare", uniform, "-", stdin=text)
    assert ran.status == 2
    assert {error["document"] for error in ran.json["errors"]} == {"B"}


def test_a_missing_file_is_refused_in_words(run: Run, uniform: Path, tmp_path: Path) -> None:
    ran = run("compare", uniform, tmp_path / "nergens.json")
    assert (ran.status, ran.out) == (2, "")
    assert "nergens.json" in ran.err


def test_one_document_alone_is_wrong_usage(run: Run, uniform: Path) -> None:
    assert run("compare", uniform).status == 2


def test_standard_input_can_be_only_one_of_the_two(run: Run) -> None:
    ran = run("compare", "-", "-", stdin=json.dumps(VTA))
    assert (ran.status, ran.out) == (2, "")
    assert "standaardinvoer" in ran.err
