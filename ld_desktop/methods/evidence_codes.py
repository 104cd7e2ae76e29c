"""The highest of several scores as letters, such as the three strongest types of interest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from ld_desktop.methods import evidence_file
from ld_desktop.methods.evidence_file import CodeEvidence
from ld_desktop.methods.evidence_inputs import as_number
from ld_desktop.methods.evidence_scores import as_shown
from ld_desktop.methods.evidence_values import Given


class Code(NamedTuple):
    """A code as it is told.

    Attributes:
        after: the last of the questions behind it.
    """

    label: str
    text: str
    after: str


def codes_of(method: str, version: str, given: Given) -> tuple[Code, ...]:
    """Every code that can be told; none while one of its scores is missing.

    Equal scores share their place, `R, S/A, C`: which of them comes first is not known. Where the
    last place is shared there are more letters than the code has places.
    """
    if not evidence_file.has_file(method):
        return ()
    return tuple(
        Code(code.label, ", ".join(_places(code, scores)), list(code.letters.values())[-1])
        for code in evidence_file.shipped(method, version).codes
        if (scores := _scores(code, given)) is not None
    )


def _scores(code: CodeEvidence, given: Given) -> Mapping[str, Fraction] | None:
    found = {letter: as_number(given.value(question)) for letter, question in code.letters.items()}
    scores = {letter: score for letter, score in found.items() if score is not None}
    return scores if len(scores) == len(found) else None


def _places(code: CodeEvidence, scores: Mapping[str, Fraction]) -> Iterator[str]:
    """The letters of every place with the score they have there, the highest first."""
    told = 0
    for score, shared in groupby(sorted(scores, key=lambda each: -scores[each]), scores.get):
        if told >= code.count:
            return
        letters = list(shared)
        told += len(letters)
        yield f"{'/'.join(letters)} ({as_shown(score or Fraction(0))})"
