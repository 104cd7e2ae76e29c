"""From answers to the inputs of the six methods of the pilot, there and back again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.documents.refusals import ONBEKEND
from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.errors import DefinitionError
from ld_desktop.methods import catalogue, evidence_file
from ld_desktop.methods.document import score, score_short
from ld_desktop.methods.evidence import behind, collect
from ld_desktop.methods.evidence_values import Given, in_row, split_row
from tests.methods import answers_of, random_activa_vta, random_competences, random_documents
from tests.methods.test_every_method import CASES, METHODS, OUTCOMES

VERSION = "2010.1"
V = Respondent.VASTGESTELD
RANDOM = {
    "activa": random_activa_vta.activa,
    "arbolab": random_documents.arbolab,
    "dariuz": random_competences.dariuz,
    "loonbalans": random_competences.loonbalans,
    "matchcare": random_documents.matchcare,
    "vta": random_activa_vta.vta,
}


@pytest.fixture(autouse=True)
def plain_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that a questionnaire counts are given as numbers here: documents hold no more."""
    whole = evidence_file.shipped

    def shipped(method: str, version: str) -> evidence_file.EvidenceFile:
        return whole(method, version).model_copy(update={"counts": ()})

    monkeypatch.setattr(evidence_file, "shipped", shipped)


def established(values: dict[str, object], **more: Any) -> Given:
    return Given({(path, V): value for path, value in values.items()}, **more)


def collected(method: str, answers: Given) -> dict[str, Any]:
    return collect(method, VERSION, answers).inputs


def used(inputs: dict[str, Any]) -> dict[str, Any]:
    """Without what no rule uses: competences that no activity names, and requirements of nothing."""
    kept = dict(inputs)
    if "activiteiten" in kept:
        named = {code for row in kept["activiteiten"] for code in row["competenties"]}
        kept["competenties"] = {k: v for k, v in kept["competenties"].items() if k in named}
    if not kept.get("eisen", True):
        del kept["eisen"]
    return kept


def questions(method: str) -> set[str]:
    definition = catalogue.find(method, VERSION)
    return set(evidence_file.questions(definition, evidence_file.shipped(method, VERSION)))


@pytest.mark.parametrize("name", OUTCOMES)
def test_the_answers_behind_a_worked_case_give_its_outcome(name: str) -> None:
    document = OUTCOMES[name]["document"]
    if document.get("method_version", VERSION) != VERSION:
        pytest.skip("of another version")
    evidence = collect(
        document["method"], VERSION, answers_of.given(document["method"], document["inputs"])
    )
    assert evidence.inputs == used(document["inputs"])
    again = score({**document, "inputs": evidence.inputs})
    assert again.loonwaarde_exact == score(document).loonwaarde_exact


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=60)
@given(data=st.data())
def test_any_document_comes_back_from_its_answers(method: str, data: st.DataObject) -> None:
    document = data.draw(random_documents.seeded(RANDOM[method]))
    assert collected(method, answers_of.given(method, document["inputs"])) == used(
        document["inputs"]
    )


def _rows_and_names(method: str) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    names = questions(method)
    groups = {name.partition(".")[0] for name in names if "." in name}
    rows = dict.fromkeys(groups, ("t2", "t1", "t9"))
    paths = [
        in_row(name, row)
        for name in sorted(names)
        for row in (rows.get(name.partition(".")[0], "x"))
    ]
    return paths, rows


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=150)
@given(data=st.data())
def test_whatever_is_answered_every_refusal_leads_to_a_question(
    method: str, data: st.DataObject
) -> None:
    paths, rows = _rows_and_names(method)
    values = st.one_of(
        st.sampled_from(["1", "3", "20", "nvt", "geen", "indicatie", "hoofdtaak", "marktprofiel"]),
        st.booleans(),
        st.decimals(allow_nan=False, allow_infinity=False),
        st.sampled_from([("E", "T"), ("E", "E"), ("?",), (), ("geen",)]),
        st.text(max_size=4),
    )
    keys = st.tuples(st.sampled_from(paths), st.sampled_from(list(Respondent)))
    answers = Given(
        data.draw(st.dictionaries(keys, values, max_size=40)),
        {group: order[: data.draw(st.integers(0, 3))] for group, order in rows.items()},
        data.draw(st.frozensets(keys, max_size=15)),
    )
    evidence = collect(method, VERSION, answers)
    known = questions(method) | set(rows)
    assert {split_row(place)[0] for place in evidence.places.values()} <= known
    try:
        score_short({"method": method, "method_version": VERSION, "inputs": evidence.inputs})
    except ScoreRefused as refused:
        for error in refused.errors:
            assert error.problem != ONBEKEND
            assert split_row(evidence.place(error.input))[0] in known


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if "refused" in case])
def test_the_refusals_of_worked_cases_lead_to_questions(name: str) -> None:
    document = CASES[name]["document"]
    method = document["method"]
    inputs = document.get("inputs", {})
    evidence = collect(method, VERSION, answers_of.given(method, inputs))
    known = questions(method) | {"activiteiten", "taken"}
    try:
        score_short({"method": method, "inputs": evidence.inputs})
    except ScoreRefused as refused:
        lost = [
            e.input for e in refused.errors if split_row(evidence.place(e.input))[0] not in known
        ]
        assert lost == []


