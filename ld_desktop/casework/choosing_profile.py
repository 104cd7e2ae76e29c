"""Arbolab and Matchcare: a function profile taken over; for Arbolab what a worker is worth elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ld_desktop.casework import answering, giving, measuring, taking_activities
from ld_desktop.casework.session import NotFound
from ld_desktop.messages import problem_sentence

if TYPE_CHECKING:
    from ld_desktop.casework.change import Change
    from ld_desktop.casework.function_library import FunctionLibrary, Profile
    from ld_desktop.casework.session import Session
    from ld_desktop.domain.answers import Answer
    from ld_desktop.functies.search import Vondst

CHOSEN, ORIGIN = "profiel_functie", "profiel_herkomst"
_KANTOOR, _SHIPPED = "kantoor", "meegeleverd"  # options of the question about the origin
_OTHERS = "andere_functies"
_WEIGHS_ACTIVITIES = "matchcare"
_ORIGINS = {_KANTOOR: "van het kantoor", _SHIPPED: "meegeleverd, een aanname"}
ASKED_AT = frozenset({CHOSEN, taking_activities.LETTERS, taking_activities.ROWS})


@dataclass(frozen=True)
class ProfileLine:
    """A function as a list shows it while one searches.

    Attributes:
        gevonden: the name that fits what was typed, when that is not its own.
        uitleg: what to know before using it.
        profiel: whether there is something to take over.
        bare: whether there is a profile, without the activities that are asked for.
    """

    code: str
    naam: str
    gevonden: str
    uitleg: str
    profiel: bool
    bare: bool = False


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


@dataclass(frozen=True)
class OtherFunctions:
    """The best of them, and which library they come from, in a sentence."""

    rows: tuple[OtherFunction, ...] = ()
    bibliotheek: str = ""


def find_profiles(
    library: FunctionLibrary, text: str, *, activities: bool = False
) -> tuple[ProfileLine, ...]:
    """The functions that fit what was typed, best first.

    Args:
        library: where to look.
        text: what was typed.
        activities: whether it is about the activities of a profile, which not every one has.
    """
    return tuple(_line(found, activities=activities) for found in library.find(text))


def weighs_activities(session: Session, meting_id: str) -> bool:
    """Whether a measurement takes activities from a profile, rather than requirements."""
    return measuring.find_meting(session, meting_id).method == _WEIGHS_ACTIVITIES


def replaced(session: Session, meting_id: str) -> int:
    """How many activities a profile would take the place of."""
    return taking_activities.standing(session, meting_id)


def take_profile(session: Session, meting_id: str, library: FunctionLibrary, code: str) -> Change:
    """Take a profile over as one step of undo: requirement and weight of every criterium.

    Matchcare takes the activities with their weight and competences instead.

    Raises:
        NotFound: the library has no profile under that code, or none with what is asked for.
    """
    from ld_desktop.functies.profile import EIGEN

    profile = library.profile(code)
    activities = weighs_activities(session, meting_id)
    if profile is None or (activities and not profile.activiteiten):
        raise NotFound(id=code)
    origin = _KANTOOR if profile.herkomst == EIGEN else _SHIPPED
    answers = (
        list(taking_activities.answers_of(session, meting_id, profile, _ORIGINS[origin]))
        if activities
        else _requirements(session, profile, origin)
    )
    return answering.put_all(session, meting_id, answers, f"Functieprofiel {profile.naam}")


def _requirements(session: Session, profile: Profile, origin: str) -> list[Answer]:
    texts = {f"eis_{name}": str(eis) for name, eis in profile.eis_per_criterium.items()}
    texts |= {f"gewicht_{name}": str(w) for name, w in profile.gewicht_per_criterium.items()}
    texts |= {CHOSEN: f"{profile.code} {profile.naam}", ORIGIN: origin}
    return [giving.answer(session, path, text) for path, text in texts.items()]


def other_functions(session: Session, meting_id: str) -> OtherFunctions:
    """The functions in which the worker is worth most, the office's own too; none elsewhere.

    Only Arbolab has levels that say something about other functions.
    """
    from ld_desktop.casework.function_library import ranking_library
    from ld_desktop.casework.function_texts import library_sentence
    from ld_desktop.casework.other_functions import ranked_in_store

    found = measuring.document_and_result(session, meting_id)
    told: Any = ranked_in_store(session, *found).extra.get(_OTHERS) if found else None
    if told is None:
        return OtherFunctions()
    rows = tuple(
        OtherFunction(
            code=row["code"],
            naam=row["naam"],
            loonwaarde=row["loonwaarde"],
            verschil=", ".join(each["naam"] for each in row["verschil"]),
        )
        for row in told["functies"]
    )
    return OtherFunctions(rows, library_sentence(ranking_library(session)))


def _line(found: Vondst, *, activities: bool) -> ProfileLine:
    bare = activities and found.profiel is not None and not found.profiel.activiteiten
    return ProfileLine(
        code=found.code,
        naam=found.naam,
        gevonden=found.gevonden if found.gevonden != found.naam else "",
        uitleg=problem_sentence(found.uitleg) if found.uitleg else "",
        profiel=found.profiel is not None and not bare,
        bare=bare,
    )
