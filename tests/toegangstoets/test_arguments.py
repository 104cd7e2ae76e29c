"""What the assessor still owes, the version that was used, and the signal afterwards."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from ld_desktop.domain.problems import Severity
from ld_desktop.messages import LANGUAGES, problem_sentence
from ld_desktop.toegangstoets.arguments import loonwaarde_signal, open_arguments
from ld_desktop.toegangstoets.document import judge, result_to_json
from ld_desktop.toegangstoets.inputs import toets

DOCUMENT: dict[str, Any] = {
    "datum": "2011-03-01",
    "geboortedatum": "1980-05-17",
    "uitkering": "wwb",
    "werkt_sw": False,
    "wsw_indicatie": False,
    "beperkingen": ["psychisch"],
    "2a": {"a": False, "b": False},
    "2b": {"c": False},
    "3": {"a": True, "b": False},
}


def owed(twijfel: set[str], argumenten: dict[str, str]) -> list[tuple[str, str | None]]:
    problems = open_arguments(DOCUMENT, twijfel, argumenten)
    return [(problem.code.partition(".")[2], problem.path) for problem in problems]


def test_a_no_on_question_3_needs_an_argument() -> None:
    assert owed(set(), {}) == [("argument_bij_nee", "3.b")]
    assert owed(set(), {"3.b": "  "}) == [("argument_bij_nee", "3.b")]
    assert owed(set(), {"3.b": "na drie weken meegelopen"}) == []


def test_doubt_needs_an_argument_and_offers_an_expert() -> None:
    assert owed({"2b.c"}, {"3.b": "x"}) == [
        ("argument_bij_twijfel", "2b.c"),
        ("deskundigenonderzoek", "2b.c"),
    ]
    assert owed({"2b.c"}, {"3.b": "x", "2b.c": "y"}) == [("deskundigenonderzoek", "2b.c")]
    assert owed({"3.b"}, {}) == [("argument_bij_nee", "3.b"), ("deskundigenonderzoek", "3.b")]
    assert owed({"beperkingen"}, {"3.b": "x"})[0] == ("argument_bij_twijfel", "beperkingen")


def test_without_answers_nothing_is_owed() -> None:
    assert open_arguments({}, (), {}) == ()
    assert open_arguments({"3": "nee"}, (), {}) == ()


def test_an_expert_is_a_choice_and_an_argument_is_not() -> None:
    hard, hint = open_arguments(DOCUMENT, ("2b.c",), {"3.b": "x"})
    assert (hard.severity, hint.severity) == (Severity.HARD, Severity.HINT)
    for language in LANGUAGES:
        assert "Werkt in een regulier tempo" in problem_sentence(hard, language)


@pytest.mark.parametrize("loonwaarde", [0, "19.99", "99.01", 100])
def test_a_loonwaarde_that_does_not_fit_the_target_group_is_a_signal(loonwaarde: Any) -> None:
    problem = loonwaarde_signal("doelgroep", Fraction(loonwaarde))
    assert problem is not None
    assert "20 tot en met 99 %" in problem_sentence(problem)


@pytest.mark.parametrize(
    ("uitkomst", "loonwaarde"), [("doelgroep", 20), ("doelgroep", 99), ("bovengrens", 100)]
)
def test_a_loonwaarde_that_fits_is_none(uitkomst: str, loonwaarde: int) -> None:
    assert loonwaarde_signal(uitkomst, Fraction(loonwaarde)) is None


@pytest.mark.parametrize("versie", ["quick_scan", "uitgebreid", "cvs", "eigen"])
def test_the_version_of_the_test_is_told_and_decides_nothing(versie: str) -> None:
    told = result_to_json(judge({**DOCUMENT, "versie": versie}))
    assert told.pop("versie") == versie
    assert told == result_to_json(judge(DOCUMENT))
    assert versie in toets().versies


def test_settings_are_named_with_their_hash() -> None:
    own = judge({**DOCUMENT, "parameters": {"laagste_wachttijd_wsw": 9}}).parameters
    assert own is not None
    assert own.set == "aangepast"
    assert judge({**DOCUMENT, "parameters": {"laagste_wachttijd_wsw": 0}}).parameters is None
