"""Rules for every screen of the shell: named, reachable by Tab, never cut, never a flashing window."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ld_desktop.casework import (
    contacts,
    dossiers,
    function_library,
    importing_tables,
    receiving,
    toets_correcting,
    toetsen,
)
from ld_desktop.casework.second_opinions import Beside, Parting, Side
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingSoort, MetingState
from ld_desktop.domain.records import RecordType
from ld_desktop.ui import places
from ld_desktop.ui.dialogs.crash import CrashDialog
from ld_desktop.ui.dialogs.help import HelpWindow
from ld_desktop.ui.dialogs.reason import ReasonDialog
from ld_desktop.ui.opening import Opening
from ld_desktop.ui.screens.catalogue import make_screen
from ld_desktop.ui.screens.dossier_opinions import OpinionsBeside
from ld_desktop.ui.screens.placement_card import PlacementCard
from ld_desktop.ui.screens.start.first_start import FirstStart
from ld_desktop.ui.screens.start.unlock import UnlockScreen
from ld_desktop.ui.theme import Theme
from ld_desktop.ui.widgets.pdf_view import PdfView
from ld_desktop.ui.workspace import Workspace
from tests.helpers import pilot_metingen
from tests.helpers import toetsen as made_toetsen
from tests.helpers.qt import SMALL_LAPTOP, find, show
from tests.helpers.screen_rules import cut, focusable, name_of, words_of

Maker = Callable[[Session], QWidget]


def _at(place: Callable[[Session], str] | str) -> Maker:
    def make(session: Session) -> QWidget:
        where = place if isinstance(place, str) else place(session)
        parent = QMainWindow()
        made = make_screen(session, places.parse(where), parent)
        assert made is not None
        parent.setCentralWidget(made)
        return parent

    return make


def _signed_case(session: Session) -> str:
    meting = session.store.records.heads(RecordType.MEASUREMENT)[0]
    return session.store.metingen.get(meting.id).case_id


def _step(step: str) -> Callable[[Session], str]:
    def place(session: Session) -> str:
        case_id = _signed_case(session)
        ((placement_id, _),) = dossiers.placements_of(session, case_id)
        return places.gegevens(case_id, step, placement_id)

    return place


def _start(session: Session) -> str:
    ((placement_id, _),) = dossiers.placements_of(session, _signed_case(session))
    return places.meting_starten(placement_id)


def _paper(session: Session) -> str:
    return places.overtypen(session.store.metingen.drafts()[0].id, "functie")


def _toets(step: str, pane: str = "") -> Maker:
    """Every question of the test that can be shown, at one of its steps."""

    def make(session: Session) -> QWidget:
        subject = toetsen.start(session, made_toetsen.person(session))
        made_toetsen.fill(session, subject, {**made_toetsen.TO_3, "v3_a_twijfel": "ja"})
        made = _at(places.toegangstoets(subject))(session)
        screen = made.centralWidget()  # type: ignore[attr-defined]
        screen.form.show_part(step)
        if pane:
            screen.side.open_pane(pane)
        return made

    return make


def _finished_toets(session: Session) -> str:
    subject = toetsen.start(session, made_toetsen.person(session))
    made_toetsen.finished(session, subject)
    return places.toegangstoets(subject)


def _case_with_toets(session: Session) -> str:
    return places.dossier(places.parse(_finished_toets(session)).id.partition("/")[0])


def _corrected_toets(session: Session) -> str:
    first = places.parse(_finished_toets(session)).id
    draft = toets_correcting.start_correction(session, first, "Het tempo bleek toch hoger.")
    toetsen.finish(session, draft)
    return places.toegangstoets(draft)


def _hidden(session: Session) -> QWidget:
    """A placement while a second opinion is given; of its own, so that the shared store shows all."""
    page = dossiers.dossier_page(session, _signed_case(session))
    placement = next(each for each in page.placements if each.metingen)
    (first, *_) = placement.metingen
    second = dataclasses.replace(
        first, id="x", soort=MetingSoort.SECOND_OPINION, state=MetingState.CONCEPT, value=None
    )
    hidden = dataclasses.replace(first, veiled=True, value=None)
    shown = dataclasses.replace(placement, metingen=(hidden, second))
    return PlacementCard(shown, session.clock(), own=True)


def _beside(session: Session) -> QWidget:
    sides = [
        Side(
            "", "Uniforme loonwaardebepaling", soort, value, band, "Test assessor", session.clock()
        )
        for soort, value, band in (
            (MetingSoort.EERSTE, 71, (67, 75)),
            (MetingSoort.SECOND_OPINION, 39, (36, 43)),
        )
    ]
    apart = (Parting("Tempo", 81, 46), Parting("Kwaliteit", 90, 60))
    return OpinionsBeside(
        Beside(sides[0], sides[1], -32, touching=False, apart=apart, compared=True)
    )


def _document(session: Session) -> str:
    return places.document(session.store.records.heads(RecordType.DOCUMENT)[0].id)


def _to_confirm(session: Session) -> QWidget:
    made = _at(places.CONTACTEN)(session)
    screen = made.centralWidget()  # type: ignore[attr-defined]
    line = next(line for line in contacts.contacts(session) if line.state == contacts.TO_CONFIRM)
    screen._choose(line.id)
    return made


def _preview(session: Session) -> QWidget:
    """Reading, with a preview of a file that is refused."""
    made = _at(places.INLEZEN)(session)
    path = Path(session.store.path).with_name("stuk.ldsync")
    path.write_bytes(b"geen bestand van ons")
    screen = made.centralWidget()  # type: ignore[attr-defined]
    screen._show_previews(receiving.preview_now(session, (path,)))
    return made


def _profile(session: Session) -> QWidget:
    """A function that is being read."""
    made = _at(places.naslag("9321"))(session)
    screen = made.centralWidget()  # type: ignore[attr-defined]
    screen.finder._loaded(function_library.open_library(session))
    return made


def _work(session: Session) -> QWidget:
    """One work of reference."""
    made = _at(places.NASLAG)(session)
    made.centralWidget()._choose("0")  # type: ignore[attr-defined]
    return made


def _faults(session: Session) -> QWidget:
    """A table that is refused."""
    made = _at(places.NASLAG)(session)
    path = Path(session.store.path).with_name("normen.csv")
    path.write_bytes(b"test;normgroep;van;tot;niveau\nProef;allen;0;9;7\n")
    screen = made.centralWidget()  # type: ignore[attr-defined]
    screen._home.hide()
    screen._table.show()
    told = importing_tables.told_beside("", "", "", None)
    screen._table._show(importing_tables.preview_table(session, "normtabel", path, told))
    return made


def _first_start(step: int) -> Maker:
    def make(session: Session) -> QWidget:
        made = FirstStart(Opening(), Path(session.store.path).with_name("nieuw.ldstore"))
        made._show_step(step)
        if step == 2:
            made._ready_step.show_fingerprint("ABCD EF01 2345 6789 ABCD")
        return made

    return make


def _workspace(session: Session) -> QWidget:
    window = QMainWindow()
    from ld_desktop.ui import actions

    found = Workspace(session, [actions.make("lock", window, window.close)])
    window.setCentralWidget(found)
    window.destroyed.connect(lambda: None)
    found.go(places.VANDAAG)
    found.banners.show_message("De kopie staat in een map met een lange naam.", "good")
    return window


def _scores(session: Session) -> QWidget:
    """A screen of scores of a method of the pilot, with what everybody said."""
    meting_id = pilot_metingen.begun(session, "loonbalans")
    pilot_metingen.fill(session, meting_id, pilot_metingen.without_established)
    made = _at(places.meting(meting_id))(session)
    made.centralWidget().go_to("E1")  # type: ignore[attr-defined]
    return made


def _relevance(session: Session) -> QWidget:
    made = _at(places.meting(pilot_metingen.begun(session, "activa")))(session)
    made.centralWidget().go_to("past_bij_werk")  # type: ignore[attr-defined]
    return made


SCREENS: dict[str, Maker] = {
    "ontgrendelen": lambda session: UnlockScreen(Opening(), Path(session.store.path)),
    "eerste start 1": _first_start(0),
    "eerste start 2": _first_start(1),
    "eerste start 3": _first_start(2),
    "venster": _workspace,
    "vandaag": _at(places.VANDAAG),
    "dossier": _at(lambda session: places.dossier(_signed_case(session))),
    "persoon": _at(_step("persoon")),
    "werkgever": _at(_step("werkgever")),
    "plaatsing": _at(_step("plaatsing")),
    "meting starten": _at(_start),
    "overtypen": _at(_paper),
    "afdrukken": _at(lambda session: _paper(session).replace("overtypen", "afdrukken")),
    "scores": _scores,
    "past bij werk": _relevance,
    "document": _at(_document),
    "contacten": _at(places.CONTACTEN),
    "contact bevestigen": _to_confirm,
    "overdragen": _at(places.OVERDRAGEN),
    "inlezen": _at(places.INLEZEN),
    "inlezen, voorbeeld": _preview,
    "naslag": _at(places.NASLAG),
    "naslag, profiel": _profile,
    "naslag, werk": _work,
    "naslag, fouten": _faults,
    "instellingen": _at(places.INSTELLINGEN),
    "toegangstoets": _toets("voorwaarden"),
    "toegangstoets, vraag 3": _toets("vraag_3", "uitkomst"),
    "toegangstoets, afronden": _toets("afronden"),
    "toegangstoets, afgerond": _at(_finished_toets),
    "toegangstoets, gecorrigeerd": _at(_corrected_toets),
    "dossier met toets": _at(_case_with_toets),
    "plaatsing, verborgen": _hidden,
    "plaatsing, naast elkaar": _beside,
    "hulp": lambda _: HelpWindow(None),  # type: ignore[arg-type]
    "fout": lambda _: CrashDialog(None, "/een/map/fout.txt"),  # type: ignore[arg-type]
    "reden": lambda _: ReasonDialog(None, "Correctie maken", "Waarom?", "Starten"),  # type: ignore[arg-type]
}


class _Watch(QObject):
    """Hears which windows were shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look, change nothing."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture(params=SCREENS)
