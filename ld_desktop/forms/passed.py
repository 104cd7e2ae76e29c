"""What one section of a questionnaire gave, kept until something it depends on changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.problems import Problem
from ld_desktop.forms.state import QuestionState, Value


class Table(NamedTuple):
    """A table that was asked: its rows in order, and whether it is shown."""

    rows: tuple[str, ...]
    shown: bool


@dataclass(frozen=True)
class Passed:
    """What was found in one section; taken over as it is while nothing it depends on changes.

    Attributes:
        states: its questions and cells, in order.
        avoided: by rule, the problems of words that the section should not hold.
    """

    states: tuple[QuestionState, ...]
    values: Mapping[tuple[str, Respondent], Value]
    rows: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Table]
    asked: frozenset[str]
    avoided: Mapping[str, tuple[Problem, ...]]

    @cached_property
    def paths(self) -> frozenset[str]:
        """Where its questions stand."""
        return frozenset(state.path for state in self.states)

    @cached_property
    def by_key(self) -> Mapping[tuple[str, Respondent], QuestionState]:
        """Its questions and cells by place and respondent."""
        return {(state.path, state.respondent): state for state in self.states}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems in order, without those of rules."""
        return tuple(problem for state in self.states for problem in state.problems)

    def differences(self, other: Passed) -> set[str]:
        """The names of questions and tables that count for something else in the other."""
        values, theirs = self.values, other.values
        keys = [key for key in values.keys() | theirs.keys() if values.get(key) != theirs.get(key)]
        tables = self.tables.keys() | other.tables.keys()
        return {path.partition(".")[0] for path, _ in keys} | {
            name for name in tables if self.tables.get(name) != other.tables.get(name)
        }


@dataclass
class Here:
    """What is found in the section that is being passed.

    Attributes:
        anew: the questions that were not taken over from `old`.
        old: what was found here the last time.
    """

    states: list[QuestionState] = field(default_factory=list)
    values: dict[tuple[str, Respondent], Value] = field(default_factory=dict)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    anew: set[str] = field(default_factory=set)
    old: Mapping[tuple[str, Respondent], QuestionState] = field(default_factory=dict)
