"""A measurement after another: what comes along, what is shown beside it, and what is confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ld_desktop.casework import (
    answering,
    carrying_over,
    carrying_versions,
    measuring,
    remeasuring,
    settling,
    signing,
)
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Mark, Origin, Respondent
from ld_desktop.domain.meting import Meting, MetingSoort
from ld_desktop.domain.problems import Severity
from tests.casework import pilot
from tests.casework.test_pilot_signing import ready, sign
from tests.helpers import pilot_forms, stores

W, N, T, V = Respondent


@pytest.fixture(autouse=True)
def small_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot_forms.install(monkeypatch)


@pytest.fixture
def first(assessor: Session) -> str:
    """A signed measurement with Actíva in which the employer spoke too."""
    meting_id = ready(assessor, "activa")
    pilot.answer(assessor, meting_id, {("wg_a3_1", W): "4", ("wn_a3_1", N): "4"})
    answering.put(assessor, meting_id, "A3", "3,5")
    answering.put(assessor, meting_id, "B1", "", mark=Mark.NVT)
    sign(assessor, meting_id)
    return meting_id


def again(
    session: Session, meting_id: str, soort: MetingSoort, method: str = "activa"
) -> tuple[str, Meting]:
    placement = measuring.find_meting(session, meting_id).placement_id
    new = measuring.start_meting(session, placement, soort, method=method)
    return new, measuring.find_meting(session, new)


def unconfirmed(session: Session, meting_id: str) -> set[str]:
    state = answering.form_state(session, meting_id)
    return {p.path or "" for p in state.problems if p.code == "casework.unconfirmed"}


def test_a_re_measurement_begins_with_the_answers_of_before(assessor: Session, first: str) -> None:
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    state = answering.form_state(assessor, new)
    assert str(state.value("A3")) == "3.5"
    assert state.value("wg_a3_1", W) == "4"
    kept = assessor.store.answers.get(new, AnswerKey("B1", V))
    assert kept is not None
    assert (kept.mark, kept.origin) == (Mark.NVT, Origin.OVERGENOMEN)
    assert {"A3", "B1", "wg_a3_1", "normfunctie", "indruk"} <= unconfirmed(assessor, new)


def test_what_belongs_to_one_measurement_is_asked_anew(assessor: Session, first: str) -> None:
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    state = answering.form_state(assessor, new)
    for path in ("datum_bezoek", "eigen_client", "gesprek_werkgever_naam"):
        assert state.value(path) is None
    assert state.value("zienswijze_werkgever", W) is None
    assert state.value("soort_meting") == "herhaling"
    known = {"soort_meting", "functie_uitgevoerd", "uren_per_week", "contactpersoon"}
    assert not known & unconfirmed(assessor, new)


def test_the_placement_of_today_goes_before_the_answer_of_then(
    assessor: Session, first: str
) -> None:
    placement = measuring.find_meting(assessor, first).placement_id
    answering.put(assessor, placement, "uren_per_week", "24")
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    assert str(answering.form_state(assessor, new).value("uren_per_week")) == "24"


def test_an_unconfirmed_answer_blocks_and_is_confirmed_by_one_act(
    assessor: Session, first: str
) -> None:
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    blocking = {p.path for p in signing.blocking(assessor, new) if p.severity is Severity.HARD}
    assert "A3" in blocking
    change = settling.confirm(assessor, new, ["A3"])
    assert change is not None
    assert "A3" not in unconfirmed(assessor, new)
    kept = assessor.store.answers.get(new, AnswerKey("A3", V))
    assert kept is not None
    assert (kept.text, kept.origin) == ("3,5", Origin.BEVESTIGD)
    change.backward()
    assert "A3" in unconfirmed(assessor, new)


def test_another_answer_needs_no_confirming(assessor: Session, first: str) -> None:
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    answering.put(assessor, new, "A3", "4")
    assert "A3" not in unconfirmed(assessor, new)


def test_a_whole_section_is_confirmed_at_once(assessor: Session, first: str) -> None:
    new, meting = again(assessor, first, MetingSoort.HERHALING)
    state = answering.plain_state(assessor, answering.subjects.Subject(new, meting=meting))
    section = next(q.section for q in state.questions if q.path == "A3")
    here = {q.path for q in carrying_over.waiting(state, meting) if q.section == section}
    before = unconfirmed(assessor, new)
    change = settling.confirm_section(assessor, new, section)
    assert change is not None
    assert unconfirmed(assessor, new) == before - here
    change.backward()
    assert unconfirmed(assessor, new) == before
    assert settling.confirm_section(assessor, new, "zienswijzen") is None
    assert settling.confirm(assessor, new, ["bestaat_niet"]) is None


def test_the_answer_of_before_stands_beside_each_question(assessor: Session, first: str) -> None:
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    previous = carrying_over.previous_answers(assessor, new)
    assert previous[AnswerKey("A3", V)].text == "3,5"
    assert previous[AnswerKey("A1", V)].text.startswith("Keuze")
    assert previous[AnswerKey("B1", V)].mark is Mark.NVT
    assert AnswerKey("datum_bezoek", V) not in previous


def test_a_second_opinion_sees_and_takes_nothing(assessor: Session, first: str) -> None:
    new, _ = again(assessor, first, MetingSoort.SECOND_OPINION)
    assert carrying_over.previous_answers(assessor, new) == {}
    assert answering.form_state(assessor, new).value("A3") is None
    assert unconfirmed(assessor, new) == set()


def test_another_placement_begins_empty_but_shows_what_was_said(
    assessor: Session, first: str
) -> None:
    from ld_desktop.casework import dossiers

    case_id = measuring.find_meting(assessor, first).case_id
    ids = dossiers.add_placement(assessor, case_id, None)
    new = measuring.start_meting(assessor, ids.placement_id, method="activa")
    assert answering.form_state(assessor, new).value("A3") is None
    assert AnswerKey("A3", V) in carrying_over.previous_answers(assessor, new)


def test_what_was_corrected_is_no_longer_the_source(assessor: Session, first: str) -> None:
    correction = signing.start_correction(assessor, first, "Verkeerde score")
    answering.put(assessor, correction, "A3", "2")
    sign(assessor, _accepting(assessor, correction))
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    assert answering.form_state(assessor, new).value("A3") == "2"


def _accepting(session: Session, meting_id: str) -> str:
    answering.accept(session, meting_id, "casework.no_certificate", "", "In opleiding.")
    for problem in signing.blocking(session, meting_id):
        if problem.severity is Severity.SOFT:
            answering.accept(session, meting_id, problem.code, problem.path or "", "Besproken.")
    return meting_id


def test_another_method_takes_the_shared_answers_and_what_measures_the_same(
    assessor: Session,
) -> None:
    meting_id = stores.measured(assessor)
    new, _ = again(assessor, meting_id, MetingSoort.EERSTE, "vta")
    state = answering.form_state(assessor, new)
    assert state.value("normfunctie") == "Magazijnmedewerker B"
    uniform = measuring.outcome(assessor, meting_id).result
    assert uniform is not None
    # 50 × 80 % + 30 × 70 % + 20 × 100 % = 81 % of the pace, so 19 % less able
    assert str(state.value("A1")) == "19"
    assert {"A1", "normfunctie"} <= unconfirmed(assessor, new)
    assert state.value("eigen_client") is None
    assert state.rows.get("taken", ()) == ()


def test_the_first_answers_of_another_method_are_no_previous_answers(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    new, _ = again(assessor, meting_id, MetingSoort.EERSTE, "vta")
    assert carrying_over.previous_answers(assessor, new) == {}


def test_answers_move_along_with_a_newer_version(
    assessor: Session, first: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "mapping.toml"
    file.write_text('from = "2009.9"\ndropped = ["A4"]\n[questions]\nA3 = "A4"\n', encoding="utf-8")
    monkeypatch.setattr(carrying_versions, "mapping_file", lambda *_: file)
    old = measuring.find_meting(assessor, first).model_copy(update={"method_version": "2009.9"})
    real = carrying_over.source_of
    monkeypatch.setattr(carrying_over, "source_of", lambda s, m: old if real(s, m) else None)
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    assert str(answering.form_state(assessor, new).value("A4")) == "3.5"


def deltas(session: Session, meting_id: str) -> dict[str, remeasuring.Delta]:
    state = answering.form_state(session, meting_id)
    meting = measuring.find_meting(session, meting_id)
    return {delta.path: delta for delta in remeasuring.deltas_of(session, meting, state)}


def test_a_change_since_the_last_time_asks_what_happened(assessor: Session, first: str) -> None:
    new, meting = again(assessor, first, MetingSoort.HERHALING)
    settling.confirm(assessor, new, ["A3"])
    assert deltas(assessor, new) == {}
    answering.put(assessor, new, "A3", "5")
    (delta,) = deltas(assessor, new).values()
    assert (delta.path, delta.before, delta.after) == ("A3", "3,5", "Keuze 5.")
    state = answering.form_state(assessor, new)
    asked = [p for p in state.problems if p.code == "casework.changed"]
    assert [(p.path, p.severity) for p in asked] == [("A3", Severity.SOFT)]
    answering.explain(assessor, new, "A3", "Heeft een cursus gedaan.")
    state = answering.form_state(assessor, new)
    assert not [p for p in state.problems if p.code == "casework.changed"]
    assert deltas(assessor, new)["A3"].reason == "Heeft een cursus gedaan."
    before = remeasuring.value_before(assessor, meting)
    signed = measuring.outcome(assessor, first).result
    assert before is not None
    assert signed is not None
    assert before.loonwaarde_exact == signed.loonwaarde_exact


def test_nvt_on_either_side_is_a_change(assessor: Session, first: str) -> None:
    new, _ = again(assessor, first, MetingSoort.HERHALING)
    answering.put(assessor, new, "B1", "4")
    answering.put(assessor, new, "A3", "", mark=Mark.NVT)
    found = deltas(assessor, new)
    assert (found["B1"].before, found["B1"].after) == ("n.v.t.", "Keuze 4.")
    assert found["A3"].after == "n.v.t."


def test_only_a_repetition_is_held_against_the_last_time(assessor: Session, first: str) -> None:
    new, meting = again(assessor, first, MetingSoort.EERSTE)
    answering.put(assessor, new, "A3", "5")
    assert deltas(assessor, new) == {}
    assert remeasuring.value_before(assessor, meting) is not None
    second, opinion = again(assessor, first, MetingSoort.SECOND_OPINION)
    answering.put(assessor, second, "A3", "5")
    assert deltas(assessor, second) == {}
    assert remeasuring.value_before(assessor, opinion) is None
