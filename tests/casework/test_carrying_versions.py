"""A re-measurement with a version two further than the one before: what came along, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ld_desktop.casework import (
    answering,
    carrying_over,
    carrying_versions,
    measuring,
    settling,
    signing,
    subjects,
)
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Mark, Origin, Respondent
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.lint_versions import mapping_complaints
from ld_desktop.forms.versions import load_mapping
from ld_desktop.messages import LANGUAGES, problem_sentence
from ld_desktop.methods import catalogue, evidence_file
from ld_desktop.methods.evidence_file import EvidenceFile
from tests.casework import pilot
from tests.casework.test_pilot_signing import ready, sign
from tests.helpers import pilot_forms

W, N, T, V = Respondent
OLD, BETWEEN, NEW = "2010.1", "2011.1", "2012.1"
MAPPINGS = {
    BETWEEN: """
from = "2010.1"
dropped = ["wn_a3_1"]
[questions]
indruk = "beeld"
[merge]
wg_a3 = { of = ["wg_a3_1", "wg_a3_2"], by = "mean" }
[reasons]
wn_a3_1 = "Over klanten vertelt de werknemer voortaan in het gesprek."
""",
    NEW: """
from = "2011.1"
[split]
beeld = ["beeld_werk", "beeld_omgang"]
[scales]
wg_a3 = { earlier = [1, 5], newer = [1, 10] }
[reasons]
beeld = "Werk en omgang zijn voortaan twee vragen."
""",
}
Form = Callable[[str, str], Questionnaire]


@pytest.fixture(autouse=True)
def small_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot_forms.install(monkeypatch)


@pytest.fixture
def first(assessor: Session) -> str:
    """A signed measurement with the version of 2010 in which everyone spoke."""
    meting_id = ready(assessor, "activa")
    said = {("wg_a3_1", W): "4", ("wg_a3_2", W): "2", ("wn_a3_1", N): "4"}
    pilot.answer(assessor, meting_id, said)
    answering.put(assessor, meting_id, "A3", "3,5")
    answering.put(assessor, meting_id, "B1", "", mark=Mark.NVT)
    sign(assessor, meting_id)
    return meting_id


@pytest.fixture
def newer(
    first: str,  # noqa: ARG001 - measured before there was a newer version
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[None]:
    """From now on the method is two versions further, with other questions in each."""
    old = catalogue.find("activa", OLD)
    made = {NEW: lambda: replace(old, version=NEW), BETWEEN: lambda: replace(old, version=BETWEEN)}
    monkeypatch.setitem(catalogue._METHODS, "activa", {**made, **catalogue._METHODS["activa"]})  # type: ignore[arg-type]
    forms, evidence = subjects.method_questionnaire, evidence_file.shipped

    def form(method: str, version: str) -> Questionnaire:
        found = forms(method, OLD if method == "activa" else version)
        return _changed(found, version) if method == "activa" and version != OLD else found

    def same_evidence(method: str, version: str) -> EvidenceFile:
        return evidence(method, OLD if method == "activa" else version)

    def file(method: str, version: str) -> Path:
        path = tmp_path / f"{method}-{version}.toml"
        if version in MAPPINGS and not path.exists():
            path.write_text(MAPPINGS[version], encoding="utf-8")
        return path

    monkeypatch.setattr(subjects, "method_questionnaire", form)
    monkeypatch.setattr(evidence_file, "shipped", same_evidence)
    monkeypatch.setattr(carrying_versions, "mapping_file", file)
    yield
    for cached in (catalogue.find, catalogue.describe, catalogue.definition_sha256):
        cached.cache_clear()


def _changed(form: Questionnaire, version: str) -> Questionnaire:
    """The questionnaire with the questions of a later version."""
    table = form.model_dump(mode="json")
    for section in table["sections"]:
        section["questions"] = [
            new for question in section["questions"] for new in _later(question, version)
        ]
    return Questionnaire.model_validate({**table, "version": version})


def _later(question: dict[str, object], version: str) -> list[dict[str, object]]:
    last = version == NEW
    if question["id"] == "indruk":
        return [
            {**question, "id": name}
            for name in (["beeld_werk", "beeld_omgang"] if last else ["beeld"])
        ]
    if question["id"] == "wg_a3_1":
        points = [{"id": str(n), "text": f"Punt {n}."} for n in range(1, 11 if last else 6)]
        return [{**question, "id": "wg_a3", "options": points, "bands": []}]
    return [] if question["id"] in {"wg_a3_2", "wn_a3_1"} else [question]


def again(session: Session, meting_id: str, soort: MetingSoort = MetingSoort.HERHALING) -> str:
    placement = measuring.find_meting(session, meting_id).placement_id
    return measuring.start_meting(session, placement, soort, method="activa")


def hints(session: Session, meting_id: str) -> dict[tuple[str, str | None], Problem]:
    state = answering.form_state(session, meting_id)
    found = [p for p in state.problems if p.code.startswith("casework.carried_")]
    assert all(problem.severity is Severity.HINT for problem in found)
    return {(p.code.removeprefix("casework.carried_"), p.path): p for p in found}


@pytest.mark.usefixtures("newer")
def test_the_mappings_of_this_fixture_are_sound() -> None:
    for version, earlier in ((BETWEEN, OLD), (NEW, BETWEEN)):
        mapping = load_mapping(carrying_versions.mapping_file("activa", version))
        both = [subjects.method_questionnaire("activa", each) for each in (earlier, version)]
        assert list(mapping_complaints(mapping, *both)) == []


@pytest.mark.usefixtures("newer")
def test_answers_come_along_over_two_versions(assessor: Session, first: str) -> None:
    new = again(assessor, first)
    assert measuring.find_meting(assessor, new).method_version == NEW
    state = answering.form_state(assessor, new)
    assert str(state.value("A3")) == "3.5"
    assert state.value("beeld_werk") == state.value("beeld_omgang") == "Werkt rustig door."
    assert state.value("wg_a3", W) == "6", "the mean of 4 and 2 on 1–5 is 5,5 on 1–10: a point"
    kept = assessor.store.answers.get(new, AnswerKey("B1", V))
    assert kept is not None
    assert (kept.mark, kept.origin) == (Mark.NVT, Origin.OVERGENOMEN)
    previous = carrying_over.previous_answers(assessor, new)
    assert previous[AnswerKey("wg_a3", W)].typed == "6"
    assert previous[AnswerKey("A3", V)].text == "3,5"


@pytest.mark.usefixtures("newer")
def test_each_answer_that_changed_or_was_lost_says_so(assessor: Session, first: str) -> None:
    new = again(assessor, first)
    told = hints(assessor, new)
    assert told.keys() == {
        ("split", "beeld_werk"),
        ("split", "beeld_omgang"),
        ("converted", "wg_a3"),
        ("dropped", None),
    }
    lost = problem_sentence(told["dropped", None])
    assert "Over klanten vertelt de werknemer voortaan in het gesprek." in lost
    assert BETWEEN in lost
    converted = problem_sentence(told["converted", "wg_a3"])
    assert "Punt 6." in converted
    assert NEW in converted
    for language in LANGUAGES:
        for problem in told.values():
            assert "{" not in problem_sentence(problem, language)
    assert "twee vragen" in problem_sentence(told["split", "beeld_werk"])


@pytest.mark.usefixtures("newer")
def test_what_was_confirmed_or_given_anew_needs_no_more_words(
    assessor: Session, first: str
) -> None:
    new = again(assessor, first)
    settling.confirm(assessor, new, ["beeld_werk"])
    answering.put(assessor, new, "wg_a3", "7", W)
    assert hints(assessor, new).keys() == {("split", "beeld_omgang"), ("dropped", None)}
    assert "casework.carried_dropped" not in {p.code for p in signing.blocking(assessor, new)}


@pytest.mark.usefixtures("newer")
def test_a_second_opinion_and_a_correction_hear_nothing_of_it(
    assessor: Session, first: str
) -> None:
    correction = signing.start_correction(assessor, first, "Verkeerde score")
    assert measuring.find_meting(assessor, correction).method_version == OLD
    assert hints(assessor, correction) == {}
    assert hints(assessor, again(assessor, first, MetingSoort.SECOND_OPINION)) == {}


def test_within_one_version_there_is_nothing_to_tell(assessor: Session, first: str) -> None:
    assert hints(assessor, again(assessor, first)) == {}
