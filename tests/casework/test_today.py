"""Today: what was begun, measurements and toegangstoetsen alike, with where one was."""

from __future__ import annotations

import pytest

from ld_desktop.casework import (
    answering,
    dossiers,
    measuring,
    today,
    toets_correcting,
    toetsen,
)
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Origin
from ld_desktop.domain.meting import MetingSoort
from tests.helpers import stores
from tests.helpers.toetsen import TO_2B, fill, finished, person


@pytest.fixture
def toets(assessor: Session) -> str:
    return toetsen.start(assessor, person(assessor))


def test_a_toegangstoets_that_was_begun_stands_there_with_where_one_was(
    assessor: Session, toets: str
) -> None:
    (draft,) = today.vandaag(assessor).drafts
    assert (draft.kind, draft.subject, draft.naam) == ("toegangstoets", toets, "Noor Voorbeeld")
    assert (draft.path, draft.section) == ("", "")  # nothing answered: it opens at its beginning
    fill(assessor, toets, TO_2B)
    (draft,) = today.vandaag(assessor).drafts
    assert (draft.path, draft.section) == ("v2a_b", "Vraag 2a: gevolgen voor werk")
    state = answering.form_state(assessor, toets)
    assert (draft.answered, draft.asked) == (state.answered, state.asked)
    assert 0 < draft.answered < draft.asked
    answering.put(assessor, toets, "versie", "eigen")
    assert today.vandaag(assessor).drafts[0].path == "versie"


def test_an_answer_that_is_not_asked_any_more_is_no_place_to_go(
    assessor: Session, toets: str
) -> None:
    fill(assessor, toets, TO_2B)
    answering.put(assessor, toets, "beperkingen", "")
    answering.put(assessor, toets, "beperking_aanwezig", "nee")
    (draft,) = today.vandaag(assessor).drafts
    assert draft.path == "beperking_aanwezig"


def test_finished_or_thrown_away_it_is_gone(assessor: Session, toets: str) -> None:
    second = toetsen.start(assessor, person(assessor, naam="Bo Voorbeeld"))
    assert [line.subject for line in today.vandaag(assessor).drafts] == [second, toets]
    finished(assessor, toets)
    assert [line.subject for line in today.vandaag(assessor).drafts] == [second]
    toetsen.throw_away(assessor, second)
    assert today.vandaag(assessor).drafts == ()


def test_a_correction_says_that_it_is_one(assessor: Session, toets: str) -> None:
    finished(assessor, toets)
    draft = toets_correcting.start_correction(assessor, toets, "Verkeerde dag.")
    (line,) = today.vandaag(assessor).drafts
    assert (line.subject, line.correction) == (draft, True)


def test_metingen_and_toetsen_stand_by_their_last_moment(assessor: Session, toets: str) -> None:
    meting = stores.measured(assessor)
    assert [line.subject for line in today.vandaag(assessor).drafts] == [meting, toets]
    answering.put(assessor, toets, "versie", "quick_scan")
    assert [line.subject for line in today.vandaag(assessor).drafts] == [toets, meting]


def test_a_measurement_leads_to_the_last_answer_that_was_given_and_not_brought_along(
    assessor: Session,
) -> None:
    first = stores.signed(assessor)[0]
    placement = measuring.find_meting(assessor, first).placement_id
    new = measuring.start_meting(assessor, placement, MetingSoort.HERHALING)
    kept = assessor.store.answers.all(new).values()
    assert {answer.origin for answer in kept} == {Origin.OVERGENOMEN}
    (line,) = today.vandaag(assessor).drafts
    assert (line.kind, line.path) == ("meting", "")
    answering.put(assessor, new, "normfunctie", "Magazijnmedewerker")
    (line,) = today.vandaag(assessor).drafts
    assert line.path == "normfunctie"
    assert line.section
    rows = answering.form_state(assessor, new).rows["taken"]
    answering.put(assessor, new, f"taken.{rows[0]}.naam", "Pakken")
    (line,) = today.vandaag(assessor).drafts
    assert line.path == f"taken.{rows[0]}.naam"


def test_a_case_without_a_name_is_called_by_its_number(assessor: Session) -> None:
    case_id = dossiers.new_dossier(assessor).case_id
    toetsen.start(assessor, case_id)
    (line,) = today.vandaag(assessor).drafts
    assert line.naam == dossiers.dossier_page(assessor, case_id).zaaknummer
