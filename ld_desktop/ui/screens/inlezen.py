"""The office reads files: choose or drop, look at what they bring, then import them, each whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.casework import receiving
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import i18n, places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.screens.import_preview import ImportPreview
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.drop_area import DropArea
from ld_desktop.ui.widgets.job_panel import JobPanel, Steps
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card, Page, empty_layout
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_CANCELLED = "casework.cancelled"
_DIRECTIONS = {"received": "ingelezen van", "sent": "gemaakt voor"}


class InlezenScreen(Screen):
    """Leads from files to records; nothing is imported before it was shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(places.INLEZEN, parent)
        self._session = session
        self._previews: tuple[receiving.FilePreview, ...] = ()
        self._job = JobPanel()
        self._job.done.connect(self._done)
        self._job.failed.connect(self._refused)
        self._job.stopped.connect(self._stopped)
        page = Page("inlezen_page", 960)
        self.fill(page)
        page.add_title(
            "Inlezen",
            "Bestanden van loonwaardedeskundigen, die op .ldsync eindigen. Tabellen met functies, "
            "beroepen of normen leest u in bij Naslag (Alt+6).",
        )
        page.add(self._drop_area())
        page.add(self._job)
        page.add(self._preview_card())
        self._summary = QVBoxLayout()
        page.add(self._summary)
        page.add(self._log_card())
        self._show_log()

    def busy(self) -> bool:
        """While files are opened or imported."""
        return self._job.running()

    def focus_first(self) -> None:
        """The button that chooses files."""
        start_on(self._choose)

    def _drop_area(self) -> DropArea:
        area = DropArea("Sleep bestanden of een map hierheen, of kies ze zelf.")
        self._choose = button("Bestanden kiezen…", "choose_files", self._choose_files, "primary")
        self._folder = button(
            "Map kiezen…", "choose_folder", self._choose_folder,
            description="Leest alle bestanden in die op .ldsync eindigen",
        )  # fmt: skip
        area.column.addWidget(WrapRow([self._choose, self._folder]))
        area.dropped.connect(self._open)
        return area

    def _preview_card(self) -> Card:
        card = Card("Dit zit erin")
        self._tree = ImportPreview()
        self._told = label("")
        self._told.setObjectName("preview_told")
        self._why = label("", "muted")
        self._why.setObjectName("preview_why")
        self._tree.explained.connect(self._why.setText)
        self._import = button("Inlezen", "import", self._start_import, "primary")
        self._drop = button("Toch niet", "forget_preview", self._forget)
        for block in (self._told, self._tree, self._why, row(self._import, self._drop, None)):
            card.add(block)
        card.hide()
        self._preview = card
        return card

    def _log_card(self) -> Card:
        self._log = LineList("import_log", "Eerder overgedragen en ingelezen", 260)
        self._log.setAccessibleDescription("Van nieuw naar oud")
        card = Card("Eerder overgedragen en ingelezen")
        card.add(self._log)
        self._log_holder = card
        return card

    def _choose_files(self) -> None:
        chosen = files.ask_open_many(self, "Bestanden inlezen", files.SYNC_FILES)
        if chosen:
            self._open(chosen)

    def _choose_folder(self) -> None:
        chosen = files.ask_folder(self, "Map met bestanden inlezen")
        if chosen is not None:
            self._open((chosen,))

    def _open(self, paths: tuple[Path, ...]) -> None:
        if self._job.running():
            return
        self._forget()
        empty_layout(self._summary)
        job = self.attempt(lambda: receiving.prepare_import(self._session, paths))
        if job is None:
            return
        if not job.paths:
            self.message.emit(
                "In deze map staat geen bestand dat op .ldsync eindigt. Kies een andere map.",
                "info",
            )
            return
        self._busy(True)
        self._job.start("Bestanden openen en controleren", job.run)

    def _done(self, result: object) -> None:
        """A job ends with opened files, with previews of them, or with a summary of the import."""
        if isinstance(result, receiving.ImportSummary):
            self._finish(result)
            return
        found = cast("tuple[object, ...]", result)
        if all(isinstance(item, receiving.OpenedFile) for item in found):
            opened = cast("tuple[receiving.OpenedFile, ...]", found)
            self._job.start_here("Vergelijken met wat hier al is", self._compare(opened))
        else:
            self._busy(False)
            self._show_previews(cast("tuple[receiving.FilePreview, ...]", found))

    def _compare(self, opened: tuple[receiving.OpenedFile, ...]) -> Steps:
        found: list[receiving.FilePreview] = []
        for number, file in enumerate(opened):
            yield file.path.name, number * 100 // len(opened)
            found += receiving.preview(self._session, (file,))
        return tuple(sorted(found, key=lambda file: (file.sender, file.sequence, file.name)))

    def _show_previews(self, previews: tuple[receiving.FilePreview, ...]) -> None:
        self._previews = previews
        self._tree.show_files(previews)
        new = [file for file in previews if file.status == "nieuw"]
        read = sum(file.status == "al_ingelezen" for file in previews)
        refused = sum(file.status == "geweigerd" for file in previews)
        count = i18n.count_text(len(previews), "bestand", "bestanden")
        self._told.setText(
            f"{count}: {len(new)} om in te lezen, {read} al ingelezen, {refused} geweigerd."
        )
        self._import.setEnabled(bool(new))
        self._import.setText(f"Inlezen ({len(new)})")
        self._preview.show()
        start_on(self._import if new else self._tree)

    def _start_import(self) -> None:
        if not self._job.running():
            self._busy(True)
            self._job.start_here("Inlezen", self._receive(self._previews))

    def _receive(self, previews: tuple[receiving.FilePreview, ...]) -> Steps:
        done: list[receiving.ImportSummary] = []
        for number, file in enumerate(previews):
            yield file.name, number * 100 // len(previews)
            done.append(receiving.receive(self._session, (file,)))
        return _together(done)

    def _finish(self, summary: receiving.ImportSummary) -> None:
        self._busy(False)
        self._forget()
        self._show_log()
        card = Card("Klaar met inlezen")
        card.add(
            label(
                f"Nieuw: {summary.new}. Gewijzigd: {summary.changed}. Ongewijzigd: "
                f"{summary.unchanged}. Conflict: {summary.conflict}. Geweigerde bestanden: "
                f"{summary.refused}."
            )
        )
        for text in summary.messages:
            card.add(label(text, tone="bad"))
        go = button("Naar de zaken", "to_cases", self._to_cases, "primary")
        card.add(row(go, None))
        self._summary.addWidget(card)
        start_on(go)

    def _refused(self, problem: EnvironmentProblem) -> None:
        self._busy(False)
        self._show_log()
        if problem.code == _CANCELLED:
            self._stopped()
        else:
            self.problem.emit(problem)

    def _stopped(self) -> None:
        self._busy(False)
        self._show_log()
        self.message.emit(
            "Gestopt. Wat al was ingelezen, blijft; van de andere bestanden is niets ingelezen.",
            "info",
        )

    def _forget(self) -> None:
        self._previews = ()
        self._preview.hide()

    def _busy(self, busy: bool) -> None:
        for made in (self._choose, self._folder, self._import, self._drop):
            made.setEnabled(not busy)

    def _show_log(self) -> None:
        now = self._session.clock()
        lines = [
            Line(
                "",
                line.name or f"Volgnummer {line.sequence}",
                f"{_DIRECTIONS.get(line.direction, line.direction)} {line.contact}  ·  {line.text}",
                i18n.moment_text(line.moment, now),
            )
            for line in receiving.import_log(self._session)
        ]
        self._log.show_lines(lines)
        self._log_holder.setVisible(bool(lines))

    def _to_cases(self) -> None:
        self.open_requested.emit(places.VANDAAG)


def _together(parts: list[receiving.ImportSummary]) -> receiving.ImportSummary:
    return receiving.ImportSummary(
        new=sum(part.new for part in parts),
        changed=sum(part.changed for part in parts),
        unchanged=sum(part.unchanged for part in parts),
        conflict=sum(part.conflict for part in parts),
        refused=sum(part.refused for part in parts),
        messages=tuple(text for part in parts for text in part.messages),
    )