def test_nothing_answered_gives_nothing_but_what_may_be_empty() -> None:
    assert {method: collected(method, Given({})) for method in METHODS} == {
        "activa": {},
        "arbolab": {},
        "dariuz": {},
        "loonbalans": {},
        "matchcare": {"competenties": {}},
        "vta": {},
    }


def test_nvt_is_passed_on_only_where_a_method_can_hold_it() -> None:
    aside = frozenset((name, V) for name in ("A3", "U1", "ziekteverzuim", "tempo", "naam"))
    assert collected("activa", Given({}, nvt=aside)) == {"A3": "nvt", "U1": "nvt"}
    assert collected("dariuz", Given({}, nvt=aside)) == {}
    assert collected("loonbalans", Given({}, nvt=aside)) == {}
    cells = frozenset({("taken.t1.naam", V), ("taken.t1.A4", V), ("taken.t1.A1", V)})
    found = collected("vta", Given({}, {"taken": ("t1",)}, cells))
    assert found == {"taken": [{"A4": "nvt"}]}


def test_what_goes_for_a_competence_goes_for_its_importance() -> None:
    found = collected("dariuz", established({"G1": "4", "G9": "4"}, nvt=frozenset({("K1", V)})))
    assert found == {"K1": "nvt", "G1": "nvt", "G9": Decimal(4)}


def test_only_the_answers_of_whom_a_question_is_for_count() -> None:
    values: dict[tuple[str, Respondent], object] = {
        ("activiteiten.t1.wg_uitvoering", Respondent.WERKGEVER): "4",
        ("activiteiten.t1.wn_uitvoering", Respondent.WERKNEMER): "2",
        ("activiteiten.t1.uitvoering", Respondent.TOETSER): "1",
        ("activiteiten.t1.uitvoering", V): Decimal("3.5"),
    }
    found = collected("matchcare", Given(values, {"activiteiten": ("t1",)}))
    assert found["activiteiten"] == [
        {"werkgever": Decimal(4), "werknemer": Decimal(2), "vastgesteld": Decimal("3.5")}
    ]


def test_a_variant_that_is_none_leaves_the_usual_one_and_is_refused_at_its_question() -> None:
    evidence = collect("matchcare", VERSION, established({"modus": "evaluatie", "functieloon": 15}))
    assert evidence.inputs["functieloon"] == 15
    with pytest.raises(ScoreRefused) as refused:
        score({"method": "matchcare", "inputs": evidence.inputs})
    assert [evidence.place(error.input) for error in refused.value.errors] == ["modus"]


def test_setting_an_input_aside_takes_its_items_and_its_partner_along() -> None:
    assert behind("dariuz", VERSION, "K1")[:1] == ("G1",)
    assert "K1" in behind("dariuz", VERSION, "G1")
    items = behind("matchcare", VERSION, "activiteiten.t4.uitvoering")
    assert {"activiteiten.t4.wg_uitvoering", "activiteiten.t4.wn_uitvoering"} <= set(items)
    assert behind("uniform", "2021.1", "regulier") == ()


COUNTED = {
    "counts": [{"input": "belemmeringen", "of": ["gezondheid", "schulden", "fml"]}],
    "lists": [
        {
            "input": "activiteiten",
            "variant": "bepaling",
            "group": "activiteiten",
            "fields": {"naam": "naam"},
        }
    ],
    "maps": [{"input": "competenties", "value": "kbb_{key}", "variant": "indicatie"}],
}


