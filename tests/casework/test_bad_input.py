"""What can go wrong at the edges: impossible names and dates, a full disk, a folder one may not write."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ld_desktop.casework import (
    answering,
    demonstrating,
    documents,
    handing_over,
    measuring,
    signing,
    starting,
)
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Respondent
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import error_sentence
from tests.helpers import small_disk, stores

ARABIC = "ليلى مثال"


def _day(session: Session, days: int) -> str:
    return f"{session.today() + timedelta(days=days):%d-%m-%Y}"


def _named(session: Session, naam: str) -> str:
    meting_id = stores.measured(session)
    case_id = measuring.find_meting(session, meting_id).case_id
    answering.put(session, case_id, "naam", naam)
    data = demonstrating.demo_data()
    data["persoon"]["naam"] = naam
    demonstrating.draw_both(session, meting_id, data)
    return meting_id


@pytest.mark.parametrize("naam", ["N" * 300, " ".join(["Naam"] * 60), ARABIC])
def test_a_long_or_arabic_name_is_signed_and_verified(assessor: Session, naam: str) -> None:
    meting_id = _named(assessor, naam)
    assert signing.blocking(assessor, meting_id) == ()
    job = signing.prepare(assessor, meting_id, "Voorbeeldstad")
    done = signing.finish(assessor, job.run(lambda *_: None, lambda: False))
    assert done.loonwaarde == 71
    assert all(check.ok for check in done.checks)


def test_a_name_of_301_characters_is_kept_and_blocks(assessor: Session) -> None:
    meting_id = _named(assessor, "N" * 301)
    assert any("naam" in (p.path or "") for p in signing.blocking(assessor, meting_id))


def test_what_the_report_cannot_print_blocks_with_the_field(assessor: Session) -> None:
    meting_id = _named(assessor, "Sem 𓀀 Voorbeeld")
    problems = signing.blocking(assessor, meting_id)
    assert [problem.code for problem in problems] == ["report.unprintable"]


@pytest.mark.parametrize(
    ("path", "days"),
    [
        ("datum_bezoek", 1),  # still to come
        ("gesprek_werkgever_datum", 2),
        ("datum_bezoek", -100),  # before the employment began
        ("zienswijze_werknemer_datum", -13),  # before the visit
    ],
)
def test_dates_in_the_wrong_order_block(assessor: Session, path: str, days: int) -> None:
    meting_id = stores.measured(assessor)
    respondent = Respondent("werknemer" if "zienswijze" in path else "vastgesteld")
    answering.put(assessor, meting_id, path, _day(assessor, days), respondent)
    assert any(problem.path == path for problem in signing.blocking(assessor, meting_id))
    with pytest.raises(signing.NotReady):
        signing.prepare(assessor, meting_id, "Hier")


def test_a_contract_that_ends_before_it_begins_blocks(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    placement = measuring.find_meting(assessor, meting_id).placement_id
    answering.put(assessor, placement, "contract_einde", _day(assessor, -76))
    assert any(
        problem.path == f"@{placement}:contract_einde"
        for problem in signing.blocking(assessor, meting_id)
    )


def test_a_birth_date_after_the_visit_blocks(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    case_id = measuring.find_meting(assessor, meting_id).case_id
    answering.put(assessor, case_id, "geboortedatum", _day(assessor, -2))
    codes = {problem.code for problem in signing.blocking(assessor, meting_id)}
    assert "casework.visit_before_birth" in codes


def test_a_copy_that_cannot_be_written_leaves_nothing(assessor: Session, tmp_path: Path) -> None:
    _, signed = stores.signed(assessor)
    with pytest.raises(documents.CannotWrite) as refused:
        documents.save_copy(assessor, signed.document_id, tmp_path / "weg" / "rapport.pdf")
    assert "weg" not in {path.name for path in tmp_path.iterdir()}
    assert "rapport.pdf" in error_sentence(refused.value)


@pytest.mark.parametrize("act", ["answer", "sign", "export"])
def test_a_full_disk_says_so_and_nothing_is_half_done(
    templates: stores.Templates, tmp_path: Path, act: str
) -> None:
    with small_disk.mounted(tmp_path / "disk") as disk:
        stores.copied(templates.assessor, disk / "opslag")
        told = small_disk.in_child(act, disk)
    assert told["code"] in {"store.disk_full", "casework.cannot_write"}
    assert told["sentence"]
    assert told["before"] == told["after"]
    assert told["refused_text_is_not_there"]
    assert told["check"] == []


def test_a_store_on_a_read_only_disk_says_so(templates: stores.Templates, tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk") as disk:
        path = stores.copied(templates.assessor, disk / "opslag")
        small_disk.make_read_only(disk)
        with pytest.raises(EnvironmentProblem) as refused:
            starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
    assert refused.value.code == "store.read_only"
    assert error_sentence(refused.value)


def test_an_export_to_a_read_only_disk_is_not_remembered_as_sent(
    assessor: Session, office: Session, tmp_path: Path
) -> None:
    stores.signed(assessor)
    with small_disk.mounted(tmp_path / "disk") as disk:
        small_disk.make_read_only(disk)
        with pytest.raises(documents.CannotWrite):
            handing_over.export_now(assessor, office.profile.id, disk / "uit.ldsync")
    assert handing_over.pending(assessor, office.profile.id)
    done = handing_over.export_now(assessor, office.profile.id, tmp_path / "uit.ldsync")
    assert done.sequence == 1


def test_a_problem_of_the_environment_has_a_sentence(assessor: Session) -> None:
    with pytest.raises(EnvironmentProblem) as refused:
        measuring.find_meting(assessor, "nergens")
    assert "nergens" in error_sentence(refused.value)
