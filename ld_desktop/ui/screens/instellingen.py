"""Settings: how the window looks, and who this store belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ld_desktop import messages
from ld_desktop.casework import starting
from ld_desktop.ui import places
from ld_desktop.ui.opening import person_of, profile_of
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.screens.instellingen_pin import PinCard
from ld_desktop.ui.screens.start.person_step import PersonStep
from ld_desktop.ui.theme import SCHEMES, TEXT_SIZES, Theme
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.columns import Columns
from ld_desktop.ui.widgets.page import Card, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ld_desktop.casework.session import Session


class InstellingenScreen(Screen):
    """How the window looks works at once; the profile is checked and kept as a whole."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(places.INSTELLINGEN, parent)
        self._session = session
        self._theme = Theme.of_app()
        page = Page("instellingen_page")
        self.fill(page)
        page.add_title("Instellingen")
        sizes = [(size, f"{size} %") for size in TEXT_SIZES]
        self._sizes = self._choices(
            "text_size", sizes, self._theme.text_size, self._theme.set_text_size
        )
        look = self._choices("theme", SCHEMES, self._theme.scheme, self._theme.set_scheme)
        page.add(self._card("Tekstgrootte", "Ook met Ctrl en + of −.", self._sizes))
        page.add(self._card("Kleuren", "", look))
        pin = PinCard(session)
        pin.message.connect(self.message)
        page.add(pin)
        page.add(self._profile())
        self._theme.changed.connect(self._follow)

    def commit(self) -> None:
        """Leaving keeps a changed profile when it is usable."""
        new = profile_of(self._person.person())
        if new != starting.profile_details(self._session) and not starting.check_profile(new):
            self.attempt(lambda: starting.change_profile(self._session, new))

    def focus_first(self) -> None:
        """The text size that is in force."""
        for made in self._sizes.findChildren(QRadioButton):
            if made.isChecked():
                start_on(made)

    def _card(self, heading: str, below: str, block: QWidget) -> Card:
        card = Card(heading)
        if below:
            card.add(label(below, "muted"))
        card.add(block)
        return card

    def _choices(
        self,
        name: str,
        choices: Iterable[tuple[object, str]],
        current: object,
        choose: Callable[..., object],
    ) -> Columns:
        made = [self._choice(name, *choice, current, choose) for choice in choices]
        group = QButtonGroup(self)
        for option in made:
            group.addButton(option)
        return Columns(made, 20, 3)

    def _choice(
        self, name: str, value: object, text: str, current: object, choose: Callable[..., object]
    ) -> QRadioButton:
        made = QRadioButton(text)
        made.setObjectName(f"{name}_{value}")
        made.setAccessibleName(text)
        made.setAccessibleDescription("Werkt meteen")
        made.setChecked(value == current)
        made.toggled.connect(lambda on: choose(value) if on else None)
        return made

    def _follow(self) -> None:
        """The text size may also change by its keys."""
        for made in self._sizes.findChildren(QRadioButton):
            if made.objectName() == f"text_size_{self._theme.text_size}":
                made.setChecked(True)

    def _profile(self) -> Card:
        """Who this store belongs to; the one part with a button, because it is checked as a whole."""
        card = Card("Uw profiel")
        card.add(label("Staat op het rapport. Wat al ondertekend is, verandert niet.", "muted"))
        self._person = PersonStep()
        self._person.fill(person_of(starting.profile_details(self._session)))
        card.add(self._person)
        card.add(
            row(button("Profiel bewaren", "save_profile", self._save_profile, "primary"), None)
        )
        return card

    def _save_profile(self) -> None:
        new = profile_of(self._person.person())
        problems = starting.check_profile(new)
        self._person.show_errors(
            {str(problem.path): messages.problem_sentence(problem) for problem in problems}
        )
        if problems:
            return
        self.attempt(lambda: starting.change_profile(self._session, new))
        if starting.profile_details(self._session) == new:
            self.message.emit("Uw profiel is bewaard.", "good")
