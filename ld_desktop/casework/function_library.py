"""The library as a user has it: our profiles, the office's own, and the occupations of ESCO."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ld_desktop.casework import works
from ld_desktop.casework.session import Session
from ld_desktop.casework.unreadable import told_as
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.functies.profile import EIGEN, Functieprofiel, profile_from_content

Profile: TypeAlias = Functieprofiel  # for screens, which may not name the room behind
Found: TypeAlias = "Vondst"

if TYPE_CHECKING:
    from ld_desktop.domain.problems import Problem
    from ld_desktop.functies.esco import Beroep
    from ld_desktop.functies.library import Library
    from ld_desktop.functies.search import Index, Vondst
    from ld_desktop.store.naslag import NaslagLine

    Functions: TypeAlias = Library


class ProfilesUnreadable(EnvironmentProblem):
    """A table of own profiles that a command names is wrong; its first fault says how."""

    code = "functies.profielen_onleesbaar"


@dataclass(frozen=True, slots=True)
class SetLine:
    """A part of the library as a list shows it: so many functions under one name."""

    herkomst: str
    naam: str
    versie: str
    auteur: str
    datum: date
    aantal: int
    sha256: str
    aanname: str = ""

    def as_json(self) -> dict[str, object]:
        """For commands."""
        return {name: getattr(self, name) for name in SetLine.__slots__}


@dataclass(frozen=True)
class FunctionLibrary:
    """What can be searched and ranked. Made once and kept: a screen searches while one types."""

    library: Library
    beroepen: tuple[Beroep, ...]

    @cached_property
    def _index(self) -> Index:
        from ld_desktop.functies.search import Index

        return Index(self.library, self.beroepen)

    def find(self, text: str, most: int = 20) -> tuple[Found, ...]:
        """The functions and occupations that fit what was typed, best first."""
        return self._index.find(text, most)

    def profile(self, code: str) -> Profile | None:
        """The profile with a code; of an occupation that of its group; None where there is none."""
        from ld_desktop.functies.esco import start_profile

        found = self.library.by_code.get(code)
        beroep = self._beroep(code)
        return start_profile(beroep, self.library) if found is None and beroep else found

    def hint(self, code: str) -> Problem | None:
        """What to know about the function with a code before using it, or why it has no profile."""
        from ld_desktop.functies.search import uitleg

        found = self.library.by_code.get(code) or self._beroep(code)
        return uitleg(found, self.library) if found else None

    def name(self, code: str) -> str:
        """How the function or occupation with a code is called; empty when there is none."""
        found = self.library.by_code.get(code) or self._beroep(code)
        return found.naam if found else ""

    def _beroep(self, code: str) -> Beroep | None:
        return next((beroep for beroep in self.beroepen if beroep.code == code), None)


def open_library(session: Session | None = None) -> FunctionLibrary:
    """The library of a store, or without one what we ship."""
    from ld_desktop.functies.shipped import shipped

    if session is None:
        return FunctionLibrary(shipped(), ())
    return FunctionLibrary(shipped().with_own(own_profiles(session)), occupations(session))


@dataclass(frozen=True, slots=True)
class LibraryJob:
    """The long part of opening the library; touches no store, so any thread may run it."""

    own: tuple[Functieprofiel, ...]
    esco: tuple[str, ...]

    def run(self, _progress: Callable[[str, int], None], _stop: Callable[[], bool]) -> object:
        """The library, ready to be searched."""
        from ld_desktop.functies.shipped import shipped

        library = FunctionLibrary(shipped().with_own(self.own), _beroepen(self.esco))
        library.find("a", 1)  # makes the index, which is most of the work
        return library


def prepare_library(session: Session) -> LibraryJob:
    """Gather from the store what `open_library` gives, for a screen that must not wait."""
    lines = works.current(session, works.ESCO)
    return LibraryJob(own_profiles(session), session.store.naslag.bodies(lines))


def own_profiles(session: Session) -> tuple[Functieprofiel, ...]:
    """The office's own profiles that are in use, each in its newest version."""
    return _read(session, works.current(session, works.PROFIELEN))


