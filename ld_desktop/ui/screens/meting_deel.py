"""Above a screen: in which part of the questionnaire one is, and who else can fill that in."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ld_desktop.domain.answers import Respondent
from ld_desktop.ui import places
from ld_desktop.ui.screens.catalogue import can_show
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.form_page_dele import Deel
from ld_desktop.ui.widgets.form_page_parts import Part
from ld_desktop.ui.widgets.wrap_row import WrapRow

_SHORTER = {"overtypen": "Overtypen", "afdrukken": "Afdrukken…"}  # where all stand on one line


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
        first = part.id == deel.screens[0].id
        paper = ("afdrukken", "Vragenlijst afdrukken…", places.afdrukken(meting_id, deel.id))
        ways = [] if read_only else self._ways()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        where = label(self._where(part, first=first), "muted")
        if first:
            line = row(where)
            line.setStretch(0, 1)
            line.addWidget(self._button(*paper, quiet=True), 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        else:
            where.setWordWrap(False)
            offered = (
                (name, _SHORTER.get(name, words), way) for name, words, way in (*ways, paper)
            )
            buttons = [self._button(*each, quiet=True) for each in offered]
            column.addWidget(WrapRow([where, *buttons]))
        if first and ways and deel.respondent is not None:
            column.addWidget(self._handing_over(deel.respondent, ways))
        if first and deel.definition.intro:
            column.addWidget(label(deel.definition.intro))

    def _where(self, part: Part, *, first: bool) -> str:
        """Where one is, and at the beginning how long it takes."""
        deel = self._deel
        place = [screen.id for screen in deel.screens].index(part.id) + 1
        which = f"onderdeel {place} van {len(deel.screens)}" if len(deel.screens) > 1 else ""
        parts = (deel.title, which, deel.spoken_minutes() if first else "")
        return "  ·  ".join(words for words in parts if words)

    def _ways(self) -> list[tuple[str, str, str]]:
        """How someone else can answer: the name of a button, its words, and where it leads."""
        deel = self._deel.id
        offered = (
            ("laat_invullen", "Laat invullen", places.laat_invullen(self._meting_id, deel)),
            ("overtypen", "Overtypen van papier", places.overtypen(self._meting_id, deel)),
        )
        if self._deel.respondent is None:
            return []
        return [each for each in offered if can_show(each[2])]

    def _handing_over(self, respondent: Respondent, ways: list[tuple[str, str, str]]) -> QFrame:
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
        column.addWidget(WrapRow([self._button(*each) for each in ways]))
        return frame

    def _button(self, name: str, words: str, place: str, *, quiet: bool = False) -> QWidget:
        go = functools.partial(self.open_requested.emit, place)
        return button(words, f"deel:{name}", go, "quiet" if quiet else "")
