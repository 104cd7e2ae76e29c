"""What the methods say about themselves, their hashes and their schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

from ld_desktop import paths
from ld_desktop.domain.canonical import to_json
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.methods import catalogue
from ld_desktop.methods.document import dumps, errors_to_json, result_to_json, score
from ld_desktop.methods.schemas import method_schema, score_schema
from ld_desktop.rules.parameters import Parameters
from tests.methods.test_uniform_cases import OUTCOMES, REFUSALS

HEX = 64
DEMO = sorted((paths.resources() / "demo").glob("*.json"))
PARAMETERS_SHA256 = "3fb0592c0b1272b9cb1934519397522665aed808fb0cc62322191b3dadb395fc"
SEEN_BY_SCHEMA = (
    "aandeel_6_24",
    "alles_ontbreekt",
    "buiten_bereik",
    "geen_taken",
    "onbekend",
    "parameter_onbekend",
    "parameter_verkeerd",
    "te_veel_uren",
    "telling_zonder_norm",
    "verkeerd_type",
    "zes_taken",
)


@pytest.fixture
def fresh() -> Iterator[None]:
    """The hashes computed again, and forgotten afterwards."""
    catalogue.definition_sha256.cache_clear()
    yield
    catalogue.definition_sha256.cache_clear()


def test_the_methods_and_their_newest_versions() -> None:
    assert catalogue.ids()[0] == "uniform"
    assert [info.id for info in catalogue.methods()] == list(catalogue.ids())
    assert catalogue.versions("uniform") == ("2021.1",)
    assert catalogue.newest_version("uniform") == "2021.1"
    assert catalogue.method_name("uniform") == "Uniforme loonwaardebepaling"
    with pytest.raises(KeyError):
        catalogue.describe("uniform", "1999.1")
    with pytest.raises(KeyError):
        catalogue.describe("melba")


def test_a_method_lists_its_inputs_with_label_type_and_range() -> None:
    lines = {line.path: line for line in catalogue.describe("uniform").inputs}
    assert list(lines) == [
        "uren_per_week",
        "dagen_per_week",
        "regulier",
        "taken",
        "taken.N.naam",
        "taken.N.aandeel",
        "taken.N.uren",
        "taken.N.tempo",
        "taken.N.tempo.aantal",
        "taken.N.tempo.norm",
        "taken.N.kwaliteit",
        "taken.N.netto_werktijd",
    ]
    assert lines["uren_per_week"].allowed == "meer dan 0 tot en met 60"
    assert lines["dagen_per_week"].allowed == "1–7"
    assert lines["taken.N.aandeel"].allowed == "6.25–100"
    assert lines["taken.N.tempo"].allowed == "0–200, of {aantal, norm}"
    assert lines["taken.N.tempo"].aanname
    assert lines["taken.N.tempo.norm"].when == "in plaats van tempo als percentage"
    required = {path for path, line in lines.items() if line.required}
    assert required == {"uren_per_week", "dagen_per_week", "regulier"}
    assert all(line.required or line.when or line.type == "tekst" for line in lines.values())


def test_every_parameter_has_a_source_or_an_assumption() -> None:
    info = catalogue.describe("uniform")
    assert [parameter.id for parameter in info.parameters] == ["tempo_plafond"]
    assert info.parameters[0].allowed == "per_taak, totaal"
    assert all(p.bron or p.aanname for p in (*info.parameters, *info.fixed))
    values = {parameter.id: parameter.value for parameter in info.fixed}
    assert values["laagste_aandeel"] == "6.25"
    assert values["breedte_van_de_band"] == "1.96"


def test_what_was_released_never_changes() -> None:
    """A changed value here means a changed method: that is a new version, not an edit."""
    info = catalogue.describe("uniform", "2021.1")
    assert info.parameters_sha256 == PARAMETERS_SHA256
    assert score(OUTCOMES["een_hoofdtaak"]["document"]).parameters.sha256 == PARAMETERS_SHA256


@pytest.mark.usefixtures("fresh")
def test_the_definition_s_hash_is_the_same_without_source_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_source = catalogue.definition_sha256("uniform", "2021.1")
    assert len(with_source) == HEX

    class Frozen:
        """A loader that has bytecode only, as in a frozen app."""

        def get_source(self, name: str) -> None:
            raise ImportError(name)

    for loader in (Frozen(), object()):
        spec = ModuleSpec("x", loader)  # type: ignore[arg-type]
        monkeypatch.setattr(catalogue, "find_spec", lambda _, spec=spec: spec)
        catalogue.definition_sha256.cache_clear()
        assert catalogue.rules_sha256(catalogue.find("uniform", "2021.1")) is None
        assert catalogue.definition_sha256("uniform", "2021.1") == with_source


@pytest.mark.usefixtures("fresh")
def test_changed_rules_change_the_definition_s_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    before = catalogue.definition_sha256("uniform", "2021.1")

    class Edited:
        """A loader whose text was edited after release."""

        def get_source(self, name: str) -> str:
            return f"# {name}, edited"

    monkeypatch.setattr(catalogue, "find_spec", lambda name: ModuleSpec(name, Edited()))
    catalogue.definition_sha256.cache_clear()
    assert catalogue.definition_sha256("uniform", "2021.1") != before


def schemas() -> dict[str, Any]:
    """The schemas as a reader of the printed JSON gets them."""
    return as_printed({**score_schema(), "method": method_schema()})


def as_printed(value: object) -> Any:
    """A value after a trip through JSON text."""
    return json.loads(dumps(value), parse_float=Decimal)


def errors_by(schema: dict[str, Any], value: object) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema", reason="comes along with pikepdf[pdfa]")
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    return [error.message for error in validator(schema).iter_errors(value)]


@pytest.mark.parametrize("name", OUTCOMES)
def test_accepted_documents_and_their_results_fit_the_schemas(name: str) -> None:
    document = OUTCOMES[name]["document"]
    assert errors_by(schemas()["in"], document) == []
    assert errors_by(schemas()["out"], result_to_json(score(document))) == []


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_the_documents_of_the_demo_fit_the_schemas(path: Path) -> None:
    document = json.loads(path.read_bytes(), parse_float=Decimal)
    assert errors_by(schemas()["in"], document) == []
    assert errors_by(schemas()["out"], result_to_json(score(document))) == []


@pytest.mark.parametrize("name", SEEN_BY_SCHEMA)
def test_what_one_input_alone_makes_wrong_does_not_fit_the_schema(name: str) -> None:
    assert errors_by(schemas()["in"], REFUSALS[f"geweigerd_{name}"]["document"])


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_fits_its_schema(name: str) -> None:
    with pytest.raises(ScoreRefused) as caught:
        score(REFUSALS[name]["document"])
    printed = as_printed(errors_to_json(caught.value.errors))
    assert errors_by(schemas()["errors"], printed) == []


def test_a_described_method_fits_its_schema() -> None:
    assert errors_by(schemas()["method"], to_json(catalogue.describe("uniform"))) == []


def test_a_numeric_parameter_has_its_ends_in_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"adjustable": {"gewicht": {"label": "G", "value": 1, "minimum": 0, "bron": "x"}}}
    method = replace(catalogue.find("uniform", "2021.1"), parameters=Parameters(table, "x"))
    monkeypatch.setattr(catalogue, "find", lambda *_: method)
    found = score_schema()["in"]["oneOf"][0]["properties"]["parameters"]["properties"]
    assert found == {"gewicht": {"type": "number", "title": "G", "minimum": 0}}
