"""Benchmarks of questionnaires: loading one, and judging the largest after one answer.

Opening one on screen is measured with the window, in a child of its own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop import paths
from ld_desktop.casework import offering
from ld_desktop.casework.bench_figures import Figure, alternate, processor_clock

if TYPE_CHECKING:
    from ld_desktop.forms.definition import Questionnaire

LOAD_GOAL, ANSWER_GOAL, WHOLE_GOAL = "≤ 1,5×", "< 2 ms", "< 10 ms"
_LOADS, _ANSWERS, _WHOLES = 9, 300, 60
_NOW = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)


def forms(_: Path, most: int) -> tuple[Figure, ...]:
    """Loading the questionnaires of every method; the largest after one answer, and as a whole."""
    heads = {offer.id: _head(offer.id, offer.version) for offer in offering.methods_on_offer()}
    loading = tuple(_load(method, head, most) for method, head in heads.items())
    return (*loading, *_judging(_largest(list(heads.values())), most))


def _load(method: str, head: Path, most: int) -> Figure:
    """From files to a checked definition; the floor reads the same files as TOML only."""
    from ld_desktop.forms import floor
    from ld_desktop.forms.load import load

    turns = min(_LOADS, most)
    times = alternate(
        lambda _: load.__wrapped__(head),
        lambda _: floor.parse_only(head),
        turns,
        processor_clock(),
    )
    return Figure(f"forms load {method}", *times, LOAD_GOAL, turns)


def _judging(form: Questionnaire, most: int) -> tuple[Figure, Figure]:
    """Everything answered by everyone; then each answer in turn is given once more.

    The floors: reading the one answer and keeping it beside the others; reading all answers.
    """
    from ld_desktop.forms import floor
    from ld_desktop.forms.evaluate import evaluate, evaluate_after
    from ld_desktop.forms.navigation import question_at

    answers = floor.filled_in(form, _NOW)
    today = _NOW.date()
    before = evaluate(form, answers, today=today)
    asked = [(q, a) for a in answers.values() if (q := question_at(form, a.path)) is not None]
    ours, bare = cycle(answers.values()), cycle(asked)
    values: dict[object, object] = dict(before.values)
    one = alternate(
        lambda _: evaluate_after(before, form, answers, today=today, touched=(next(ours).path,)),
        lambda _: floor.read_one(*next(bare), values, today),
        min(_ANSWERS, most),
        processor_clock(),
    )
    whole = alternate(
        lambda _: evaluate(form, answers, today=today),
        lambda _: floor.read_all(asked, today),
        min(_WHOLES, most),
        processor_clock(),
    )
    size = f"{form.id} {len(answers)}"
    return (
        Figure(f"forms answer {size}", *one, ANSWER_GOAL, min(_ANSWERS, most)),
        Figure(f"forms whole {size}", *whole, WHOLE_GOAL, min(_WHOLES, most)),
    )


def _largest(heads: list[Path]) -> Questionnaire:
    from ld_desktop.forms.load import load
    from ld_desktop.forms.navigation import all_questions

    return max(map(load, heads), key=lambda form: len(list(all_questions(form))))


def _head(method: str, version: str) -> Path:
    return paths.resources() / "methods" / method / version / "vragen.toml"
