"""Matchcare: the activities of a function profile, taken over by keys as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, choosing_profile, function_library, taking_activities
from ld_desktop.casework.function_library import FunctionLibrary
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.answers import AnswerKey, Mark, Respondent
from ld_desktop.ui.dialogs.profile import ProfileDialog, Taking
from ld_desktop.ui.screens import meting
from ld_desktop.ui.screens.meting import MetingScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import on_disk, press, put, shown
from tests.helpers.qt import find, text

_INPAKKER = "9321"
_TABLE = taking_activities.ROWS
_CELLS = ("naam", "gewicht", "competenties")


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session) -> MetingScreen:
    meting_id = pilot.begun(assessor, "matchcare")
    put(assessor, meting_id, modus="bepaling")
    made = shown(qtbot, MetingScreen(assessor, meting_id))
    made.go_to(taking_activities.LETTERS)
    return made


@pytest.fixture
def search_and_take(
    qtbot: QtBot, screen: MetingScreen, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """The button, a name and Enter, all by keyboard; gives what the dialog said would happen."""

    def search(words: str) -> str:
        said: list[str] = []

        def by_keys(_parent: object, library: FunctionLibrary, text: str, taking: Taking) -> str:
            dialog = shown(qtbot, ProfileDialog(None, library, text, taking))
            said.append(taking.words())
            assert dialog.focusWidget() is dialog.field
            dialog.field.selectAll()
            QTest.keyClicks(dialog.field, words)
            press(Qt.Key.Key_Return)
            assert dialog.result() == ProfileDialog.DialogCode.Accepted
            return dialog.code()

        monkeypatch.setattr(meting, "choose_profile", by_keys)
        QTest.keyClick(find(screen, "profiel_kiezen"), Qt.Key.Key_Space)
        return said[0]

    return search


def _rows(session: Session, screen: MetingScreen) -> tuple[str, ...]:
    return answering.form_state(session, screen._id).rows.get(_TABLE, ())


def test_activities_weights_and_competences_come_along(
    assessor: Session, screen: MetingScreen, search_and_take: Callable[[str], str]
) -> None:
    before = _rows(assessor, screen)
    search_and_take("inpakker")
    wanted = function_library.open_library().profile(_INPAKKER)
    rows = _rows(assessor, screen)
    assert len(rows) == len(wanted.activiteiten)
    for row, each in zip(rows, wanted.activiteiten, strict=True):
        cells = [on_disk(assessor, screen._id, f"{_TABLE}.{row}.{cell}") for cell in _CELLS]
        assert cells == [each.naam, str(each.gewicht), " ".join(sorted(each.kbb))]
    letters = {letter for each in wanted.activiteiten for letter in each.kbb}
    chosen = on_disk(assessor, screen._id, taking_activities.LETTERS)
    assert chosen == " ".join(sorted(letters))
    assert f"{_INPAKKER} " in (on_disk(assessor, screen._id, taking_activities.REASON) or "")
    screen.form.undo()
    assert _rows(assessor, screen) == before
    assert not on_disk(assessor, screen._id, taking_activities.LETTERS)


def test_what_was_taken_over_meets_every_rule_of_the_table(
    assessor: Session, screen: MetingScreen, search_and_take: Callable[[str], str]
) -> None:
    search_and_take("inpakker")
    state = answering.form_state(assessor, screen._id)
    assert state.rows[_TABLE]
    codes = {problem.code for problem in state.problems}
    assert not {code for code in codes if "competenties_gekozen" in code or "honderd" in code}
    asked = {question.path for question in state.questions}
    assert {"kbb_T", "eis_T"} <= asked  # the letters decide what is scored


def test_a_second_profile_replaces_the_first_and_says_so(
    assessor: Session, screen: MetingScreen, search_and_take: Callable[[str], str]
) -> None:
    search_and_take("inpakker")
    first = _rows(assessor, screen)
    path = taking_activities.REASON
    named = on_disk(assessor, screen._id, path)
    put(assessor, screen._id, **{path: f"{named}\nSamen gewogen."})
    screen.model.refresh()
    screen.go_to(f"{_TABLE}.{first[0]}.naam")
    said = search_and_take("4110")
    assert f"{len(first)} activiteiten die er staan" in said
    assert not set(_rows(assessor, screen)) & set(first)
    reason = on_disk(assessor, screen._id, path) or ""
    assert reason.count("functieprofiel") == 1
    assert "4110 Administratief" in reason
    assert reason.endswith("Samen gewogen.")
    screen.form.undo()
    assert _rows(assessor, screen) == first


def test_the_button_stands_where_activities_and_their_competences_are_asked(
    screen: MetingScreen,
) -> None:
    assert find(screen, "profiel_kiezen").isVisible()
    screen.form.show_part("werkactiviteiten")
    assert find(screen, "profiel_kiezen").isVisible()
    screen.go_to("functieloon")
    assert not find(screen, "profiel_kiezen").isVisible()


@pytest.fixture
def bare() -> FunctionLibrary:
    """A library with one profile of an office's own, which has no activities."""
    from ld_desktop.functies.library import Library
    from ld_desktop.functies.profile import Functieprofiel

    own = Functieprofiel("X1", "Sorteerder", (3,) * 29, (1,) * 29, datum=date(2026, 1, 1))
    return FunctionLibrary(Library("eigen", "1", (own,)), ())


