"""Signing with every method of the pilot: what the report holds, and that anyone can recompute it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ld_desktop.casework import (
    answering,
    documents,
    function_profile,
    handing_over,
    measuring,
    receiving,
    reporting,
    setting_aside,
    settling,
    signing,
    verifying,
)
from ld_desktop.casework.arrivals import anomaly_sentences
from ld_desktop.casework.reporting_scores import NVT
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Mark, Respondent
from ld_desktop.domain.meting import Handtekening, Partij, Rapport
from ld_desktop.methods.document import score
from tests.casework import pilot
from tests.helpers import pilot_forms
from tests.methods.test_every_method import OUTCOMES

W, N, T, V = Respondent
WORKED = {
    "activa": "activa/niet_van_toepassing",
    "arbolab": "arbolab/zes_criteria",
    "dariuz": "dariuz/voorbeeld_van_de_bron",
    "loonbalans": "loonbalans/decimalen",
    "matchcare": "matchcare/twee_activiteiten",
    "vta": "vta/nvt_per_hoofdtaak",
}


@pytest.fixture(autouse=True)
def small_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot_forms.install(monkeypatch)


def ready(session: Session, method: str) -> str:
    """A measurement that lacks nothing but the drawings."""
    meting_id = pilot.started(session, method)
    pilot.fill_common(session, meting_id)
    inputs = OUTCOMES[WORKED[method]]["document"]["inputs"]
    pilot.fill_inputs(session, meting_id, method, inputs)
    answering.put(session, meting_id, "indruk", "Werkt rustig door.")
    answering.accept(session, meting_id, "casework.no_certificate", "", "In opleiding.")
    for problem in signing.blocking(session, meting_id):
        if problem.severity == "soft":
            answering.accept(session, meting_id, problem.code, problem.path or "", "Besproken.")
    return meting_id


def draw(session: Session, meting_id: str) -> None:
    shown = signing.shown_sha256(session, meting_id)
    for partij in Partij:
        signing.put_handtekening(
            session,
            meting_id,
            Handtekening(
                partij=partij,
                naam="Sem Voorbeeld",
                wijze="niet_getekend",
                reden="Was er niet bij.",
                at=session.clock(),
                shown_sha256=shown,
            ),
        )


def sign(session: Session, meting_id: str) -> signing.SignedReport:
    draw(session, meting_id)
    job = signing.prepare(session, meting_id, "Voorbeeldstad")
    return signing.finish(session, job.run(lambda *_: None, lambda: False))


def composed(session: Session, meting_id: str) -> Rapport:
    result = measuring.outcome(session, meting_id).result
    assert result is not None
    return reporting.compose(session, measuring.find_meting(session, meting_id), result)


@pytest.mark.parametrize("method", WORKED)
def test_a_signed_measurement_verifies_and_travels(
    assessor: Session, office: Session, tmp_path: Path, method: str
) -> None:
    meting_id = ready(assessor, method)
    signed = sign(assessor, meting_id)
    expected = score(OUTCOMES[WORKED[method]]["document"])
    assert signed.loonwaarde == expected.loonwaarde
    checks = verifying.verify_pdf(documents.document_bytes(assessor, signed.document_id))
    assert [check.text for check in checks if not check.ok] == []
    made = handing_over.export_now(assessor, office.profile.id, tmp_path / "uit.ldsync")
    summary = receiving.receive_now(office, made.paths)
    assert (summary.refused, summary.conflict) == (0, 0)
    found = measuring.outcome(office, meting_id).result
    assert found is not None
    assert found.loonwaarde_exact == expected.loonwaarde_exact
    assert anomaly_sentences(office, meting_id) == ()


def test_the_report_holds_what_everyone_said_and_why(assessor: Session) -> None:
    meting_id = ready(assessor, "activa")
    texts = {("wg_a3_1", W): "5", ("wn_a3_1", N): "2", ("A3", T): "4"}
    pilot.answer(assessor, meting_id, texts)
    answering.put(assessor, meting_id, "A3", "2")
    settling.take_proposal(assessor, meting_id, "A3")
    answering.explain(assessor, meting_id, "A3", "Gezien bij de balie.")
    setting_aside.set_aside(assessor, meting_id, ["B1"], "Er is geen druk.")
    rapport = composed(assessor, meting_id)
    lines = {line.invoer: line for line in rapport.scores}
    line = lines["A3"]
    assert (line.werkgever, line.werknemer, line.toetser) == ("5", "2", "4")
    assert (line.voorstel, line.vastgesteld, line.reden) == ("3,67", "3,67", "Gezien bij de balie.")
    assert line.label == "Klantgerichtheid en dienstverlening"
    assert lines["B1"].vastgesteld == NVT
    assert rapport.antwoorden == (
        ("Omschrijving van het werk", "Haalt artikelen, pakt ze in en houdt de werkplek op orde."),
        ("Indruk", "Werkt rustig door."),
    )
    (aside,) = rapport.terzijde
    assert (aside.label, aside.reden) == ("Stressbestendigheid", "Er is geen druk.")
    assert aside.door == assessor.profile.naam
    assert rapport.methode_naam == "Actíva Loonwaardemethodiek"
    assert "voorstel" in {aanname.id for aanname in rapport.aannames}


@pytest.mark.parametrize("method", WORKED)
def test_every_input_that_counts_has_a_line(assessor: Session, method: str) -> None:
    meting_id = ready(assessor, method)
    rapport = composed(assessor, meting_id)
    lines = [line.invoer for line in rapport.scores]
    assert len(set(lines)) == len(lines)
    told = {path for path, _ in leaves(rapport.score_document["inputs"])}
    assert told <= set(lines)
    assert all(line.label and line.groep and line.vastgesteld for line in rapport.scores)


def leaves(node: object, above: str = "") -> list[tuple[str, object]]:
    """The values of a document by path; rows count from 1, and a list of codes is one value."""
    if isinstance(node, dict):
        found = [leaf for key, value in node.items() for leaf in leaves(value, f"{above}.{key}")]
    elif isinstance(node, list) and node and isinstance(node[0], dict):
        rows = enumerate(node, start=1)
        found = [leaf for number, row in rows for leaf in leaves(row, f"{above}.{number}")]
    else:
        found = [(above.removeprefix("."), node)]
    return found


def test_a_correction_keeps_method_answers_and_what_was_set_aside(assessor: Session) -> None:
    meting_id = ready(assessor, "activa")
    setting_aside.set_aside(assessor, meting_id, ["A3"], "Er zijn geen klanten.")
    signed = sign(assessor, meting_id)
    new = signing.start_correction(assessor, meting_id, "Verkeerde score")
    assert measuring.find_meting(assessor, new).method == "activa"
    result = measuring.outcome(assessor, new).result
    assert result is not None
    assert result.loonwaarde == signed.loonwaarde
    assert assessor.store.answers.aside(new)["A3"].reason == "Er zijn geen klanten."
    state = answering.form_state(assessor, new)
    assert not [p for p in state.problems if p.code == "casework.unconfirmed"]


def test_the_value_before_the_talk_stays_beside_the_one_after_it(assessor: Session) -> None:
    meting_id = ready(assessor, "arbolab")
    first = function_profile.keep_first_value(assessor, meting_id)
    assert first is not None
    before = measuring.outcome(assessor, meting_id).result
    function_profile.fill_profile(assessor, meting_id, {"M15": 5, "M29": 3}, {"M15": 5, "M29": 1})
    after = measuring.outcome(assessor, meting_id).result
    assert before is not None
    assert after is not None
    assert before.loonwaarde != after.loonwaarde
    signed = sign(assessor, meting_id)
    rapport = composed_signed(assessor, meting_id)
    assert rapport.eerste is not None
    assert rapport.eerste.loonwaarde_exact == before.loonwaarde_exact
    again = verifying.recompute(rapport.eerste.score_document)
    assert again.loonwaarde_exact == before.loonwaarde_exact
    assert signed.loonwaarde == after.loonwaarde


def composed_signed(session: Session, meting_id: str) -> Rapport:
    signed = session.store.metingen.signed(meting_id)
    assert signed is not None
    rapport: Rapport = signed.rapport
    return rapport


def test_the_first_value_can_be_undone_and_dropped(assessor: Session) -> None:
    meting_id = pilot.started(assessor, "arbolab")
    assert function_profile.keep_first_value(assessor, meting_id) is None
    inputs = OUTCOMES["arbolab/zes_criteria"]["document"]["inputs"]
    pilot.fill_inputs(assessor, meting_id, "arbolab", inputs)
    change = function_profile.keep_first_value(assessor, meting_id)
    assert change is not None
    kept = function_profile.first_value(assessor, meting_id)
    assert kept is not None
    assert kept.loonwaarde_exact == "70.59"
    change.backward()
    assert function_profile.first_value(assessor, meting_id) is None
    change.forward()
    function_profile.drop_first_value(assessor, meting_id)
    assert function_profile.first_value(assessor, meting_id) is None


def test_a_profile_is_filled_in_as_one_step(assessor: Session) -> None:
    meting_id = pilot.started(assessor, "arbolab")
    eisen = {f"M{n}": n % 6 for n in range(1, 30)}
    gewichten = {f"M{n}": 1 + n % 5 for n in range(1, 30)}
    change = function_profile.fill_profile(assessor, meting_id, eisen, gewichten, "Inpakker")
    state = answering.form_state(assessor, meting_id)
    assert (state.value("eis_M4"), state.value("gewicht_M4")) == ("4", "5")
    assert change.label == "Inpakker"
    change.backward()
    assert answering.form_state(assessor, meting_id).value("eis_M4") is None


def test_reports_of_before_are_read_as_they_were(assessor: Session) -> None:
    meting_id = ready(assessor, "vta")
    body = json.loads(composed(assessor, meting_id).model_dump_json())
    for name in ("methode_naam", "scores", "antwoorden", "terzijde", "aannames", "eerste"):
        del body[name]
    old = Rapport.model_validate_json(json.dumps(body))
    assert (old.scores, old.eerste, old.methode_naam) == ((), None, "")


def test_an_nvt_mark_is_told_as_nvt(assessor: Session) -> None:
    meting_id = ready(assessor, "activa")
    answering.put(assessor, meting_id, "B2", "", mark=Mark.NVT)
    lines = {line.invoer: line.vastgesteld for line in composed(assessor, meting_id).scores}
    assert lines["B2"] == NVT


def test_a_score_stands_beside_what_the_function_asks(assessor: Session) -> None:
    meting_id = ready(assessor, "arbolab")
    lines = {line.invoer: line for line in composed(assessor, meting_id).scores}
    assert (lines["M1"].vastgesteld, lines["M1"].norm, lines["M1"].deel) == ("4", "5", 80)
    assert (lines["profiel.M1.eis"].norm, lines["profiel.M1.eis"].deel) == ("", None)
    assert "M2" not in lines
