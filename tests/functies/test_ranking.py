"""Other functions: the value of the method itself, best first, with what makes the difference."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.errors import DefinitionError
from ld_desktop.functies.criteria import criteria
from ld_desktop.functies.library import Library, library_of
from ld_desktop.functies.profile import Functieprofiel
from ld_desktop.functies.ranking import rank
from ld_desktop.functies.synthetic import synthetic_library
from ld_desktop.methods.document import score
from tests.methods.random_documents import CRITERIA, arbolab, seeded


def levels_of(document: dict[str, Any]) -> dict[str, Fraction]:
    inputs = document["inputs"]
    return {name: Fraction(inputs[name]) for name in CRITERIA if inputs.get(name, "nvt") != "nvt"}


def asked(profiel: Functieprofiel) -> dict[str, dict[str, int]]:
    rows = zip(CRITERIA, profiel.eisen, profiel.gewichten, strict=True)
    return {name: {"eis": eis, "gewicht": gewicht} for name, eis, gewicht in rows}


def profile(code: str, **eisen: int) -> Functieprofiel:
    """A profile that requires a few criteria, all of weight 1."""
    row = tuple(eisen.get(name, 0) for name in CRITERIA)
    return Functieprofiel(code, f"functie {code}", row, (1,) * len(CRITERIA))


def small(*profielen: Functieprofiel) -> Library:
    return library_of("proef", "1", profielen)


@settings(max_examples=60, deadline=None)
@given(seeded(arbolab), st.integers(0, 2**32), st.integers(1, 12))
def test_a_value_is_the_one_of_the_method(document: dict[str, Any], seed: int, number: int) -> None:
    levels = levels_of(document)
    ranking = rank(levels, synthetic_library(number, random.Random(seed)))
    rows = list(ranking.rows())
    apart = list(ranking.not_computable())
    assert len(rows) + len(apart) == number
    for row in rows:
        inputs = {**document["inputs"], "profiel": asked(row.profiel)}
        result = score({"method": "arbolab", "inputs": inputs})
        assert (row.loonwaarde, row.loonwaarde_exact) == (
            result.loonwaarde,
            result.loonwaarde_exact,
        )
        lost = sum(
            (
                Fraction(100 * g) * max(Fraction(0), 1 - levels[n] / e)
                for n, (e, g) in _required(row.profiel).items()
            ),
            Fraction(0),
        ) / sum(g for _, g in _required(row.profiel).values())
        assert row.loonwaarde_onafgerond == 100 - lost
    for left in apart:
        assert left.ontbreekt
        assert set(left.ontbreekt) == set(_required(left.profiel)) - set(levels)


def _required(profiel: Functieprofiel) -> dict[str, tuple[int, int]]:
    rows = zip(CRITERIA, profiel.eisen, profiel.gewichten, strict=True)
    return {name: (eis, gewicht) for name, eis, gewicht in rows if eis}


@settings(max_examples=60, deadline=None)
@given(seeded(arbolab), st.integers(0, 2**32))
def test_the_best_comes_first_and_equals_stand_by_code(document: dict[str, Any], seed: int) -> None:
    ranking = rank(levels_of(document), synthetic_library(40, random.Random(seed)))
    rows = list(ranking.rows())
    assert [row.plaats for row in rows] == list(range(1, len(rows) + 1))
    sorted_rows = sorted(rows, key=lambda row: (-row.loonwaarde_onafgerond, row.profiel.code))
    assert rows == sorted_rows
    assert list(ranking.rows(3)) == rows[:3]
    codes = [left.profiel.code for left in ranking.not_computable()]
    assert codes == sorted(codes)


def test_a_tie_that_only_looks_like_one_is_none() -> None:
    """Two values that agree in many decimals and still differ."""
    level = Fraction(Decimal("2.9999999999999999999"))
    library = small(profile("a", M1=3), profile("b", M1=3, M2=3))
    rows = list(rank({"M1": level, "M2": Fraction(3)}, library).rows())
    assert [row.profiel.code for row in rows] == ["b", "a"]
    assert [row.loonwaarde_exact for row in rows] == ["100.00", "100.00"]


def test_the_differences_are_the_largest_losses() -> None:
    library = small(profile("x", M1=5, M2=4, M3=3, M4=2, M5=1, M6=2, M7=2, M8=2))
    levels = {name: Fraction(1) for name in criteria()}
    (row,) = rank(levels, library).rows()
    assert [(v.criterium, v.naam, v.eis, v.gewicht) for v in row.verschillen] == [
        ("M1", "arbeidsplanning", 5, 1),
        ("M2", "bevattingsvermogen", 4, 1),
        ("M3", "aandacht", 3, 1),
        ("M4", "concentratie", 2, 1),
        ("M6", "probleemoplossing", 2, 1),
    ]
    assert row.verschillen[0].verlies == Fraction(100, 8) * Fraction(4, 5)
    assert row.verschillen[0].niveau == 1


def test_nothing_makes_a_difference_to_who_meets_everything() -> None:
    levels = {name: Fraction(5) for name in criteria()}
    rows = list(rank(levels, synthetic_library(20, random.Random(3))).rows())
    assert {row.loonwaarde for row in rows} == {100}
    assert {row.verschillen for row in rows} == {()}


def test_without_any_level_everything_stands_apart() -> None:
    ranking = rank({}, small(profile("a", M1=1), profile("b", M2=1, M9=2)))
    assert list(ranking.rows()) == []
    assert [(left.profiel.code, left.ontbreekt) for left in ranking.not_computable()] == [
        ("a", ("M1",)),
        ("b", ("M2", "M9")),
    ]


def test_an_empty_library_ranks_to_nothing() -> None:
    ranking = rank({"M1": Fraction(3)}, small())
    assert list(ranking.rows()) == list(ranking.not_computable()) == []


def test_a_library_holds_no_function_of_nothing_and_no_code_twice() -> None:
    with pytest.raises(DefinitionError, match="requires nothing"):
        rank({"M1": Fraction(3)}, small(profile("a", M1=1), profile("b")))
    with pytest.raises(DefinitionError, match="same code"):
        small(profile("a", M1=1), profile("a", M1=2))


def test_own_profiles_go_before_ours_and_change_the_hash() -> None:
    library = small(profile("a", M1=1), profile("b", M1=2))
    assert library.with_own([]) is library
    own = library.with_own([profile("b", M1=5), profile("0", M1=1)])
    assert [(p.code, p.eisen[0]) for p in own.profielen] == [("0", 1), ("a", 1), ("b", 5)]
    assert own.naam == "proef, met eigen profielen"
    assert own.sha256 != library.sha256 == small(*reversed(library.profielen)).sha256
