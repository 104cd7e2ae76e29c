"""Sentences for what the world refused; catalogues are read late, the first paint needs none."""

from __future__ import annotations

from ld_desktop.errors import EnvironmentProblem


def problem_text(problem: EnvironmentProblem) -> str:
    """What happened, what it means, what to do."""
    from ld_desktop import messages

    return messages.error_sentence(problem)
