"""What the chosen files would do, per file and per record, before anything is imported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
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
    """A file per line; opening it with the right arrow shows its records."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName("Wat er in de bestanden zit")
        self.setAccessibleDescription(
            "Pijl naar rechts opent een bestand, pijl naar links sluit het"
        )
        self.setColumnCount(3)
        self.setHeaderLabels(["Bestand of onderdeel", "Uitkomst", "Toelichting"])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        header = self.header()
        header.setStretchLastSection(True)
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(180)

    def show_files(self, previews: Sequence[FilePreview]) -> None:
        """Replace what is shown; one file is open at once, many start closed."""
        self.clear()
        for file in previews:
            words, tone = _STATUS[file.status]
            sender = f" van {file.sender}" if file.sender else ""
            number = f", volgnummer {file.sequence}" if file.sequence else ""
            top = _item((f"{file.name}{sender}{number}", words, file.message), tone)
            for line in file.lines:
                outcome, line_tone = _OUTCOMES[line.outcome]
                text = f"{line.kind}: {line.title}" if line.title else line.kind
                top.addChild(_item((text, outcome, line.message), line_tone))
            self.addTopLevelItem(top)
            top.setExpanded(len(previews) == 1)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)


def _item(texts: tuple[str, str, str], tone: str) -> QTreeWidgetItem:
    made = QTreeWidgetItem(list(texts))
    made.setForeground(1, QBrush(QColor(getattr(tokens(), tone))))
    for column, text in enumerate(texts):
        made.setToolTip(column, text)
        made.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)
    return made
