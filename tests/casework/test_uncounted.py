"""Competences of the work that no activity of Matchcare asks: their scores do not count, and it says so."""

from __future__ import annotations

import pytest

from ld_desktop.casework import answering, measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.messages import problem_sentence
from tests.casework import pilot
from tests.methods.test_every_method import OUTCOMES

CODE = "casework.telt_niet_mee"


@pytest.fixture
def meting(assessor: Session) -> str:
    """One activity that asks B and E; Y and O were scored as well."""
    meting_id = pilot.started(assessor, "matchcare")
    answers = {
        "modus": "bepaling",
        "competenties_werk": "B E O Y",
        "activiteiten": "t1",
        "activiteiten.t1.naam": "Inpakken",
        "activiteiten.t1.gewicht": "100",
        "activiteiten.t1.competenties": "B E",
        "activiteiten.t1.uitvoering": "3",
        "functieloon": "12,00",
        "wml": "12,00",
    }
    answers |= {f"{name}_{key}": "3" for name in ("eis", "kbb") for key in "BEOY"}
    pilot.answer(assessor, meting_id, {(path, pilot.V): text for path, text in answers.items()})
    said = {"wg_uitvoering": Respondent.WERKGEVER, "wn_uitvoering": Respondent.WERKNEMER}
    pilot.answer(
        assessor, meting_id, {(f"activiteiten.t1.{cell}", who): "3" for cell, who in said.items()}
    )
    return meting_id


def _told(session: Session, meting_id: str) -> list[Problem]:
    return [p for p in answering.form_state(session, meting_id).problems if p.code == CODE]


def test_what_no_activity_asks_is_told_once_where_it_can_be_mended(
    assessor: Session, meting: str
) -> None:
    (told,) = _told(assessor, meting)
    assert (told.path, told.severity) == ("activiteiten", Severity.SOFT)
    said = problem_sentence(told)
    assert "O, Y" in said
    assert "B" not in said.partition("O, Y")[0].split()
    assert measuring.outcome(assessor, meting).result is not None


def test_an_activity_that_asks_it_makes_it_count(assessor: Session, meting: str) -> None:
    answering.put(assessor, meting, "activiteiten.t1.competenties", "B E O")
    assert dict(_told(assessor, meting)[0].values)["codes"] == "Y"
    answering.put(assessor, meting, "activiteiten.t1.competenties", "B E O Y")
    assert _told(assessor, meting) == []


def test_so_does_taking_it_off_the_list_of_the_work(assessor: Session, meting: str) -> None:
    answering.put(assessor, meting, "competenties_werk", "B E")
    assert _told(assessor, meting) == []


def test_nothing_of_it_at_an_indicatie_and_elsewhere(assessor: Session, meting: str) -> None:
    answering.put(assessor, meting, "modus", "indicatie")
    assert _told(assessor, meting) == []
    other = pilot.started(assessor, "arbolab")
    inputs = OUTCOMES["arbolab/zes_criteria"]["document"]["inputs"]
    pilot.fill_inputs(assessor, other, "arbolab", inputs)
    assert _told(assessor, other) == []
