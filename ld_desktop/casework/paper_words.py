"""Conditions in words, for who has only the paper: only if you chose ‘Ja’ at question 4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ld_desktop.casework import paper

if TYPE_CHECKING:
    from ld_desktop.forms.definition import Condition, Question, Questionnaire
    from ld_desktop.report.texts import Texts

_CODE = re.compile(r"\b[A-Z]{1,2}[0-9]{0,2}\b")
_SHORT_OPTION = 60  # letters: a longer text is named by the key beside its box
_FEW_OPTIONS = 2  # more than these are named by their keys as well


@dataclass(frozen=True)
class Words:
    """Tells conditions of one form.

    Who fills in a form of their own knows no other form: conditions about other forms are left
    out of theirs, and the assessor sees to it that they get only what applies to them.

    Attributes:
        part: the form.
        numbers: of its questions, by id; within a row also of the cells of that row.
        cells: of that row, by id.
        made_here: the numbers of the tables whose rows are made in this form, by id.
    """

    questionnaire: Questionnaire
    part: paper.PaperPart
    say: Texts
    numbers: Mapping[str, str]
    cells: Mapping[str, Question]
    made_here: Mapping[str, str]

    def note(self, condition: Condition | None, *, for_all: bool = False) -> str:
        """The sentence about a condition; nothing when it only says that the part is used.

        `for_all`: the sentence stands once, above all questions that it is about.
        """
        words = self._words(condition) if condition is not None else ""
        key = "voorwaarde.allemaal" if for_all else "voorwaarde.alleen"
        return self.say(key, voorwaarde=words) if words else ""

    def _words(self, condition: Condition) -> str:
        match condition.kind:
            case "equals":
                return self._chosen(condition.question, (condition.value,), "koos")
            case "one_of":
                return self._chosen(condition.question, condition.values, "koos")
            case "answered":
                return self._filled(condition.question, "vulde_in")
            case "not":
                return self._not(condition.condition)
            case "all_of":
                parts = [self._words(each) for each in condition.conditions]
                return self.say("voorwaarde.en").join(filter(None, parts))
            case "any_of":
                parts = [self._words(each) for each in condition.conditions]
                return self.say("voorwaarde.of").join(parts) if all(parts) else ""

    def _not(self, condition: Condition) -> str:
        match condition.kind:
            case "equals":
                return self._chosen(condition.question, (condition.value,), "koos_niet")
            case "one_of":
                return self._chosen(condition.question, condition.values, "koos_niet")
            case "answered":
                return self._filled(condition.question, "vulde_niet_in")
            case "not":
                return self._words(condition.condition)
            case _:
                words = self._words(condition)
                return self.say("voorwaarde.niet", voorwaarde=words) if words else ""

    def _filled(self, name: str, key: str) -> str:
        if self._is_beyond(name):
            return ""
        return self.say(f"voorwaarde.{key}", waar=self._where(name))

    def _is_beyond(self, name: str) -> bool:
        """Whether the reader of this form cannot know the answer."""
        return self.part.respondent is not None and name not in self.numbers

    def _chosen(self, name: str, values: tuple[str, ...], key: str) -> str:
        question = self._question(name)
        if paper.is_choice_of_part(question, self.part.id) or self._is_beyond(name):
            return ""
        what = self._options(question, values)
        return self.say(f"voorwaarde.{key}", waar=self._where(name), wat=what)

    def _options(self, question: Question, values: tuple[str, ...]) -> str:
        """One or two short answers by their text; otherwise the keys beside their boxes."""
        known = {option.id: option.text for option in getattr(question, "options", ())}
        texts = [known.get(value) or value.capitalize() for value in values]
        joined = self.say("voorwaarde.of")
        if len(values) <= _FEW_OPTIONS and all(len(text) <= _SHORT_OPTION for text in texts):
            return joined.join(
                self.say("voorwaarde.optie", optie=text.rstrip(".")) for text in texts
            )
        keys = [code for code, kept in paper.codes(question).items() if kept in values]
        *first, last = keys
        points = joined.join(filter(None, (", ".join(first), last)))
        return self.say("voorwaarde.antwoord", punten=points)

    def rows_of(self, asked: paper.PaperQuestion) -> str:
        """Where the rows of a table come from that were made at an earlier question."""
        name, label = asked.question.id, asked.question.label
        if name in self.made_here:
            return self.say("vraag.rijen_hier", nummer=self.made_here[name])
        home = self._home(name)
        if home == label:
            return self.say("vraag.rijen_deel", deel=home)
        return self.say("vraag.rijen_elders", vraag=label, deel=home)

    def _where(self, name: str) -> str:
        if name in self.numbers:
            return self.say("voorwaarde.vraag", nummer=self.numbers[name])
        return self.say(
            "voorwaarde.elders", vraag=self._question(name).label, deel=self._home(name)
        )

    def _home(self, name: str) -> str:
        """The title of the form that asks a question."""
        from ld_desktop.forms.navigation import part_of

        home = part_of(self.questionnaire, name)
        if home is not None:
            return home.title
        return next(
            each.title
            for each in self.questionnaire.sections
            if any(question.id == name for question in each.questions)
        )

    def _question(self, name: str) -> Question:
        if name in self.cells:
            return self.cells[name]
        return next(
            question
            for section in self.questionnaire.sections
            for question in section.questions
            if question.id == name
        )


def codes_in_texts(questionnaire: Questionnaire) -> frozenset[str]:
    """The ids of questions such as B15, in a method whose own texts refer to questions by them."""
    from ld_desktop.forms.navigation import all_questions

    questions = [question for _, question in all_questions(questionnaire)]
    ids = frozenset(question.id for question in questions if _CODE.fullmatch(question.id))
    named = {code for text in _texts(questionnaire, questions) for code in _CODE.findall(text)}
    return ids if len(ids & named) > 1 else frozenset()


def _texts(questionnaire: Questionnaire, questions: list[Question]) -> Iterator[str]:
    yield from (part.intro for part in questionnaire.parts)
    yield from (section.intro for section in questionnaire.sections)
    for question in questions:
        yield question.text
        yield question.guidance.meaning
        yield from question.guidance.ask


def words_of(questionnaire: Questionnaire, part: paper.PaperPart, say: Texts) -> Words:
    """The words for the questions of a form."""
    numbers = {asked.question.id: asked.number for asked in part.questions()}
    made = {asked.question.id: asked.number for asked in part.questions() if asked.whole}
    return Words(questionnaire, part, say, numbers, {}, made)


def words_in_row(words: Words, asked: paper.PaperQuestion, row: int) -> Words:
    """The words for the cells of a row of a table: they may look at each other."""
    whole: tuple[Question, ...] = getattr(asked.question, "cells", ())
    here = {cell.id: asked.cell_number(row, place) for place, cell in enumerate(asked.cells)}
    return Words(
        words.questionnaire,
        words.part,
        words.say,
        {**words.numbers, **here},
        {cell.id: cell for cell in whole},
        words.made_here,
    )
