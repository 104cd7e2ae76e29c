"""Pictures of measuring and signing, to be looked at: `python tests/helpers/screenshots_meting.py FOLDER`.

Add a theme (licht, donker, contrast) and a text size (100-200). Run it offscreen with the small
laptop of the specification: `QT_SCALE_FACTOR=1.25 QT_QPA_PLATFORM=offscreen:configfile=screen.json`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from ld_desktop.casework import answering, dossiers, measuring, signing, starting
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.domain.meting import Partij
from ld_desktop.ui import application, worker
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.screens.ondertekenen import OndertekenenScreen
from ld_desktop.ui.theme import TEXT_SIZES, Scheme
from ld_desktop.ui.widgets.form_page import FormPage
from tests.helpers import stores

_ROOM = (1093, 560)  # what the shell leaves of 1093×614


class Camera:
    """Saves what a screen shows, numbered in the order of the tour."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number = 0

    def take(self, name: str, screen: QWidget) -> None:
        """One picture, once all work is done and painted."""
        if not screen.isVisible():
            screen.resize(*_ROOM)
            screen.show()
            screen.activateWindow()
        QTest.qWait(80)
        while not worker.is_idle():
            QTest.qWait(20)
        QTest.qWait(250)
        self._number += 1
        screen.grab().save(str(self.folder / f"{self._number:02d}-{name}.png"))


def measure(camera: Camera, session: Session, meting_id: str) -> None:
    """The worked case."""
    screen = MetingScreen(session, meting_id)
    camera.take("opdracht", screen)
    screen.go_to("uren_per_week")
    camera.take("functie", screen)
    screen.go_to("taken.t1.naam")
    camera.take("hoofdtaken", screen)
    screen.go_to("taken.t1.tempo_aantal")
    camera.take("prestatie-tempo", screen)
    screen.go_to("taken.t2.kwaliteit")
    screen.show_guidance()
    camera.take("uitleg", screen)
    screen.toggle_result()
    camera.take("uitkomst", screen)
    cast("QTabWidget", screen.findChild(QTabWidget, "uitkomst:tabs")).setCurrentIndex(1)
    camera.take("berekening", screen)
    cast("QTabWidget", screen.findChild(QTabWidget, "uitkomst:tabs")).setCurrentIndex(2)
    camera.take("aannames", screen)
    screen.side.close_pane()
    screen.go_to("zienswijze_werkgever")
    camera.take("zienswijzen", screen)
    screen.close()


def begin(camera: Camera, session: Session) -> None:
    """A fresh draft, with everything that can be wrong."""
    ids = dossiers.new_dossier(session)
    for name, subject in (("persoon", ids.case_id), ("plaatsing", ids.placement_id)):
        form = FormPage(session, subject)
        camera.take(name, form)
        form.close()
    meting_id = measuring.start_meting(session, ids.placement_id)
    for path, text in (("eigen_client", "ja"), ("contact_email", "geen adres")):
        answering.put(session, meting_id, path, text)
    screen = MetingScreen(session, meting_id)
    screen.form.mention_missing()
    screen.go_to("eigen_client")
    camera.take("meldingen-bij-de-vraag", screen)
    screen.side.open_pane("meldingen")
    camera.take("meldingen", screen)
    screen.toggle_result()
    camera.take("nog-geen-uitkomst", screen)
    screen.side.close_pane()
    screen.model.choose(AnswerKey("regulier", Respondent.VASTGESTELD), "nee")
    for number in range(6):
        screen.model.add_row("taken")
        row = screen.model.state.rows["taken"][number]
        answering.put(session, meting_id, f"taken.{row}.naam", f"Taak nummer {number + 1}")
        answering.put(session, meting_id, f"taken.{row}.aandeel", "5" if number else "70")
    screen.model.refresh()
    screen.go_to("taken.t6.naam")
    camera.take("zes-hoofdtaken", screen)
    screen.close()


def sign(camera: Camera, session: Session, meting_id: str) -> None:
    """All steps of signing."""
    for partij in Partij:
        signing.clear_handtekening(session, meting_id, partij)
    answering.put(session, meting_id, "eigen_client", "ja")
    answering.put(session, meting_id, "datum_bezoek", "31-02-2026")
    screen = OndertekenenScreen(session, meting_id)
    camera.take("controleren", screen)
    screen.close()
    answering.put(session, meting_id, "eigen_client", "nee")
    answering.put(session, meting_id, "datum_bezoek", "10-11-2026")
    screen = OndertekenenScreen(session, meting_id)
    screen.show_step("concept")
    camera.take("concept", screen)
    screen.show_step("werkgever")
    camera.take("werkgever-tekent", screen)
    pane = screen.drawings[Partij.WERKGEVER]
    QTest.mousePress(pane.pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 110))
    for step in range(40):
        QTest.mouseMove(pane.pad, QPoint(60 + 8 * step, 110 + 30 * ((step % 8) - 4) // 4))
    QTest.mouseRelease(pane.pad, Qt.MouseButton.LeftButton, pos=QPoint(380, 110))
    pane.keep()
    camera.take("werkgever-getekend", screen)
    screen.show_step("werknemer")
    pane = screen.drawings[Partij.WERKNEMER]
    pane.refuse.box.click()
    pane.keep()
    camera.take("werknemer-tekent-niet", screen)
    pane.reden.field.setText("Wil er thuis nog over nadenken")
    pane.keep()
    screen.show_step("ondertekenen")
    camera.take("verzegelen", screen)
    screen.seal.plaats.field.setText("Voorbeeldstad")
    screen.seal.start()
    camera.take("ondertekend", screen)
    cast("QTabWidget", screen.findChild(QTabWidget, "ondertekend:tabs")).setCurrentIndex(1)
    camera.take("rapport", screen)
    screen.close()
    signed = MetingScreen(session, meting_id)
    camera.take("alleen-lezen", signed)
    signed.close()


def main(folder: Path, scheme: Scheme, size: int) -> None:
    """The whole tour."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    with tempfile.TemporaryDirectory() as work:
        theme = application.prepare(cast("QApplication", app), Preferences(Path(work)))
        theme.set_scheme(scheme)
        theme.set_text_size(size)
        templates = stores.make_templates(Path(work))
        path = templates.assessor / "store.ldstore"
        session = starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
        meting_id = stores.measured(session)
        camera = Camera(folder)
        measure(camera, session, meting_id)
        begin(camera, session)
        sign(camera, session, meting_id)
        starting.lock(session)


if __name__ == "__main__":
    chosen = sys.argv[2] if len(sys.argv) > 2 else "licht"
    main(
        Path(sys.argv[1]),
        cast("Scheme", chosen),
        int(sys.argv[3]) if len(sys.argv) > 3 else TEXT_SIZES[0],
    )
