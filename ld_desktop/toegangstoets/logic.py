"""Yes, no and not answered: what some answers decide before all are there."""

from __future__ import annotations

from collections.abc import Sequence


def any_of(answers: Sequence[bool | None]) -> bool | None:
    """One yes decides; no only when all are no; otherwise None."""
    if True in answers:
        return True
    return None if None in answers else False


def all_of(answers: Sequence[bool | None]) -> bool | None:
    """One no decides; yes only when all are yes; otherwise None."""
    if False in answers:
        return False
    return None if None in answers else True
