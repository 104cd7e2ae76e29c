"""At the table: proposals, differences with a reason, questions set aside, and their undo."""

from __future__ import annotations

import pytest

from ld_desktop.casework import answering, live_notes, setting_aside, settling
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Origin, Respondent
from ld_desktop.domain.problems import Severity
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import problem_sentence
from tests.casework import pilot
from tests.helpers import pilot_forms, stores

W, N, T, V = Respondent


@pytest.fixture(autouse=True)
def small_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot_forms.install(monkeypatch)


@pytest.fixture
def meting(assessor: Session) -> str:
    """Actíva with customers scored by all three, the employer and the employee far apart."""
    meting_id = pilot.started(assessor, "activa")
    texts = {("wg_a3_1", W): "5", ("wg_a3_2", W): "4", ("wn_a3_1", N): "2", ("A3", T): "3"}
    pilot.answer(assessor, meting_id, texts)
    return meting_id


def codes(session: Session, meting_id: str, path: str = "A3") -> list[str]:
    state = answering.form_state(session, meting_id)
    waiting = answering.open_problems(session, meting_id, state)
    return [p.code for p in waiting if p.path == path and p.severity is Severity.SOFT]


def test_beside_a_score_stands_what_everyone_said(assessor: Session, meting: str) -> None:
    line = settling.score_lines(assessor, meting)["A3"]
    assert line.persons == {W: "4,5", N: "2", T: "3"}
    assert (line.voorstel, line.established) == ("3,17", "")
    state = answering.form_state(assessor, meting)
    notes = live_notes.notes(assessor, meting, state)
    assert notes["A3"] == "Werkgever 4,5, werknemer 2, toetser 3. Voorstel: 3,17."


def test_a_difference_asks_a_reason_and_is_settled_by_it(assessor: Session, meting: str) -> None:
    assert codes(assessor, meting) == ["casework.verschil"]
    answering.put(assessor, meting, "A3", "3")
    change = answering.explain(assessor, meting, "A3", "Bij drukte gaat het minder goed.")
    assert codes(assessor, meting) == []
    change.backward()
    assert codes(assessor, meting) == ["casework.verschil"]


def test_a_difference_may_also_stand_with_a_reason_of_its_own(
    assessor: Session, meting: str
) -> None:
    answering.accept(assessor, meting, "casework.verschil", "A3", "Ander moment van de dag.")
    assert codes(assessor, meting) == []


def test_contradictions_and_departures_are_told_in_words(assessor: Session, meting: str) -> None:
    answering.put(assessor, meting, "wg_a3_2", "2", W)
    answering.put(assessor, meting, "wn_a3_1", "3", N)
    answering.put(assessor, meting, "A3", "5")
    assert codes(assessor, meting) == ["casework.inconsistentie", "casework.afwijking"]
    state = answering.form_state(assessor, meting)
    words = [problem_sentence(p) for p in state.problems if p.path == "A3" and "casework" in p.code]
    assert "werkgever" in words[0]
    assert "5" in words[1]
    assert "3,17" in words[1]


def test_a_proposal_is_taken_over_as_what_counts_and_says_so(
    assessor: Session, meting: str
) -> None:
    change = settling.take_proposal(assessor, meting, "A3")
    assert change is not None
    kept = assessor.store.answers.get(meting, AnswerKey("A3", V))
    assert kept is not None
    assert (kept.text, kept.origin) == ("3,17", Origin.VOORSTEL)
    assert str(answering.form_state(assessor, meting).value("A3")) == "3.17"
    assert settling.score_lines(assessor, meting)["A3"].established == "3,17"
    change.backward()
    assert answering.form_state(assessor, meting).value("A3") is None
    change.forward()
    assert str(answering.form_state(assessor, meting).value("A3")) == "3.17"


def test_nobody_said_anything_is_no_proposal(assessor: Session, meting: str) -> None:
    assert settling.take_proposal(assessor, meting, "A4") is None
    assert settling.take_proposal(assessor, meting, "eigen_client") is None


def test_all_proposals_of_a_section_are_one_step_and_leave_what_stands(
    assessor: Session, meting: str
) -> None:
    answering.put(assessor, meting, "A1", "4", T)
    answering.put(assessor, meting, "A2", "2", T)
    answering.put(assessor, meting, "A2", "1")
    section = settling.score_lines(assessor, meting)["A3"].section
    change = settling.take_proposals(assessor, meting, section)
    assert change is not None
    state = answering.form_state(assessor, meting)
    assert [str(state.value(path)) for path in ("A1", "A2", "A3")] == ["4", "1", "3.17"]
    change.backward()
    state = answering.form_state(assessor, meting)
    assert [state.value(path) for path in ("A1", "A2", "A3")] == [None, "1", None]
    assert settling.take_proposals(assessor, meting, "opdracht") is None


