"""Works of reference: what a file brings against what the store has, and keeping it.

A work is a function profile, a norm table, a norm file or the occupations of ESCO. It is new, it is a
next version of what is there, or it is unchanged; nothing that is there is ever replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.canonical import sha256

if TYPE_CHECKING:
    from ld_desktop.store.naslag import NaslagLine

ESCO, PROFIELEN, NORMTABEL, NORMBESTAND = "esco", "functieprofielen", "normtabel", "normbestand"
Outcome = Literal["nieuw", "gewijzigd", "ongewijzigd"]
NOTHING = "null"  # the body of a withdrawal


@dataclass(frozen=True, slots=True)
class Work:
    """One work as a file brings it.

    Attributes:
        name: what it is the same work by, from one import to the next.
        title: how a list shows it.
        versie: as the file or the command calls it; empty to let the store count.
        body: its content as JSON, the same text for the same content.
        row: where it stands in its file.
        collection: the set it came with, for what is no set itself.
        suggested: what to call the version where nobody did; empty to let the store count.
        by_version: another version of the same content is worth keeping: results name the version.
    """

    kind: str
    name: str
    title: str
    versie: str
    auteur: str
    datum: date
    body: str
    row: int = 0
    collection: str = ""
    suggested: str = ""
    by_version: bool = False

    @property
    def sha256(self) -> str:
        """Over the content."""
        return sha256(self.body.encode())


@dataclass(frozen=True, slots=True)
class Judged:
    """What keeping a work would do; `clash` when its version is already another content's."""

    work: Work
    outcome: Outcome
    number: int
    versie: str
    clash: bool = False


def judge(session: Session, works: Sequence[Work]) -> tuple[Judged, ...]:
    """Hold works against what the store has; all of one kind."""
    kind = works[0].kind if works else ""
    newest = {line.name: line for line in session.store.naslag.newest(kind)}
    return tuple(_judge(session, work, newest.get(work.name)) for work in works)


def keep(session: Session, judged: Sequence[Judged], file_sha256: str) -> None:
    """Keep what is new or changed; part of the transaction of the caller."""
    for item in judged:
        if item.outcome != "ongewijzigd":
            line = _line(session, item, file_sha256)
            session.store.naslag.add(line, item.work.body)


def withdraw(session: Session, kind: str, name: str) -> NaslagLine:
    """From now on a work is no longer used; what was made with it can still be redone.

    Raises:
        NotFound: there is no such work, or it was withdrawn before.
    """
    last = next((line for line in current(session, kind) if line.name == name), None)
    if last is None:
        raise NotFound(id=name)
    now = session.clock()
    gone = replace(
        last,
        number=last.number + 1,
        datum=session.today(),
        sha256=sha256(NOTHING.encode()),
        file_sha256="",
        imported_at=now,
        imported_by=session.profile.id,
        withdrawn=True,
    )
    session.store.naslag.add(gone, NOTHING)
    return gone


def current(session: Session, kind: str) -> tuple[NaslagLine, ...]:
    """The works of a kind that are in use, each in its newest version."""
    return tuple(line for line in session.store.naslag.newest(kind) if not line.withdrawn)


def _judge(session: Session, work: Work, last: NaslagLine | None) -> Judged:
    if last is None:
        return Judged(work, "nieuw", 1, work.versie or work.suggested or "1")
    same = last.sha256 == work.sha256 and not last.withdrawn
    renamed = work.by_version and bool(work.versie) and work.versie != last.versie
    if same and not renamed:
        return Judged(work, "ongewijzigd", last.number, last.versie)
    number = last.number + 1
    earlier = session.store.naslag.versions(work.kind, work.name)
    taken = {line.versie for line in earlier if line.sha256 != work.sha256 and not line.withdrawn}
    versie = work.versie or _free(work.suggested, number, taken)
    return Judged(work, "gewijzigd", number, versie, versie in taken)


def _free(suggested: str, number: int, taken: set[str]) -> str:
    """What was suggested, or the number of the version, or the next one that is no name yet."""
    if suggested and suggested not in taken:
        return suggested
    while str(number) in taken:
        number += 1
    return str(number)


def _line(session: Session, judged: Judged, file_sha256: str) -> NaslagLine:
    from ld_desktop.store.naslag import NaslagLine

    work = judged.work
    return NaslagLine(
        kind=work.kind,
        name=work.name,
        number=judged.number,
        title=work.title,
        collection=work.collection or work.title,
        versie=judged.versie,
        auteur=work.auteur,
        datum=work.datum,
        sha256=work.sha256,
        file_sha256=file_sha256,
        imported_at=session.clock(),
        imported_by=session.profile.id,
        withdrawn=False,
    )
