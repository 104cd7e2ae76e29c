"""Pictures of working with paper: `python tests/helpers/screenshots_papier.py FOLDER [THEME [SIZE]]`.

Run it offscreen with the small laptop of the specification, as `screenshots_meting.py`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ld_desktop.casework import starting
from ld_desktop.casework.session import Session
from ld_desktop.ui import application, worker
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.screens.afdrukken import AfdrukkenScreen
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.screens.overtypen import OvertypenScreen
from ld_desktop.ui.theme import TEXT_SIZES, Scheme
from tests.helpers import pilot_metingen as pilot
from tests.helpers import stores
from tests.helpers.screenshots_meting import Camera


def _typed(screen: OvertypenScreen, keys: Sequence[str]) -> None:
    """Keys in the grid, as many as there are rows for."""
    for key in keys:
        if not screen.view.hasFocus():
            break
        QTest.keyClicks(screen.view, key)
    QApplication.processEvents()


def grid(camera: Camera, session: Session) -> None:
    """The date, typing, a wrong key, and the check."""
    screen = OvertypenScreen(session, pilot.begun(session, "dariuz"), "werknemer")
    screen.resize(1093, 560)
    screen.show()
    QApplication.processEvents()
    screen.focus_first()
    camera.take("overtypen-datum", screen)
    screen.day.setText("07032026")
    screen.day.returnPressed.emit()
    screen.view.go_to(2)
    _typed(screen, ["1", "3"])
    camera.take("overtypen-meer", screen)
    screen.view.go_to(7)
    _typed(screen, [*"3456?27", "x"])
    camera.take("overtypen-toets", screen)
    screen.again.click()
    screen.view.go_to(7)
    _typed(screen, [*"3455?2"])
    camera.take("overtypen-controle", screen)
    screen.compare.click()
    camera.take("overtypen-verschillen", screen)
    screen.close()


def scores(camera: Camera, session: Session) -> None:
    """Two persons, long texts, ten points, a table."""
    screen = OvertypenScreen(session, pilot.begun(session, "loonbalans"), "scores")
    screen.day.setText("07032026")
    screen.day.returnPressed.emit()
    _typed(screen, [*"78056"])
    camera.take("overtypen-scores", screen)
    screen.close()
    screen = OvertypenScreen(session, pilot.begun(session, "uniform"), "hoofdtaken")
    screen.day.setText("07032026")
    screen.day.returnPressed.emit()
    screen.model.put(0, "procent")
    screen.model.put(1, "Inpakken")
    screen.model.put(3, "abc")
    screen.view.go_to(3)
    camera.take("overtypen-tabel", screen)
    screen.close()


def printing(camera: Camera, session: Session) -> None:
    """A form before it is printed, and the way to it."""
    meting_id = pilot.begun(session, "dariuz")
    screen = AfdrukkenScreen(session, meting_id, "werknemer")
    worker.wait_until_idle()
    QApplication.processEvents()
    camera.take("afdrukken", screen)
    screen.close()
    measurement = MetingScreen(session, meting_id)
    measurement.go_to("wn_thema_werk")
    camera.take("afdrukken-knop", measurement)
    measurement.close()


def main(folder: Path, scheme: Scheme, size: int) -> None:
    """Every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    with tempfile.TemporaryDirectory() as work:
        theme = application.prepare(cast("QApplication", app), Preferences(Path(work)))
        theme.set_scheme(scheme)
        theme.set_text_size(size)
        path = stores.make_templates(Path(work)).assessor / "store.ldstore"
        session = starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
        camera = Camera(folder)
        grid(camera, session)
        scores(camera, session)
        printing(camera, session)
        starting.lock(session)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        cast("Scheme", sys.argv[2] if len(sys.argv) > 2 else "licht"),
        int(sys.argv[3]) if len(sys.argv) > 3 else TEXT_SIZES[0],
    )
