"""What every profile must satisfy, whoever wrote it; our own content is held to more by its tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ld_desktop.functies.criteria import competences
from ld_desktop.functies.profile import Activiteit, Functieprofiel, Hoofdtaak

MOST_TASKS = 5
MOST_ACTIVITIES = 10  # of Matchcare (methods.md §6)
MOST_LETTERS = 4
HIGHEST = 5
WHOLE = 100

NOTHING_ASKED = "ten minste één eis boven 0"
TASKS = (
    f"hoogstens {MOST_TASKS} hoofdtaken met gewichten die samen {WHOLE} zijn, elke naam één keer"
)
ACTIVITIES = f"hoogstens {MOST_ACTIVITIES} activiteiten met gewichten die samen {WHOLE} zijn, elke naam één keer"


def complaints(profiel: Functieprofiel) -> Iterator[str]:
    """Everything that is wrong with a profile, as what it should be; nothing when it is sound."""
    if not profiel.code or not profiel.naam:
        yield "een code en een naam"
    if not within(profiel.eisen, 0) or not within(profiel.gewichten, 1):
        yield f"eisen van 0 tot en met {HIGHEST} en gewichten van 1 tot en met {HIGHEST}"
    if not any(profiel.eisen):
        yield NOTHING_ASKED
    if not tasks_add_up(profiel.hoofdtaken):
        yield TASKS
    if not activities_add_up(profiel.activiteiten):
        yield ACTIVITIES
    if not all(letters_known(activiteit.kbb) for activiteit in profiel.activiteiten):
        yield f"hoogstens {MOST_LETTERS} letters van A tot en met Y per activiteit, elk één keer"


def within(numbers: Sequence[int], low: int) -> bool:
    """Whether all requirements or weights lie on their scale."""
    return all(low <= number <= HIGHEST for number in numbers)


def tasks_add_up(taken: Sequence[Hoofdtaak]) -> bool:
    """Whether main tasks divide the work; none at all is allowed."""
    return len(taken) <= MOST_TASKS and _divides([(t.naam, t.gewicht) for t in taken])


def activities_add_up(activiteiten: Sequence[Activiteit]) -> bool:
    """Whether activities divide the work; none at all is allowed."""
    parts = [(activiteit.naam, activiteit.gewicht) for activiteit in activiteiten]
    return len(parts) <= MOST_ACTIVITIES and _divides(parts)


def letters_known(letters: Sequence[str]) -> bool:
    """Whether these are KBB letters, not too many and none twice."""
    known = set(letters) <= set(competences())
    return known and len(set(letters)) == len(letters) <= MOST_LETTERS


def _divides(parts: Sequence[tuple[str, int]]) -> bool:
    names = {name.casefold() for name, _ in parts}
    whole = sum(weight for _, weight in parts) == WHOLE and all(w > 0 for _, w in parts)
    return not parts or (whole and "" not in names and len(names) == len(parts))
