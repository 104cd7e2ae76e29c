"""Importing tables: read one, show what it would bring, and keep it whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop.casework import reading_tables, works
from ld_desktop.casework.reading_tables import ReadTable
from ld_desktop.casework.session import Session
from ld_desktop.casework.works import Judged
from ld_desktop.documents.faults import Fault, Faults, TableRefused, fault_parts, fault_sentence
from ld_desktop.documents.refusals import STRIJDIG
from ld_desktop.documents.tables import UTF_8
from ld_desktop.functies.heads import VERSIE, Head

if TYPE_CHECKING:
    from ld_desktop.functies.esco import Beroep

KINDS = (works.ESCO, works.PROFIELEN, works.NORMTABEL, works.NORMBESTAND)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many works, or occupations of ESCO; `gone` are those that an earlier ESCO file had."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One thing to mend as a screen shows it: where, what stands there, what may, and in words."""

    row: str
    column: str
    value: str
    allowed: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class TablePreview:
    """What a table would bring; with faults it brings nothing.

    Attributes:
        encoding: how a CSV was read, when it was not UTF-8.
    """

    name: str
    kind: str
    judged: tuple[Judged, ...] = ()
    counts: Counts = Counts()
    encoding: str = ""
    faults: tuple[Fault, ...] = ()
    file_sha256: str = ""

    @property
    def refused(self) -> int:
        """How many rows are wrong; a file that is wrong as a whole counts as one."""
        return len({fault.row for fault in self.faults})

    @property
    def brings_anything(self) -> bool:
        """Whether importing would change the store."""
        return any(item.outcome != "ongewijzigd" for item in self.judged)

    def fault_lines(self, language: str = "nl") -> Iterator[str]:
        """Everything that is wrong, a readable line each."""
        for fault in self.faults:
            yield fault_sentence(fault, language)

    def fault_table(self) -> tuple[FaultLine, ...]:
        """Everything that is wrong, in columns; the file as a whole has no row."""
        return tuple(
            FaultLine(
                row=str(fault.row or ""),
                column=fault.column,
                value="" if fault.value is None else str(fault.value),
                allowed=fault.allowed,
                place=place,
                words=words,
            )
            for fault, (place, words) in ((each, fault_parts(each)) for each in self.faults)
        )


def told_beside(set_name: str, versie: str, auteur: str, datum: date | None) -> Head:
    """What the user says beside a file, for what the file does not say itself; empty is nothing."""
    return Head(set_name.strip(), versie.strip(), auteur.strip(), datum)


def day_of(text: str) -> date | None:
    """A day as people type it, 15-1-2026 or 2026-01-15; None where it is none."""
    from ld_desktop.documents.cells import typed_day

    return typed_day(text.strip())


def preview_table(session: Session, kind: str, path: Path, told: Head) -> TablePreview:
    """Read a file and hold it against the store; nothing is kept.

    Raises:
        CannotRead: when there is no such file.
    """
    job = reading_tables.prepare_read(session, kind, path, told)
    return compare(session, job.run(lambda *_: None, lambda: False))


def compare(session: Session, read: ReadTable) -> TablePreview:
    """Hold a file that was read against the store."""
    arrival, faults = read.arrival, read.faults
    try:
        judged = works.judge(session, arrival.works)
        _refuse_clashes(judged)
    except TableRefused as refused:
        faults = refused.faults
    if faults:
        return TablePreview(read.name, read.kind, faults=faults)
    return TablePreview(
        read.name,
        read.kind,
        judged,
        _counts(session, judged, arrival.beroepen),
        encoding="" if arrival.encoding == UTF_8 else arrival.encoding,
        file_sha256=read.file_sha256,
    )


def import_table(session: Session, preview: TablePreview) -> TablePreview:
    """Keep what a table brings, all of it in one transaction; a refused one changes nothing."""
    if not preview.faults:
        with session.store.transaction():
            works.keep(session, preview.judged, preview.file_sha256)
    return preview


def _refuse_clashes(judged: Sequence[Judged]) -> None:
    """One version is one content: results name the version."""
    faults = Faults()
    for item in judged:
        if item.clash:
            allowed = "een versie die er nog niet is, want de inhoud is een andere"
            faults.add(item.work.row, VERSIE, STRIJDIG, item.work.versie, allowed)
    if faults:
        raise faults.refused()


def _counts(session: Session, judged: Sequence[Judged], beroepen: Sequence[Beroep]) -> Counts:
    if not beroepen:
        outcomes = [item.outcome for item in judged]
        return Counts(*(outcomes.count(o) for o in ("nieuw", "gewijzigd", "ongewijzigd")))
    from ld_desktop.casework.function_library import occupations

    before = {beroep.uri: beroep for beroep in occupations(session)}
    same = sum(before.get(beroep.uri) == beroep for beroep in beroepen)
    known = sum(beroep.uri in before for beroep in beroepen)
    return Counts(len(beroepen) - known, known - same, same, len(before) - known)
