"""The state of a form: a pure function of the questionnaire, the answers and the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from types import MappingProxyType

from ld_desktop.domain.answers import Answers, Mark, SetAside
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.checks import avoided, broken
from ld_desktop.forms.definition import Questionnaire, Section
from ld_desktop.forms.passed import Passed
from ld_desktop.forms.plan import Plan
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
    walk = Walk(Plan(questionnaire), answers, today, set_aside).through(avoided)
    return _form(walk)


def evaluate_after(
    before: FormState,
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    today: date,
    set_aside: Mapping[str, SetAside] = _NONE,
    touched: Collection[str] | None = None,
) -> FormState:
    """The same as `evaluate`, asking anew only what depends on what was touched.

    Args:
        before: the state of the same questionnaire before the change.
        questionnaire: the definition.
        answers: all of them, as they are now.
        today: on another day everything is computed anew.
        set_aside: as it is now.
        touched: every path that was answered, cleared, set aside or brought back since; None
            compares all answers with those before.
    """
    old = before.walk
    if old is None or old.plan.questionnaire is not questionnaire or old.today != today:
        return evaluate(questionnaire, answers, today=today, set_aside=set_aside)
    walk = Walk(old.plan, answers, today, set_aside)
    return _form(walk.again(old, old.differs_from(walk) if touched is None else touched, avoided))


def _form(walk: Walk) -> FormState:
    waiting: dict[str | None, list[Problem]] = {}
    for problem in broken(walk.plan.questionnaire.rules, walk):
        waiting.setdefault(problem.path, []).append(problem)
    passed = [_with_rules(each, waiting) for each in walk.passed]
    sections = zip(walk.plan.sections, passed, strict=True)
    return FormState(
        sections=tuple(_section(asked.section, each) for asked, each in sections),
        questions=tuple(chain.from_iterable(each.states for each in passed)),
        values=MappingProxyType(walk.values),
        rows=MappingProxyType(walk.rows),
        problems=tuple(chain.from_iterable(each.problems for each in passed)),
        walk=walk,
    )


def _with_rules(passed: Passed, waiting: dict[str | None, list[Problem]]) -> Passed:
    """The problems of rules, each beside the others of the question that it leads to."""
    if passed.paths.isdisjoint(waiting):
        return passed
    states = tuple(
        replace(state, problems=(*state.problems, *waiting.pop(state.path)))
        if state.path in waiting
        else state
        for state in passed.states
    )
    return replace(passed, states=states)


def _section(section: Section, passed: Passed) -> SectionState:
    here = passed.states
    required = [state for state in here if _is_asked(state)]
    answered = sum(_is_answered(state) for state in required)
    return SectionState(
        id=section.id,
        title=section.title,
        status=_status(here, required, passed.problems),
        asked=len(required),
        answered=answered,
        problems=Counter(problem.severity for problem in passed.problems),
    )


def _status(
    here: tuple[QuestionState, ...],
    required: list[QuestionState],
    problems: tuple[Problem, ...],
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