def test_a_profile_without_activities_cannot_be_taken(
    qtbot: QtBot, assessor: Session, bare: FunctionLibrary
) -> None:
    dialog = shown(qtbot, ProfileDialog(None, bare, "sorteerder", Taking(activities=True)))
    line = dialog.list.current()
    assert line is not None
    assert line.detail == "geen activiteiten"
    assert not find(dialog, "profiel_overnemen").isEnabled()
    assert "geen activiteiten" in text(dialog, "profiel_uitleg")
    with pytest.raises(NotFound):
        choosing_profile.take_profile(assessor, pilot.begun(assessor, "matchcare"), bare, "X1")


def test_an_activity_without_competences_says_that_none_belongs(assessor: Session) -> None:
    from ld_desktop.functies.library import Library
    from ld_desktop.functies.profile import Activiteit, Functieprofiel

    own = Functieprofiel(
        "X2", "Veger", (3,) * 29, (1,) * 29, activiteiten=(Activiteit("Vegen", 100, ()),)
    )
    library = FunctionLibrary(Library("eigen", "1", (own,)), ())
    meting_id = pilot.begun(assessor, "matchcare")
    choosing_profile.take_profile(assessor, meting_id, library, "X2")
    rows = on_disk(assessor, meting_id, _TABLE)
    key = AnswerKey(f"{_TABLE}.{rows}.competenties", Respondent.VASTGESTELD)
    assert assessor.store.answers.get(meting_id, key).mark is Mark.NVT


def test_the_result_names_activities_and_competences_in_words(
    qtbot: QtBot, assessor: Session
) -> None:
    from ld_desktop.casework import demonstrating, demonstrating_pilot

    shared = demonstrating.demo_data()["meting"]
    placement = pilot.placed(assessor)
    meting_id = demonstrating_pilot.measure(assessor, placement, "matchcare", shared)
    made = shown(qtbot, MetingScreen(assessor, meting_id))
    made.toggle_result()
    panel = made.side.result
    every = [
        lines.lines.line(lines.lines.index(row))
        for lines in (panel.influence, panel.gains, panel.strong, panel.further)
        for row in range(lines.lines.rowCount())
    ]
    assert not [line.title for line in every if "vastgesteld" in line.title]
    assert {"1. Artikelen verzamelen – Uitvoering"} <= {line.title for line in every}
    made.side.result.influence.chosen.emit(
        panel.influence.lines.line(panel.influence.lines.index(0)).place
    )
    assert made.form.path().endswith(".uitvoering")
