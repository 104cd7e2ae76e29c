"""What can be done for a whole screen at once: confirm, take proposals over, choose a profile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ld_desktop.casework import choosing_profile
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.widgets.basics import button
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.form_page_parts import Part
from ld_desktop.ui.widgets.wrap_row import WrapRow


class PartTools(QWidget):
    """Buttons that are there only while there is something for them to do."""

    profile_asked = Signal()

    def __init__(self, model: FormModel, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deel_knoppen")
        self._model, self._part = model, part
        self._unchanged = button("", "alles_ongewijzigd", self._confirm)
        self._proposals = button("", "alle_voorstellen", self._take)
        self._profile = button(
            "Functieprofiel zoeken…", "profiel_kiezen", self.profile_asked.emit, "primary"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WrapRow([self._profile, self._unchanged, self._proposals]))
        self.refresh()

    def refresh(self) -> None:
        """Count again what waits on this screen."""
        here = self._paths()
        carried = len({key.path for key in self._model.carried if _home(key.path) in here})
        proposed = sum(
            bool(line.voorstel) and not line.established
            for line in self._model.scores.values()
            if line.section == self._part.section
        )
        answers = count_text(carried, "overgenomen antwoord", "overgenomen antwoorden")
        scores = count_text(proposed, "voorstel", "voorstellen")
        _show(self._unchanged, "Alles ongewijzigd in dit deel", carried, answers)
        _show(self._proposals, "Alle voorstellen overnemen", proposed, scores, least=2)
        whole = self._part.row is None  # not on the screen of one row of what a profile gives
        with_profile = whole and not choosing_profile.ASKED_AT.isdisjoint(here)
        self._profile.setHidden(not with_profile)
        something = with_profile or carried > 0 or proposed > 1
        self.setHidden(self._model.read_only or not something)

    def _paths(self) -> set[str]:
        return {_home(key.path) for key in self._part.keys}

    def _confirm(self) -> None:
        self._model.confirm_section(self._part.section)

    def _take(self) -> None:
        self._model.take_proposals(self._part.section)


def _home(path: str) -> str:
    return path.partition(".")[0]


def _show(made: QPushButton, words: str, count: int, spoken: str, least: int = 1) -> None:
    """Say for how many it works, short enough to be whole in large text; gone below `least`."""
    made.setText(f"{words} ({count})")
    made.setAccessibleName(f"{words}: {spoken}")
    made.setHidden(count < least)
