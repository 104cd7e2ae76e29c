"""Where the step *Wat past bij dit werk?* stands in the guided path, and how far one is with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from ld_desktop.forms.conditions import leaves
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.widgets.form_page_parts import Part

if TYPE_CHECKING:
    from ld_desktop.casework.setting_aside import RelevanceProposal

STEP = "past_bij_werk"
_TITLE = "Wat past bij dit werk?"
_INTRO = (
    "U hebt het werk beschreven. Hieronder staat welke vragen daar misschien niet bij passen, en waarom. "
    "Wat u terzijde legt, houdt zijn antwoorden maar telt niet mee; het rapport zegt wie het deed en waarom. "
    "Terzijde leggen is iets anders dan de laagste score: dat is voor wat iemand niet kan."
)


def with_step(
    screens: Sequence[Part],
    questionnaire: Questionnaire,
    proposals: Sequence[RelevanceProposal],
) -> tuple[Part, ...]:
    """The screens with the step after the last one that describes the work."""
    asked = {leaf.question for each in questionnaire.relevance for leaf in leaves(each.when)}
    places = [place for place, screen in enumerate(screens) if _asks(screen, asked)]
    if not places:
        return tuple(screens)
    last = places[-1]
    return (*screens[: last + 1], _step(screens[last], proposals), *screens[last + 1 :])


def _asks(screen: Part, names: Collection[str]) -> bool:
    return any(key.path.partition(".")[0] in names for key in screen.keys)


def _step(before: Part, proposals: Sequence[RelevanceProposal]) -> Part:
    waiting = sum(each.state == "open" for each in proposals)
    return Part(
        *(STEP, _TITLE, _TITLE, _INTRO, STEP, None, (), {}),
        touched=not waiting,
        deel=before.deel,
        said=", ".join(_said(waiting, proposals)),
    )


def _said(waiting: int, proposals: Sequence[RelevanceProposal]) -> Iterator[str]:
    taken = sum(each.state == "taken" for each in proposals)
    if waiting:
        yield f"nog {count_text(waiting, 'voorstel', 'voorstellen')}"
    if taken:
        yield f"{taken} terzijde gelegd"
    if not proposals:
        yield "geen voorstellen"
    elif not waiting:
        yield "bekeken"
