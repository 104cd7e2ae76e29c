"""Importing tables: read one, show what it would bring, and keep it whole or not at all."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop.casework import works
from ld_desktop.casework.documents import read_whole
from ld_desktop.casework.session import Session
from ld_desktop.casework.works import Judged, Work
from ld_desktop.documents.faults import Fault, Faults, TableRefused, fault_sentence
from ld_desktop.documents.refusals import STRIJDIG
from ld_desktop.documents.tables import MAX_BYTES, UTF_8
from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.functies.heads import VERSIE, Head

if TYPE_CHECKING:
    from ld_desktop.functies.esco import Beroep

KINDS = (works.ESCO, works.PROFIELEN, works.NORMTABEL, works.NORMBESTAND)
_EIGEN_SET = "Eigen profielen"
_COUNTED = "#"  # a version that the store will count: norm files must have one


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it was read: its works, or its occupations one by one for the counts."""

    works: tuple[Work, ...]
    encoding: str = UTF_8
    beroepen: tuple[Beroep, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many works, or occupations of ESCO; `gone` are those that an earlier ESCO file had."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0


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

    def fault_lines(self, language: str = "nl") -> Iterator[str]:
        """Everything that is wrong, a readable line each."""
        for fault in self.faults:
            yield fault_sentence(fault, language)


def told_beside(set_name: str, versie: str, auteur: str, datum: date | None) -> Head:
    """What the user says beside a file, for what the file does not say itself; empty is nothing."""
    return Head(set_name.strip(), versie.strip(), auteur.strip(), datum)


def preview_table(session: Session, kind: str, path: Path, told: Head) -> TablePreview:
    """Read a file and hold it against the store; nothing is kept.

    Raises:
        CannotRead: when there is no such file.
    """
    data = read_whole(path, MAX_BYTES)
    try:
        arrival = _READERS[kind](session, path, data, told)
        judged = works.judge(session, arrival.works)
        _refuse_clashes(judged)
    except TableRefused as refused:
        return TablePreview(path.name, kind, faults=refused.faults)
    return TablePreview(
        path.name,
        kind,
        judged,
        _counts(session, judged, arrival.beroepen),
        encoding="" if arrival.encoding == UTF_8 else arrival.encoding,
        file_sha256=sha256(data),
    )


def import_table(session: Session, preview: TablePreview) -> TablePreview:
    """Keep what a table brings, all of it in one transaction; a refused one changes nothing."""
    if not preview.faults:
        with session.store.transaction():
            works.keep(session, preview.judged, preview.file_sha256)
    return preview


def _head(session: Session, told: Head, naam: str) -> Head:
    """What counts where neither the file nor the user said it: who imports, and today."""
    profile = session.profile
    author = ", ".join(text for text in (profile.naam, profile.organisatie) if text)
    return Head(told.set or naam, told.versie, told.auteur or author, told.datum or session.today())


def _esco(session: Session, _: Path, data: bytes, told: Head) -> Arrival:
    from ld_desktop.functies.esco import AUTEUR, read_esco

    found = read_esco(data)
    datum = told.datum or found.datum or session.today()
    work = Work(
        kind=works.ESCO,
        name=works.ESCO,
        title=told.set or "ESCO",
        versie=told.versie,
        suggested=datum.isoformat(),
        auteur=told.auteur or AUTEUR,
        datum=datum,
        body=_json([beroep.as_json() for beroep in found.beroepen]),
    )
    return Arrival((work,), found.encoding, found.beroepen)


def _profielen(session: Session, _: Path, data: bytes, told: Head) -> Arrival:
    from ld_desktop.functies.own import read_profiles

    found = read_profiles(data, _head(session, told, _EIGEN_SET))
    return Arrival(
        tuple(
            Work(
                kind=works.PROFIELEN,
                name=profiel.code,
                title=profiel.naam,
                versie=profiel.versie,
                auteur=profiel.auteur,
                datum=profiel.datum or session.today(),
                body=_json(profiel.content()),
                row=row,
                collection=profiel.set,
            )
            for profiel, row in zip(found.profielen, found.rows, strict=True)
        ),
        found.encoding,
    )


def _normtabel(session: Session, path: Path, data: bytes, told: Head) -> Arrival:
    from ld_desktop.functies.normtabel import read_normtabel

    table = read_normtabel(data, _head(session, told, path.stem))
    work = Work(
        kind=works.NORMTABEL,
        name=_plain(table.naam),
        title=table.naam,
        versie=table.versie,
        auteur=table.auteur,
        datum=table.datum or session.today(),
        body=_json(table.content()),
        by_version=True,
    )
    return Arrival((work,))


def _normbestand(session: Session, path: Path, data: bytes, told: Head) -> Arrival:
    from ld_desktop.casework.norm_sets import norm_file_body, read_norms

    head = _head(session, told, path.stem)
    norms = read_norms(path, data, dataclasses.replace(head, versie=told.versie or _COUNTED))
    work = Work(
        kind=works.NORMBESTAND,
        name=f"{norms.method}/{norms.method_version}/{_plain(norms.naam)}",
        title=norms.naam,
        versie="" if norms.versie == _COUNTED else norms.versie,
        auteur=norms.auteur,
        datum=norms.datum,
        body=norm_file_body(norms),
        by_version=True,
    )
    return Arrival((work,))


_READERS: Mapping[str, Callable[[Session, Path, bytes, Head], Arrival]] = {
    works.ESCO: _esco,
    works.PROFIELEN: _profielen,
    works.NORMTABEL: _normtabel,
    works.NORMBESTAND: _normbestand,
}


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


def _json(value: object) -> str:
    return canonical_json(value).decode("utf-8")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
