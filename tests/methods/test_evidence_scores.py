"""What several people said about one competence: means, proposals, differences, inconsistencies."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.domain.answers import Respondent
from ld_desktop.methods import catalogue, evidence_file, evidence_scores
from ld_desktop.methods.evidence_codes import codes_of
from ld_desktop.methods.evidence_file import read_evidence
from ld_desktop.methods.evidence_norms import norm_of
from ld_desktop.methods.evidence_scores import InputScores, as_answer, scores_of, thresholds
from ld_desktop.methods.evidence_values import Given
from ld_desktop.rules.parameters import ParameterSet

VERSION = "2010.1"
ORIGINAL_SHIPPED = evidence_file.shipped
W, N, T, V = Respondent
EVIDENCE: dict[str, dict[str, object]] = {
    "matchcare": {
        "lists": [
            {
                "input": "activiteiten",
                "variant": "bepaling",
                "group": "activiteiten",
                "fields": {"vastgesteld": "uitvoering", "competenties": "competenties"},
            }
        ],
        "maps": [
            {
                "input": "competenties",
                "fields": {"vastgesteld": "kbb_{key}"},
                "variant": "bepaling",
            },
            {"input": "competenties", "value": "kbb_{key}", "variant": "indicatie"},
        ],
        "scores": [
            {
                "input": "activiteiten.uitvoering",
                "werkgever": ["activiteiten.wg_uitvoering"],
                "werknemer": ["activiteiten.wn_uitvoering"],
            }
        ],
    },
    "arbolab": {
        "maps": [
            {"input": "profiel", "fields": {"eis": "eis_{key}", "gewicht": "gewicht_{key}"}},
        ]
    },
    "activa": {
        "scores": [
            {
                "input": "A1",
                "werkgever": ["wg_a1_1", "wg_a1_2"],
                "werknemer": ["wn_a1_1", "wn_a1_2", "wn_a1_3"],
                "mirrored": ["wn_a1_3"],
            },
            {"input": "FA", "werkgever": ["wg_fa"]},
        ]
    },
    "dariuz": {
        "scores": [
            {"input": "K1", "werkgever": ["wg_k1"], "toetser": ["obs_k1", "obs_k1b"]},
            {"input": "I1", "werkgever": ["wg_i1"], "werknemer": ["wn_i1"]},
        ]
    },
}


@pytest.fixture(autouse=True)
def evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small evidence files in place of the shipped ones, whose items are the writers' own."""
    whole = evidence_file.shipped

    def shipped(method: str, version: str) -> evidence_file.EvidenceFile:
        if method in EVIDENCE:
            return read_evidence(EVIDENCE[method], catalogue.find(method, version))
        return whole(method, version)

    monkeypatch.setattr(evidence_file, "shipped", shipped)


def said(
    method: str, *answers: tuple[str, Respondent, object], **more: object
) -> dict[str, InputScores]:
    values = {(path, who): value for path, who, value in answers}
    found = scores_of(method, VERSION, Given(values, **more))  # type: ignore[arg-type]
    return {score.input: score for score in found}


def test_a_person_says_the_mean_of_the_answered_items_those_turned_over_that_are_mirrored() -> None:
    found = said(
        "activa",
        ("wg_a1_1", W, "4"),
        ("wn_a1_1", N, "5"),
        ("wn_a1_3", N, "2"),
        ("A1", T, "3"),
        ("A1", V, "4"),
    )["A1"]
    assert {who: person.score for who, person in found.persons.items()} == {
        W: 4,
        N: Fraction(9, 2),
        T: 3,
    }
    assert found.persons[N].items == ("wn_a1_1", "wn_a1_3")
    assert found.voorstel == Fraction(23, 6)
    assert found.proposed() == Fraction("3.83")
    assert (found.established, found.verschil, found.afwijking) == (4, True, False)


@pytest.mark.parametrize(("werknemer", "verschil"), [("3", False), ("2", True)])
def test_more_than_a_step_between_two_persons_is_a_verschil(werknemer: str, verschil: bool) -> None:
    found = said("activa", ("wg_a1_1", W, "4"), ("wn_a1_1", N, werknemer))["A1"]
    assert found.verschil is verschil


@pytest.mark.parametrize(("toetser", "verschil"), [("5", False), ("4", True)])
def test_on_seven_points_two_steps_may_go_without_a_reason(toetser: str, verschil: bool) -> None:
    assert said("dariuz", ("wg_k1", W, "7"), ("obs_k1", T, toetser))["K1"].verschil is verschil


