"""Arbolab's interests: the proposal from the employee's own answers, and the letters in the report."""

from __future__ import annotations

import pytest

from ld_desktop.casework import answering, measuring, reporting_words, settling, weighing
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Origin, Respondent
from ld_desktop.forms.definition import NumberQuestion, ScaleQuestion
from ld_desktop.forms.navigation import question_at
from ld_desktop.methods import evidence_file
from tests.casework import pilot
from tests.helpers import pilot_metingen

N, V = Respondent.WERKNEMER, Respondent.VASTGESTELD


@pytest.fixture
def meting(assessor: Session) -> str:
    """The employee likes practical things most; of the social things one question is not known."""
    meting_id = pilot_metingen.begun(assessor, "arbolab")
    scores = {
        "r": "55554444",
        "i": "22222223",
        "a": "11111111",
        "s": "3333333",
        "e": "2",
        "c": "34",
    }
    texts = {
        (f"wn_riasec_{kind}{number}", N): each
        for kind, points in scores.items()
        for number, each in enumerate(points, start=1)
    }
    pilot.answer(assessor, meting_id, texts)
    pilot.answer(assessor, meting_id, {("wn_riasec_s8", N): ""}, Mark.WEET_NIET)
    return meting_id


def kept(session: Session, meting_id: str, path: str) -> Answer | None:
    return session.store.answers.get(meting_id, AnswerKey(path, V))


def told(session: Session, meting_id: str) -> dict[str, str]:
    state = answering.form_state(session, meting_id)
    return dict(reporting_words.answers(state, measuring.find_meting(session, meting_id)))


def test_the_questions_have_the_scale_that_the_evidence_says(
    assessor: Session, meting: str
) -> None:
    form = answering.questionnaire(assessor, meting)
    entries = [e for e in evidence_file.shipped("arbolab", "2010.1").scores if e.question]
    assert [entry.question for entry in entries] == [f"riasec_{kind}" for kind in "riasec"]
    for entry in entries:
        question = question_at(form, entry.question)
        assert isinstance(question, NumberQuestion)
        assert (question.minimum, question.maximum) == entry.scale
        items = [question_at(form, item) for item in entry.items]
        assert len(items) == 8
        for item in items:
            assert isinstance(item, ScaleQuestion)
            assert tuple(int(item.options[end].id) for end in (0, -1)) == entry.scale


def test_the_mean_of_what_was_answered_is_proposed(assessor: Session, meting: str) -> None:
    lines = settling.score_lines(assessor, meting)
    proposals = {kind: lines[f"riasec_{kind}"].voorstel for kind in "riasec"}
    assert proposals == {"r": "4,5", "i": "2,13", "a": "1", "s": "3", "e": "2", "c": "3,5"}
    assert lines["riasec_s"].items[N] == tuple(f"wn_riasec_s{n}" for n in range(1, 8))
    state = answering.form_state(assessor, meting)
    assert not weighing.problems(state, measuring.find_meting(assessor, meting))


def test_all_are_taken_over_as_one_step(assessor: Session, meting: str) -> None:
    section = settling.score_lines(assessor, meting)["riasec_r"].section
    change = settling.take_proposals(assessor, meting, section)
    assert change is not None
    made = kept(assessor, meting, "riasec_i")
    assert made is not None
    assert (made.text, made.origin) == ("2,13", Origin.VOORSTEL)
    change.backward()
    assert kept(assessor, meting, "riasec_i") is None


def test_the_report_tells_the_values_the_words_beside_them_and_the_letters(
    assessor: Session, meting: str
) -> None:
    for kind in "riasec":
        settling.take_proposal(assessor, meting, f"riasec_{kind}")
    answering.put(assessor, meting, "riasec_s", "4,5")
    answering.explain(assessor, meting, "riasec_s", "Vertelde in het gesprek meer.")
    words = told(assessor, meting)
    assert words["Realistisch"] == "4,5"
    assert words["Sociaal"] == "4,5. Vertelde in het gesprek meer."
    assert words["Drie hoogste typen"] == "R/S (4,5), C (3,5)"
    labels = list(words)
    assert labels.index("Drie hoogste typen") == labels.index("Conventioneel") + 1
    answering.clear(assessor, meting, "riasec_a")
    assert "Drie hoogste typen" not in told(assessor, meting)
