"""An office's own norms: reading a file, choosing what is nearest, and scoring with it."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ld_desktop import datafile
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.errors import DefinitionError
from ld_desktop.methods.document import score, score_short, short
from ld_desktop.methods.norms import NormFile, read_norm_file
from ld_desktop.rules.parameters import AANGEPAST
from tests.methods import test_dariuz, test_loonbalans

FILE = """
naam = "Normen Voorbeeldstad"
versie = "3"
auteur = "A. Voorbeeld"
datum = "2026-01-15"
method = "dariuz"
method_version = "2010.1"

[[normen]]
[normen.waarden]
gemiddelde_K10 = 4
sd_K10 = 0.5
verlies_per_sd = 8

[[normen]]
branche = "Groen"
[normen.waarden]
gemiddelde_K10 = 3.5

[[normen]]
functie = "Chauffeur"
[normen.waarden]
gemiddelde_K10 = 4.5

[[normen]]
branche = "groen"
functie = "hovenier"
[normen.waarden]
gemiddelde_K10 = 3
"""


def file(**changed: Any) -> NormFile:
    return read_norm_file({**datafile.parse(FILE), **changed})


def document() -> dict[str, Any]:
    found = test_dariuz.full_document()
    del found["parameters"]
    for name in ("tempo", "begeleiding_pct"):
        del found["inputs"][name]
    return found


def test_a_file_tells_who_made_it_and_when() -> None:
    found = file(naam="  Normen Voorbeeldstad ")
    assert (found.naam, found.versie, found.auteur) == (
        "Normen Voorbeeldstad",
        "3",
        "A. Voorbeeld",
    )
    assert found.datum == date(2026, 1, 15)
    assert (found.method, found.method_version) == ("dariuz", "2010.1")


@pytest.mark.parametrize(
    ("branche", "functie", "gemiddelde", "name"),
    [
        ("", "", "4", "Normen Voorbeeldstad 3"),
        ("bouw", "timmerman", "4", "Normen Voorbeeldstad 3"),
        (" GROEN ", "", "3.5", "Normen Voorbeeldstad 3 (branche Groen)"),
        ("groen", "maaier", "3.5", "Normen Voorbeeldstad 3 (branche Groen)"),
        ("groen", "chauffeur", "4.5", "Normen Voorbeeldstad 3 (functie Chauffeur)"),
        ("Groen", "Hovenier", "3", "Normen Voorbeeldstad 3 (branche groen, functie hovenier)"),
        ("", "hovenier", "4", "Normen Voorbeeldstad 3"),
    ],
)
def test_the_nearest_norm_counts_on_top_of_the_general_one(
    branche: str, functie: str, gemiddelde: str, name: str
) -> None:
    chosen = file().chosen(branche, functie)
    assert chosen.name == name
    assert chosen.values["gemiddelde_K10"] == Fraction(gemiddelde)
    assert chosen.values["sd_K10"] == Fraction(1, 2)
    assert chosen.values["verlies_per_sd"] == 8
    assert chosen.values["gemiddelde_K1"] == 5


def test_a_result_names_the_set_and_its_hash() -> None:
    chosen = file().chosen()
    result = score(document(), chosen)
    assert result.parameters == chosen.named()
    assert result.parameters.set == "Normen Voorbeeldstad 3"
    # K10 = 4 lies on the office's norm; on ours it would cost 10.
    assert result.components["verlies_tempo"] == "0"
    assert score(document()).components["verlies_tempo"] == "10"
    assert score_short(document(), chosen) == short(result)


def test_the_document_s_own_parameters_come_on_top() -> None:
    chosen = file().chosen()
    same = {**document(), "parameters": {"verlies_per_sd": 8}}
    assert score(same, chosen).parameters == chosen.named()
    other = {**document(), "parameters": {"verlies_per_sd": 9}}
    adjusted = score(other, chosen)
    assert adjusted.parameters.set == f"Normen Voorbeeldstad 3, {AANGEPAST}"
    written_out = {"gemiddelde_K10": 4, "sd_K10": Decimal("0.5"), "verlies_per_sd": 9}
    alike = score({**document(), "parameters": written_out})
    assert alike.parameters.set == AANGEPAST
    assert alike.parameters.sha256 == adjusted.parameters.sha256
    assert alike == adjusted.model_copy(update={"parameters": alike.parameters})


def test_a_set_for_another_method_is_our_own_mistake() -> None:
    with pytest.raises(DefinitionError, match="Normen Voorbeeldstad 3"):
        score(test_loonbalans.full_document(), file().chosen())


def test_what_the_office_replaced_is_no_assumption_of_ours() -> None:
    norms = {f"{kind}_K{n}": 4 for kind in ("gemiddelde", "sd") for n in range(1, 11)}
    own = file(normen=[{"waarden": norms}]).chosen()
    ids = [aanname.id for aanname in score(document(), own).aannames]
    assert "normbestand" not in ids
    assert "normbestand" in [aanname.id for aanname in score(document()).aannames]


def test_norms_and_weights_of_loonbalans() -> None:
    table = {**datafile.parse(FILE), "method": "loonbalans"}
    table["normen"] = [{"waarden": {"norm_E1": 8, "gewicht_E1": Decimal("2.5")}}]
    chosen = read_norm_file(table).chosen("zorg")
    assert (chosen.values["norm_E1"], chosen.values["gewicht_E1"]) == (8, Fraction(5, 2))
    plain = {"method": "loonbalans", "inputs": {f"E{n}": 6 for n in range(1, 14)}}
    assert score(plain, chosen).components["aandeel_E1"] == "0.75"


def test_a_choice_can_be_part_of_a_set() -> None:
    table = {**datafile.parse(FILE), "method": "uniform", "method_version": "2021.1"}
    table["normen"] = [{"waarden": {"tempo_plafond": "totaal"}}]
    assert read_norm_file(table).chosen().values["tempo_plafond"] == "totaal"


def refused(table: dict[str, Any]) -> list[tuple[str, str]]:
    before = copy.deepcopy(table)
    with pytest.raises(ScoreRefused) as caught:
        read_norm_file(table)
    assert table == before
    return [(error.input, error.problem) for error in caught.value.errors]


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"method": "melba"}, [("document", "document")]),
        ({"method": None}, [("document", "document")]),
        ({"method_version": "1999.1"}, [("document", "document")]),
        ({"method_version": 2010}, [("document", "document")]),
        ({"naam": " ", "auteur": 7}, [("auteur", "verkeerd type"), ("naam", "buiten bereik")]),
        ({"datum": "15 januari"}, [("datum", "verkeerd type")]),
        ({"opmerking": "x"}, [("opmerking", "onbekend")]),
        ({"normen": {}}, [("normen", "verkeerd type")]),
        ({"normen": []}, [("normen", "strijdig")]),
        ({"normen": ["x", {}]}, [("normen.1", "verkeerd type"), ("normen.2.waarden", "ontbreekt")]),
        (
            {"normen": [{"waarden": {"sd_K1": 0, "sd_K11": 1, "grens_laag": 1, "sd_K2": "1"}}]},
            [
                ("normen.1.waarden.sd_K1", "buiten bereik"),
                ("normen.1.waarden.sd_K2", "verkeerd type"),
                ("normen.1.waarden.sd_K11", "onbekend"),
                ("normen.1.waarden.grens_laag", "onbekend"),
            ],
        ),
        (
            {"normen": [{"branche": "Zorg", "waarden": {}}, {"branche": " zorg", "waarden": {}}]},
            [("normen.2", "strijdig")],
        ),
    ],
)
def test_everything_that_is_wrong_is_told_at_once(
    changed: dict[str, Any], errors: list[tuple[str, str]]
) -> None:
    assert refused({**datafile.parse(FILE), **changed}) == errors


def test_what_is_missing_is_told() -> None:
    table = datafile.parse(FILE)
    assert refused({name: table[name] for name in ("method", "method_version")}) == [
        (name, "ontbreekt") for name in ("naam", "versie", "auteur", "datum", "normen")
    ]
