"""What the assessor can mend: a value with a code, a severity and a place, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs (experience.md §1)."""

    HARD = "hard"  # blocks signing
    SOFT = "soft"  # asks for a reason
    HINT = "hint"  # a nudge; nothing is asked


@dataclass(frozen=True)
class Problem:
    """One thing to mend. The sentence for it stands in `resources/messages/nl.toml` under `code`.

    Attributes:
        code: stable name, `room.what_is_wrong`, for example `answer.above_maximum`.
        path: the answer it leads to (`taken.t1.tempo`), or None for the whole.
        values: names and texts for the sentence; no personal data.
    """

    code: str
    severity: Severity = Severity.HARD
    path: str | None = None
    values: tuple[tuple[str, str], ...] = ()
