"""Norm tables: from the raw score of a test to a level 1–5, per norm group (methods.md §3).

The product ships no tests and no norms of tests: an office supplies the tables it is licensed for.
The one table that is shipped is an example, with tests that do not exist.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from itertools import groupby, pairwise

from ld_desktop import paths
from ld_desktop.documents.cells import Cells
from ld_desktop.documents.faults import Faults, TableRefused
from ld_desktop.documents.refusals import STRIJDIG
from ld_desktop.documents.tables import Layout, read_table
from ld_desktop.domain.canonical import Json, canonical_json, sha256
from ld_desktop.domain.problems import Problem
from ld_desktop.errors import DefinitionError
from ld_desktop.functies import heads
from ld_desktop.functies.heads import Head, head_of_table
from ld_desktop.rules.numbers import exact_text

TEST, NORMGROEP, VAN, TOT, NIVEAU = "test", "normgroep", "van", "tot", "niveau"
COLUMNS = (TEST, NORMGROEP, VAN, TOT, NIVEAU)
_LAYOUT = Layout(required=COLUMNS, optional=heads.COLUMNS)
_LOWEST, _HIGHEST = 1, 5
_FURTHEST = 99_999  # of raw scores, either way
_MOST_NAME = 200
_PATH = ("functies", "voorbeeld_normtabel.csv")


@dataclass(frozen=True, slots=True)
class Regel:
    """Raw scores from and up to and including, in whole points, and the level they give."""

    test: str
    normgroep: str
    van: int
    tot: int
    niveau: int


@dataclass(frozen=True)
class NormTabel:
    """The lines of an office for its tests, with who made them and when."""

    naam: str
    versie: str
    auteur: str
    datum: date | None
    regels: tuple[Regel, ...]
    _by_group: Mapping[tuple[str, str], tuple[Regel, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        groups = {key: tuple(lines) for key, lines in groupby(self.regels, key=_group)}
        object.__setattr__(self, "_by_group", groups)

    @cached_property
    def sha256(self) -> str:
        """Over the lines, in their order by test, norm group and score; the name is no part of it."""
        return sha256(canonical_json(self.content()))

    @cached_property
    def voorbeeld(self) -> bool:
        """Whether it is the example that we ship, under whatever name."""
        return self.sha256 == example().sha256

    def content(self) -> list[Json]:
        """The lines as plain data."""
        return [{name: getattr(line, name) for name in COLUMNS} for line in self.regels]

    def lines(self, test: str, normgroep: str) -> tuple[Regel, ...]:
        """The lines of a test for a norm group, lowest scores first; empty when there are none."""
        return self._by_group.get((_plain(test), _plain(normgroep)), ())

    def groups(self, test: str) -> tuple[str, ...]:
        """The norm groups of a test as they were written; empty when the test is not there."""
        mine = [
            group[0] for group in self._by_group.values() if _plain(group[0].test) == _plain(test)
        ]
        return tuple(line.normgroep for line in mine)

    def tests(self) -> tuple[str, ...]:
        """The tests as they were first written."""
        named: dict[str, str] = {}
        for (test, _), group in self._by_group.items():
            named.setdefault(test, group[0].test)
        return tuple(named.values())


def level_of(
    table: NormTabel, test: str, normgroep: str, raw: int | Decimal | Fraction
) -> int | Problem:
    """The level that a raw score stands for, or what is wrong with the question.

    Args:
        table: the norms of the office.
        test: the name of the test; capitals and spaces do not matter.
        normgroep: the group whose norms count.
        raw: the raw score, a whole number of points.
    """
    lines = table.lines(test, normgroep)
    if not lines:
        groups = table.groups(test)
        known = ("known", ", ".join(groups or table.tests()))
        code = "functies.normgroep_onbekend" if groups else "functies.test_onbekend"
        return Problem(code, values=(("test", test), ("normgroep", normgroep), known))
    score = Fraction(raw)
    found = next((line for line in lines if line.van <= score <= line.tot), None)
    if score.denominator == 1 and found is not None:
        return found.niveau
    ends = (("low", str(lines[0].van)), ("high", str(lines[-1].tot)))
    values = (("test", test), ("score", exact_text(score)), *ends)
    return Problem("functies.score_buiten_norm", values=values)


def read_normtabel(data: bytes, told: Head) -> NormTabel:
    """Read a norm table.

    Args:
        data: a CSV or an XLSX with the columns `test`, `normgroep`, `van`, `tot`, `niveau`.
        told: name, version, author and date where the table does not say them.

    Raises:
        TableRefused: with everything that is wrong, by row and column.
    """
    table = read_table(data, _LAYOUT)
    faults = Faults()
    rows = [Cells(row, faults) for row in table.rows]
    head = head_of_table(rows, told)
    read = [(cells, _line(cells)) for cells in rows]
    lines = [(cells, line) for cells, line in read if line is not None]
    lines.sort(key=lambda pair: (*_group(pair[1]), pair[1].van, pair[1].tot))
    if len(lines) == len(rows):
        _check_joins(lines)
    if not rows:
        faults.whole_file("ten minste één regel met een norm")
    if faults:
        raise faults.refused()
    return NormTabel(
        head.set, head.versie, head.auteur, head.datum, tuple(line for _, line in lines)
    )


def from_json(kept: object, head: Head) -> NormTabel:
    """A table as it came out of the store."""
    lines = [line for line in kept if isinstance(line, dict)] if isinstance(kept, list) else []
    return NormTabel(
        head.set, head.versie, head.auteur, head.datum, tuple(Regel(**line) for line in lines)
    )


@cache
def example() -> NormTabel:
    """The shipped example: how a table looks, with tests that do not exist.

    Raises:
        DefinitionError: it is not what our own reader takes.
    """
    try:
        return read_normtabel(example_bytes(), Head())
    except TableRefused as refused:
        raise DefinitionError(f"{_PATH[-1]}: {refused.faults[0]}") from refused


def example_bytes() -> bytes:
    """The example as a file, to be filled in by an office."""
    return paths.resources().joinpath(*_PATH).read_bytes()


def _line(cells: Cells) -> Regel | None:
    test, normgroep = (cells.text(name, _MOST_NAME, required=True) for name in (TEST, NORMGROEP))
    van, tot = (cells.whole(name, -_FURTHEST, _FURTHEST) for name in (VAN, TOT))
    niveau = cells.whole(NIVEAU, _LOWEST, _HIGHEST)
    if van is not None and tot is not None and van > tot:
        cells.refuse(TOT, STRIJDIG, f"{van} of meer, want de regel begint bij {van}")
        return None
    if test is None or normgroep is None or van is None or tot is None or niveau is None:
        return None
    return Regel(" ".join(test.split()), " ".join(normgroep.split()), van, tot, niveau)


def _check_joins(lines: Sequence[tuple[Cells, Regel]]) -> None:
    """Within a test and a norm group every line begins right behind the one before it."""
    for (before, above), (cells, line) in pairwise(lines):
        if _group(above) == _group(line) and line.van != above.tot + 1:
            wrong = "overlap" if line.van <= above.tot else "gat"
            allowed = (
                f"{above.tot + 1}, aansluitend op regel {before.row.number} ({wrong} in de norm "
                f"van {line.test}, {line.normgroep})"
            )
            cells.refuse(VAN, STRIJDIG, allowed)


def _group(line: Regel) -> tuple[str, str]:
    return _plain(line.test), _plain(line.normgroep)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
