"""Parameters: sources, dates, what may be adjusted, and the hash of a set."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from ld_desktop import datafile
from ld_desktop.domain.trace import Aanname
from ld_desktop.errors import DefinitionError
from ld_desktop.rules.parameters import AANGEPAST, STANDAARD, Parameters

TABLE = """
[adjustable.gewicht]
label = "Gewicht"
minimum = 0
maximum = 1
value = 0.5
bron = "003 §3.1"

[adjustable.plafond]
label = "Plafond"
choices = ["taak", "totaal"]
value = "taak"
aanname = "De leidraad zwijgt."

[fixed.stap]
label = "Stap"
unit = "%"
value = 5
aanname = "Vijf punten."
"""
DATED = """
[fixed.loon]
label = "Minimumloon"
unit = "euro"
values = [
  { value = 13.27, from = 2024-01-01, until = 2024-06-30, bron = "Stcrt 1" },
  { value = 13.68, from = 2024-07-01, bron = "Stcrt 2" },
]
"""


def parameters(text: str = TABLE, scope: str = "proef/1") -> Parameters:
    return Parameters(datafile.parse(text), scope)


def test_the_standard_set_has_every_value_exactly() -> None:
    standard = parameters().standard()
    assert standard.name == STANDAARD
    assert standard.values == {"gewicht": Fraction(1, 2), "plafond": "taak", "stap": Fraction(5)}
    assert standard.number("gewicht") == Fraction(1, 2)
    with pytest.raises(DefinitionError, match="plafond is no number"):
        standard.number("plafond")


def test_what_may_be_adjusted_and_what_may_not() -> None:
    assert [p.id for p in parameters().adjustable] == ["gewicht", "plafond"]
    assert [p.id for p in parameters().fixed] == ["stap"]
    assert [p.allowed for p in parameters().adjustable] == ["0–1", "taak, totaal"]
    assert parameters().by_id["stap"].allowed == "…–…"


def test_an_assumption_is_told_under_the_parameter_s_name() -> None:
    aanname = parameters().by_id["plafond"].aanname()
    assert aanname is not None
    assert (aanname.id, aanname.tekst) == ("plafond", "De leidraad zwijgt.")
    assert parameters().by_id["gewicht"].aanname() is None


def test_an_adjusted_set_is_named_and_hashed_apart() -> None:
    own = parameters().adjusted({"gewicht": Fraction(1, 5)})
    assert own.name == AANGEPAST
    assert own.values["plafond"] == "taak"
    assert own.sha256 != parameters().standard().sha256
    assert own.named().model_dump() == {"set": AANGEPAST, "sha256": own.sha256}
    assert parameters().adjusted({"gewicht": Fraction(1, 5)}, name="kantoor 7").name == "kantoor 7"


def test_an_adjustment_to_the_same_value_is_the_standard_set() -> None:
    assert parameters().adjusted({"gewicht": Fraction("0.50")}).named().set == STANDAARD


@pytest.mark.parametrize(
    "override",
    [
        {"stap": Fraction(4)},
        {"onbekend": Fraction(1)},
        {"gewicht": Fraction(2)},
        {"gewicht": Fraction(-1)},
        {"gewicht": "half"},
        {"plafond": "nergens"},
        {"plafond": Fraction(1)},
    ],
)
def test_an_adjustment_that_is_not_allowed_is_our_bug(override: dict[str, Fraction | str]) -> None:
    with pytest.raises(DefinitionError, match="cannot be"):
        parameters().adjusted(override)


def test_the_hash_is_over_scope_and_values_and_nothing_else() -> None:
    other_label = TABLE.replace('label = "Stap"', 'label = "Pas"').replace("0.5", "0.50")
    assert parameters(other_label).standard().sha256 == parameters().standard().sha256
    assert parameters(scope="proef/2").standard().sha256 != parameters().standard().sha256
    other_value = TABLE.replace("value = 5\n", "value = 6\n")
    assert parameters(other_value).standard().sha256 != parameters().standard().sha256


def test_the_hash_is_the_sha256_of_canonical_json() -> None:
    # printf '{"scope":"x","values":{"stap":"5"}}' | sha256sum
    text = TABLE[TABLE.index("[fixed") :]
    expected = "27b43e3131c058374a9451bfc6e6f5d3785342f9f8d4e8d83e2cadf5ca82436f"
    assert parameters(text, "x").standard().sha256 == expected


def test_a_dated_value_is_the_one_of_its_day() -> None:
    loon = parameters(DATED).by_id["loon"]
    assert loon.on(date(2024, 1, 1)).value == Fraction("13.27")
    assert loon.on(date(2024, 6, 30)).bron == "Stcrt 1"
    assert loon.on(date(2024, 7, 1)).value == Fraction("13.68")
    assert loon.on(date(2030, 1, 1)).value == Fraction("13.68")
    assert parameters(DATED).standard(date(2024, 3, 1)).number("loon") == Fraction("13.27")


@pytest.mark.parametrize("day", [date(2023, 12, 31), None])
def test_nothing_is_extrapolated(day: date | None) -> None:
    with pytest.raises(DefinitionError, match="loon has no value on"):
        parameters(DATED).by_id["loon"].on(day)


def test_a_value_that_always_was_until_a_day() -> None:
    text = DATED.replace("from = 2024-01-01, ", "")
    assert parameters(text).by_id["loon"].on(date(1990, 1, 1)).value == Fraction("13.27")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TABLE.replace("[fixed.stap]", "[vast.stap]"), "unknown tables"),
        (TABLE.replace('unit = "%"', 'eenheid = "%"'), "unknown keys"),
        (TABLE.replace('aanname = "Vijf punten."', ""), "neither bron nor aanname"),
        (TABLE.replace("value = 5", "value = true"), "is no number or text"),
        (TABLE.replace("value = 0.5", "value = 1.5"), "not allowed by its own range"),
        (TABLE.replace('value = "taak"', 'value = "uur"'), "not allowed by its own range"),
        (TABLE.replace("[fixed.stap]", "[fixed.gewicht]"), "stands in both tables"),
        (DATED.replace('bron = "Stcrt 2"', 'bron = "Stcrt 2", wie = "ik"'), "unknown keys"),
        (DATED.replace("unit", "value = 3\nunit"), "unknown keys"),
    ],
)
def test_a_wrong_data_file_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DefinitionError, match=reason):
        parameters(text)


EACH = """
[adjustable.norm]
label = "Norm van {} in het bestand"
minimum = 0
above = true
maximum = 7
aanname = "Vijf voor alle."
each = { K1 = 5, zeer_laag = 4.5 }
"""


def test_a_table_of_values_is_a_parameter_for_each_key() -> None:
    found = parameters(EACH)
    assert found.standard().values == {"norm_K1": Fraction(5), "norm_zeer_laag": Fraction(9, 2)}
    labels = [parameter.label for parameter in found.adjustable]
    assert labels == ["Norm van K1 in het bestand", "Norm van zeer laag in het bestand"]
    assert found.by_id["norm_K1"].aanname() == Aanname(id="norm_K1", tekst="Vijf voor alle.")


def test_a_minimum_that_is_not_allowed_itself() -> None:
    parameter = parameters(EACH).by_id["norm_K1"]
    assert parameter.allowed == "meer dan 0–7"
    assert not parameter.accepts(Fraction(0))
    assert parameter.accepts(Fraction(1, 1000))
    assert parameter.accepts(Fraction(7))
