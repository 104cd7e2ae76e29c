"""Asking one outcome with one value different gives what calculating again gives."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.errors import DefinitionError
from ld_desktop.rules.numbers import gemiddelde
from ld_desktop.rules.plan import Plan
from ld_desktop.rules.probe import Probe
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run

CALLS: list[str] = []


@rule(naam="Match {rij}", formule="score ÷ eis, hoogstens 1", bron="wet", per="kunnen")
def match(score: Fraction, eis: Fraction) -> Value:
    """Capped, so that much of what changes changes nothing."""
    CALLS.append("match")
    return min(score / eis, Fraction(1))


@rule(naam="Taak {rij}", formule="het gemiddelde van match", bron="wet", per="taak")
def kunde(match: Sequence[Fraction]) -> Value:
    """The mean of what this task asks."""
    CALLS.append("kunde")
    return gemiddelde(match)


@rule(naam="Deel {rij}", formule="gewicht × kunde", bron="wet", per="taak")
def deel(gewicht: Fraction, kunde: Fraction | None) -> Value:
    """Absent where the task asks nothing."""
    CALLS.append("deel")
    return None if kunde is None else gewicht * kunde


@rule(naam="Som", formule="de som", bron="wet")
def som(deel: Sequence[Fraction | None], extra: Fraction) -> Value:
    """No outcome below zero."""
    CALLS.append("som")
    total = sum((part for part in deel if part is not None), extra)
    return total if total >= 0 else None


@rule(naam="Gemeld", formule="ja bij veel", bron="wet")
def gemeld(som: Fraction | None, grens: Fraction) -> Value:
    """Hangs on the sum; the sum does not hang on it."""
    CALLS.append("gemeld")
    return som is not None and som > grens


RULES = RuleSet(
    (gemeld, som, deel, kunde, match),
    values=("extra", "grens"),
    columns={"kunnen": ("score", "eis"), "taak": ("gewicht",)},
)
CODES = "ABCD"


def calculated(
    scores: Sequence[int] = (1, 2, 3, 4), asks: Sequence[str] = ("AB", "AB", "C", "")
) -> Run:
    """Four competences, tasks that ask some of them; D is asked by none."""
    return RULES.run(
        {"extra": Fraction(1), "grens": Fraction(3)},
        {
            "kunnen": {
                code: {"score": Fraction(score), "eis": Fraction(3)}
                for code, score in zip(CODES, scores, strict=True)
            },
            "taak": {str(n): {"gewicht": Fraction(n, 2)} for n in range(1, len(asks) + 1)},
        },
        {("taak", str(n), "kunnen"): tuple(codes) for n, codes in enumerate(asks, start=1)},
    )


@given(
    st.lists(st.integers(0, 9), min_size=4, max_size=4),
    st.lists(st.text(CODES, max_size=4), min_size=1, max_size=5),
    st.data(),
)
def test_a_probe_answers_as_a_changed_calculation_does(
    scores: list[int], asks: list[str], data: st.DataObject
) -> None:
    run = calculated(scores, asks)
    probe = Probe(run, "som")
    everywhere = [place for place in run.found if place != ("som", None)]
    questions = st.tuples(st.sampled_from(everywhere), st.integers(1, 9))
    for (name, key), value in data.draw(st.lists(questions, min_size=1, max_size=6)):
        expected = run.changed(name, Fraction(value), key).number("som")
        assert probe.number(name, key, Fraction(value)) == expected
    assert probe.now == run.number("som") == calculated(scores, asks).number("som")


def test_tasks_that_ask_the_same_share_one_mean_in_both_ways_of_calculating() -> None:
    CALLS.clear()
    run = calculated()
    assert CALLS.count("kunde") == 3
    assert [run.number("kunde", key) for key in "123"] == [Fraction(1, 2), Fraction(1, 2), 1]
    CALLS.clear()
    assert Probe(run, "som").number("score", "A", Fraction(3)) == run.number("som") + Fraction(1, 2)
    assert CALLS == ["match", "kunde", "deel", "deel", "som"]


def test_only_what_lies_between_the_value_and_the_outcome_is_redone() -> None:
    probe = Probe(calculated(), "som")
    CALLS.clear()
    assert probe.number("score", "C", Fraction(9)) == probe.now
    assert CALLS == ["match"], "the match was 1 and stays 1"
    CALLS.clear()
    assert probe.number("score", "D", Fraction(1)) == probe.now
    assert probe.number("grens", None, Fraction(1)) == probe.now
    assert probe.number("nergens", "A", Fraction(1)) == probe.now
    assert CALLS == []


def test_an_outcome_that_is_no_number_is_refused() -> None:
    with pytest.raises(DefinitionError, match="gemeld  is not a number"):
        Probe(calculated(), "gemeld")
    probe = Probe(calculated(), "som")
    with pytest.raises(DefinitionError, match="with another extra: the outcome is None"):
        probe.number("extra", None, Fraction(-9))
    assert probe.number("extra", None, Fraction(2)) == probe.now + 1


def test_yes_is_not_the_same_as_one() -> None:
    @rule(naam="Soort", formule="soort", bron="wet")
    def soort(groot: Fraction) -> Value:
        """A number or an answer: no rule of ours does so."""
        return True if groot > 1 else Fraction(1)

    @rule(naam="Tekst", formule="tekst", bron="wet")
    def getal(soort: Value) -> Value:
        """Tells the two apart."""
        return Fraction(2) if soort is True else Fraction(3)

    run = RuleSet((soort, getal), values=("groot",)).run({"groot": Fraction(1)})
    assert run.number("getal") == 3
    assert Probe(run, "getal").number("groot", None, Fraction(5)) == 2
    assert run.changed("groot", Fraction(5)).number("getal") == 2


def test_calculations_of_one_shape_share_a_plan_and_no_value() -> None:
    one, other = calculated((1, 2, 3, 4)), calculated((4, 3, 2, 1))
    assert one.plan is other.plan
    assert one.number("som") != other.number("som")
    assert calculated(asks=("AB", "C", "AB", "")).plan is not one.plan


def test_a_place_that_two_groups_give_is_refused() -> None:
    with pytest.raises(DefinitionError, match="two groups give one place"):
        Plan([("gewicht", "1"), ("gewicht", "1")], [])
    clash = {"kunnen": {"1": {"gewicht": Fraction(1)}}, "taak": {"1": {"gewicht": Fraction(2)}}}
    with pytest.raises(DefinitionError, match="two groups give one place"):
        RULES.run({"extra": Fraction(0), "grens": Fraction(0)}, clash)


LONG = "ABCDEFGHIJKL"


@rule(naam="Gelijk {rij}", formule="score", bron="wet", per="kunnen")
def gelijk(score: Fraction | str) -> Value:
    """A number, or n.v.t."""
    return score if isinstance(score, str) else min(score, Fraction(4))


@rule(naam="Midden {rij}", formule="het gemiddelde van gelijk", bron="wet", per="taak")
def midden(gelijk: Sequence[Fraction | str]) -> Value:
    """The mean of a long list."""
    return gemiddelde(gelijk)


@rule(naam="Hoogste {rij}", formule="het hoogste van gelijk", bron="wet", per="taak")
def hoogste(gelijk: Sequence[Fraction | str]) -> Value:
    """A long list that is read, not averaged: in order, from both ends, and by its length."""
    numbers = [value for value in gelijk if isinstance(value, Fraction)]
    ends = [value for value in (gelijk[0], gelijk[-1], *gelijk[2:3]) if isinstance(value, Fraction)]
    return max(numbers, default=Fraction(0)) * len(gelijk) + sum(ends)


@rule(naam="Alles", formule="de som van midden en hoogste", bron="wet")
def alles(midden: Sequence[Fraction | None], hoogste: Sequence[Fraction], extra: Fraction) -> Value:
    """One outcome over everything."""
    return sum((value for value in (*midden, *hoogste) if value is not None), extra)


LISTED = RuleSet(
    (gelijk, midden, hoogste, alles),
    values=("extra",),
    columns={"kunnen": ("score",), "taak": ("gewicht",)},
)
_SCORES = st.one_of(st.just("nvt"), st.fractions(0, 6, max_denominator=60))


@given(
    scores=st.lists(_SCORES, min_size=len(LONG), max_size=len(LONG)),
    asks=st.lists(st.sets(st.sampled_from(LONG), min_size=1), min_size=1, max_size=4),
    others=st.lists(st.tuples(st.sampled_from(LONG), _SCORES), min_size=1, max_size=6),
)
def test_long_lists_give_what_calculating_again_gives(
    scores: list[Fraction | str], asks: list[set[str]], others: list[tuple[str, Fraction | str]]
) -> None:
    run = LISTED.run(
        {"extra": Fraction(1, 7)},
        {
            "kunnen": {code: {"score": s} for code, s in zip(LONG, scores, strict=True)},
            "taak": {str(n): {"gewicht": Fraction(1)} for n in range(len(asks))},
        },
        {("taak", str(n), "kunnen"): sorted(asked) for n, asked in enumerate(asks)},
    )
    probe = Probe(run, "alles")
    for code, score in others:
        assert probe.number("score", code, score) == run.changed("score", score, code)["alles"]
    assert probe.number("extra", None, Fraction(0)) == run.number("alles") - Fraction(1, 7)
