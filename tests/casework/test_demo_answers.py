"""The answers of the demo: complete, every one of them asked, with a signed report that verifies."""

from __future__ import annotations

import pytest

from ld_desktop import datafile, paths
from ld_desktop.casework import (
    answering,
    demonstrating,
    demonstrating_pilot,
    documents,
    measuring,
    offering,
    signing,
    verifying,
)
from ld_desktop.casework.session import Session
from tests.casework import pilot

FOLDER = paths.resources() / "demo"
METHODS = [
    offer.id for offer in offering.methods_on_offer() if offer.id != measuring.DEFAULT_METHOD
]


def measured(session: Session, method: str) -> str:
    data = demonstrating.demo_data()
    shared = {**data["meting"], **data["gedeeld"]}
    return demonstrating_pilot.measure(session, pilot.placement(session), method, shared)


@pytest.mark.parametrize("method", METHODS)
def test_the_answers_of_a_method_lead_to_a_report_that_verifies(
    assessor: Session, method: str
) -> None:
    meting_id = measured(assessor, method)
    demonstrating.draw_both(assessor, meting_id, demonstrating.demo_data())
    assert signing.blocking(assessor, meting_id) == ()
    job = signing.prepare(assessor, meting_id, "Voorbeeldstad")
    signed = signing.finish(assessor, job.run(lambda *_: None, lambda: False))
    checks = verifying.verify_pdf(documents.document_bytes(assessor, signed.document_id))
    assert [check.text for check in checks if not check.ok] == []


@pytest.mark.parametrize("method", METHODS)
def test_every_answer_of_the_demo_is_asked_for(assessor: Session, method: str) -> None:
    meting_id = measured(assessor, method)
    state = answering.form_state(assessor, meting_id)
    asked = {question.path for question in state.questions if question.visible}
    data, _ = datafile.read(FOLDER / f"{method}.toml")
    cells = {
        f"{group}.t{number}.{cell.removesuffix('@toetser')}"
        for group, rows in data.get("tabellen", {}).items()
        for number, row in enumerate(rows, start=1)
        for cell in row
    }
    assert {*data["antwoorden"], *data.get("toetser", {}), *cells} - asked == set()


def test_what_another_method_said_before_changes_nothing(assessor: Session) -> None:
    alone = measuring.outcome(assessor, measured(assessor, "dariuz")).result
    measured(assessor, "loonbalans")
    after = measured(assessor, "dariuz")
    assert measuring.outcome(assessor, after).result == alone
    demonstrating.draw_both(assessor, after, demonstrating.demo_data())
    assert signing.blocking(assessor, after) == ()


def test_the_demo_has_answers_for_every_method_on_offer() -> None:
    assert [name for name in METHODS if not demonstrating_pilot.has_answers(name)] == []
    assert not demonstrating_pilot.has_answers("talent6")
