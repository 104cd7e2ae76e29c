"""The registry of actions: one key, one meaning, all of it on the help page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework.session import Session
from ld_desktop.ui import actions
from ld_desktop.ui.dialogs.help import ShortcutTable
from ld_desktop.ui.workspace import Workspace


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in actions.ACTIONS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_ids_and_texts_are_unique() -> None:
    assert len({spec.id for spec in actions.ACTIONS}) == len(actions.ACTIONS)
    assert len({spec.text for spec in actions.ACTIONS}) == len(actions.ACTIONS)


def test_every_action_stands_on_the_help_page_with_its_keys(qtbot: QtBot) -> None:
    table = ShortcutTable()
    qtbot.addWidget(table)
    shown = {
        (table.item(row, 1).text(), table.item(row, 2).text()) for row in range(table.rowCount())
    }
    assert {(spec.text, actions.keys_text(spec)) for spec in actions.ACTIONS} <= shown


def test_an_action_is_live_in_its_widget_and_runs_its_slot(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    heard: list[str] = []
    action = actions.make("search", widget, lambda: heard.append("search"))
    assert action.shortcut() == QKeySequence("Ctrl+K")
    action.trigger()
    assert heard == ["search"]


def test_everything_in_the_window_comes_from_the_registry(
    assessor: Session, workspace: Callable[[Session], Workspace]
) -> None:
    found = workspace(assessor)
    found.start()
    known = {spec.id for spec in actions.ACTIONS}
    with_keys = [a for a in found.findChildren(QAction) if a.shortcuts()]
    named = {action.objectName() for action in with_keys if action.objectName()}
    assert named <= known
    assert {"search", "new_case", "back", "menu", "go_vandaag", "go_instellingen"} <= named


def test_the_menu_offers_what_the_bar_offers(
    assessor: Session, workspace: Callable[[Session], Workspace]
) -> None:
    found = workspace(assessor)
    texts = {action.text() for action in found.findChild(QMenu).actions()}
    assert {"Vandaag", "Contacten", "Overdragen", "Instellingen", "Zoeken", "Vergrendelen"} <= texts
