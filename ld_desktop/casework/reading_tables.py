"""Reading a table that someone chose: what it is, and what is in it. Touches no store."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop.casework import works
from ld_desktop.casework.documents import read_whole
from ld_desktop.casework.receiving import ImportCancelled
from ld_desktop.casework.session import Session
from ld_desktop.casework.works import Work
from ld_desktop.documents.faults import Fault, TableRefused
from ld_desktop.documents.tables import MAX_BYTES, UTF_8, column_names
from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.functies.heads import Head

if TYPE_CHECKING:
    from ld_desktop.functies.esco import Beroep

Progress = Callable[[str, int], None]
Cancelled = Callable[[], bool]

_EIGEN_SET = "Eigen profielen"
_COUNTED = "#"  # a version that the store will count: norm files must have one
# A column that only this kind of table has, as the header is compared: plain.
_SIGNS = {
    "concepturi": works.ESCO,
    "normgroep": works.NORMTABEL,
    "methode": works.NORMBESTAND,
    "eis_m1": works.PROFIELEN,
    "gewicht_m1": works.PROFIELEN,
}
_DOCUMENTS = {".toml", ".json"}  # only norm files come as these


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it was read: its works, or its occupations one by one for the counts."""

    works: tuple[Work, ...]
    encoding: str = UTF_8
    beroepen: tuple[Beroep, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A file that was read, or everything that is wrong with it."""

    name: str
    kind: str
    arrival: Arrival = Arrival(())
    faults: tuple[Fault, ...] = ()
    file_sha256: str = ""


@dataclass(frozen=True, slots=True)
class ReadJob:
    """The long part of importing a table; touches no store, so any thread may run it.

    Attributes:
        told: what the user says beside the file.
        author: who made it where nobody says.
        today: its day where nobody says.
    """

    kind: str
    path: Path
    told: Head
    author: str
    today: date

    def run(self, progress: Progress, cancelled: Cancelled) -> ReadTable:
        """Read the file.

        Raises:
            CannotRead: when there is no such file.
            ImportCancelled: when asked to stop.
        """
        progress(f"{self.path.name} lezen en controleren", -1)
        data = read_whole(self.path, MAX_BYTES)
        if cancelled():
            raise ImportCancelled
        found = self._read(data)
        if cancelled():
            raise ImportCancelled
        return found

    def _read(self, data: bytes) -> ReadTable:
        try:
            arrival = _READERS[self.kind](self, data)
        except TableRefused as refused:
            return ReadTable(self.path.name, self.kind, faults=refused.faults)
        return ReadTable(self.path.name, self.kind, arrival, file_sha256=sha256(data))

    def head(self, naam: str) -> Head:
        """What counts where neither the file nor the user said it: who imports, and today."""
        told = self.told
        return Head(
            told.set or naam, told.versie, told.auteur or self.author, told.datum or self.today
        )


def prepare_read(session: Session, kind: str, path: Path, told: Head) -> ReadJob:
    """Everything that reading needs, gathered from the store."""
    return ReadJob(kind, path, told, importer(session), session.today())


def importer(session: Session) -> str:
    """Who imports, as the author of what says no other one."""
    profile = session.profile
    return ", ".join(text for text in (profile.naam, profile.organisatie) if text)


def usual_head(session: Session, kind: str, path: Path) -> Head:
    """What to propose beside a file before it was read; empty where reading tells more."""
    if kind == works.ESCO:
        from ld_desktop.functies.esco import AUTEUR

        return Head("ESCO", "", AUTEUR, None)
    naam = _EIGEN_SET if kind == works.PROFIELEN else path.stem
    return Head(naam, "", importer(session), session.today())


def proposed_kind(path: Path) -> str:
    """What a file seems to be, by its columns or its ending; empty when that cannot be seen.

    Raises:
        CannotRead: when there is no such file.
    """
    if path.suffix.lower() in _DOCUMENTS:
        return works.NORMBESTAND
    names = set(column_names(read_whole(path, MAX_BYTES), ("code", "naam", *_SIGNS)))
    found = next((kind for sign, kind in _SIGNS.items() if sign in names), "")
    return found or (works.PROFIELEN if {"code", "naam"} <= names else "")


def _esco(job: ReadJob, data: bytes) -> Arrival:
    from ld_desktop.functies.esco import AUTEUR, read_esco

    found = read_esco(data)
    datum = job.told.datum or found.datum or job.today
    work = Work(
        kind=works.ESCO,
        name=works.ESCO,
        title=job.told.set or "ESCO",
        versie=job.told.versie,
        suggested=datum.isoformat(),
        auteur=job.told.auteur or AUTEUR,
        datum=datum,
        body=_json([beroep.as_json() for beroep in found.beroepen]),
    )
    return Arrival((work,), found.encoding, found.beroepen)


def _profielen(job: ReadJob, data: bytes) -> Arrival:
    from ld_desktop.functies.own import read_profiles

    found = read_profiles(data, job.head(_EIGEN_SET))
    return Arrival(
        tuple(
            Work(
                kind=works.PROFIELEN,
                name=profiel.code,
                title=profiel.naam,
                versie=profiel.versie,
                auteur=profiel.auteur,
                datum=profiel.datum or job.today,
                body=_json(profiel.content()),
                row=row,
                collection=profiel.set,
            )
            for profiel, row in zip(found.profielen, found.rows, strict=True)
        ),
        found.encoding,
    )


def _normtabel(job: ReadJob, data: bytes) -> Arrival:
    from ld_desktop.functies.normtabel import read_normtabel

    table = read_normtabel(data, job.head(job.path.stem))
    work = Work(
        kind=works.NORMTABEL,
        name=_plain(table.naam),
        title=table.naam,
        versie=table.versie,
        auteur=table.auteur,
        datum=table.datum or job.today,
        body=_json(table.content()),
        by_version=True,
    )
    return Arrival((work,))


def _normbestand(job: ReadJob, data: bytes) -> Arrival:
    from ld_desktop.casework.norm_sets import norm_file_body, read_norms

    head = dataclasses.replace(job.head(job.path.stem), versie=job.told.versie or _COUNTED)
    norms = read_norms(job.path, data, head)
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


_READERS: Mapping[str, Callable[[ReadJob, bytes], Arrival]] = {
    works.ESCO: _esco,
    works.PROFIELEN: _profielen,
    works.NORMTABEL: _normtabel,
    works.NORMBESTAND: _normbestand,
}


def _json(value: object) -> str:
    return canonical_json(value).decode("utf-8")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
