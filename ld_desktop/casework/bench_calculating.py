"""Benchmarks of what is calculated without a store: scores, money, toegangstoets, ranking."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from ld_desktop.casework import bench_documents as documents
from ld_desktop.casework import calculating_money, scoring, testing_access
from ld_desktop.casework.bench_bare import BareDocument, add_and_sort
from ld_desktop.casework.bench_figures import Figure, Unit, alternate, processor_clock
from ld_desktop.casework.headless import Answer, Answered

SCORE_GOAL, FULL_GOAL, SHORT_GOAL, RANKING_GOAL = "< 10 ms", "≥ 200 /s", "≥ 2 000 /s", "< 50 ms"
KORT = "kort"
_DOCUMENTS = 60
_RANKINGS, _PROFILES, _SHOWN = 15, 5_000, 10
Documents: TypeAlias = Callable[[int], documents.Document]


def score(_: Path, most: int) -> tuple[Figure, ...]:
    """One full answer per method: value, band, points and trace of the largest document."""
    return tuple(
        _answering(f"score {method}", Unit.MILLISECONDS, SCORE_GOAL, most, made, score_answer())
        for method, made in score_documents().items()
    )


def money(_: Path, most: int) -> tuple[Figure, ...]:
    """Every regime, in full and short."""
    made = {regime: _of(documents.money_document, regime) for regime in documents.REGIMES}
    return tuple(
        figure
        for regime, make in made.items()
        for figure in _both(f"money {regime}", most, make, calculating_money.calculator)
    )


def toegangstoets(_: Path, most: int) -> tuple[Figure, ...]:
    """The access test with every question, in full and short."""
    return _both("toegangstoets", most, documents.access_document, testing_access.judge)


def ranking(_: Path, most: int) -> tuple[Figure, ...]:
    """One worker against five thousand function profiles whose columns are ready; ten worked out."""
    from ld_desktop.functies.ranking import rank
    from ld_desktop.functies.synthetic import synthetic_library

    library = synthetic_library(_PROFILES, random.Random(_PROFILES))
    floor = add_and_sort(library)

    def ours(turn: int) -> object:
        return tuple(rank(documents.worker_levels(turn), library).rows(_SHOWN))

    turns = min(_RANKINGS, most)
    times = alternate(ours, floor, turns, processor_clock())
    return (Figure("ranking", *times, RANKING_GOAL, turns),)


def score_documents() -> dict[str, Documents]:
    """What makes score documents, by method."""
    return {method: _of(documents.score_document, method) for method in documents.METHODS}


def score_answer(*, short: bool = False) -> Answer:
    """What answers a score document."""

    def answer(text: bytes, indent: int | None) -> Answered:
        return scoring.score_text(text, short=short, indent=indent)

    return answer


def bare_documents(make: Documents, answer: Answer, number: int) -> Sequence[BareDocument]:
    """So many different documents, with the floor under each."""
    return [BareDocument(make(turn), answer) for turn in range(number)]


def _both(
    name: str, most: int, make: Documents, answering: Callable[..., Answer]
) -> tuple[Figure, ...]:
    full, short = answering(), answering(short=True)
    return (
        _answering(name, Unit.PER_SECOND, FULL_GOAL, most, make, full),
        _answering(f"{name} {KORT}", Unit.PER_SECOND, SHORT_GOAL, most, make, short),
    )


def _answering(
    name: str, unit: Unit, goal: str, most: int, make: Documents, answer: Answer
) -> Figure:
    """From the text of a document to the text of its answer, another document every turn."""
    turns = min(_DOCUMENTS, most)
    cases = bare_documents(make, answer, turns)
    times = alternate(
        lambda turn: answer(cases[turn % turns].text, None),
        lambda turn: cases[turn % turns].again(),
        turns,
        processor_clock(),
    )
    return Figure(name, *times, goal, turns, unit)


def _of(make: Callable[[str, int], documents.Document], name: str) -> Documents:
    return lambda turn: make(name, turn)
