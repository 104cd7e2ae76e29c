"""A small reader of traces of money: it redoes every step from its words and its own inputs.

It knows nothing of the rules or the tables. A name in `invoer` that is the id of an earlier step
stands for that step's exact outcome, so that nothing rounded is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from ld_desktop.domain.trace import TraceStep

_NUMBER = r"-?\d+(?:\.\d+)?"


def recomputed(trace: Sequence[TraceStep]) -> dict[str, Any]:
    """The outcome of every step by its id: a fraction, a truth or a text."""
    found: dict[str, Any] = {}
    for step in trace:
        values = {name: found.get(name, _read(text)) for name, text in step.invoer.items()}
        found[step.id] = _outcome(step, values)
    return found


def _read(text: str) -> Any:
    if re.fullmatch(_NUMBER, text):
        return Fraction(text)
    return {"ja": True, "nee": False}.get(text, text)


def _outcome(step: TraceStep, values: dict[str, Any]) -> Any:
    words = {name.replace("_", " "): value for name, value in values.items()}
    for pattern, redo in _SENTENCES.items():
        if match := re.fullmatch(pattern, step.formule):
            return redo(match, words, step)
    return _value(step.formule, words)


def _looked_up(match: re.Match[str], words: Mapping[str, Any], step: TraceStep) -> Any:
    """A look-up cannot be recomputed; test_tables holds the rows. Its day lies in its row."""
    (day,) = words.values()
    assert match[1] <= str(day) <= match[2]
    return _read(step.uitkomst)


def _rounded(_match: re.Match[str], words: Mapping[str, Any], step: TraceStep) -> str:
    exact = {name: words[name.replace("_", " ")] for name in step.invoer}
    return "; ".join(f"{name} = {_cents(value)}" for name, value in exact.items())


def _new_year(_match: re.Match[str], words: Mapping[str, Any], _step: TraceStep) -> str:
    return max(f"{words['peildatum'][:4]}-01-01", words["lopend sinds"])


def _too_long(_match: re.Match[str], words: Mapping[str, Any], _step: TraceStep) -> bool:
    return _months(words["lopend sinds"], words["peildatum"]) >= words["forfait maanden"]


def _without(match: re.Match[str], words: Mapping[str, Any], _step: TraceStep) -> Any:
    missing = words.get(match[2], False) is False
    return _value(match[3] if missing else match[1], words)


def _otherwise(match: re.Match[str], words: Mapping[str, Any], _step: TraceStep) -> Any:
    return _value(match[1] if match[1] in words else match[2], words)


def _outside(match: re.Match[str], words: Mapping[str, Any], _step: TraceStep) -> bool:
    return words[match[1]] < words[match[2]] or words[match[1]] >= Fraction(match[3])


def _compared(match: re.Match[str], words: Mapping[str, Any], _step: TraceStep) -> bool:
    one, other = _value(match[1], words), _value(match[3], words)
    return bool({"minder dan": one < other, "meer dan": one > other}.get(match[2], one <= other))


_SENTENCES: dict[str, Callable[[re.Match[str], Mapping[str, Any], TraceStep], Any]] = {
    r"de rij van (\S+) tot en met (\S+)": _looked_up,
    r"norm, zoals ingevuld": lambda _match, words, _step: words["norm"],
    r"elk bedrag op hele centen .+": _rounded,
    r"de laatste 1 januari .+": _new_year,
    r"van lopend sinds .+": _too_long,
    r"(.+), en zonder (\w+) (.+)": _without,
    r"(.+), en anders (.+)": _otherwise,
    r"(.+) is minder dan (.+), of ten minste (\d+)": _outside,
    r"(.+) is (minder dan|meer dan|hoogstens) (.+)": _compared,
}


def _value(formula: str, words: Mapping[str, Any]) -> Any:
    """An expression of names, numbers, + − × ÷, brackets, and the least or largest of some."""
    if match := re.fullmatch(r"het hoogste van 0 en (.+)", formula):
        return max(Fraction(0), _value(match[1], words))
    if match := re.fullmatch(r"(.+) × het laagste van (\d+) en (.+)", formula):
        return _value(match[1], words) * min(Fraction(match[2]), _value(match[3], words))
    if match := re.fullmatch(r"het (laagste|hoogste) van (.+)", formula):
        parts = [_value(part, words) for part in match[2].split(" en ")]
        return min(parts) if match[1] == "laagste" else max(parts)
    names = sorted(words, key=len, reverse=True)
    pattern = "|".join([*map(re.escape, names), _NUMBER])
    python = re.sub(pattern, lambda m: f"v[{m[0]!r}]", formula)
    python = python.replace("×", "*").replace("÷", "/").replace("−", "-")
    assert re.fullmatch(r"(v\['[^']+'\]|[-+*/() ])+", python), formula
    known = {m: words[m] if m in words else Fraction(m) for m in re.findall(pattern, formula)}
    return eval(python, {"__builtins__": {}}, {"v": known})  # noqa: S307 - checked just above


def _months(since: str, until: str) -> int:
    one, two = date.fromisoformat(since), date.fromisoformat(until)
    return (two.year - one.year) * 12 + two.month - one.month - (two.day < one.day)


def _cents(value: Fraction) -> str:
    """Half up, a half away from nought, by whole numbers."""
    cents = (2 * abs(value.numerator) * 100 + value.denominator) // (2 * value.denominator)
    sign = "-" if value < 0 and cents else ""
    return f"{sign}{cents // 100}.{cents % 100:02d}"
