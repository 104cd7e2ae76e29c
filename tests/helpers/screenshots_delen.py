"""Pictures of every screen of whole questionnaires: `python tests/helpers/screenshots_delen.py FOLDER`.

Add a theme (licht, donker, contrast), a text size (100-200) and names of methods. Each measurement is
filled in with the answers of the demo; a screen is taken as long as it is, so that nothing hides below.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget

from ld_desktop.casework import demonstrating, demonstrating_pilot, starting
from ld_desktop.casework.session import Session
from ld_desktop.ui import application, worker
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.theme import TEXT_SIZES, Scheme
from ld_desktop.ui.widgets.page import Page
from tests.helpers import pilot_metingen as pilot
from tests.helpers import stores
from tests.helpers.meting_screens import SMALL_LAPTOP

METHODS = ("matchcare", "vta", "dariuz", "loonbalans")


def _settled() -> None:
    QTest.qWait(60)
    while not worker.is_idle():
        QTest.qWait(20)
    QTest.qWait(60)


def every_screen(folder: Path, screen: MetingScreen) -> None:
    """Each screen of the questionnaire, whole."""
    for number, part in enumerate(screen.model.parts):
        screen.form.show_part(part.id)
        _settled()
        pages = [each for each in screen.form.findChildren(Page) if each.isVisible()]
        name = f"{number:02d}-{part.id.replace('.', '-')}.png"
        pages[0].widget().grab().save(str(folder / name))


def result(folder: Path, screen: MetingScreen) -> None:
    """The pane with the result: top and bottom of it, the calculation, and what was assumed."""
    screen.toggle_result()
    _settled()
    screen.grab().save(str(folder / "z1-uitkomst.png"))
    summary = cast("QScrollArea", screen.findChild(QScrollArea, "uitkomst:samenvatting"))
    summary.widget().grab().save(str(folder / "z2-samenvatting.png"))
    tabs = cast("QTabWidget", screen.findChild(QTabWidget, "uitkomst:tabs"))
    for number, name in ((1, "berekening"), (2, "aannames")):
        tabs.setCurrentIndex(number)
        _settled()
        tabs.grab().save(str(folder / f"z{number + 2}-{name}.png"))


def tour(folder: Path, session: Session, method: str) -> None:
    """One method."""
    folder.mkdir(parents=True, exist_ok=True)
    shared = demonstrating.demo_data()["meting"]
    made = demonstrating_pilot.measure(session, pilot.placed(session), method, shared)
    screen = MetingScreen(session, made)
    screen.resize(*SMALL_LAPTOP)
    screen.show()
    screen.activateWindow()
    every_screen(folder, screen)
    result(folder, screen)
    screen.close()


def main(folder: Path, scheme: Scheme, size: int, methods: list[str]) -> None:
    """The methods that were asked for, or all."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    with tempfile.TemporaryDirectory() as work:
        theme = application.prepare(cast("QApplication", app), Preferences(Path(work)))
        theme.set_scheme(scheme)
        theme.set_text_size(size)
        templates = stores.make_templates(Path(work))
        path = templates.assessor / "store.ldstore"
        session = starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
        for method in methods or METHODS:
            tour(folder / method, session, method)
        starting.lock(session)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        cast("Scheme", sys.argv[2] if len(sys.argv) > 2 else "licht"),
        int(sys.argv[3]) if len(sys.argv) > 3 else TEXT_SIZES[0],
        sys.argv[4:],
    )
