"""Each questionnaire filled in completely: as its respondent would, from paper, and by the assessor.

What comes of it are the inputs of the method. Every measurement is made once for all tests here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from ld_desktop.casework import answering, measuring, settling, starting
from ld_desktop.casework.session import Session, local_day
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Origin, Respondent
from ld_desktop.domain.problems import Severity
from ld_desktop.forms.definition import GroupQuestion, ScaleQuestion
from ld_desktop.forms.navigation import all_questions
from ld_desktop.forms.state import QuestionState
from ld_desktop.methods import evidence_file
from tests.helpers import stores
from tests.helpers.whole_metingen import JOBS, Desk, Job, Whole
from tests.methods import answers_of

_V = Respondent.VASTGESTELD
_FEW = 3  # questions of a part that its own answers leave out
_LEAST_TAKEN = 2
_MISSING = ("answer.missing", "answer.missing_soft")
every_job = pytest.mark.parametrize("job", JOBS, ids=[job.name for job in JOBS])
with_parts = pytest.mark.parametrize(
    "job", [job for job in JOBS if job.parts()], ids=[job.name for job in JOBS if job.parts()]
)


@pytest.fixture(scope="module")
def desk(templates: stores.Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    target = tmp_path_factory.mktemp("filled_in") / "store"
    shutil.copytree(templates.assessor, target)
    session = starting.unlock(target / "store.ldstore", stores.PASSPHRASE, stores.Ticking())
    yield Desk(session)
    starting.lock(session)


def _asked(session: Session, meting_id: str, job: Job, part: str) -> list[QuestionState]:
    """The questions of a part that are asked now, without the assessor's choice to use it."""
    sections = {each.id for each in job.questionnaire.sections if each.part == part}
    return [
        each
        for each in answering.form_state(session, meting_id).questions
        if each.section in sections and each.visible and each.path != f"deel_{part}"
    ]


def _is_empty(question: QuestionState) -> bool:
    answer = question.answer
    return answer is None or (not answer.text.strip() and answer.mark is Mark.GEGEVEN)


def _answers(session: Session, meting_id: str, job: Job, part: str) -> dict[AnswerKey, Answer]:
    return {
        AnswerKey(each.path, each.respondent): each.answer
        for each in _asked(session, meting_id, job, part)
        if each.answer is not None
    }


@with_parts
def test_nothing_that_a_respondent_is_asked_stays_open(desk: Desk, job: Job) -> None:
    whole = desk.filled(job)
    assert whole.efforts
    for part, (screen, paper) in whole.efforts.items():
        for meting_id, effort in ((whole.on_screen, screen), (whole.on_paper, paper)):
            asked = _asked(desk.session, meting_id, job, part)
            assert [each.path for each in asked if _is_empty(each)] == []
            cells = [each for each in asked if not isinstance(each.question, GroupQuestion)]
            assert effort.questions == len(cells) >= 8
            wrong = [
                (problem.code, each.path)
                for each in asked
                for problem in each.problems
                if problem.severity is Severity.HARD
            ]
            assert wrong == []


@with_parts
def test_screen_and_paper_keep_the_same_answers(desk: Desk, job: Job) -> None:
    whole = desk.filled(job)
    for part in whole.efforts:
        screen = _answers(desk.session, whole.on_screen, job, part)
        paper = _answers(desk.session, whole.on_paper, job, part)
        assert _said(screen) == _said(paper)
        assert {answer.origin for answer in screen.values()} == {Origin.SCHERM}
        assert {answer.origin for answer in paper.values()} == {Origin.PAPIER}
        days = {f"{local_day(answer.at):%d-%m-%Y}" for answer in paper.values()}
        assert days == {whole.plan.day}


def _said(answers: dict[AnswerKey, Answer]) -> dict[AnswerKey, tuple[str, Mark]]:
    return {key: (answer.text, answer.mark) for key, answer in answers.items()}


@with_parts
def test_every_respondent_is_asked_all_of_the_questionnaire(desk: Desk, job: Job) -> None:
    """What a part leaves out hangs on an answer of its own, or on the other variant."""
    whole = desk.filled(job)
    for part in whole.efforts:
        asked = {
            each.path.split(".")[0] for each in _asked(desk.session, whole.on_screen, job, part)
        }
        unasked = [
            question
            for section in job.questionnaire.sections
            if section.part == part
            for question in section.questions
            if question.id not in {*asked, f"deel_{part}"}
        ]
        assert [question.id for question in unasked if question.when is None] == []
        assert job.method == "matchcare" or len(unasked) <= _FEW


