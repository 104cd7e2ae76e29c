"""What one method's answers say about another: only what is known, never a guess."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.documents.refusals import Refusals
from ld_desktop.methods import catalogue
from ld_desktop.methods.crosswalk import leaves
from ld_desktop.methods.evidence_crosswalk import carried_inputs
from tests.methods import random_activa_vta, random_competences, random_documents

TAKEN = [
    {"aandeel": Decimal(60), "tempo": Decimal(50), "kwaliteit": Decimal(90)},
    {"aandeel": Decimal(40), "tempo": {"aantal": Decimal(7), "norm": Decimal(10)}},
]


def test_percentages_are_turned_over_and_weighed_by_their_share() -> None:
    found = carried_inputs("uniform", {"regulier": False, "taken": TAKEN}, "vta")
    # 60 % × 50 + 40 % × 70 = 58 of the pace; the quality of one task alone is known: 90
    assert (found["A1"], found["A2"], found["A3"]) == (42, 42, 10)


def test_what_is_turned_over_twice_is_itself() -> None:
    inputs = {"begeleiding_pct": Decimal("7.5"), "verzuim_pct": Decimal(3)}
    found = carried_inputs("dariuz", inputs, "loonbalans")
    assert found == {"werkbegeleiding": Fraction("7.5"), "ziekteverzuim": 3}


def test_what_the_other_method_would_refuse_is_not_carried() -> None:
    found = carried_inputs("loonbalans", {"werkbegeleiding": Decimal(40)}, "dariuz")
    assert found == {}


def test_another_scale_is_no_value() -> None:
    assert carried_inputs("activa", {"A4": Decimal(3), "B7": Decimal(4)}, "dariuz") == {}


def test_a_row_of_a_table_is_not_filled() -> None:
    found = carried_inputs("vta", {"A1": Decimal(20), "A2": Decimal(20)}, "uniform")
    assert found == {}


@pytest.mark.parametrize("inputs", [{}, {"regulier": True}, {"taken": []}, {"taken": [{}]}])
def test_nothing_answered_says_nothing(inputs: dict[str, object]) -> None:
    assert carried_inputs("uniform", inputs, "vta") == {}


def test_the_first_alternative_that_was_answered_counts() -> None:
    inputs = {"tempo": Decimal(70), "K10": Decimal(2)}
    assert carried_inputs("dariuz", inputs, "vta")["A1"] == 30
    assert "A1" not in carried_inputs("dariuz", {"K10": Decimal(2)}, "vta")


MAKERS = {
    "activa": random_activa_vta.activa,
    "arbolab": random_documents.arbolab,
    "dariuz": random_competences.dariuz,
    "loonbalans": random_competences.loonbalans,
    "matchcare": random_documents.matchcare,
    "vta": random_activa_vta.vta,
}


@pytest.mark.parametrize(("method", "other"), list(permutations(MAKERS, 2)))
@given(data=st.data())
def test_what_is_carried_is_an_input_of_the_other_method_within_its_range(
    method: str, other: str, data: st.DataObject
) -> None:
    document = data.draw(random_documents.seeded(MAKERS[method]))
    fields = dict(leaves(catalogue.find(other, catalogue.newest_version(other)).inputs))
    for path, value in carried_inputs(method, document["inputs"], other).items():
        refusals = Refusals()
        number = Decimal(value.numerator) / Decimal(value.denominator)
        fields[path].read(round(number, 6), path, "", refusals)
        assert not refusals, path
