"""The whole thread by hand: every answer typed, both parties drawn, the report sealed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import demonstrating, dossiers, measuring, starting
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingState, Partij
from ld_desktop.forms.definition import ChoiceQuestion
from ld_desktop.ui import worker
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.screens.ondertekenen import OndertekenenScreen
from ld_desktop.ui.widgets.form_page import FormPage
from ld_desktop.ui.workspace import Workspace
from tests.helpers.meting_screens import field, focused_path, on_disk, press, shown, type_text
from tests.ui.test_signature_pad import draw_with_mouse

_CTRL = Qt.KeyboardModifier.ControlModifier


def _typed(session: Session, text: str) -> str:
    """The text a user types for an answer of the worked case: its days move with the clock."""
    if not text.startswith("vandaag"):
        return text
    day = session.today() + timedelta(days=int(text.removeprefix("vandaag")))
    return f"{day:%d-%m-%Y}"


def _fill(session: Session, form: FormPage, answers: dict[str, str]) -> None:
    for path, text in answers.items():
        form.go_to(path)
        made = field(form, path)
        question = made.question
        if isinstance(question, ChoiceQuestion):
            place = [option.id for option in question.options].index(text) + 1
            type_text(form, path, str(place))
        elif question.kind == "yes_no":
            type_text(form, path, text[0])
        else:
            QTest.keyClick(made.editors()[0], Qt.Key.Key_A, _CTRL)
            type_text(form, path, _typed(session, text))
    form.commit()


def test_from_an_empty_case_to_a_sealed_report(qtbot: QtBot, assessor: Session) -> None:
    data = demonstrating.demo_data()
    ids = dossiers.new_dossier(assessor)
    for subject, part in (
        (ids.case_id, "persoon"),
        (ids.employer_id, "werkgever"),
        (ids.placement_id, "plaatsing"),
    ):
        _fill(assessor, shown(qtbot, FormPage(assessor, subject)), data[part])
    meting = measuring.start_meting(assessor, ids.placement_id)
    screen = shown(qtbot, MetingScreen(assessor, meting))
    screen.go_to("taken")
    for number, taak in enumerate(data["taken"], start=1):
        press(Qt.Key.Key_Return, _CTRL)
        early = {name: taak[name] for name in ("naam", "omschrijving", "aandeel")}
        _fill(assessor, screen.form, {f"taken.t{number}.{k}": v for k, v in early.items()})
    _fill(assessor, screen.form, data["meting"])
    for number, taak in enumerate(data["taken"], start=1):
        late = {k: v for k, v in taak.items() if k not in {"naam", "omschrijving", "aandeel"}}
        _fill(assessor, screen.form, {f"taken.t{number}.{k}": v for k, v in late.items()})
    screen.toggle_result()
    assert screen.side.result.number.text() == "71 %"
    assert [part.words() for part in screen.model.parts if not part.done] == []
    _sign(qtbot, shown(qtbot, OndertekenenScreen(assessor, meting)))
    assert measuring.find_meting(assessor, meting).state is MetingState.ONDERTEKEND
    assert dossiers.dossier_page(assessor, ids.case_id).next_step.kind == "overdragen"


def _sign(qtbot: QtBot, screen: OndertekenenScreen) -> None:
    for partij in Partij:
        screen.show_step(partij.value)
        pane = screen.drawings[partij]
        draw_with_mouse(pane.pad)
        pane.findChild(QPushButton, f"handtekening_{partij.value}:vastleggen").click()
    screen.show_step("ondertekenen")
    QTest.keyClicks(screen.seal.plaats.field, "Voorbeeldstad")
    with qtbot.waitSignal(screen.seal.signed, timeout=30_000):
        QTest.keyClick(screen.seal.sign, Qt.Key.Key_Space)
    qtbot.waitUntil(worker.is_idle)
    assert screen.done.title.text() == "✓ Ondertekend: loonwaarde 71 %"


def test_the_window_keeps_what_is_typed_when_one_leaves_and_comes_back(
    assessor: Session, workspace: Callable[[Session], Workspace]
) -> None:
    meting = measuring.start_meting(assessor, dossiers.new_dossier(assessor).placement_id)
    window = workspace(assessor)
    window.start()
    assert window.go(f"meting:{meting}:functie:normfunctie")
    assert focused_path() == "normfunctie"
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClicks(focus, "Inpakker")
    assert window.go("vandaag")
    assert on_disk(assessor, meting, "normfunctie") == "Inpakker"
    window.go_back()
    assert focused_path() == "normfunctie"
    window.remember_place()
    assert starting.last_place(assessor) == f"meting:{meting}:functie:normfunctie"
