"""A fingerprint in groups that can be read aloud over the phone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ld_desktop.ui.widgets.basics import label

GROUP = 4
GROUPS_PER_LINE = 5


def groups(fingerprint: str) -> tuple[str, ...]:
    """Its own groups where it has them, else groups of four."""
    own = fingerprint.replace("-", " ").replace(":", " ").split()
    if len(own) > 1:
        return tuple(own)
    plain = fingerprint.strip()
    return tuple(plain[place : place + GROUP] for place in range(0, len(plain), GROUP))


def fingerprint_label(fingerprint: str, parent: QWidget | None = None) -> QLabel:
    """The groups, five on a line, in letters that cannot be mistaken for each other."""
    parts = groups(fingerprint)
    lines = [
        "  ".join(parts[place : place + GROUPS_PER_LINE])
        for place in range(0, len(parts), GROUPS_PER_LINE)
    ]
    made = label("\n".join(lines), "code", parent=parent)
    made.setWordWrap(False)
    made.setObjectName("fingerprint")
    made.setAccessibleName("Vingerafdruk: " + ", ".join(parts))
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
