"""Every refusal of every method leads to a place on screen, and stands in the list of problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache

import pytest

from ld_desktop.casework import method_check, subjects
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Respondent
from ld_desktop.domain.meting import Meting, MetingSoort, MetingState
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.trace import ScoreResult
from ld_desktop.forms import floor
from ld_desktop.forms.conditions import leaves
from ld_desktop.forms.definition import GroupQuestion, MultipleQuestion, Question
from ld_desktop.forms.evaluate import evaluate, evaluate_after
from ld_desktop.forms.state import FormState
from ld_desktop.forms.visible import visible_place
from ld_desktop.messages import problem_sentence

_AT = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
_TODAY = date(2026, 3, 6)
_VAST = Respondent.VASTGESTELD
_NVT = "n.v.t."  # in a scene: the mark, not the words


@dataclass(frozen=True)
class Job:
    """A method, or a variant of it, filled in whole; `told` are answers that must fit together."""

    name: str
    method: str
    told: Mapping[str, str] = field(default_factory=dict)
    version: str = "2010.1"


_JOBS = {
    job.name: job
    for job in (
        Job("activa", "activa"),
        Job("arbolab", "arbolab"),
        Job("dariuz", "dariuz", {"begeleiding_pct": "0"}),
        Job("loonbalans", "loonbalans"),
        Job(
            "bepaling",
            "matchcare",
            {
                "modus": "bepaling",
                "competenties_werk": "A B C D E F G H I J",
                "activiteiten": "t1 t2",
                "activiteiten.t1.gewicht": "60",
                "activiteiten.t1.competenties": "A B C D E",
                "activiteiten.t2.gewicht": "40",
                "activiteiten.t2.competenties": "F G H I J",
            },
        ),
        Job("indicatie", "matchcare", {"modus": "indicatie", "competenties_bekend": "A B C D E"}),
        Job("vta", "vta", {"taken": "t1 t2", "taken.t1.belang": "60", "taken.t2.belang": "40"}),
        Job(
            "uniform",
            "uniform",
            {"regulier": "nee", "taken.t1.uren": "16", "taken.t2.uren": "8", "taken.t3.uren": "8"},
            "2021.1",
        ),
    )
}

# What is answered otherwise, and where the refusals then lead, in the code of each.
_SCENES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "a whole part n.v.t.": (
        "activa",
        {f"A{number}": _NVT for number in range(1, 5)},
        {f"A{number}": "input_all_nvt" for number in range(1, 5)},
    ),
    "n.v.t. where the function asks it": ("arbolab", {"M3": _NVT}, {"M3": "input_contradicts"}),
    "a profile that asks nothing": (
        "arbolab",
        {f"eis_M{number}": "0" for number in range(1, 30)},
        {"eis_M1": "input_missing"},
    ),
    "all competences n.v.t. (Dariuz)": (
        "dariuz",
        {f"K{number}": _NVT for number in range(1, 9)},
        {f"K{number}": "input_all_nvt" for number in range(1, 9)},
    ),
    "guidance outside its category": (
        "dariuz",
        {"begeleiding_pct": "7,5"},
        {"begeleiding_pct": "input_contradicts"},
    ),
    "all competences n.v.t. (Loonbalans)": (
        "loonbalans",
        {f"E{number}": _NVT for number in range(1, 14)},
        {f"E{number}": "input_all_nvt" for number in range(1, 14)},
    ),
    "weights of activities": (
        "bepaling",
        {"activiteiten.t1.gewicht": "61"},
        {"activiteiten": "input_contradicts"},
    ),
    "a competence that was not chosen": (
        "bepaling",
        {"competenties_werk": "A B C D E F G H I"},
        {"competenties_werk": "input_not_asked"},
    ),
    "an activity with nothing left": (
        "bepaling",
        {f"kbb_{code}": _NVT for code in "ABCDE"},
        {f"kbb_{code}": "input_all_nvt" for code in "ABCDE"},
    ),
    "no kind of measurement": ("bepaling", {"modus": ""}, {"modus": "input_not_asked"}),
    "fewer than five competences": (
        "indicatie",
        {"competenties_bekend": "B C"},
        {"competenties_bekend": "input_contradicts"},
    ),
    "five chosen, one without a score": (
        "indicatie",
        {"kbb_C": _NVT},
        {"kbb_C": "input_contradicts"},
    ),
    "weights of tasks": ("vta", {"taken.t1.belang": "61"}, {"taken": "input_contradicts"}),
    "both social items n.v.t.": (
        "vta",
        {"taken.t1.A4": _NVT, "taken.t1.A5": _NVT},
        {"taken.t1.A4": "input_all_nvt", "taken.t1.A5": "input_all_nvt"},
    ),
    "hours that do not add up": (
        "uniform",
        {"taken.t1.uren": "17"},
        {"taken": "input_contradicts"},
    ),
    "not said whether the work is regular": (
        "uniform",
        {"regulier": ""},
        {"regulier": "input_not_asked"},
    ),
}  # fmt: skip


@cache
def base(name: str) -> tuple[dict[AnswerKey, Answer], FormState]:
    """Everything answered so that the method accepts it."""
    job = _JOBS[name]
    form = subjects.method_questionnaire(job.method, job.version)
    answers = floor.filled_in(form, _AT)
    told = {key: job.told[key.path] for key in answers if key.path in job.told}
    answers |= {key: answers[key].model_copy(update={"text": text}) for key, text in told.items()}
    return answers, evaluate(form, answers, today=_TODAY)


def meting(name: str) -> Meting:
    job = _JOBS[name]
    return Meting(
        id="m",
        case_id="c",
        employer_id="w",
        placement_id="p",
        method=job.method,
        method_version=job.version,
        soort=MetingSoort.EERSTE,
        state=MetingState.CONCEPT,
        started_at=_AT,
        changed_at=_AT,
    )


def changed(name: str, texts: Mapping[str, str]) -> FormState:
    """The form with other answers, of whoever's answer counts."""
    answers, before = base(name)
    form = before.walk.plan.questionnaire if before.walk else None
    assert form is not None
    after = dict(answers)
    for path, text in texts.items():
        who = {key.respondent for key in answers if key.path == path}
        assert who, path
        key = AnswerKey(path, _VAST if _VAST in who else min(who))
        given = {"text": text} if text != _NVT else {"text": "", "mark": Mark.NVT}
        after[key] = answers[key].model_copy(update=given)
    return evaluate_after(before, form, after, today=_TODAY, touched=tuple(texts))


