"""What holds for every method and version: outcomes and refusals as data, sources, the pin."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ld_desktop import datafile
from ld_desktop.domain.canonical import to_json
from ld_desktop.domain.trace import InputError, ScoreRefused
from ld_desktop.methods import catalogue
from ld_desktop.methods.document import result_to_json, score, score_short, short
from tests.helpers.printed import roundings, shows
from tests.methods.recompute import recomputed
from tests.methods.test_catalogue import as_printed, schemas

LEAST = 12
FOLDER = Path(__file__).parents[1] / "cases"
METHODS = tuple(name for name in catalogue.ids() if name != "uniform")
VERSIONS = [(name, version) for name in catalogue.ids() for version in catalogue.versions(name)]
CASES = {
    f"{name}/{path.stem}": datafile.read(path)[0]
    for name in METHODS
    for path in sorted((FOLDER / name).glob("*.toml"))
}
OUTCOMES = {name: case for name, case in CASES.items() if "expected" in case}
REFUSALS = {name: case for name, case in CASES.items() if "refused" in case}


@pytest.mark.parametrize("method", METHODS)
def test_there_are_enough_outcomes_and_some_refusals(method: str) -> None:
    assert sum(name.startswith(f"{method}/") for name in OUTCOMES) >= LEAST
    assert any(name.startswith(f"{method}/") for name in REFUSALS)


@pytest.mark.parametrize("name", CASES)
def test_a_case_tells_who_worked_it_out(name: str) -> None:
    assert all(CASES[name][key].strip() for key in ("title", "source", "worked"))
    assert ("expected" in CASES[name]) != ("refused" in CASES[name])
    assert CASES[name]["document"]["method"] == name.partition("/")[0]


@pytest.mark.parametrize("name", OUTCOMES)
def test_outcome(name: str) -> None:
    """Lists and values as written; of a table in the case only the keys that stand there."""
    case = OUTCOMES[name]
    result = score(case["document"])
    found = result_to_json(result)
    found["aannames"] = [aanname.id for aanname in result.aannames]
    assert {key: _like(found.get(key), value) for key, value in case["expected"].items()} == (
        case["expected"]
    )
    assert score_short(case["document"]) == short(result)


def _like(found: Any, expected: Any) -> Any:
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: _like(found.get(key), value) for key, value in expected.items()}
    return found


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


@pytest.mark.parametrize("name", OUTCOMES)
def test_the_trace_redoes_the_sum_and_tells_every_assumption(name: str) -> None:
    result = score(OUTCOMES[name]["document"])
    found = recomputed(result.trace)
    for step in result.trace:
        assert shows(step.uitkomst, found[step.id])
        assert step.naam
        assert step.bron
    assert all(redone == told for redone, told in roundings(result.trace))
    ids = [aanname.id for aanname in result.aannames]
    assert len(ids) == len(set(ids))
    told = " ".join(aanname.tekst for aanname in result.aannames)
    for step in result.trace:
        _, assumed, text = step.bron.partition("aanname: ")
        assert not assumed or text in told, step.id


@pytest.mark.parametrize(("method", "version"), VERSIONS)
def test_everything_says_where_it_comes_from(method: str, version: str) -> None:
    info = catalogue.describe(method, version)
    assert all(p.bron or p.aanname for p in (*info.parameters, *info.fixed))
    assert all(p.label for p in (*info.parameters, *info.fixed))
    assert all(line.label and line.allowed for line in info.inputs)
    assert info.naam
    assert info.toelichting
    assert info.bron


@pytest.mark.parametrize(("method", "version"), VERSIONS)
def test_the_pin_holds_the_text_of_the_rules(method: str, version: str) -> None:
    found = catalogue.find(method, version)
    pinned = found.title["rules_sha256"]
    assert catalogue.rules_sha256(found) == pinned, "new rules: pin them in definition.toml"


@cache
def validator(method: str, side: str) -> Any:
    """A reader of the schema of what goes into one method, or of what comes out of any."""
    jsonschema = pytest.importorskip("jsonschema", reason="comes along with pikepdf[pdfa]")
    found = schemas()[side]
    if side == "in":
        found = next(
            one for one in found["oneOf"] if one["properties"]["method"]["const"] == method
        )
    return jsonschema.Draft202012Validator(found)


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_case_fits_the_schemas(name: str) -> None:
    document = OUTCOMES[name]["document"]
    going_in = validator(document["method"], "in").iter_errors(document)
    assert [error.message for error in going_in] == []
    coming_out = validator("", "out").iter_errors(as_printed(to_json(score(document))))
    assert [error.message for error in coming_out] == []
