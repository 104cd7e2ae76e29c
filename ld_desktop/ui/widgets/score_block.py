"""A scored question: who said what, the points with their texts once, and why it became this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ld_desktop.domain.answers import Respondent
from ld_desktop.forms.definition import Option, Question, ScaleQuestion
from ld_desktop.ui.fields import Field, make_field
from ld_desktop.ui.fields.area import GrowingEdit
from ld_desktop.ui.fields.choice import PROPOSAL
from ld_desktop.ui.fields.option_rows import bands
from ld_desktop.ui.fields.score import ColumnField
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.block_grid import BlockGrid
from ld_desktop.ui.widgets.said_table import Items, SaidTable

if TYPE_CHECKING:
    from ld_desktop.casework.weighing import ScoreLine

# What the explanation under a score settles; these remarks have no line of their own.
SETTLED = frozenset(
    {
        "casework.verschil",
        "casework.inconsistentie",
        "casework.afwijking",
        "casework.changed",
    }
)
_ESTABLISHED = Respondent.VASTGESTELD
_LONGEST = 2000
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ScoreBlock(QWidget):
    """All fields of one scored question, one for everyone who scores here.

    Attributes:
        fields: by respondent; the form wires them like any other field.
    """

    proposal_asked = Signal()
    explained = Signal(str)
    explanation_left = Signal()
    guidance_asked = Signal()

    def __init__(self, question: Question, path: str, items: Items) -> None:
        """Make the block.

        Args:
            question: its definition.
            path: where its answers stand.
            items: gives the answers behind a person's score.
        """
        super().__init__()
        self.setObjectName(f"{path}:score")
        self.said = SaidTable(path, question.label, items)
        self.explanation = _Explanation(path, question.label)
        self._tests = label("", "muted", parent=self)
        self._tests.setObjectName(f"{path}:tests")
        self._tests.hide()
        self.fields: dict[Respondent, Field] = {}
        self._beside: BlockGrid | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if isinstance(question, ScaleQuestion):
            self._add_columns(question, path, column)
        else:
            self._add_fields(question, path, column)
        self.said.proposal_taken.connect(self.proposal_asked)
        self.explanation.textEdited.connect(self.explained)
        self.explanation.left.connect(self.explanation_left)
        for field in self.fields.values():
            field.problems.reasons_elsewhere = SETTLED

    def show_line(self, line: ScoreLine | None, *, read_only: bool) -> None:
        """Show what was said, and room to explain once there is something to explain."""
        self.said.show_line(line, read_only=read_only)
        self.explanation.setReadOnly(read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Numbers of several people stand beside each other while there is room."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place the fields anew: one came, or went, or the room changed."""
        if self._beside is not None:
            blocks = [(field, field.shape()) for field in self.fields.values()]
            self._beside.arrange(self, blocks)

    def show_tests(self, words: str) -> None:
        """Show what tests say about it, which counts in no proposal."""
        self._tests.setText(words)
        self._tests.setVisible(bool(words))

    def show_explanation(self, text: str) -> None:
        """Show why it became this, unless the user is typing just that."""
        if self.explanation.toPlainText() != text:
            self.explanation.show_text(text)

    # Scales: a column of points for each respondent, the texts once.

    def _add_columns(self, question: ScaleQuestion, path: str, column: QVBoxLayout) -> None:
        columns = [ColumnField(question, path, who) for who in question.respondents]
        self.fields = {field.respondent: field for field in columns}
        column.addLayout(_header(question, columns))
        column.addWidget(self.said)
        column.addWidget(self._tests)
        column.addLayout(self._points(question, columns))
        for field in columns:
            field.proposal_asked.connect(self.proposal_asked)
            field.neighbour_asked.connect(self._mover(columns, columns.index(field)))
            column.addWidget(field)
        column.addLayout(self._marks(columns))
        column.addWidget(self.explanation)
        for field in columns:
            column.addLayout(field.below)

    def _points(self, question: ScaleQuestion, columns: Sequence[ColumnField]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(0)
        middle, top = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignTop
        if len(columns) > 1:
            for place, field in enumerate(columns):
                head = label(field.respondent.value.capitalize(), "muted")
                head.setWordWrap(False)
                grid.addWidget(head, 0, place, middle)
        last = len(columns)
        for first, options in bands(question.options):
            for number, option in enumerate(options, start=first):
                for place, field in enumerate(columns):
                    grid.addWidget(field.button(number), number + 1, place, middle | top)
                columns[-1].show_number(number, option.id)
            words = _PointText(options[0], self._picker(columns, first))
            grid.addWidget(words, first + 1, last, len(options), 1, top)
        grid.setColumnStretch(last, 1)
        return grid

    def _marks(self, columns: Sequence[ColumnField]) -> QHBoxLayout:
        """N.v.t. belongs to what is established; the assessor's own need not say it twice."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for field in columns[:-1]:
            for mark in field.marks():
                line.addWidget(mark)
                mark.hide()
        last = columns[-1]
        for widget in (*last.marks(), last.half, *(field.between for field in columns)):
            line.addWidget(widget)
        line.addStretch(1)
        return line

    def _mover(self, columns: Sequence[ColumnField], place: int) -> Callable[[int, int], None]:
        def move(by: int, point: int) -> None:
            columns[(place + by) % len(columns)].focus_point(point)

        return move

    def _picker(self, columns: Sequence[ColumnField], point: int) -> Callable[[], None]:
        """A click on a text scores it for who is being scored, else for who has no score yet."""

        def pick() -> None:
            busy = next((field for field in columns if field.has_focus()), None)
            empty = next((field for field in columns if not field.text()), columns[-1])
            chosen = (busy or empty).button(point)
            if chosen.isEnabled():
                chosen.setFocus(Qt.FocusReason.MouseFocusReason)
                chosen.click()

        return pick

    # Numbers and choices: ordinary fields side by side.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key of the proposal, which is no part of a number and no choice."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~_PLAIN
            if plain and event.text().lower() == PROPOSAL:
                self.proposal_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def _add_fields(self, question: Question, path: str, column: QVBoxLayout) -> None:
        self._beside = BlockGrid(6)
        several = len(question.respondents) > 1
        if several:
            column.addWidget(label(question.text, "field"))
        for who in question.respondents:
            title = who.value.capitalize() if several else question.text
            named = f"{question.label} ({who.value})" if several else question.label
            field = make_field(question.model_copy(update={"label": named}), path, title)
            self.fields[who] = field
            for editor in field.editors():
                editor.installEventFilter(self)
            field.setParent(self)
        column.addLayout(self._beside)
        column.addWidget(self.said)
        column.addWidget(self._tests)
        column.addWidget(self.explanation)


class _Explanation(GrowingEdit):
    """Why the score became what it is."""

    textEdited = Signal(str)  # noqa: N815 - as QLineEdit names it
    left = Signal()

    def __init__(self, path: str, title: str) -> None:
        super().__init__(2)
        self.setObjectName(f"{path}:toelichting")
        self.setAccessibleName(f"{title}: toelichting")
        self.setPlaceholderText("Toelichting (komt in het rapport)")
        self._quiet = False
        self.textChanged.connect(self._changed)

    def show_text(self, text: str) -> None:
        """Show a text without announcing it."""
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it keeps it."""
        super().focusOutEvent(event)
        self.left.emit()

    def _changed(self) -> None:
        if not self._quiet:
            self.textEdited.emit(self.toPlainText()[:_LONGEST])


class _PointText(QLabel):
    """The text of a point, which wraps and can be clicked."""

    def __init__(self, option: Option, pick: Callable[[], None]) -> None:
        super().__init__(f"{option.text}\n{option.help}" if option.help else option.text)
        self._pick = pick
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setContentsMargins(0, 6, 0, 4)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the text is a click on its point."""
        if self.rect().contains(event.position().toPoint()):
            self._pick()


def _header(question: ScaleQuestion, columns: Sequence[ColumnField]) -> QHBoxLayout:
    header = QHBoxLayout()
    header.setSpacing(6)
    caption = label(question.text, "field")
    header.addWidget(caption, 1)
    bottom = Qt.AlignmentFlag.AlignBottom
    for field in columns:
        header.addWidget(field.status, 0, bottom)
    header.addWidget(columns[0].guidance_button(), 0, bottom)
    return header


def is_scored(question: Question, line: ScoreLine | None) -> bool:
    """Whether a question is settled from what several people say."""
    several = len(question.respondents) > 1 and _ESTABLISHED in question.respondents
    return several or line is not None
