"""A questionnaire on paper, before it is printed: choose the part, see it, print it or keep it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ld_desktop.casework import documents, measuring, paper, paper_blank
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.screens.paper_bar import PaperBar
from ld_desktop.ui.widgets.basics import button
from ld_desktop.ui.widgets.pdf_view import PdfView
from ld_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_HIGH = 34


class AfdrukkenScreen(Screen):
    """One part at a time, as it will come out of the printer."""

    def __init__(
        self, session: Session, meting_id: str, part_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("afdrukken", parent)
        self._session, self._meting_id = session, meting_id
        self._head = measuring.meting_head(session, meting_id)
        meting = self._head.meting
        questionnaire = paper_blank.form_of(meting.method, meting.method_version)
        self._parts = paper.paper_parts(questionnaire)
        self._part = paper.paper_part(questionnaire, part_id) if part_id else self._parts[0]
        self._making: tuple[str, paper_blank.Prefilled] | None = None
        self._data = b""
        self.pdf = PdfView()
        self.pdf.view.setAccessibleName("Vragenlijst op papier")
        self.pdf.save_asked.connect(self._save)
        self._lay_out()
        self._draw()

    def place(self) -> str:
        """This part of this measurement."""
        return places.afdrukken(self._meting_id, self._part.id)

    def go_to(self, _part: str) -> None:
        """The part was chosen when the screen was made."""
        self.focus_first()

    def focus_first(self) -> None:
        """The choice of the part."""
        start_on(self.choice)

    def part(self) -> str:
        """Which part is shown."""
        return self._part.id

    # How it is built.

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        title = "Vragenlijst op papier"
        whole.addWidget(PaperBar(self, title, self._meting_id, self._tools()))
        whole.addWidget(self.pdf, 1)

    def _tools(self) -> list[QWidget]:
        self.choice = QComboBox()
        self.choice.setObjectName("afdrukken:deel")
        self.choice.setAccessibleName("Deel")
        self.choice.setAccessibleDescription("Welke vragenlijst of welk formulier")
        self.choice.setMinimumHeight(_HIGH)
        for part in self._parts:
            who = f" ({part.respondent.value})" if part.respondent else ""
            self.choice.addItem(f"{part.title}{who}", part.id)
        self.choice.setCurrentIndex(self.choice.findData(self._part.id))
        self.choice.currentIndexChanged.connect(self._chosen)
        self.case = self._box("Zaaknummer erop", "zaaknummer", self._head.zaaknummer)
        self.case.setChecked(bool(self._head.zaaknummer))
        self.name = self._box("Naam van de werknemer erop", "naam", self._head.naam)
        every = button(
            "Alle delen bewaren…",
            "afdrukken:alles",
            self._save_all,
            description="Zet elk deel als PDF in een map",
        )
        for box in (self.case, self.name):
            box.toggled.connect(self._draw)
        return [self.choice, self.case, self.name, every]

    def _box(self, words: str, name: str, known: str) -> QCheckBox:
        made = QCheckBox(words)
        made.setObjectName(f"afdrukken:{name}")
        made.setAccessibleName(words)
        made.setEnabled(bool(known))
        return made

    # What it does.

    def _chosen(self, place: int) -> None:
        self._part = self._parts[place]
        self._draw()

    def _filled(self) -> paper_blank.Prefilled:
        return paper_blank.Prefilled(
            zaaknummer=self._head.zaaknummer if self.case.isChecked() else "",
            naam=self._head.naam if self.name.isChecked() else "",
            left_out=paper_blank.not_for_this_work(self._session, self._meting_id, self._part.id),
        )

    def _draw(self) -> None:
        """Make the pages beside the window, one job at a time; of several wishes the last counts."""
        wish = (self._part.id, self._filled())
        if self._making is not None:
            return
        self._making = wish
        meting = self._head.meting
        worker = Worker(
            lambda _tell, _stop: paper_blank.blank_pdf(
                meting.method, *wish, version=meting.method_version
            )
        )
        # Slots of this screen, so that nothing comes in when it is gone.
        worker.done.connect(self._drawn)
        worker.failed.connect(self._not_drawn)
        worker.start()

    def _drawn(self, data: object) -> None:
        made, self._making = self._making, None
        if made != (self._part.id, self._filled()):
            self._draw()
        elif isinstance(data, bytes):
            self._data = data
            self.pdf.show_pdf(data, f"Vragenlijst op papier: {self._part.title}")

    def _not_drawn(self, problem: EnvironmentProblem) -> None:
        self._making = None
        self.problem.emit(problem)

    def _save(self) -> None:
        name = paper_blank.file_name(self._head.meting.method, self._part.id)
        path = files.ask_save(self, "Vragenlijst bewaren", files.PDFS, name)
        if path is None:
            return

        def write() -> bool:
            documents.write_whole(path, self._data)
            return True

        if self.attempt(write):
            self.message.emit(f"De vragenlijst staat in {path}.", "good")

    def _save_all(self) -> None:
        folder = files.ask_folder(self, "Alle delen bewaren")
        if folder is None:
            return
        meting = self._head.meting
        every = [
            paper_blank.not_for_this_work(self._session, self._meting_id, part.id)
            for part in self._parts
        ]
        filled = dataclasses.replace(self._filled(), left_out=frozenset().union(*every))
        written = self.attempt(
            lambda: paper_blank.write_blanks(
                meting.method, "", folder, filled, version=meting.method_version
            )
        )
        if written:
            self.message.emit(f"{len(written)} vragenlijsten staan in {folder}.", "good")
