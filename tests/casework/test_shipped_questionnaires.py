"""Every shipped questionnaire of the pilot as its readers fill it in: items, proposals, a signature.

`tests/cases/evidence` says per method what people answer and what it comes to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from ld_desktop import datafile
from ld_desktop.casework import answering, measuring, offering, settling, signing, subjects
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Mark, Respondent
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.definition import GroupQuestion, Question
from ld_desktop.forms.navigation import all_questions, question_at
from ld_desktop.methods import catalogue, evidence_file
from ld_desktop.methods.document import score
from tests.casework import pilot
from tests.casework.test_pilot_signing import draw
from tests.methods.test_every_method import OUTCOMES

W, N, T, V = Respondent
VERSION = "2010.1"
FOLDER = Path(__file__).parents[1] / "cases" / "evidence"
CASES = {file.stem: datafile.read(file)[0] for file in sorted(FOLDER.glob("*.toml"))}
_MISSING = ("answer.missing", "answer.missing_soft")
_ROUNDS = 12  # an answer may show further questions


def test_every_method_of_the_pilot_can_be_measured_with() -> None:
    offered = {offer.id for offer in offering.methods_on_offer()}
    assert offered == set(catalogue.ids())
    assert set(CASES) == offered - {"uniform"}


def items_said(
    case: Mapping[str, Any], method: str
) -> Iterator[tuple[tuple[str, Respondent], str]]:
    """What everyone answers to the items behind each input, so that it comes to the input's score."""
    inputs = OUTCOMES[case["document"]]["document"]["inputs"]
    form = dict(all_questions(subjects.method_questionnaire(method, VERSION)))
    parted = {entry["input"]: entry for entry in case.get("parted", ())}
    for entry in evidence_file.shipped(method, VERSION).scores:
        wanted = _score(entry.input, inputs)
        if wanted is None or "." in entry.input:
            continue
        own = parted.get(entry.input, {})
        for who, names in ((W, entry.werkgever), (N, entry.werknemer)):
            for name in names:
                points = [int(option.id) for option in getattr(form[name], "options", ())]
                point = int(own.get(who.value, wanted))
                turned = min(points) + max(points) - point if name in entry.mirrored else point
                yield (name, who), str(turned)
    for name, own in parted.items():
        if "toetser" in own:
            yield (name, T), own["toetser"]


def _score(question: str, inputs: Mapping[str, Any]) -> object:
    """The score of an input by the id of its question: `M1`, or `eis_M1` in the profile."""
    prefix, _, key = question.partition("_")
    field = {"kbb": "vastgesteld"}.get(prefix, prefix)
    for name in ("profiel", "eisen", "competenties"):
        entry = inputs.get(name, {}).get(key)
        if entry is not None:
            return entry[field] if isinstance(entry, Mapping) else entry
    found = inputs.get(question)
    return None if found == "nvt" else found


@pytest.mark.parametrize("method", CASES)
def test_what_people_say_comes_to_the_loonwaarde_of_the_document(
    assessor: Session, method: str
) -> None:
    case = CASES[method]
    document = OUTCOMES[case["document"]]["document"]
    meting_id = pilot.started(assessor, method)
    _tell(assessor, meting_id, case)
    pilot.answer(assessor, meting_id, dict(items_said(case, method)))
    taken = _take_all(assessor, meting_id)
    rest = {k: v for k, v in document["inputs"].items() if k not in taken}
    pilot.fill_inputs(assessor, meting_id, method, _without(rest, taken))
    for name in case.get("nvt", ()):
        answering.put(assessor, meting_id, name, "", mark=Mark.NVT)
    found = measuring.outcome(assessor, meting_id)
    assert found.problems == ()
    assert found.result is not None
    inputs = {**document["inputs"], **dict.fromkeys(case.get("nvt", ()), "nvt")}
    expected = score({**document, "inputs": inputs})
    assert found.result.loonwaarde_exact == expected.loonwaarde_exact
    assert found.result.loonwaarde_exact == case.get("loonwaarde_exact", expected.loonwaarde_exact)
    _check_parted(assessor, meting_id, case)


