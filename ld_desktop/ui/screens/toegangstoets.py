"""The toegangstoets: a guided path that ends in an outcome, recorded once and for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ld_desktop.casework import dossiers, toets_correcting, toets_outcome, toetsen
from ld_desktop.ui import places
from ld_desktop.ui.dialogs.decision import decide
from ld_desktop.ui.dialogs.reason import ask_reason
from ld_desktop.ui.i18n import day_text
from ld_desktop.ui.screens.path_screen import PathScreen
from ld_desktop.ui.screens.toegangstoets_parts import CaseFacts, FinishedBanner, OutcomeCard
from ld_desktop.ui.screens.toegangstoets_side import ToetsSide

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.ui.fields.problems import Remark
    from ld_desktop.ui.widgets.form_page_parts import Part

_FORMAL, _LAST = "voorwaarden", "afronden"


class ToegangstoetsScreen(PathScreen):
    """One toegangstoets. A draft is filled in here; a finished one can only be read."""

    list_letters = 29
    side: ToetsSide

    def __init__(self, session: Session, subject: str, parent: QWidget | None = None) -> None:
        head = toetsen.toets(session, subject)
        finished = head.finished is not None
        super().__init__("toegangstoets", session, subject, read_only=finished, parent=parent)
        self._head = head
        lines = toetsen.lines(session, head.case_id)
        self._line = next((line for line in lines if line.subject == subject), None)
        self.summary: OutcomeCard | None = None
        self.build(ToetsSide(), "Afronden")
        if self.read_only:
            self.side.open_pane("uitkomst")

    # Ways around.

    def _remarks_to_visit(self) -> list[Remark]:
        return [remark for remark in self._remarks() if remark.problem.path]

    def _no_problem_to_visit(self) -> None:
        if self._remarks():  # only the data of the person are left
            self.side.open_pane("uitkomst")
        else:
            super()._no_problem_to_visit()

    def finish(self) -> None:
        """Record the outcome after a last look; what is still open comes first."""
        self.commit()
        if self.unsaved() or self.read_only:
            return
        found = toets_outcome.outcome(self._session, self._id)
        if toetsen.open_problems(self._session, self._id) or not found.uitkomst:
            self.form.mention_missing()
            self.message.emit(
                "De toets kan nog niet worden afgerond. Werk af wat onder Meldingen staat; met F9 "
                "gaat u er een voor een langs.",
                "warn",
            )
            self.side.open_pane("meldingen")
            self.next_problem()
            return
        replaces = self._line.replaces if self._line else None
        gone = f" De toets van {day_text(replaces)} geldt dan niet meer." if replaces else ""
        sure = decide(
            self,
            "Toegangstoets afronden",
            f"De uitkomst is: {found.naam.lower()}. Na het afronden verandert deze toets niet meer "
            f"en gaat hij met de zaak mee naar het kantoor.{gone}",
            "Afronden",
        )
        if not sure:
            return
        if self.attempt(lambda: toetsen.finish(self._session, self._id)) is not None:
            self.model.history.clear()
            self.open_requested.emit(places.toegangstoets(self._id))

    def correct(self) -> None:
        """Ask why, and go on in a new draft with the same answers."""
        reason = ask_reason(
            self,
            "Correctie maken",
            "Deze toets blijft zoals hij is en geldt tot u de correctie afrondt. Er komt een nieuwe "
            "toets met dezelfde antwoorden, die u verbetert. Waarom is dat nodig? De reden staat in "
            "het dossier en gaat mee naar het kantoor.",
            "Correctie maken",
        )
        if not reason:
            return
        made = self.attempt(
            lambda: toets_correcting.start_correction(self._session, self._id, reason)
        )
        if made is not None:
            self.open_requested.emit(places.toegangstoets(made))

    def _again(self) -> None:
        case_id = self._head.case_id
        made = self.attempt(lambda: toetsen.start(self._session, case_id, self._id))
        if made is not None:
            self.open_requested.emit(places.toegangstoets(made))

    def _to_person(self) -> None:
        placements = dossiers.placements_of(self._session, self._head.case_id)
        last = placements[-1][0] if placements else ""
        self.leave_for(places.gegevens(self._head.case_id, "persoon", last))

    # What a screen says of itself.

    def _own_place(self) -> str:
        return places.toegangstoets(self._id)

    def _above(self, part: Part) -> QWidget | None:
        self.summary = None
        if part.id == _FORMAL:
            facts = CaseFacts(self._head)
            facts.person_asked.connect(self._to_person)
            return facts
        if part.id == _LAST:
            self.summary = OutcomeCard()
            self._fill_summary()
            return self.summary
        return None

    def _fill_bar(self) -> None:
        case = self._head.case
        self.bar.title.setText(f"Toegangstoets – {case.naam or 'naam nog niet ingevuld'}")
        parts = [f"zaak {case.zaaknummer}", "afgerond" if self.read_only else "nog niet afgerond"]
        if self._line is not None and self._line.replaces is not None:
            parts.append(f"correctie van die van {day_text(self._line.replaces)}")
        self.bar.below.setText("  ·  ".join(parts))
        self.bar.choice.setAccessibleDescription("Kies een stap van de toegangstoets")
        dossier = places.dossier(self._head.case_id)
        self.bar.add("dossier", "Dossier", lambda: self.leave_for(dossier))
        super()._fill_bar()

    def _banner(self) -> QWidget | None:
        if self._head.finished is None:
            return None
        banner = FinishedBanner(
            self._head.finished,
            own=not dossiers.origin_name(self._session, self._head.case_id),
            may_correct=toets_correcting.may_correct(self._session, self._id),
            correction=toets_correcting.correction_of(self._session, self._id),
            replaced=self._line is not None and self._line.replaced,
        )
        banner.again_asked.connect(self._again)
        banner.correction_asked.connect(self.correct)
        banner.open_requested.connect(self.open_requested)
        return banner

    def _connect(self) -> None:
        super()._connect()
        self.side.result.person_asked.connect(self._to_person)

    def _refresh(self, _paths: object = None) -> None:
        super()._refresh()
        self._fill_summary()

    def _fill_summary(self) -> None:
        if self.summary is not None:
            found = toets_outcome.outcome(self._session, self._id)
            self.summary.show_outcome(found, 0 if self.read_only else self._waiting())

    def _show_outcome(self) -> None:
        found = toets_outcome.outcome(self._session, self._id)
        self.side.result.show_outcome(found, self.model)
