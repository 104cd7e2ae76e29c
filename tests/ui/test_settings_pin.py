"""The PIN of *Laat invullen* in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ld_desktop.casework import letting_fill_in
from ld_desktop.casework.session import Session
from ld_desktop.ui.screens.instellingen import InstellingenScreen
from tests.helpers.qt import find, press, show, text

PIN = "4071"


@pytest.fixture
def screen(assessor: Session, qtbot: QtBot) -> InstellingenScreen:
    """The settings of an assessor without a PIN."""
    made = InstellingenScreen(assessor)
    qtbot.addWidget(made)
    show(qtbot, made)
    return made


def _type(screen: InstellingenScreen, pin: str, again: str) -> None:
    for name, words in (("pin", pin), ("pin_again", again)):
        field = find(screen, name, QLineEdit)
        field.clear()
        QTest.keyClicks(field, words)
    QTest.keyClick(find(screen, "pin_again", QLineEdit), Qt.Key.Key_Return)


def test_a_pin_is_typed_twice_and_kept_and_nothing_of_it_stays_on_screen(
    screen: InstellingenScreen, assessor: Session, qtbot: QtBot
) -> None:
    assert text(screen, "pin_state") == "Er is nog geen pincode."
    assert not find(screen, "pin_remove", QPushButton).isVisible()
    with qtbot.waitSignal(screen.message):
        _type(screen, PIN, PIN)
    letting_fill_in.gate(assessor).open(PIN)
    assert text(screen, "pin_state") == "Er is een pincode."
    assert (text(screen, "pin"), text(screen, "pin_again")) == ("", "")
    assert find(screen, "pin", QLineEdit).echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("pin", "again", "where", "words"),
    [
        (PIN, "4072", "pin_again_error", "niet dezelfde"),
        ("12", "12", "pin_error", "4 tot en met 8 cijfers"),
        ("1234", "1234", "pin_error", "raadt iemand meteen"),
    ],
)
def test_what_is_wrong_stands_below_the_field_and_nothing_changes(
    screen: InstellingenScreen, assessor: Session, pin: str, again: str, where: str, words: str
) -> None:
    _type(screen, pin, again)
    assert words in text(screen, where)
    assert not letting_fill_in.has_pin(assessor)


def test_a_pin_can_be_taken_away(
    screen: InstellingenScreen, assessor: Session, qtbot: QtBot
) -> None:
    _type(screen, PIN, PIN)
    with qtbot.waitSignal(screen.message):
        press(screen, "pin_remove")
    assert not letting_fill_in.has_pin(assessor)
    assert text(screen, "pin_state") == "Er is nog geen pincode."
