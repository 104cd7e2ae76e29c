"""What the grid for typing over paper stands on: its rows, what is kept of each, and the second typing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from ld_desktop.casework import answering, paper, paper_entry
from ld_desktop.domain.answers import AnswerKey, Mark, Origin
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import problem_sentence
from ld_desktop.ui.fields.keeper import Keeper
from ld_desktop.ui.theme import tokens
from ld_desktop.ui.undo import History, Steps
from ld_desktop.ui.widgets import entry_keys

if TYPE_CHECKING:
    from ld_desktop.casework.change import Touched
    from ld_desktop.casework.paper_entry import EntryRow
    from ld_desktop.casework.session import Session
    from ld_desktop.forms.definition import Question
    from ld_desktop.forms.state import QuestionState

Mode = Literal["overtypen", "nog_eens", "verschillen"]
NUMBER, QUESTION, ANSWER, MEANING = range(4)
_HEADS = ("Nr.", "Vraag", "Antwoord", "Betekenis")
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class Typed(NamedTuple):
    """An answer as it was typed."""

    text: str = ""
    mark: Mark = Mark.GEGEVEN

    def is_empty(self) -> bool:
        """Nothing was typed."""
        return not self.text.strip() and self.mark is Mark.GEGEVEN

    def same_as(self, other: Typed) -> bool:
        """Whether two times the same was typed; spaces and capitals do not count."""
        words = " ".join(self.text.split()).casefold()
        return self.mark is other.mark and words == " ".join(other.text.split()).casefold()


class EntryModel(QAbstractTableModel, Steps):
    """The answers of one form, in the order of the paper.

    Attributes:
        filled_in: the day on the paper; without it nothing can be typed.
        mode: typing over, typing once more as a check, or settling what differs.
    """

    changed = Signal()  # something was typed, or the mode is another
    led = Signal(int)  # an undo or redo changed this row: show it
    failed = Signal(object)  # EnvironmentProblem

    def __init__(
        self, session: Session, meting_id: str, part_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._meting_id, self._part_id = session, meting_id, part_id
        self.part = paper_entry.part_of(session, meting_id, part_id)
        self.filled_in: date | None = paper_entry.filled_in(session, meting_id, part_id)
        self.mode: Mode = "overtypen"
        self.keeper = Keeper(self)
        self.keeper.refused.connect(lambda _key, problem: self.failed.emit(problem))
        self.history = History(self)
        self.history.stepped.connect(self._stepped)
        self.history.failed.connect(self.failed)
        self._second: dict[AnswerKey, Typed] = {}
        self._settled: set[AnswerKey] = set()
        self.pending = ""
        self._at = -1  # the row that a first digit was typed in
        self._kept: dict[AnswerKey, Typed] = {}
        self._all: tuple[EntryRow, ...] = ()
        self.rows: tuple[EntryRow, ...] = ()
        self._states: Mapping[AnswerKey, QuestionState] = {}
        self._read_rows()
        self._read()

    # What there is.

    def shown(self, row: EntryRow) -> Typed:
        """What stands in the column of answers: in the check only what was typed now."""
        return (
            self._second.get(row.key, Typed()) if self.mode == "nog_eens" else self._kept[row.key]
        )

    def is_asked(self, row: EntryRow) -> bool:
        """Whether the question applies, as far as is known; what does not is passed over."""
        state = self._states.get(row.key)
        return state is None or (state.visible and not state.set_aside)

    def problem(self, row: EntryRow) -> str:
        """What is wrong with the answer that is kept; an answer that is missing is no fault here."""
        state = self._states.get(row.key)
        if self.keeper.error(row.key) is not None:
            return "Niet bewaard. Wat u typte, staat hier nog."
        if state is None or state.answer is None or self._kept[row.key].is_empty():
            return ""
        own = (problem for problem in state.problems if problem.path == row.path)
        found = next(own, None)
        return problem_sentence(found) if found is not None and state.value is None else ""

    def progress(self) -> tuple[int, int]:
        """How many answers there are, and how many questions apply."""
        asked = [row for row in self.rows if self.is_asked(row)]
        done = [row for row in asked if not self.shown(row).is_empty()]
        if self.mode == "verschillen":
            done = [row for row in asked if row.key in self._settled]
        return len(done), len(asked)

    def differing(self) -> tuple[EntryRow, ...]:
        """The rows whose second answer is another than the first."""
        return tuple(
            row
            for row in self._all
            if self.is_asked(row)
            and not self._second.get(row.key, Typed()).same_as(self._kept[row.key])
        )

    # Typing.

    def begin(self, day: date | None) -> None:
        """Open the grid with the day on the paper, or close it while there is none."""
        self.filled_in = day
        if day is None:
            return
        try:
            change = paper_entry.take_part(self._session, self._meting_id, self._part_id)
        except EnvironmentProblem as problem:
            self.filled_in = None
            self.failed.emit(problem)
            return
        if change is not None:
            self.history.push(change)
            self._read()
            self.changed.emit()

    def put(self, place: int, text: str, mark: Mark = Mark.GEGEVEN) -> bool:
        """Keep an answer now; false when it could not be written."""
        row = self.rows[place]
        self.pending = ""
        if self.mode == "nog_eens":
            self._second[row.key] = Typed(text, mark)
            self._tell(place)
            return True
        self.keeper.keep(row.key, text, lambda now: self._write(row, now, mark))
        if self.mode == "verschillen" and self.keeper.text(row.key) is None:
            self._settled.add(row.key)
        self._tell(place)
        return self.keeper.text(row.key) is None

    def draft(self, place: int, text: str) -> None:
        """Keep a text soon, while one is still writing."""
        row = self.rows[place]
        if self.mode == "overtypen":
            self.keeper.draft(row.key, text, lambda now: self._write(row, now, typing=True))

    def write(self, place: int, text: str) -> bool:
        """Keep what was written; `N` or `?` alone is a mark where that may be answered."""
        question = self.rows[place].question
        mark = entry_keys.typed_mark(question, text)
        if mark is not None:
            return self.put(place, "", mark)
        words = paper_entry.with_dashes(text) if question.kind == "date" else text
        return self.put(place, words)

    def passed(self, place: int) -> None:
        """In the check Enter at an empty row says that the paper is empty there."""
        row = self.rows[place]
        if row.key not in self._second:
            self._second[row.key] = Typed()
            self._tell(place)

    def wait_for(self, place: int, pending: str) -> None:
        """A first digit of two was typed."""
        self.pending = pending
        self._tell(place)

    def set_mode(self, mode: Mode) -> None:
        """Type over, check by typing once more, or settle what differs."""
        self.keeper.flush()
        if mode == "nog_eens" and self.mode == "overtypen":
            self._second.clear()
        self._settled.clear()
        self.pending = ""
        self.beginResetModel()
        self.rows = self.differing() if mode == "verschillen" else self._all
        self.mode = mode
        self.endResetModel()
        self.changed.emit()

    # What Qt asks.

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """One for each answer."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Number, question, answer, what the answer means."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only where one writes is there an editor; keys are taken by the view."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.rows[index.row()]
        if index.column() == ANSWER and self.filled_in and not entry_keys.is_keyed(row.question):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and to those who listen the whole row."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, index)
        if role == Qt.ItemDataRole.EditRole:
            return self.shown(row).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [
                self._cell(row, self.index(index.row(), column)) for column in range(len(_HEADS))
            ]
            return ", ".join(part for part in parts if part) or row.number
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, index.column())
        return None

    def _cell(self, row: EntryRow, index: _Index) -> str:
        match index.column():
            case 0:
                return f"{row.number}\n{row.who}".strip()
            case 1:
                return row.question.label
            case 2:
                if self.pending and self._at == index.row():
                    return f"{self.pending}…"
                return sign(row.question, self.shown(row))
            case _:
                return self._meaning(row)

    def _meaning(self, row: EntryRow) -> str:
        if self.mode == "nog_eens":
            return self._checked(row)
        if self.mode == "verschillen":
            return self._both(row)
        if self.problem(row):
            return "✕ klopt nog niet"
        if not self.is_asked(row):
            return "geldt nu niet"
        return meaning(row.question, self.shown(row))

    def remark(self, row: EntryRow) -> str:
        """What is to be known of a row besides its answer: a problem, or two answers that differ."""
        if self.mode == "verschillen" and row.key not in self._settled:
            first = said(row.question, self._kept[row.key])
            second = said(row.question, self._second.get(row.key, Typed()))
            return f"De eerste keer: {first}. De tweede keer: {second}. Typ het goede antwoord."
        return self.problem(row) if self.mode == "overtypen" else ""

    def _checked(self, row: EntryRow) -> str:
        if row.key not in self._second:
            return ""
        same = self._second[row.key].same_as(self._kept[row.key])
        return "✓ gelijk" if same else "≠ anders dan de eerste keer"

    def _both(self, row: EntryRow) -> str:
        first, second = self._kept[row.key], self._second.get(row.key, Typed())
        if row.key in self._settled:
            return "✓ gekozen"
        signs = (sign(row.question, each) or "leeg" for each in (first, second))
        return "≠ " + " of ".join(signs)

    def _colour(self, row: EntryRow, column: int) -> QColor | None:
        if column == MEANING and self.mode == "overtypen" and self.problem(row):
            return QColor(tokens().bad)
        if not self.is_asked(row) or column == MEANING:
            return QColor(tokens().muted)
        return None

    # How it keeps up.

    def _write(
        self, row: EntryRow, text: str, mark: Mark = Mark.GEGEVEN, *, typing: bool = False
    ) -> None:
        before = self._session.store.answers.get(self._meting_id, row.key)
        same = before is not None and (before.text, before.mark) == (text, mark)
        if (same and before is not None and before.origin is Origin.PAPIER) or (
            before is None and not text and mark is Mark.GEGEVEN
        ):
            return
        assert self.filled_in is not None  # noqa: S101 - the grid is closed until it is known
        change = paper_entry.put(self._session, self._meting_id, row, text, mark, self.filled_in)
        self.history.push(change, typing=typing)
        self._read()

    def _read_rows(self) -> None:
        self._all = paper_entry.entry_rows(self._session, self._meting_id, self._part_id)
        if self.mode != "verschillen":
            self.rows = self._all

    def _read(self) -> None:
        state = answering.form_state(self._session, self._meting_id)
        self._states = {AnswerKey(q.path, q.respondent): q for q in state.questions}
        typed = self._session.store.answers.all(self._meting_id)
        self._kept = {
            row.key: Typed(found.text, found.mark) if (found := typed.get(row.key)) else Typed()
            for row in self._all
        }

    def _tell(self, place: int) -> None:
        self._at = place
        waiting = self.keeper.text(self.rows[place].key)
        if waiting is not None:
            self._kept[self.rows[place].key] = Typed(waiting)
        last = self.index(len(self.rows) - 1, MEANING)
        self.dataChanged.emit(self.index(0, NUMBER), last)
        self.changed.emit()

    def _stepped(self, touched: Touched) -> None:
        self.beginResetModel()
        self._read_rows()
        self._read()
        self.endResetModel()
        self.changed.emit()
        places = [n for n, row in enumerate(self.rows) if row.path in touched.paths]
        if places:
            self.led.emit(places[0])