def _counting(values: dict[str, object], nvt: frozenset[tuple[str, Respondent]]) -> Any:
    from ld_desktop.methods.evidence_inputs import collect_inputs

    method = catalogue.find("matchcare", VERSION)
    table = {**COUNTED, "maps": [*COUNTED["maps"], MAP_BEPALING]}
    answers = established({"modus": "indicatie", **values}, nvt=nvt)
    return collect_inputs(method, evidence_file.read_evidence(table, method), answers)


MAP_BEPALING = {
    "input": "competenties",
    "variant": "bepaling",
    "fields": {"eis": "eis_{key}", "vastgesteld": "kbb_{key}"},
}


@pytest.mark.parametrize(
    ("values", "nvt", "count"),
    [
        ({"gezondheid": True, "schulden": False, "fml": ("zitten", "staan")}, (), 3),
        ({"gezondheid": False, "schulden": False, "fml": ("geen",)}, (), 0),
        ({"gezondheid": True, "fml": ("zitten",)}, ("schulden",), 2),
    ],
)
def test_what_hinders_is_counted(
    values: dict[str, object], nvt: tuple[str, ...], count: int
) -> None:
    found = _counting(values, frozenset((name, V) for name in nvt))
    assert found.inputs["belemmeringen"] == count


def test_a_count_waits_for_all_its_questions_and_leads_to_the_first_that_is_open() -> None:
    found = _counting({"gezondheid": True}, frozenset())
    assert "belemmeringen" not in found.inputs
    assert found.place("belemmeringen") == "schulden"


@pytest.mark.parametrize(
    ("method", "table", "words"),
    [
        ("activa", {"scores": [{"input": "Z9"}]}, "gives no number"),
        ("activa", {"scores": [{"input": "A1"}, {"input": "A1"}]}, "twice"),
        ("activa", {"scores": [{"input": "A1", "werkgever": ["wg_a", "wg_a"]}]}, "question twice"),
        ("activa", {"scores": [{"input": "A1", "mirrored": ["wn_a"]}]}, "does not have"),
        ("activa", {"scores": [{"input": "A1", "toetser": ["taken.obs"]}]}, "another table"),
        ("activa", {"nvt_with": {"A1": "Q"}}, "names no input"),
        ("activa", {"scores": [{"invoer": "A1"}]}, "invoer"),
        ("activa", {"scores": [{"werknemer": ["wn_a"]}]}, "either an input or a question"),
        ("activa", {"scores": [{"input": "A1", "question": "x"}]}, "either an input or"),
        ("activa", {"scores": [{"question": "A1", "scale": [1, 5]}]}, "is an input"),
        ("activa", {"scores": [{"question": "x"}]}, "needs a scale"),
        ("activa", {"scores": [{"input": "A1", "scale": [1, 5]}]}, "needs a scale"),
        ("activa", {"scores": [{"question": "x", "scale": [5, 5]}]}, "without a range"),
        (
            "activa",
            {"codes": [{"label": "Code", "letters": {"A": "A1"}, "count": 1}]},
            "no scores for A1",
        ),
        ("activa", {"counts": [{"input": "Z", "of": ["x"]}]}, "cannot be counted"),
        ("activa", {"lists": [{"input": "A1", "group": "g", "fields": {}}]}, "no list"),
        ("activa", {"maps": [{"input": "A1", "value": "x_{key}"}]}, "no object"),
        ("arbolab", {}, "profiel is filled by nothing"),
        ("arbolab", {"maps": [{"input": "profiel"}]}, "either fields or value"),
        ("arbolab", {"maps": [{"input": "profiel", "value": "x_{key}"}]}, "no single value"),
        ("arbolab", {"maps": [{"input": "profiel", "fields": {"eis": "eis"}}]}, "{key}"),
        (
            "arbolab",
            {"maps": [{"input": "profiel", "keys": ["M77"], "fields": {"eis": "e_{key}"}}]},
            "M77",
        ),
        (
            "arbolab",
            {"maps": [{"input": "profiel", "keys_from": "a.b", "fields": {"eis": "e_{key}"}}]},
            "no list of codes",
        ),
        ("vta", {"lists": [{"input": "taken", "group": "t", "fields": {"duur": "x"}}]}, "duur"),
    ],
)
def test_evidence_that_does_not_fit_its_method_is_our_own_fault(
    method: str, table: dict[str, object], words: str
) -> None:
    with pytest.raises(DefinitionError, match=words):
        evidence_file.read_evidence(table, catalogue.find(method, VERSION))
