"""`bench lines`: a file of documents line by line, how many a second and in how much memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from ld_desktop.casework import bench_calculating as calculating
from ld_desktop.casework.bench_bare import BareDocument
from ld_desktop.casework.bench_documents import METHODS, score_document
from ld_desktop.casework.bench_figures import Figure, Unit, alternate, processor_clock
from ld_desktop.casework.headless import Answer, answer_lines
from ld_desktop.documents.jsontext import dumps

MEMORY_GOAL = "≤ 1,1×"
_FEW, _MANY = 2_000, 20_000  # lines, for the memory
_TURNS, _LINES = 7, 30
_LOOK = 0.02  # seconds between two looks at the memory of a child
_PROGRAM = (
    (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "ld_desktop")
)


def lines(folder: Path, most: int) -> tuple[Figure, ...]:
    """Results per second of every method, full and short, and whether memory stays flat."""
    rates = [
        _rate(folder, f"lines {method}{' ' * short}{calculating.KORT * short}", short, make, most)
        for method, make in calculating.score_documents().items()
        for short in (False, True)
    ]
    return (*rates, *memory(folder, min(_FEW, most), min(_MANY, 10 * most)))


def memory(folder: Path, few: int, many: int) -> tuple[Figure, ...]:
    """The highest memory of the command over many lines, beside the same over few.

    The floor is the command itself with all its modules: what comes on top with ten times as many
    lines is what it keeps of them. Nothing where the system does not tell (it is read from /proc).
    """
    most, least = _peak(folder, many), _peak(folder, few)
    if not most or not least:
        return ()
    return (Figure("lines memory", most, least, MEMORY_GOAL, 1, Unit.MEGABYTES),)


def _rate(folder: Path, name: str, short: int, make: calculating.Documents, most: int) -> Figure:
    """Whole files in and out; the floor reads, writes and sums the same lines bare."""
    answer = calculating.score_answer(short=bool(short))
    number = min(_LINES, most)
    cases = calculating.bare_documents(make, answer, number)
    path = folder / "lines.jsonl"
    path.write_bytes(b"".join(case.text + b"\n" for case in cases))
    turns = min(_TURNS, most)
    with Path(os.devnull).open("w", encoding="utf-8") as out:
        times = alternate(
            lambda _: _stream(path, answer, out),
            lambda _: _stream_bare(path, cases, out),
            turns,
            processor_clock(),
        )
    goal = calculating.SHORT_GOAL if short else calculating.FULL_GOAL
    ours, floor = (seconds / number for seconds in times)
    return Figure(name, ours, floor, goal, turns, Unit.PER_SECOND)


def _stream(path: Path, answer: Answer, out: IO[str]) -> None:
    with path.open("rb") as source:
        for answered in answer_lines(source, answer):
            print(answered.answer, file=out)


def _stream_bare(path: Path, cases: Sequence[BareDocument], out: IO[str]) -> None:
    with path.open("rb") as source:
        for _, case in zip(source, cases, strict=True):
            print(case.again(), file=out)


def _peak(folder: Path, number: int) -> int:
    """Bytes that `score --lines` held at most over so many lines of all methods; 0 when unknown."""
    path = folder / f"{number}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for turn in range(number):
            method = METHODS[turn % len(METHODS)]
            print(dumps(score_document(method, turn)), file=out)
    command = [*_PROGRAM, "score", "--lines", str(path)]
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:  # noqa: S603 - ourselves
        while child.poll() is None:
            peak = max(peak, _high_water(child.pid))
            time.sleep(_LOOK)
    return peak


def _high_water(process: int) -> int:
    """The most memory that a running process held, as Linux tells it."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 if found else 0
