"""Who are you: step 1 of the first start, and the profile in the settings."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.ui.opening import Person
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.check import Check
from ld_desktop.ui.widgets.columns import Columns
from ld_desktop.ui.widgets.entry import Entry

ROLES = (
    ("loonwaardedeskundige", "Loonwaardedeskundige", "ik meet de loonwaarde op de werkplek"),
    ("kantoor", "Kantoor", "ik lees bestanden van anderen in"),
    ("jobcoach", "Jobcoach", "ik begeleid na de plaatsing"),
    ("casemanager", "Klantmanager", "ik vraag metingen aan"),
)


class PersonStep(QWidget):
    """Name, roles, organisation and how to be reached."""

    def __init__(self) -> None:
        super().__init__()
        self._fields = {
            "naam": Entry("naam", "Naam", "Zoals die op het rapport moet staan"),
            "organisatie": Entry("organisatie", "Organisatie", "Gemeente, bureau of eigen bedrijf"),
            "certificaatnummer": Entry(
                "certificaatnummer",
                "Certificaatnummer",
                "Van de uniforme loonwaardebepaling",
                optional=True,
            ),
            "email": Entry("email", "E-mail", "Voor vragen over uw rapport", optional=True),
            "telefoon": Entry("telefoon", "Telefoon", "Staat op het rapport", optional=True),
        }
        self._roles = {
            role: Check(f"rol_{role}", f"{name}: {what}", "Uw rol bepaalt met welk scherm u begint")
            for role, name, what in ROLES
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Columns([self._fields["naam"], self._fields["organisatie"]], 34))
        column.addWidget(self._roles_block())
        rest = ("certificaatnummer", "email", "telefoon")
        column.addWidget(Columns([self._fields[name] for name in rest], 34))

    def _roles_block(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Wat doet u? (één of meer)", "field"))
        for role in self._roles.values():
            role.toggled.connect(self._role_toggled)
        column.addWidget(Columns(list(self._roles.values()), 44, between=0))
        self._role_error = label("", tone="bad")
        self._role_error.setObjectName("rollen_error")
        self._role_error.hide()
        column.addWidget(self._role_error)
        return block

    def person(self) -> Person:
        """What is filled in."""
        texts = {name: field.text() for name, field in self._fields.items()}
        chosen = tuple(role for role, box in self._roles.items() if box.is_on())
        return Person(rollen=chosen, **texts)

    def fill(self, person: Person) -> None:
        """Show what is known, to be changed."""
        for name, field in self._fields.items():
            field.field.setText(getattr(person, name))
        for role, box in self._roles.items():
            box.box.setChecked(role in person.rollen)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Put each error beside its field, and the keyboard in the first of them."""
        for name, field in self._fields.items():
            field.set_error(errors.get(name, ""))
        self._role_error.setText(errors.get("rollen", ""))
        self._role_error.setVisible("rollen" in errors)
        for name, field in self._fields.items():
            if name in errors:
                field.field.setFocus()
                return
        if "rollen" in errors:
            next(iter(self._roles.values())).box.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        self._fields["naam"].field.setFocus()

    def _role_toggled(self) -> None:
        self._role_error.hide()
