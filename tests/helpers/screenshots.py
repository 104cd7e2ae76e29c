"""Pictures of every screen of the shell: `python tests/helpers/screenshots.py FOLDER`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from ld_desktop.casework import contacts, demonstrating, handing_over, signing
from ld_desktop.casework.session import Session
from ld_desktop.domain.records import RecordType
from ld_desktop.ui import application, places
from ld_desktop.ui.dialogs.crash import CrashDialog
from ld_desktop.ui.dialogs.help import HelpWindow
from ld_desktop.ui.dialogs.reason import ReasonDialog
from ld_desktop.ui.main_window import MainWindow
from ld_desktop.ui.theme import Theme
from ld_desktop.ui.workspace import Workspace
from tests.helpers import screenshots_base as base
from tests.helpers import stores


class Camera(base.Camera):
    """Looks at one window, and finds its way in it."""

    def __init__(self, folder: Path, window: MainWindow, number: int) -> None:
        super().__init__(folder)
        self.window, self.number = window, number

    def take(self, name: str, screen: QWidget | None = None) -> None:
        """One picture, of the window unless something else is named."""
        super().take(name, screen or self.window)

    def find(self, name: str, inside: QWidget | None = None) -> QWidget:
        """A widget by its object name."""
        found: QWidget | None = (inside or self.window).findChild(QWidget, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        """Space on a button."""
        QTest.keyClick(self.find(name), Qt.Key.Key_Space)

    def type(self, name: str, text: str) -> None:
        """Text in a field."""
        field = self.find(name)
        field.setFocus()
        QTest.keyClicks(field, text)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Until something is so; at most fifteen seconds."""
        for _ in range(300):
            if condition():
                return
            QTest.qWait(50)
        raise AssertionError("waited too long")


@contextmanager
def window(
    studio: base.Studio, name: str, store: Path | None = None, number: int = 0
) -> Iterator[Camera]:
    """A window with its own home, small as on the laptop of the specification."""
    home = studio.work / name
    home.mkdir()
    os.environ["LD_DESKTOP_HOME"] = str(home)
    made = application.make_window(studio.app, store or home / "store.ldstore")
    base.show(made, base.WINDOW)
    yield Camera(studio.wanted.folder, made, number)
    made.close()


def first_start(camera: Camera) -> None:
    """From nothing to Vandaag."""
    camera.take("eerste-start")
    camera.press("step_next")
    camera.take("eerste-start-fouten")
    camera.type("naam", "Alex Voorbeeld")
    camera.type("organisatie", "Bureau Voorbeeld")
    camera.press("rol_loonwaardedeskundige")
    camera.press("step_next")
    camera.type("new_passphrase", "geheim")
    camera.take("wachtwoordzin-zwak")
    camera.type("new_passphrase", " paard fiets maandag lantaarn")
    camera.press("step_next")
    camera.type("repeat_passphrase", "geheim paard fiets maandag lantaarn")
    camera.take("wachtwoordzin-sterk")
    camera.press("understood")
    camera.press("step_next")
    camera.take("sleutel-maken")
    camera.wait_for(lambda: camera.window.findChild(QWidget, "to_vandaag") is not None)
    camera.take("klaar")
    camera.press("to_vandaag")
    camera.wait_for(lambda: camera.window.session is not None)
    camera.take("vandaag-leeg")
    go(camera, places.CONTACTEN, "contacten-leeg")
    go(camera, places.OVERDRAGEN, "overdragen-leeg")


def go(camera: Camera, place: str, name: str) -> None:
    """Open a place and take its picture."""
    workspace(camera).go(place)
    camera.take(name)


def workspace(camera: Camera) -> Workspace:
    """What is open after unlocking."""
    found = camera.window.workspace
    assert found is not None
    return found


def session_of(camera: Camera) -> Session:
    """The open store."""
    found = camera.window.session
    assert found is not None
    return found


