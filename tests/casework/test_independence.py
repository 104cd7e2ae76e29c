"""A second opinion is given without seeing the first: what is veiled, where, and until when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ld_desktop.casework import (
    answering,
    beginning,
    carrying_over,
    demonstrating,
    documents,
    dossiers,
    handing_over,
    independence,
    measuring,
    paper_entry,
    receiving,
    remeasuring,
    signing,
    today,
)
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingSoort, MetingState
from ld_desktop.domain.records import RecordType
from tests.helpers import stores
from tests.helpers.second_opinions import fill_in, sign

OPINION = MetingSoort.SECOND_OPINION
VALUE = "71"


def placement_of(session: Session, meting_id: str) -> str:
    return str(session.store.metingen.get(meting_id).placement_id)


def page(session: Session, meting_id: str) -> dossiers.DossierPage:
    return dossiers.dossier_page(session, session.store.metingen.get(meting_id).case_id)


@pytest.fixture
def first(assessor: Session) -> str:
    """A first measurement that was signed: 71 %."""
    return stores.signed(assessor)[0]


@pytest.fixture
def opinion(assessor: Session, first: str) -> str:
    """A second opinion of the same placement that was begun."""
    return measuring.start_meting(assessor, placement_of(assessor, first), OPINION)


def test_the_page_of_the_case_says_that_there_is_one_and_not_what_it_came_to(
    assessor: Session, first: str, opinion: str
) -> None:
    found = page(assessor, first)
    one, two = found.placements[0].metingen
    assert (one.id, one.state, one.value, one.veiled) == (
        first,
        MetingState.ONDERTEKEND,
        None,
        True,
    )
    assert (one.document_ids, one.afwijkend) == ((), ())
    assert (two.id, two.veiled) == (opinion, False)
    assert found.documents == ()
    assert found.toets_signal == ""
    assert found.placements[0].beside is None
    assert f"{VALUE} %" not in repr(found)
    assert "Meting ondertekend" in " ".join(line.text for line in found.history)


@pytest.mark.parametrize(
    "look",
    [
        measuring.meting_head,
        measuring.outcome,
        measuring.document_and_result,
        answering.form_state,
        answering.questionnaire,
        signing.blocking,
        signing.draft_pdf,
        signing.annex_pdf,
        signing.shown_sha256,
        lambda s, m: signing.start_correction(s, m, "Nieuwsgierig."),
        carrying_over.previous_answers,
        lambda s, m: paper_entry.entry_rows(s, m, "hoofdtaken"),
    ],
)
def test_the_measurement_itself_cannot_be_looked_at(
    assessor: Session, first: str, opinion: str, look: Callable[[Session, str], object]
) -> None:
    with pytest.raises(independence.Veiled):
        look(assessor, first)
    assert len(assessor.store.metingen.of_placement(placement_of(assessor, opinion))) == 2


def test_its_documents_cannot_be_opened_or_saved(
    assessor: Session, first: str, opinion: str, tmp_path: Path
) -> None:
    found = assessor.store.records.heads(RecordType.DOCUMENT)
    assert {record.body["measurement_id"] for record in found} == {first}
    for record in found:
        for look in (documents.document_bytes, documents.document_line):
            with pytest.raises(independence.Veiled):
                look(assessor, record.id)
        with pytest.raises(independence.Veiled):
            documents.save_copy(assessor, record.id, tmp_path / "kopie.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
    assert assessor.store.metingen.get(opinion) is not None


def test_vandaag_searching_and_handing_over_say_nothing_of_it(
    assessor: Session, office: Session, first: str, opinion: str
) -> None:
    assessor.store.anomalies.put(
        first, ['["sync.anomaly_loonwaarde", [["gemeld", "71"], ["berekend", "70"]]]']
    )
    assert f"{VALUE} %" not in repr(today.vandaag(assessor))
    assert "sync" not in repr(page(assessor, first).afwijkend)
    for hit in dossiers.search(assessor, "voorbeeld"):
        assert VALUE not in f"{hit.title} {hit.subtitle}"
    pending = handing_over.pending(assessor, office.profile.id)
    assert [line.kind for line in pending].count("meting") == 1
    assert f"{VALUE} %" not in repr(pending)
    measuring.remove_draft(assessor, opinion)
    assert f"{VALUE} %" in repr(today.vandaag(assessor))
    assert f"{VALUE} %" in repr(handing_over.pending(assessor, office.profile.id))


def test_nothing_of_it_comes_along_into_any_draft(
    assessor: Session, first: str, opinion: str
) -> None:
    """Another draft of the same person may not be the way around."""
    placement = placement_of(assessor, first)
    for soort in (MetingSoort.HERHALING, MetingSoort.EERSTE, OPINION):
        assert beginning.comes_along(assessor, placement, "uniform", soort) is None
        new = measuring.start_meting(assessor, placement, soort)
        assert carrying_over.previous_answers(assessor, new) == {}
        assert remeasuring.value_before(assessor, measuring.find_meting(assessor, new)) is None
        assert answering.form_state(assessor, new).rows.get("taken", ()) == ()
    case_id = measuring.find_meting(assessor, opinion).case_id
    other = dossiers.add_placement(assessor, case_id, None)
    new = measuring.start_meting(assessor, other.placement_id, MetingSoort.HERHALING)
    assert carrying_over.previous_answers(assessor, new) == {}


def test_another_placement_stays_open(assessor: Session, first: str) -> None:
    case_id = measuring.find_meting(assessor, first).case_id
    other = dossiers.add_placement(assessor, case_id, None)
    measuring.start_meting(assessor, other.placement_id, OPINION)
    assert page(assessor, first).placements[0].metingen[0].value == int(VALUE)
    assert measuring.outcome(assessor, first).result is not None


@pytest.mark.parametrize("soort", [s for s in MetingSoort if s is not OPINION])
def test_only_a_second_opinion_veils(assessor: Session, first: str, soort: MetingSoort) -> None:
    measuring.start_meting(assessor, placement_of(assessor, first), soort)
    assert page(assessor, first).placements[0].metingen[0].value == int(VALUE)


def test_once_it_is_signed_both_stand_beside_each_other(
    assessor: Session, first: str, opinion: str
) -> None:
    fill_in(assessor, opinion, counted="6")
    assert page(assessor, first).placements[0].beside is None
    sign(assessor, opinion)
    found = page(assessor, first)
    values = {line.id: line.value for line in found.placements[0].metingen}
    assert values[first] == int(VALUE)
    beside = found.placements[0].beside
    assert beside is not None
    assert (beside.first.meting_id, beside.first.loonwaarde) == (first, int(VALUE))
    assert (beside.second.meting_id, beside.second.loonwaarde) == (opinion, values[opinion])
    assert beside.second.loonwaarde < beside.first.loonwaarde
    assert beside.verschil == beside.second.loonwaarde - beside.first.loonwaarde
    assert beside.first.band[0] <= beside.first.loonwaarde <= beside.first.band[1]
    assert beside.first.by == beside.second.by == "Test assessor"
    assert beside.apart
    assert len(found.documents) == 4
    assert measuring.outcome(assessor, first).result is not None


def test_two_that_agree_part_nowhere(assessor: Session, first: str, opinion: str) -> None:
    fill_in(assessor, opinion)
    sign(assessor, opinion)
    beside = page(assessor, first).placements[0].beside
    assert beside is not None
    assert (beside.verschil, beside.touching, beside.apart) == (0, True, ())


def test_correcting_a_second_opinion_veils_nothing_again(
    assessor: Session, first: str, opinion: str
) -> None:
    fill_in(assessor, opinion)
    sign(assessor, opinion)
    again = signing.start_correction(assessor, opinion, "Verkeerd tempo.")
    assert page(assessor, first).placements[0].metingen[0].value == int(VALUE)
    demonstrating.draw_both(assessor, again, demonstrating.demo_data())
    sign(assessor, again)
    beside = page(assessor, first).placements[0].beside
    assert beside is not None
    assert beside.second.meting_id == again


def test_thrown_away_the_veil_lifts(assessor: Session, first: str, opinion: str) -> None:
    measuring.remove_draft(assessor, opinion)
    found = page(assessor, first)
    assert found.placements[0].metingen[0].value == int(VALUE)
    assert measuring.outcome(assessor, first).result is not None


def test_a_first_that_arrives_while_the_second_is_made_stays_veiled(
    assessor: Session, office: Session, tmp_path: Path
) -> None:
    """The one who gives the second opinion reads the file of the first: no value on the way in."""
    first = stores.measured(assessor)
    to_office = handing_over.export_now(assessor, office.profile.id, tmp_path / "a.ldsync")
    receiving.receive_now(office, to_office.paths)
    opinion = measuring.start_meting(office, placement_of(assessor, first), OPINION)
    sign(assessor, first)
    to_office = handing_over.export_now(assessor, office.profile.id, tmp_path / "b.ldsync")
    (file,) = receiving.preview_now(office, to_office.paths)
    assert "meting" in [line.kind for line in file.lines]
    assert f"{VALUE} %" not in " ".join(f"{line.title} {line.message}" for line in file.lines)
    assert f"{VALUE} %" not in repr(receiving.verify_file(office, to_office.paths[0]))
    receiving.receive_now(office, to_office.paths)
    one = next(m for m in page(office, opinion).placements[0].metingen if m.id == first)
    assert (one.veiled, one.value) == (True, None)
    fill_in(office, opinion, counted="6")
    answering.accept(office, opinion, "casework.no_certificate", "", "Meet nog niet zelf.")
    sign(office, opinion)
    beside = page(office, opinion).placements[0].beside
    assert beside is not None
    assert (beside.first.by, beside.second.by) == ("Test assessor", "Test office")
