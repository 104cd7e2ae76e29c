"""The toegangstoets against outcomes as data: `tests/cases/toegangstoets/*.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from ld_desktop import datafile
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.toegangstoets.document import judge, judge_short, result_to_json

FOLDER = Path(__file__).parents[1] / "cases" / "toegangstoets"
CASES = {path.stem: datafile.read(path)[0] for path in sorted(FOLDER.glob("*.toml"))}
OUTCOMES = {name: case for name, case in CASES.items() if "expected" in case}
REFUSALS = {name: case for name, case in CASES.items() if "refused" in case}


def test_the_folder_holds_every_outcome_and_enough_refusals() -> None:
    assert len(OUTCOMES) + len(REFUSALS) == len(CASES)
    assert len(REFUSALS) >= 12
    found = {case["expected"]["uitkomst"] for case in OUTCOMES.values()}
    assert found == {"doelgroep", "bovengrens", "ondergrens", "geen_beperking"}


@pytest.mark.parametrize("name", CASES)
def test_a_case_tells_who_worked_it_out(name: str) -> None:
    assert all(CASES[name][key].strip() for key in ("title", "source", "worked"))


@pytest.mark.parametrize("name", OUTCOMES)
def test_outcome(name: str) -> None:
    document, expected = OUTCOMES[name]["document"], OUTCOMES[name]["expected"]
    full = result_to_json(judge(document))
    assert {key: full[key] for key in expected} == expected
    assert judge_short(document) == expected
    assert ("parameters" in full) == ("parameters" in document)


@pytest.mark.parametrize("name", REFUSALS)
def test_refusal(name: str) -> None:
    case = REFUSALS[name]
    for front_door in (judge, judge_short):
        with pytest.raises(ScoreRefused) as caught:
            front_door(case["document"])
        found = [{"input": e.input, "problem": e.problem} for e in caught.value.errors]
        assert found == case["refused"]
        assert all(error.label and error.allowed for error in caught.value.errors)
