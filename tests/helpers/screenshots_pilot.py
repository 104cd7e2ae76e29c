"""Pictures of measuring with the methods of the pilot: `python tests/helpers/screenshots_pilot.py FOLDER`.

Add a theme (licht, donker, contrast), a text size (100-200) and names of pictures to take only those.
Run it offscreen with the small laptop of the specification, as `screenshots_meting.py`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget, QWidget

from ld_desktop.casework import answering, function_library, measuring, starting
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.ui import application, places
from ld_desktop.ui.dialogs.profile import ProfileDialog
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.screens.catalogue import make_screen
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.theme import TEXT_SIZES, Scheme
from tests.helpers import pilot_metingen as pilot
from tests.helpers import stores
from tests.helpers.screenshots_meting import Camera

Tour = Callable[[Camera, Session], None]


def starting_one(camera: Camera, session: Session) -> None:
    """The choice of a method."""
    place = places.parse(places.meting_starten(pilot.placed(session)))
    screen = make_screen(session, place, cast("QWidget", None))
    assert screen is not None
    camera.take("meting-starten", screen)
    screen.close()


def dele(camera: Camera, session: Session) -> None:
    """The list of parts, an empty measurement, a part of a respondent."""
    screen = MetingScreen(session, pilot.begun(session, "dariuz"))
    camera.take("dele-begin", screen)
    screen.go_to("wn_thema_werk")
    camera.take("deel-werknemer", screen)
    screen.go_to("deel_belastbaarheid")
    camera.take("deel-naar-keuze", screen)
    screen.close()


def scores(camera: Camera, session: Session) -> None:
    """Scoring on five, seven and ten points, with what everyone said."""
    for method, path in (("activa", "A1"), ("dariuz", "K1"), ("loonbalans", "E1")):
        meting_id = pilot.begun(session, method)
        pilot.fill(session, meting_id, pilot.without_established)
        screen = MetingScreen(session, meting_id)
        screen.go_to(path)
        camera.take(f"score-{method}", screen)
        screen.close()


def relevance(camera: Camera, session: Session) -> None:
    """What may not fit the work, and how a question looks that was set aside."""
    meting_id = pilot.begun(session, "activa")
    for path in ("klanten", "wisselend", "machines", "computer", "verkeer", "samen"):
        answering.put(session, meting_id, f"werk_{path}", "nee")
    screen = MetingScreen(session, meting_id)
    screen.form.show_part("past_bij_werk")
    camera.take("past-bij-werk", screen)
    screen.model.take_relevance("geen_klanten")
    screen.model.decline("vast_werk")
    camera.take("past-bij-werk-gekozen", screen)
    screen.go_to("A3")
    camera.take("terzijde-score", screen)
    screen.go_to("klantcontacten")
    camera.take("terzijde-vraag", screen)
    screen.close()


def carried(camera: Camera, session: Session) -> None:
    """A re-measurement with last time's answers."""
    meting_id, _ = stores.signed(session)
    placement = measuring.find_meting(session, meting_id).placement_id
    again = measuring.start_meting(session, placement, MetingSoort.HERHALING)
    screen = MetingScreen(session, again)
    screen.form.show_part("functie")
    camera.take("overgenomen", screen)
    screen.go_to("taken.t1.kwaliteit")
    camera.take("overgenomen-taak", screen)
    screen.close()


def results(camera: Camera, session: Session) -> None:
    """Results of methods of the pilot, and searching a function profile."""
    for method in ("activa", "arbolab"):
        meting_id = pilot.begun(session, method)
        pilot.fill(session, meting_id)
        screen = MetingScreen(session, meting_id)
        screen.go_to("profiel_functie" if method == "arbolab" else "A1")
        screen.toggle_result()
        camera.take(f"uitkomst-{method}", screen)
        page = screen.findChild(QScrollArea, "uitkomst:samenvatting")
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
        camera.take(f"uitkomst-{method}-onder", screen)
        screen.findChild(QTabWidget, "uitkomst:tabs").setCurrentIndex(1)
        camera.take(f"berekening-{method}", screen)
        screen.close()
    dialog = ProfileDialog(None, function_library.open_library(session), "inpak")
    dialog.show()
    camera.take("profiel-zoeken", dialog)
    dialog.close()


TOURS: dict[str, Tour] = {
    "starten": starting_one,
    "dele": dele,
    "scores": scores,
    "relevance": relevance,
    "carried": carried,
    "results": results,
}


def main(folder: Path, scheme: Scheme, size: int, names: list[str]) -> None:
    """The tours that were asked for, or all."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    with tempfile.TemporaryDirectory() as work:
        theme = application.prepare(cast("QApplication", app), Preferences(Path(work)))
        theme.set_scheme(scheme)
        theme.set_text_size(size)
        templates = stores.make_templates(Path(work))
        path = templates.assessor / "store.ldstore"
        session = starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
        camera = Camera(folder)
        for name in names or TOURS:
            TOURS[name](camera, session)
        starting.lock(session)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        cast("Scheme", sys.argv[2] if len(sys.argv) > 2 else "licht"),
        int(sys.argv[3]) if len(sys.argv) > 3 else TEXT_SIZES[0],
        sys.argv[4:],
    )
