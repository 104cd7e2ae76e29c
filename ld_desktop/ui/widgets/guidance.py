"""Guidance beside a question, offline: what is meant, examples, what to ask, traps, and the source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.forms.definition import Question, TextQuestion
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.page import Page, empty_layout


class GuidancePane(QWidget):
    """Shows the guidance of one question; the words can be selected and read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("uitleg")
        self.setAccessibleName("Uitleg bij de vraag")
        self._page = Page("uitleg_tekst")
        self._words = QVBoxLayout()
        self._words.setSpacing(6)
        self._page.add(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self.path = ""
        self.show_question("", None)

    def show_question(
        self, path: str, question: Question | None, words: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show the guidance of a question, or how to get some.

        Args:
            path: where the question stands.
            question: what is asked there, if anything.
            words: terms of the trade that it uses, each with its meaning.
        """
        self.path = path
        self._said: list[str] = []
        empty_layout(self._words)
        if question is None:
            self._add("Ga naar een vraag; de uitleg daarbij verschijnt hier.", "muted")
            return
        self._add(question.label, "heading")
        self._add(question.text)
        found = question.guidance
        if found.meaning:
            self._add(found.meaning)
        if isinstance(question, TextQuestion) and question.example:
            self._block("Zo kan het eruitzien", (question.example,))
        self._block("Voorbeelden", found.examples)
        self._block("Vraag bijvoorbeeld", found.ask)
        self._block("Pas op", found.traps)
        options = getattr(question, "options", ())
        self._block("De keuzes", tuple(f"{o.text}: {o.help}" for o in options if o.help))
        self._block("Begrippen", tuple(f"{name}: {meaning}" for name, meaning in words))
        if found.source:
            self._add(f"Bron: {found.source}", "muted")
        self._page.verticalScrollBar().setValue(0)

    def text(self) -> str:
        """Everything it says, one line per block."""
        return "\n".join(self._said)

    def _block(self, heading: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        self._add(heading, "field")
        for line in lines:
            self._add(f"•  {line}")

    def _add(self, text: str, role: str = "") -> None:
        self._said.append(text)
        made = label(text)
        if role:
            made.setProperty("role", role)
        self._words.addWidget(made)
