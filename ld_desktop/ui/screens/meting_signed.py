"""What a signed measurement says of itself, and how to go on from there: read it, or correct it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ld_desktop.casework import dossiers, signing
from ld_desktop.domain.meting import Meting
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import places
from ld_desktop.ui.dialogs.reason import ask_reason
from ld_desktop.ui.i18n import day_text
from ld_desktop.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session


class SignedBanner(QFrame):
    """Frozen: nothing here can change; a correction is a new measurement that names this one."""

    open_requested = Signal(str)
    problem = Signal(object)

    def __init__(self, session: Session, meting: Meting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ondertekend")
        self.setProperty("banner", "good")
        self._session, self._meting = session, meting
        day = day_text(meting.changed_at.astimezone().date())
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 8, 6)
        line.addWidget(
            label(f"✓ Ondertekend op {day}. U kunt deze meting lezen, niet wijzigen."), 1
        )
        if reports := self._reports():
            place = places.document(reports[0])
            line.addWidget(button("Rapport", "rapport", lambda: self._open(place)))
        if signing.may_correct(session, meting.id):
            line.addWidget(button("Correctie maken", "correctie", self.correct))

    def correct(self) -> None:
        """Ask why, and go on in a new draft with the same answers."""
        reason = ask_reason(
            self,
            "Correctie maken",
            "Deze meting blijft zoals die is. Er komt een nieuwe meting met dezelfde antwoorden, die "
            "u verbetert en opnieuw ondertekent. Waarom is dat nodig? De reden komt in het rapport.",
            "Correctie maken",
        )
        if not reason:
            return
        try:
            new = signing.start_correction(self._session, self._meting.id, reason)
        except EnvironmentProblem as error:
            self.problem.emit(error)
        else:
            self._open(places.meting(new))

    def _open(self, place: str) -> None:
        self.open_requested.emit(place)

    def _reports(self) -> tuple[str, ...]:
        page = dossiers.dossier_page(self._session, self._meting.case_id)
        return tuple(
            document.id
            for document in page.documents
            if document.meting_id == self._meting.id and document.kind == "loonwaarderapport"
        )
