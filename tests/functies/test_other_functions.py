"""Other functions in a score result, the whole ranking of a document, and the library of a user."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop import paths
from ld_desktop.casework import function_library, other_functions, scoring, works
from ld_desktop.casework.documents import CannotRead
from ld_desktop.casework.function_texts import find_lines, profile_lines, ranking_lines
from ld_desktop.casework.session import Session
from ld_desktop.documents.jsontext import dumps
from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.functies.own import profile_table
from ld_desktop.functies.ranking import rank
from ld_desktop.functies.shipped import about, shipped
from ld_desktop.messages import error_sentence
from ld_desktop.methods.document import score
from tests.functies.test_esco import DATA
from tests.functies.test_importing_tables import own, put
from tests.functies.test_ranking import asked, levels_of
from tests.methods.random_documents import CRITERIA, arbolab, seeded


def document(level: object = 3) -> dict[str, Any]:
    profiel = {name: {"eis": 3, "gewicht": 1} for name in CRITERIA}
    return {"method": "arbolab", "inputs": {**dict.fromkeys(CRITERIA, level), "profiel": profiel}}


def scored(given: dict[str, Any], **options: Any) -> Any:
    return json.loads(scoring.score_text(dumps(given), **options).answer)


def test_a_full_result_names_the_ten_best_functions_and_their_library() -> None:
    told = scored(document(2))["extra"]["andere_functies"]
    library = shipped()
    assert told["bibliotheek"] == {
        "naam": library.naam,
        "versie": library.versie,
        "sha256": library.sha256,
        "aanname": about().aanname,
    }
    rows = told["functies"]
    assert [row["plaats"] for row in rows] == list(range(1, 11))
    ranking = rank(levels_of(document(Decimal(2))), library)
    assert [row["code"] for row in rows] == [r.profiel.code for r in ranking.rows(10)]
    assert (told["berekend"], told["niet_berekend"]) == (226, 0)
    assert "niet_te_berekenen" not in told


def test_own_profiles_are_ranked_too_and_named_with_their_hash(tmp_path: Path) -> None:
    table = tmp_path / "bedrijven.csv"
    table.write_bytes(profile_table(own("A-1", "A-2")))
    library = function_library.library_of_file(table)
    told = scored(document(2), library=library)["extra"]["andere_functies"]
    assert told["berekend"] == 228
    named = told["bibliotheek"]
    assert (named["naam"], named["sha256"]) == (library.naam, library.sha256)
    assert named["sha256"] != shipped().sha256
    (eigen,) = named["eigen"]
    assert (eigen["naam"], eigen["versie"], eigen["aantal"]) == ("bedrijven", "", 2)
    hashes = {profiel.code: profiel.sha256 for profiel in own("A-1", "A-2")}
    assert eigen["sha256"] == sha256(canonical_json(hashes))
    whole = json.loads(other_functions.rank_text(dumps(document(2)), library).answer)
    assert {row["herkomst"] for row in whole["functies"] if row["code"].startswith("A-")} == {
        "eigen"
    }
    assert whole["bibliotheek"] == named
    assert f"  bedrijven (2)  sha256 {eigen['sha256']}" in list(ranking_lines(json.dumps(whole)))


def test_sets_of_own_profiles_are_told_apart() -> None:
    first, second, third = own("A", "B", "C")
    library = shipped().with_own(
        [replace(first, set="X", versie="2"), second, replace(third, set="X", versie="1")]
    )
    assert [(each.naam, each.versie, each.aantal) for each in library.eigen] == [
        ("", "", 1),
        ("X", "1", 1),
        ("X", "2", 1),
    ]
    assert shipped().eigen == ()


@settings(max_examples=25, deadline=None)
@given(seeded(arbolab), st.integers(1, 5))
def test_an_own_profile_ranks_as_the_method_scores_it(given: dict[str, Any], eis: int) -> None:
    """What an office asks is worked out as the method itself would, and everything else stays."""
    start = replace(own("KANTOOR")[0], eisen=(eis,) * 29)
    library = shipped().with_own([start])
    told = json.loads(other_functions.rank_text(dumps(given), library).answer)
    bare = json.loads(other_functions.rank_text(dumps(given), shipped()).answer)
    mine = [row for row in told["functies"] if row["code"] == "KANTOOR"]
    rest = [row["code"] for row in told["functies"] if row["code"] != "KANTOOR"]
    assert rest == [row["code"] for row in bare["functies"]]
    inputs = {**given["inputs"], "profiel": asked(start)}
    answer = scored({"method": "arbolab", "inputs": inputs})
    assert [row["loonwaarde_exact"] for row in mine] == [
        answer[key] for key in ("loonwaarde_exact",) if key in answer
    ]


def test_a_wrong_table_of_profiles_is_refused_whole(tmp_path: Path) -> None:
    table = tmp_path / "bedrijven.csv"
    table.write_text("code;naam\nA;Inpakker\n", encoding="utf-8")
    with pytest.raises(function_library.ProfilesUnreadable) as refused:
        function_library.library_of_file(table)
    assert "bedrijven.csv" in error_sentence(refused.value)
    with pytest.raises(CannotRead):
        function_library.library_of_file(tmp_path / "weg.csv")


def test_the_assumption_behind_the_library_stands_in_the_result() -> None:
    assert scored(document())["aannames"][-1] == {
        "id": "functieprofielen",
        "tekst": about().aanname,
    }


def test_short_results_and_other_methods_have_no_other_functions() -> None:
    assert "extra" not in scored(document(), short=True)
    vta = (paths.resources() / "demo" / "vta.json").read_bytes()
    found = json.loads(scoring.score_text(vta).answer)
    assert "andere_functies" not in found.get("extra", {})
    assert "functieprofielen" not in [aanname["id"] for aanname in found["aannames"]]


def test_nothing_else_of_the_result_changes() -> None:
    plain = score(json.loads(dumps(document()), parse_int=Decimal)).model_dump(mode="json")
    full = scored(document())
    del full["extra"]
    full["aannames"].pop()
    assert full == {name: value for name, value in plain.items() if name != "extra"}


@settings(max_examples=25, deadline=None)
@given(seeded(arbolab))
def test_the_ranking_of_a_document_agrees_with_the_method(given: dict[str, Any]) -> None:
    told = json.loads(other_functions.rank_text(dumps(given), shipped()).answer)
    assert len(told["functies"]) == told["berekend"]
    assert len(told["niet_te_berekenen"]) == told["niet_berekend"]
    assert told["berekend"] + told["niet_berekend"] == 226
    for row in told["functies"][:2] + told["functies"][-2:]:
        profiel = asked(shipped().by_code[row["code"]])
        result = score({"method": "arbolab", "inputs": {**given["inputs"], "profiel": profiel}})
        assert row["loonwaarde_exact"] == result.loonwaarde_exact
        points = {point.input: point.winst for point in result.ontwikkelpunten}
        for verschil in row["verschil"]:
            assert points[verschil["criterium"]] == verschil["verlies"]
    for left in told["niet_te_berekenen"][:3]:
        inputs = {**given["inputs"], "profiel": asked(shipped().by_code[left["code"]])}
        answer = scored({"method": "arbolab", "inputs": inputs})
        assert [error["input"] for error in answer["errors"]] == left["ontbreekt"]


def test_a_document_without_a_profile_can_be_ranked() -> None:
    bare = document(4)
    del bare["inputs"]["profiel"]
    told = json.loads(other_functions.rank_text(dumps(bare), shipped(), most=3).answer)
    assert len(told["functies"]) == 3
    bare["inputs"]["M1"] = "nvt"
    told = json.loads(other_functions.rank_text(dumps(bare), shipped()).answer)
    assert {tuple(left["ontbreekt"]) for left in told["niet_te_berekenen"]} == {("M1",)}


@pytest.mark.parametrize(
    ("change", "inputs"),
    [
        ({"method": "vta"}, ["document"]),
        ({"method": None}, ["document"]),
        ({"inputs": {**document()["inputs"], "M1": 6}}, ["M1"]),
        ({"inputs": {"M1": 6, "M2": "drie", "M30": 1}}, ["M1", "M2", "M30"]),
        ({"inputs": {}}, ["profiel"]),
        ({"inputs": 3}, ["inputs"]),
    ],
)
def test_a_document_that_the_method_refuses_is_not_ranked(
    change: dict[str, Any], inputs: list[str]
) -> None:
    answered = other_functions.rank_text(dumps({**document(), **change}), shipped())
    assert sorted(error.input for error in answered.errors) == inputs
    assert [e["input"] for e in json.loads(answered.answer)["errors"]] == [
        error.input for error in answered.errors
    ]


def test_the_library_of_a_store_has_own_profiles_and_occupations(office: Session) -> None:
    put(office, "esco", DATA)
    put(office, "functieprofielen", profile_table(own("9321", "VB-1")))
    library = function_library.open_library(office)
    assert len(library.library.profielen) == 227
    assert library.library.by_code["9321"].herkomst == "eigen"
    assert [found.code for found in library.find("dozenvouw")] == ["9321.99"]
    profiel = library.profile("9321.99")
    assert profiel is not None
    assert profiel.set == "Eigen profielen, groep 9321"
    assert function_library.ranking_library(office).sha256 == library.library.sha256
    assert library.profile("1120.97") is None
    assert library.profile("weg") is None
    hints = {code: library.hint(code) for code in ("9321", "9321.99", "1120.97", "9112", "weg")}
    assert {code: hint.code if hint else None for code, hint in hints.items()} == {
        "9321": None,
        "9321.99": "functies.begin_van_eigen",
        "1120.97": "functies.geen_profiel",
        "9112": "functies.eigen_inhoud",
        "weg": None,
    }


def test_the_library_of_a_store_is_kept_until_its_profiles_change(office: Session) -> None:
    assert function_library.ranking_library(office) is shipped()
    put(office, "functieprofielen", profile_table(own("VB-1")), set="Onze set")
    first = function_library.ranking_library(office)
    assert [(each.naam, each.aantal) for each in first.eigen] == [("Onze set", 1)]
    assert function_library.ranking_library(office) is first
    put(office, "functieprofielen", profile_table(own("VB-1", naam="Anders")), set="Onze set")
    assert function_library.ranking_library(office).by_code["VB-1"].naam == "Anders"
    works.withdraw(office, "functieprofielen", "VB-1")
    assert function_library.ranking_library(office).eigen == ()


def test_the_sets_of_a_library_tell_where_they_come_from(office: Session) -> None:
    (ours,) = function_library.set_lines()
    assert (ours.aantal, ours.aanname, ours.sha256) == (226, about().aanname, shipped().sha256)
    put(office, "esco", DATA)
    put(office, "functieprofielen", profile_table(own("VB-1")), set="Onze set")
    lines = function_library.set_lines(office)
    assert [(line.herkomst, line.aantal) for line in lines] == [
        ("meegeleverd", 226),
        ("esco", 3),
        ("eigen", 1),
    ]
    assert lines[2].naam == "VB-1 Inpakker bij ons (Onze set)"
    assert function_library.kind_of(office, "esco") == "esco"
    assert function_library.kind_of(office, "VB-1") == "functieprofielen"


def test_functions_read_well_in_a_terminal() -> None:
    library = function_library.open_library()
    finds = library.find("inpak")
    lines = list(find_lines(finds, "nl"))
    assert lines[0].split()[:3] == ["9321", "meegeleverd", "Inpakker"]
    assert "aanname" in lines[-1]
    profiel = library.library.by_code["9321"]
    text = "\n".join(profile_lines(profiel, "let op"))
    for part in ("let op", profiel.sha256, profiel.hoofdtaken[0].naam, profiel.gebieden.omgeving):
        assert part in text
    assert "M29" in text
    answer = other_functions.rank_text(dumps(document(Decimal("2.5"))), shipped()).answer
    told = list(ranking_lines(answer))
    best = next(iter(rank({name: Fraction(5, 2) for name in CRITERIA}, shipped()).rows(1)))
    assert best.profiel.naam in told[3]
    assert best.loonwaarde_exact.replace(".", ",") in told[3]