def refusals(name: str, state: FormState) -> tuple[Problem, ...]:
    found = method_check.calculate(state, meting(name))
    return () if isinstance(found, ScoreResult) else found


@pytest.mark.parametrize("name", _JOBS)
def test_the_whole_form_is_accepted(name: str) -> None:
    assert refusals(name, base(name)[1]) == ()


@pytest.mark.parametrize("scene", _SCENES)
def test_a_refusal_leads_to_a_visible_question(scene: str) -> None:
    name, texts, expected = _SCENES[scene]
    state = changed(name, texts)
    told = {problem.path: problem.code for problem in refusals(name, state)}
    assert told == {path: f"casework.{code}" for path, code in expected.items()}
    assert told.keys() <= {each.path for each in state.questions if each.visible}


@pytest.mark.parametrize("scene", _SCENES)
def test_a_refusal_is_in_the_list_of_problems(scene: str) -> None:
    name, texts, expected = _SCENES[scene]
    state = changed(name, texts)
    listed = (*state.problems, *method_check.method_problems(state, meting(name)))
    assert expected.keys() <= {p.path for p in listed if p.severity is Severity.HARD}
    for problem in listed:
        assert "object met" not in problem_sentence(problem)


@pytest.mark.parametrize("name", _JOBS)
def test_no_answer_brings_a_refusal_out_of_sight(name: str) -> None:
    """Each input of the method, and each question that decides about one, answered otherwise."""
    reached: Counter[str] = Counter()
    for path, question in sorted(_interesting(name).items()):
        for text in _others(question):
            state = changed(name, {path: text})
            shown = {each.path for each in state.questions if each.visible}
            found = refusals(name, state)
            reached.update(problem.code for problem in found)
            assert {problem.path for problem in found} <= shown, (path, text)
            listed = (*state.problems, *method_check.method_problems(state, meting(name)))
            assert {p.path for p in found} <= {p.path for p in listed}, (path, text)
    assert reached


def test_a_place_that_nothing_decides_about_stays_what_it_is() -> None:
    assert visible_place(base("vta")[1], "nergens") == "nergens"
    assert visible_place(base("vta")[1], "taken.t9.A1") == "taken"


def test_a_hidden_cell_leads_along_its_row_to_what_decides() -> None:
    counted = changed("uniform", {"taken.t2.tempo_wijze": ""})
    assert visible_place(counted, "taken.t2.tempo_aantal") == "taken.t2.tempo_wijze"
    assert visible_place(changed("uniform", {"regulier": ""}), "taken.t2.tempo") == "regulier"


def _interesting(name: str) -> dict[str, Question]:
    """The questions that give the inputs, and those that their conditions look at."""
    state = base(name)[1]
    asked = {each.path: each.question for each in state.questions}
    waiting = list(method_check.evidence_of(state, meting(name)).places.values())
    found: dict[str, Question] = {}
    while waiting:
        path = waiting.pop()
        if path in asked and path not in found:
            found[path] = asked[path]
            condition, row = asked[path].when, path.rpartition(".")[0]
            for leaf in leaves(condition) if condition is not None else ():
                waiting += [leaf.question, f"{row}.{leaf.question}"]
    return found


def _others(question: Question) -> Iterator[str]:
    """Other answers: none, n.v.t., and a few at the ends of what it takes."""
    options = [option.id for option in getattr(question, "options", ())]
    yield ""
    if question.allow_nvt:
        yield _NVT
    if isinstance(question, GroupQuestion):
        yield "t1"
    elif isinstance(question, MultipleQuestion):
        yield from (options[0], " ".join(options[:3]))
    elif options:
        yield from (options[0], options[-1])
    elif question.kind == "yes_no":
        yield from ("ja", "nee")
    elif question.kind in {"number", "money"}:
        yield from ("0", "1", "999")
