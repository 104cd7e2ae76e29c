"""Handing over and receiving: what arrives, what is refused, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from ld_desktop.casework import (
    contacts,
    documents,
    dossiers,
    handing_over,
    measuring,
    receiving,
    signing,
)
from ld_desktop.casework.session import Session
from ld_desktop.domain.records import RecordType
from tests.helpers import stores


def _send(assessor: Session, office: Session, path: Path) -> Path:
    (written,) = handing_over.export_now(assessor, office.profile.id, path).paths
    return written


def test_the_office_sees_the_case_and_the_report(
    assessor: Session, office: Session, tmp_path: Path
) -> None:
    meting_id, report = stores.signed(assessor)
    summary = receiving.receive_now(office, (_send(assessor, office, tmp_path / "a.ldsync"),))
    assert (summary.refused, summary.conflict, summary.changed) == (0, 0, 0)
    assert summary.new == 6
    page = dossiers.dossier_page(office, measuring.find_meting(office, meting_id).case_id)
    assert page.origin.startswith("Test assessor")
    assert page.placements[0].metingen[0].value == 71
    assert documents.document_bytes(office, report.document_id) == documents.document_bytes(
        assessor, report.document_id
    )


def test_a_repeated_file_says_that_it_was_read_before(
    assessor: Session, office: Session, tmp_path: Path
) -> None:
    stores.signed(assessor)
    path = _send(assessor, office, tmp_path / "a.ldsync")
    receiving.receive_now(office, (path,))
    (preview,) = receiving.preview_now(office, (path,))
    assert preview.status == "al_ingelezen"
    again = receiving.receive_now(office, (path,))
    assert (again.new, again.changed, again.refused) == (0, 0, 0)


def test_nothing_new_writes_no_file(assessor: Session, office: Session, tmp_path: Path) -> None:
    stores.signed(assessor)
    _send(assessor, office, tmp_path / "a.ldsync")
    with pytest.raises(handing_over.NothingToSend):
        handing_over.export_now(assessor, office.profile.id, tmp_path / "b.ldsync")
    assert not (tmp_path / "b.ldsync").exists()


def test_a_file_for_another_office_is_refused(
    assessor: Session, office: Session, stranger: Session, tmp_path: Path
) -> None:
    stores.signed(assessor)
    path = _send(assessor, office, tmp_path / "a.ldsync")
    (preview,) = receiving.preview_now(stranger, (path,))
    assert preview.status == "geweigerd"
    assert "niet voor dit kantoor" in preview.message
    assert receiving.receive_now(stranger, (path,)).refused == 1


def test_an_unknown_sender_is_refused(
    assessor: Session, office: Session, stranger: Session, tmp_path: Path
) -> None:
    stores.signed(assessor)
    contacts.write_card(stranger, tmp_path / "s.ldcontact")
    line = contacts.read_card(assessor, tmp_path / "s.ldcontact")
    with pytest.raises(contacts.NotConfirmed):
        handing_over.prepare_export(assessor, line.id)
    contacts.confirm(assessor, line.id, None)
    (preview,) = receiving.preview_now(
        stranger, (_send(assessor, stranger, tmp_path / "a.ldsync"),)
    )
    assert preview.status == "geweigerd"
    assert office.profile.id != stranger.profile.id


@pytest.mark.parametrize("place", [0.02, 0.3, 0.6, 0.97])
def test_one_flipped_bit_is_refused_and_nothing_is_imported(
    assessor: Session, office: Session, tmp_path: Path, place: float
) -> None:
    stores.signed(assessor)
    path = _send(assessor, office, tmp_path / "a.ldsync")
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 1
    path.write_bytes(bytes(data))
    summary = receiving.receive_now(office, (path,))
    assert (summary.new, summary.refused) == (0, 1)
    assert office.store.records.heads(RecordType.CASE) == ()


def test_a_file_cut_off_is_refused(assessor: Session, office: Session, tmp_path: Path) -> None:
    stores.signed(assessor)
    path = _send(assessor, office, tmp_path / "a.ldsync")
    path.write_bytes(path.read_bytes()[:-100])
    assert receiving.receive_now(office, (path,)).refused == 1


def test_a_sequence_number_used_again_with_other_contents_is_refused(
    assessor: Session, office: Session, tmp_path: Path
) -> None:
    stores.signed(assessor)
    first = handing_over.prepare_export(assessor, office.profile.id)
    one = first.run(lambda *_: None, lambda: False)
    ids = dossiers.new_dossier(assessor)
    from ld_desktop.casework import answering

    answering.put(assessor, ids.case_id, "naam", "Noor Anders")
    two = handing_over.prepare_export(assessor, office.profile.id).run(
        lambda *_: None, lambda: False
    )
    for name, packed in (("een.ldsync", one), ("twee.ldsync", two)):
        (tmp_path / name).write_bytes(packed.parts[0])
    assert receiving.receive_now(office, (tmp_path / "een.ldsync",)).refused == 0
    (preview,) = receiving.preview_now(office, (tmp_path / "twee.ldsync",))
    assert preview.status == "geweigerd"


def test_a_later_change_arrives_as_changed(
    assessor: Session, office: Session, tmp_path: Path
) -> None:
    from ld_desktop.casework import answering

    meting_id, _ = stores.signed(assessor)
    receiving.receive_now(office, (_send(assessor, office, tmp_path / "a.ldsync"),))
    case_id = measuring.find_meting(assessor, meting_id).case_id
    answering.put(assessor, case_id, "telefoon", "088 000 00 09")
    summary = receiving.receive_now(office, (_send(assessor, office, tmp_path / "b.ldsync"),))
    assert (summary.new, summary.changed) == (0, 1)
    assert office.store.records.head(case_id).body["telefoon"] == "088 000 00 09"


def test_a_folder_is_read_file_by_file(assessor: Session, office: Session, tmp_path: Path) -> None:
    stores.signed(assessor)
    folder = tmp_path / "post"
    folder.mkdir()
    _send(assessor, office, folder / "a.ldsync")
    (folder / "kapot.ldsync").write_bytes(b"niets")
    summary = receiving.receive_now(office, (folder,))
    assert (summary.new, summary.refused) == (6, 1)


def test_a_measurement_of_another_is_not_corrected_here(
    assessor: Session, office: Session, tmp_path: Path
) -> None:
    meting_id, _ = stores.signed(assessor)
    receiving.receive_now(office, (_send(assessor, office, tmp_path / "a.ldsync"),))
    with pytest.raises(signing.NotOurs):
        signing.start_correction(office, meting_id, "Zou niet mogen")
    assert signing.may_correct(assessor, meting_id)
