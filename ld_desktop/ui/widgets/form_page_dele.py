"""The screens of a questionnaire under the *delen* it is made of: one for each reader or form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ld_desktop.domain.answers import Respondent
from ld_desktop.forms.definition import Part as Definition
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.state import FormState
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.widgets.form_page_parts import Part, standing_sign, standing_words

_PLACE = "deel:"


@dataclass(frozen=True)
class Deel:
    """One questionnaire or form, with the screens of it that are asked now.

    Attributes:
        definition: its title, reader and minutes.
        screens: at least one.
        chosen: whether it is filled in; only one to choose from can be left out.
    """

    definition: Definition
    screens: tuple[Part, ...]
    chosen: bool

    @property
    def id(self) -> str:
        """The id of the part."""
        return self.definition.id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.definition.title

    @property
    def respondent(self) -> Respondent | None:
        """Whose questionnaire it is; None is the assessor's own."""
        return self.definition.respondent

    @property
    def open(self) -> int:
        """Questions that still need an answer."""
        return sum(screen.open for screen in self.screens)

    @property
    def unconfirmed(self) -> int:
        """Answers from an earlier measurement that wait for a yes."""
        return sum(screen.unconfirmed for screen in self.screens)

    @property
    def wrong(self) -> int:
        """Answers that cannot be right."""
        return sum(screen.wrong for screen in self.screens)

    @property
    def doubts(self) -> int:
        """Soft problems without a reason yet."""
        return sum(screen.doubts for screen in self.screens)

    @property
    def hints(self) -> int:
        """Nudges."""
        return sum(screen.hints for screen in self.screens)

    @property
    def done(self) -> bool:
        """Every screen was answered, and nothing is left to do."""
        return all(screen.done for screen in self.screens)

    def place(self) -> str:
        """Its name in a list of steps."""
        return f"{_PLACE}{self.id}"

    def words(self) -> str:
        """Where it stands, in words."""
        if not self.chosen:
            return "naar keuze"
        begun = any(screen.touched for screen in self.screens)
        return standing_words(self) or ("begonnen" if begun else "mag leeg blijven")

    def sign(self) -> str:
        """The same as a sign."""
        return standing_sign(self) if self.chosen else "–"

    def minutes(self) -> str:
        """How long it takes, or nothing where nobody estimated that."""
        count = self.definition.minutes
        return f"{count} min" if count else ""

    def spoken_minutes(self) -> str:
        """The same in whole words."""
        count = self.definition.minutes
        return f"ongeveer {count_text(count, 'minuut', 'minuten')}" if count else ""

    def where_to_go(self) -> Part:
        """The first screen with something left to do, else the first."""
        return next((screen for screen in self.screens if not screen.done), self.screens[0])


def dele(
    questionnaire: Questionnaire, screens: Sequence[Part], state: FormState
) -> tuple[Deel, ...]:
    """The screens by part, in order; nothing for a questionnaire that has no parts."""
    by_part: dict[str, list[Part]] = {}
    for screen in screens:
        by_part.setdefault(screen.deel, []).append(screen)
    return tuple(
        Deel(part, tuple(found), not part.optional or state.value(f"deel_{part.id}") is True)
        for part in questionnaire.parts
        if (found := by_part.get(part.id))
    )


def deel_of_place(found: Sequence[Deel], place: str) -> Deel | None:
    """The part that a step in the list stands for, or None when it is a screen."""
    return next((deel for deel in found if deel.place() == place), None)
