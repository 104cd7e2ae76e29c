"""What a toegangstoets comes to as its answers stand: outcome, conditions, steps, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ld_desktop.messages import problem_sentence
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Page, empty_layout
from ld_desktop.ui.widgets.trace_tree import TraceTree

if TYPE_CHECKING:
    from ld_desktop.casework.toets_outcome import ToetsOutcome
    from ld_desktop.ui.widgets.form_page_model import FormModel

_SIGNS = {True: ("✓", "ja"), False: ("✕", "nee"), None: ("?", "nog niet bekend")}
_MET = "Voldoet aan de formele voorwaarden."
_NOT_MET = "Voldoet niet aan de formele voorwaarden. Er is dan geen toelating, wat de uitkomst van de vragen ook is."
_NOT_KNOWN = "Of aan de formele voorwaarden is voldaan, is nog niet bekend."


class ToetsResult(QWidget):
    """Two tabs: the outcome in words, and the steps that led there."""

    chosen = Signal(str)  # path
    person_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toets_uitkomst")
        self._page = Page("toets_uitkomst:woorden")
        self._words = QVBoxLayout()
        self._words.setSpacing(6)
        self._page.add(self._words)
        self.missing = LineList("toets_uitkomst:ontbreekt", "Wat nog ontbreekt", max_height=2000)
        self.missing.chosen.connect(self.chosen)
        self._page.add(self.missing)
        self.person = button("Persoon aanvullen", "toets_uitkomst:persoon", self.person_asked.emit)
        self._page.add(self.person)
        self.trace = TraceTree()
        tabs = QTabWidget()
        tabs.setObjectName("toets_uitkomst:tabs")
        tabs.setAccessibleName("Uitkomst en stappen")
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.tabBar().setAccessibleName(tabs.accessibleName())
        tabs.addTab(self._page, "Uitkomst")
        tabs.addTab(self.trace, "Stappen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tabs)
        self._said: list[str] = []

    def show_outcome(self, found: ToetsOutcome, model: FormModel) -> None:
        """Show the outcome, or what it still needs; every line leads to its question."""
        self._said = []
        empty_layout(self._words)
        if found.uitkomst:
            self._show_words(found)
        else:
            self._add("Nog geen uitkomst", "heading")
            self._add("Dit is nog nodig. Kies een regel om erheen te gaan.", "muted")
        self._show_missing(found, model)
        self.trace.show_tree(found.tree, found.further)

    def text(self) -> str:
        """Everything the first tab says, one line per block."""
        return "\n".join(self._said)

    def _show_words(self, found: ToetsOutcome) -> None:
        self._add("Uitkomst volgens de antwoorden", "field")
        self._add(found.naam, "title")
        self._add(found.reden)
        self._add(found.betekenis)
        self._add("Formele voorwaarden", "field")
        for each in found.conditions:
            sign, word = _SIGNS[each.holds]
            self._add(f"{sign} {each.text}: {word}")
        self._add(conditions_words(found), tone="warn" if found.voldoet is False else "")
        self._add("Wat hierop volgt", "field")
        for step in found.gevolgen:
            self._add(f"•  {step}")

    def _show_missing(self, found: ToetsOutcome, model: FormModel) -> None:
        lines = [
            Line(problem.path, model.label_of(problem.path))
            for problem in found.problems
            if problem.path is not None
        ]
        self.missing.show_lines(lines)
        self.missing.setVisible(bool(lines))
        at_person = [each for each in found.problems if each.path is None]
        for problem in at_person:
            self._add(problem_sentence(problem), tone="warn")
        self.person.setVisible(bool(at_person))

    def _add(self, text: str, role: str = "", tone: str = "") -> None:
        self._said.append(text)
        made = label(text)
        made.setProperty("role", role)
        made.setProperty("tone", tone)
        self._words.addWidget(made)


def conditions_words(found: ToetsOutcome) -> str:
    """Whether the formal conditions are met, in a sentence."""
    return {True: _MET, False: _NOT_MET, None: _NOT_KNOWN}[found.voldoet]
