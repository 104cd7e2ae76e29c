"""What is wrong in a table: by row and column, to be read, and to be copied to whoever made it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from ld_desktop.ui.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from ld_desktop.casework.importing_tables import FaultLine

_HEAD = ("regel", "kolom", "staat er", "toegestaan", "melding")


class FaultList(LineList):
    """A line per fault; Ctrl+C copies them all, in columns that a spreadsheet takes."""

    def __init__(self) -> None:
        super().__init__("fouten", "Wat er niet klopt", 300)
        self.setAccessibleDescription("Pijltjes lopen langs de fouten, Ctrl+C kopieert ze alle")
        self._faults: tuple[FaultLine, ...] = ()

    def show_faults(self, faults: Sequence[FaultLine]) -> None:
        """Replace the faults."""
        self._faults = tuple(faults)
        self.show_lines([Line("", each.place, each.words) for each in faults])

    def copy_all(self) -> None:
        """Put every fault on the clipboard, with the names of the columns above them."""
        found = ((f.row, f.column, f.value, f.allowed, f.words) for f in self._faults)
        rows = [_HEAD, *found]
        lines = ("\t".join(" ".join(cell.split()) for cell in cells) for cells in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying; the rest is what every list does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_all()
        else:
            super().keyPressEvent(event)
