"""Pictures of every screen of whole questionnaires: `python tests/helpers/screenshots_delen.py FOLDER`.

Add a theme (licht, donker, contrast), a text size (100-200), names of methods, and with `deel:NAME`
the screens whose id begins so. Each measurement is filled in with the answers of the demo; a screen
is taken as long as it is, so that nothing hides below.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QScrollArea, QTabWidget

from ld_desktop.casework import demonstrating, demonstrating_pilot, offering
from ld_desktop.casework.session import Session
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.widgets.page import Page
from tests.helpers import pilot_metingen as pilot
from tests.helpers import screenshots_base as base
from tests.helpers import stores

_ONLY, _DEMO = "deel:", "uniform"


def every_screen(folder: Path, screen: MetingScreen, wanted: tuple[str, ...]) -> None:
    """Each screen of the questionnaire that was asked for, whole."""
    for number, part in enumerate(screen.model.parts):
        if wanted and not part.id.startswith(wanted):
            continue
        screen.form.show_part(part.id)
        base.settle()
        pages = [each for each in screen.form.findChildren(Page) if each.isVisible()]
        name = f"{number:02d}-{part.id.replace('.', '-')}.png"
        base.save(pages[0].widget().grab(), folder / name)


def result(folder: Path, screen: MetingScreen) -> None:
    """The pane with the result: top and bottom of it, the calculation, and what was assumed."""
    screen.toggle_result()
    base.settle()
    base.save(screen.grab(), folder / "z1-uitkomst.png")
    summary = cast("QScrollArea", screen.findChild(QScrollArea, "uitkomst:samenvatting"))
    base.save(summary.widget().grab(), folder / "z2-samenvatting.png")
    tabs = cast("QTabWidget", screen.findChild(QTabWidget, "uitkomst:tabs"))
    for number, name in ((1, "berekening"), (2, "aannames")):
        tabs.setCurrentIndex(number)
        base.settle()
        base.save(tabs.grab(), folder / f"z{number + 2}-{name}.png")


def filled_in(session: Session, method: str) -> str:
    """The worked case of the demo with a method; gives its id."""
    if method == _DEMO:  # the demo itself measures with it
        return stores.measured(session)
    shared = demonstrating.demo_data()["meting"]
    return demonstrating_pilot.measure(session, pilot.placed(session), method, shared)


def tour(folder: Path, session: Session, method: str, wanted: tuple[str, ...]) -> None:
    """One method."""
    folder.mkdir(parents=True, exist_ok=True)
    screen = MetingScreen(session, filled_in(session, method))
    base.show(screen)
    every_screen(folder, screen, wanted)
    if not wanted:
        result(folder, screen)
    screen.close()


def main() -> None:
    """The methods that were asked for, or all."""
    with base.studio() as studio, studio.session("assessor") as session:
        rest = studio.wanted.rest
        only = tuple(word.removeprefix(_ONLY) for word in rest if word.startswith(_ONLY))
        named = [word for word in rest if not word.startswith(_ONLY)]
        for method in named or [offer.id for offer in offering.methods_on_offer()]:
            tour(studio.wanted.folder / method, session, method, only)


if __name__ == "__main__":
    main()
