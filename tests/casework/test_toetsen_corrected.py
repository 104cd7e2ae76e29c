"""A finished toegangstoets taken back into a new draft, with a reason; the finished one stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ld_desktop.casework import (
    answering,
    dossiers,
    handing_over,
    receiving,
    toets_correcting,
    toets_outcome,
    toetsen,
)
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.casework.signing import NotReady
from ld_desktop.casework.toets_form import ToetsFinished
from ld_desktop.domain.records import CaseBody
from tests.helpers.toetsen import WHY, fill, finished, person

REASON = "De werkgever belde: het tempo was wel degelijk hoger."
HIGHER = {"v3_a": "ja", "v3_b": "ja", "v3_c": "ja", "v3_d": "ja"}


@pytest.fixture
def case_id(assessor: Session) -> str:
    return person(assessor)


@pytest.fixture
def first(assessor: Session, case_id: str) -> str:
    made = toetsen.start(assessor, case_id)
    answering.put(assessor, made, "toegangstoets_kosten", "45,00")
    finished(assessor, made)
    return made


@pytest.fixture
def draft(assessor: Session, first: str) -> str:
    return toets_correcting.start_correction(assessor, first, REASON)


def corrected(session: Session, draft: str) -> None:
    fill(session, draft, HIGHER)
    toetsen.finish(session, draft)


def test_a_correction_begins_with_every_answer_and_reason(assessor: Session, draft: str) -> None:
    state = answering.form_state(assessor, draft)
    assert state.value("v3_a_argument") == WHY
    assert state.value("toegangstoets_start") == date(2011, 3, 1)
    assert state.value("toegangstoets_uitkomst_datum") == date(2011, 3, 15)
    assert str(state.value("toegangstoets_kosten")) == "45.00"
    assert toets_outcome.outcome(assessor, draft).uitkomst == "ondergrens"
    assert toetsen.open_problems(assessor, draft) == ()


def test_the_finished_one_stays_and_counts_until_the_correction_is_finished(
    assessor: Session, case_id: str, first: str, draft: str
) -> None:
    before = toetsen.current(assessor, case_id)
    begun, done = toetsen.lines(assessor, case_id)
    assert (begun.subject, begun.uitkomst) == (draft, "")
    assert (begun.replaces, begun.reason) == (date(2011, 3, 15), REASON)
    assert (done.subject, done.counts, done.replaced) == (first, True, False)
    with pytest.raises(ToetsFinished):
        answering.put(assessor, first, "v3_a", "ja")
    corrected(assessor, draft)
    new, old = toetsen.lines(assessor, case_id)
    assert (new.subject, new.uitkomst, new.counts) == (draft, "Doelgroep", True)
    assert (new.replaces, new.reason) == (date(2011, 3, 15), REASON)
    assert (old.subject, old.uitkomst, old.counts, old.replaced) == (
        first,
        "Ondergrens",
        False,
        True,
    )
    body = CaseBody.model_validate(assessor.store.records.head(case_id).body)
    assert body.toegangstoetsen[0] == before
    assert body.toegangstoetsen[1].replaces == before.id if before else ""
    assert body.toegangstoetsen[1].replaces_reason == REASON


def test_a_correction_to_an_earlier_day_counts_all_the_same(
    assessor: Session, case_id: str, draft: str
) -> None:
    answering.put(assessor, draft, "toegangstoets_uitkomst_datum", "02-03-2011")
    corrected(assessor, draft)
    current = toetsen.current(assessor, case_id)
    assert current is not None
    assert current.toegangstoets_uitkomst_datum == date(2011, 3, 2)
    assert [line.counts for line in toetsen.lines(assessor, case_id)] == [True, False]


def test_a_correction_can_be_corrected_and_only_the_last_counts(
    assessor: Session, case_id: str, first: str, draft: str
) -> None:
    corrected(assessor, draft)
    again = toets_correcting.start_correction(assessor, draft, "Toch niet.")
    fill(assessor, again, {"v3_a": "nee", "v3_a_argument": WHY})
    toetsen.finish(assessor, again)
    lines = toetsen.lines(assessor, case_id)
    assert [line.counts for line in lines] == [True, False, False]
    assert [line.subject for line in lines] == [again, draft, first]
    assert [line.replaced for line in lines] == [False, True, True]


def test_the_page_of_the_case_tells_of_it(assessor: Session, case_id: str, draft: str) -> None:
    step = dossiers.dossier_page(assessor, case_id).next_step
    assert (step.kind, step.subject) == ("toegangstoets", draft)
    assert "correctie" in step.text
    corrected(assessor, draft)
    told = [line.text for line in dossiers.dossier_page(assessor, case_id).history]
    assert told == [
        f"Toegangstoets gecorrigeerd: doelgroep. Reden: {REASON}",
        "Toegangstoets afgerond: ondergrens",
    ]


def test_all_that_was_changed_in_a_correction_can_be_undone(assessor: Session, draft: str) -> None:
    before = answering.form_state(assessor, draft).values
    changes = [answering.put(assessor, draft, path, text) for path, text in HIGHER.items()]
    changes.append(answering.accept(assessor, draft, "answer.missing_soft", "instrumenten", ""))
    after = answering.form_state(assessor, draft).values
    for change in reversed(changes):
        change.backward()
    assert answering.form_state(assessor, draft).values == before
    assert toetsen.open_problems(assessor, draft) == ()
    for change in changes:
        change.forward()
    assert answering.form_state(assessor, draft).values == after


def test_thrown_away_the_finished_one_is_as_it_was(
    assessor: Session, case_id: str, first: str, draft: str
) -> None:
    toetsen.throw_away(assessor, draft)
    (line,) = toetsen.lines(assessor, case_id)
    assert (line.subject, line.counts) == (first, True)
    assert toets_correcting.correction_of(assessor, first) == ""
    assert toets_correcting.may_correct(assessor, first)


def test_one_correction_at_a_time(assessor: Session, first: str, draft: str) -> None:
    assert toets_correcting.correction_of(assessor, first) == draft
    with pytest.raises(toets_correcting.BeingCorrected):
        toets_correcting.start_correction(assessor, first, REASON)
    corrected(assessor, draft)
    assert toets_correcting.correction_of(assessor, first) == draft
    assert not toets_correcting.may_correct(assessor, first)
    with pytest.raises(toets_correcting.Replaced):
        toets_correcting.start_correction(assessor, first, REASON)


def test_what_was_replaced_in_the_meantime_is_not_replaced_twice(
    assessor: Session, case_id: str, first: str, draft: str
) -> None:
    """A second draft cannot be begun; one that was begun elsewhere may still be here."""
    for answer in assessor.store.answers.all(draft).values():
        assessor.store.answers.put(f"{case_id}/elsewhere", answer)
    corrected(assessor, draft)
    answering.accept(
        assessor, f"{case_id}/elsewhere", "answer.missing_soft", "instrumenten", "In het dossier."
    )
    with pytest.raises(toets_correcting.Replaced):
        toetsen.finish(assessor, f"{case_id}/elsewhere")
    assert toets_correcting.correction_of(assessor, first) == draft


def test_only_a_finished_one_is_corrected_and_never_without_a_reason(
    assessor: Session, case_id: str, first: str
) -> None:
    begun = toetsen.start(assessor, case_id)
    assert not toets_correcting.may_correct(assessor, begun)
    with pytest.raises(NotReady):
        toets_correcting.start_correction(assessor, begun, REASON)
    with pytest.raises(NotFound):
        toets_correcting.start_correction(assessor, f"{case_id}/weg", REASON)
    with pytest.raises(ValueError, match="reason"):
        toets_correcting.start_correction(assessor, first, "  ")


def test_it_travels_with_both_and_only_its_maker_corrects(
    assessor: Session, office: Session, case_id: str, first: str, draft: str, tmp_path: Path
) -> None:
    corrected(assessor, draft)
    sent = handing_over.export_now(assessor, office.profile.id, tmp_path / "zaak.ldsync")
    assert receiving.receive_now(office, sent.paths).refused == 0
    page = dossiers.dossier_page(office, case_id)
    assert page.afwijkend == ()
    assert [(line.subject, line.counts) for line in page.toetsen] == [(draft, True), (first, False)]
    assert not toets_correcting.may_correct(office, draft)
    with pytest.raises(toets_correcting.NotYours):
        toets_correcting.start_correction(office, draft, REASON)
    assert REASON in " ".join(line.text for line in page.history)
