"""A case from its first name to its signed report, screen by screen, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, demonstrating, dossiers, measuring, starting, today
from ld_desktop.casework.session import Session
from ld_desktop.domain.records import RecordType
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.widgets.line_list import LineList
from ld_desktop.ui.workspace import Workspace
from tests.helpers.qt import control, find, focused, keys, press, text

Open = Callable[[Session], Workspace]


@pytest.fixture
def window(assessor: Session, workspace: Open) -> Workspace:
    found = workspace(assessor)
    found.start()
    return found


def _lines(inside: QWidget, name: str) -> list[str]:
    lines = find(inside, name, LineList).lines
    return [lines.line(lines.index(row)).spoken() for row in range(lines.rowCount())]


def _ids(session: Session) -> dossiers.Ids:
    """The only case of a store."""
    (case,) = session.store.records.heads(RecordType.CASE)
    ((placement_id, placement),) = dossiers.placements_of(session, case.id)
    return dossiers.Ids(case.id, placement.employer_id, placement_id)


def test_an_empty_start_page_helps_and_makes_the_first_case(
    window: Workspace, assessor: Session
) -> None:
    assert "Nog geen zaken" in find(window, "empty_state").findChild(QWidget).text()  # type: ignore[attr-defined]
    assert focused() == "first_case"
    keys(key=Qt.Key.Key_Space)
    assert window.screen_widget.objectName() == "gegevens"
    assert len(today.vandaag(assessor).cases) == 1


def test_an_empty_office_is_told_to_read_files(office: Session, workspace: Open) -> None:
    found = workspace(office)
    found.go(places.VANDAAG)
    assert focused() == "first_import"
    assert not found.findChildren(QPushButton, "new_case_button")


def test_the_three_steps_of_a_case_follow_each_other(
    qtbot: QtBot, window: Workspace, assessor: Session
) -> None:
    control(window, Qt.Key.Key_N)
    ids = _ids(assessor)
    keys("Noor Voorbeeld")
    for step, subject in (("werkgever", ids.employer_id), ("plaatsing", ids.placement_id)):
        press(window, f"step_{step}")
        qtbot.waitUntil(lambda step=step: find(window, f"step_{step}").isChecked())  # type: ignore[attr-defined]
        assert window.screen_widget.place().startswith(
            f"gegevens:{ids.case_id}:{step}:{ids.placement_id}:"
        )
        assert window.screen_widget._form.model.subject == subject
    press(window, "klaar")
    qtbot.waitUntil(lambda: window.screen_widget.objectName() == "dossier")
    assert dossiers.dossier_page(assessor, ids.case_id).naam == "Noor Voorbeeld"


def test_a_known_employer_is_taken_instead_of_typed(window: Workspace, assessor: Session) -> None:
    first = dossiers.new_dossier(assessor)
    answering.put(assessor, first.employer_id, "naam", "Doosjes B.V.")
    second = dossiers.new_dossier(assessor)
    window.go(places.gegevens(second.case_id, "werkgever", second.placement_id))
    assert find(window, "known_employer", QComboBox).currentText() == "Doosjes B.V."
    press(window, "take_employer")
    ((_, placement),) = dossiers.placements_of(assessor, second.case_id)
    assert placement.employer_id == first.employer_id
    assert not find(window, "known_employers").isVisible()


def test_nobody_is_offered_when_no_employer_is_known(window: Workspace, assessor: Session) -> None:
    ids = dossiers.new_dossier(assessor)
    window.go(places.gegevens(ids.case_id, "werkgever", ids.placement_id))
    assert not find(window, "known_employers").isVisible()


def test_the_next_step_leads_through_the_whole_case(
    qtbot: QtBot, window: Workspace, assessor: Session
) -> None:
    ids = dossiers.new_dossier(assessor)
    data = demonstrating.demo_data()

    def take(expected: str) -> None:
        window.go(places.dossier(ids.case_id))
        assert focused() == "next_step"
        keys(key=Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: window.screen_widget.place().startswith(expected))

    for subject, step in zip(
        (ids.case_id, ids.employer_id, ids.placement_id),
        ("persoon", "werkgever", "plaatsing"),
        strict=True,
    ):
        take(f"gegevens:{ids.case_id}:{step}:{ids.placement_id}")
        demonstrating._fill(assessor, subject, data[step])
    take("meting_starten:")
    press(window, "start")
    qtbot.waitUntil(lambda: window.screen_widget.place().startswith("meting:"))
    take("meting:")
    assert len(assessor.store.metingen.drafts()) == 1


def test_vandaag_shows_what_asks_for_attention(rich: Session, workspace: Open) -> None:
    found = workspace(rich)
    found.start()
    (draft,) = _lines(found, "drafts")
    assert "vragen beantwoord" in draft
    assert len(_lines(found, "cases")) == 2
    assert len(_lines(found, "to_send")) == 1
    assert focused() == "drafts"


def test_a_line_of_vandaag_opens_its_place(qtbot: QtBot, rich: Session, workspace: Open) -> None:
    found = workspace(rich)
    for name, kind in (("drafts", "meting"), ("cases", "dossier"), ("to_send", "overdragen")):
        found.go(places.VANDAAG)
        with qtbot.waitSignal(found.arrived):
            QTest.keyClick(find(found, name), Qt.Key.Key_Return)
        assert found.screen_widget.objectName() == kind


def test_a_signed_dossier_tells_its_value_documents_and_history(
    rich: Session, workspace: Open
) -> None:
    (signed,) = (record for record in rich.store.records.heads(RecordType.MEASUREMENT))
    case_id = measuring.find_meting(rich, signed.id).case_id
    found = workspace(rich)
    found.go(places.dossier(case_id))
    (placement_id, _) = dossiers.placements_of(rich, case_id)[0]
    assert "71 %" in _lines(found, f"metingen_{placement_id}")[0]
    assert [line.split(",")[0] for line in _lines(found, "documents")] == [
        "Loonwaarderapport",
        "Bijlage",
    ]
    assert any("loonwaarde 71 %" in line for line in _lines(found, "history"))
    assert text(found, "next_step") == "Overdragen aan het kantoor"


def test_another_placement_asks_for_its_employer(window: Workspace, assessor: Session) -> None:
    ids = dossiers.new_dossier(assessor)
    window.go(places.dossier(ids.case_id))
    press(window, "add_placement")
    assert len(dossiers.placements_of(assessor, ids.case_id)) == 2


def test_a_document_is_shown_checked_and_copied(
    qtbot: QtBot,
    rich: Session,
    workspace: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = next(
        record
        for record in rich.store.records.heads(RecordType.DOCUMENT)
        if record.body["kind"] == "loonwaarderapport"
    )
    target = tmp_path / "kopie.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    found = workspace(rich)
    found.go(places.document(report.id))
    qtbot.waitUntil(lambda: "in orde" in text(found, "check_status"), timeout=20000)
    press(found, "show_checks")
    assert find(found, "show_checks").text() == "Controles verbergen"  # type: ignore[attr-defined]
    press(found, "pdf:opslaan")
    assert target.read_bytes() == rich.store.documents.get(report.id)
    press(found, "to_dossier")
    qtbot.waitUntil(lambda: found.screen_widget.objectName() == "dossier")


def test_a_copy_that_cannot_be_written_is_said(
    rich: Session, workspace: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (report, *_) = rich.store.records.heads(RecordType.DOCUMENT)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "weg" / "kopie.pdf")
    found = workspace(rich)
    found.go(places.document(report.id))
    press(found, "pdf:opslaan")
    assert len(found.banners.banners()) == 1
    assert starting.last_place(rich) == places.document(report.id)
