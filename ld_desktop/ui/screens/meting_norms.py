"""Choosing the norms a measurement is computed with, where the office imported any for its method."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from ld_desktop.casework import choosing_norms
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.wrap_row import WrapRow

SECTION = "opdracht"  # norms are part of what was agreed beforehand
_SHIPPED = "Normen van het programma"


class NormChoice(QWidget):
    """The sets on offer, and the branche whose norms go before the general ones."""

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("normkeuze")
        self._model = model
        self.sets = QComboBox()
        self.sets.setObjectName("normen")
        self.sets.setAccessibleName("Normen waarmee wordt gerekend")
        self.sets.setMinimumHeight(34)
        self.sets.addItem(_SHIPPED, "")
        for naam in model.norms_on_offer:
            self.sets.addItem(naam, naam)
        self.branche = QLineEdit()
        self.branche.setObjectName("normen_branche")
        self.branche.setAccessibleName("Branche, voor de normen")
        self.branche.setPlaceholderText("branche (mag leeg blijven)")
        self.told = label("", "muted")
        self.told.setObjectName("normen_nu")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Met welke normen rekent u?", "field"))
        column.addWidget(WrapRow([self.sets, self.branche]))
        column.addWidget(self.told)
        self.refresh()
        self.sets.activated.connect(lambda _: self._choose())
        self.branche.editingFinished.connect(self._branche_typed)

    def refresh(self) -> None:
        """Show what counts now, also after an undo."""
        now = choosing_norms.chosen_name(self._model.session, self._model.subject)
        fitting = [naam for naam in self._model.norms_on_offer if now.startswith(naam)]
        self.sets.setCurrentIndex(max(self.sets.findData(max(fitting, key=len, default="")), 0))
        self.told.setText(f"Nu: {now}." if now else "")
        self.branche.setEnabled(bool(now) and not self._model.read_only)
        self.sets.setEnabled(not self._model.read_only)

    def _choose(self) -> None:
        self._model.choose_norms(str(self.sets.currentData()), self.branche.text().strip())

    def _branche_typed(self) -> None:
        if self.branche.isModified():
            self.branche.setModified(False)
            self._choose()
