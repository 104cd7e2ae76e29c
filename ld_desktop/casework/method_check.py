"""Where a questionnaire meets its method: answers to inputs, refusals back to questions."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.trace import InputError, ScoreRefused, ScoreResult

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.state import FormState, SectionState
    from ld_desktop.methods.uniform.evidence import Evidence

_CODES = {
    "ontbreekt": "casework.input_missing",
    "buiten bereik": "casework.input_out_of_range",
    "verkeerd type": "casework.input_wrong_type",
    "onbekend": "casework.input_unknown",
    "strijdig": "casework.input_contradicts",
    "document": "casework.input_wrong_type",
}


def evidence_of(state: FormState, meting: Meting) -> Evidence:
    """The inputs that the established answers give to the method of a measurement."""
    collect: Callable[[Mapping[str, object], Sequence[str]], Evidence]
    collect = import_module(f"ld_desktop.methods.{meting.method}.evidence").collect
    values = {
        path: value
        for (path, respondent), value in state.values.items()
        if respondent is Respondent.VASTGESTELD
    }
    return collect(values, state.rows.get("taken", ()))


def score_document(evidence: Evidence, meting: Meting) -> dict[str, Any]:
    """The score document of these inputs, for the version this measurement started with."""
    return {
        "method": meting.method,
        "method_version": meting.method_version,
        "inputs": evidence.inputs,
    }


def calculate(state: FormState, meting: Meting) -> ScoreResult | tuple[Problem, ...]:
    """The result of the method, or every reason why there is none yet, each leading to a question."""
    from ld_desktop.methods.document import score

    evidence = evidence_of(state, meting)
    try:
        return score(score_document(evidence, meting))
    except ScoreRefused as refused:
        return tuple(_problem(error, evidence.places) for error in refused.errors)


def method_problems(state: FormState, meting: Meting) -> tuple[Problem, ...]:
    """What the method refuses, except what the questionnaire says already."""
    outcome = calculate(state, meting)
    if isinstance(outcome, ScoreResult):
        return ()
    known = {problem.path for problem in state.problems if problem.severity is Severity.HARD}
    return tuple(
        problem
        for problem in outcome
        if problem.code != _CODES["ontbreekt"] and problem.path not in known
    )


def with_problems(state: FormState, extra: tuple[Problem, ...]) -> FormState:
    """The state with hard problems that the questionnaire alone cannot see, each at its question."""
    if not extra:
        return state
    return dataclasses.replace(
        state,
        problems=state.problems + extra,
        questions=tuple(
            dataclasses.replace(
                question,
                problems=question.problems + tuple(p for p in extra if p.path == question.path),
            )
            if any(p.path == question.path for p in extra)
            else question
            for question in state.questions
        ),
        sections=tuple(_counted(section, state, extra) for section in state.sections),
    )


def _counted(section: SectionState, state: FormState, extra: tuple[Problem, ...]) -> SectionState:
    from ld_desktop.forms.state import SectionStatus

    here = {question.path for question in state.questions if question.section == section.id}
    added = sum(problem.path in here for problem in extra)
    if not added:
        return section
    counts = {**section.problems}
    counts[Severity.HARD] = counts.get(Severity.HARD, 0) + added
    return dataclasses.replace(section, status=SectionStatus.PROBLEMS, problems=counts)


def _problem(error: InputError, places: Mapping[str, str]) -> Problem:
    value = "" if error.value is None else str(error.value)
    return Problem(
        code=_CODES[error.problem],
        path=places.get(error.input, error.input),
        values=(("label", error.label), ("value", value), ("allowed", error.allowed)),
    )
