"""Problems of answers, made in one way: code, place, and the label that the sentence begins with."""

from __future__ import annotations

from dataclasses import replace

from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.forms.definition import Question


def wrong(
    code: str, question: Question, severity: Severity = Severity.HARD, **values: object
) -> Problem:
    """A problem with an answer; never holds the answer itself, which may be personal."""
    named = tuple((name, str(value)) for name, value in values.items())
    return Problem(code, severity, question.id, (("label", question.label), *named))


def located(problem: Problem, path: str, prefix: str) -> Problem:
    """The same problem in a row: its own path, and `Hoofdtaak 2: ` before the label."""
    if not prefix:
        return problem
    values = tuple(
        (name, prefix + value if name == "label" else value) for name, value in problem.values
    )
    return replace(problem, path=path, values=values)
