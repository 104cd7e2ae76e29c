"""What was typed becomes a value or a problem, never anything in between."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.definition import Question
from ld_desktop.forms.reading import display, read, show
from tests.helpers.form_scenario import filled_in

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_OPTIONS = [{"id": "a", "text": "Appel"}, {"id": "b", "text": "Banaan"}]
_TODAY = date(2026, 3, 6)


def ask(kind: str, **more: object) -> Question:
    return _QUESTION.validate_python(filled_in({"id": "x", "kind": kind, **more}))


def code(question: Question, text: str) -> str:
    found = read(question, text, today=_TODAY)
    assert isinstance(found, Problem), f"{text!r} was read as {found!r}"
    assert (found.path, found.severity) == ("x", Severity.HARD)
    assert dict(found.values)["label"] == "Label x"
    return found.code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("007", "7"),
        ("12", "12"),
        ("12,5", "12.5"),
        ("  12,50 ", "12.50"),
        ("100", "100"),
        ("-0", "0"),
    ],
)
def test_a_number_is_read_exactly_as_written(text: str, value: str) -> None:
    found = read(ask("number", minimum=0, maximum=100), text)
    assert found == Decimal(value)
    assert not str(found).startswith("-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.5", "answer.dot_in_number"),
        ("1.000", "answer.dot_in_number"),
        ("1 000", "answer.not_a_number"),
        ("80 %", "answer.not_a_number"),
        ("1,2,3", "answer.not_a_number"),
        (",5", "answer.not_a_number"),
        ("5,", "answer.not_a_number"),
        ("veel", "answer.not_a_number"),
        ("1e3", "answer.not_a_number"),
        ("٣", "answer.not_a_number"),
        ("1,234", "answer.too_many_decimals"),
        ("123456789012345678901", "answer.too_many_digits"),
        ("-1", "answer.below_minimum"),
        ("100,01", "answer.above_maximum"),
        ("   ", "answer.missing"),
        ("", "answer.missing"),
    ],
)
def test_a_number_that_is_unclear_or_out_of_bounds_is_refused(text: str, expected: str) -> None:
    assert code(ask("number", minimum=0, maximum=100), text) == expected


def test_above_excludes_its_bound() -> None:
    question = ask("number", above=0, unit="uur")
    assert code(question, "0") == "answer.not_above"
    assert read(question, "0,01") == Decimal("0.01")
    assert read(ask("number"), "-3") == Decimal(-3)


def test_whole_numbers_take_no_comma() -> None:
    assert code(ask("number", decimals=0), "1,0") == "answer.not_whole"
    assert read(ask("number", decimals=0), "12") == Decimal(12)


def test_a_bound_is_named_with_its_unit() -> None:
    found = read(ask("number", maximum="87.5", unit="%"), "88")
    assert isinstance(found, Problem)
    assert dict(found.values)["maximum"] == "87,5 %"


@pytest.mark.parametrize("text", ["05-03-2026", "5-3-2026", " 05-3-2026 "])
def test_a_date_may_leave_out_leading_zeros(text: str) -> None:
    assert read(ask("date"), text) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-3-26", "answer.short_year"),
        ("5-3-202", "answer.short_year"),
        ("5/3/2026", "answer.not_a_date"),
        ("2026-03-05", "answer.not_a_date"),
        ("5 maart 2026", "answer.not_a_date"),
        ("30-02-2026", "answer.no_such_day"),
        ("00-01-2026", "answer.no_such_day"),
        ("01-01-1899", "answer.strange_year"),
        ("01-01-2101", "answer.strange_year"),
        ("07-03-2026", "answer.future_date"),
    ],
)
def test_a_date_that_is_unclear_or_impossible_is_refused(text: str, expected: str) -> None:
    assert code(ask("date", past=True), text) == expected


def test_today_is_past_enough_and_without_a_day_the_future_is_not_judged() -> None:
    assert read(ask("date", past=True), "06-03-2026", today=_TODAY) == _TODAY
    assert read(ask("date", past=True), "07-03-2026") == date(2026, 3, 7)
    assert read(ask("date"), "07-03-2030", today=_TODAY) == date(2030, 3, 7)


@pytest.mark.parametrize("text", ["111222333", "111 222 333", "1112.22.333", "999999990"])
def test_a_bsn_may_hold_dots_and_spaces(text: str) -> None:
    assert read(ask("text", format="bsn"), text) == text.replace(" ", "").replace(".", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("111222334", "answer.bsn_check"),
        ("000000000", "answer.bsn_check"),
        ("11122233", "answer.bsn_form"),
        ("1112223330", "answer.bsn_form"),
        ("111-222-333", "answer.bsn_form"),
        ("11122233x", "answer.bsn_form"),
        ("١١١٢٢٢٣٣٣", "answer.bsn_form"),
    ],
)
def test_a_bsn_has_nine_digits_and_passes_the_11_test(text: str, expected: str) -> None:
    assert code(ask("text", format="bsn"), text) == expected


def test_a_kvk_number_has_eight_digits() -> None:
    question = ask("text", format="kvk")
    assert read(question, "1234 5678") == "12345678"
    for text in ("1234567", "123456789", "1234567a", "12345678 0000"):
        assert code(question, text) == "answer.kvk_form"


@pytest.mark.parametrize(
    "text", ["noor@voorbeeld.nl", "n.v+x@mail.voorbeeld.co.uk", "jürgen@bücher.de"]
)
def test_an_address_is_kept_as_typed(text: str) -> None:
    assert read(ask("text", format="email"), text) == text


@pytest.mark.parametrize(
    "text",
    [
        "noor",
        "noor@",
        "@voorbeeld.nl",
        "noor@voorbeeld",
        "a b@c.nl",
        "a@b@c.nl",
        "a@b..nl",
        "a@b.nl, c@d.nl",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert code(ask("text", format="email"), text) == "answer.email_form"


@pytest.mark.parametrize(
    "text",
    [
        "06 12345678",
        "0612345678",
        "(020) 123 45 67",
        "+31 6 12345678",
        "0031 6 12345678",
        "14 020",
        "14 0492",
        "0800-1234",
        "0900 1234567",
    ],
)
def test_a_telephone_number_that_can_be_called_is_kept_as_typed(text: str) -> None:
    assert read(ask("text", format="telefoon"), text) == text


@pytest.mark.parametrize(
    "text",
    ["012345678", "06 1234567", "1234567890", "+0 12345678", "06-1234567a", "+", "06.12345678"],
)
def test_a_number_that_cannot_be_called_is_refused(text: str) -> None:
    assert code(ask("text", format="telefoon"), text) == "answer.telefoon_form"


def test_a_name_of_300_characters_and_one_in_arabic_script_are_read() -> None:
    question = ask("text", max_length=300)
    assert read(question, "x" * 300) == "x" * 300
    assert read(question, "نور المثال") == "نور المثال"
    assert code(question, "x" * 301) == "answer.too_long"


def test_letters_are_composed_and_outer_spaces_taken_off() -> None:
    assert read(ask("text"), " Rene\u0301 ") == "René"


@pytest.mark.parametrize(
    "bad", ["\x00", "\x07", "\u202e", "\u2066", "\ud800", "\ue000", "\u0378", "\u2028"]
)
def test_a_character_that_cannot_be_printed_is_pointed_out(bad: str) -> None:
    found = read(ask("text", lines=3), f"ab{bad}c")
    assert isinstance(found, Problem)
    assert (found.code, dict(found.values)["place"]) == ("answer.unprintable", "3")


def test_line_ends_belong_in_text_areas_only() -> None:
    assert read(ask("text", lines=3), "een\r\ntwee\rdrie\tvier") == "een\ntwee\ndrie\tvier"
    assert code(ask("text"), "een\ntwee") == "answer.unprintable"


def test_odd_but_printable_spaces_and_joiners_are_fine() -> None:
    text = "10\u00a0% \u200dx\u200f"
    assert read(ask("text"), text) == text


def test_a_choice_and_a_scale_take_the_id_of_an_option() -> None:
    for kind in ("choice", "scale"):
        assert read(ask(kind, options=_OPTIONS), "a") == "a"
        assert code(ask(kind, options=_OPTIONS), "Appel") == "answer.unknown_option"


@pytest.mark.parametrize("text", ["1,5", "2,67", "1,01"])
def test_a_scale_takes_a_mean_between_its_points(text: str) -> None:
    points = [{"id": str(n), "text": f"Punt {n}."} for n in (1, 2, 3)]
    question = ask("scale", options=points)
    assert read(question, text) == Decimal(text.replace(",", "."))
    assert code(ask("choice", options=points), text) == "answer.unknown_option"
    assert code(ask("scale", options=_OPTIONS), text) == "answer.unknown_option"


@pytest.mark.parametrize("text", ["0,5", "3,01", "2.5", "1,005", "-1,5", "4", "1,"])
def test_a_scale_takes_nothing_beyond_its_points(text: str) -> None:
    points = [{"id": str(n), "text": f"Punt {n}."} for n in (1, 2, 3)]
    assert code(ask("scale", options=points), text) == "answer.unknown_option"


def test_several_options_keep_their_order_once() -> None:
    question = ask("multiple", options=_OPTIONS)
    assert read(question, "b  a b") == ("b", "a")
    assert code(question, "b c") == "answer.unknown_option"


def test_yes_and_no() -> None:
    question = ask("yes_no")
    assert read(question, "ja") is True
    assert read(question, "Nee") is False
    assert code(question, "misschien") == "answer.not_yes_no"


def test_the_rows_of_a_table_are_their_ids() -> None:
    question = ask("group", cells=[])
    assert read(question, "t2 t1") == ("t2", "t1")
    for text in ("t1 t1", "t1 t.2", "t1 ±"):
        assert code(question, text) == "form.rows_unreadable"


def test_display_gives_words_where_show_gives_what_is_typed() -> None:
    assert display(ask("choice", options=_OPTIONS), "b") == "Banaan"
    assert display(ask("multiple", options=_OPTIONS), ("b", "a")) == "Banaan; Appel"
    assert show(ask("multiple", options=_OPTIONS), ("b", "a")) == "b a"
    assert display(ask("yes_no"), value=True) == "Ja"
    assert show(ask("yes_no"), value=False) == "nee"
    assert display(ask("number", unit="%"), Decimal("87.50")) == "87,50 %"
    assert display(ask("number"), Decimal(3)) == "3"
    assert display(ask("date"), date(2026, 3, 5)) == "05-03-2026"
    assert display(ask("text"), "woorden") == "woorden"


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("12", "euro", "€ 12,00"),
        ("1234,5", "euro per maand", "€ 1.234,50 per maand"),
        ("0,05", "euro per uur", "€ 0,05 per uur"),
    ],
)
def test_money_is_shown_as_an_amount_and_reads_back(text: str, unit: str, shown: str) -> None:
    question = ask("money", unit=unit)
    value = read(question, text)
    assert isinstance(value, Decimal)
    assert display(question, value) == shown
    assert read(question, show(question, value)) == value
    assert code(question, "1,005") == "answer.too_many_decimals"
