"""Pictures of working with paper: `python tests/helpers/screenshots_papier.py FOLDER [THEME [SIZE]]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ld_desktop.casework.session import Session
from ld_desktop.ui import worker
from ld_desktop.ui.screens.afdrukken import AfdrukkenScreen
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.screens.overtypen import OvertypenScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers import screenshots_base as base
from tests.helpers.screenshots_base import Camera


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
    base.show(screen)
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


def main() -> None:
    """Every picture."""
    with base.studio() as studio, studio.session("assessor") as session:
        grid(studio.camera, session)
        scores(studio.camera, session)
        printing(studio.camera, session)


if __name__ == "__main__":
    main()
