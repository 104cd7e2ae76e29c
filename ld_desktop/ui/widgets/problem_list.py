"""Everything that still asks for something, in the order of the questions; each line leads there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.ui.fields.problems import MISSING, OPEN_WORDS, UNCONFIRMED, Remark
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.line_list import Line, LineList


class ProblemList(QWidget):
    """The list with its counters. It holds no reasons: those are given at the field itself."""

    chosen = Signal(str)  # path

    def __init__(self, name: str = "meldingen", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.counters = label("", "field")
        self.counters.setObjectName(f"{name}:tellers")
        self.list = LineList(f"{name}:lijst", "Meldingen")
        self.list.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.addWidget(self.counters)
        column.addWidget(self.list, 1)
        self._shown: tuple[Line, ...] | None = None

    def show_model(self, model: FormModel) -> None:
        """Show all problems of a form."""
        remarks = [model.remark(problem) for problem in model.state.problems]
        self.show_remarks(remarks, model)

    def show_remarks(self, remarks: Sequence[Remark], model: FormModel) -> None:
        """Show these; the list is left alone when nothing changed."""
        lines = tuple(line_of(remark, model) for remark in remarks)
        if lines == self._shown:
            return
        self._shown = lines
        self.counters.setText(counted(remarks) or "Geen meldingen")
        self.list.show_lines(lines)


def line_of(remark: Remark, model: FormModel) -> Line:
    """A problem as a line: what it is about, what is wrong, how much it weighs."""
    problem = remark.problem
    title = model.label_of(problem.path) if problem.path else "Meting"
    if problem.severity is Severity.SOFT and remark.reason:
        return Line(problem.path or "", title, f"✓ Reden gegeven: {remark.reason}")
    said = f"{remark.sign()} {remark.word()}"
    if problem.code not in OPEN_WORDS:
        said = remark.line()
    return Line(problem.path or "", title, said)


def counted(remarks: Sequence[Remark]) -> str:
    """How many of each weight, in words."""
    asking = [remark for remark in remarks if asks(remark)]
    missing = [r for r in asking if r.problem.code in MISSING]
    known = [r for r in asking if r.problem.code == UNCONFIRMED]
    hard = [r for r in asking if r.problem.severity is Severity.HARD]
    hard = [r for r in hard if r.problem.code not in OPEN_WORDS]
    soft = [r for r in asking if r.problem.severity is Severity.SOFT and r not in missing]
    hints = [r for r in remarks if r.problem.severity is Severity.HINT]
    said = (
        (len(missing), count_text(len(missing), "vraag open", "vragen open")),
        (len(known), f"{len(known)} te bevestigen"),
        (len(hard), f"{len(hard)} klopt niet" if len(hard) == 1 else f"{len(hard)} kloppen niet"),
        (len(soft), count_text(len(soft), "vraagt een reden", "vragen een reden")),
        (len(hints), count_text(len(hints), "tip", "tips")),
    )
    return ", ".join(words for count, words in said if count)


def asks(remark: Remark) -> bool:
    """Whether something must still be done: a hard problem, or a soft one without a reason."""
    severity = remark.problem.severity
    return severity is Severity.HARD or (severity is Severity.SOFT and not remark.reason)


def next_asking(
    remarks: Sequence[Remark], order: Sequence[str], here: str, by: int
) -> Problem | None:
    """The next problem to go to from a path, around the end; hints only when nothing else is left.

    Args:
        remarks: all problems.
        order: the paths of all questions in the order of the screen.
        here: the path that has the cursor, or empty.
        by: 1 for the next, -1 for the previous.
    """
    waiting = [remark for remark in remarks if asks(remark)] or list(remarks)
    places = {path: place for place, path in reversed([*enumerate(order)])}
    placed = sorted(
        (
            (places.get(remark.problem.path or "", len(order)), number)
            for number, remark in enumerate(waiting)
        ),
    )
    if not placed:
        return None
    now = places.get(here, -1 if by > 0 else len(order))
    beyond = [n for place, n in placed if (place > now if by > 0 else place < now)]
    if by > 0:
        return waiting[beyond[0] if beyond else placed[0][1]].problem
    return waiting[beyond[-1] if beyond else placed[-1][1]].problem
