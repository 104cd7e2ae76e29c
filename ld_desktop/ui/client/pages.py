"""The pages of the client's screen that are no question: the start, the rows of a table, the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ld_desktop.casework.letting_fill_in import ClientPart
from ld_desktop.domain.answers import Respondent
from ld_desktop.ui.client.steps import Step
from ld_desktop.ui.i18n import count_text
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.page import Page

WIDTH = 920
_ABOUT = {
    Respondent.WERKNEMER: "U gaat vragen beantwoorden over uw werk.",
    Respondent.WERKGEVER: "U gaat vragen beantwoorden over het werk van uw werknemer.",
}


def large(made: QPushButton) -> QPushButton:
    """A button that is easy to hit."""
    made.setProperty("large", True)
    return made


def intro_lines(part: ClientPart, count: int, *, has_voice: bool) -> list[str]:
    """What we do, how long it takes, that one may skip, and who reads it."""
    minutes = part.definition.minutes
    takes = f" Dat duurt ongeveer {count_text(minutes, 'minuut', 'minuten')}." if minutes else ""
    lines = [
        _ABOUT[part.respondent],
        part.definition.intro,
        f"{_are(count)}{takes} U hebt alle tijd.",
        "U mag een vraag overslaan. U mag ook altijd terug.",
        "Uw antwoorden worden meteen bewaard.",
        f"{part.assessor} leest ze en gebruikt ze voor het rapport over de loonwaarde.",
    ]
    if has_voice:
        lines.append("Wilt u niet lezen? Druk dan op Lees voor.")
    return [line for line in lines if line]


def closing_lines(part: ClientPart, answered: int, count: int) -> list[str]:
    """Thanks, what was done, and whom to give the laptop to."""
    done = "alle vragen" if answered == count else f"{answered} van de {count} vragen"
    return [
        f"U hebt {done} beantwoord. Alles is bewaard.",
        f"Geef de laptop nu terug aan {part.assessor}.",
    ]


def words_page(name: str, title: str, lines: Sequence[str], buttons: Sequence[QWidget]) -> Page:
    """A title, sentences, and what can be done."""
    page = Page(name, WIDTH)
    page.setAccessibleName(title)
    page.add(label(title, "title"))
    for words in lines:
        page.add(label(words))
    for each in buttons:
        page.add(row(each, None))
    return page


class RowsAnswer(QWidget):
    """The rows of a table so far, each to be changed or taken away, and a way to make one more."""

    def __init__(
        self,
        step: Step,
        most: int,
        word: str,
        add: Callable[[], object],
        change: Callable[[str], object],
        remove: Callable[[str], object],
    ) -> None:
        """Make the list.

        Args:
            step: the page of the table.
            most: how many rows there may be.
            word: what a row is called.
            add: makes one more.
            change: goes to the first question of a row.
            remove: takes a row away.
        """
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row_id, name in step.rows:
            line = QHBoxLayout()
            line.addWidget(label(name), 1)
            for text, verb, act in (("Wijzigen", "wijzig", change), ("Weghalen", "weg", remove)):
                made = button(text, f"client_{verb}:{row_id}", partial(act, row_id))
                made.setAccessibleName(f"{text}: {name}")
                line.addWidget(large(made))
            column.addLayout(line)
        if len(step.rows) < most:
            words = f"Nog een {word}" if step.rows else f"Een {word} toevoegen"
            self.more = large(button(words, "client_meer", add))
            column.addLayout(row(self.more, None))


def _are(count: int) -> str:
    return "Het is 1 vraag." if count == 1 else f"Het zijn {count} vragen."
