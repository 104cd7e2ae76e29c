"""What employer, employee and assessor said beside the score that counts, and what asks a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ld_desktop.casework import method_check
from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.problems import Problem, Severity

if TYPE_CHECKING:
    from fractions import Fraction

    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.state import FormState, QuestionState
    from ld_desktop.methods.evidence_scores import InputScores

_ESTABLISHED = Respondent.VASTGESTELD


@dataclass(frozen=True)
class ScoreLine:
    """What stands beside the question of a scored input; numbers as text with a comma.

    Attributes:
        path: the question.
        label: its short name, with its row.
        section: where it is asked.
        persons: what each person's answers come to; who said nothing is absent.
        items: the paths of the answers behind each of those.
        voorstel: what the program proposes to establish; empty when nobody said anything.
        established: what was established; empty when nothing was, or n.v.t.
        verschil: two persons differ too much to go without a reason.
        inconsistent: whose own answers contradict each other.
        afwijking: what was established lies too far from the proposal.
        reason: the words that settle all of that.
    """

    path: str
    label: str
    section: str
    persons: Mapping[Respondent, str]
    voorstel: str
    established: str
    verschil: bool
    inconsistent: tuple[Respondent, ...]
    afwijking: bool
    reason: str
    items: Mapping[Respondent, tuple[str, ...]] = field(default_factory=dict)


def lines_of(state: FormState, meting: Meting) -> Iterator[ScoreLine]:
    """A line for every scored input that is asked now and that several people may speak about."""
    asked = {
        question.path: question
        for question in state.questions
        if question.visible and not question.set_aside and question.respondent is _ESTABLISHED
    }
    for scores in scores_of(state, meting):
        question = asked.get(scores.input)
        if question is not None and not scores.nvt:
            yield _line(question, scores, state)


def scores_of(state: FormState, meting: Meting) -> tuple[InputScores, ...]:
    """The exact scores behind the lines."""
    from ld_desktop.methods import evidence_scores

    given = method_check.given_of(state)
    return evidence_scores.scores_of(meting.method, meting.method_version, given)


def problems(state: FormState, meting: Meting) -> tuple[Problem, ...]:
    """What nobody gave a reason for: differences, contradictions, and scores that do not count."""
    found = [
        problem
        for line in lines_of(state, meting)
        if not line.reason.strip()
        for problem in _problems(line)
    ]
    return (*found, *_uncounted(state, meting))


def label_of(question: QuestionState, state: FormState) -> str:
    """The short name of a question; of a cell with its row in front, by name or else by number."""
    if question.row is None:
        return question.question.label
    group = question.path.partition(".")[0]
    number = state.rows.get(group, (question.row,)).index(question.row) + 1
    return f"{state.value(f'{group}.{question.row}.naam') or number}: {question.question.label}"


def _line(question: QuestionState, scores: InputScores, state: FormState) -> ScoreLine:
    return ScoreLine(
        path=question.path,
        label=label_of(question, state),
        section=question.section,
        persons={
            who: _text(person.score)
            for who, person in scores.persons.items()
            if person.score is not None
        },
        voorstel=_text(scores.proposed()),
        established=_text(scores.established),
        verschil=scores.verschil,
        inconsistent=scores.inconsistent,
        afwijking=scores.afwijking,
        reason=question.answer.reason if question.answer else "",
        items={who: person.items for who, person in scores.persons.items()},
    )


def _problems(line: ScoreLine) -> Iterator[Problem]:
    said = ", ".join(f"{who} {text}" for who, text in line.persons.items())
    label = ("label", line.label)
    if line.verschil:
        yield _soft("casework.verschil", line, label, ("said", said))
    if line.inconsistent:
        who = " en ".join(line.inconsistent)
        yield _soft("casework.inconsistentie", line, label, ("who", who))
    if line.afwijking:
        values = (label, ("established", line.established), ("proposal", line.voorstel))
        yield _soft("casework.afwijking", line, *values)


def _uncounted(state: FormState, meting: Meting) -> Iterator[Problem]:
    """What was scored and is no input, because no row of its table asks it."""
    from ld_desktop.methods import evidence_file

    method, version = meting.method, meting.method_version
    if evidence_file.has_file(method) and evidence_file.shipped(method, version).names_keys:
        for table, keys in method_check.evidence_of(state, meting).unused.items():
            values = (("codes", ", ".join(keys)),)
            yield Problem("casework.telt_niet_mee", Severity.SOFT, table, values)


def _soft(code: str, line: ScoreLine, *values: tuple[str, str]) -> Problem:
    return Problem(code, Severity.SOFT, line.path, values)


def _text(number: Fraction | None) -> str:
    from ld_desktop.methods.evidence_scores import as_shown

    return "" if number is None else as_shown(number)
