"""The panel at the right of a measurement: its result is computed live, with the calculation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ld_desktop.casework import measuring
from ld_desktop.ui.screens.path_side import PathSide
from ld_desktop.ui.widgets.result_panel import ResultPanel

if TYPE_CHECKING:
    from ld_desktop.casework.choosing_profile import OtherFunctions
    from ld_desktop.casework.measuring import Outcome
    from ld_desktop.ui.widgets.form_page_model import FormModel


class MetingSide(PathSide):
    """The panes of a measurement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.result = ResultPanel()
        super().__init__(self.result, parent)
        self.result.chosen.connect(self.chosen)

    def show_outcome(
        self, found: Outcome, model: FormModel, others: OtherFunctions | None = None
    ) -> None:
        """The live result with its calculation."""
        if found.result is None:
            self.result.show_outcome(found, None, model)
            return
        tree, further = measuring.trace_tree(found.result), measuring.further_trees(found.result)
        self.result.show_outcome(found, tree, model, further, others)
