"""Pictures of *Laat invullen*, to be looked at: `python tests/helpers/screenshots_client.py FOLDER`.

Add a theme (licht, donker, contrast) and a text size (100-200), as for the other tours.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ld_desktop.casework import answering, letting_fill_in
from ld_desktop.casework.session import Session
from ld_desktop.forms.definition import ScaleQuestion, TextQuestion
from ld_desktop.ui.client.screen import ClientScreen
from ld_desktop.ui.screens.instellingen import InstellingenScreen
from ld_desktop.ui.screens.laat_invullen import LaatInvullenScreen
from ld_desktop.ui.voice import Speaker, Voice
from tests.helpers import pilot_metingen
from tests.helpers import screenshots_base as base
from tests.helpers.screenshots_base import Camera


def show(camera: Camera, name: str, screen: QWidget) -> None:
    """One picture of the whole screen of a small laptop."""
    base.show(screen, base.WINDOW)
    camera.take(name, screen)


def client(session: Session, meting_id: str, part: str) -> ClientScreen:
    """A client's screen with a voice that says nothing."""
    found = letting_fill_in.client_part(session, meting_id, part)
    return ClientScreen(session, found, Voice(Speaker("true", ())))


def walk(camera: Camera, screen: ClientScreen, paths: dict[str, str]) -> None:
    """The questions at these paths, with an answer typed or picked."""
    screen.start()
    for path, text in paths.items():
        screen._show(next(n for n, s in enumerate(screen.model.steps) if s.key.path == path))
        if text:
            screen.model.choose(screen.model.steps[screen._place].key, text)
        show(camera, path, screen)


def employee(camera: Camera, session: Session) -> None:
    """From giving the laptop to getting it back."""
    meting_id = pilot_metingen.begun(session, "dariuz")
    before = LaatInvullenScreen(session, meting_id, "werknemer")
    show(camera, "klaarzetten", before)
    before.close()
    screen = client(session, meting_id, "werknemer")
    screen.show_start()
    show(camera, "uitleg", screen)
    scale = next(s for s in screen.model.steps if isinstance(s.question, ScaleQuestion))
    long = next(s for s in screen.model.steps if isinstance(s.question, TextQuestion))
    walk(camera, screen, {long.key.path: "Ik vul dozen.", "wn_goed": "leren", scale.key.path: "5"})
    QTest.keyClick(screen, Qt.Key.Key_Down)
    show(camera, "toetsenbord", screen)
    screen._show(len(screen.model.steps))
    show(camera, "klaar", screen)
    screen.ask_code()
    show(camera, "code", screen)
    screen.close_down()
    screen.close()


def others(camera: Camera, session: Session) -> None:
    """Bands, a table, numbers."""
    balance = client(session, pilot_metingen.begun(session, "loonbalans"), "werknemer")
    band = next(s for s in balance.model.steps if isinstance(s.question, ScaleQuestion))
    walk(camera, balance, {band.key.path: "7"})
    balance.close()
    lab = client(session, pilot_metingen.begun(session, "arbolab"), "werkgever")
    walk(camera, lab, {"wg_taken": ""})
    lab._add_row("wg_taken")
    lab.model.choose(lab.model.steps[lab._place].key, "Dozen vullen")
    lab.next()
    lab.model.choose(lab.model.steps[lab._place].key, "veel")
    lab.next()
    show(camera, "onleesbaar", lab)
    walk(camera, lab, {"wg_taken": ""})
    choice = next(s for s in lab.model.steps if s.question.kind == "choice")
    walk(camera, lab, {choice.key.path: ""})
    lab.close()


def pictures(camera: Camera, session: Session) -> None:
    """Drawn questions with five drawn steps."""
    meting_id = pilot_metingen.begun(session, "matchcare")
    answering.put(session, meting_id, "modus", "indicatie")
    screen = client(session, meting_id, "beelden")
    walk(camera, screen, {screen.model.steps[0].key.path: "", screen.model.steps[1].key.path: "4"})
    screen.close()


def main() -> None:
    """The whole tour."""
    with base.studio() as studio, studio.session("assessor") as session:
        employee(studio.camera, session)
        others(studio.camera, session)
        pictures(studio.camera, session)
        settings = InstellingenScreen(session)
        show(studio.camera, "instellingen", settings)
        settings.close()


if __name__ == "__main__":
    main()
