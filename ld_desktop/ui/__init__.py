"""The front: the only home of Qt. It shows and tells; what is decided is decided elsewhere."""

from __future__ import annotations

from ld_desktop.ui import singletons

singletons.hold()
