"""Above a screen: in which part of the questionnaire one is, and who else can fill that in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ld_desktop.domain.answers import Respondent
from ld_desktop.ui import places
from ld_desktop.ui.screens.catalogue import can_show
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.form_page_dele import Deel
from ld_desktop.ui.widgets.form_page_parts import Part
from ld_desktop.ui.widgets.wrap_row import WrapRow


class DeelHead(QWidget):
    """The name of the part and its minutes; for one of the employer or employee also how to hand over."""

    open_requested = Signal(str)  # a place

    def __init__(
        self,
        meting_id: str,
        deel: Deel,
        part: Part,
        *,
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Make the head.

        Args:
            meting_id: the measurement.
            deel: the part one is in.
            part: the screen; on the first one the introduction of the part is shown.
            read_only: a signed measurement is not filled in by anyone.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setObjectName("deel")
        self._meting_id, self._deel = meting_id, deel
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._first_line(part))
        if deel.respondent is not None and not read_only:
            column.addWidget(self._handing_over(deel.respondent))
        if part.id == deel.screens[0].id and deel.definition.intro:
            column.addWidget(label(deel.definition.intro))

    def _first_line(self, part: Part) -> QHBoxLayout:
        """Where one is, and the way to the same questions on paper."""
        line = row()
        line.addWidget(label(self._where(part), "muted"), 1)
        place = places.afdrukken(self._meting_id, self._deel.id)
        paper = self._button("afdrukken", "Vragenlijst afdrukken…", place)
        paper.setProperty("quiet", True)
        line.addWidget(paper, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _where(self, part: Part) -> str:
        deel = self._deel
        place = [screen.id for screen in deel.screens].index(part.id) + 1
        which = f"onderdeel {place} van {len(deel.screens)}" if len(deel.screens) > 1 else ""
        parts = (deel.title, which, deel.spoken_minutes())
        return "  ·  ".join(words for words in parts if words)

    def _handing_over(self, respondent: Respondent) -> QFrame:
        frame = QFrame()
        frame.setProperty("banner", "info")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 8, 14, 10)
        column.addWidget(
            label(
                f"Deze vragen zijn voor de {respondent.value}. U mag de antwoorden ook zelf "
                "invullen terwijl u ze voorleest."
            )
        )
        deel = self._deel.id
        offered = (
            ("laat_invullen", "Laat invullen", places.laat_invullen(self._meting_id, deel)),
            ("overtypen", "Overtypen van papier", places.overtypen(self._meting_id, deel)),
        )
        made = [self._button(*each) for each in offered if can_show(each[2])]
        if made:
            column.addWidget(WrapRow(made))
        return frame

    def _button(self, name: str, words: str, place: str) -> QWidget:
        return button(words, f"deel:{name}", lambda: self.open_requested.emit(place))
