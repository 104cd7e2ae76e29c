"""Where things are: shipped resources, and the user's stores, settings and output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_APP = "ld-desktop"


def resources() -> Path:
    """The folder of everything shipped that is not Python: frozen app, wheel or checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    installed = Path(__file__).parent / "_resources"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "resources"


def home() -> Path:
    """The user's folder for stores and settings; `LD_DESKTOP_HOME` moves all of it."""
    moved = os.environ.get("LD_DESKTOP_HOME")
    if moved:
        return Path(moved)
    import platformdirs

    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def default_store() -> Path:
    """The store that the window opens when none is named."""
    return home() / "store.ldstore"
