"""Finding a function by any of its names, as one types: in twenty milliseconds among thirty thousand.

All names stand folded (no capitals, no accents) under each other in one text, which is searched as a
text; only what is hit is looked at. Names are found whole, by their beginning, by the beginnings of
their words, and by what is inside them, in that order.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.functies.esco import Beroep, start_profile
from ld_desktop.functies.library import Library
from ld_desktop.functies.profile import EIGEN, ESCO, MEEGELEVERD, Functieprofiel, Herkomst

_LEAST_INSIDE = 3  # letters before looking inside words: fewer are in nearly every name
_NO_WORD = re.compile(r"[^\w]+|_+")
_APOSTROPHES = re.compile("['’`]")


class Match(IntEnum):
    """How a name was found, best first."""

    EXACT = 0
    BEGINNING = 1
    WORDS = 2
    INSIDE = 3


@dataclass(frozen=True, slots=True)
class Vondst:
    """A function or occupation that was found.

    Attributes:
        gevonden: the name, or the code, that fits what was typed.
        groep: the ISCO-08 group it belongs to; empty when nobody said.
        profiel: what it asks; None for an occupation whose group has no profile yet.
        match: how good a fit.
        uitleg: what to know before using it; None for a profile of the office's own.
    """

    code: str
    naam: str
    gevonden: str
    groep: str
    herkomst: Herkomst
    profiel: Functieprofiel | None
    match: Match
    uitleg: Problem | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name of one function: folded, as written, and how far down equals stand."""

    key: str
    written: str
    order: int
    target: int


class Index:
    """All names of a library and of occupations.

    Args:
        library: profiles, ours and an office's own.
        beroepen: the occupations of an imported ESCO file.
    """

    def __init__(self, library: Library, beroepen: Sequence[Beroep] = ()) -> None:
        self._library = library
        self._targets: list[Functieprofiel | Beroep] = [*library.profielen, *beroepen]
        entries = [entry for n, target in enumerate(self._targets) for entry in _entries(n, target)]
        self._entries = sorted(entries, key=lambda entry: (entry.order, len(entry.key), entry.key))
        self._names = _Text(f" {entry.key}" for entry in self._entries)
        self._joined = _Text(entry.key.replace(" ", "") for entry in self._entries)

    def find(self, text: str, most: int = 20) -> tuple[Vondst, ...]:
        """The best finds for what was typed, each function once; nothing for no letter or digit."""
        query = fold(text)
        if not query or most < 1:
            return ()
        found: dict[int, Vondst] = {}
        for match, number in self._matches(query):
            entry = self._entries[number]
            if entry.target not in found:
                found[entry.target] = self._vondst(entry, match)
                if len(found) == most:
                    break
        return tuple(found.values())

    def _matches(self, query: str) -> Iterator[tuple[Match, int]]:
        """Every name that fits, best first; within a kind in the order of the names."""
        words = query.split()
        longest = max(words, key=len)
        inside = len(longest) >= _LEAST_INSIDE
        kinds: dict[Match, list[int]] = {match: [] for match in Match}
        for number in self._names.holding(longest if inside else f" {longest}"):
            match = _match(self._entries[number].key, query, words)
            if match is not None:
                kinds[match].append(number)
        for match, numbers in kinds.items():
            yield from ((match, number) for number in numbers)
        if len(query) >= _LEAST_INSIDE:  # `heftruck chauffeur` and `heftruckchauffeur` are one word
            joined = self._joined.holding(query.replace(" ", ""))
            yield from ((Match.INSIDE, number) for number in joined)

    def _vondst(self, entry: _Entry, match: Match) -> Vondst:
        target = self._targets[entry.target]
        if isinstance(target, Beroep):
            profiel, herkomst = start_profile(target, self._library), ESCO
        else:
            profiel, herkomst = target, target.herkomst
        return Vondst(
            code=target.code,
            naam=target.naam,
            gevonden=entry.written,
            groep=target.isco,
            herkomst=herkomst,
            profiel=profiel,
            match=match,
            uitleg=uitleg(target, self._library),
        )


def uitleg(target: Functieprofiel | Beroep, library: Library) -> Problem | None:
    """What to know of a function before using it: whose content it is, or that there is none."""
    group = library.by_code.get(target.isco) if isinstance(target, Beroep) else target
    values = (("groep", target.isco),)
    if group is None:
        return Problem("functies.geen_profiel", Severity.HINT, values=values)
    if isinstance(target, Beroep):
        ours = group.herkomst == MEEGELEVERD
        code = "functies.begin_van_groep" if ours else "functies.begin_van_eigen"
        return Problem(code, Severity.HINT, values=values)
    return Problem("functies.eigen_inhoud", Severity.HINT) if group.herkomst != EIGEN else None


class _Text:
    """Lines in one text, to be searched as a text."""

    def __init__(self, lines: Iterable[str]) -> None:
        kept = list(lines)
        self._text = "\n".join(kept) + "\n"
        self._starts = [0]
        for line in kept:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def holding(self, part: str) -> Iterator[int]:
        """The numbers of the lines that hold a part, in order."""
        place = self._text.find(part)
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            yield number
            place = self._text.find(part, self._starts[number + 1])


def fold(text: str) -> str:
    """Words without capitals, accents and signs, so that what sounds the same is the same."""
    apart = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    plain = "".join(c for c in apart if not unicodedata.combining(c)).casefold()
    return " ".join(_NO_WORD.sub(" ", plain).split())


def _match(key: str, query: str, words: Sequence[str]) -> Match | None:
    if key.startswith(query):
        return Match.EXACT if len(key) == len(query) else Match.BEGINNING
    spaced = f" {key}"
    if all(f" {word}" in spaced for word in words):
        return Match.WORDS
    inside = (word if len(word) >= _LEAST_INSIDE else f" {word}" for word in words)
    return Match.INSIDE if all(part in spaced for part in inside) else None


def _entries(number: int, target: Functieprofiel | Beroep) -> Iterator[_Entry]:
    """Own names before ours, ours before those of ESCO; the first name before others."""
    own = isinstance(target, Functieprofiel) and target.herkomst == EIGEN
    order = 0 if own else 2 if isinstance(target, Functieprofiel) else 4
    for written, further in (
        (target.naam, 0),
        *((name, 1) for name in target.namen),
        (target.code, 1),
    ):
        key = fold(written)
        if key:
            yield _Entry(key, written, order + further, number)
