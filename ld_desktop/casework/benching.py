"""The project's own benchmarks, each beside its floor in the same run.

What is measured is never judged here: the figures are printed with the goal beside them. Those
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
from dataclasses import replace
from pathlib import Path

from ld_desktop.casework import (
    bench_calculating,
    bench_forms,
    bench_lines,
    demonstrating,
    measuring,
    reporting,
    starting,
)
from ld_desktop.casework.answering import put, put_all, questionnaire
from ld_desktop.casework.bench_figures import Figure, alternate
from ld_desktop.casework.session import Session, system_clock
from ld_desktop.domain.profile import Role
from ld_desktop.errors import EnvironmentProblem

_ALL = 10**9  # turns: as many as each benchmark has
_GOAL = "≤ 1,5×"
_ANSWER_GOAL = f"{_GOAL} en < 5 ms"
_OPENING_GOAL = "≤ 2× en < 150 ms"
_ANSWERS, _REPORTS, _STARTS, _OPENINGS = 400, 15, 9, 5
_LARGEST = "arbolab"  # of all questionnaires the one with the most questions
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


def measure(name: str, tell: Tell, most: int = _ALL) -> tuple[Figure, ...]:
    """Run one benchmark in a folder of its own.

    Args:
        name: one of `NAMES`.
        tell: is told the name first: this takes a while.
        most: turns at most, for a first look.
    """
    tell(name, -1)
    with tempfile.TemporaryDirectory(prefix="ld-bench-") as folder:
        return _MEASURES[name](Path(folder), most)


def _answer(folder: Path, most: int) -> tuple[Figure, ...]:
    from ld_desktop.store.floor import bare_commits

    session, meting_id = _worked_case(folder)
    path, turns = "taken.t1.toelichting_tempo", min(_ANSWERS, most)
    try:
        with bare_commits(folder / "floor.db", secrets.token_bytes(32)) as commit:
            times = alternate(
                lambda turn: put(session, meting_id, path, f"toelichting nummer {turn}"),
                lambda turn: commit(path, f"toelichting nummer {turn}"),
                turns,
            )
    finally:
        starting.lock(session)
    return (Figure("answer", *times, _ANSWER_GOAL, turns),)


def _report(folder: Path, most: int) -> tuple[Figure, ...]:
    from ld_desktop.report.floor import plain_report
    from ld_desktop.report.render import render_report

    session, meting_id = _worked_case(folder)
    try:
        result = measuring.outcome(session, meting_id).result
        assert result is not None  # noqa: S101 - the worked case has a result
        rapport = reporting.compose(session, measuring.find_meting(session, meting_id), result)
    finally:
        starting.lock(session)
    turns = min(_REPORTS, most)
    times = alternate(
        lambda _: render_report(rapport, concept=False), lambda _: plain_report(rapport), turns
    )
    return (Figure("report", *times, _GOAL, turns),)


def _start(folder: Path, most: int) -> tuple[Figure, ...]:
    starting.lock(_store(folder))
    return _alternate_children("start", folder, ("start", "bare-window"), most)


def _unlock(folder: Path, most: int) -> tuple[Figure, ...]:
    session, _ = _worked_case(folder)
    starting.lock(session)
    return _alternate_children("unlock", folder, ("unlock", "bare-unlock"), most)


def _opening(folder: Path, most: int) -> tuple[Figure, ...]:
    """The largest screen of the largest questionnaire, beside as many plain widgets on a page."""
    from ld_desktop.forms.floor import filled_in

    session, _ = _worked_case(folder)
    placement = next(iter(session.store.metingen.drafts())).placement_id
    meting_id = measuring.start_meting(session, placement, method=_LARGEST)
    form = questionnaire(session, meting_id)
    answers = tuple(filled_in(form, session.clock()).values())
    put_all(session, meting_id, answers, "Ingevuld")
    (folder / "bench-meting").write_text(meting_id, encoding="utf-8")
    starting.lock(session)
    parts = ("opening", "bare-opening")
    (figure,) = _alternate_children("opening", folder, parts, min(most, _OPENINGS))
    return (replace(figure, goal=_OPENING_GOAL),)


_MEASURES: dict[str, Callable[[Path, int], tuple[Figure, ...]]] = {
    "start": _start,
    "unlock": _unlock,
    "answer": _answer,
    "report": _report,
    "score": bench_calculating.score,
    "lines": bench_lines.lines,
    "toegangstoets": bench_calculating.toegangstoets,
    "money": bench_calculating.money,
    "ranking": bench_calculating.ranking,
    "forms": bench_forms.forms,
    "opening": _opening,
}
NAMES = tuple(_MEASURES)


def _alternate_children(
    name: str, folder: Path, parts: tuple[str, str], most: int
) -> tuple[Figure, ...]:
    times: dict[str, list[float]] = {part: [] for part in parts}
    turns = min(_STARTS, most)
    for turn in range(-1, turns):
        for part in parts:  # ours first: it tells the floor what to import
            seconds = _child(name, folder, part)
            if turn >= 0:
                times[part].append(seconds)
    amount, floor = (statistics.median(times[part]) for part in parts)
    return (Figure(name, amount, floor, _GOAL, turns),)


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
