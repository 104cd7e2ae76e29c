"""A question that must be answered before going on: the only reason for a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget


def decide(parent: QWidget, title: str, text: str, yes: str) -> bool:
    """Ask; the safe answer is Annuleren, and Escape gives it."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, parent=parent)
    box.setObjectName("decision")
    box.setInformativeText("")
    go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    go_on.setObjectName("decision_yes")
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    cancel.setObjectName("decision_no")
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    for buttons in box.findChildren(QDialogButtonBox):
        buttons.setCenterButtons(False)
    box.exec()
    return box.clickedButton() is go_on
