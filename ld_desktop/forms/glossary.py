"""The words of the trade: `resources/glossary.toml`, and the competences of a questionnaire.

For help pages, annexes and house tests, and to link words in texts to what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError

from ld_desktop import datafile, paths
from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.base import Frozen
from ld_desktop.errors import DefinitionError
from ld_desktop.forms.definition import Question, Questionnaire, ScaleQuestion
from ld_desktop.forms.dutch import forms_of
from ld_desktop.forms.navigation import all_questions

_SCORED = {Respondent.TOETSER, Respondent.VASTGESTELD}
_WORD = re.compile(r"\w+")


class Term(Frozen):
    """One word and what it means here.

    Attributes:
        name: as written in a sentence; empty when it is the id with spaces for underscores.
        meaning: what the word means in this program.
        source: who says so: a law, a spec, or our own choice.
        english: for reading the code only; never on a screen.
        see: ids of related terms.
    """

    name: str = ""
    meaning: str
    source: str
    english: str
    see: tuple[str, ...] = ()


@cache
def glossary(path: Path | None = None) -> Mapping[str, Term]:
    """All terms by id, in the order of the file.

    Raises:
        DefinitionError: a key is wrong, or a term refers to one that is not there.
    """
    file = path or paths.resources() / "glossary.toml"
    table, _ = datafile.read(file)
    try:
        terms = {name: _named(name, Term.model_validate(entry)) for name, entry in table.items()}
    except ValidationError as error:
        raise DefinitionError(f"{file.name}: {error}") from error
    for name, term in terms.items():
        lost = [other for other in term.see if other not in terms]
        if lost:
            raise DefinitionError(f"{file.name}: {name} refers to {', '.join(lost)}")
    return MappingProxyType(terms)


def with_competences(questionnaire: Questionnaire) -> Mapping[str, Term]:
    """All terms, and each scored competence by the id of its question, as its guidance means it."""
    return MappingProxyType(
        {
            **glossary(),
            **{
                question.id: Term(
                    name=question.label,
                    meaning=question.guidance.meaning,
                    source=question.guidance.source,
                    english=question.id,
                )
                for question in competences(questionnaire)
                if question.guidance.meaning
            },
        }
    )


def competences(questionnaire: Questionnaire) -> Iterator[Question]:
    """The scored competences: what the assessor saw, and what was established after weighing."""
    for _, question in all_questions(questionnaire):
        if isinstance(question, ScaleQuestion) and set(question.respondents) >= _SCORED:
            yield question


class Mention(NamedTuple):
    """Where a text names a term: the characters from start up to end."""

    start: int
    end: int
    term: str


class TermFinder:
    """Finds terms in texts, so that no writer needs to mark them.

    Args:
        terms: by id; a term is found by its name in its common forms, whole words in any case.
    """

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._ids: dict[tuple[str, ...], str] = {}
        for term_id, term in terms.items():
            *before, last = _WORD.findall(term.name.casefold())
            for form in forms_of(last):
                self._ids.setdefault((*before, form), term_id)
        self._longest = max(map(len, self._ids), default=0)

    def find(self, text: str) -> tuple[Mention, ...]:
        """The first mention of each term in a text, in the order of the text; longer names first."""
        words = [(match[0].casefold(), *match.span()) for match in _WORD.finditer(text)]
        found: dict[str, Mention] = {}
        place = 0
        while place < len(words):
            length, term = self._at(words, place)
            if term:
                mention = Mention(words[place][1], words[place + length - 1][2], term)
                found.setdefault(term, mention)
            place += length
        return tuple(found.values())

    def _at(self, words: list[tuple[str, int, int]], place: int) -> tuple[int, str]:
        """How many words from a place make a term, and which; one word and none otherwise."""
        for length in range(self._longest, 0, -1):
            term = self._ids.get(tuple(word for word, _, _ in words[place : place + length]))
            if term and place + length <= len(words):
                return length, term
        return 1, ""


def _named(key: str, term: Term) -> Term:
    return term if term.name else term.model_copy(update={"name": key.replace("_", " ")})
