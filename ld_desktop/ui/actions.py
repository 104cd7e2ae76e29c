"""The one registry of what can be done by key: menus, shortcuts and the help page all read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class ActionSpec(NamedTuple):
    """One thing that can be done.

    Attributes:
        id: name in code, and the object name of the QAction.
        text: what the menu and the help page call it.
        keys: its shortcuts, the one to show first. A key belongs to one action only.
        section: heading on the help page.
        spoken: keys as the help page shows them when Qt's own text would not help, such as 0-9.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    section: str
    spoken: str = ""


_ANYWHERE, _PLACES, _VIEW, _FORM, _MEASURE = (
    "Overal",
    "Ga naar",
    "Beeld",
    "Formulieren",
    "Meten",
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("search", "Zoeken", ("Ctrl+K",), _ANYWHERE),
    ActionSpec("new_case", "Nieuwe zaak", ("Ctrl+N",), _ANYWHERE),
    ActionSpec("back", "Terug naar het vorige scherm", ("Alt+Left",), _ANYWHERE),
    ActionSpec("menu", "Menu openen", ("F10",), _ANYWHERE),
    ActionSpec("help", "Hulp: sneltoetsen en begrippen", ("F1",), _ANYWHERE),
    ActionSpec("lock", "Vergrendelen", ("Ctrl+L",), _ANYWHERE),
    ActionSpec("quit", "Afsluiten", ("Ctrl+Q",), _ANYWHERE),
    ActionSpec("go_vandaag", "Vandaag", ("Alt+1",), _PLACES),
    ActionSpec("go_contacten", "Contacten", ("Alt+2",), _PLACES),
    ActionSpec("go_overdragen", "Overdragen", ("Alt+3",), _PLACES),
    ActionSpec("go_inlezen", "Inlezen", ("Alt+4",), _PLACES),
    ActionSpec("go_naslag", "Naslag", ("Alt+6",), _PLACES),
    ActionSpec("go_instellingen", "Instellingen", ("Alt+5",), _PLACES),
    ActionSpec("larger_text", "Tekst groter", ("Ctrl++", "Ctrl+="), _VIEW),
    ActionSpec("smaller_text", "Tekst kleiner", ("Ctrl+-",), _VIEW),
    ActionSpec("normal_text", "Tekst normaal", ("Ctrl+0",), _VIEW),
    ActionSpec("full_screen", "Volledig scherm", ("F11",), _VIEW),
    ActionSpec("undo", "Ongedaan maken", ("Ctrl+Z",), _FORM),
    ActionSpec("redo", "Opnieuw doen", ("Ctrl+Y", "Ctrl+Shift+Z"), _FORM),
    ActionSpec("next_section", "Volgende onderdeel", ("Ctrl+Down", "Ctrl+PgDown"), _FORM),
    ActionSpec("previous_section", "Vorige onderdeel", ("Ctrl+Up", "Ctrl+PgUp"), _FORM),
    ActionSpec("next_problem", "Naar de volgende melding", ("F9",), _FORM),
    ActionSpec("previous_problem", "Naar de vorige melding", ("Shift+F9",), _FORM),
    ActionSpec("guidance", "Uitleg bij de vraag", ("F2",), _FORM),
    ActionSpec("pick", "Een keuze maken", (), _FORM, "1 tot en met 9 (0 is 10), spatie of Enter"),
    ActionSpec("move", "Langs de keuzes", (), _FORM, "Pijltjes"),
    ActionSpec("yes_no", "Ja of nee", (), _FORM, "J  of  N"),
    ActionSpec("nvt", "Niet van toepassing, waar dat mag", (), _FORM, "N"),
    ActionSpec("clear_choice", "Een keuze wissen", (), _FORM, "Delete"),
    ActionSpec("ask", "Uitleg bij een vraag met keuzes", (), _FORM, "?"),
    ActionSpec("add_row", "Regel toevoegen", ("Ctrl+Return", "Ctrl+Enter"), _FORM),
    ActionSpec("remove_row", "Regel verwijderen", ("Ctrl+Delete",), _FORM),
    ActionSpec("row_up", "Regel omhoog", ("Alt+Up",), _FORM),
    ActionSpec("row_down", "Regel omlaag", ("Alt+Down",), _FORM),
    ActionSpec("proposal", "Voorstel voor een score overnemen", (), _MEASURE, "V"),
    ActionSpec("half", "Een half punt erbij of eraf", (), _MEASURE, "Komma"),
    ActionSpec("confirm", "Overgenomen antwoord bevestigen", ("Ctrl+B",), _MEASURE),
    ActionSpec("set_aside", "Vraag terzijde leggen of terughalen", ("Ctrl+T",), _MEASURE),
    ActionSpec(
        "toggle_proposal", "Voorstel bij het werk: terzijde of terug", (), _MEASURE, "Spatie"
    ),
    ActionSpec("leave_proposal", "Voorstel bij het werk: laten staan", (), _MEASURE, "L"),
    ActionSpec("toggle_result", "Uitkomst tonen of verbergen", ("F8",), _MEASURE),
    ActionSpec("print_blank", "Vragenlijst afdrukken op papier", ("Ctrl+P",), _MEASURE),
    ActionSpec("turn_page", "Bladeren in een rapport", (), _MEASURE, "PageUp, PageDown, Home, End"),
    ActionSpec("zoom_page", "Rapport groter of kleiner", (), _MEASURE, "+  of  −"),
)

_BY_ID = {spec.id: spec for spec in ACTIONS}


def spec(action_id: str) -> ActionSpec:
    """The registered action with this id."""
    return _BY_ID[action_id]


def make(action_id: str, parent: QWidget, slot: Callable[[], object]) -> QAction:
    """A QAction for a registered action, bound to a widget, its keys live wherever focus is in it."""
    found = _BY_ID[action_id]
    action = QAction(found.text, parent)
    action.setObjectName(found.id)
    action.setShortcuts([QKeySequence(key) for key in found.keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: slot())  # noqa: PLW0108 - drops Qt's `checked`
    parent.addAction(action)
    return action


def keys_text(found: ActionSpec) -> str:
    """The keys of an action as the help page and tooltips show them."""
    if found.spoken:
        return found.spoken
    return "  of  ".join(
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in found.keys
    )
