"""A change that was carried out, and how to take it back (style.md rule 9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Touched:
    """What a change changed: a subject and the paths of its answers."""

    subject: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One step of undo. It has been carried out already; `forward` does it again.

    Attributes:
        label: what to call it in the menu, in Dutch.
        key: changes with the same key may merge into one step.
    """

    label: str
    key: str
    forward: Callable[[], Touched]
    backward: Callable[[], Touched]