def unlock(camera: Camera, wrong: int = 0) -> None:
    """Unlock, after some wrong tries."""
    camera.take("ontgrendelen")
    field = camera.find("passphrase")
    for _ in range(wrong):
        camera.wait_for(field.isEnabled)
        camera.type("passphrase", "dat was hem niet")
        QTest.keyClick(field, Qt.Key.Key_Return)
        camera.wait_for(lambda: bool(camera.find("passphrase_error").isVisible()))
    if wrong:
        camera.take("ontgrendelen-fout")
        camera.wait_for(field.isEnabled)
    camera.type("passphrase", stores.PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    camera.wait_for(lambda: camera.window.session is not None)


def assessor(camera: Camera, stranger_card: Path) -> Path:
    """A case from its forms to a file for the office; gives the file."""
    unlock(camera, wrong=3)
    session = session_of(camera)
    QTest.keyClick(camera.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    camera.take("gegevens-persoon")
    data = demonstrating.demo_data()
    meting_id = demonstrating.build_case(session, data)
    head = session.store.metingen.get(meting_id)
    go(camera, places.gegevens(head.case_id, "werkgever", head.placement_id), "gegevens-werkgever")
    go(camera, places.gegevens(head.case_id, "plaatsing", head.placement_id), "gegevens-plaatsing")
    go(camera, places.VANDAAG, "vandaag")
    search(camera)
    go(camera, places.dossier(head.case_id), "dossier-concept")
    demonstrating.draw_both(session, meting_id, data)
    job = signing.prepare(session, meting_id, "Voorbeeldstad")
    signing.finish(session, job.run(lambda *_: None, lambda: False))
    go(camera, places.dossier(head.case_id), "dossier-ondertekend")
    report = session.store.records.heads(RecordType.DOCUMENT)[0].id
    workspace(camera).go(places.document(report))
    camera.wait_for(lambda: "controleren" not in camera.find("check_status").text())  # type: ignore[attr-defined]
    camera.press("show_checks")
    camera.take("document")
    workspace(camera).go(places.CONTACTEN)
    line = contacts.read_card(session, stranger_card)
    screen = workspace(camera).screen_widget
    assert screen is not None
    screen._choose(line.id)  # type: ignore[attr-defined] # what Enter on its line does
    camera.take("contacten")
    go(camera, places.OVERDRAGEN, "overdragen")
    path = stranger_card.with_name("overdracht.ldsync")
    contact = session.store.contacts.all()[0]
    handing_over.export_now(session, contact.id, path)
    go(camera, places.OVERDRAGEN, "overdragen-niets-nieuws")
    looks(camera, places.dossier(head.case_id))
    helpers(camera)
    return path


def search(camera: Camera) -> None:
    """Searching by typing."""
    QTest.keyClick(camera.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(camera.find("search"), "voor")
    camera.take("zoeken")
    QTest.keyClick(camera.find("search"), Qt.Key.Key_Escape)


def looks(camera: Camera, dossier: str) -> None:
    """Dark, high contrast, and the largest text."""
    theme = Theme.of_app()
    go(camera, places.INSTELLINGEN, "instellingen")
    for scheme in ("donker", "contrast"):
        theme.set_scheme(scheme)  # type: ignore[arg-type]
        go(camera, dossier, f"dossier-{scheme}")
        go(camera, places.CONTACTEN, f"contacten-{scheme}")
    theme.set_scheme("licht")
    for size in (150, 200):
        theme.set_text_size(size)
        go(camera, places.VANDAAG, f"vandaag-{size}")
        go(camera, dossier, f"dossier-{size}")
        go(camera, places.CONTACTEN, f"contacten-{size}")
        go(camera, places.INSTELLINGEN, f"instellingen-{size}")
    theme.set_text_size(100)


def helpers(camera: Camera) -> None:
    """Dialogs and messages."""
    banners = workspace(camera).banners
    banners.show_message("De kopie staat in de map Documenten.", "good")
    banners.show_message("De schijf is vol. Er is niets bewaard. Maak ruimte vrij.", "bad")
    camera.take("meldingen")
    banners.clear()
    HelpWindow.show_for(camera.window)
    helper = camera.window.findChild(HelpWindow)
    for number, name in enumerate(("sneltoetsen", "begrippen", "over")):
        camera.find("help_tabs", helper).setCurrentIndex(number)  # type: ignore[attr-defined]
        camera.take(f"hulp-{name}", helper)
    helper.close()
    dialogs: tuple[tuple[str, QDialog], ...] = (
        ("fout", CrashDialog(camera.window, "/home/voorbeeld/logs/fout-20261122-090000.txt")),
        ("reden", ReasonDialog(camera.window, "Correctie maken", "Waarom?", "Starten")),
    )
    for name, dialog in dialogs:
        dialog.show()
        camera.take(name, dialog)
        dialog.close()


def office(camera: Camera, path: Path) -> None:
    """Reading the file."""
    unlock(camera)
    camera.take("inlezen")
    screen = workspace(camera).screen_widget
    assert screen is not None
    screen._open((path,))  # type: ignore[attr-defined] # what dropping a file does
    camera.wait_for(lambda: camera.find("preview").isVisible())
    camera.take("inlezen-voorbeeld")
    camera.press("import")
    camera.wait_for(lambda: camera.window.findChild(QWidget, "to_cases") is not None)
    camera.take("inlezen-klaar")
    go(camera, places.VANDAAG, "kantoor-vandaag")
    case = session_of(camera).store.records.heads(RecordType.CASE)[0].id
    go(camera, places.dossier(case), "kantoor-dossier")


def main() -> None:
    """The whole tour."""
    with base.studio() as studio:
        card = studio.work / "stranger.ldcontact"
        with studio.session("stranger") as stranger:
            contacts.write_card(stranger, card)
        with window(studio, "leeg") as camera:
            first_start(camera)
        templates = studio.templates
        store = templates.assessor / "store.ldstore"
        with window(studio, "deskundige", store, number=20) as camera:
            path = assessor(camera, card)
        store = templates.office / "store.ldstore"
        with window(studio, "kantoor", store, number=60) as camera:
            office(camera, path)


if __name__ == "__main__":
    main()
