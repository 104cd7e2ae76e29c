"""The toegangstoets: the steps at the left, one in the middle, and at the right what one asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ld_desktop.casework import dossiers, toets_outcome, toetsen
from ld_desktop.ui import actions, places
from ld_desktop.ui.dialogs.decision import decide
from ld_desktop.ui.screens.base import Screen
from ld_desktop.ui.screens.meting_head import MetingBar
from ld_desktop.ui.screens.toegangstoets_parts import CaseFacts, FinishedBanner, OutcomeCard
from ld_desktop.ui.screens.toegangstoets_side import PANES, ToetsSide
from ld_desktop.ui.widgets.form_page import FormPage
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.problem_list import counted, next_asking
from ld_desktop.ui.widgets.section_list import SectionList

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.ui.widgets.form_page_parts import Part

_LIST_LETTERS, _FORM_LETTERS, _SIDE_LETTERS = 29, 50, 46
_FORMAL, _LAST = "voorwaarden", "afronden"


class ToegangstoetsScreen(Screen):
    """One toegangstoets. A draft is filled in here; a finished one can only be read."""

    closed = Signal()
    place_changed = Signal(str)

    def __init__(self, session: Session, subject: str, parent: QWidget | None = None) -> None:
        super().__init__("toegangstoets", parent)
        self._session, self._subject = session, subject
        self._head = toetsen.toets(session, subject)
        self.read_only = self._head.finished is not None
        self.model = FormModel(session, subject, self, read_only=self.read_only)
        self.summary: OutcomeCard | None = None
        finish = "" if self.read_only else "Afronden"
        self.form = FormPage(
            session, subject, model=self.model, finish_text=finish, head=self._above
        )
        self.sections = SectionList()
        self.side = ToetsSide()
        self.bar = MetingBar()
        self._lay_out()
        self._connect()
        self._make_actions()
        self._refresh()
        if self.read_only:
            self.side.open_pane("uitkomst")

    # What the window asks of every screen.

    def place(self) -> str:
        """The step and the question that has the cursor."""
        return f"{places.toegangstoets(self._subject)}:{self.form.place()}"

    def go_to(self, path: str) -> None:
        """Show a question, or a place as `place` gives it, with the cursor in it."""
        if self.form.isHidden():  # the panel at the right covers it: the question comes first
            self.side.close_pane()
        self.form.go_to(path)

    def commit(self) -> None:
        """Put on disk what is still being typed."""
        self.form.commit()

    def unsaved(self) -> bool:
        """Whether something typed could not be put on disk."""
        return self.form.unsaved()

    def focus_first(self) -> None:
        """The first question of the step."""
        self.form.focus_first()

    # Ways around.

    def next_problem(self, by: int = 1) -> None:
        """To the next thing that still asks for something."""
        model = self.model
        remarks = [model.remark(problem) for problem in model.state.problems]
        order = [question.path for question in model.state.questions]
        placed = [remark for remark in remarks if remark.problem.path]
        found = next_asking(placed, order, self.form.path(), by)
        if found is not None:
            self.go_to(found.path or "")
        elif remarks:  # only the data of the person are left
            self.side.open_pane("uitkomst")
        else:
            self.message.emit("Er staan geen meldingen meer open.", "good")

    def show_guidance(self, path: str = "") -> None:
        """Show guidance for a question; asked again for the same one, hide it."""
        wanted = path or self.form.path()
        same = self.side.pane() == "uitleg" and self.side.guidance.path == wanted
        self._guide(wanted)
        self.side.toggle("uitleg") if same else self.side.open_pane("uitleg")

    def finish(self) -> None:
        """Record the outcome after a last look; what is still open comes first."""
        self.commit()
        if self.unsaved() or self.read_only:
            return
        found = toets_outcome.outcome(self._session, self._subject)
        if toetsen.open_problems(self._session, self._subject) or not found.uitkomst:
            self.form.mention_missing()
            self.message.emit(
                "De toets kan nog niet worden afgerond. Werk af wat onder Meldingen staat; met F9 "
                "gaat u er een voor een langs.",
                "warn",
            )
            self.side.open_pane("meldingen")
            self.next_problem()
            return
        sure = decide(
            self,
            "Toegangstoets afronden",
            f"De uitkomst is: {found.naam.lower()}. Na het afronden verandert deze toets niet meer "
            "en gaat hij met de zaak mee naar het kantoor.",
            "Afronden",
        )
        if not sure:
            return
        if self.attempt(lambda: toetsen.finish(self._session, self._subject)) is not None:
            self.model.history.clear()
            self.open_requested.emit(places.toegangstoets(self._subject))

    def _again(self) -> None:
        case_id = self._head.case_id
        made = self.attempt(lambda: toetsen.start(self._session, case_id, self._subject))
        if made is not None:
            self.open_requested.emit(places.toegangstoets(made))

    def _leave_for(self, place: str) -> None:
        self.commit()
        if not self.unsaved():
            self.open_requested.emit(place)

    def _to_person(self) -> None:
        placements = dossiers.placements_of(self._session, self._head.case_id)
        last = placements[-1][0] if placements else ""
        self._leave_for(places.gegevens(self._head.case_id, "persoon", last))

    # How it is built.

    def _above(self, part: Part) -> QWidget | None:
        """What stands above the questions of a step."""
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

    def _lay_out(self) -> None:
        case = self._head.case
        self.bar.title.setText(f"Toegangstoets – {case.naam or 'naam nog niet ingevuld'}")
        state = "afgerond" if self.read_only else "nog niet afgerond"
        self.bar.below.setText(f"zaak {case.zaaknummer}  ·  {state}")
        self.bar.choice.setAccessibleDescription("Kies een stap van de toegangstoets")
        dossier = places.dossier(self._head.case_id)
        self.bar.add("dossier", "Dossier", lambda: self._leave_for(dossier))
        self.bar.add("meldingen", "Meldingen", lambda: self.side.toggle("meldingen"))
        self.bar.buttons["meldingen"].setCheckable(True)
        self.bar.add("uitleg", "Uitleg", self.show_guidance, "guidance")
        self.bar.add("uitkomst", "Uitkomst", self._toggle_outcome, "toggle_result")
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.sections)
        middle.addWidget(self.form, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        if self._head.finished is not None:
            own = not dossiers.origin_name(self._session, self._head.case_id)
            banner = FinishedBanner(self._head.finished, own=own)
            banner.again_asked.connect(self._again)
            column.addWidget(banner)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.model.changed.connect(self._refresh)
        self.form.part_shown.connect(self._part_shown)
        self.form.entered.connect(self._entered)
        self.form.guidance_asked.connect(self.show_guidance)
        self.form.finished.connect(self.finish)
        self.form.place_changed.connect(lambda _: self.place_changed.emit(self.place()))
        self.sections.chosen.connect(self._choose_part)
        self.bar.choice.chosen.connect(self._choose_part)
        self.side.chosen.connect(self.go_to)
        self.side.pane_changed.connect(self._pane_changed)
        self.side.result.person_asked.connect(self._to_person)

    def _make_actions(self) -> None:
        for name, slot in (
            ("undo", self.form.undo),
            ("redo", self.form.redo),
            ("next_section", lambda: self.form.step(1)),
            ("previous_section", lambda: self.form.step(-1)),
            ("next_problem", lambda: self.next_problem(1)),
            ("previous_problem", lambda: self.next_problem(-1)),
            ("guidance", self.show_guidance),
            ("toggle_result", self._toggle_outcome),
        ):
            actions.make(name, self, slot)

    # What follows the model.

    def _refresh(self, _paths: object = None) -> None:
        self._part_shown()
        remarks = [self.model.remark(problem) for problem in self.model.state.problems]
        meldingen = self.bar.buttons["meldingen"]
        meldingen.setText(f"Meldingen ({self._waiting()})")
        meldingen.setAccessibleName(f"Meldingen: {counted(remarks) or 'geen'}")
        self._fill_side()
        self._fill_summary()

    def _waiting(self) -> int:
        return sum(part.open + part.wrong + part.doubts for part in self.model.parts)

    def _fill_summary(self) -> None:
        if self.summary is not None:
            found = toets_outcome.outcome(self._session, self._subject)
            self.summary.show_outcome(found, 0 if self.read_only else self._waiting())

    def _fill_side(self) -> None:
        """Only what is showing is computed."""
        pane = self.side.pane()
        if pane == "meldingen":
            self.side.problems.show_model(self.model)
        elif pane == "uitkomst":
            found = toets_outcome.outcome(self._session, self._subject)
            self.side.result.show_outcome(found, self.model)

    def _toggle_outcome(self) -> None:
        self.side.toggle("uitkomst")

    def _pane_changed(self) -> None:
        pane = self.side.pane()
        if pane == "uitleg" and not self.side.guidance.path:
            self._guide(self.form.path())
        self._fill_side()
        for name, _ in PANES:
            self.bar.buttons[name].setChecked(name == pane)
        self._arrange()

    def _part_shown(self, _part: str = "") -> None:
        current = self.form.part_id()
        self.sections.show_parts(self.model.parts, current)
        self.bar.choice.show_parts(self.model.parts, current)

    def _choose_part(self, part: str) -> None:
        self.form.show_part(part)
        self.form.focus_first()

    def _entered(self, path: str) -> None:
        if self.side.pane() == "uitleg":
            self._guide(path)

    def _guide(self, path: str) -> None:
        found = next((q for q in self.model.state.questions if q.path == path), None)
        question = found.question if found else None
        self.side.guidance.show_question(path, question, self.model.words_of(question))

    # How it fits.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes fold away when there is no room for them."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size is another amount of room, once all parts have taken it over."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        list_width, side_width = _LIST_LETTERS * letter, _SIDE_LETTERS * letter
        room = self.width() - (0 if self.side.isHidden() else side_width)
        with_list = room >= list_width + _FORM_LETTERS * letter
        self.sections.setVisible(with_list)
        self.sections.setFixedWidth(list_width)
        covered = not self.side.isHidden() and room < _FORM_LETTERS * letter
        self.form.setHidden(covered)
        if covered:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(self.width())
        else:
            self.side.setFixedWidth(side_width)
        self.bar.fit(self.width(), narrow=not with_list)
