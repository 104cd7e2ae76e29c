"""What is wrong in a table: by row and column, all at once, in the words of refused documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ld_desktop.documents.refusals import DOCUMENT, MAX_ERRORS, PROBLEMS, echo
from ld_desktop.messages import sentence

WHOLE_FILE = 0


class NoValue(str):
    """What stands in a cell without being a value: a formula, or an error it ended in."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend.

    Attributes:
        row: line of a CSV or row of a sheet; 0 for the file as a whole.
        column: the name of the column, or empty for the row as a whole.
        problem: one of `refusals.PROBLEMS`.
        value: what stands there, in short form; None where nothing does.
        allowed: what it may be.
    """

    row: int
    column: str
    problem: str
    value: object
    allowed: str


class TableRefused(Exception):  # noqa: N818 - carries values that the user can mend
    """A table was refused, whole; with everything that is wrong in it, by row."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults in the order of the rows."""
        self.faults = faults
        super().__init__(f"{len(faults)} fault(s) in a table")


class Faults:
    """The faults found so far; after a thousand nobody reads on."""

    def __init__(self) -> None:
        self._found: list[Fault] = []

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self._found)

    def add(self, row: int, column: str, problem: str, value: object, allowed: str) -> None:
        """Refuse a cell, a row or a column."""
        if len(self._found) < MAX_ERRORS:
            self._found.append(Fault(row, column, problem, echo(value), allowed))
        elif len(self._found) == MAX_ERRORS:
            end = f"hoogstens {MAX_ERRORS} fouten"
            self._found.append(Fault(WHOLE_FILE, "", DOCUMENT, None, end))

    def whole_file(self, allowed: str) -> None:
        """Refuse the file as such; `allowed` says what it should have been."""
        self.add(WHOLE_FILE, "", DOCUMENT, None, allowed)

    def refused(self) -> TableRefused:
        """The exception to raise, by row."""
        return TableRefused(tuple(sorted(self._found, key=lambda fault: fault.row)))


def faults_to_json(faults: Iterable[Fault]) -> list[dict[str, object]]:
    """The faults as commands print them: `rij`, `kolom`, `problem`, `value` and `allowed`."""
    return [
        {
            "row": fault.row,
            "column": fault.column,
            "problem": fault.problem,
            "value": fault.value,
            "allowed": fault.allowed,
        }
        for fault in faults
    ]


def fault_sentence(fault: Fault, language: str = "nl") -> str:
    """One fault as a readable line: where, what is wrong, and what to do."""
    return ": ".join(fault_parts(fault, language))


def fault_parts(fault: Fault, language: str = "nl") -> tuple[str, str]:
    """Where a fault is, and apart from that what is wrong and what to do."""
    assert fault.problem in PROBLEMS  # noqa: S101 - Faults are made by us
    kind = fault.problem.replace(" ", "_")
    where = [("row", str(fault.row)), ("column", fault.column)]
    if fault.row == WHOLE_FILE:
        place = sentence("tabel.file_part" if fault.column else "tabel.whole_file", where, language)
    elif fault.column:
        place = sentence("tabel.cell", where, language)
    else:
        place = sentence("tabel.row", where, language)
    values = [("value", _shown(fault.value)), ("allowed", fault.allowed)]
    return place, sentence(f"tabel.{kind}", values, language)


def _shown(value: object) -> str:
    return "–" if value in {None, ""} else str(value)
