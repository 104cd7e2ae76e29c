"""One function profile, written out to be read: everything it says, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ld_desktop.functies.criteria import blocks, competences
from ld_desktop.functies.profile import EIGEN, ESCO, MEEGELEVERD
from ld_desktop.messages import problem_sentence

if TYPE_CHECKING:
    from ld_desktop.casework.function_library import FunctionLibrary
    from ld_desktop.functies.profile import Functieprofiel
    from ld_desktop.functies.search import Vondst

_AREAS = {
    "werkniveau": "Werkniveau",
    "sociaal": "Sociaal",
    "werkzaamheden": "Werkzaamheden",
    "omgeving": "Omgeving",
    "belasting": "Belasting",
}
MOST = 20  # finds at once: who wants more types more
_ORIGINS = {MEEGELEVERD: "door ons geschreven", ESCO: "beroep uit ESCO", EIGEN: "eigen profiel"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a function asks on one criterium."""

    code: str
    naam: str
    eis: int
    gewicht: int


@dataclass(frozen=True, slots=True)
class Share:
    """A main task or activity with its percentage, and the competences it calls on."""

    naam: str
    gewicht: int
    competenties: str = ""


@dataclass(frozen=True, slots=True)
class FunctionSheet:
    """A function to read.

    Attributes:
        herkomst: whose it is, in words.
        note: what to know before using it; empty for an office's own profile.
        profiel: whether there is one; without it only code, naam and note are there.
        blokken: the criteria by block.
    """

    code: str
    naam: str
    herkomst: str = ""
    note: str = ""
    profiel: bool = False
    sector: str = ""
    namen: tuple[str, ...] = ()
    hoofdtaken: tuple[Share, ...] = ()
    gebieden: tuple[tuple[str, str], ...] = ()
    blokken: tuple[tuple[str, tuple[Asked, ...]], ...] = ()
    activiteiten: tuple[Share, ...] = ()
    bron: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A function as a list shows it while one searches.

    Attributes:
        ook: the name that fits what was typed, when it is not its own.
        herkomst: whose it is, and for an occupation which group's profile it gets.
    """

    code: str
    naam: str
    ook: str
    herkomst: str
    profiel: bool


def find_functions(library: FunctionLibrary, text: str) -> tuple[FoundLine, ...]:
    """The functions and occupations that fit what was typed, best first."""
    return tuple(
        FoundLine(
            code=found.code,
            naam=found.naam,
            ook=found.gevonden if found.gevonden not in {found.naam, found.code} else "",
            herkomst=_origin(found),
            profiel=found.profiel is not None,
        )
        for found in library.find(text, MOST)
    )


def _origin(found: Vondst) -> str:
    if found.herkomst == ESCO:
        if found.profiel is None:
            return f"beroep uit ESCO, groep {found.groep}"
        return f"beroep uit ESCO, met het profiel van groep {found.groep}"
    if found.herkomst == EIGEN:
        return f"eigen profiel, {found.profiel.set}" if found.profiel else "eigen profiel"
    return "groep van ISCO-08; profiel door ons geschreven, een aanname"


def sheet_of(library: FunctionLibrary, code: str) -> FunctionSheet | None:
    """The function with a code written out; None when there is no such function."""
    hint, profiel = library.hint(code), library.profile(code)
    note = problem_sentence(hint) if hint else ""
    if profiel is None:
        naam = library.name(code)
        return FunctionSheet(code, naam, _ORIGINS[ESCO], note) if naam else None
    return FunctionSheet(
        code=profiel.code,
        naam=profiel.naam,
        herkomst=_ORIGINS[profiel.herkomst],
        note=note,
        profiel=True,
        sector=profiel.sector,
        namen=profiel.namen,
        hoofdtaken=tuple(Share(taak.naam, taak.gewicht) for taak in profiel.hoofdtaken),
        gebieden=tuple(
            (words, getattr(profiel.gebieden, area))
            for area, words in _AREAS.items()
            if getattr(profiel.gebieden, area)
        ),
        blokken=_blocks(profiel),
        activiteiten=tuple(
            Share(each.naam, each.gewicht, ", ".join(competences()[letter] for letter in each.kbb))
            for each in profiel.activiteiten
        ),
        bron=_source(profiel),
        sha256=profiel.sha256,
    )


def _blocks(profiel: Functieprofiel) -> tuple[tuple[str, tuple[Asked, ...]], ...]:
    eisen, weights = profiel.eis_per_criterium, profiel.gewicht_per_criterium
    return tuple(
        (
            block.replace("_", " ").capitalize(),
            tuple(Asked(name, words, eisen[name], weights[name]) for name, words in found.items()),
        )
        for block, found in blocks().items()
    )


def _source(profiel: Functieprofiel) -> str:
    """Set, version, author and day, as far as they are known."""
    version = f"versie {profiel.versie}" if profiel.versie else ""
    day = f"{profiel.datum:%d-%m-%Y}" if profiel.datum else ""
    return ", ".join(text for text in (profiel.set, version, profiel.auteur, day) if text)