def test_a_form_of_the_assessor_counts_as_the_assessor_whoever_it_is_stored_under() -> None:
    found = said("dariuz", ("obs_k1", V, "7"), ("obs_k1b", T, "4"), ("K1", V, "2"))["K1"]
    assert found.persons[T].score == Fraction(11, 2)
    assert found.afwijking


@pytest.mark.parametrize(("second", "inconsistent"), [("3", ()), ("2", (W,))])
def test_items_that_span_more_than_half_the_scale_contradict_each_other(
    second: str, inconsistent: tuple[Respondent, ...]
) -> None:
    found = said("activa", ("wg_a1_1", W, "5"), ("wg_a1_2", W, second))["A1"]
    assert found.inconsistent == inconsistent


def test_mirrored_items_are_turned_over_before_they_are_compared() -> None:
    found = said("activa", ("wn_a1_1", N, "5"), ("wn_a1_3", N, "1"))["A1"]
    assert found.inconsistent == ()
    assert found.persons[N].spread == 0


@pytest.mark.parametrize(
    ("toetser", "proposal"), [("60", "60"), ("40", "60"), ("100", "80"), (Decimal(20), "40")]
)
def test_a_level_is_proposed_where_there_are_only_levels(toetser: object, proposal: str) -> None:
    found = said("activa", ("wg_fa", W, "60"), ("FA", T, toetser))["FA"]
    assert as_answer(found.proposed() or Fraction(0)) == proposal


def test_whole_points_are_proposed_where_there_are_no_decimals() -> None:
    found = said("dariuz", ("wg_i1", W, "1"), ("wn_i1", N, "2"))["I1"]
    assert (found.voorstel, found.proposed()) == (Fraction(3, 2), 2)


def test_nobody_said_anything() -> None:
    found = said("activa", nvt=frozenset({("A1", V)}))["A1"]
    assert (found.voorstel, found.proposed(), found.established) == (None, None, None)
    assert found.nvt
    assert (found.verschil, found.afwijking, found.inconsistent) == (False, False, ())


def test_without_items_only_what_the_assessor_scored_too_is_told() -> None:
    found = said("arbolab", ("M3", T, "4"), ("M3", V, "2"), ("M4", V, "2"))
    assert list(found) == ["M3"]
    assert found["M3"].afwijking


