"""A measurement with an office's own norms: the value, the document, and what stays when they go."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from ld_desktop.casework import (
    choosing_norms,
    chosen_norms,
    importing_tables,
    measuring,
    verifying,
    works,
)
from ld_desktop.casework.session import NotFound, Session
from tests.casework import pilot
from tests.casework.test_pilot_signing import composed, ready
from tests.helpers import pilot_forms

TABLE = "methode;branche;gemiddelde_K10;verlies_per_sd\ndariuz;;4;10\ndariuz;Groen;3,5;12\n"


@pytest.fixture(autouse=True)
def small_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot_forms.install(monkeypatch)


@pytest.fixture
def norms(assessor: Session, tmp_path: Path) -> str:
    """A norm file in the store; gives its name."""
    file = tmp_path / "normen.csv"
    file.write_text(TABLE, encoding="utf-8")
    told = importing_tables.told_beside("Eigen normen", "7", "A. Voorbeeld", None)
    preview = importing_tables.preview_table(assessor, works.NORMBESTAND, file, told)
    assert importing_tables.import_table(assessor, preview).faults == ()
    return "Eigen normen"


def test_a_measurement_is_computed_with_the_norms_it_names(assessor: Session, norms: str) -> None:
    meting_id = pilot.started(assessor, "dariuz")
    pilot.fill_inputs(assessor, meting_id, "dariuz", _inputs())
    before = measuring.outcome(assessor, meting_id).result
    assert choosing_norms.norms_on_offer(assessor, meting_id) == (norms,)
    change = choosing_norms.choose_norms(assessor, meting_id, norms, branche="groen")
    after = measuring.outcome(assessor, meting_id).result
    assert before is not None
    assert after is not None
    # K10 stands at 2: three below the shipped mean of 5, one and a half below the norm of Groen
    assert before.components["verlies_tempo"] == "30"
    assert after.components["verlies_tempo"] == "18"
    assert after.parameters.set == "Eigen normen 7 (branche Groen)"
    change.backward()
    assert measuring.outcome(assessor, meting_id).result == before
    change.forward()
    choosing_norms.drop_norms(assessor, meting_id)
    assert measuring.outcome(assessor, meting_id).result == before


def test_the_document_alone_is_enough_to_compute_it_again(assessor: Session, norms: str) -> None:
    meting_id = ready(assessor, "dariuz")
    choosing_norms.choose_norms(assessor, meting_id, norms)
    rapport = composed(assessor, meting_id)
    assert rapport.score_document["parameters"] == {"gemiddelde_K10": 4}
    again = verifying.recompute(rapport.score_document)
    assert again.loonwaarde_exact == rapport.result.loonwaarde_exact
    assert again.parameters.sha256 == rapport.result.parameters.sha256
    lines = {line.invoer: line for line in rapport.scores}
    assert lines["K10"].norm == "4"


def test_norms_that_the_office_changes_later_change_no_measurement(
    assessor: Session, norms: str, tmp_path: Path
) -> None:
    meting_id = pilot.started(assessor, "dariuz")
    choosing_norms.choose_norms(assessor, meting_id, norms)
    file = tmp_path / "andere.csv"
    file.write_text(TABLE.replace(";4;", ";6;"), encoding="utf-8")
    told = importing_tables.told_beside("Eigen normen", "8", "A. Voorbeeld", None)
    preview = importing_tables.preview_table(assessor, works.NORMBESTAND, file, told)
    importing_tables.import_table(assessor, preview)
    kept = chosen_norms.norms_of(assessor, measuring.find_meting(assessor, meting_id))
    assert kept is not None
    assert (kept.name, kept.number("gemiddelde_K10")) == ("Eigen normen 7", Fraction(4))


def test_norms_of_another_method_are_not_offered(assessor: Session, norms: str) -> None:
    meting_id = pilot.started(assessor, "loonbalans")
    assert choosing_norms.norms_on_offer(assessor, meting_id) == ()
    with pytest.raises(NotFound):
        choosing_norms.choose_norms(assessor, meting_id, norms)
    assert chosen_norms.norms_of(assessor, measuring.find_meting(assessor, meting_id)) is None


def _inputs() -> dict[str, object]:
    inputs: dict[str, object] = {f"K{n}": 5 for n in range(1, 10)}
    inputs |= {f"G{n}": 4 for n in range(1, 11)}
    inputs |= {f"I{n}": 0 for n in range(1, 7)}
    return {**inputs, "K10": 2}
