"""A tiny reader of traces: it redoes every step from the words of its formula and its inputs.

It knows nothing of the rules. Names in a formula are matched with the names in `invoer`; a name
that is the id of an earlier step is followed to that step, so that nothing rounded is used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from ld_desktop.domain.trace import TraceStep


def recomputed(trace: Sequence[TraceStep]) -> dict[str, Fraction]:
    """The exact outcome of every step by its id, from the leaves up."""
    found: dict[str, Fraction] = {}
    for step in trace:
        values: dict[str, list[Fraction]] = {}
        texts: dict[str, str] = {}
        for name, text in step.invoer.items():
            word = _word(name, step.id)
            if name in found:
                values.setdefault(word, []).append(found[name])
            elif re.fullmatch(r"-?\d+(\.\d+)?", text):
                values.setdefault(word, []).append(Fraction(text))
            else:
                texts[word] = text
        found[step.id] = _outcome(step.formule, values, texts)
    return found


def _word(name: str, step: str) -> str:
    """`taken.1.netto_werktijd` and `resultaat_2` as the formula calls them."""
    assert name != step, "a step cannot be its own source"
    return re.sub(r"_\d+$", "", name.rpartition(".")[2]).replace("_", " ")


def _outcome(formule: str, values: dict[str, list[Fraction]], texts: dict[str, str]) -> Fraction:
    if match := re.fullmatch(r"de som van (.+) over alle hoofdtaken", formule):
        return sum(values[match[1]], Fraction(0))
    if match := re.fullmatch(r"het laagste van (.+) en (\d+)", formule):
        return min(_term(match[1], values), Fraction(match[2]))
    if match := re.fullmatch(r"(.+), en bij (.+) per_taak hoogstens (\d+)", formule):
        value = _term(match[1], values)
        return min(value, Fraction(match[3])) if texts[match[2]] == "per_taak" else value
    if match := re.fullmatch(r"(.+), afgerond op hele procenten, een half naar boven", formule):
        return Fraction((2 * _term(match[1], values) + 1) // 2)
    if match := re.fullmatch(r"een reguliere arbeidsprestatie is (\d+)", formule):
        assert texts == {"regulier": "ja"}
        return Fraction(match[1])
    return _product(formule, values)


def _product(formule: str, values: dict[str, list[Fraction]]) -> Fraction:
    first, *rest = re.split(r" (×|÷) ", formule)
    outcome = _term(first, values)
    for sign, word in zip(rest[::2], rest[1::2], strict=True):
        term = _term(word, values)
        outcome = outcome * term if sign == "×" else outcome / term
    return outcome


def _term(word: str, values: dict[str, list[Fraction]]) -> Fraction:
    if word.isdecimal():
        return Fraction(word)
    (value,) = values[word]
    return value
