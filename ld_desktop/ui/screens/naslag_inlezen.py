"""One table on its way in: what it is, who made it, what it would bring, and then keeping it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ld_desktop.casework import importing_tables, naslag, reading_tables
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import i18n
from ld_desktop.ui.screens.base import start_in_view
from ld_desktop.ui.screens.naslag_faults import FaultList
from ld_desktop.ui.widgets.basics import button, label, set_tone
from ld_desktop.ui.widgets.columns import Columns
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.job_panel import JobPanel, Steps
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Card
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.importing_tables import TablePreview
    from ld_desktop.casework.session import Session

_CANCELLED = "casework.cancelled"
_UNKNOWN = (
    "Aan de kolommen is niet te zien wat dit is. Kies de soort en daarna Bekijken; dan ziet u wat er "
    "aan ontbreekt."
)
_STALE = "U hebt iets gewijzigd. Kies Opnieuw bekijken om te zien wat het bestand nu zou doen."
_NO_DAY = "Typ een datum als 15-1-2026, of laat het veld leeg."
_TONES = {"nieuw": "good", "gewijzigd": "warn", "ongewijzigd": ""}
_SHOWN = 300  # works of one file; a list of more says how many it leaves out


class Kept(NamedTuple):
    """A table that is in the store now."""

    preview: TablePreview


class TableImport(Card):
    """Leads one file to the store; nothing is kept before it was shown."""

    closed = Signal()
    kept = Signal(object)  # a TablePreview
    message = Signal(str, str)
    problem = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Inlezen", parent)
        self.setObjectName("tabel_inlezen")
        self._session = session
        self._path = Path()
        self._preview: TablePreview | None = None
        self._filling = False
        self._file = label("", "field")
        self._file.setObjectName("tabel_bestand")
        self.job = JobPanel()
        self.job.done.connect(self._done)
        self.job.failed.connect(self._failed)
        self.job.stopped.connect(self._stopped)
        self.job.ended.connect(lambda: self._busy(False))
        for block in (self._file, self._form(), self._outcome(), self.job, self._buttons()):
            self.add(block)

    def open(self, path: Path) -> None:
        """Look at a file: first what it is, then what is in it."""
        self._path = path
        self._file.setText(path.name)
        self._look.setText("Bekijken")
        self._forget_preview("")
        self._run("Kijken wat voor bestand dit is", lambda *_: reading_tables.proposed_kind(path))

    def busy(self) -> bool:
        """While a file is read or kept."""
        return self.job.running()

    def focus_first(self) -> None:
        """Importing where that is possible, else what keeps it from being so."""
        preview = self._preview
        if self._import.isEnabled() and self._import.isVisibleTo(self):
            start_in_view(self._import)
        elif preview is not None and preview.faults:
            start_in_view(self.faults)
        else:
            start_in_view(self._drop if preview is not None else self._kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field looks again, Escape turns back."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._look.isEnabled():
            self.look()
        elif key == Qt.Key.Key_Escape and not self.busy():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def look(self) -> None:
        """Read the file as it is now, with what is said beside it."""
        kind, day = str(self._kind.currentData()), self._datum.text()
        if not kind:
            start_in_view(self._kind)
            return
        datum = importing_tables.day_of(day)
        if day and datum is None:
            self._datum.set_error(_NO_DAY)
            start_in_view(self._datum.field)
            return
        told = importing_tables.told_beside(
            self._set.text(), self._versie.text(), self._auteur.text(), datum
        )
        job = reading_tables.prepare_read(self._session, kind, self._path, told)
        self._forget_preview("")
        self._run(f"{self._path.name} lezen", job.run)

    def _form(self) -> QWidget:
        self._kind = QComboBox()
        self._kind.setObjectName("tabel_soort")
        self._kind.setAccessibleName("Soort")
        self._kind.setAccessibleDescription("Voorgesteld aan de hand van de kolommen")
        self._kind.addItem("Kies een soort", "")
        for kind in importing_tables.KINDS:
            self._kind.addItem(naslag.KIND_NAMES[kind], kind)
        self._set = Entry("tabel_set", "Naam van de set")
        self._versie = Entry("tabel_versie", "Versie", "Leeg: het programma telt zelf", True)
        self._auteur = Entry("tabel_auteur", "Wie het maakte")
        self._datum = Entry("tabel_datum", "Van welke dag", "Bijvoorbeeld 15-1-2026", True)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label("Soort", "field"))
        column.addWidget(self._kind)
        column.addWidget(
            label("Wat u hier zegt, geldt waar het bestand het zelf niet zegt.", "muted")
        )
        column.addWidget(Columns([self._set, self._auteur, self._versie, self._datum], 36))
        self._kind.currentIndexChanged.connect(self._kind_changed)
        for entry in self._entries():
            entry.changed.connect(self._edited)
        return form

    def _outcome(self) -> QWidget:
        self._told = label("")
        self._told.setObjectName("tabel_uitkomst")
        self._more = label("", "muted")
        self._more.setObjectName("tabel_meer")
        self.faults = FaultList()
        self.works = LineList("tabel_werken", "Wat erin zit", 240)
        self.works.setAccessibleDescription("Pijltjes lopen langs de regels")
        outcome = QWidget()
        column = QVBoxLayout(outcome)
        column.setContentsMargins(0, 0, 0, 0)
        for block in (self._told, self._more, self.faults, self.works):
            column.addWidget(block)
        return outcome

    def _buttons(self) -> WrapRow:
        self._import = button("Inlezen", "tabel_opslaan", self._keep, "primary")
        self._look = button("Bekijken", "tabel_bekijken", self.look)
        self._copy = button(
            "Fouten kopiëren", "fouten_kopieren", self._copy_faults,
            description="Als tabel, om in een rekenblad of een e-mail te plakken",
        )  # fmt: skip
        self._drop = button("Toch niet", "tabel_toch_niet", self.closed.emit)
        return WrapRow([self._import, self._look, self._copy, self._drop])

    def _entries(self) -> tuple[Entry, ...]:
        return self._set, self._versie, self._auteur, self._datum

    def _run(self, words: str, job: object) -> None:
        self._busy(True)
        self.job.start(words, job)  # type: ignore[arg-type] # a Job; lambdas have no types

    def _done(self, result: object) -> None:
        """A step ends with the kind of a file, the file read, its preview, or a table kept."""
        if isinstance(result, str):
            self._recognised(result)
        elif isinstance(result, reading_tables.ReadTable):
            self._busy(True)
            self.job.start_here("Vergelijken met wat er al is", self._compare(result))
        elif isinstance(result, Kept):
            self.kept.emit(result.preview)
        elif isinstance(result, importing_tables.TablePreview):
            self._show(result)

    def _compare(self, read: reading_tables.ReadTable) -> Steps:
        yield "Vergelijken met wat er al is", 60
        return importing_tables.compare(self._session, read)

    def _keep(self) -> None:
        if self._preview is not None and not self.busy():
            self._busy(True)
            self.job.start_here("Inlezen", self._keeping(self._preview))

    def _keeping(self, preview: TablePreview) -> Steps:
        yield f"{preview.name} inlezen", 80
        return Kept(importing_tables.import_table(self._session, preview))

    def _recognised(self, kind: str) -> None:
        self._kind.setCurrentIndex(max(0, self._kind.findData(kind)))
        self._propose()
        if kind:
            self.look()
        else:
            self._forget_preview(_UNKNOWN)
            start_in_view(self._kind)

    def _propose(self) -> None:
        """The usual set, author and day for the chosen kind."""
        head = reading_tables.usual_head(self._session, str(self._kind.currentData()), self._path)
        self._filling = True
        self._set.field.setText(head.set)
        self._versie.field.setText(head.versie)
        self._auteur.field.setText(head.auteur)
        self._datum.field.setText(i18n.short_day_text(head.datum) if head.datum else "")
        self._filling = False

    def _kind_changed(self) -> None:
        self._propose()
        self._edited()

    def _edited(self, _text: str = "") -> None:
        if not self._filling and self._preview is not None:
            self._forget_preview(_STALE)
            self._look.setText("Opnieuw bekijken")

    def _forget_preview(self, told: str) -> None:
        self._preview = None
        self._say(told, "")
        for shown in (self._more, self.faults, self.works, self._import, self._copy):
            shown.hide()

    def _show(self, preview: TablePreview) -> None:
        self._preview = preview
        self._look.setText("Opnieuw bekijken")
        more = [text for text in (_encoding(preview), _gone(preview)) if text]
        self._more.setText("\n".join(more))
        self._more.setVisible(bool(more))
        self.faults.setVisible(bool(preview.faults))
        self._copy.setVisible(bool(preview.faults))
        self._import.setVisible(not preview.faults)
        self._import.setEnabled(preview.brings_anything)
        if preview.faults:
            self.faults.show_faults(preview.fault_table())
            self._say(_refused(preview), "bad")
        else:
            lines = _work_lines(preview)
            self.works.setVisible(bool(lines))
            self.works.show_lines(lines)
            self._say(_counts(preview), "")
        QTimer.singleShot(0, self, self.focus_first)  # once it is laid out: the page scrolls to it

    def _say(self, words: str, tone: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
        set_tone(self._told, tone)

    def _copy_faults(self) -> None:
        self.faults.copy_all()
        self.message.emit("De fouten staan op het klembord, met regel en kolom.", "good")

    def _failed(self, problem: EnvironmentProblem) -> None:
        if problem.code == _CANCELLED:
            self._stopped()
        else:
            self.problem.emit(problem)
            self.focus_first()

    def _stopped(self) -> None:
        self.message.emit("Gestopt. Er is niets ingelezen.", "info")
        start_in_view(self._look)

    def _busy(self, busy: bool) -> None:
        fields = [entry.field for entry in self._entries()]
        for made in (self._kind, *fields, self._look, self._copy, self._drop):
            made.setEnabled(not busy)
        preview = self._preview
        self._import.setEnabled(not busy and preview is not None and preview.brings_anything)


def counts_text(preview: TablePreview) -> str:
    """New, changed and unchanged, as a preview and a message say it."""
    counts = preview.counts
    return f"{counts.new} nieuw, {counts.changed} gewijzigd, {counts.unchanged} ongewijzigd"


def _counts(preview: TablePreview) -> str:
    counts = preview.counts
    one, many = naslag.words_of(preview.kind)
    what = i18n.count_text(counts.new + counts.changed + counts.unchanged, one, many)
    if preview.brings_anything:
        return f"Alles klopt. {what}: {counts_text(preview)}. Er is nog niets ingelezen."
    return f"Alles klopt, en alles staat er al precies zo in ({what}). Er is niets in te lezen."


def _refused(preview: TablePreview) -> str:
    faults = i18n.count_text(len(preview.faults), "fout", "fouten")
    rows = i18n.count_text(preview.refused, "regel", "regels")
    return (
        f"{faults} in {rows}. Zolang er iets niet klopt, wordt er niets ingelezen. Verbeter het "
        "bestand, sla het op en kies Opnieuw bekijken."
    )


def _encoding(preview: TablePreview) -> str:
    if not preview.encoding:
        return ""
    return (
        f"Gelezen als {preview.encoding}, want het bestand is geen UTF-8. Kijk of namen goed staan."
    )


def _gone(preview: TablePreview) -> str:
    gone = preview.counts.gone
    if not gone:
        return ""
    words = i18n.count_text(gone, "beroep", "beroepen")
    return f"{words} uit het vorige bestand {'staat' if gone == 1 else 'staan'} hier niet meer in."


def _work_lines(preview: TablePreview) -> list[Line]:
    """What would change first; what stays the same last."""
    order = sorted(preview.judged, key=lambda item: item.outcome == "ongewijzigd")
    lines = [
        Line(
            "",
            naslag.title(preview.kind, item.work.name, item.work.title),
            f"versie {item.versie}  ·  {item.work.auteur}  ·  {i18n.day_text(item.work.datum)}",
            item.outcome,
            None,
            _TONES[item.outcome],
        )
        for item in order[:_SHOWN]
    ]
    if len(order) > _SHOWN:
        lines.append(Line("", f"En nog {len(order) - _SHOWN}."))
    return lines
