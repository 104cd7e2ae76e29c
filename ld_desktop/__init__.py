"""ld_desktop: measuring loonwaarde, guided, explainable and offline."""

from __future__ import annotations

__version__ = "0.1.0"
