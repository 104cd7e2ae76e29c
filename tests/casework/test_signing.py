"""Signing through the corridor: what blocks, what is frozen, and what a correction is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ld_desktop.casework import answering, documents, dossiers, measuring, signing, verifying
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.meting import MetingState, Partij
from ld_desktop.domain.problems import Severity
from ld_desktop.errors import EnvironmentProblem
from tests.helpers import stores


def _codes(session: Session, meting_id: str) -> set[str]:
    return {problem.code for problem in signing.blocking(session, meting_id)}


def test_the_worked_case_may_be_signed(assessor: Session) -> None:
    assert signing.blocking(assessor, stores.measured(assessor)) == ()


@pytest.mark.parametrize("partij", ["werkgever", "werknemer"])
def test_no_report_without_both_zienswijzen(assessor: Session, partij: str) -> None:
    meting_id = stores.measured(assessor)
    answering.clear(assessor, meting_id, f"zienswijze_{partij}", Respondent(partij))
    paths = {problem.path for problem in signing.blocking(assessor, meting_id)}
    assert f"zienswijze_{partij}" in paths
    with pytest.raises(signing.NotReady):
        signing.prepare(assessor, meting_id, "Voorbeeldstad")


def test_a_drawing_counts_only_for_what_was_shown(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    answering.put(assessor, meting_id, "taken.t1.netto_werktijd", "80")
    assert _codes(assessor, meting_id) == {"casework.signature_outdated"}


def test_without_a_drawing_or_a_reason_nothing_is_signed(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    signing.clear_handtekening(assessor, meting_id, Partij.WERKNEMER)
    assert _codes(assessor, meting_id) == {"casework.signature_missing"}


def test_a_missing_name_of_the_person_blocks_and_leads_there(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    case_id = measuring.find_meting(assessor, meting_id).case_id
    answering.put(assessor, case_id, "geboortedatum", "31-02-1990")
    problems = signing.blocking(assessor, meting_id)
    assert any(
        p.path == f"@{case_id}:geboortedatum" and p.severity is Severity.HARD for p in problems
    )


def test_without_a_certificate_a_reason_is_asked(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    assessor.profile = assessor.profile.model_copy(update={"certificaten": ()})
    assert "casework.no_certificate" in _codes(assessor, meting_id)
    answering.accept(assessor, meting_id, "casework.no_certificate", "", "In opleiding.")
    assert "casework.no_certificate" not in _codes(assessor, meting_id)


def test_after_signing_the_report_verifies_and_the_measurement_is_frozen(
    assessor: Session,
) -> None:
    meting_id, signed = stores.signed(assessor)
    assert signed.loonwaarde == 71
    data = documents.document_bytes(assessor, signed.document_id)
    checks = verifying.verify_pdf(data)
    assert checks
    assert all(check.ok for check in checks)
    assert measuring.find_meting(assessor, meting_id).state is MetingState.ONDERTEKEND
    with pytest.raises(EnvironmentProblem):
        answering.put(assessor, meting_id, "taken.t1.tempo", "10")
    result = measuring.outcome(assessor, meting_id).result
    assert result is not None
    assert result.loonwaarde == 71


def test_what_changed_while_signing_is_not_signed(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    sealed = signing.prepare(assessor, meting_id, "Hier").run(lambda *_: None, lambda: False)
    answering.put(assessor, meting_id, "taken.t2.kwaliteit", "50")
    with pytest.raises(signing.NotReady):
        signing.finish(assessor, sealed)
    assert measuring.find_meting(assessor, meting_id).state is not MetingState.ONDERTEKEND


def test_a_cancelled_signature_changes_nothing(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    job = signing.prepare(assessor, meting_id, "Hier")
    with pytest.raises(signing.SigningCancelled):
        job.run(lambda *_: None, lambda: True)
    assert signing.blocking(assessor, meting_id) == ()


def test_a_correction_names_what_it_replaces_and_keeps_the_answers(assessor: Session) -> None:
    meting_id, _ = stores.signed(assessor)
    new = signing.start_correction(assessor, meting_id, "Verkeerde uren")
    meting = measuring.find_meting(assessor, new)
    assert (meting.replaces, meting.replaces_reason) == (meting_id, "Verkeerde uren")
    result = measuring.outcome(assessor, new).result
    assert result is not None
    assert result.loonwaarde == 71
    page = dossiers.dossier_page(assessor, meting.case_id)
    assert [line.value for line in page.placements[0].metingen] == [71, None]


def test_a_measurement_goes_from_concept_to_zienswijze_to_ondertekend(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    answering.clear(assessor, meting_id, "zienswijze_werkgever", Respondent.WERKGEVER)
    assert measuring.meting_head(assessor, meting_id).meting.state is MetingState.ZIENSWIJZE
    answering.clear(assessor, meting_id, "normfunctie_reden")
    assert measuring.meting_head(assessor, meting_id).meting.state is MetingState.CONCEPT


def test_a_drawing_of_today_still_counts_tomorrow(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    assert isinstance(assessor.clock, stores.Ticking)
    assessor.clock.now += timedelta(days=1)
    assert signing.blocking(assessor, meting_id) == ()
    sealed = signing.prepare(assessor, meting_id, "Hier").run(lambda *_: None, lambda: False)
    assessor.clock.now += timedelta(days=1)  # past midnight while the report was being sealed
    assert signing.finish(assessor, sealed).loonwaarde == 71
