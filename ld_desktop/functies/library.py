"""The library: all profiles that a worker can be held against, under one name, version and hash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.errors import DefinitionError
from ld_desktop.functies.columns import Columns
from ld_desktop.functies.profile import EIGEN, Functieprofiel


@dataclass(frozen=True, slots=True)
class OwnSet:
    """Own profiles of one office, version and day: a result names them, so that it can be redone.

    Attributes:
        sha256: over the hashes of its profiles by their codes.
    """

    naam: str
    versie: str
    auteur: str
    datum: date | None
    aantal: int
    sha256: str


@dataclass(frozen=True)
class Library:
    """Profiles in the order of their codes; make one with `library_of`."""

    naam: str
    versie: str
    profielen: tuple[Functieprofiel, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Functieprofiel]:
        """Every profile by its code."""
        return {profiel.code: profiel for profiel in self.profielen}

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over the hashes of the profiles by their codes: other profiles, another hash."""
        return _sha256(self.profielen)

    @cached_property
    def eigen(self) -> tuple[OwnSet, ...]:
        """The office's own profiles by the set they came with; none in what we ship."""
        own = [profiel for profiel in self.profielen if profiel.herkomst == EIGEN]
        own.sort(key=_collection)
        return tuple(_own_set(list(found)) for _, found in groupby(own, _collection))

    @cached_property
    def columns(self) -> Columns:
        """Requirements and weights turned into columns, which makes ranking fast."""
        return Columns.of([(p.eisen, p.gewichten) for p in self.profielen])

    def with_own(self, own: Iterable[Functieprofiel]) -> Library:
        """This library with an office's profiles; its own goes before ours of the same code."""
        added = {profiel.code: profiel for profiel in own}
        if not added:
            return self
        rest = [profiel for profiel in self.profielen if profiel.code not in added]
        return library_of(
            f"{self.naam}, met eigen profielen", self.versie, [*rest, *added.values()]
        )


def library_of(naam: str, versie: str, profielen: Iterable[Functieprofiel]) -> Library:
    """A library of these profiles.

    Raises:
        DefinitionError: two profiles have one code.
    """
    ordered = tuple(sorted(profielen, key=lambda profiel: profiel.code))
    library = Library(naam, versie, ordered)
    if len(library.by_code) < len(ordered):
        raise DefinitionError(f"{naam}: two function profiles have the same code")
    return library


def _sha256(profielen: Iterable[Functieprofiel]) -> str:
    return sha256(canonical_json({profiel.code: profiel.sha256 for profiel in profielen}))


def _collection(profiel: Functieprofiel) -> tuple[str, str, str, str]:
    return profiel.set, profiel.versie, profiel.auteur, str(profiel.datum or "")


def _own_set(profielen: Sequence[Functieprofiel]) -> OwnSet:
    first = profielen[0]
    amount = len(profielen)
    return OwnSet(first.set, first.versie, first.auteur, first.datum, amount, _sha256(profielen))
