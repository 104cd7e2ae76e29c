"""What a trace prints against what was calculated, as a reader with a pencil sees it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ld_desktop.domain.trace import TraceStep
from ld_desktop.rules.numbers import COMPONENT_PLACES, decimal_text

_WHOLE = "afgerond op hele procenten"
_CENTS = "elk bedrag op hele centen afgerond"


def shows(text: str, outcome: Fraction | str) -> bool:
    """Whether a printed text is the outcome, in six decimals or in as many more as stand there."""
    if isinstance(outcome, str):
        return text == outcome
    places = len(text.partition(".")[2])
    return text == decimal_text(outcome, max(places, COMPONENT_PLACES))


def roundings(trace: Sequence[TraceStep]) -> list[tuple[str, str]]:
    """Per rounding what comes of its printed inputs alone, and what the step says."""
    found = []
    for step in trace:
        if _WHOLE in step.formule:
            (given,) = step.invoer.values()
            found.append((_rounded(given, "1"), step.uitkomst))
        elif step.formule.startswith(_CENTS):
            redone = (f"{name} = {_rounded(text, '0.01')}" for name, text in step.invoer.items())
            found.append(("; ".join(redone), step.uitkomst))
    return found


def _rounded(text: str, step: str) -> str:
    return str(abs(number) if not (number := _half_up(text, step)) else number)


def _half_up(text: str, step: str) -> Decimal:
    return Decimal(text).quantize(Decimal(step), ROUND_HALF_UP)
