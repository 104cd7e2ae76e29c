"""Collecting everything that is wrong with a score document, so that it is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from ld_desktop.domain.trace import InputError, ScoreRefused
from ld_desktop.rules.numbers import exact_text

ONTBREEKT = "ontbreekt"
BUITEN_BEREIK = "buiten bereik"
VERKEERD_TYPE = "verkeerd type"
ONBEKEND = "onbekend"
STRIJDIG = "strijdig"
DOCUMENT = "document"
PROBLEMS = (ONTBREEKT, BUITEN_BEREIK, VERKEERD_TYPE, ONBEKEND, STRIJDIG, DOCUMENT)

MAX_ERRORS = 1000  # more than anyone reads; a hostile file could hold a million
_MAX_TEXT = 100
_MAX_DIGITS = 40


class Refusals:
    """The errors found so far in one document."""

    def __init__(self) -> None:
        self._errors: list[InputError] = []

    def __bool__(self) -> bool:
        """Whether anything was refused."""
        return bool(self._errors)

    def concerns(self, path: str) -> bool:
        """Whether this input was refused already, so that what hangs on it is not judged."""
        return any(error.input == path for error in self._errors)

    def add(
        self, path: str, label: str, problem: str, value: object = None, allowed: str = ""
    ) -> None:
        """Refuse one input; `value` is repeated in short form."""
        if len(self._errors) == MAX_ERRORS:
            path, label, problem, value = "document", "Document", DOCUMENT, None
            allowed = f"hoogstens {MAX_ERRORS} fouten"
        if len(self._errors) <= MAX_ERRORS:
            error = InputError(
                input=shortened(path),
                label=label,
                problem=problem,
                value=echo(value),
                allowed=allowed,
            )
            self._errors.append(error)

    def refusal(self, order: Mapping[str, int] | None = None) -> ScoreRefused:
        """The exception to raise, with everything that was found.

        Args:
            order: the place of every input; errors are told in the order of the inputs. An
                input is looked up by its path with `N` for a row, then by its name alone.
        """
        errors = self._errors
        if order is not None:
            errors = sorted(errors, key=lambda error: _position(error.input, order))
        return ScoreRefused(tuple(errors))


def refused_document(allowed: str, value: object = None) -> ScoreRefused:
    """A refusal of the document as a whole; `allowed` says what it should have been."""
    errors = Refusals()
    errors.add("document", "Document", DOCUMENT, value, allowed)
    return errors.refusal()


def errors_to_json(errors: Iterable[InputError]) -> dict[str, object]:
    """The refusal as methods.md §1 prints it. Numbers are `Decimal`: print with `jsontext.dumps`."""
    return {
        "errors": [{name: getattr(e, name) for name in InputError.model_fields} for e in errors]
    }


def shortened(text: str) -> str:
    """A text that may be repeated in a message: not too long, and printable as UTF-8."""
    short = text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}…"
    return short.encode("utf-8", "replace").decode("utf-8")


def echo(value: object) -> object:
    """A value as it may be repeated: plain, short, and safe to print."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, (int, Decimal, Fraction)):
        return _echo_number(value)
    if isinstance(value, str):
        return shortened(value)
    if isinstance(value, Mapping):
        return f"object met {len(value)} sleutels"
    return f"lijst van {len(value)}" if isinstance(value, (list, tuple)) else type(value).__name__


def _echo_number(value: int | Decimal | Fraction) -> object:
    """The number itself unless it is absurdly long, or no number at all such as NaN."""
    if isinstance(value, Fraction):
        return Decimal(exact_text(value))
    if isinstance(value, int):
        return value if abs(value) < 10**_MAX_DIGITS else f"getal van {value.bit_length()} bits"
    _, digits, exponent = value.as_tuple()
    short = value.is_finite() and len(digits) <= _MAX_DIGITS and abs(int(exponent)) <= _MAX_DIGITS
    return value if short else shortened(str(value))


def _position(path: str, order: Mapping[str, int]) -> tuple[int, ...]:
    places: list[int] = []
    above = ""
    for part in path.split("."):
        row = part.isascii() and part.isdecimal() and len(part) < _MAX_DIGITS
        above += "N." if row else f"{part}."
        here = order.get(above.removesuffix("."), order.get(part, len(order)))
        places.append(int(part) if row else here)
    return tuple(places)
