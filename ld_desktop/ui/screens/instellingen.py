"""Settings: how the window looks, and who this store belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ld_desktop.ui import places
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.screens.start.person_step import ROLES
from ld_desktop.ui.theme import SCHEMES, TEXT_SIZES, Theme
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.columns import Columns
from ld_desktop.ui.widgets.page import Card, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ld_desktop.casework.session import Session


class InstellingenScreen(Screen):
    """Every choice works at once; nothing has to be saved."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(places.INSTELLINGEN, parent)
        self._session = session
        self._theme = Theme.of_app()
        page = Page("instellingen_page")
        self.fill(page)
        page.add_title("Instellingen", "Een keuze werkt meteen.")
        sizes = [(size, f"{size} %") for size in TEXT_SIZES]
        self._sizes = self._choices(
            "text_size", sizes, self._theme.text_size, self._theme.set_text_size
        )
        look = self._choices("theme", SCHEMES, self._theme.scheme, self._theme.set_scheme)
        page.add(self._card("Tekstgrootte", "Ook met Ctrl en + of −.", self._sizes))
        page.add(self._card("Kleuren", "", look))
        page.add(self._profile())
        self._theme.changed.connect(self._follow)

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
        profile = self._session.profile
        names = {role: name for role, name, _ in ROLES}
        card = Card("Uw profiel")
        for caption, text in (
            ("Naam", profile.naam),
            ("Organisatie", profile.organisatie),
            ("Rollen", ", ".join(names.get(role, role) for role in profile.rollen)),
            ("Certificaatnummer", ", ".join(found.nummer for found in profile.certificaten)),
            ("E-mail", profile.email),
            ("Telefoon", profile.telefoon),
        ):
            card.add(label(f"{caption}: {text or 'niet ingevuld'}"))
        return card
