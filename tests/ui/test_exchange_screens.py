"""Contacts, handing over and reading: trust first, then a file, then the same case at the office."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import contacts, handing_over, receiving, starting
from ld_desktop.casework.session import Session
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.screens import contacten
from ld_desktop.ui.widgets.fingerprint import groups
from ld_desktop.ui.widgets.line_list import LineList
from ld_desktop.ui.workspace import Workspace
from tests.helpers import stores
from tests.helpers.qt import find, focused, keys, press, text

Open = Callable[[Session], Workspace]


@pytest.fixture
def card(templates: stores.Templates, tmp_path: Path) -> Path:
    """The card of a party that nobody knows yet."""
    session = starting.unlock(
        stores.copied(templates.stranger, tmp_path / "vreemd"), stores.PASSPHRASE, stores.Ticking()
    )
    path = tmp_path / "vreemd.ldcontact"
    contacts.write_card(session, path)
    starting.lock(session)
    return path


@pytest.fixture
def sync_file(rich: Session, office: Session, tmp_path: Path) -> Path:
    """What the assessor hands to the office."""
    path = tmp_path / "overdracht.ldsync"
    handing_over.export_now(rich, office.profile.id, path)
    return path


def _said(found: Workspace) -> list[str]:
    return [banner.text for banner in found.banners.banners()]


def _state(session: Session, name: str) -> str:
    return next(line.state for line in contacts.contacts(session) if name in line.naam)


def _ask(monkeypatch: pytest.MonkeyPatch, name: str, answer: object) -> None:
    monkeypatch.setattr(files, name, lambda *_: answer)


# Contacts.


def test_the_own_card_can_be_read_over_the_phone_and_written(
    assessor: Session, workspace: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "eigen.ldcontact"
    _ask(monkeypatch, "ask_save", target)
    found = workspace(assessor)
    found.go(places.CONTACTEN)
    own = contacts.own_card(assessor).fingerprint
    assert text(found, "fingerprint").split() == list(groups(own))
    press(found, "write_card")
    assert target.stat().st_size > 0
    assert str(target) in _said(found)[0]


def test_a_card_is_read_and_waits_for_confirmation(
    qtbot: QtBot, assessor: Session, workspace: Open, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask(monkeypatch, "ask_open", card)
    found = workspace(assessor)
    found.go(places.CONTACTEN)
    press(found, "read_card")
    assert _state(assessor, "stranger") == contacts.TO_CONFIRM
    qtbot.waitUntil(lambda: focused() == "fingerprint_typed")


def test_the_whole_fingerprint_confirms_and_its_end_alone_does_not(
    qtbot: QtBot, assessor: Session, workspace: Open, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask(monkeypatch, "ask_open", card)
    found = workspace(assessor)
    found.go(places.CONTACTEN)
    press(found, "read_card")
    qtbot.waitUntil(lambda: focused() == "fingerprint_typed")
    line = next(line for line in contacts.contacts(assessor) if "stranger" in line.naam)
    keys(groups(line.fingerprint)[-1], Qt.Key.Key_Return)
    assert _state(assessor, "stranger") == contacts.TO_CONFIRM
    assert len(_said(found)) == 1
    find(found, "fingerprint_typed").clear()  # type: ignore[attr-defined]
    QTest.keyClicks(find(found, "fingerprint_typed"), line.fingerprint.lower())
    press(found, "confirm")
    assert _state(assessor, "stranger") == contacts.CONFIRMED


def test_comparing_by_eye_must_be_declared(qtbot: QtBot, rich: Session, workspace: Open) -> None:
    found = workspace(rich)
    found.go(places.CONTACTEN)
    names = find(found, "contacts", LineList)
    QTest.keyClick(names, Qt.Key.Key_Down)
    QTest.keyClick(names, Qt.Key.Key_Return)
    qtbot.waitUntil(find(found, "confirm").isVisible)
    press(found, "confirm")
    assert find(found, "fingerprint_typed_error").isVisible()
    assert _state(rich, "stranger") == contacts.TO_CONFIRM
    press(found, "compared")
    press(found, "confirm")
    assert _state(rich, "stranger") == contacts.CONFIRMED


@pytest.mark.parametrize("answer", [True, False])
def test_revoking_asks_first(
    assessor: Session, workspace: Open, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    monkeypatch.setattr(contacten, "decide", lambda *_: answer)
    found = workspace(assessor)
    found.go(places.CONTACTEN)
    keys(key=Qt.Key.Key_Return)
    press(found, "revoke")
    expected = contacts.REVOKED if answer else contacts.CONFIRMED
    assert _state(assessor, "office") == expected


@pytest.mark.parametrize("content", [b"", b"geen kaart", b"{}"])
def test_what_is_no_card_is_refused_in_words(
    assessor: Session,
    workspace: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
) -> None:
    path = tmp_path / "iets.ldcontact"
    path.write_bytes(content)
    _ask(monkeypatch, "ask_open", path)
    found = workspace(assessor)
    found.go(places.CONTACTEN)
    before = contacts.contacts(assessor)
    press(found, "read_card")
    assert len(_said(found)) == 1
    assert contacts.contacts(assessor) == before


def test_changing_ones_mind_changes_nothing(
    assessor: Session, workspace: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ask_open", "ask_save"):
        _ask(monkeypatch, name, None)
    found = workspace(assessor)
    found.go(places.CONTACTEN)
    press(found, "read_card")
    press(found, "write_card")
    assert _said(found) == []


# Handing over.


def test_without_a_confirmed_contact_it_leads_to_the_contacts(
    qtbot: QtBot, assessor: Session, workspace: Open
) -> None:
    for line in contacts.contacts(assessor):
        contacts.revoke(assessor, line.id)
    found = workspace(assessor)
    found.go(places.OVERDRAGEN)
    assert focused() == "to_contacten"
    with qtbot.waitSignal(found.arrived):
        keys(key=Qt.Key.Key_Space)
    assert found.screen_widget.objectName() == places.CONTACTEN


def test_a_file_is_written_with_what_waits(
    qtbot: QtBot, rich: Session, workspace: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "uit.ldsync"
    _ask(monkeypatch, "ask_save", target)
    found = workspace(rich)
    found.go(places.OVERDRAGEN)
    waiting = find(found, "pending", LineList).lines.rowCount()
    assert waiting > 5
    press(found, "make_file")
    qtbot.waitUntil(target.exists, timeout=20000)
    qtbot.waitUntil(lambda: focused() == "open_folder")
    assert "Gelukt" in _said(found)[0]
    assert not find(found, "pending").isVisible()
    assert not find(found, "make_file").isEnabled()


def test_a_place_that_refuses_leaves_everything_to_be_sent_again(
    qtbot: QtBot, rich: Session, workspace: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask(monkeypatch, "ask_save", tmp_path / "weg" / "uit.ldsync")
    found = workspace(rich)
    found.go(places.OVERDRAGEN)
    press(found, "make_file")
    qtbot.waitUntil(lambda: bool(_said(found)), timeout=20000)
    assert find(found, "make_file").isEnabled()
    assert find(found, "pending").isVisible()


def test_stopping_writes_no_file(
    qtbot: QtBot, rich: Session, workspace: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "uit.ldsync"
    _ask(monkeypatch, "ask_save", target)
    begun, run = threading.Event(), handing_over.ExportJob.run

    def slow(job: handing_over.ExportJob, tell: object, stop: Callable[[], bool]) -> object:
        begun.set()
        while not stop():
            pass
        return run(job, tell, stop)  # type: ignore[arg-type]

    monkeypatch.setattr(handing_over.ExportJob, "run", slow)
    found = workspace(rich)
    found.go(places.OVERDRAGEN)
    press(found, "make_file")
    assert begun.wait(5)
    qtbot.waitUntil(find(found, "job").isVisible)
    assert not found.go(places.VANDAAG)  # the file would be lost without a word
    assert "loopt nog" in _said(found)[0]
    found.banners.clear()
    press(found, "job_cancel")
    qtbot.waitUntil(lambda: bool(_said(found)))
    assert "Gestopt" in _said(found)[0]
    assert not target.exists()


# Reading.


def _preview(qtbot: QtBot, found: Workspace) -> QTreeWidget:
    qtbot.waitUntil(find(found, "preview").isVisible, timeout=20000)
    return find(found, "preview", QTreeWidget)


def test_the_office_looks_first_and_then_reads(
    qtbot: QtBot,
    office: Session,
    workspace: Open,
    sync_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _ask(monkeypatch, "ask_open_many", (sync_file,))
    found = workspace(office)
    found.start()
    press(found, "choose_files")
    tree = _preview(qtbot, found)
    assert tree.topLevelItem(0).text(1) == "wordt ingelezen"
    assert tree.topLevelItem(0).childCount() > 5
    assert receiving.import_log(office) == ()
    qtbot.waitUntil(lambda: focused() == "import")
    keys(key=Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: focused() == "to_cases", timeout=20000)
    assert len(receiving.import_log(office)) == 1
    with qtbot.waitSignal(found.arrived):
        keys(key=Qt.Key.Key_Space)
    assert find(found, "cases", LineList).lines.rowCount() > 0


def test_the_same_file_again_says_so_and_cannot_be_read_twice(
    qtbot: QtBot, office: Session, workspace: Open, sync_file: Path
) -> None:
    receiving.receive_now(office, (sync_file,))
    found = workspace(office)
    found.start()
    found.screen_widget._open((sync_file,))
    tree = _preview(qtbot, found)
    assert tree.topLevelItem(0).text(1) == "al ingelezen"
    assert "ingelezen" in text(found, "preview_why")
    assert not find(found, "import").isEnabled()


def test_a_folder_with_a_damaged_file_reads_the_good_one(
    qtbot: QtBot,
    office: Session,
    workspace: Open,
    sync_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = sync_file.parent / "map"
    folder.mkdir()
    data = bytearray(sync_file.read_bytes())
    (folder / "goed.ldsync").write_bytes(data)
    data[len(data) // 2] ^= 1
    (folder / "stuk.ldsync").write_bytes(data)
    _ask(monkeypatch, "ask_folder", folder)
    found = workspace(office)
    found.start()
    press(found, "choose_folder")
    tree = _preview(qtbot, found)
    states = {tree.topLevelItem(row).text(1) for row in range(tree.topLevelItemCount())}
    assert states == {"wordt ingelezen", "geweigerd"}
    press(found, "import")
    qtbot.waitUntil(lambda: focused() == "to_cases", timeout=20000)
    assert len(receiving.import_log(office)) == 1


def test_files_can_be_dropped(
    qtbot: QtBot, office: Session, workspace: Open, sync_file: Path
) -> None:
    found = workspace(office)
    found.start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sync_file))])
    area = find(found, "drop_area")
    area.dropEvent(  # type: ignore[attr-defined]
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert _preview(qtbot, found).topLevelItemCount() == 1


def test_an_empty_folder_is_said(
    office: Session, workspace: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    _ask(monkeypatch, "ask_folder", empty)
    found = workspace(office)
    found.start()
    press(found, "choose_folder")
    assert "geen bestand" in _said(found)[0]


def test_not_reading_after_all_leaves_nothing(
    qtbot: QtBot, office: Session, workspace: Open, sync_file: Path
) -> None:
    found = workspace(office)
    found.start()
    found.screen_widget._open((sync_file,))
    _preview(qtbot, found)
    press(found, "forget_preview")
    assert not find(found, "preview", QWidget).isVisible()
    assert receiving.import_log(office) == ()


def test_stopping_between_files_keeps_what_was_read(
    qtbot: QtBot, office: Session, workspace: Open, sync_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = sync_file.with_name("tweede.ldsync")
    again.write_bytes(sync_file.read_bytes())
    found = workspace(office)
    found.start()
    found.screen_widget._open((sync_file, again))
    _preview(qtbot, found)
    receive = receiving.receive

    def receive_and_stop(session: Session, previews: object) -> object:
        done = receive(session, previews)  # type: ignore[arg-type]
        press(found, "job_cancel")
        return done

    monkeypatch.setattr(receiving, "receive", receive_and_stop)
    press(found, "import")
    qtbot.waitUntil(lambda: bool(_said(found)), timeout=20000)
    assert "Gestopt" in _said(found)[0]
    assert len(receiving.import_log(office)) == 1
