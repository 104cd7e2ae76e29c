"""What the chosen files would do, per file and per record, before anything is imported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from ld_desktop.ui.theme import tokens

if TYPE_CHECKING:
    from ld_desktop.casework.receiving import FilePreview

_STATUS = {
    "nieuw": ("wordt ingelezen", "good"),
    "al_ingelezen": ("al ingelezen", "muted"),
    "geweigerd": ("geweigerd", "bad"),
}
_OUTCOMES = {
    "nieuw": ("nieuw", "good"),
    "gewijzigd": ("gewijzigd", "text"),
    "ongewijzigd": ("ongewijzigd", "muted"),
    "conflict": ("conflict", "warn"),
    "afwijkend": ("afwijkend", "warn"),
    "geweigerd": ("geweigerd", "bad"),
}


class ImportPreview(QTreeWidget):
    """A file per line; opening it with the right arrow shows its records.

    The explanation of the current line is told apart: in a column it would be cut off.
    """

    explained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName("Wat er in de bestanden zit")
        self.setAccessibleDescription(
            "Pijl naar rechts opent een bestand, pijl naar links sluit het"
        )
        self.setColumnCount(2)
        self.setHeaderLabels(["Bestand of onderdeel", "Uitkomst"])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(180)
        self.currentItemChanged.connect(self._explain)

    def show_files(self, previews: Sequence[FilePreview]) -> None:
        """Replace what is shown; one file is open at once, many start closed."""
        self.clear()
        for file in previews:
            words, tone = _STATUS[file.status]
            sender = f" van {file.sender}" if file.sender else ""
            number = f", volgnummer {file.sequence}" if file.sequence else ""
            top = _item(f"{file.name}{sender}{number}", words, file.message, tone)
            for line in file.lines:
                outcome, line_tone = _OUTCOMES[line.outcome]
                text = f"{line.kind}: {line.title}" if line.title else line.kind
                top.addChild(_item(text, outcome, line.message, line_tone))
            self.addTopLevelItem(top)
            top.setExpanded(len(previews) == 1)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def _explain(self, current: QTreeWidgetItem | None) -> None:
        self.explained.emit(str(current.data(0, Qt.ItemDataRole.UserRole)) if current else "")


def _item(text: str, outcome: str, message: str, tone: str) -> QTreeWidgetItem:
    made = QTreeWidgetItem([text, outcome])
    made.setForeground(1, QBrush(QColor(getattr(tokens(), tone))))
    made.setData(0, Qt.ItemDataRole.UserRole, message)
    spoken = ", ".join(part for part in (text, outcome, message) if part)
    made.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    made.setToolTip(0, spoken)
    return made