def test_the_variants_of_matchcare_together_ask_every_picture(desk: Desk) -> None:
    jobs = [job for job in JOBS if job.method == "matchcare"]
    asked = {
        each.path
        for job in jobs
        for each in _asked(desk.session, desk.filled(job).on_screen, job, "beelden")
    }
    sections = [each for each in jobs[0].questionnaire.sections if each.part == "beelden"]
    pictured = {question.id for section in sections for question in section.questions}
    assert asked == pictured
    assert len(pictured) == 40


@with_parts
def test_each_persons_mean_stands_beside_every_score(desk: Desk, job: Job) -> None:
    """The mean worked out here once more, from the answers that lie in the store."""
    whole = desk.filled(job)
    for meting_id in (whole.on_screen, whole.on_paper):
        lines = settling.score_lines(desk.session, meting_id)
        found, expected = {}, {}
        for who in (Respondent.WERKGEVER, Respondent.WERKNEMER):
            means = dict(_means(desk.session, meting_id, whole, who))
            expected |= {(name, who): text for name, text in means.items() if name in lines}
            found |= {
                (path, who): line.persons[who]
                for path, line in lines.items()
                if who in line.persons and "." not in path
            }
        assert found == expected
        assert bool(found) is any(entry.input and entry.items for entry in _scores(job))


def _scores(job: Job) -> tuple[evidence_file.ScoreEvidence, ...]:
    return evidence_file.shipped(job.method, "2010.1").scores


def _means(
    session: Session, meting_id: str, whole: Whole, who: Respondent
) -> Iterator[tuple[str, str]]:
    form = dict(all_questions(whole.job.questionnaire))
    counting = {
        each.path
        for each in answering.form_state(session, meting_id).questions
        if each.visible and each.respondent is who and each.value is not None
    }
    for entry in _scores(whole.job):
        items = [i for i in getattr(entry, who.value) if i in counting]
        points = [
            _turned(form[item], _point(session, meting_id, item, who), item in entry.mirrored)
            for item in items
        ]
        if points:
            yield entry.id, _text(sum(points, Fraction()) / len(points))


def _point(session: Session, meting_id: str, path: str, who: Respondent) -> Fraction:
    answer = session.store.answers.get(meting_id, AnswerKey(path, who))
    assert answer is not None
    return Fraction(answer.text.replace(",", "."))


def _turned(question: object, point: Fraction, mirrored: bool) -> Fraction:
    if not mirrored:
        return point
    assert isinstance(question, ScaleQuestion)
    ends = [Fraction(option.id) for option in question.options]
    return min(ends) + max(ends) - point


def _text(number: Fraction) -> str:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return f"{rounded:f}".replace(".", ",")


@every_job
def test_the_assessor_gets_to_the_end_and_sees_the_outcome(desk: Desk, job: Job) -> None:
    whole = desk.walked(job)
    state = answering.form_state(desk.session, whole.on_screen)
    hard = [
        (problem.code, problem.path)
        for problem in state.problems
        if problem.severity is Severity.HARD
    ]
    assert hard == []
    assert [p.path for p in state.problems if p.code in _MISSING] == []
    assert whole.left == ()
    asked = {each.section for each in state.questions if each.visible}
    assert asked <= {each.split(".")[0] for each in whole.seen}
    found = measuring.outcome(desk.session, whole.on_screen)
    assert found.result is not None
    assert whole.outcome == f"{found.result.loonwaarde} %"


@with_parts
def test_what_was_proposed_and_taken_over_is_what_the_method_counts_with(
    desk: Desk, job: Job
) -> None:
    whole = desk.walked(job)
    made = measuring.document_and_result(desk.session, whole.on_screen)
    assert made is not None
    inputs = made[0]["inputs"]
    given = answers_of.given(job.method, inputs)  # type: ignore[arg-type]  # of a score document
    rows = answering.form_state(desk.session, whole.on_screen).rows
    names = {
        path: f"{group}.{ours}"
        for group, theirs in given.rows.items()
        for ours, path in zip(theirs, (f"{group}.{row}" for row in rows[group]), strict=True)
    }
    own = {entry.question for entry in _scores(job)}
    taken = 0
    for path, line in settling.score_lines(desk.session, whole.on_screen).items():
        if not line.voorstel or path in own:
            continue
        row, _, cell = path.rpartition(".")
        key = (f"{names[row]}.{cell}" if row else path, _V)
        assert line.established == line.voorstel
        assert Decimal(str(given.values[key])) == Decimal(line.voorstel.replace(",", "."))
        answer = desk.session.store.answers.get(whole.on_screen, AnswerKey(path, _V))
        assert answer is not None
        assert answer.origin is Origin.VOORSTEL
        taken += 1
    assert taken >= _LEAST_TAKEN
