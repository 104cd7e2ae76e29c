"""Functions for reading in a terminal: finds, one profile, a ranking."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ld_desktop.functies.criteria import competences, criteria
from ld_desktop.functies.profile import Gebieden
from ld_desktop.messages import problem_sentence, sentence
from ld_desktop.rules.numbers import fixed_text

if TYPE_CHECKING:
    from ld_desktop.functies.library import Library
    from ld_desktop.functies.profile import Functieprofiel
    from ld_desktop.functies.search import Vondst

_SHOWN_DIFFERENCES = 3
_MOST_SETS, _SHORT_HASH = 5, 12


def find_to_json(found: Vondst, language: str) -> dict[str, object]:
    """A find for commands; `uitleg` says what to know before using it."""
    return {
        "code": found.code,
        "naam": found.naam,
        "gevonden": found.gevonden,
        "groep": found.groep,
        "herkomst": found.herkomst,
        "profiel": found.profiel is not None,
        "uitleg": problem_sentence(found.uitleg, language) if found.uitleg else "",
    }


def find_lines(finds: tuple[Vondst, ...], language: str) -> Iterator[str]:
    """A line per find, then once what to know of each kind."""
    for found in finds:
        other = f"  ({found.gevonden})" if found.gevonden not in {found.naam, found.code} else ""
        mark = "" if found.profiel else " -"
        yield f"{found.code:12} {found.herkomst:12} {found.naam}{other}{mark}"
    told = [problem_sentence(found.uitleg, language) for found in finds if found.uitleg]
    yield from (f"  {text}" for text in dict.fromkeys(told))


def profile_lines(profiel: Functieprofiel, note: str) -> Iterator[str]:
    """All that a profile says, with what to know before using it."""
    origin = (
        profiel.herkomst,
        profiel.set,
        profiel.versie,
        profiel.auteur,
        str(profiel.datum or ""),
    )
    yield f"{profiel.code}  {profiel.naam}"
    yield f"  {', '.join(text for text in origin if text)}"
    yield f"  sha256 {profiel.sha256}"
    for text in (note, profiel.sector, ", ".join(profiel.namen)):
        if text:
            yield f"  {text}"
    yield ""
    for taak in profiel.hoofdtaken:
        yield f"  {taak.gewicht:3} %  {taak.naam}"
    yield ""
    for (name, words), eis, gewicht in zip(
        criteria().items(), profiel.eisen, profiel.gewichten, strict=True
    ):
        yield f"  {name:4} eis {eis}  gewicht {gewicht}  {words}"
    yield ""
    for area in Gebieden.__slots__:
        if getattr(profiel.gebieden, area):
            yield f"  {area}: {getattr(profiel.gebieden, area)}"
    yield ""
    for activiteit in profiel.activiteiten:
        letters = ", ".join(f"{letter} {competences()[letter]}" for letter in activiteit.kbb)
        yield f"  {activiteit.gewicht:3} %  {activiteit.naam} ({letters})"


def ranking_lines(answer: str) -> Iterator[str]:
    """The ranking that `other_functions.rank_text` gave as JSON."""
    told: dict[str, Any] = json.loads(answer)
    library = told["bibliotheek"]
    yield f"{library['naam']} {library['versie']}  sha256 {library['sha256']}"
    for own in library.get("eigen", ()):
        naam = f"{own['naam']} {own['versie']}".rstrip()
        yield f"  {naam} ({own['aantal']})  sha256 {own['sha256']}"
    yield f"  {library['aanname']}"
    yield ""
    for row in told["functies"]:
        short = ", ".join(
            f"{verschil['naam']} −{_two_places(verschil['verlies'])}"
            for verschil in row["verschil"][:_SHOWN_DIFFERENCES]
        )
        value = _two_places(row["loonwaarde_exact"])
        yield f"{row['plaats']:4}  {value:>6} %  {row['code']:12} {row['naam']}"
        if short:
            yield f"{'':14}{short}"
    if told["niet_berekend"]:
        yield ""
        yield f"niet te berekenen: {told['niet_berekend']}"
    for left in told.get("niet_te_berekenen", ()):
        yield f"      {left['code']:12} {left['naam']} (ontbreekt: {', '.join(left['ontbreekt'])})"


def library_sentence(library: Library, language: str = "nl") -> str:
    """Which library ranked, with the office's own sets in it."""
    values = [
        ("naam", library.naam),
        ("versie", library.versie),
        ("sha256", library.sha256[:_SHORT_HASH]),
    ]
    sets = [f"{own.naam} {own.versie}".rstrip() + f" ({own.aantal})" for own in library.eigen]
    if not sets:
        return sentence("functies.gerangschikt", values, language)
    more = len(sets) - _MOST_SETS
    told = sets[:_MOST_SETS] + ([f"+ {more}"] if more > 0 else [])
    return sentence("functies.gerangschikt_met", [*values, ("eigen", ", ".join(told))], language)


def _two_places(number: str) -> str:
    """A decimal text for readers: two decimals and a comma."""
    return fixed_text(Fraction(number), 2).replace(".", ",")
