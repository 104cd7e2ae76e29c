"""Measuring: a guided path on which a function is looked up, questions are set aside, and paper is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.casework import choosing_profile, function_library, measuring
from ld_desktop.domain.meting import MetingState
from ld_desktop.ui import actions, places
from ld_desktop.ui.dialogs.profile import REQUIREMENTS, Taking, choose_profile
from ld_desktop.ui.dialogs.reason import ask_reason
from ld_desktop.ui.screens.meting_deel import DeelHead
from ld_desktop.ui.screens.meting_norms import SECTION, NormChoice
from ld_desktop.ui.screens.meting_side import MetingSide
from ld_desktop.ui.screens.meting_signed import SignedBanner
from ld_desktop.ui.screens.meting_tools import PartTools
from ld_desktop.ui.screens.path_screen import PathScreen

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.ui.widgets.form_page_parts import Part

_WITH_PROFILES = "arbolab"


class MetingScreen(PathScreen):
    """One measurement. A draft is filled in here; a signed one can only be read."""

    side: MetingSide

    def __init__(self, session: Session, meting_id: str, parent: QWidget | None = None) -> None:
        head = measuring.meting_head(session, meting_id)
        signed = head.meting.state is MetingState.ONDERTEKEND
        super().__init__("meting", session, meting_id, read_only=signed, parent=parent)
        self._head = head
        self._norms: NormChoice | None = None
        self.build(MetingSide(), "Naar ondertekenen")

    # Ways around.

    def confirm(self) -> None:
        """The answer under the cursor came along and still is true."""
        path = self.form.path()
        if not self.read_only and path in {key.path for key in self.model.carried}:
            self.model.confirm(path)

    def set_aside(self) -> None:
        """The question under the cursor does not fit this work, for a reason; again brings it back."""
        path = self.form.path()
        found = next((q for q in self.model.state.questions if q.path == path), None)
        if found is None or self.read_only:
            return
        if path in self.model.asides:
            self.model.bring_back(path)
            return
        self.commit()
        label = found.question.label
        reason = ask_reason(
            self,
            "Vraag terzijde leggen",
            f"{label}: de vraag telt niet mee; het antwoord blijft bewaard. Waarom past de vraag niet "
            "bij dit werk? De reden komt in het rapport.",
            "Terzijde leggen",
        )
        if reason:
            self.model.set_aside(path, reason)
            self.go_to(path)

    def choose_profile(self) -> None:
        """Search the library and take over what the method asks of a function."""
        self.commit()
        library = self.attempt(lambda: function_library.open_library(self._session))
        if library is None:
            return
        taking = REQUIREMENTS
        if choosing_profile.weighs_activities(self._session, self._id):
            taking = Taking(
                activities=True, replaced=choosing_profile.replaced(self._session, self._id)
            )
        code = choose_profile(self, library, self._head.functie, taking)
        if code:
            self.model.take_profile(library, code)

    def print_blank(self) -> None:
        """The questions of this part on paper."""
        part = self.model.part(self.form.part_id())
        if part is not None:
            deel = self.model.deel_of(part)
            where = deel.id if deel is not None else part.section
            self.leave_for(places.afdrukken(self._id, where))

    def finish(self) -> None:
        """What is filled in is ready to be looked at as a whole."""
        self.leave_for(places.ondertekenen(self._id))

    # What a screen says of itself.

    def _own_place(self) -> str:
        return places.meting(self._id)

    def _above(self, part: Part) -> QWidget:
        """What stands above the questions of a screen: where one is, and what can be done at once."""
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        deel = self.model.deel_of(part)
        if deel is not None:
            head = DeelHead(self._id, deel, part, read_only=self.read_only)
            head.open_requested.connect(self.leave_for)
            column.addWidget(head)
        self._tools = PartTools(self.model, part, above)
        self._tools.profile_asked.connect(self.choose_profile)
        column.addWidget(self._tools)
        self._norms = None
        if part.section == SECTION and self.model.norms_on_offer:
            self._norms = NormChoice(self.model, above)
            column.addWidget(self._norms)
        return above

    def _banner(self) -> QWidget | None:
        if not self.read_only:
            return None
        banner = SignedBanner(self._session, self._head.meting)
        banner.open_requested.connect(self.open_requested)
        banner.problem.connect(self.problem)
        return banner

    def _fill_bar(self) -> None:
        self.bar.show_head(self._head)
        super()._fill_bar()
        if not self.read_only:
            self.bar.add("ondertekenen", "Ondertekenen", self.finish)

    def _make_actions(self) -> None:
        super()._make_actions()
        for name, slot in (
            ("print_blank", self.print_blank),
            ("confirm", self.confirm),
            ("set_aside", self.set_aside),
        ):
            actions.make(name, self, slot)

    def _refresh(self, _paths: object = None) -> None:
        self._tools.refresh()
        if self._norms is not None:
            self._norms.refresh()
        super()._refresh()

    def _show_outcome(self) -> None:
        found = measuring.outcome(self._session, self._id)
        self.side.show_outcome(found, self.model, self._others(found))

    def _others(self, found: measuring.Outcome) -> choosing_profile.OtherFunctions | None:
        """Arbolab holds the worker against every function it knows."""
        if found.result is None or self._head.meting.method != _WITH_PROFILES or self.read_only:
            return None
        return choosing_profile.other_functions(self._session, self._id)
