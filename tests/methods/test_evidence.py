"""From answers of the uniform questionnaire to inputs, with the way back for problems."""

from __future__ import annotations

from decimal import Decimal

from ld_desktop.methods.document import score
from ld_desktop.methods.uniform.evidence import collect

WEEK = {"uren_per_week": Decimal(32), "dagen_per_week": Decimal(4)}
FACTORS = {"kwaliteit": Decimal(90), "netto_werktijd": Decimal(100)}


def cells(row: str, **values: object) -> dict[str, object]:
    return {f"taken.{row}.{name}": value for name, value in values.items()}


def test_answers_give_a_document_that_can_be_scored() -> None:
    values = {
        **WEEK,
        "regulier": False,
        "aandeel_soort": "procent",
        **cells("t7", naam="Inpakken", aandeel=Decimal(60), tempo=Decimal(80), **FACTORS),
        **cells(
            "t2",
            aandeel=Decimal(40),
            tempo_wijze="telling",
            tempo_aantal=Decimal(70),
            tempo_norm=Decimal(80),
            tempo=Decimal(1),
            **FACTORS,
        ),
    }
    evidence = collect(values, ("t7", "t2"))
    assert evidence.inputs["taken"][1]["tempo"] == {"aantal": 70, "norm": 80}
    assert evidence.places["taken.2.tempo.aantal"] == "taken.t2.tempo_aantal"
    assert evidence.places["taken.2.tempo"] == "taken.t2.tempo_aantal"
    assert evidence.places["taken.1.tempo"] == "taken.t7.tempo"
    assert evidence.places["uren_per_week"] == "uren_per_week"
    result = score({"method": "uniform", "inputs": evidence.inputs})
    assert result.loonwaarde_exact == "74.70"  # 60 × 0,8 × 0,9 + 40 × 0,875 × 0,9


def test_hours_count_where_hours_are_chosen() -> None:
    values = {
        "aandeel_soort": "uren",
        **cells("t1", uren=Decimal(32), aandeel=Decimal(5), **FACTORS),
    }
    evidence = collect(values, ("t1",))
    assert evidence.inputs == {"taken": [{"uren": Decimal(32), **FACTORS}]}
    assert evidence.places["taken.1"] == "taken.t1.uren"


def test_a_regular_performance_has_no_factors() -> None:
    values = {**WEEK, "regulier": True, **cells("t1", aandeel=Decimal(100), **FACTORS)}
    evidence = collect(values, ("t1",))
    assert evidence.inputs["taken"] == [{"aandeel": Decimal(100)}]
    assert score({"method": "uniform", "inputs": evidence.inputs}).loonwaarde == 100


def test_nothing_answered_gives_nothing() -> None:
    assert collect({"regulier": "kapot"}, ()).inputs == {}
    counted = collect(cells("t1", tempo_wijze="telling"), ("t1",))
    assert counted.inputs == {"taken": [{}]}