SHIPPED_KINDS = "riasec"


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real evidence of Arbolab in place of the small one of this file."""
    monkeypatch.setattr(evidence_file, "shipped", ORIGINAL_SHIPPED)


def _interest(kind: str, *answers: object) -> dict[tuple[str, Respondent], object]:
    return {(f"wn_riasec_{kind}{n}", N): each for n, each in enumerate(answers, 1) if each}


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("answers", "exact", "proposal"),
    [
        ("55555555", Fraction(5), "5"),
        ("15151515", Fraction(3), "3"),
        ("11111112", Fraction(9, 8), "1,13"),
        ("22200000", Fraction(2), "2"),
        ("12000001", Fraction(4, 3), "1,33"),
    ],
)
@pytest.mark.parametrize("kind", SHIPPED_KINDS)
def test_an_interest_is_proposed_from_the_items_that_were_answered(
    kind: str, answers: str, exact: Fraction, proposal: str
) -> None:
    given_answers = _interest(kind, *("" if each == "0" else each for each in answers))
    found = {each.input: each for each in scores_of("arbolab", VERSION, Given(given_answers))}
    score = found[f"riasec_{kind}"]
    assert score.voorstel == exact
    assert as_answer(score.proposed() or Fraction(0)) == proposal
    assert score.inconsistent == ()  # to like one thing and not another is no contradiction
    others = {f"riasec_{other}" for other in SHIPPED_KINDS if other != kind}
    assert all(found[other].voorstel is None for other in others)


@pytest.mark.usefixtures("shipped")
def test_an_established_interest_far_from_the_answers_asks_why() -> None:
    answers = {**_interest("r", *"22222222"), ("riasec_r", V): Decimal("3.01")}
    found = {each.input: each for each in scores_of("arbolab", VERSION, Given(answers))}
    assert found["riasec_r"].afwijking


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("values", "text"),
    [
        (("4.13", "2.5", "2", "3.38", "2.25", "3.63"), "R (4,13), C (3,63), S (3,38)"),
        (("3", "3.5", "1", "3", "2", "3"), "I (3,5), R/S/C (3)"),
        (("3", "1", "1", "3", "2", "5"), "C (5), R/S (3)"),
        (("2", "2", "2", "2", "2", "2"), "R/I/A/S/E/C (2)"),
    ],
)
def test_the_highest_interests_are_told_as_letters(values: tuple[str, ...], text: str) -> None:
    answers = {
        (f"riasec_{kind}", V): Decimal(value)
        for kind, value in zip(SHIPPED_KINDS, values, strict=True)
    }
    given_answers = Given(answers)
    assert [tuple(each) for each in codes_of("arbolab", VERSION, given_answers)] == [
        ("Drie hoogste typen", text, "riasec_c")
    ]
    answers.popitem()
    assert codes_of("arbolab", VERSION, Given(answers)) == ()


def test_every_row_is_weighed_on_its_own() -> None:
    found = said(
        "matchcare",
        ("activiteiten.t2.wg_uitvoering", W, "5"),
        ("activiteiten.t2.wn_uitvoering", N, "2"),
        ("activiteiten.t1.wn_uitvoering", N, "4"),
        rows={"activiteiten": ("t2", "t1")},
    )
    assert list(found) == ["activiteiten.t2.uitvoering", "activiteiten.t1.uitvoering"]
    assert [score.verschil for score in found.values()] == [True, False]


def test_the_uniform_method_has_no_scores_of_several_people() -> None:
    assert scores_of("uniform", "2021.1", Given({("regulier", V): True})) == ()


def test_an_office_may_have_thresholds_of_its_own() -> None:
    own = thresholds()
    chosen = ParameterSet("eigen", own.scope, {**own.values, "verschil_tot_vijf": Fraction(3)})
    answers = Given({("wg_a1_1", W): "5", ("wn_a1_1", N): "2"})
    assert not scores_of("activa", VERSION, answers, chosen)[0].verschil


def test_what_was_assumed_is_told_once_two_people_spoke() -> None:
    one = scores_of("activa", VERSION, Given({("wg_a1_1", W): "5"}))
    two = scores_of("activa", VERSION, Given({("wg_a1_1", W): "5", ("A1", T): "4"}))
    assert evidence_scores.aannames(one) == ()
    told = {aanname.id for aanname in evidence_scores.aannames(two)}
    assert {"voorstel", "verschil_tot_vijf", "inconsistentie", "stap_voorstel"} <= told


@given(
    st.dictionaries(
        st.sampled_from([("wg_a1_1", W), ("wg_a1_2", W), ("wn_a1_1", N), ("A1", T)]),
        st.sampled_from(["1", "2", "3", "4", "5"]),
    )
)
def test_a_proposal_lies_between_the_lowest_and_the_highest_answer(
    answers: dict[tuple[str, Respondent], object],
) -> None:
    (found, *_) = scores_of("activa", VERSION, Given(answers))
    numbers = [int(str(value)) for value in answers.values()]
    assert (found.voorstel is None) is (not numbers)
    if numbers:
        assert min(numbers) <= (found.voorstel or 0) <= max(numbers)
        assert abs((found.proposed() or 0) - (found.voorstel or 0)) <= Fraction(1, 200)
    if len(set(numbers)) == 1:
        assert (found.verschil, found.inconsistent) == (False, ())


@pytest.mark.parametrize(
    ("method", "question", "norm"),
    [
        ("activa", "A1", 5),
        ("activa", "FA", 100),
        ("arbolab", "M3", 4),
        ("arbolab", "eis_M3", None),
        ("arbolab", "gewicht_M3", None),
        ("dariuz", "K1", 5),
        ("dariuz", "G1", None),
        ("dariuz", "tempo", None),
        ("loonbalans", "E2", 6),
        ("loonbalans", "werkbegeleiding", None),
        ("matchcare", "kbb_E", 2),
        ("matchcare", "activiteiten.t3.uitvoering", 5),
        ("matchcare", "functieloon", None),
        ("vta", "A1", None),
        ("uniform", "regulier", None),
    ],
)
def test_a_score_is_held_against_what_its_method_says(
    method: str, question: str, norm: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    answers = Given({("eis_M3", V): "4", ("eis_E", V): "2"})
    version = catalogue.newest_version(method)
    assert norm_of(method, version, question, answers) == norm
