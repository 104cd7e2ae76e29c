"""Before signing: what still blocks, each leading to where it is mended; reasons are given here too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.casework import signing
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.messages import problem_sentence
from ld_desktop.ui.fields.problems import MISSING, ProblemLines
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from ld_desktop.ui.widgets.form_page_model import FormModel

DRAWINGS = "handtekening_"
ELSEWHERE = "@"
_FORMS = "Gegevens van de zaak"


class CheckPane(QWidget):
    """The list of what blocks. Drawings are left out: they have steps of their own."""

    chosen = Signal(str)  # path, as casework gave it
    next_asked = Signal()

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("controleren")
        self._model = model
        self._soft: dict[tuple[str, str], Problem] = {}
        self.summary = label("")
        self.summary.setObjectName("controleren:samen")
        self.list = LineList("controleren:lijst", "Wat ondertekenen tegenhoudt", max_height=4000)
        self.list.chosen.connect(self.chosen)
        self._reasons_head = label("Hierbij hoort een reden", "heading")
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(12)
        self._lines: dict[tuple[str, str], ProblemLines] = {}
        self.go_on = button(
            "Verder: concept lezen", "controleren:verder", self.next_asked.emit, "primary"
        )
        page = Page("controleren:blad")
        page.add_title("Controleren")
        page.add(self.summary)
        page.add(self.list)
        page.add(self._reasons_head)
        page.add(self._reasons)
        page.add(row(self.go_on, end=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_blocking(self, problems: Sequence[Problem]) -> None:
        """Show these; a soft problem that was shown stays, so that its reason can be finished."""
        content = [each for each in problems if not is_drawing(each)]
        hard = [each for each in content if each.severity is Severity.HARD]
        self.list.show_lines([self._line(each) for each in hard])
        self.list.setVisible(bool(hard))
        self.summary.setText(_summary(len(content)))
        for each in content:
            if each.severity is Severity.SOFT:
                self._add_soft(each)
        self._show_soft()
        self.go_on.setEnabled(not hard)

    def _add_soft(self, problem: Problem) -> None:
        key = (problem.code, problem.path or "")
        if key in self._soft:
            return
        self._soft[key] = problem
        lines = ProblemLines()
        lines.reason_typed.connect(self._model.type_reason)
        lines.reason_left.connect(self._model.leave_field)
        self._lines[key] = lines
        self._reasons.addWidget(lines)
        if problem.path:
            go = button("Naar de vraag", f"naar:{problem.path}", None, "quiet")
            go.setAccessibleDescription(self._title(problem))
            path = problem.path
            go.clicked.connect(lambda: self.chosen.emit(path))
            self._reasons.addLayout(row(go, None))

    def _show_soft(self) -> None:
        self._reasons_head.setVisible(bool(self._soft))
        for key, problem in self._soft.items():
            self._lines[key].show_remarks([self._model.remark(problem)])

    def _line(self, problem: Problem) -> Line:
        missing = problem.code in MISSING
        words = "○ Nog invullen" if missing else f"✕ {problem_sentence(problem)}"
        return Line(problem.path or "", self._title(problem), words)

    def _title(self, problem: Problem) -> str:
        path = problem.path or ""
        if path.startswith(ELSEWHERE):
            return f"{_FORMS}: {dict(problem.values).get('label', '')}".removesuffix(": ")
        return self._model.label_of(path) if path else "Meting"


def is_drawing(problem: Problem) -> bool:
    """Whether a problem is about a drawing that is missing or out of date."""
    return (problem.path or "").startswith(DRAWINGS)


def _summary(count: int) -> str:
    if not count:
        return "✓ Alles is ingevuld. Lees het concept en laat daarna beide partijen tekenen."
    points = count_text(count, "punt houdt", "punten houden")
    return f"{points} ondertekenen tegen. Kies een regel om erheen te gaan."


def blocking_of(model: FormModel) -> tuple[Problem, ...]:
    """What stands between this measurement and a signature, drawings included."""
    return signing.blocking(model.session, model.subject)
