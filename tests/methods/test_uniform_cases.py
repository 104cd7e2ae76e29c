"""The uniform method against outcomes as data: `tests/cases/uniform/*.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ld_desktop import datafile
from ld_desktop.domain.trace import InputError, ScoreRefused
from ld_desktop.methods.document import result_to_json, score, score_short, short

FOLDER = Path(__file__).parents[1] / "cases" / "uniform"
CASES = {path.stem: datafile.read(path)[0] for path in sorted(FOLDER.glob("*.toml"))}
OUTCOMES = {name: case for name, case in CASES.items() if "expected" in case}
REFUSALS = {name: case for name, case in CASES.items() if "refused" in case}


def test_the_folder_holds_enough_of_both_kinds() -> None:
    assert len(OUTCOMES) >= 20
    assert len(REFUSALS) >= 20
    assert len(OUTCOMES) + len(REFUSALS) == len(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_case_tells_who_worked_it_out(name: str) -> None:
    assert all(CASES[name][key].strip() for key in ("title", "source", "worked"))


@pytest.mark.parametrize("name", OUTCOMES)
def test_outcome(name: str) -> None:
    case = OUTCOMES[name]
    result = score(case["document"])
    found = result_to_json(result)
    found["aannames"] = [aanname.id for aanname in result.aannames]
    assert {key: found[key] for key in case["expected"]} == case["expected"]
    assert score_short(case["document"]) == short(result)


@pytest.mark.parametrize("name", REFUSALS)
def test_refusal(name: str) -> None:
    case = REFUSALS[name]
    for front_door in (score, score_short):
        with pytest.raises(ScoreRefused) as caught:
            front_door(case["document"])
        assert len(caught.value.errors) == len(case["refused"]), caught.value.errors
        for error, expected in zip(caught.value.errors, case["refused"], strict=True):
            assert _named(error, expected) == expected


def _named(error: InputError, expected: dict[str, Any]) -> dict[str, Any]:
    assert error.label
    return {key: getattr(error, key) for key in expected}
