"""The profile in the settings: changed, checked as a whole, kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ld_desktop.casework.session import Session
from ld_desktop.ui.screens.instellingen import InstellingenScreen
from tests.helpers.qt import find, press


def _screen(qtbot: QtBot, session: Session) -> InstellingenScreen:
    screen = InstellingenScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def _type(screen: InstellingenScreen, name: str, text: str) -> None:
    field = find(screen, name, QLineEdit)
    field.setText(text)


def test_a_certificate_is_added_to_the_profile(qtbot: QtBot, assessor: Session) -> None:
    screen = _screen(qtbot, assessor)
    _type(screen, "certificaatnummer", "UL-NIEUW-9")
    press(screen, "save_profile")
    assert [found.nummer for found in assessor.store.profiles.load().certificaten] == ["UL-NIEUW-9"]


def test_a_profile_without_a_name_is_refused_beside_the_field(
    qtbot: QtBot, assessor: Session
) -> None:
    before = assessor.store.profiles.load()
    screen = _screen(qtbot, assessor)
    _type(screen, "naam", "")
    press(screen, "save_profile")
    assert find(screen, "naam_error").isVisible()
    assert assessor.store.profiles.load() == before


def test_leaving_keeps_a_usable_change(qtbot: QtBot, assessor: Session) -> None:
    screen = _screen(qtbot, assessor)
    _type(screen, "telefoon", "088 000 00 09")
    screen.commit()
    assert assessor.store.profiles.load().telefoon == "088 000 00 09"
