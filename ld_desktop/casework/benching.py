"""The project's own benchmarks, each beside its floor in the same run.

What is measured is never judged here: the figures are printed with the goal beside them. The two
that need a window run in child processes, so that no command of the command line imports Qt.
"""

from __future__ import annotations

import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ld_desktop.casework import demonstrating, measuring, reporting, starting
from ld_desktop.casework.answering import put
from ld_desktop.casework.session import Session, system_clock
from ld_desktop.domain.profile import Role
from ld_desktop.errors import EnvironmentProblem

NAMES = ("start", "unlock", "answer", "report")
_GOALS = {
    "start": "≤ 1,5×",
    "unlock": "≤ 1,5×",
    "answer": "≤ 1,5× en < 5 ms",
    "report": "≤ 1,5×",
}
_ANSWERS, _REPORTS, _STARTS = 400, 15, 9
_WARM_UP = 20
_CHILD_SECONDS = 60
# A frozen program is its own interpreter and takes no `-m`.
_CHILD = ("--bench",) if getattr(sys, "frozen", False) else ("-m", "ld_desktop", "--bench")
Tell = Callable[[str, int], None]


class UnknownBench(EnvironmentProblem):
    """There is no benchmark of that name."""

    code = "cli.bench_unknown"


class NoScreenPackages(EnvironmentProblem):
    """A child with a window could not start."""

    code = "cli.bench_needs_screen_packages"


@dataclass(frozen=True)
class Figure:
    """Medians in seconds over the same number of alternating turns."""

    name: str
    seconds: float
    floor_seconds: float
    turns: int

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.seconds / self.floor_seconds

    def as_dict(self) -> dict[str, object]:
        """For `--json`; milliseconds as text, because they are measured and not exact."""
        return {
            "name": self.name,
            "milliseconds": f"{self.seconds * 1000:.3f}",
            "floor_milliseconds": f"{self.floor_seconds * 1000:.3f}",
            "ratio": f"{self.ratio:.2f}",
            "goal": _GOALS[self.name],
            "turns": self.turns,
        }

    def as_text(self) -> dict[str, str]:
        """For a line in a terminal."""
        return {
            "name": self.name,
            "value": f"{self.seconds * 1000:.2f} ms".replace(".", ","),
            "floor": f"{self.floor_seconds * 1000:.2f} ms".replace(".", ","),
            "ratio": f"{self.ratio:.2f}".replace(".", ","),
            "goal": _GOALS[self.name],
        }


def measure(name: str, tell: Tell) -> Figure:
    """Run one benchmark in a folder of its own."""
    tell(name, -1)
    with tempfile.TemporaryDirectory(prefix="ld-bench-") as folder:
        return _MEASURES[name](Path(folder))


def _answer(folder: Path) -> Figure:
    from ld_desktop.store.floor import bare_commits

    session, meting_id = _worked_case(folder)
    path = "taken.t1.toelichting_tempo"
    try:
        with bare_commits(folder / "floor.db", secrets.token_bytes(32)) as commit:
            return _alternate(
                "answer",
                _ANSWERS,
                lambda turn: put(session, meting_id, path, f"toelichting nummer {turn}"),
                lambda turn: commit(path, f"toelichting nummer {turn}"),
            )
    finally:
        starting.lock(session)


def _report(folder: Path) -> Figure:
    from ld_desktop.report.floor import plain_report
    from ld_desktop.report.render import render_report

    session, meting_id = _worked_case(folder)
    try:
        result = measuring.outcome(session, meting_id).result
        assert result is not None  # noqa: S101 - the worked case has a result
        rapport = reporting.compose(session, measuring.find_meting(session, meting_id), result)
    finally:
        starting.lock(session)
    return _alternate(
        "report",
        _REPORTS,
        lambda _: render_report(rapport, concept=False),
        lambda _: plain_report(rapport),
    )


def _start(folder: Path) -> Figure:
    starting.lock(_store(folder))
    return _alternate_children("start", folder, "start", "bare-window")


def _unlock(folder: Path) -> Figure:
    session, _ = _worked_case(folder)
    starting.lock(session)
    return _alternate_children("unlock", folder, "unlock", "bare-unlock")


_MEASURES: dict[str, Callable[[Path], Figure]] = {
    "start": _start,
    "unlock": _unlock,
    "answer": _answer,
    "report": _report,
}


def _alternate(
    name: str, turns: int, ours: Callable[[int], object], floor: Callable[[int], object]
) -> Figure:
    """Turn and turn about, so that what else the machine does falls on both."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(-min(_WARM_UP, turns // 3), turns):
        for work, kept in zip((floor, ours), times, strict=True):
            begin = time.perf_counter()
            work(turn)
            if turn >= 0:
                kept.append(time.perf_counter() - begin)
    return Figure(name, statistics.median(times[1]), statistics.median(times[0]), turns)


def _alternate_children(name: str, folder: Path, ours: str, floor: str) -> Figure:
    times: dict[str, list[float]] = {ours: [], floor: []}
    for turn in range(-1, _STARTS):
        for part in (ours, floor):  # ours first: it tells the floor what to import
            seconds = _child(name, folder, part)
            if turn >= 0:
                times[part].append(seconds)
    return Figure(name, statistics.median(times[ours]), statistics.median(times[floor]), _STARTS)


def _child(name: str, folder: Path, part: str) -> float:
    """Seconds that a child reports; it gets the moment at which it was started."""
    environment = {
        **os.environ,
        "LD_DESKTOP_HOME": str(folder),
        "LD_PASSPHRASE": demonstrating.PASSPHRASE,
        "LD_BENCH_STARTED_NS": str(time.time_ns()),
    }
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, *_CHILD, part],
        env=environment,
        capture_output=True,
        timeout=_CHILD_SECONDS,
        check=False,
    )
    if done.returncode:
        raise NoScreenPackages(name=name)
    return float(json.loads(done.stdout)["seconds"])


def _store(folder: Path) -> Session:
    new = starting.NewProfile(
        "Bench Voorbeeld", (Role.LOONWAARDEDESKUNDIGE,), "Meetbureau Voorbeeld", "UL-TEST-0001"
    )
    return starting.create_store(
        folder / "store.ldstore", new, demonstrating.PASSPHRASE, system_clock
    )


def _worked_case(folder: Path) -> tuple[Session, str]:
    session = _store(folder)
    return session, demonstrating.build_case(session, demonstrating.demo_data())
