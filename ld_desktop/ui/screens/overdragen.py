"""Handing over: to whom, what, and one file that only they can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ld_desktop.casework import contacts, handing_over
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import i18n, places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.empty_state import EmptyState
from ld_desktop.ui.widgets.job_panel import JobPanel
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card, Page, empty_layout

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_CANCELLED = "casework.cancelled"


class OverdragenScreen(Screen):
    """Writes a sync file for one confirmed contact."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, contact_id: str = ""
    ) -> None:
        super().__init__(places.OVERDRAGEN, parent)
        self._session = session
        self._path = Path()
        self._page = Page("overdragen_page")
        self.fill(self._page)
        self._page.add_title(
            "Overdragen",
            "U maakt een versleuteld bestand dat alleen het gekozen kantoor kan openen. Hoe u het "
            "brengt, maakt niet uit: e-mail, USB-stick of een gedeelde map.",
        )
        self._trusted = tuple(
            found for found in contacts.contacts(session) if found.state == contacts.CONFIRMED
        )
        self._first: QWidget
        if self._trusted:
            self._add_choice(contact_id)
        else:
            self._add_empty()

    def place(self) -> str:
        """With the chosen office."""
        chosen = self._contact_id()
        return f"{places.OVERDRAGEN}:{chosen}" if chosen else places.OVERDRAGEN

    def busy(self) -> bool:
        """While a file is made."""
        return bool(self._trusted) and self._job.running()

    def focus_first(self) -> None:
        """The button that makes the file, or the way to the contacts."""
        start_on(self._first if self._first.isEnabled() else self._choice)

    def _add_empty(self) -> None:
        go = button("Naar Contacten", "to_contacten", self._to_contacten, "primary")
        self._first = go
        self._page.add(
            EmptyState(
                "Nog geen kantoor om aan over te dragen",
                "Lees eerst de contactkaart van het kantoor in en vergelijk de vingerafdruk aan de "
                "telefoon. Daarna kunt u hier overdragen.",
                go,
            )
        )

    def _add_choice(self, contact_id: str) -> None:
        self._choice = QComboBox()
        self._choice.setObjectName("recipient")
        self._choice.setAccessibleName("Aan wie")
        self._choice.setAccessibleDescription("Alleen bevestigde contacten staan hier")
        for found in self._trusted:
            self._choice.addItem(f"{found.naam} ({found.organisatie})", found.id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(contact_id)))
        self._list = LineList("pending", "Wat nog niet is overgedragen", 320)
        self._list.setAccessibleDescription("Alles in deze lijst gaat mee")
        self._nothing = label("Dit kantoor heeft alles al. Er is niets nieuws om over te dragen.")
        self._make = button("Bestand maken…", "make_file", self._make_file, "primary")
        self._first = self._make
        self._job = JobPanel()
        self._job.done.connect(self._packed)
        self._job.failed.connect(self._refused)
        self._job.ended.connect(self._awake)
        card = Card("Aan wie")
        card.add(self._choice)
        what = Card("Wat gaat er mee")
        for block in (self._list, self._nothing, row(self._make, None), self._job):
            what.add(block)
        self._result = QVBoxLayout()
        for part in (card, what, self._result):
            self._page.add(part)
        self._choice.currentIndexChanged.connect(self._show_pending)
        self._show_pending()

    def _contact_id(self) -> str:
        return str(self._choice.currentData()) if self._trusted else ""

    def _show_pending(self) -> None:
        lines = handing_over.pending(self._session, self._contact_id())
        self._list.show_lines(
            [Line("", line.title or "(zonder naam)", "", line.kind) for line in lines]
        )
        self._list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._make.setEnabled(bool(lines))

    def _make_file(self) -> None:
        job = self.attempt(lambda: handing_over.prepare_export(self._session, self._contact_id()))
        if job is None:
            return
        day = self._session.clock().astimezone().date()
        name = f"overdracht-{day:%Y%m%d}-{job.sequence:04d}.ldsync"
        path = files.ask_save(self, "Bestand maken", files.SYNC_FILES, name)
        if path is None:
            return
        self._path = path
        self._make.setEnabled(False)
        self._choice.setEnabled(False)
        self._job.start("Gegevens verzamelen", job.run)

    def _packed(self, packed: object) -> None:
        job = cast("handing_over.Packed", packed)
        done = self.attempt(lambda: handing_over.finish_export(self._session, job, self._path))
        if done is not None:
            self._show_result(done)
            self._show_pending()

    def _refused(self, problem: EnvironmentProblem) -> None:
        if problem.code == _CANCELLED:
            self.message.emit("Gestopt. Er is geen bestand gemaakt en niets overgedragen.", "info")
        else:
            self.problem.emit(problem)

    def _awake(self) -> None:
        self._choice.setEnabled(True)
        self._make.setEnabled(True)

    def _show_result(self, done: handing_over.Exported) -> None:
        empty_layout(self._result)
        count = len(done.paths)
        card = Card("Het bestand is klaar" if count == 1 else f"{count} bestanden zijn klaar")
        for path in done.paths:
            card.add(label(str(path)))
        told = ", ".join(f"{number} × {kind}" for kind, number in done.counts.items())
        card.add(label(f"Volgnummer {done.sequence}. Inhoud: {told}.", "muted"))
        card.add(label("Breng het nu naar het kantoor. Dat leest het in bij Inlezen."))
        show = button("Map openen", "open_folder", self._open_folder)
        card.add(row(show, None))
        self._result.addWidget(card)
        words = i18n.count_text(count, "bestand", "bestanden")
        self.message.emit(f"Gelukt: {words} gemaakt voor {self._choice.currentText()}.", "good")
        start_on(show)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _to_contacten(self) -> None:
        self.open_requested.emit(places.CONTACTEN)
