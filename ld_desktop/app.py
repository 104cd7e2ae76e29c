"""The composition root: the one place that decides whether the window opens, and on which store."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_REFUSED = 2


def open_window(store: Path | None = None) -> int:
    """Open the window on a store: the given one, else the one that was open last, else the usual one."""
    if sys.platform.startswith("linux") and not _has_screen():
        from ld_desktop.messages import sentence

        print(sentence("cli.no_screen"), file=sys.stderr)
        return _REFUSED
    from ld_desktop.ui.application import run

    return run(store)


def _has_screen() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)
