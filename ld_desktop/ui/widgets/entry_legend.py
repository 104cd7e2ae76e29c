"""Beside the grid for typing over paper: the question one is at, and what each key means there."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from ld_desktop.ui.widgets import entry_keys
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.entry_model import EntryModel
from ld_desktop.ui.widgets.page import Page

_WRITE = {
    "number": "Typ het getal. Enter gaat naar de volgende.",
    "money": "Typ het bedrag. Enter gaat naar de volgende.",
    "date": "Typ de datum: dag, maand en jaar. Streepjes zijn niet nodig.",
    "text": "Typ wat er staat. Enter gaat naar de volgende.",
}
_FIRST = "Eerst de datum"
_BEGIN = (
    "Typ de dag die bovenaan het papier staat, en Enter. Daarna typt u bij elke vraag het cijfer "
    "dat naast het aangekruiste vakje staat. De volgende vraag komt vanzelf."
)
_SEVERAL = (
    "Typ elk cijfer dat is aangekruist, daarna Enter. Nog eens hetzelfde cijfer haalt het weg."
)


class EntryLegend(Page):
    """Follows the grid; what it says about a wrong key is also told to a screen reader."""

    def __init__(self, model: EntryModel, parent: QWidget | None = None) -> None:
        super().__init__("overtypen:vraag", parent=parent)
        self._model = model
        self._hint = label("", tone="warn")
        self._hint.setObjectName("overtypen:hint")
        self._remark = label("", tone="bad")
        self._remark.setObjectName("overtypen:melding")
        self._number = label("", "heading")
        self._text = label("")
        self._note = label("", "muted")
        self._how = label("", "muted")
        self._keys = label("")
        self._keys.setObjectName("overtypen:toetsen")
        first = (self._hint, self._number, self._text, self._note)
        for each in (*first, self._remark, self._keys, self._how):
            self.add(each)
        for each in (self._hint, self._note, self._remark, self._keys, self._how):
            each.hide()

    def show_row(self, place: int) -> None:
        """The question of a row."""
        rows = self._model.rows
        if not 0 <= place < len(rows):
            self._say(self._number, _FIRST)
            self._say(self._text, _BEGIN)
            return
        row = rows[place]
        question = row.question
        whose = f" ({row.who.lower()})" if row.who else ""
        self._say(self._number, f"{row.number}. {question.label}{whose}")
        self._say(self._text, question.text)
        self._say(self._note, row.note)
        remark = self._model.remark(row)
        self._say(self._remark, f"✕ {remark}" if remark else "")
        self._say(self._keys, entry_keys.legend(question))
        keyed = entry_keys.is_keyed(question)
        several = _SEVERAL if question.kind == "multiple" else ""
        self._say(self._how, several if keyed else _WRITE.get(question.kind, ""))

    def show_hint(self, words: str) -> None:
        """Why a key was refused, quietly; nothing when all is well."""
        self._say(self._hint, f"! {words}" if words else "")
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _say(self, where: QLabel, words: str) -> None:
        where.setText(words)
        where.setVisible(bool(words))
