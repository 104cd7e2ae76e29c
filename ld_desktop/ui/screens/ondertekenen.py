"""Signing, step by step: check, read the concept, two drawings, the seal. Then: ondertekend."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ld_desktop.casework import dossiers, measuring, signing, verifying
from ld_desktop.casework.documents import document_bytes
from ld_desktop.domain.meting import Handtekening, MetingState, Partij
from ld_desktop.domain.problems import Problem
from ld_desktop.ui import actions, places
from ld_desktop.ui.screens.base import Screen
from ld_desktop.ui.screens.meting_head import MetingBar
from ld_desktop.ui.screens.ondertekenen_check import (
    DRAWINGS,
    ELSEWHERE,
    CheckPane,
    blocking_of,
    is_drawing,
)
from ld_desktop.ui.screens.ondertekenen_concept import ConceptPane
from ld_desktop.ui.screens.ondertekenen_done import DonePane
from ld_desktop.ui.screens.ondertekenen_handtekening import HandtekeningPane
from ld_desktop.ui.screens.ondertekenen_seal import SealPane
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.line_list import Line
from ld_desktop.ui.widgets.section_list import StepList
from ld_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.casework.verifying import CheckLine

_STEPS = ("controleren", "concept", "werkgever", "werknemer", "ondertekenen")
_TITLES = {
    "controleren": "1. Controleren",
    "concept": "2. Concept lezen",
    "werkgever": "3. Werkgever",
    "werknemer": "4. Werknemer",
    "ondertekenen": "5. Ondertekenen",
}
_LIST_LETTERS, _PANE_LETTERS = 27, 50


class OndertekenenScreen(Screen):
    """The way to a signature. Every step can be opened at any time; the last one waits for all."""

    closed = Signal()
    place_changed = Signal(str)

    def __init__(self, session: Session, meting_id: str, parent: QWidget | None = None) -> None:
        super().__init__("ondertekenen", parent)
        self._session, self._id = session, meting_id
        self._head = measuring.meting_head(session, meting_id)
        self._step = _STEPS[0]
        self._blocking: tuple[Problem, ...] = ()
        self._drawn: dict[Partij, Handtekening] = {}
        self._read_concept = False
        self._signed = self._head.meting.state is MetingState.ONDERTEKEND
        self._was_signed: tuple[int, tuple[tuple[str, str], ...]] = (0, ())
        self.model = FormModel(session, meting_id, self, read_only=self._signed)
        self.bar = MetingBar()
        self.steps = StepList("stappen", "Stappen van het ondertekenen")
        self.check = CheckPane(self.model)
        self.concept = ConceptPane(session, meting_id)
        self.drawings = {p: HandtekeningPane(session, meting_id, p) for p in Partij}
        self.seal = SealPane(session, meting_id)
        self.done = DonePane(session, meting_id)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        for name, slot in (
            ("next_section", lambda: self._walk(1)),
            ("previous_section", lambda: self._walk(-1)),
        ):
            actions.make(name, self, slot)
        if self._signed:
            self._open_signed()
        else:
            self.show_step(_STEPS[0])

    # What the window asks of every screen.

    def place(self) -> str:
        """The step."""
        return f"{places.ondertekenen(self._id)}:{self._step}"

    def go_to(self, path: str) -> None:
        """To a step, or to the drawing that a problem is about."""
        step = path.removeprefix(DRAWINGS)
        if step in _STEPS and not self._signed:
            self.show_step(step)

    def commit(self) -> None:
        """Write reasons that are still being typed."""
        self.model.keeper.flush()

    def unsaved(self) -> bool:
        """Whether a reason could not be put on disk."""
        return not self.model.keeper.is_empty()

    def busy(self) -> bool:
        """While the concept or the report is made: nothing else may touch the store."""
        return self.concept.job.running() or self.seal.job.running()

    def focus_first(self) -> None:
        """The steps: from there everything can be reached."""
        if self._signed:
            self.done.focusNextChild()
        else:
            self.steps.setFocus()

    # Steps.

    def show_step(self, step: str) -> None:
        """Open a step and let it look at how things stand now."""
        self.commit()
        self._step = step
        self._refresh()
        self._stack.setCurrentWidget(self._pane(step))
        if step == "concept":
            self.concept.open(possible=self._has_result())
        elif step == "ondertekenen":
            self.seal.open(len(self._blocking), self._plaats())
        elif step in {partij.value for partij in Partij}:
            self._open_drawing(Partij(step))
        self.place_changed.emit(self.place())

    def _walk(self, by: int) -> None:
        place = _STEPS.index(self._step) + by
        if 0 <= place < len(_STEPS) and not self._signed and self.steps.isEnabled():
            self.show_step(_STEPS[place])

    def _pane(self, step: str) -> QWidget:
        return {
            "controleren": self.check,
            "concept": self.concept,
            "werkgever": self.drawings[Partij.WERKGEVER],
            "werknemer": self.drawings[Partij.WERKNEMER],
            "ondertekenen": self.seal,
        }[step]

    def _refresh(self, _paths: object = None) -> None:
        if self._signed:
            return
        self._blocking = blocking_of(self.model)
        self._drawn = {h.partij: h for h in signing.handtekeningen(self._session, self._id)}
        self.check.show_blocking(self._blocking)
        self.steps.show_steps([self._line(step) for step in _STEPS], self._step)

    def _line(self, step: str) -> Line:
        sign, words = self._status(step)
        return Line(step, f"{sign} {_TITLES[step]}", words)

    def _status(self, step: str) -> tuple[str, str]:
        content = [each for each in self._blocking if not is_drawing(each)]
        if step == "controleren":
            return ("○", f"nog {len(content)}") if content else ("✓", "klaar")
        if step == "concept":
            return ("✓", "bekeken") if self._read_concept else ("○", "nog lezen")
        if step == "ondertekenen":
            return ("○", "nog niet") if self._blocking else ("○", "kan nu")
        found = self._drawn.get(Partij(step))
        if found is None:
            return "○", "nog tekenen"
        if not self._is_valid(Partij(step)):
            return "!", "opnieuw tekenen"
        return "✓", "getekend" if found.wijze == "getekend" else "niet getekend"

    def _is_valid(self, partij: Partij) -> bool:
        return not any(each.path == f"{DRAWINGS}{partij.value}" for each in self._blocking)

    def _has_result(self) -> bool:
        return measuring.outcome(self._session, self._id).result is not None

    def _open_drawing(self, partij: Partij) -> None:
        pane = self.drawings[partij]
        pane.setEnabled(self._has_result())
        heard = self.model.state.value("gesprek_werkgever_naam")
        naam = str(heard or "") if partij is Partij.WERKGEVER else self._head.naam
        found = self._drawn.get(partij)
        pane.open(naam, self._plaats(), found, valid=found is not None and self._is_valid(partij))

    def _plaats(self) -> str:
        return next((each.plaats for each in self._drawn.values() if each.plaats), "")

    def _choose(self, path: str) -> None:
        """Where a problem is mended: a question, a drawing, or the data of the case."""
        if path.startswith(DRAWINGS):
            self.go_to(path)
        elif path.startswith(ELSEWHERE):
            self.open_requested.emit(self._elsewhere(path))
        else:
            self.open_requested.emit(f"{places.meting(self._id)}:{path}")

    def _elsewhere(self, path: str) -> str:
        subject, _, question = path.removeprefix(ELSEWHERE).partition(":")
        meting = self._head.meting
        steps = {
            meting.case_id: "persoon",
            meting.employer_id: "werkgever",
            meting.placement_id: "plaatsing",
        }
        step = steps.get(subject, "persoon")
        return f"{places.gegevens(meting.case_id, step, meting.placement_id)}:{question}"

    # After signing.

    def _finished(self, report: object) -> None:
        assert isinstance(report, signing.SignedReport)  # noqa: S101 - what finish gives
        self._signed = True
        shown = (("Rapport", report.document_id), ("Bijlage", report.annex_id))
        self._show_done(report.loonwaarde, report.checks, shown)

    def _open_signed(self) -> None:
        """It was signed before: check the file again before saying so."""
        page = dossiers.dossier_page(self._session, self._head.meting.case_id)
        mine = [each for each in page.documents if each.meting_id == self._id]
        mine.sort(key=lambda each: each.kind != "loonwaarderapport")
        shown = tuple(
            ("Rapport" if each.kind == "loonwaarderapport" else "Bijlage", each.id) for each in mine
        )
        result = measuring.outcome(self._session, self._id).result
        loonwaarde = result.loonwaarde if result is not None else 0
        self._was_signed = loonwaarde, shown
        self._show_done(loonwaarde, (), shown)
        if mine:
            data = document_bytes(self._session, mine[0].id)
            worker = Worker(lambda _tell, _stop: verifying.verify_pdf(data))
            # A slot of this screen, so that nothing comes in when it is gone.
            worker.done.connect(self._checked)
            worker.failed.connect(self.problem)
            worker.start()

    def _checked(self, checks: object) -> None:
        loonwaarde, shown = self._was_signed
        self._show_done(loonwaarde, cast("tuple[CheckLine, ...]", checks), shown)

    def _show_done(
        self, loonwaarde: int, checks: tuple[CheckLine, ...], shown: tuple[tuple[str, str], ...]
    ) -> None:
        self.steps.hide()
        self.done.open(self._head.meting.case_id, loonwaarde, checks, shown)
        self._stack.setCurrentWidget(self.done)
        self.bar.show_head(measuring.meting_head(self._session, self._id))

    # How it is built.

    def _lay_out(self) -> None:
        self.bar.show_head(self._head)
        self.bar.add("meting", "Terug naar de meting", self._to_meting)
        for pane in (self.check, self.concept, *self.drawings.values(), self.seal, self.done):
            self._stack.addWidget(pane)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.steps)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.model.changed.connect(self._refresh)
        self.model.failed.connect(self.problem)
        self.steps.chosen.connect(self.show_step)
        self.check.chosen.connect(self._choose)
        self.check.next_asked.connect(lambda: self._walk(1))
        self.concept.next_asked.connect(lambda: self._walk(1))
        self.concept.shown.connect(self._concept_shown)
        for pane in self.drawings.values():
            pane.next_asked.connect(lambda: self._walk(1))
            pane.read_asked.connect(lambda: self.show_step("concept"))
            pane.recorded.connect(self._refresh)
            pane.problem.connect(self.problem)
        self.seal.back_asked.connect(lambda: self.show_step(_STEPS[0]))
        self.seal.signed.connect(self._finished)
        for busy in (self.concept, self.seal):
            busy.busy.connect(self.steps.setDisabled)
        self.concept.problem.connect(self.problem)
        self.done.problem.connect(self.problem)
        self.done.open_requested.connect(self.open_requested)

    def _concept_shown(self) -> None:
        if self.isVisible():  # the work may end after the user has left, with the store closed
            self._read_concept = True
            self._refresh()

    def _to_meting(self) -> None:
        self.open_requested.emit(places.meting(self._id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The steps give way when there is no room; the buttons below each step lead on."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        self.steps.setFixedWidth(_LIST_LETTERS * letter)
        roomy = self.width() >= (_LIST_LETTERS + _PANE_LETTERS) * letter
        self.steps.setVisible(roomy and not self._signed)
        self.bar.fit(self.width(), narrow=False)
