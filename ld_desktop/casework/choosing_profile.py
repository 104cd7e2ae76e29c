"""Arbolab: finding a function profile and taking it over, and what the worker is worth elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ld_desktop.casework import answering, measuring
from ld_desktop.casework.session import NotFound
from ld_desktop.domain.answers import Answer, Origin, Respondent
from ld_desktop.messages import problem_sentence

if TYPE_CHECKING:
    from ld_desktop.casework.change import Change
    from ld_desktop.casework.function_library import FunctionLibrary
    from ld_desktop.casework.session import Session
    from ld_desktop.functies.search import Vondst

CHOSEN, ORIGIN = "profiel_functie", "profiel_herkomst"
_KANTOOR, _SHIPPED = "kantoor", "meegeleverd"  # options of the question about the origin
_OTHERS = "andere_functies"


@dataclass(frozen=True)
class ProfileLine:
    """A function as a list shows it while one searches.

    Attributes:
        gevonden: the name that fits what was typed, when that is not its own.
        uitleg: what to know before using it.
        profiel: whether there is a profile to take over.
    """

    code: str
    naam: str
    gevonden: str
    uitleg: str
    profiel: bool


@dataclass(frozen=True)
class OtherFunction:
    """What the worker would be worth in another function of the library.

    Attributes:
        verschil: the criteria that cost most there, in words.
    """

    code: str
    naam: str
    loonwaarde: int
    verschil: str


def find_profiles(library: FunctionLibrary, text: str) -> tuple[ProfileLine, ...]:
    """The functions that fit what was typed, best first."""
    return tuple(_line(found) for found in library.find(text))


def take_profile(session: Session, meting_id: str, library: FunctionLibrary, code: str) -> Change:
    """Take a profile over as requirement and weight of every criterium, as one step of undo.

    Raises:
        NotFound: the library has no profile under that code.
    """
    from ld_desktop.functies.profile import EIGEN

    profile = library.profile(code)
    if profile is None:
        raise NotFound(id=code)
    texts = {f"eis_{name}": str(eis) for name, eis in profile.eis_per_criterium.items()}
    texts |= {f"gewicht_{name}": str(w) for name, w in profile.gewicht_per_criterium.items()}
    origin = _KANTOOR if profile.herkomst == EIGEN else _SHIPPED
    texts |= {CHOSEN: f"{profile.code} {profile.naam}", ORIGIN: origin}
    answers = [_answer(session, path, text) for path, text in texts.items()]
    return answering.put_all(session, meting_id, answers, f"Functieprofiel {profile.naam}")


def other_functions(session: Session, meting_id: str) -> tuple[OtherFunction, ...]:
    """The functions of the library in which the worker is worth most; nothing for other methods."""
    from ld_desktop.casework.other_functions import with_other_functions

    found = measuring.document_and_result(session, meting_id)
    if found is None:
        return ()
    told: Any = with_other_functions(*found).extra.get(_OTHERS, {})
    return tuple(
        OtherFunction(
            code=row["code"],
            naam=row["naam"],
            loonwaarde=row["loonwaarde"],
            verschil=", ".join(each["naam"] for each in row["verschil"]),
        )
        for row in told.get("functies", ())
    )


def _line(found: Vondst) -> ProfileLine:
    return ProfileLine(
        code=found.code,
        naam=found.naam,
        gevonden=found.gevonden if found.gevonden != found.naam else "",
        uitleg=problem_sentence(found.uitleg) if found.uitleg else "",
        profiel=found.profiel is not None,
    )


def _answer(session: Session, path: str, text: str) -> Answer:
    return Answer(
        path=path,
        respondent=Respondent.VASTGESTELD,
        text=text,
        origin=Origin.SCHERM,
        at=session.clock(),
        by=session.profile.id,
    )