def screen(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, looked_at: Session
) -> Iterator[QWidget]:
    """Each screen, shown on a small laptop; nothing else may have flashed up on the way."""
    watch = _Watch()
    qapp.installEventFilter(watch)
    made = SCREENS[request.param](looked_at)
    qapp.removeEventFilter(watch)
    assert watch.shown == []
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    show(qtbot, made)
    for pdf in made.findChildren(PdfView):  # its pages are drawn beside the window
        qtbot.waitUntil(lambda pdf=pdf: pdf.pages() > 0)
    yield made
    for found in made.findChildren(Workspace):
        found.close_down()


def test_everything_that_takes_the_keyboard_says_its_name(screen: QWidget) -> None:
    # A list that only scrolls inside another widget has no name of its own in Qt either.
    nameless = [name_of(widget) for widget in focusable(screen) if not widget.accessibleName()]
    assert nameless == []


def test_every_field_and_button_has_a_name_in_code(screen: QWidget) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [
        widget
        for widget in focusable(screen)
        if isinstance(widget, kinds) and not widget.objectName()
    ]
    assert [name_of(widget) for widget in found] == []


def test_tab_reaches_everything_and_comes_back(screen: QWidget) -> None:
    wanted = {id(widget): widget for widget in focusable(screen) if not _one_of_a_group(widget)}
    seen: list[QWidget] = []
    QTest.keyClick(screen, Qt.Key.Key_Tab)
    for _ in range(4 * len(wanted) + 20):
        widget = QApplication.focusWidget()
        if widget is None or (seen and widget is seen[0]):
            break
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    missed = [name_of(widget) for key, widget in wanted.items() if key not in set(map(id, seen))]
    assert missed == []


