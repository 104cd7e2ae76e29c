"""Reading and writing JSON exactly; everything else is a refusal with problem `document`."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ld_desktop.documents.jsontext import dumps, parse
from ld_desktop.domain.trace import InputError, ScoreRefused
from tests.methods.documents import json_values


def refusal(text: str | bytes) -> InputError:
    with pytest.raises(ScoreRefused) as caught:
        parse(text)
    (error,) = caught.value.errors
    assert (error.input, error.label, error.problem) == ("document", "Document", "document")
    return error


@pytest.mark.parametrize(
    "text",
    [
        "0.1",
        "33.33",
        "6.240",
        "1e2",
        "1E-12",
        "-0",
        "12345678901234567890",
        "0.1234567890123456789",
    ],
)
def test_numbers_are_read_digit_for_digit(text: str) -> None:
    value = parse(f'{{"a": {text}}}')["a"]
    assert isinstance(value, Decimal)
    assert value.as_tuple() == Decimal(text).as_tuple()


def test_text_and_bytes_with_or_without_a_mark_read_the_same() -> None:
    text = '{"naam": "Zoë 🙂", "lijst": [true, null, "x"]}'
    expected = {"naam": "Zoë 🙂", "lijst": [True, None, "x"]}
    for form in (text, text.encode(), b"\xef\xbb\xbf" + text.encode(), "\ufeff" + text):
        assert parse(form) == expected


def test_escapes_of_whole_characters_are_fine() -> None:
    assert parse(r'{"a": "\ud83d\ude42", "b": ["\u00eb"]}') == {"a": "🙂", "b": ["ë"]}


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", "geldige JSON (regel 1, teken 1)"),
        ('{"a": 1,\n "b": }', "geldige JSON (regel 2, teken 7)"),
        ('{"a": 01}', "geldige JSON (regel 1, teken 8)"),
        ("{} {}", "geldige JSON (regel 1, teken 4)"),
        ("{'a': 1}", "geldige JSON (regel 1, teken 2)"),
        ("[1, 2]", "een JSON-object: { … }"),
        ("7", "een JSON-object: { … }"),
        ("null", "een JSON-object: { … }"),
        ('{"a": NaN}', "echte getallen: geen NaN of Infinity"),
        ('{"a": -Infinity}', "echte getallen: geen NaN of Infinity"),
        ('{"a": 123456789012345678901}', "getallen van hoogstens 20 cijfers"),
        ('{"a": -0.12345678901234567890}', "getallen van hoogstens 20 cijfers"),
        ('{"a": 1e13}', "getallen met een exponent van −12 tot en met 12"),
        ('{"a": 1.5E-13}', "getallen met een exponent van −12 tot en met 12"),
        ('{"a": 1e' + "9" * 5000 + "}", "getallen met een exponent van −12 tot en met 12"),
        ('{"a": ' + "9" * 100_000 + "}", "getallen van hoogstens 20 cijfers"),
        (b'{"a": "\xff"}', "tekst in UTF-8"),
        ('{"a": "\ud800"}', "tekst in UTF-8"),
        (r'{"a": "\ud800"}', "tekst in UTF-8, geen halve tekens"),
        (r'{"\udfff": 1}', "tekst in UTF-8, geen halve tekens"),
        (r'{"a": ["\uDC00"]}', "tekst in UTF-8, geen halve tekens"),
        ('{"a": "' + "x" * 10_000_000 + '"}', "hoogstens 10 MB"),
        ('{"a": "' + "é" * 5_000_000 + '"}', "hoogstens 10 MB"),
        ('{"a":' * 33 + "1" + "}" * 33, "hoogstens 32 niveaus diep"),
        ('{"a":' + "[" * 100_000 + "]" * 100_000 + "}", "hoogstens 32 niveaus diep"),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "hoogstens 32 niveaus diep"),
    ],
    ids=lambda part: ascii(part[:24]),
)
def test_what_is_no_document_is_refused(text: str | bytes, allowed: str) -> None:
    assert refusal(text).allowed == allowed


def test_a_repeated_key_is_named() -> None:
    for text in ('{"a": 1, "b": 2, "a": 1}', '{"x": [{"a": 1, "a": {}}]}'):
        error = refusal(text)
        assert (error.value, error.allowed) == ("a", "elke sleutel één keer in een object")


def test_a_refused_number_is_repeated_in_short_form() -> None:
    assert refusal('{"a": 123456789012345678901}').value == "123456789012345678901"
    assert len(str(refusal('{"a": ' + "9" * 100_000 + "}").value)) == 101


def test_thirty_two_levels_are_read() -> None:
    text = '{"a":' * 31 + '["b", "c"]' + "}" * 31
    assert dumps(parse(text)) == text.replace(":", ": ")


@given(json_values())
@example({"a": [Decimal("6.240"), Decimal("1E+5"), {}, []], "é": {"b": None}})
def test_what_is_written_is_json_with_the_same_contents(value: Any) -> None:
    for indent in (None, 2):
        text = dumps(value, indent)
        assert json.loads(text, parse_int=Decimal, parse_float=Decimal) == plain(value)


@given(json_values(numbers=False))
def test_a_decimal_beside_it_changes_nothing_in_how_a_value_is_written(value: Any) -> None:
    for indent in (None, 2):
        whole = dumps({"a": value, "b": 1}, indent)
        assert dumps({"a": value, "b": Decimal(1)}, indent) == whole
        assert whole == json.dumps({"a": value, "b": 1}, ensure_ascii=False, indent=indent)


def plain(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def test_one_line_and_indented_look_as_json_dumps_writes_them() -> None:
    value = {"a": [1, {"b": "ë"}], "c": {}, "d": [], "e": None, "f": True}
    assert dumps(value) == json.dumps(value, ensure_ascii=False)
    assert dumps(value, 2) == json.dumps(value, ensure_ascii=False, indent=2)
    assert dumps({"a": Decimal("6.240")}) == '{"a": 6.240}'


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    found: list[str] = []
    try:
        parse(text)
    except ScoreRefused as refused:
        found = [error.problem for error in refused.errors]
    assert found in ([], ["document"])
