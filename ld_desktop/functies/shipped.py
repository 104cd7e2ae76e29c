"""The profiles we ship: read when first needed, and checked; what is wrong in them is our bug."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ld_desktop import datafile, paths
from ld_desktop.errors import DefinitionError
from ld_desktop.functies.checks import complaints
from ld_desktop.functies.criteria import blocks
from ld_desktop.functies.library import Library, library_of
from ld_desktop.functies.profile import (
    MEEGELEVERD,
    Activiteit,
    Functieprofiel,
    Gebieden,
    Hoofdtaak,
)

_KEYS = {
    "code",
    "naam",
    "namen",
    "sector",
    "hoofdtaken",
    "activiteiten",
    "eis",
    "gewicht",
    "gebieden",
}


@dataclass(frozen=True, slots=True)
class About:
    """What the library says about itself.

    Attributes:
        aanname: why its content is an assumption; shown wherever a shipped profile is.
        sectoren: the sectors that its profiles are divided over.
        groepen: the ISCO-08 unit groups that have a profile, by major group.
    """

    naam: str
    versie: str
    auteur: str
    datum: date
    aanname: str
    sectoren: tuple[str, ...]
    groepen: Mapping[str, tuple[str, ...]]


@cache
def about() -> About:
    """The head of the shipped library, without reading its profiles."""
    table, _ = datafile.read(paths.resources() / "functies" / "bibliotheek.toml")
    lists = {"sectoren": tuple(table["sectoren"])}
    groups = {major: tuple(codes) for major, codes in table["groepen"].items()}
    return About(**{**table, **lists, "groepen": groups})


@cache
def shipped() -> Library:
    """The shipped library.

    Raises:
        DefinitionError: naming the file and the profile, when anything in it is wrong.
    """
    return read_library(paths.resources() / "functieprofielen")


def read_library(folder: Path) -> Library:
    """All profiles of the TOML files in a folder, under the head of the shipped library.

    Raises:
        DefinitionError: as `shipped`.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise DefinitionError(f"{folder.name}: no function profiles")
    found = [profiel for file in files for profiel in _profiles(file)]
    return library_of(about().naam, about().versie, found)


def _profiles(file: Path) -> Iterator[Functieprofiel]:
    table, _ = datafile.read(file)
    if set(table) != {"profielen"}:
        raise DefinitionError(f"{file.name}: holds something else than [[profielen]]")
    for entry in table["profielen"]:
        where = f"{file.name}, {entry.get('code', 'profile without code')}"
        try:
            profiel = _profile(entry)
        except (KeyError, TypeError, ValueError) as error:
            raise DefinitionError(f"{where}: {error!r}") from error
        if wrong := list(complaints(profiel)):
            raise DefinitionError(f"{where}: needs {'; '.join(wrong)}")
        yield profiel


def _profile(entry: Mapping[str, Any]) -> Functieprofiel:
    if entry.keys() != _KEYS:
        raise ValueError(f"keys {sorted(entry.keys() ^ _KEYS)} are missing or unknown")
    head = about()
    return Functieprofiel(
        code=_text(entry["code"]),
        isco=_text(entry["code"]),
        naam=_text(entry["naam"]),
        namen=tuple(map(_text, entry["namen"])),
        sector=_text(entry["sector"]),
        hoofdtaken=tuple(
            Hoofdtaak(_text(t["naam"]), _whole(t["gewicht"])) for t in entry["hoofdtaken"]
        ),
        activiteiten=tuple(
            Activiteit(_text(a["naam"]), _whole(a["gewicht"]), tuple(map(_text, a["kbb"])))
            for a in entry["activiteiten"]
        ),
        eisen=_numbers(entry["eis"]),
        gewichten=_numbers(entry["gewicht"]),
        gebieden=Gebieden(**{name: _text(text) for name, text in entry["gebieden"].items()}),
        herkomst=MEEGELEVERD,
        set=head.naam,
        versie=head.versie,
        auteur=head.auteur,
        datum=head.datum,
    )


def _numbers(by_block: Mapping[str, Any]) -> tuple[int, ...]:
    """The 29 numbers in order; every block must have as many as it has criteria."""
    if by_block.keys() != blocks().keys():
        raise ValueError(f"blocks {sorted(by_block)} instead of {sorted(blocks())}")
    for name, block in blocks().items():
        if len(by_block[name]) != len(block):
            raise ValueError(f"{name} has {len(by_block[name])} numbers instead of {len(block)}")
    return tuple(_whole(number) for name in blocks() for number in by_block[name])


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or value != value.strip():
        raise TypeError(f"{value!r} is no text, or has spaces around it")
    return value
