"""What the help pages show: the terms of the trade, and which of them a question uses."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ld_desktop.forms.definition import Question, Questionnaire

_MOST = 8  # beside one question; more would hide the guidance itself
_EVERYDAY = frozenset({"werknemer", "werkgever", "functie", "kantoor"})  # nobody looks these up
_NUMBERED = re.compile(r"\b[A-Z]{1,2}\d{0,2}\b")


def glossary() -> tuple[tuple[str, str, str], ...]:
    """Every term with its meaning and its source, in alphabetical order."""
    from ld_desktop.forms.glossary import glossary as terms

    found = terms()
    return tuple(
        (term, found[term].meaning, found[term].source) for term in sorted(found, key=str.lower)
    )


class Words:
    """The terms of the trade, and the competences of one questionnaire, to find in its texts."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        from ld_desktop.forms.glossary import TermFinder, competences, with_competences

        terms = with_competences(questionnaire)
        self._terms = {name: term for name, term in terms.items() if name not in _EVERYDAY}
        self._labels = {question.id: question.label for question in competences(questionnaire)}
        self._finder = TermFinder(self._terms)

    def of(self, question: Question) -> tuple[tuple[str, str], ...]:
        """What a question and its guidance mention, each with what it means, in their order.

        A competence that is named by its letter and number (A4) gets its name; the one that is
        asked does not explain itself.
        """
        found = question.guidance
        text = " ".join((question.text, found.meaning, *found.examples, *found.ask, *found.traps))
        numbers = dict.fromkeys(_NUMBERED.findall(text))
        named = ((name, self._labels[name]) for name in numbers if name in self._labels)
        terms = (mention.term for mention in self._finder.find(text))
        meant = ((self._terms[name].name, self._terms[name].meaning) for name in terms)
        asked = {question.id, question.label}
        return tuple(islice((pair for pair in chain(named, meant) if pair[0] not in asked), _MOST))
