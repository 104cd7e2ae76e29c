"""Pictures of the toegangstoets, to be looked at: `python tests/helpers/screenshots_toets.py FOLDER`.

Add a theme (licht, donker, contrast) and a text size (100-200).
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QScrollArea, QTabWidget

from ld_desktop.casework import (
    answering,
    demonstrating,
    dossiers,
    measuring,
    signing,
    toets_correcting,
    toetsen,
)
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.ui.screens.dossier import DossierScreen
from ld_desktop.ui.screens.dossier_opinions import OpinionsBeside
from ld_desktop.ui.screens.toegangstoets import ToegangstoetsScreen
from ld_desktop.ui.screens.vandaag import VandaagScreen
from tests.helpers import screenshots_base as base
from tests.helpers import stores
from tests.helpers import toetsen as made
from tests.helpers.screenshots_base import Camera


def begun(camera: Camera, session: Session) -> None:
    """From nothing: what the case lacks, each step, doubt."""
    case_id = dossiers.new_dossier(session).case_id
    subject = toetsen.start(session, case_id)
    screen = ToegangstoetsScreen(session, subject)
    camera.take("begin", screen)
    screen.go_to("werkt_sw")
    screen.side.open_pane("uitkomst")
    camera.take("zaak-onvolledig", screen)
    screen.close()


def asked(camera: Camera, session: Session) -> None:
    """Each step, with doubt and an argument, and the outcome beside it."""
    subject = toetsen.start(session, made.person(session))
    made.fill(session, subject, {**made.TO_3, "v2a_b_twijfel": "ja", "v3_a": "nee"})
    screen = ToegangstoetsScreen(session, subject)
    screen.go_to("beperkingen")
    camera.take("vraag-1", screen)
    screen.go_to("v2a_a")
    camera.take("vraag-2a", screen)
    screen.go_to("v2a_b_argument")
    camera.take("twijfel", screen)
    screen.go_to("v3_a")
    camera.take("vraag-3", screen)
    screen.show_guidance("v3_a")
    camera.take("uitleg", screen)
    screen.side.open_pane("meldingen")
    camera.take("meldingen", screen)
    screen.side.open_pane("uitkomst")
    camera.take("uitkomst", screen)
    tabs = screen.findChild(QTabWidget, "toets_uitkomst:tabs")
    tabs.setCurrentIndex(1)
    camera.take("stappen", screen)
    tabs.setCurrentIndex(0)
    screen.side.close_pane()
    screen.go_to("toegangstoets_uitkomst_datum")
    camera.take("afronden", screen)
    screen.close()
    case_id = subject.partition("/")[0]
    camera.take("dossier-begonnen", DossierScreen(session, case_id))


def done(camera: Camera, session: Session) -> None:
    """Recorded: on screen and on the page of its case."""
    subject = toetsen.start(session, made.person(session))
    made.finished(session, subject)
    screen = ToegangstoetsScreen(session, subject)
    camera.take("afgerond", screen)
    screen.close()
    case_id = subject.partition("/")[0]
    made.finished(session, toetsen.start(session, case_id, subject), "target group", "16-03-2011")
    camera.take("dossier", DossierScreen(session, case_id))


def corrected(camera: Camera, session: Session) -> None:
    """A correction: begun on Vandaag, and what it makes of the finished one."""
    subject = toetsen.start(session, made.person(session))
    made.finished(session, subject)
    reason = "De werkgever belde: het tempo bleek toch hoger dan in het verslag stond."
    draft = toets_correcting.start_correction(session, subject, reason)
    made.fill(session, draft, {"v3_a": "ja", "v3_b": "ja", "v3_c": "ja"})
    camera.take("vandaag", VandaagScreen(session))
    screen = ToegangstoetsScreen(session, draft)
    camera.take("correctie", screen)
    screen.close()
    made.fill(session, draft, {"v3_d": "ja"})
    toetsen.finish(session, draft)
    for name, each in (("vervangen", subject), ("gecorrigeerd", draft)):
        screen = ToegangstoetsScreen(session, each)
        camera.take(name, screen)
        screen.close()
    camera.take("dossier-gecorrigeerd", DossierScreen(session, subject.partition("/")[0]))


def opinions(camera: Camera, session: Session) -> None:
    """A second opinion on the page of a case: the first hidden, then both side by side."""
    first = session.store.metingen.get(stores.signed(session)[0])
    second = MetingSoort.SECOND_OPINION
    opinion = measuring.start_meting(session, first.placement_id, second)
    camera.take("second-opinion-verborgen", DossierScreen(session, first.case_id))
    data = demonstrating.demo_data()
    demonstrating.fill_meting(session, opinion, data)
    row = answering.form_state(session, opinion).rows["taken"][0]
    answering.put(session, opinion, f"taken.{row}.tempo_aantal", "6")
    demonstrating.draw_both(session, opinion, data)
    job = signing.prepare(session, opinion, "Voorbeeldstad")
    signing.finish(session, job.run(lambda *_: None, lambda: False))
    screen = DossierScreen(session, first.case_id)
    base.show(screen)
    base.settle()
    screen.findChild(QScrollArea).ensureWidgetVisible(screen.findChild(OpinionsBeside), 0, 0)
    camera.take("second-opinion-naast", screen)


def main() -> None:
    """All tours."""
    with base.studio() as studio, studio.session("assessor") as session:
        for tour in (begun, asked, done, corrected, opinions):
            tour(studio.camera, session)


if __name__ == "__main__":
    main()
