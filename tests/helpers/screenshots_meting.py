"""Pictures of measuring and signing, to be looked at: `python tests/helpers/screenshots_meting.py FOLDER`.

Add a theme (licht, donker, contrast) and a text size (100-200).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from ld_desktop.casework import answering, dossiers, measuring, signing
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.domain.meting import Partij
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.screens.ondertekenen import OndertekenenScreen
from ld_desktop.ui.widgets.form_page import FormPage
from tests.helpers import screenshots_base as base
from tests.helpers import stores
from tests.helpers.screenshots_base import Camera


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


def main() -> None:
    """The whole tour."""
    with base.studio() as studio, studio.session("assessor") as session:
        meting_id = stores.measured(session)
        measure(studio.camera, session, meting_id)
        begin(studio.camera, session)
        sign(studio.camera, session, meting_id)


if __name__ == "__main__":
    main()
