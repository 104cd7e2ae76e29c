"""Rules: the graph from argument names, rows, what inputs replace, change, and trace."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.domain.trace import Aanname
from ld_desktop.errors import DefinitionError
from ld_desktop.rules.numbers import Rounding
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run

GOK = Aanname(id="gok", tekst="wij gokken")


@rule(naam="Oppervlakte van {rij}", formule="lang × breed", eenheid="m2", bron="wet", per="vlak")
def oppervlakte(lang: Fraction, breed: Fraction) -> Value:
    """Area of one."""
    return lang * breed


@rule(naam="Breedte van {rij}", formule="lang × verhouding", aanname=GOK, per="vlak")
def breed(lang: Fraction, verhouding: Fraction) -> Value:
    """Only where nobody measured it."""
    return lang * verhouding


@rule(naam="Totaal", formule="de som", bron="wet", component=True)
def totaal(oppervlakte: Sequence[Fraction]) -> Value:
    """All together."""
    return sum(oppervlakte, Fraction(0))


@rule(
    naam="Deel van {rij}",
    formule="oppervlakte van {rij} ÷ totaal",
    bron="wet",
    per="vlak",
    component=True,
)
def aandeel(oppervlakte: Fraction, totaal: Fraction) -> Value:
    """Absent where there is nothing."""
    return oppervlakte / totaal if oppervlakte else None


@rule(
    naam="Rond",
    formule="totaal, afgerond",
    bron="wet",
    rounding=Rounding(step=Fraction(10), bron="besluit"),
    component=True,
)
def rond(totaal: Fraction) -> Value:
    """In tens."""
    return totaal


@rule(naam="Soort", formule="groot boven de grens", bron="wet", aanname=GOK, component=True)
def soort(totaal: Fraction, grens: Fraction, streng: bool) -> Value:
    """A text outcome."""
    return "groot" if totaal > grens or streng else "klein"


RULES = RuleSet(
    (soort, rond, aandeel, totaal, oppervlakte, breed),
    values=("verhouding", "grens", "streng"),
    columns={"vlak": ("lang", "breed")},
)


def run(*, streng: bool = False, rows: dict[str, tuple[int, int | None]] | None = None) -> Run:
    lines = rows or {"A": (3, 4), "B": (10, None)}
    vlak = {
        key: {"lang": Fraction(lang)} | ({} if wide is None else {"breed": Fraction(wide)})
        for key, (lang, wide) in lines.items()
    }
    values: dict[str, Value] = {"verhouding": Fraction(1, 2), "grens": Fraction(50)}
    return RULES.run({**values, "streng": streng}, {"vlak": vlak})


def naming(name: str, key: str | None) -> str:
    return name if key is None else f"vlak.{key}.{name}"


def test_a_rule_is_still_a_function() -> None:
    assert oppervlakte(Fraction(2), Fraction(3)) == 6
    assert rond(Fraction(65)) == 70


def test_sources_come_before_what_uses_them_whatever_the_order_given() -> None:
    found = run()
    assert found.number("oppervlakte", "A") == 12
    assert found.number("oppervlakte", "B") == 50
    assert found["totaal"] == 62
    assert found["rond"] == 60
    assert found["soort"] == "groot"


def test_a_rule_fills_only_what_the_inputs_leave_out() -> None:
    found = run()
    assert found.number("breed", "A") == 4
    assert found.number("breed", "B") == 5
    assert [s.id for s in found.trace(naming) if s.id.startswith("breed")] == ["breed_B"]


def test_numbers_become_components_and_texts_become_labels() -> None:
    found = run()
    assert found.components() == {
        "totaal": "62",
        "aandeel_A": "0.193548",
        "aandeel_B": "0.806452",
        "rond": "60",
    }
    assert found.labels() == {"soort": "groot"}


def test_an_absent_outcome_is_no_component_and_no_step() -> None:
    found = run(rows={"A": (3, 4), "C": (0, 1)})
    assert "aandeel_C" not in found.components()
    assert "aandeel_C" not in [step.id for step in found.trace(naming)]
    with pytest.raises(DefinitionError, match="aandeel C is not a number"):
        found.number("aandeel", "C")


def test_the_trace_names_inputs_by_path_and_steps_by_id() -> None:
    steps = {step.id: step for step in run(streng=True).trace(naming)}
    assert steps["oppervlakte_B"].model_dump() == {
        "id": "oppervlakte_B",
        "naam": "Oppervlakte van B",
        "formule": "lang × breed",
        "invoer": {"vlak.B.lang": "10", "breed_B": "5"},
        "uitkomst": "50",
        "eenheid": "m2",
        "bron": "wet",
    }
    assert steps["aandeel_A"].formule == "oppervlakte van A ÷ totaal"
    assert steps["totaal"].invoer == {"oppervlakte_A": "12", "oppervlakte_B": "50"}
    assert steps["soort"].invoer == {"totaal": "62", "grens": "50", "streng": "ja"}
    assert steps["soort"].uitkomst == "groot"
    assert {s.id: s for s in run().trace(naming)}["soort"].invoer["streng"] == "nee"


@pytest.mark.parametrize(
    ("lang", "printed", "rounded"),
    [
        ("14.9999999", "14.9999999", "10"),  # six decimals would print 15, and 15 becomes 20
        ("15", "15", "20"),
        ("15.0000001", "15", "20"),
        ("17.9999999", "18", "20"),
        ("-14.99999999999999", "-14.99999999999999", "-10"),
    ],
)
def test_what_is_rounded_is_printed_far_enough_to_round_it_again(
    lang: str, printed: str, rounded: str
) -> None:
    given = {"grens": Fraction(10), "streng": False, "verhouding": Fraction(1)}
    rows = {"vlak": {"A": {"lang": Fraction(lang), "breed": Fraction(1)}}}
    steps = {step.id: step for step in RULES.run(given, rows).trace(naming)}
    assert (steps["totaal"].uitkomst, steps["rond"].invoer["totaal"]) == (printed, printed)
    assert steps["rond"].uitkomst == rounded
    assert steps["soort"].invoer["totaal"] == printed


def test_the_source_of_a_step_names_law_rounding_and_assumption() -> None:
    steps = {step.id: step.bron for step in run().trace(naming)}
    assert steps["rond"] == "wet; afronding: besluit"
    assert steps["soort"] == "wet; aanname: wij gokken"
    assert steps["breed_B"] == "aanname: wij gokken"


def test_an_assumption_counts_once_and_only_where_its_rule_was_used() -> None:
    assert run().aannames() == (GOK,)
    small = RuleSet((oppervlakte, breed), ("verhouding",), {"vlak": ("lang", "breed")})
    lines = {"A": {"lang": Fraction(1), "breed": Fraction(1)}}
    measured = small.run({"verhouding": Fraction(1)}, {"vlak": lines})
    assert measured.aannames() == ()


@given(
    st.dictionaries(
        st.sampled_from("ABCD"),
        st.tuples(st.integers(1, 9), st.none() | st.integers(1, 9)),
        min_size=1,
    ),
    st.integers(1, 9),
    st.data(),
)
def test_changing_one_value_is_the_same_as_starting_again(
    rows: dict[str, tuple[int, int | None]], value: int, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(rows)))
    name = data.draw(st.sampled_from(["lang", "breed"]))
    before = run(rows=rows)
    changed = before.changed(name, Fraction(value), key)
    lang, wide = rows[key]
    line = (value, wide) if name == "lang" else (lang, value)
    again = run(rows={**rows, key: line})
    assert changed.components() == again.components()
    assert changed.trace(naming) == again.trace(naming)
    assert before.components() == run(rows=rows).components()


def test_changing_a_value_that_is_given_once() -> None:
    before = run()
    changed = before.changed("grens", Fraction(1000))
    assert changed["soort"] == "klein"
    assert changed.number("totaal") == 62
    assert before.changed("grens", Fraction(61))["soort"] == "groot"
    assert before["soort"] == "groot"


def test_no_rows_is_an_empty_sum() -> None:
    values = {"verhouding": Fraction(1), "grens": Fraction(1), "streng": False}
    assert RULES.run(values)["totaal"] == 0


def test_a_rule_without_anyone_who_says_so_is_refused() -> None:
    with pytest.raises(DefinitionError, match="neither bron nor aanname"):

        @rule(naam="Zomaar", formule="x")
        def zomaar(x: Fraction) -> Value:
            """Nobody said so."""
            return x


def test_a_source_that_nothing_gives_is_refused() -> None:
    with pytest.raises(DefinitionError, match=r"rule totaal: nothing gives \['oppervlakte'\]"):
        RuleSet((totaal,))


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(DefinitionError, match="two rules with one name"):
        RuleSet((rond, rond), values=("totaal",))


def test_a_step_may_be_shown_under_another_id_than_its_name() -> None:
    @rule(name="totaal_vlak", shown="totaal", naam="T", formule="l", bron="wet", per="vlak")
    def of_one(lang: Fraction) -> Value:
        """Of each."""
        return lang

    @rule(name="totaal", naam="T", formule="t", bron="wet", shown="Totaal", component=True)
    def of_all(totaal_vlak: Sequence[Fraction]) -> Value:
        """Of all."""
        return sum(totaal_vlak, Fraction(0))

    both = RuleSet((of_one, of_all), columns={"vlak": ("lang",)})
    found = both.run({}, {"vlak": {"1": {"lang": Fraction(2)}, "2": {"lang": Fraction(3)}}})
    assert found.components() == {"Totaal": "5"}
    steps = found.trace(naming)
    assert [step.id for step in steps] == ["totaal_1", "totaal_2", "Totaal"]
    assert steps[-1].invoer == {"totaal_1": "2", "totaal_2": "3"}


def test_two_steps_shown_as_one_are_refused() -> None:
    @rule(naam="B", formule="b", bron="wet", shown="rond")
    def vierkant(totaal: Fraction) -> Value:
        """Another."""
        return totaal

    with pytest.raises(DefinitionError, match="two rules shown as one"):
        RuleSet((rond, vierkant), values=("totaal",))


def test_a_circle_is_refused_and_named() -> None:
    @rule(name="kip", naam="Kip", formule="ei", bron="wet")
    def kip(ei: Fraction) -> Value:
        """From the egg."""
        return ei

    @rule(name="ei", naam="Ei", formule="kip", bron="wet")
    def ei(kip: Fraction) -> Value:
        """From the chicken."""
        return kip

    with pytest.raises(DefinitionError, match=r"circle: .*kip"):
        RuleSet((kip, ei))