def sign(question: Question, typed: Typed) -> str:
    """An answer as it is typed: the keys of what was chosen, N, ? or the words."""
    if typed.mark is Mark.NVT:
        return paper.NVT
    if typed.mark is Mark.WEET_NIET:
        return paper.WEET_NIET
    if not entry_keys.is_keyed(question):
        return typed.text
    keys = {kept: code for code, kept in paper.codes(question).items()}
    return ", ".join(keys.get(part, part) for part in typed.text.split())


def meaning(question: Question, typed: Typed) -> str:
    """What the keys stand for; nothing where the words themselves are the answer."""
    if typed.mark is Mark.NVT:
        return "Niet van toepassing"
    if typed.mark is Mark.WEET_NIET:
        return "Weet niet"
    if not entry_keys.is_keyed(question):
        return getattr(question, "unit", "") if typed.text else ""
    texts = {option.id: option.text for option in getattr(question, "options", ())}
    return "; ".join(texts.get(part, part.capitalize()) for part in typed.text.split())


def said(question: Question, typed: Typed) -> str:
    """An answer with its meaning, for two beside each other."""
    if typed.is_empty():
        return "leeg"
    if not entry_keys.is_keyed(question):
        return f"“{sign(question, typed)}”"
    return f"{sign(question, typed)} ({meaning(question, typed).rstrip('.')})"
