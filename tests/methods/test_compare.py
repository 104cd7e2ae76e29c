"""Comparing methods: outcomes as data in `tests/cases/compare/*.toml`, and what always holds."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop import datafile
from ld_desktop.casework.comparing import Compared, compare_texts
from ld_desktop.documents.jsontext import dumps
from ld_desktop.documents.refusals import Refusals
from ld_desktop.methods import catalogue
from ld_desktop.methods.compare import compare, read_side
from ld_desktop.methods.comparison import Overname, Vergelijking
from ld_desktop.methods.crosswalk import leaves, shipped
from tests.methods import documents
from tests.methods.random_activa_vta import activa, vta
from tests.methods.random_competences import dariuz, loonbalans
from tests.methods.random_documents import arbolab, matchcare, seeded

FOLDER = Path(__file__).parents[1] / "cases" / "compare"
CASES = {path.stem: datafile.read(path)[0] for path in sorted(FOLDER.glob("*.toml"))}
OUTCOMES = [name for name, case in CASES.items() if "expected" in case]
REFUSALS = [name for name, case in CASES.items() if "refused" in case]
MAKERS = {
    "activa": activa,
    "arbolab": arbolab,
    "dariuz": dariuz,
    "loonbalans": loonbalans,
    "matchcare": matchcare,
    "vta": vta,
}
NO_PROPOSAL = "-"
ANY = st.one_of(documents.documents(), *(seeded(make) for make in MAKERS.values()))


def compared(name: str) -> Compared:
    case = CASES[name]
    return compare_texts(dumps(case["a"]), dumps(case["b"]), case.get("drempel"))


def both(a: dict[str, Any], b: dict[str, Any]) -> Vergelijking:
    crosswalk = shipped()
    standard = crosswalk.parameters.standard()
    return compare(read_side(a, crosswalk), read_side(b, crosswalk), crosswalk, standard)


def test_every_method_stands_in_a_worked_case_and_every_case_tells_who_worked_it_out() -> None:
    seen = {CASES[name][side]["method"] for name in OUTCOMES for side in "ab"}
    assert seen == set(catalogue.ids())
    for case in CASES.values():
        assert all(case[key].strip() for key in ("title", "source", "worked"))
        assert ("expected" in case) != ("refused" in case)


@pytest.mark.parametrize("name", OUTCOMES)
def test_outcome(name: str) -> None:
    answered = compared(name)
    assert answered.errors == ()
    found = json.loads(answered.answer, parse_float=Decimal)
    nodig = found["nodig"]
    told = {
        **found,
        "themas": {
            line["thema"]: [line["a"]["score"], line["b"]["score"], line["verschil"]]
            for line in found["themas"]
        },
        "nog_te_vragen": [line["input"] for line in nodig["nog_te_vragen"]],
        "over_te_nemen": {
            line["input"]: NO_PROPOSAL if line["voorstel"] is None else line["voorstel"]
            for line in nodig["over_te_nemen"]
        },
    }
    expected = dict(CASES[name]["expected"])
    verschil = expected.pop("verschil", {})
    assert {key: told["verschil"][key] for key in verschil} == verschil
    assert {key: told[key] for key in expected} == expected
    assert found["drempel"] == CASES[name].get("drempel", "20")


@pytest.mark.parametrize("name", REFUSALS)
def test_refusal(name: str) -> None:
    answered = compared(name)
    printed = json.loads(answered.answer, parse_float=Decimal)["errors"]
    assert list(json.loads(answered.answer)) == ["errors"]
    keys = ("document", "input", "problem")
    assert [{key: line[key] for key in keys} for line in printed] == CASES[name]["refused"]
    assert [(d, e.input, e.problem) for d, e in answered.errors] == [
        tuple(line[key] for key in keys) for line in CASES[name]["refused"]
    ]


def test_a_threshold_of_the_user_is_no_assumption_of_ours() -> None:
    ids = {
        name: [line["id"] for line in json.loads(compared(name).answer)["aannames"]]
        for name in ("uniform_en_vta", "dariuz_en_loonbalans_op_de_drempel")
    }
    assert ids["uniform_en_vta"] == [
        *("crosswalk", "drempel", "thema_tempo", "thema_kwaliteit"),
        *("schaal_procent", "schaal_procent_minder"),
    ]
    assert "drempel" not in ids["dariuz_en_loonbalans_op_de_drempel"]


@given(a=ANY)
@settings(max_examples=50)
def test_a_measurement_beside_itself_parts_nowhere(a: dict[str, Any]) -> None:
    found = both(a, a)
    assert found.themas
    assert (found.uiteen, found.alleen_a, found.alleen_b) == ((), (), ())
    assert {line.verschil for line in found.themas} == {"0"}
    assert (found.verschil.loonwaarde, found.verschil.loonwaarde_exact) == (0, "0.00")
    assert found.verschil.banden_raken
    assert found.nodig.nog_te_vragen == ()


@pytest.mark.parametrize(("first", "second"), list(product(catalogue.ids(), repeat=2)))
@settings(max_examples=3)  # of each of the 49 pairs
@given(data=st.data())
def test_any_two_measurements_compare_and_swapping_swaps(
    first: str, second: str, data: st.DataObject
) -> None:
    a, b = (_drawn(name, data) for name in (first, second))
    there, back = both(a, b), both(b, a)
    assert (there.a, there.b) == (back.b, back.a)
    assert (there.uiteen, there.alleen_a, there.alleen_b) == (
        *(back.uiteen, back.alleen_b),
        back.alleen_a,
    )
    assert there.verschil.loonwaarde == -back.verschil.loonwaarde
    assert Decimal(there.verschil.loonwaarde_exact) == -Decimal(back.verschil.loonwaarde_exact)
    assert there.verschil.banden_raken == back.verschil.banden_raken
    for line, other in zip(there.themas, back.themas, strict=True):
        assert (line.thema, line.a, line.b) == (other.thema, other.b, other.a)
        assert Decimal(line.verschil) == -Decimal(other.verschil)
        for scores in (line.a, line.b):
            assert scores.invoer
            assert all(0 <= Decimal(s) <= 100 for s in (scores.score, *scores.invoer.values()))


@given(a=ANY, b=ANY)
@settings(max_examples=50)
def test_every_input_of_the_second_is_asked_or_carried_once_and_proposals_are_accepted(
    a: dict[str, Any], b: dict[str, Any]
) -> None:
    found = both(a, b)
    lines = (*found.nodig.nog_te_vragen, *found.nodig.over_te_nemen)
    assert len({line.input for line in lines}) == len(lines)
    assert all(line.label for line in lines)
    held = {name for name, value in b["inputs"].items() if value != {}}  # requirements of nothing
    assert {line.input.split(".")[0] for line in lines} == held
    known = _fields(b["method"])
    for line in found.nodig.over_te_nemen:
        assert line.uit
        assert _accepted(known[line.input], line), line


def _drawn(method: str, data: st.DataObject) -> dict[str, Any]:
    if method == "uniform":
        return data.draw(documents.documents())
    return MAKERS[method](random.Random(data.draw(st.integers(0, 2**32))))


def _fields(method: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    version = catalogue.newest_version(method)
    for path, field in leaves(catalogue.find(method, version).inputs):
        found.setdefault(path, []).append(field)
    return found


def _accepted(fields: list[Any], line: Overname) -> bool:
    for field in fields:
        refusals = Refusals()
        if line.voorstel is not None:
            field.read(line.voorstel, line.input, "", refusals)
        if not refusals:
            return True
    return False
