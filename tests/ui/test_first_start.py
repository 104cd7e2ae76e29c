"""The first start: three steps by keyboard, errors beside their fields, and a real store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework.starting import Strength
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.store.errors import DiskFull
from ld_desktop.ui.main_window import MainWindow
from ld_desktop.ui.opening import Opening, Person
from ld_desktop.ui.screens.start.first_start import FirstStart
from tests.helpers.qt import find, focused, keys, press, show, text

PASSPHRASE = "paard fiets maandag lantaarn"


class FakeOpening(Opening):
    """Makes a store out of nothing, or refuses."""

    def __init__(self, refusal: EnvironmentProblem | None = None) -> None:
        super().__init__()
        self.refusal = refusal
        self.made: list[tuple[Path, Person, str]] = []
        self.own_words: Sequence[str] = ()

    def create(
        self, path: Path, person: Person, passphrase: str, tell: Callable[[str], None]
    ) -> object:
        """Pretend to make a store."""
        tell("Sleutel maken")
        if self.refusal is not None:
            raise self.refusal
        self.made.append((path, person, passphrase))
        return "sessie"

    def strength(self, passphrase: str, own_words: Sequence[str]) -> Strength:
        """Long is strong."""
        self.own_words = own_words
        good = len(passphrase) > 20
        return Strength(3 if good else 0, "Sterk" if good else "Zwak", ("Langer.",), good)

    def fingerprint(self, _session: object) -> str:
        """A short one."""
        return "ABCD EF01 2345"


@pytest.fixture
def opening() -> FakeOpening:
    return FakeOpening()


@pytest.fixture
def screen(qtbot: QtBot, opening: FakeOpening, tmp_path: Path) -> FirstStart:
    made = FirstStart(opening, tmp_path / "nieuw.ldstore")
    qtbot.addWidget(made)
    show(qtbot, made)
    made.focus_first()
    return made


def _title(screen: QWidget) -> str:
    return screen.findChild(QLabel, "step_title").text()


def _fill_person() -> None:
    """Name, organisation and the first role, by keys alone."""
    keys("Alex Voorbeeld")
    keys("Bureau Voorbeeld")
    keys(key=Qt.Key.Key_Space)


def _fill_passphrase(screen: FirstStart, again: str = PASSPHRASE) -> None:
    keys(PASSPHRASE)
    keys(again)
    find(screen, "understood").setFocus()
    keys(key=Qt.Key.Key_Space)


def test_the_keyboard_stands_in_the_first_field(screen: FirstStart) -> None:
    assert focused() == "naam"
    assert find(screen, "naam").hasFocus()


def test_errors_stand_beside_their_fields_and_lead_to_the_first(screen: FirstStart) -> None:
    press(screen, "step_next")
    for name in ("naam_error", "organisatie_error", "rollen_error"):
        assert find(screen, name).isVisible()
    assert not find(screen, "email_error").isVisible()
    assert focused() == "naam"
    assert _title(screen) == "Wie bent u?"
    keys("A")
    assert not find(screen, "naam_error").isVisible()


def test_three_steps_by_keyboard_make_a_store(
    qtbot: QtBot, screen: FirstStart, opening: FakeOpening
) -> None:
    _fill_person()
    press(screen, "step_next")
    assert focused() == "new_passphrase"
    _fill_passphrase(screen)
    press(screen, "step_next")
    qtbot.waitUntil(lambda: screen.findChild(QLabel, "fingerprint") is not None)
    path, person, passphrase = opening.made[0]
    assert path.name == "nieuw.ldstore"
    assert person == Person("Alex Voorbeeld", ("loonwaardedeskundige",), "Bureau Voorbeeld")
    assert passphrase == PASSPHRASE
    assert set(opening.own_words) == {"Alex", "Voorbeeld", "Bureau Voorbeeld"}
    assert "ABCD" in screen.findChild(QLabel, "fingerprint").text()
    with qtbot.waitSignal(screen.unlocked) as found:
        keys(key=Qt.Key.Key_Space)  # the button that goes on has the keyboard
    assert found.args == ["sessie"]


def test_a_weak_passphrase_goes_no_further(screen: FirstStart, opening: FakeOpening) -> None:
    _fill_person()
    press(screen, "step_next")
    keys("geheim")
    press(screen, "step_next")
    assert "makkelijk te raden" in text(screen, "new_passphrase_error")
    assert opening.made == []


def test_two_different_passphrases_go_no_further(screen: FirstStart, opening: FakeOpening) -> None:
    _fill_person()
    press(screen, "step_next")
    _fill_passphrase(screen, again="paard fiets maandag lantaren")
    press(screen, "step_next")
    assert find(screen, "repeat_passphrase_error").isVisible()
    assert opening.made == []


def test_the_warning_must_be_understood(screen: FirstStart, opening: FakeOpening) -> None:
    _fill_person()
    press(screen, "step_next")
    _fill_passphrase(screen)
    press(screen, "understood")
    press(screen, "step_next")
    assert find(screen, "understood_error").isVisible()
    assert opening.made == []


def test_the_strength_follows_the_typing(screen: FirstStart) -> None:
    _fill_person()
    press(screen, "step_next")
    meter = find(screen, "strength")
    QTest.keyClicks(find(screen, "new_passphrase"), "kort")
    assert meter.text() == "Sterkte: zwak. Langer."
    find(screen, "new_passphrase").clear()  # type: ignore[attr-defined]
    assert "nog niets" in meter.text()


def test_a_refusal_leads_back_to_the_passphrase_with_what_was_typed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    refused = FirstStart(FakeOpening(DiskFull(file="s")), tmp_path / "nieuw.ldstore")
    qtbot.addWidget(refused)
    show(qtbot, refused)
    refused.focus_first()
    _fill_person()
    press(refused, "step_next")
    _fill_passphrase(refused)
    press(refused, "step_next")
    qtbot.waitUntil(lambda: _title(refused) == "Kies een wachtwoordzin")
    assert find(refused, "banner").isVisible()
    assert text(refused, "new_passphrase") == PASSPHRASE


def test_a_secret_is_shown_only_when_asked(screen: FirstStart) -> None:
    _fill_person()
    press(screen, "step_next")
    field = find(screen, "new_passphrase")
    assert field.echoMode() is field.EchoMode.Password  # type: ignore[attr-defined]
    press(screen, "new_passphrase_show")
    assert field.echoMode() is field.EchoMode.Normal  # type: ignore[attr-defined]


def test_from_nothing_to_vandaag_with_a_real_store(
    qtbot: QtBot, open_window: Callable[..., MainWindow], home: Path
) -> None:
    window = open_window(home / "store.ldstore")
    window.centralWidget().focus_first()
    _fill_person()
    press(window, "step_next")
    _fill_passphrase(window.centralWidget())
    press(window, "step_next")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "to_vandaag") is not None, timeout=20000)
    press(window, "to_vandaag")
    qtbot.waitUntil(lambda: window.session is not None)
    assert (home / "store.ldstore").exists()
    assert window.session.profile.naam == "Alex Voorbeeld"
    qtbot.waitUntil(lambda: focused() == "first_case")
