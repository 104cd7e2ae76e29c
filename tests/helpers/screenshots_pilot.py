"""Pictures of measuring with the methods of the pilot: `python tests/helpers/screenshots_pilot.py FOLDER`.

Add a theme (licht, donker, contrast), a text size (100-200) and names of pictures to take only those.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from ld_desktop.casework import answering, function_library, measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.ui import places
from ld_desktop.ui.dialogs.profile import ProfileDialog
from ld_desktop.ui.screens.catalogue import make_screen
from ld_desktop.ui.screens.meting import MetingScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers import screenshots_base as base
from tests.helpers import stores
from tests.helpers.screenshots_base import Camera

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


def main() -> None:
    """The tours that were asked for, or all."""
    with base.studio() as studio, studio.session("assessor") as session:
        for name in studio.wanted.rest or TOURS:
            TOURS[name](studio.camera, session)


if __name__ == "__main__":
    main()
