"""Figures of the benchmarks and how they are taken: always beside a floor, in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Clock: TypeAlias = Callable[[], float]
Turn: TypeAlias = Callable[[int], object]
_WARM_UP = 20
_FINE = 1e-5  # seconds; a coarser clock says nothing about milliseconds


class Unit(Enum):
    """How a figure is told: its sign and its name in JSON."""

    MILLISECONDS = "ms", "milliseconds"
    PER_SECOND = "/s", "per_second"
    MEGABYTES = "MB", "megabytes"

    def of(self, amount: float) -> float:
        """Seconds, or bytes, in this unit."""
        if self is Unit.MILLISECONDS:
            return amount * 1000
        return 1 / amount if self is Unit.PER_SECOND else amount / 1_000_000


@dataclass(frozen=True)
class Figure:
    """What was measured: medians over the same number of alternating turns.

    Attributes:
        amount: seconds for one piece of work, or bytes.
        floor: the same for the least that the work could be.
        goal: what we promise, in words; nothing here judges it.
    """

    name: str
    amount: float
    floor: float
    goal: str
    turns: int
    unit: Unit = Unit.MILLISECONDS

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.amount / self.floor

    def as_dict(self) -> dict[str, object]:
        """For `--json`; numbers as text, because they are measured and not exact."""
        key = self.unit.value[1]
        return {
            "name": self.name,
            key: f"{self.unit.of(self.amount):.3f}",
            f"floor_{key}": f"{self.unit.of(self.floor):.3f}",
            "ratio": f"{self.ratio:.2f}",
            "goal": self.goal,
            "turns": self.turns,
        }

    def as_text(self) -> dict[str, str]:
        """For a line in a terminal."""
        return {
            "name": self.name,
            "value": self._told(self.amount),
            "floor": self._told(self.floor),
            "ratio": _comma(f"{self.ratio:.2f}"),
            "goal": self.goal,
        }

    def _told(self, amount: float) -> str:
        places = 0 if self.unit is Unit.PER_SECOND else 2
        return f"{_comma(f'{self.unit.of(amount):.{places}f}')} {self.unit.value[0]}"


def alternate(
    ours: Turn, floor: Turn, turns: int, clock: Clock = time.perf_counter
) -> tuple[float, float]:
    """The median of both, turn and turn about, so that what else the machine does falls on both.

    A few turns first are not counted: they fill caches that every later turn finds.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(-min(_WARM_UP, turns // 3), turns):
        for work, kept in zip((floor, ours), times, strict=True):
            begin = clock()
            work(turn)
            if turn >= 0:
                kept.append(clock() - begin)
    return statistics.median(times[1]), statistics.median(times[0])


def processor_clock() -> Clock:
    """The clock for work that waits for nothing: other programs on the machine do not count.

    The clock on the wall where that of the processor is too coarse for milliseconds (Windows).
    """
    fine = time.get_clock_info("process_time").resolution < _FINE
    return time.process_time if fine else time.perf_counter


def _comma(text: str) -> str:
    return text.replace(".", ",")