def _tell(session: Session, meting_id: str, case: Mapping[str, Any]) -> None:
    """What the assessor chooses before anything is scored."""
    told = {(path, V): text for path, text in case.get("answers", {}).items()}
    pilot.answer(session, meting_id, told)


def _take_all(session: Session, meting_id: str) -> set[str]:
    """Take every proposal over, section by section, and give what was established so."""
    lines = settling.score_lines(session, meting_id)
    for section in dict.fromkeys(line.section for line in lines.values()):
        change = settling.take_proposals(session, meting_id, section)
        if change is not None:
            change.backward()
            change.forward()
    return {path for path, line in lines.items() if line.voorstel}


def _without(inputs: Mapping[str, Any], taken: set[str]) -> dict[str, Any]:
    """The fields of the profile that were not established by a proposal."""
    kept = dict(inputs)
    if "profiel" in kept and isinstance(kept["profiel"], Mapping):
        kept["profiel"] = {
            key: {field: value for field, value in line.items() if f"{field}_{key}" not in taken}
            for key, line in kept["profiel"].items()
        }
    return kept


def _check_parted(session: Session, meting_id: str, case: Mapping[str, Any]) -> None:
    lines = settling.score_lines(session, meting_id)
    state = answering.form_state(session, meting_id)
    for entry in case.get("parted", ()):
        assert lines[entry["input"]].voorstel == entry["voorstel"]
        problems = [p.code for p in state.problems if p.path == entry["input"]]
        assert problems == list(entry["problems"])


@pytest.mark.parametrize("method", CASES)
def test_a_questionnaire_can_be_filled_in_to_the_end_and_signed(
    assessor: Session, method: str
) -> None:
    meting_id = pilot.started(assessor, method)
    pilot.fill_common(assessor, meting_id)
    _tell(assessor, meting_id, CASES[method])
    inputs = OUTCOMES[CASES[method]["document"]]["document"]["inputs"]
    pilot.fill_inputs(assessor, meting_id, method, inputs)
    left = _fill_rest(assessor, meting_id)
    assert left == []
    draw(assessor, meting_id)
    job = signing.prepare(assessor, meting_id, "Voorbeeldstad")
    signed = signing.finish(assessor, job.run(lambda *_: None, lambda: False))
    assert all(check.ok for check in signed.checks)


def _fill_rest(session: Session, meting_id: str) -> list[str]:
    """Answer what is still asked and give reasons where reasons are asked; what is left blocks."""
    for _ in range(_ROUNDS):
        waiting = [p for p in signing.blocking(session, meting_id) if "signature" not in p.code]
        if not waiting:
            break
        for problem in waiting:
            _settle(session, meting_id, problem)
    waiting = [p for p in signing.blocking(session, meting_id) if "signature" not in p.code]
    return [f"{p.code} {p.path} {dict(p.values)}" for p in waiting]


def _settle(session: Session, meting_id: str, problem: Problem) -> None:
    path = problem.path or ""
    meting = measuring.find_meting(session, meting_id)
    question = question_at(subjects.method_questionnaire(meting.method, VERSION), path)
    soft = problem.severity is Severity.SOFT
    if isinstance(question, GroupQuestion) and not soft:
        rows = " ".join(f"t{number}" for number in range(1, max(question.min_rows, 1) + 1))
        answering.put(session, meting_id, path, "" if problem.code.startswith("rule.") else rows)
    elif problem.code in _MISSING and question is not None and question.kind != "group":
        for who in question.respondents:
            answering.put(session, meting_id, path, _plausible(session, question), who)
    elif soft:
        answering.accept(session, meting_id, problem.code, path, "Besproken en vastgelegd.")


def _plausible(session: Session, question: Question) -> str:
    """Something that this question takes."""
    match question.kind:
        case "scale":
            text = question.options[len(question.options) // 2].id
        case "choice" | "multiple":
            text = question.options[0].id
        case "yes_no":
            text = "ja"
        case "date":
            text = f"{session.today():%d-%m-%Y}"
        case "number" | "money":
            text = str(question.minimum or question.maximum or 1).replace(".", ",")
        case _:
            text = "Gezien en besproken."
    return text