def test_shift_tab_goes_the_same_way_back(screen: QWidget) -> None:
    QTest.keyClick(screen, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is first


def test_targets_are_large_enough(screen: QWidget) -> None:
    small = [
        f"{name_of(widget)}: {widget.height()}"
        for widget in focusable(screen)
        if isinstance(widget, QPushButton | QLineEdit | QComboBox | QCheckBox | QRadioButton)
        and widget.height() < 32
    ]
    assert small == []


def test_nothing_is_cut_when_texts_are_half_as_long_again(screen: QWidget) -> None:
    for widget in screen.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and words_of(widget):
            widget.setText(_longer(words_of(widget)))
    assert cut(screen) == []


def test_nothing_is_cut_at_the_largest_text(screen: QWidget) -> None:
    Theme.of_app().set_text_size(200)
    assert cut(screen) == []


@pytest.mark.parametrize("scheme", ["donker", "contrast"])
def test_every_screen_can_be_shown_in_other_colours(
    screen: QWidget, scheme: str, qapp: QApplication
) -> None:
    Theme.of_app().set_scheme(scheme)  # type: ignore[arg-type]
    qapp.processEvents()
    image = screen.grab().toImage()
    corner = image.pixelColor(image.width() - 1, image.height() - 1)
    assert corner.lightness() < 128


def _one_of_a_group(widget: QWidget) -> bool:
    """Tab goes to the chosen one of a group; arrows go to the others."""
    return isinstance(widget, QRadioButton)


def _longer(text: str) -> str:
    """Half as long again, in words, as a translation or a long name would be."""
    extra = max(len(text) // 2, 1)
    return text + (" en meer" * extra)[:extra]


def test_the_rules_can_fail(qtbot: QtBot) -> None:
    """A button that is squeezed and a field without a name are found."""
    bad = QWidget()
    qtbot.addWidget(bad)
    squeezed = QPushButton("Een heel lange tekst op een knop", bad)
    squeezed.setFixedWidth(40)
    QLineEdit(bad)
    QTabBar(bad)
    show(qtbot, bad)
    assert len(cut(bad)) == 1
    assert any(not widget.accessibleName() for widget in focusable(bad))
    assert (bad.width(), bad.height()) == SMALL_LAPTOP
    assert find(bad, "") is not None
