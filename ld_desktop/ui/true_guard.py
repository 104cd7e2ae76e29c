"""Keeps `True` alive: PySide6 6.12.0 loses a reference to it at every `emit`.

`emit` gives back `True` without counting it (100 emits leave 100 references fewer; 6.11.3 does not).
Python 3.11 counts references to `True`, so after some thousands of signals the program would abort
with "deallocating True or False". Python 3.12 and later never free it.
"""

from __future__ import annotations

import sys

_PLENTY = 1 << 40  # signals nobody lives to see


def hold_true() -> None:
    """Give `True` more references than any session can lose; doing it again changes nothing."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    count = ctypes.c_ssize_t.from_address(id(True))  # CPython: the count is an object's first word
    if count.value < _PLENTY:
        count.value += _PLENTY
