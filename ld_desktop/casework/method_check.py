"""Where a questionnaire meets its method: answers to inputs, refusals back to questions."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ld_desktop.domain.answers import Mark
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.trace import InputError, ScoreRefused, ScoreResult

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.state import FormState, QuestionState, SectionState
    from ld_desktop.methods.evidence_values import Evidence, Given
    from ld_desktop.rules.parameters import ParameterSet

_MISSING, _NVT = "ontbreekt", "nvt"
_CODES = {
    "buiten bereik": "casework.input_out_of_range",
    "verkeerd type": "casework.input_wrong_type",
    "onbekend": "casework.input_unknown",
    "strijdig": "casework.input_contradicts",
    "document": "casework.input_wrong_type",
}
_COUNTED = re.compile(r"(?:object met|lijst van) ([0-9]+)(?: sleutels)?")  # as refusals echo them


def given_of(state: FormState) -> Given:
    """The counting answers of a state, for a room that knows no questionnaires."""
    from ld_desktop.methods.evidence_values import Given

    left_out = (
        (question.path, question.respondent)
        for question in state.questions
        if question.visible and (question.set_aside or _is_nvt(question))
    )
    return Given(values=state.values, rows=state.rows, nvt=frozenset(left_out))


def evidence_of(state: FormState, meting: Meting) -> Evidence:
    """The inputs that the answers give to the method of a measurement."""
    from ld_desktop.methods.evidence import collect

    return collect(meting.method, meting.method_version, given_of(state))


def place_of_input(state: FormState, meting: Meting) -> Callable[[str], str]:
    """Gives the question behind an input of the method as results and traces name it."""
    return evidence_of(state, meting).place


def score_document(
    evidence: Evidence, meting: Meting, norms: ParameterSet | None = None
) -> dict[str, Any]:
    """The score document of these inputs, for the version this measurement started with.

    Args:
        evidence: the inputs.
        meting: says which method and version.
        norms: an office's own set. Its values are written out, so that the document alone says
            what it was computed with and anyone can compute it again without the set.
    """
    parameters = _written_out(norms, meting) if norms is not None else {}
    return {
        "method": meting.method,
        "method_version": meting.method_version,
        **({"parameters": parameters} if parameters else {}),
        "inputs": evidence.inputs,
    }


def calculate(
    state: FormState, meting: Meting, norms: ParameterSet | None = None
) -> ScoreResult | tuple[Problem, ...]:
    """The result of the method, or every reason why there is none yet, each leading to a question."""
    from ld_desktop.methods.document import score

    evidence = evidence_of(state, meting)
    try:
        return score(score_document(evidence, meting, norms), norms)
    except ScoreRefused as refused:
        return _problems(refused, evidence, state)


def method_problems(
    state: FormState, meting: Meting, norms: ParameterSet | None = None
) -> tuple[Problem, ...]:
    """What the method refuses, except where the questionnaire says already that something is wrong."""
    known = {problem.path for problem in state.problems if problem.severity is Severity.HARD}
    return tuple(
        problem for problem in _refusals(state, meting, norms) if problem.path not in known
    )


def with_problems(state: FormState, extra: Sequence[Problem]) -> FormState:
    """The state with problems that the questionnaire alone cannot see, each at its question."""
    if not extra:
        return state
    at: dict[str | None, list[Problem]] = {}
    for problem in extra:
        at.setdefault(problem.path, []).append(problem)
    return dataclasses.replace(
        state,
        problems=(*state.problems, *extra),
        questions=tuple(_told(question, at.get(question.path, ())) for question in state.questions),
        sections=tuple(_counted(section, state, at) for section in state.sections),
    )


def _told(question: QuestionState, here: Sequence[Problem]) -> QuestionState:
    """A question with what was found about it; with several respondents, at each of them."""
    if not here:
        return question
    return dataclasses.replace(question, problems=(*question.problems, *here))


def _counted(
    section: SectionState, state: FormState, at: Mapping[str | None, Sequence[Problem]]
) -> SectionState:
    from ld_desktop.forms.state import SectionStatus

    here = {question.path for question in state.questions if question.section == section.id}
    added = [problem for path in here for problem in at.get(path, ())]
    if not added:
        return section
    counts = Counter(section.problems) + Counter(problem.severity for problem in added)
    serious = any(problem.severity is not Severity.HINT for problem in added)
    status = SectionStatus.PROBLEMS if serious else section.status
    return dataclasses.replace(section, status=status, problems=counts)


def _written_out(norms: ParameterSet, meting: Meting) -> dict[str, object]:
    """The values of a set that are not the shipped ones, as a score document holds them."""
    from ld_desktop.methods.catalogue import find
    from ld_desktop.rules.numbers import exact_text

    standard = find(meting.method, meting.method_version).parameters.standard()
    return {
        name: Decimal(exact_text(value)) if isinstance(value, Fraction) else value
        for name, value in norms.values.items()
        if value != standard.values[name]
    }


def _is_nvt(question: QuestionState) -> bool:
    return question.answer is not None and question.answer.mark is Mark.NVT


def _refusals(state: FormState, meting: Meting, norms: ParameterSet | None) -> tuple[Problem, ...]:
    """The same as `calculate`, without the cost of a result that nobody asked for."""
    from ld_desktop.methods.document import score_short

    evidence = evidence_of(state, meting)
    try:
        score_short(score_document(evidence, meting, norms), norms)
    except ScoreRefused as refused:
        return _problems(refused, evidence, state)
    return ()


def _problems(refused: ScoreRefused, evidence: Evidence, state: FormState) -> tuple[Problem, ...]:
    """Each refusal at the question behind it; where that is not asked, at what decides about it."""
    from ld_desktop.forms.visible import visible_place

    places = [evidence.place(error.input) for error in refused.errors]
    return tuple(
        _problem(error, place, visible_place(state, place))
        for error, place in zip(refused.errors, places, strict=True)
    )


def _problem(error: InputError, meant: str, path: str) -> Problem:
    """A refusal in the words of a form: `meant` is the question behind it, `path` where it is told."""
    value = "" if error.value is None else str(error.value)
    return Problem(
        code=_missing(value, asked=path == meant)
        if error.problem == _MISSING
        else _CODES[error.problem],
        path=path,
        values=(
            ("label", error.label),
            ("value", _COUNTED.sub(r"\1", value)),
            ("allowed", error.allowed),
        ),
    )


def _missing(value: str, *, asked: bool) -> str:
    if value == _NVT:
        return "casework.input_all_nvt"
    return "casework.input_missing" if asked else "casework.input_not_asked"
