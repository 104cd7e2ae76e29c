"""One party signs by hand, or does not want to, with the reason."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from ld_desktop.casework import signing
from ld_desktop.domain.meting import Handtekening, Partij
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.forms.definition import Option
from ld_desktop.ui.fields.option_rows import OptionBox, OptionRow
from ld_desktop.ui.i18n import moment_text
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.check import Check
from ld_desktop.ui.widgets.columns import Columns
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.page import Card, Page
from ld_desktop.ui.widgets.signature_pad import SignaturePad

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_PICTURE_HEIGHT = 120
_WHO = {Partij.WERKGEVER: "werkgever", Partij.WERKNEMER: "werknemer"}
_MEANINGS = (
    Option(id="gezien", text="Voor gezien"),
    Option(id="akkoord", text="Voor akkoord"),
)


def _on_paper(drawing: QPixmap) -> QPixmap:
    """Black ink needs white paper, also in a dark window."""
    small = drawing.scaledToHeight(_PICTURE_HEIGHT, Qt.TransformationMode.SmoothTransformation)
    paper = QPixmap(small.size())
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawPixmap(0, 0, small)
    painter.end()
    return paper


class HandtekeningPane(QWidget):
    """Either the form to sign with, or what was recorded."""

    recorded = Signal()
    next_asked = Signal()
    read_asked = Signal()
    problem = Signal(object)

    def __init__(
        self, session: Session, meting_id: str, partij: Partij, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"handtekening_{partij.value}")
        self._session, self._id, self._partij = session, meting_id, partij
        name = self.objectName()
        self.naam = Entry(f"{name}:naam", "Naam van wie tekent")
        self.plaats = Entry(f"{name}:plaats", "Plaats", optional=True)
        self.pad = SignaturePad()
        self.pad.changed.connect(self._drawn)
        self.refuse = Check(f"{name}:weigert", "Wil of kan niet tekenen")
        self.refuse.toggled.connect(self._refused)
        self.reden = Entry(f"{name}:reden", "Reden waarom er niet getekend is")
        self._error = label("", tone="bad")
        self._error.hide()
        self._clear = button("Wissen", f"{name}:wissen", self.pad.clear, "quiet")
        self._keep = button("Vastleggen", f"{name}:vastleggen", self.keep, "primary")
        self._meaning = self._meanings()
        self._outdated = label("", tone="warn")
        self._form = self._form_card()
        self._done = self._done_card()
        self._lay_out()

    # What the screen calls.

    def open(
        self, suggestion: str, plaats: str, found: Handtekening | None, *, valid: bool
    ) -> None:
        """Show what was recorded, or the empty form.

        Args:
            suggestion: who is expected to sign.
            plaats: where the other party signed, if known.
            found: what was recorded for this party.
            valid: whether that was drawn under the report as it is now.
        """
        self._outdated.setVisible(found is not None and not valid)
        if found is not None and valid:
            self._show_done(found)
            return
        if not self.naam.text():
            self.naam.field.setText(found.naam if found else suggestion)
        if not self.plaats.text():
            self.plaats.field.setText(found.plaats if found else plaats)
        self._done.hide()
        self._form.show()
        self._refused(self.refuse.is_on())

    def keep(self) -> None:
        """Record the drawing or the refusal; says what is missing instead when something is."""
        if not self._is_whole():
            return
        try:
            made = self._made()
            signing.put_handtekening(self._session, self._id, made)
        except EnvironmentProblem as error:
            self.problem.emit(error)
            return
        self._outdated.hide()
        self._show_done(made)
        self.recorded.emit()

    def again(self) -> None:
        """Take back what was recorded, to sign again."""
        try:
            signing.clear_handtekening(self._session, self._id, self._partij)
        except EnvironmentProblem as error:
            self.problem.emit(error)
            return
        self.pad.clear()
        self._done.hide()
        self._form.show()
        self.naam.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.recorded.emit()

    # What was filled in.

    def _is_whole(self) -> bool:
        self.naam.set_error("" if self.naam.text() else "Vul de naam in van wie tekent.")
        refused = self.refuse.is_on()
        needs_reason = refused and not self.reden.text()
        self.reden.set_error("Schrijf op waarom er niet getekend is." if needs_reason else "")
        empty = not refused and self.pad.is_empty()
        self._error.setText("Zet eerst een handtekening in het vlak." if empty else "")
        self._error.setVisible(empty)
        return bool(self.naam.text()) and not needs_reason and not empty

    def _made(self) -> Handtekening:
        refused = self.refuse.is_on()
        return Handtekening(
            partij=self._partij,
            naam=self.naam.text(),
            wijze="niet_getekend" if refused else "getekend",
            betekenis="akkoord" if self._chosen() == "akkoord" and not refused else "gezien",
            reden=self.reden.text() if refused else "",
            plaats=self.plaats.text(),
            at=self._session.clock(),
            shown_sha256=signing.shown_sha256(self._session, self._id),
            drawing_png="" if refused else self.pad.png_base64(),
        )

    def _chosen(self) -> str:
        return next(
            o.id for o, r in zip(_MEANINGS, self._meaning.rows, strict=True) if r.button.isChecked()
        )

    def _drawn(self) -> None:
        self._error.hide()

    def _refused(self, refused: bool) -> None:
        for each in (self.pad, self._clear, self._meaning):
            each.setHidden(refused)
        self.reden.setVisible(refused)
        self._error.hide()

    # How it is built.

    def _meanings(self) -> OptionBox:
        rows = []
        group = QButtonGroup(self)
        for number, option in enumerate(_MEANINGS, start=1):
            made = QRadioButton()
            made.setObjectName(f"{self.objectName()}:{option.id}")
            made.setMinimumHeight(32)
            made.setChecked(number == 1)
            group.addButton(made)
            rows.append(OptionRow(made, option, number))
        return OptionBox(rows)

    def _form_card(self) -> Card:
        card = Card()
        card.add(Columns((self.naam, self.plaats), letters=30))
        card.add(self._meaning)
        card.add(self.pad)
        card.add(self.reden)
        card.add(self._error)
        foot = row(self.refuse, self._clear, self._keep)
        foot.setStretch(0, 1)
        card.add(foot)
        return card

    def _done_card(self) -> Card:
        card = Card()
        self.done_words = label("", "field")
        self.done_words.setObjectName(f"{self.objectName()}:vastgelegd")
        self._picture = QLabel()
        self._picture.setAccessibleName("De handtekening")
        card.add(self.done_words)
        card.add(self._picture)
        again = button("Opnieuw tekenen", f"{self.objectName()}:opnieuw", self.again, "quiet")
        go_on = button("Verder", f"{self.objectName()}:verder", self.next_asked.emit, "primary")
        card.add(row(again, None, go_on))
        card.hide()
        return card

    def _lay_out(self) -> None:
        page = Page(f"{self.objectName()}:blad")
        who = _WHO[self._partij]
        page.add_title(
            f"Handtekening {who}",
            "Wie tekent, heeft het concept gezien. Tekenen voor gezien is de regel; voor akkoord mag ook.",
        )
        self._outdated.setText(
            "! Het rapport is veranderd sinds er getekend is. Laat het zien en teken opnieuw."
        )
        page.add(self._outdated)
        page.add(self._form)
        page.add(self._done)
        read = button(
            "Concept nog eens lezen", f"{self.objectName()}:lezen", self.read_asked.emit, "quiet"
        )
        page.add(row(read, None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _show_done(self, found: Handtekening) -> None:
        when = moment_text(found.at, self._session.clock())
        where = f" in {found.plaats}" if found.plaats else ""
        if found.wijze == "getekend":
            words = f"✓ {found.naam} tekende voor {found.betekenis}, {when}{where}."
        else:
            words = f"✓ {found.naam} heeft niet getekend, {when}{where}. Reden: {found.reden}"
        self.done_words.setText(words)
        picture = QPixmap()
        if found.drawing_png:
            picture.loadFromData(base64.b64decode(found.drawing_png))
        self._picture.setVisible(not picture.isNull())
        if not picture.isNull():
            self._picture.setPixmap(_on_paper(picture))
        self._form.hide()
        self._done.show()
