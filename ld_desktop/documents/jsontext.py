"""JSON without binary floating point: numbers are read and written exactly as they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NoReturn

from ld_desktop.documents.refusals import refused_document, shortened
from ld_desktop.domain.trace import ScoreRefused

MAX_BYTES = 10_000_000
MAX_DEPTH = 32
MAX_DIGITS = 20
MAX_EXPONENT = 12
_HOLDERS = frozenset((dict, list))  # what JSON can nest
_MAX_NUMBER_TEXT = 40  # sign, point, e and the exponent's own digits included
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)  # `dumps` makes one per call
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def parse(text: str | bytes) -> dict[str, object]:
    """One JSON object, every number a `Decimal` with the digits as written.

    Raises:
        ScoreRefused: with problem `document`, whatever is wrong; never anything else. The time
            is linear in the length of the text.
    """
    readable = _decoded(text)
    try:
        value = _DECODER.decode(readable)
    except json.JSONDecodeError as error:
        where = f"geldige JSON (regel {error.lineno}, teken {error.colno})"
        raise refused_document(where) from error
    except RecursionError as error:
        raise _too_deep() from error
    if not isinstance(value, dict):
        raise refused_document("een JSON-object: { … }", value)
    _check_structure(readable, value)
    return value


def dumps(value: object, indent: int | None = None) -> str:
    """JSON text with decimals as numbers, digit for digit (`json.dumps` cannot).

    With `indent` so many spaces per level, without it one line. What holds no decimals, as results
    do, is left to the standard library, which is several times faster and writes the same.
    """
    encoder = _ENCODER
    if indent is not None:
        encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent)
    try:
        return encoder.encode(value)
    except TypeError:
        return "".join(_written(value, indent, "\n" if indent is not None else ""))


def _decoded(text: str | bytes) -> str:
    try:
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        if len(data) > MAX_BYTES:
            raise refused_document("hoogstens 10 MB")
        return data.decode("utf-8-sig")
    except UnicodeError as error:
        raise refused_document("tekst in UTF-8") from error


def _number(text: str) -> Decimal:
    if len(text) <= MAX_DIGITS and "e" not in text and "E" not in text:
        return Decimal(text)
    mantissa, _, exponent = text.lower().partition("e")
    digits = len(mantissa) - (mantissa[0] == "-") - ("." in mantissa)
    if digits > MAX_DIGITS:
        allowed = f"getallen van hoogstens {MAX_DIGITS} cijfers"
        raise refused_document(allowed, shortened(text))
    if exponent and (len(text) > _MAX_NUMBER_TEXT or abs(int(exponent)) > MAX_EXPONENT):
        allowed = f"getallen met een exponent van −{MAX_EXPONENT} tot en met {MAX_EXPONENT}"
        raise refused_document(allowed, shortened(text))
    return Decimal(text)


def _no_constant(text: str) -> NoReturn:
    raise refused_document("echte getallen: geen NaN of Infinity", text)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise refused_document("elke sleutel één keer in een object", twice)
    return found


def _check_structure(text: str, value: dict[str, object]) -> None:
    """Refuse depth and lone surrogates; only a text that could hold them is walked through."""
    if text.count("[") + text.count("{") > MAX_DEPTH and not _is_shallow(value):
        raise _too_deep()
    if _SURROGATE_ESCAPE.search(text) and not _is_printable(value):
        raise refused_document("tekst in UTF-8, geen halve tekens")


def _is_shallow(value: object) -> bool:
    """Whether it is not too deep; level by level, because recursion has limits of its own."""
    level = [value]
    for _ in range(MAX_DEPTH):
        # Most objects and lists hold nothing but text and numbers; that is seen without a loop.
        level = [
            inside
            for item in level
            for values in (item.values() if isinstance(item, dict) else item,)
            if not _HOLDERS.isdisjoint(map(type, values))  # type: ignore[call-overload]
            for inside in values  # type: ignore[attr-defined]
            if isinstance(inside, (dict, list))
        ]
        if not level:
            return True
    return False


def _too_deep() -> ScoreRefused:
    return refused_document(f"hoogstens {MAX_DEPTH} niveaus diep")


def _is_printable(value: object) -> bool:
    """Whether no text in it holds half a character."""
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _written(value: object, indent: int | None, margin: str) -> list[str]:
    if isinstance(value, str):
        return [_plain(value)]
    if isinstance(value, Decimal):
        return [str(value)]
    deeper = margin + " " * (indent or 0)
    comma = "," if indent is not None else ", "
    if isinstance(value, Mapping) and value:
        parts = ["{"]
        for number, (key, item) in enumerate(value.items()):
            parts += [comma if number else "", deeper, _plain(str(key)), ": "]
            parts += _written(item, indent, deeper)
        return [*parts, margin, "}"]
    if isinstance(value, (list, tuple)) and value:
        parts = ["["]
        for number, item in enumerate(value):
            parts += [comma if number else "", deeper, *_written(item, indent, deeper)]
        return [*parts, margin, "]"]
    return [_plain(value)]


def _plain(value: object) -> str:
    return _ENCODER.encode(value)


_DECODER = json.JSONDecoder(  # `json.loads` makes one per call
    parse_int=_number,
    parse_float=_number,
    parse_constant=_no_constant,
    object_pairs_hook=_object,
)
