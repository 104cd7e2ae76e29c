"""The front: the only home of Qt. It shows and tells; what is decided is decided elsewhere."""

from __future__ import annotations

from ld_desktop.ui.true_guard import hold_true

hold_true()
