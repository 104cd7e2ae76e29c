"""Pictures of Naslag, to be looked at: `python tests/helpers/screenshots_naslag.py FOLDER`.

Add a theme (licht, donker, contrast), a text size (100-200) and the official ESCO file where you
have it. Run it offscreen with the small laptop of the specification, as `screenshots_meting.py`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ld_desktop.casework import function_library, naslag, starting
from ld_desktop.casework.session import Session
from ld_desktop.ui import actions, application, places
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.screens.naslag import NaslagScreen
from ld_desktop.ui.theme import TEXT_SIZES, Scheme
from ld_desktop.ui.workspace import Workspace
from tests.helpers import stores
from tests.helpers.screenshots_meting import Camera

_SMALL_LAPTOP = (1093, 614)
_ESCO = Path(__file__).parents[1] / "functies" / "esco_voorbeeld.csv"


def empty(camera: Camera, session: Session) -> None:
    """Nothing but ours, in the whole window."""
    window = QMainWindow()
    found = Workspace(session, [actions.make("lock", window, window.close)])
    window.setCentralWidget(found)
    window.resize(*_SMALL_LAPTOP)
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


def main(folder: Path, scheme: Scheme, size: int, esco: Path) -> None:
    """All tours."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    with tempfile.TemporaryDirectory() as work:
        theme = application.prepare(cast("QApplication", app), Preferences(Path(work)))
        theme.set_scheme(scheme)
        theme.set_text_size(size)
        templates = stores.make_templates(Path(work))
        session = starting.unlock(
            templates.office / "store.ldstore", stores.PASSPHRASE, stores.Ticking()
        )
        camera = Camera(folder)
        empty(camera, session)
        reading(camera, session, tables(Path(work)), esco)
        starting.lock(session)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        cast("Scheme", sys.argv[2] if len(sys.argv) > 2 else "licht"),
        int(sys.argv[3]) if len(sys.argv) > 3 else TEXT_SIZES[0],
        Path(sys.argv[4]) if len(sys.argv) > 4 else _ESCO,
    )
