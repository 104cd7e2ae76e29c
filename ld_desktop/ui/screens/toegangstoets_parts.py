"""What stands above the questions of a toegangstoets: facts of the case, the outcome, its standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ld_desktop.ui import places
from ld_desktop.ui.i18n import day_text
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.page import Card
from ld_desktop.ui.widgets.toets_result import conditions_words
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.subjects import ToetsHead
    from ld_desktop.casework.toets_outcome import ToetsOutcome
    from ld_desktop.domain.records import Toegangstoets

_BENEFITS = {
    "participatiewet": "bijstand (Participatiewet)",
    "wajong": "Wajong",
    "ioaw": "IOAW",
    "ioaz": "IOAZ",
    "wwb": "bijstand (WWB)",
    "wij": "WIJ",
    "overig": "een andere uitkering",
    "geen": "geen uitkering",
}
_UNKNOWN = "nog niet ingevuld"


class CaseFacts(Card):
    """Age and benefit as the case has them; they are changed there."""

    person_asked = Signal()

    def __init__(self, head: ToetsHead, parent: QWidget | None = None) -> None:
        super().__init__("Uit de gegevens van de persoon", parent)
        self.setObjectName("toets_zaak")
        facts = head.finished or head.case
        born = day_text(facts.geboortedatum) if facts.geboortedatum else _UNKNOWN
        benefit = _BENEFITS.get(facts.uitkering or "", _UNKNOWN)
        complete = _UNKNOWN not in {born, benefit}
        words = f"Geboren: {born}.  Uitkering: {benefit}."
        if complete:
            self.add(label(words))
        else:
            self.add(label(f"! {words} Vul dit aan: zonder is er geen uitkomst.", tone="warn"))
        if head.finished is None:
            text = "Bekijken of wijzigen" if complete else "Aanvullen"
            made = button(text, "toets_zaak:persoon", self.person_asked.emit, "quiet")
            made.setAccessibleDescription("Naar de gegevens van de persoon")
            self.add(WrapRow([made]))


class OutcomeCard(Card):
    """The outcome in short, above the last step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("toets_kort")
        self._name = label("", "heading")
        self._words = label("")
        self._formal = label("")
        for each in (self._name, self._words, self._formal):
            self.add(each)

    def show_outcome(self, found: ToetsOutcome, waiting: int) -> None:
        """Say where it stands.

        Args:
            found: the outcome, if there is one.
            waiting: how many things still ask for something.
        """
        self._name.setText(f"Uitkomst: {found.naam.lower()}" if found.naam else "Nog geen uitkomst")
        left = "" if not waiting else f"Er staat nog {waiting} open: zie Meldingen (F9)."
        self._words.setText("  ".join(text for text in (found.reden, left) if text))
        self._words.setVisible(bool(self._words.text()))
        self._formal.setText(conditions_words(found) if found.naam else "")
        self._formal.setVisible(bool(found.naam))

    def text(self) -> str:
        """What it says."""
        return "\n".join(each.text() for each in (self._name, self._words, self._formal))


class FinishedBanner(QFrame):
    """Recorded: it can be read, corrected by who made it, and a new one may begin from it."""

    again_asked = Signal()
    correction_asked = Signal()
    open_requested = Signal(str)

    def __init__(
        self,
        found: Toegangstoets,
        parent: QWidget | None = None,
        *,
        own: bool = True,
        may_correct: bool = False,
        correction: str = "",
        replaced: bool = False,
    ) -> None:
        """What it says depends on what became of it.

        Args:
            found: what was recorded.
            parent: of the widget.
            own: the case is of this store, not an imported one.
            may_correct: nobody else finished it, and nothing replaced it.
            correction: the subject of what corrects it, a draft or finished.
            replaced: that correction is finished: this one no longer counts.
        """
        super().__init__(parent)
        self.setObjectName("toets_afgerond")
        self.setProperty("banner", "info" if replaced else "good")
        day = day_text(found.afgerond_op.astimezone().date())
        by = f" door {found.afgerond_door_naam}" if found.afgerond_door_naam else ""
        end = (
            "Een correctie heeft deze toets vervangen; hij geldt niet meer."
            if replaced
            else "U kunt deze toets lezen, niet wijzigen."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 6)
        column.setSpacing(4)
        self.words = label(f"✓ Afgerond op {day}{by}. {end}")
        column.addWidget(self.words)
        if found.replaces_reason:
            column.addWidget(label(f"Dit is een correctie. Reden: {found.replaces_reason}"))
        buttons: list[QPushButton] = []
        if correction:
            buttons.append(self._to_correction(correction, replaced=replaced))
        elif may_correct:
            buttons.append(
                button(
                    "Correctie maken",
                    "toets_correctie",
                    self.correction_asked.emit,
                    description="De antwoorden komen mee; u verbetert wat niet klopte",
                )
            )
        if own and not replaced:
            buttons.append(
                button(
                    "Nieuwe toets vanuit deze",
                    "toets_opnieuw",
                    self.again_asked.emit,
                    description="De antwoorden komen mee; deze toets blijft zoals hij is",
                )
            )
        if buttons:
            column.addWidget(WrapRow(buttons))

    def _to_correction(self, subject: str, *, replaced: bool) -> QPushButton:
        place = places.toegangstoets(subject)
        return button(
            "Naar de correctie" if replaced else "Verder met de correctie",
            "toets_naar_correctie",
            lambda: self.open_requested.emit(place),
        )
