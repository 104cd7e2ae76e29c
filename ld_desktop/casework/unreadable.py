"""A table that a command names and that is refused: told by its first fault and their number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ld_desktop.errors import EnvironmentProblem


@contextmanager
def told_as(problem: type[EnvironmentProblem], path: Path) -> Iterator[None]:
    """Tell of a table that is refused meanwhile.

    Args:
        problem: as what it is told; its sentence names `file`, `place`, `allowed` and `count`.
        path: the table.
    """
    from ld_desktop.documents.faults import TableRefused

    try:
        yield
    except TableRefused as refused:
        fault = refused.faults[0]
        place = f"{fault.row or ''} {fault.column}".strip() or "-"
        raise problem(
            file=path.name, place=place, allowed=fault.allowed, count=len(refused.faults)
        ) from refused
