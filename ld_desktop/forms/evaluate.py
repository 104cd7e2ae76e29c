"""The state of a form: a pure function of the questionnaire, the answers and the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from ld_desktop.domain.answers import Answers, Mark, SetAside
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.checks import broken
from ld_desktop.forms.definition import Questionnaire, Section
from ld_desktop.forms.state import FormState, QuestionState, SectionState, SectionStatus
from ld_desktop.forms.walk import Walk, is_required_of

_NONE: Mapping[str, SetAside] = MappingProxyType({})
_ONLY_MISSING = frozenset({"answer.missing", "answer.missing_soft"})
_COUNTED = frozenset({Severity.HARD, Severity.SOFT})


def evaluate(
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    today: date,
    set_aside: Mapping[str, SetAside] = _NONE,
) -> FormState:
    """Everything that can be said about these answers, computed anew each time.

    A hidden question and one set aside keep their answer; they never count and never are missing.

    Args:
        questionnaire: the definition.
        answers: what was typed, readable or not; answers to unknown paths are passed over.
        today: dates of things that happened may not lie after it.
        set_aside: by path; the id of a table sets all its cells aside.
    """
    walk = Walk(answers, today, set_aside).through(questionnaire)
    states = _with_rules(walk, tuple(broken(questionnaire.rules, walk)))
    return FormState(
        sections=tuple(_section(section, states) for section in questionnaire.sections),
        questions=states,
        values=MappingProxyType(walk.values),
        rows=MappingProxyType(walk.rows),
        problems=tuple(problem for state in states for problem in state.problems),
    )


def _with_rules(walk: Walk, problems: tuple[Problem, ...]) -> tuple[QuestionState, ...]:
    """The problems of rules, each beside the others of the question that it leads to."""
    waiting: dict[str | None, list[Problem]] = {}
    for problem in problems:
        waiting.setdefault(problem.path, []).append(problem)
    return tuple(
        replace(state, problems=(*state.problems, *waiting.pop(state.path)))
        if state.path in waiting
        else state
        for state in walk.states
    )


def _section(section: Section, states: tuple[QuestionState, ...]) -> SectionState:
    here = [state for state in states if state.section == section.id]
    required = [state for state in here if _is_asked(state)]
    problems = [problem for state in here for problem in state.problems]
    answered = sum(_is_answered(state) for state in required)
    return SectionState(
        id=section.id,
        title=section.title,
        status=_status(here, required, problems),
        asked=len(required),
        answered=answered,
        problems=Counter(problem.severity for problem in problems),
    )


def _status(
    here: list[QuestionState], required: list[QuestionState], problems: list[Problem]
) -> SectionStatus:
    """Only missing answers leave a section open; anything else that is wrong makes problems."""
    serious = [problem for problem in problems if problem.severity in _COUNTED]
    if any(problem.code not in _ONLY_MISSING for problem in serious):
        return SectionStatus.PROBLEMS
    open_to_all = [state for state in here if state.visible and not state.set_aside]
    untouched = open_to_all and not required and not any(map(_is_answered, open_to_all))
    return SectionStatus.OPEN if serious or untouched else SectionStatus.DONE


def _is_asked(state: QuestionState) -> bool:
    return (
        state.visible
        and not state.set_aside
        and state.question.required in _COUNTED
        and is_required_of(state.question, state.respondent)
    )


def _is_answered(state: QuestionState) -> bool:
    if state.value is not None:
        return True
    marked = state.answer is not None and state.answer.mark is not Mark.GEGEVEN
    return marked and state.visible and not state.set_aside and not state.problems
