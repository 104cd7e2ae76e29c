"""From codes to sentences: `resources/messages/<language>/<room>.toml`, read when first needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ld_desktop import datafile, paths
from ld_desktop.domain.problems import Problem
from ld_desktop.errors import REASONS, DefinitionError, EnvironmentProblem

LANGUAGES = ("nl", "en")


@cache
def catalogue(language: str, room: str) -> dict[str, str]:
    """All sentences of a room, by key.

    The first part of a code is the file: `answer.above_maximum` stands in `answer.toml` under
    the key `above_maximum`.
    """
    table, _ = datafile.read(paths.resources() / "messages" / language / f"{room}.toml")
    return {key: str(value) for key, value in table.items()}


def sentence(code: str, values: Iterable[tuple[str, str]] = (), language: str = "nl") -> str:
    """The sentence for a code, its `{names}` filled in.

    Raises:
        DefinitionError: when there is no sentence, or it names a value that was not given.
    """
    room, _, key = code.partition(".")
    text = catalogue(language, room).get(key)
    if text is None:
        raise DefinitionError(f"no {language} sentence for {code}")
    try:
        return text.format(**{name: _word(name, value, language) for name, value in values})
    except KeyError as error:
        raise DefinitionError(f"{code} ({language}) names {error} without a value") from error


def _word(name: str, value: str, language: str) -> str:
    """A value as it is; the system's reason (`errors.os_reason`) in the language of the sentence."""
    if name == "reason" and value.removeprefix("system.") in REASONS.values():
        return catalogue(language, "system")[value.removeprefix("system.")]
    return value


def problem_sentence(problem: Problem, language: str = "nl") -> str:
    """What to show for a problem that the user can mend."""
    return sentence(problem.code, problem.values, language)


def error_sentence(error: EnvironmentProblem, language: str = "nl") -> str:
    """What to show when the world refused: what happened, what it means, what to do."""
    return sentence(error.code, error.values.items(), language)