def _read(session: Session, lines: tuple[NaslagLine, ...]) -> tuple[Functieprofiel, ...]:
    bodies = session.store.naslag.bodies(lines)
    return tuple(_own(line, json.loads(b)) for line, b in zip(lines, bodies, strict=True))


def ranking_library(session: Session) -> Library:
    """What a measurement in this store is ranked in: our profiles and the office's own.

    A result is worked out after every answer, so the library is kept until the profiles change.
    """
    from ld_desktop.functies.shipped import shipped

    lines = works.current(session, works.PROFIELEN)
    key = tuple((line.name, line.number) for line in lines)
    if session.ranked_in is None or session.ranked_in[0] != key:
        session.ranked_in = key, shipped().with_own(_read(session, lines))
    return session.ranked_in[1]


def library_of_file(path: Path) -> Library:
    """Our profiles with those of a table that lies outside any store.

    Raises:
        CannotRead: when there is no such file.
        ProfilesUnreadable: when it is no table of profiles.
    """
    from ld_desktop.casework.documents import read_whole
    from ld_desktop.documents.tables import MAX_BYTES
    from ld_desktop.functies.heads import Head
    from ld_desktop.functies.own import read_profiles
    from ld_desktop.functies.shipped import shipped

    data = read_whole(path, MAX_BYTES)
    with told_as(ProfilesUnreadable, path):
        return shipped().with_own(read_profiles(data, Head(set=path.stem)).profielen)


def occupations(session: Session) -> tuple[Beroep, ...]:
    """The occupations of the ESCO file that was imported last; none when there was no import."""
    lines = works.current(session, works.ESCO)
    return _beroepen(session.store.naslag.bodies(lines))


def kind_of(session: Session, name: str) -> str:
    """Whether a name is that of the ESCO file or of an own profile; an own profile otherwise."""
    own = {line.name for line in works.current(session, works.PROFIELEN)}
    return works.ESCO if name == works.ESCO and name not in own else works.PROFIELEN


def set_lines(session: Session | None = None) -> tuple[SetLine, ...]:
    """What the library is made of: ours, ESCO, and every set of the office."""
    from ld_desktop.functies.shipped import about, shipped

    library, head = shipped(), about()
    ours = SetLine(
        herkomst="meegeleverd",
        naam=head.naam,
        versie=head.versie,
        auteur=head.auteur,
        datum=head.datum,
        aantal=len(library.profielen),
        sha256=library.sha256,
        aanname=head.aanname,
    )
    if session is None:
        return (ours,)
    return (ours, *_esco_lines(session), *_own_lines(session))


def _esco_lines(session: Session) -> tuple[SetLine, ...]:
    return tuple(
        SetLine(
            herkomst="esco",
            naam=line.title,
            versie=line.versie,
            auteur=line.auteur,
            datum=line.datum,
            aantal=len(occupations(session)),
            sha256=line.sha256,
        )
        for line in works.current(session, works.ESCO)
    )


def _own_lines(session: Session) -> tuple[SetLine, ...]:
    """A line per profile: each has an author, a day and a version of its own."""
    return tuple(
        SetLine(
            herkomst=EIGEN,
            naam=f"{line.name} {line.title} ({line.collection})",
            versie=line.versie,
            auteur=line.auteur,
            datum=line.datum,
            aantal=1,
            sha256=line.sha256,
        )
        for line in works.current(session, works.PROFIELEN)
    )


def _beroepen(bodies: Iterable[str]) -> tuple[Beroep, ...]:
    from ld_desktop.functies.esco import Beroep

    return tuple(Beroep.from_json(kept) for body in bodies for kept in json.loads(body))


def _own(line: NaslagLine, content: Mapping[str, object]) -> Functieprofiel:
    return profile_from_content(content, line.collection, line.versie, line.auteur, line.datum)


def example_table(profiel: Functieprofiel | None = None) -> bytes:
    """A table for an office's own profiles: empty, or with one to adapt."""
    from ld_desktop.functies.own import as_start, profile_table

    return profile_table([as_start(profiel)] if profiel else [])
