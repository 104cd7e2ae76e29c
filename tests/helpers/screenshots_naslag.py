"""Pictures of Naslag, to be looked at: `python tests/helpers/screenshots_naslag.py FOLDER`.

Add a theme (licht, donker, contrast), a text size (100-200) and the official ESCO file where you
have it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from ld_desktop.casework import function_library, naslag
from ld_desktop.casework.session import Session
from ld_desktop.ui import actions, places
from ld_desktop.ui.screens.naslag import NaslagScreen
from ld_desktop.ui.workspace import Workspace
from tests.helpers import screenshots_base as base
from tests.helpers.screenshots_base import Camera

_ESCO = Path(__file__).parents[1] / "functies" / "esco_voorbeeld.csv"


def empty(camera: Camera, session: Session) -> None:
    """Nothing but ours, in the whole window."""
    window = QMainWindow()
    found = Workspace(session, [actions.make("lock", window, window.close)])
    window.setCentralWidget(found)
    window.resize(*base.WINDOW)
    window.show()
    found.go(places.NASLAG)
    camera.take("leeg", window)
    screen = cast("NaslagScreen", found.screen_widget)
    QTest.keyClicks(screen.finder.field, "inpak")
    camera.take("zoeken", window)
    QTest.keyClick(screen.finder.field, Qt.Key.Key_Return)
    camera.take("profiel", window)
    QTest.keyClick(screen.finder.view, Qt.Key.Key_PageDown)
    camera.take("profiel-verder", window)
    QTest.keyClick(screen.finder.view, Qt.Key.Key_PageDown)
    camera.take("profiel-nog-verder", window)
    found.close_down()
    window.close()


def tables(folder: Path) -> dict[str, Path]:
    """Files to read in: good ones and a bad one."""
    profile = function_library.open_library().profile("9321")
    own = function_library.example_table(profile)
    wrong = own.replace(b";0;", b";9;", 1).replace(b";3;", b";drie;", 2)
    made = {
        "eigen.csv": own,
        "fout.csv": wrong,
        "normtabel.csv": naslag.example_file("normtabel"),
        "dariuz.csv": naslag.example_file("normbestand/dariuz"),
        "onbekend.csv": b"dit;is;niets\n1;2;3\n",
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name.partition(".")[0]: folder / name for name in made}


def reading(camera: Camera, session: Session, files: dict[str, Path], esco: Path) -> None:
    """Previews, faults, and what is there afterwards."""
    screen = NaslagScreen(session)
    for name, path in {"esco": esco, **files}.items():
        screen.open_file(path)
        camera.take(f"inlezen-{name}", screen)
        if name == "onbekend":
            screen._go_home()
        if screen._table._import.isEnabled() and screen._table._import.isVisible():
            screen._table._keep()
            camera.take(f"ingelezen-{name}", screen)
    for place, name in (("3", "normtabel"), ("2", "normbestand"), ("4", "eigen-profiel")):
        screen._choose(place)
        camera.take(name, screen)
        screen._go_home()
    screen.finder.field.setText("manager")
    camera.take("geen-profiel", screen)
    screen.finder.field.setText("magazijnmedewerker")
    camera.take("beroep", screen)
    QTest.keyClick(screen.finder.field, Qt.Key.Key_Return)
    camera.take("beroep-profiel", screen)
    screen.close()


def main() -> None:
    """All tours."""
    with base.studio() as studio, studio.session("office") as session:
        empty(studio.camera, session)
        given = studio.wanted.rest
        reading(studio.camera, session, tables(studio.work), Path(given[0]) if given else _ESCO)


if __name__ == "__main__":
    main()
