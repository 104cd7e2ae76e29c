"""Kinds of input: what each reads, refuses and says about itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ld_desktop.documents.fields import Boolean, Field, Listing, Number, NumberOrCount, Record, Text
from ld_desktop.documents.refusals import MAX_ERRORS, Refusals
from ld_desktop.domain.trace import InputError

SCORE = Number("Werktempo", Fraction(1), Fraction(5), nvt=True)
EIS = Number("Eis", Fraction(0), Fraction(5), whole=True)


def read(field: Field, value: object) -> tuple[object, tuple[InputError, ...]]:
    refusals = Refusals()
    found = field.read(value, "A4", "", refusals)
    return found, refusals.refusal().errors


@pytest.mark.parametrize(
    ("value", "number"),
    [(3, Fraction(3)), (Decimal("3.25"), Fraction(13, 4)), (Decimal("1E0"), Fraction(1))],
)
def test_a_number_is_read_exactly(value: object, number: Fraction) -> None:
    assert read(SCORE, value) == (number, ())


def test_nvt_is_read_only_where_it_is_allowed() -> None:
    assert read(SCORE, "nvt") == ("nvt", ())
    assert read(EIS, "nvt")[1][0].problem == "verkeerd type"


@pytest.mark.parametrize(
    "value",
    [True, False, "4", "", None, [], {}, Decimal("NaN"), Decimal("Infinity"), Fraction(3), 4.0],
)
def test_what_is_no_number_has_the_wrong_type(value: object) -> None:
    found, (error,) = read(SCORE, value)
    assert found is None
    assert (error.input, error.label, error.problem) == ("A4", "Werktempo", "verkeerd type")
    assert error.allowed == "1–5 of nvt"


@pytest.mark.parametrize("value", [0, 6, Decimal("0.99"), Decimal("5.0000001"), -3, 10**15])
def test_out_of_range_is_refused_and_still_read(value: object) -> None:
    found, (error,) = read(SCORE, value)
    assert isinstance(found, Fraction)
    assert (error.problem, error.value) == ("buiten bereik", value)


def test_whole_numbers_have_no_decimals() -> None:
    assert read(EIS, Decimal("3.0")) == (Fraction(3), ())
    assert read(EIS, Decimal("3.5"))[1][0].allowed == "0–5, heel getal"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1.123456789012345678901"), Decimal("1.123456789012345678901")),
        (Decimal("1E-33"), Decimal("1E-33")),
        (Decimal("1E+999999999"), "1E+999999999"),
        (Decimal("1E-999999999"), "1E-999999999"),
        (10**32, 10**32),
        (10**10_000, "getal van 33220 bits"),
    ],
    ids=["digits", "small", "huge", "tiny", "integer", "long integer"],
)
def test_a_number_too_long_to_calculate_with_is_refused_at_once(
    value: object, shown: object
) -> None:
    found, (error,) = read(SCORE, value)
    assert found is None
    assert (error.problem, error.allowed) == ("document", "hoogstens 20 cijfers")
    assert error.value == shown


def test_what_was_read_before_does_not_let_the_same_number_in_more_digits_pass() -> None:
    for text in ("3", "3.00", "3." + 19 * "0"):
        assert read(SCORE, Decimal(text)) == (Fraction(3), ())
    for text in ("3." + 20 * "0", "3." + 5_000 * "0"):
        assert read(SCORE, Decimal(text))[1][0].problem == "document"


@pytest.mark.parametrize(
    ("number", "allowed", "schema"),
    [
        (SCORE, "1–5 of nvt", None),
        (Number("x"), "een getal", {"type": "number", "title": "x"}),
        (
            Number("x", high=Fraction(5)),
            "hoogstens 5",
            {"type": "number", "title": "x", "maximum": 5},
        ),
        (Number("x", Fraction(0)), "0 of meer", {"type": "number", "title": "x", "minimum": 0}),
        (
            Number("x", Fraction(0), above=True),
            "meer dan 0",
            {"type": "number", "title": "x", "exclusiveMinimum": 0},
        ),
        (
            Number("x", Fraction("6.25"), Fraction(60), above=True),
            "meer dan 6.25 tot en met 60",
            {
                "type": "number",
                "title": "x",
                "exclusiveMinimum": Decimal("6.25"),
                "maximum": 60,
            },
        ),
        (EIS, "0–5, heel getal", {"type": "integer", "title": "Eis", "minimum": 0, "maximum": 5}),
    ],
)
def test_a_range_in_words_and_as_schema(
    number: Number, allowed: str, schema: dict[str, Any] | None
) -> None:
    assert number.allowed == allowed
    if schema is None:
        assert number.schema()["anyOf"][1] == {"const": "nvt"}
    else:
        assert number.schema() == schema


def test_the_lower_end_counts_unless_it_is_above() -> None:
    assert read(Number("x", Fraction(0)), 0) == (0, ())
    assert read(Number("x", Fraction(0), above=True), 0)[1][0].problem == "buiten bereik"
    assert read(Number("x"), -(10**20)) == (-(10**20), ())


@pytest.mark.parametrize(
    ("field", "good", "bad"), [(Boolean("Ja?"), False, 0), (Text("Naam"), "", 7)]
)
def test_a_plain_kind_takes_its_own_type_only(field: Field, good: object, bad: object) -> None:
    assert read(field, good) == (good, ())
    found, (error,) = read(field, bad)
    assert (found, error.problem, error.allowed) == (None, "verkeerd type", field.allowed)


def test_a_record_reads_what_it_knows_and_names_all_that_is_wrong() -> None:
    record = Record("Taak", {"naam": Text("Naam"), "score": SCORE, "eis": EIS})
    found, errors = read(record, {"score": 9, "extra": {"a": 1}, "meer": [1, 2]})
    assert found == {"score": 9}
    assert [(e.input, e.problem, e.value) for e in errors] == [
        ("A4.score", "buiten bereik", 9),
        ("A4.eis", "ontbreekt", None),
        ("A4.extra", "onbekend", "object met 1 sleutels"),
        ("A4.meer", "onbekend", "lijst van 2"),
    ]
    assert read(record, "x")[1][0].allowed == "een object"


def test_a_list_counts_from_one_and_keeps_its_places() -> None:
    listing = Listing("Taken", "taak", Record("Taak", {"eis": EIS}), 1, 3)
    found, errors = read(listing, [{"eis": 1}, 5, {"eis": 6}])
    assert found == [{"eis": 1}, None, {"eis": 6}]
    assert [(e.input, e.label, e.problem) for e in errors] == [
        ("A4.2", "Taak (taak 2)", "verkeerd type"),
        ("A4.3.eis", "Eis (taak 3)", "buiten bereik"),
    ]
    assert read(listing, {"1": {}})[1][0].problem == "verkeerd type"
    for wrong in ([], [{}] * 4):
        assert [(e.problem, e.allowed) for e in read(listing, wrong)[1]] == [
            ("strijdig", "1–3 × taak")
        ]


def test_a_count_stands_for_a_percentage() -> None:
    field = NumberOrCount(Number("Tempo", Fraction(0), Fraction(200)))
    assert read(field, 80) == (80, ())
    assert read(field, {"aantal": 7, "norm": Decimal(8)}) == ({"aantal": 7, "norm": 8}, ())
    assert read(field, "80")[1][0].allowed == "0–200, of {aantal, norm}"
    assert [e.input for e in read(field, {})[1]] == ["A4.aantal", "A4.norm"]
    assert [e.input for e in read(field, {"aantal": None, "norm": 1})[1]] == ["A4.aantal"]
    (error,) = read(field, {"aantal": 3, "norm": 1})[1]
    assert (error.input, error.value) == ("A4", "3 op 1 = 300 %")
    assert field.required
    endless = NumberOrCount(Number("Aantal", Fraction(0)))
    assert read(endless, {"aantal": 3000, "norm": 1})[1] == ()


def test_unknown_names_are_shortened_and_printable() -> None:
    record = Record("Taak", {})
    (error,) = read(record, {"\ud800" + "x" * 1000: "y" * 1000})[1]
    assert len(error.input) == 101
    assert isinstance(error.value, str)
    assert len(error.value) == 101
    assert error.input.encode()


def test_a_hostile_document_gets_a_thousand_errors_and_one_that_says_so() -> None:
    _, errors = read(Record("Taak", {}), {str(n): n for n in range(5000)})
    assert len(errors) == MAX_ERRORS + 1
    assert (errors[-1].problem, errors[-1].allowed) == ("document", "hoogstens 1000 fouten")


def test_a_number_that_came_from_nowhere_is_named_by_its_type() -> None:
    (error,) = read(Text("Naam"), object())[1]
    assert error.value == "object"


def test_what_is_absent_has_its_default_and_what_is_wrong_has_not() -> None:
    record = Record(
        "Aftrek",
        {
            "verzuim": Number("Verzuim", Fraction(0), required=False, default=Fraction(5, 2)),
            "vergoed": Boolean("Vergoed", required=False, default=True),
        },
    )
    assert read(record, {}) == ({"verzuim": Fraction(5, 2), "vergoed": True}, ())
    assert read(record, {"vergoed": False})[0] == {"verzuim": Fraction(5, 2), "vergoed": False}
    assert read(record, {"verzuim": None})[0] == {"verzuim": None, "vergoed": True}
    assert read(record, {"onbekend": 1})[1][0].problem == "onbekend"
    assert [line.default for line in record.describe("")] == ["2.5", "true"]
    properties = record.schema()["properties"]
    assert properties["verzuim"]["default"] == Decimal("2.5")
    assert properties["vergoed"]["default"] is True
    assert record.schema()["required"] == []


def test_where_nothing_is_known_that_is_told() -> None:
    (error,) = read(Record("Waarden", {}), {"iets": 1})[1]
    assert (error.problem, error.allowed) == ("onbekend", "geen enkele sleutel")
