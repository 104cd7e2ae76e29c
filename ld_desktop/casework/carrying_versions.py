"""Answers of an earlier version of a method on their way to the newest one, and what to tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop import paths
from ld_desktop.casework import subjects
from ld_desktop.domain.answers import Answer, Mark
from ld_desktop.domain.problems import Problem, Severity

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.carrying import Carried, Fate, Link, Move, Why
    from ld_desktop.forms.definition import Questionnaire
    from ld_desktop.forms.versions import VersionMapping

_LONGEST = 60  # of an answer in a sentence; the whole of it stays with the earlier measurement
_NVT, _WEET_NIET = "n.v.t.", "weet ik niet"


@dataclass(frozen=True)
class Note:
    """What happened to one answer of before.

    Attributes:
        problem: a hint; without a path when the answer has no place any more.
        answer: the answer that it is about, as it was taken over; None when it was lost.
    """

    problem: Problem
    answer: Answer | None


def other_version(source: Meting, meting: Meting) -> bool:
    """Whether two measurements are of one method in two versions."""
    return source.method == meting.method and source.method_version != meting.method_version


def mapping_file(method: str, version: str) -> Path:
    """What a version says about the questions of the one before it, where any changed."""
    return paths.resources() / "methods" / method / version / "mapping.toml"


def carry_on(source: Meting, meting: Meting, answers: Iterable[Answer]) -> Carried:
    """The answers of an earlier version in the places of the version of a new measurement."""
    from ld_desktop.forms.carrying import carry

    found = {answer.key: answer for answer in answers}
    return carry(found, _links(meting.method, source.method_version, meting.method_version))


def notes_of(source: Meting, meting: Meting, carried: Carried) -> tuple[Note, ...]:
    """A note for every answer that changed on the way or did not arrive."""
    from ld_desktop.forms.carrying import told

    theirs = subjects.method_questionnaire(source.method, source.method_version)
    ours = subjects.method_questionnaire(meting.method, meting.method_version)
    moves = (move for move in told(carried.moves) if _says_something(move.answer))
    return tuple(note for move in moves for note in _notes(move, theirs, ours))


@cache
def _mapping(file: Path) -> VersionMapping | None:
    from ld_desktop.forms.versions import load_mapping

    return load_mapping(file) if file.is_file() else None


def _links(method: str, source: str, target: str) -> list[Link]:
    from ld_desktop.forms.versions import chain

    found = chain(source, target, lambda version: _mapping(mapping_file(method, version)))
    return [(each, subjects.method_questionnaire(method, version)) for each, version in found]


def _says_something(answer: Answer) -> bool:
    return bool(answer.text.strip()) or answer.mark is not Mark.GEGEVEN


def _notes(move: Move, theirs: Questionnaire, ours: Questionnaire) -> Iterator[Note]:
    """What was lost, each time it was; what changed once, by the last thing that changed it."""
    from ld_desktop.forms.carrying import LOST, Fate

    lost = [each for each in move.why if each.fate in LOST]
    changed = [each for each in move.why if each.fate not in {*LOST, Fate.RENAMED}]
    reason = next((each.reason for each in reversed(move.why) if each.reason), "")
    for each in changed[-1:]:
        for answer in move.to:
            values = (*_values(move, theirs, each, reason), ("now", _in_words(ours, answer)))
            yield Note(_hint(each.fate, answer.path, values), answer)
    for each in lost:
        yield Note(_hint(each.fate, None, _values(move, theirs, each, reason)), None)


def _hint(fate: Fate, path: str | None, values: tuple[tuple[str, str], ...]) -> Problem:
    return Problem(f"casework.carried_{fate}", Severity.HINT, path, values)


def _values(
    move: Move, theirs: Questionnaire, why: Why, reason: str
) -> tuple[tuple[str, str], ...]:
    from ld_desktop.forms.navigation import question_at

    question = question_at(theirs, move.answer.path)
    return (
        ("label", question.label if question else move.answer.path),
        ("answer", _in_words(theirs, move.answer)),
        ("who", move.answer.respondent.value),
        ("version", why.version),
        ("reason", f" {reason}" if reason else ""),
    )


def _in_words(form: Questionnaire, answer: Answer) -> str:
    words = in_words(form, answer)
    if answer.mark is not Mark.GEGEVEN:
        words = _NVT if answer.mark is Mark.NVT else _WEET_NIET
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def in_words(form: Questionnaire, answer: Answer) -> str:
    """An answer as its question shows it; one that cannot be read stays as typed."""
    from ld_desktop.forms.navigation import question_at
    from ld_desktop.forms.reading import display, read

    question = question_at(form, answer.path)
    if question is None or answer.mark is not Mark.GEGEVEN:
        return answer.text
    value = read(question, answer.text)
    return answer.text if isinstance(value, Problem) else display(question, value)
