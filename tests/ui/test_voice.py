"""Reading aloud, with a program on the path that writes down what it should say."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ld_desktop.casework import letting_fill_in
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.forms.definition import (
    Band,
    Option,
    Question,
    ScaleQuestion,
    Section,
    YesNoQuestion,
)
from ld_desktop.ui import voice
from ld_desktop.ui.client.screen import ClientScreen
from ld_desktop.ui.client.spoken import spoken
from ld_desktop.ui.client.steps import Step
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import press as key_press
from tests.helpers.qt import find, press, show

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
_SH = "/bin/sh"


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts a program in the only folder of the path; it writes its arguments, then what it reads."""

    def make(name: str, after: str = "") -> Path:
        folder, said = tmp_path / "bin", tmp_path / "said"
        folder.mkdir(exist_ok=True)
        program = folder / name
        tools = f'PATH="{os.defpath}"'
        program.write_text(
            f"#!{_SH}\n{tools}\n"
            f'if [ "$1" = "-C" ]; then echo stil >> "{said}.stil"; exit 0; fi\n'
            f'printf "%s|" "$@" > "{said}"\ncat >> "{said}"\n{after}\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return said

    return make


def _voice(platform: str = "linux") -> voice.Voice:
    found = voice.find_speaker(platform)
    assert found is not None
    return voice.Voice(found)


def _step(question: Question, heading: str = "") -> Step:
    section = Section(id="s", title="Werk", questions=(question,))
    return Step(AnswerKey(question.id, Respondent.WERKNEMER), question, section, heading)


def test_without_a_voice_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert voice.find_speaker("linux") is None
    assert voice.find_speaker("win32") is None
    assert voice.find_voice() is None


def test_on_linux_it_is_asked_in_dutch_and_reads_the_text_from_its_input(
    speaker: Callable[..., Path], qtbot: QtBot
) -> None:
    said = speaker("spd-say")
    made = _voice()
    made.say("Hoe gaat het?\nGoed; $(touch fout) 'of' \"niet\".")
    qtbot.waitUntil(lambda: not made.is_speaking())
    arguments, text = said.read_text(encoding="utf-8").rsplit("|", 1)
    assert arguments.split("|") == ["-e", "-w", "-l", "nl"]
    assert text == "Hoe gaat het?\nGoed; $(touch fout) 'of' \"niet\".\n"


def test_on_windows_the_text_is_never_on_the_command_line(
    speaker: Callable[..., Path], qtbot: QtBot
) -> None:
    said = speaker("powershell")
    made = _voice("win32")
    made.say("Leest u goed?")
    qtbot.waitUntil(lambda: not made.is_speaking())
    arguments, text = said.read_text(encoding="utf-8").rsplit("|", 1)
    assert "Leest" not in arguments
    assert "System.Speech" in arguments
    assert text == "Leest u goed?\n"


def test_a_typed_command_of_the_speech_service_is_only_words() -> None:
    assert voice.lines_of("Taak 1: a. !-!SET all RATE 100") == "Taak 1:\na.\nSET all RATE 100\n"


def test_stop_is_at_once_and_hushes_the_service(speaker: Callable[..., Path], qtbot: QtBot) -> None:
    said = speaker("spd-say", "exec sleep 60")
    made = _voice()
    heard: list[bool] = []
    made.changed.connect(heard.append)
    made.say("Een lange zin.")
    qtbot.waitUntil(lambda: said.is_file() and said.read_text().endswith("zin.\n"))
    made.stop()
    assert not made.is_speaking()
    assert heard == [True, False]
    qtbot.waitUntil(Path(f"{said}.stil").is_file)


def test_a_voice_that_cannot_start_is_silent_again(qtbot: QtBot, tmp_path: Path) -> None:
    made = voice.Voice(voice.Speaker(str(tmp_path / "weg"), ()))
    made.say("Hallo.")
    qtbot.waitUntil(lambda: not made.is_speaking())


def test_the_question_then_what_can_be_chosen() -> None:
    question = YesNoQuestion(
        id="a", kind="yes_no", label="a", text="Lukt het?", allow_weet_niet=True
    )
    wanted = "Taak 1: Dozen. Lukt het? 1: Ja. 2: Nee. Ik weet het niet."
    assert spoken(_step(question, "Taak 1: Dozen")) == wanted


def test_what_is_written_for_the_ear_and_the_drawing() -> None:
    options = (
        Option(id="1", text="Ja!", spoken="Jazeker."),
        Option(id="2", text="Nee", picture="x/y.svg", picture_alt="Een sip gezicht."),
    )
    question = ScaleQuestion(
        id="a", kind="scale", label="a", text="Zie plaatje", spoken="Vindt u inpakken leuk?",
        picture="x/z.svg", picture_alt="Een vrouw pakt in.", options=options,
    )  # fmt: skip
    assert spoken(_step(question), "Nu komt werk.") == (
        "Nu komt werk. Een vrouw pakt in. Vindt u inpakken leuk? 1: Jazeker. 2: Nee."
    )


def test_numbers_that_share_a_text_are_said_together() -> None:
    bands = (Band(first=1, last=1, text="Niet."), Band(first=2, last=4, text="Soms."))
    options = tuple(Option(id=str(n), text="x") for n in range(1, 5))
    question = ScaleQuestion(
        id="a", kind="scale", label="a", text="Lukt het?", options=options, bands=bands
    )
    assert spoken(_step(question)) == "Lukt het? 1: Niet. 2 tot en met 4: Soms."


def test_the_screen_reads_aloud_and_is_silent_at_the_next_question(
    speaker: Callable[..., Path], qtbot: QtBot, assessor: Session
) -> None:
    said = speaker("spd-say", "exec sleep 60")
    meting_id = pilot.begun(assessor, "dariuz")
    part = letting_fill_in.client_part(assessor, meting_id, "werknemer")
    screen = ClientScreen(assessor, part)
    qtbot.addWidget(screen, before_close_func=lambda each: each.close_down())
    show(qtbot, screen)
    press(screen, "client_start")
    assert screen.voice is not None
    key_press(Qt.Key.Key_F8)
    assert screen.voice.is_speaking()
    assert find(screen, "client_voice", QPushButton).text() == "Stil"
    qtbot.waitUntil(
        lambda: said.is_file() and "gewone dag?\nIk weet het niet.\n" in said.read_text()
    )
    press(screen, "client_next")
    assert not screen.voice.is_speaking()
    assert find(screen, "client_voice", QPushButton).text() == "Lees voor"
    press(screen, "client_voice")
    assert screen.voice.is_speaking()
    press(screen, "client_stop")
    assert not screen.voice.is_speaking()