def test_levels_are_proposed_as_one_of_them(assessor: Session, meting: str) -> None:
    answering.put(assessor, meting, "wg_fa", "40", W)
    answering.put(assessor, meting, "FA", "60", T)
    settling.take_proposal(assessor, meting, "FA")
    assert answering.form_state(assessor, meting).value("FA") == "60"


def test_setting_an_input_aside_makes_it_nvt_with_everything_behind_it(
    assessor: Session, meting: str
) -> None:
    answering.put(assessor, meting, "A3", "2")
    change = setting_aside.set_aside(assessor, meting, ["A3"], "Er zijn geen klanten.")
    assert set(assessor.store.answers.aside(meting)) == {
        "A3",
        "wg_a3_1",
        "wg_a3_2",
        "wn_a3_1",
        "wn_a3_2",
    }
    assert codes(assessor, meting) == []
    assert "A3" not in settling.score_lines(assessor, meting)
    change.backward()
    assert assessor.store.answers.aside(meting) == {}
    assert answering.form_state(assessor, meting).value("A3") == "2"
    change.forward()
    setting_aside.bring_back(assessor, meting, ["A3"])
    assert answering.form_state(assessor, meting).value("A3") == "2"


def test_bringing_back_can_be_undone_with_the_old_reason(assessor: Session, meting: str) -> None:
    setting_aside.set_aside(assessor, meting, ["A3"], "Er zijn geen klanten.")
    before = assessor.store.answers.aside(meting)
    change = setting_aside.bring_back(assessor, meting, ["A3"])
    assert assessor.store.answers.aside(meting) == {}
    change.backward()
    assert assessor.store.answers.aside(meting) == before


def test_an_nvt_partner_goes_along(assessor: Session) -> None:
    meting_id = pilot.started(assessor, "dariuz")
    setting_aside.set_aside(assessor, meting_id, ["K6"], "Werkt alleen.")
    assert {"K6", "G6"} <= set(assessor.store.answers.aside(meting_id))


def test_a_proposal_to_set_aside_follows_from_the_work(assessor: Session, meting: str) -> None:
    assert setting_aside.relevance(assessor, meting) == ()
    answering.put(assessor, meting, "werk_klanten", "nee")
    (proposal,) = setting_aside.relevance(assessor, meting)
    assert (proposal.state, proposal.holds, proposal.paths) == ("open", True, ("A3",))
    assert proposal.labels == ("Klantgerichtheid en dienstverlening",)
    change = setting_aside.take(assessor, meting, [proposal.id])
    assert setting_aside.relevance(assessor, meting)[0].state == "taken"
    assert assessor.store.answers.aside(meting)["A3"].reason == "Past niet."
    change.backward()
    assert setting_aside.relevance(assessor, meting)[0].state == "open"


def test_what_was_taken_stays_and_says_that_its_ground_is_gone(
    assessor: Session, meting: str
) -> None:
    answering.put(assessor, meting, "werk_klanten", "nee")
    setting_aside.take(assessor, meting, ["past_niet"])
    answering.put(assessor, meting, "werk_klanten", "ja")
    (proposal,) = setting_aside.relevance(assessor, meting)
    assert (proposal.state, proposal.holds) == ("taken", False)
    setting_aside.bring_back(assessor, meting, proposal.paths)
    assert setting_aside.relevance(assessor, meting) == ()


def test_a_declined_proposal_is_no_longer_open_until_reconsidered(
    assessor: Session, meting: str
) -> None:
    answering.put(assessor, meting, "werk_klanten", "nee")
    change = setting_aside.decline(assessor, meting, "past_niet")
    assert setting_aside.relevance(assessor, meting)[0].state == "declined"
    change.backward()
    assert setting_aside.relevance(assessor, meting)[0].state == "open"
    change.forward()
    setting_aside.reconsider(assessor, meting, "past_niet")
    assert setting_aside.relevance(assessor, meting)[0].state == "open"


def test_several_answers_are_one_step_that_is_whole_or_nothing(
    assessor: Session, meting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering.put(assessor, meting, "A1", "4", T)
    section = settling.score_lines(assessor, meting)["A3"].section
    before, real, done = assessor.store.answers.all(meting), assessor.store.answers.put, []

    def full_after_one(subject: str, answer: Answer) -> None:
        if done:
            raise OSError("schijf vol")
        done.append(answer)
        real(subject, answer)

    monkeypatch.setattr(assessor.store.answers, "put", full_after_one)
    with pytest.raises(OSError, match="schijf vol"):
        settling.take_proposals(assessor, meting, section)
    assert len(done) == 1
    assert assessor.store.answers.all(meting) == before


def test_a_signed_measurement_takes_nothing_aside(assessor: Session) -> None:
    meting_id, _ = stores.signed(assessor)
    with pytest.raises(EnvironmentProblem):
        setting_aside.set_aside(assessor, meting_id, ["cao"], "Nee.")
    assert assessor.store.answers.aside(meting_id) == {}
