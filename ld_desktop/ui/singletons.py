"""Keeps `None`, `True` and `False` alive: PySide6 6.12.0 gives them back without counting them.

Every Qt method without a result loses a reference to `None` (1000 calls of `update()` leave 1000
fewer), every `emit` one to `True`; 6.11.3 loses none. Python 3.11 counts references to both, so
after some thousands of events the program would abort with "deallocating None" or "deallocating True
or False". Python 3.12 and later never free them.
"""

from __future__ import annotations

import sys

_PLENTY = 1 << 40  # more events than anybody lives to see


def hold() -> None:
    """Give them more references than any session can lose; doing it again changes nothing."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    for kept in (None, True, False):
        # CPython: the count is an object's first word.
        count = ctypes.c_ssize_t.from_address(id(kept))
        if count.value < _PLENTY:
            count.value += _PLENTY
