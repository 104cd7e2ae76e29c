"""Rows of one group that read only some rows of another, and what the trace calls a row."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run


@rule(naam="Dubbel van {rij}", formule="2 × {rij}", bron="wet", per="steen")
def dubbel(gewicht: Fraction) -> Value:
    """Twice."""
    return gewicht + gewicht


@rule(naam="Muur {rij}", formule="de som", bron="wet", per="muur", component=True)
def muur(dubbel: Sequence[Fraction], opslag: Fraction) -> Value:
    """What its own stones weigh."""
    return sum(dubbel, opslag)


@rule(naam="Huis", formule="de som", bron="wet", component=True)
def huis(muur: Sequence[Fraction], dubbel: Sequence[Fraction]) -> Value:
    """All walls, and all stones once more."""
    return sum((*muur, *dubbel), Fraction(0))


RULES = RuleSet((huis, muur, dubbel), columns={"steen": ("gewicht",), "muur": ("opslag",)})
STONES = {key: {"gewicht": Fraction(n)} for n, key in enumerate("ABC", start=1)}
WALLS = {key: {"opslag": Fraction(0)} for key in ("1", "2", "3")}


def run() -> Run:
    links = {("muur", "1", "steen"): ("A", "B"), ("muur", "2", "steen"): ()}
    return RULES.run({}, {"steen": STONES, "muur": WALLS}, links)


def test_a_row_reads_its_own_links_and_without_a_link_everything() -> None:
    components = {"muur_1": "6", "muur_2": "0", "muur_3": "12", "huis": "30"}
    assert run().components() == components


def test_a_change_reaches_only_what_is_linked() -> None:
    changed = run().changed("gewicht", Fraction(10), "B")
    assert changed.components() == {"muur_1": "22", "muur_2": "0", "muur_3": "28", "huis": "78"}
    assert run().changed("gewicht", Fraction(0), "C").number("muur", "1") == 6


def test_the_trace_shows_only_what_is_linked_and_may_name_a_row() -> None:
    trace = run().trace(lambda name, key: f"{name}.{key}", {"A": "de eerste"})
    steps = {step.id: step for step in trace}
    assert set(steps["muur_1"].invoer) == {"dubbel_A", "dubbel_B", "opslag.1"}
    assert set(steps["muur_2"].invoer) == {"opslag.2"}
    assert (steps["dubbel_A"].naam, steps["dubbel_A"].formule) == ("Dubbel van de eerste", "2 × A")
    assert steps["dubbel_B"].naam == "Dubbel van B"
