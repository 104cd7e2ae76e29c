"""Our own mistake, told calmly: what it means for the user's work, and where the log is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.page import fit_to_words


class CrashDialog(QDialog):
    """One at a time: a second mistake while it is open only adds a log."""

    def __init__(self, parent: QWidget, log: str) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle("Er ging iets mis in het programma")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label("Er ging iets mis in het programma", "heading"))
        column.addWidget(
            label(
                "Dit is een fout van ons, niet van u. Wat als bewaard werd getoond, staat veilig "
                "op schijf. U kunt doorwerken; lukt dat niet, sluit dan het programma en start "
                "het opnieuw."
            )
        )
        if log:
            column.addWidget(
                label(
                    "In het logboek staat wat er technisch misging, zonder gegevens van mensen. "
                    "Stuur het mee als u de fout meldt:"
                )
            )
            path = label(log, "muted")
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(path)
        go_on = button("Doorwerken", "crash_continue", self.accept, "primary")
        show = button("Map met logboeken openen", "crash_folder", lambda: _open_folder(log))
        column.addLayout(row(show, go_on, end=True))
        show.setVisible(bool(log))
        fit_to_words(self, 480)
        go_on.setFocus()

    @classmethod
    def show_for(cls, parent: QWidget, log: str) -> None:
        """Show it, unless one is open already."""
        if parent.findChild(cls) is None:
            cls(parent, log).open()


def _open_folder(log: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(log.rsplit("/", 1)[0]))
