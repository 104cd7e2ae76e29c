"""Conditions in words, for who has only the paper: only if you chose ‘Ja’ at question 4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ld_desktop.casework import paper

if TYPE_CHECKING:
    from ld_desktop.forms.definition import Condition, Question, Questionnaire
    from ld_desktop.report.texts import Texts

_SHORT_OPTION = 60  # letters: a longer text is named by the key beside its box


@dataclass(frozen=True)
class Words:
    """Tells conditions of one form.

    Who fills in a form of their own knows no other form: conditions about other forms are left
    out of theirs, and the assessor sees to it that they get only what applies to them.

    Attributes:
        part: the form.
        numbers: of its questions, by id; within a row also of the cells of that row.
        cells: of that row, by id.
    """

    questionnaire: Questionnaire
    part: paper.PaperPart
    say: Texts
    numbers: Mapping[str, str]
    cells: Mapping[str, Question]

    def note(self, condition: Condition | None) -> str:
        """The sentence about a condition; nothing when it only says that the part is used."""
        words = self._words(condition) if condition is not None else ""
        return self.say("voorwaarde.alleen", voorwaarde=words) if words else ""

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
        what = self.say("voorwaarde.of").join(self._option(question, value) for value in values)
        return self.say(f"voorwaarde.{key}", waar=self._where(name), wat=what)

    def _option(self, question: Question, value: str) -> str:
        key = next((code for code, kept in paper.codes(question).items() if kept == value), value)
        texts = {option.id: option.text for option in getattr(question, "options", ())}
        text = texts.get(value) or value.capitalize()
        if len(text) > _SHORT_OPTION:
            return self.say("voorwaarde.punt", punt=key)
        return self.say("voorwaarde.optie", optie=text.rstrip("."))

    def _where(self, name: str) -> str:
        if name in self.numbers:
            return self.say("voorwaarde.vraag", nummer=self.numbers[name])
        from ld_desktop.forms.navigation import part_of

        home = part_of(self.questionnaire, name)
        section = next(
            each.title
            for each in self.questionnaire.sections
            if any(question.id == name for question in each.questions)
        )
        title = home.title if home is not None else section
        return self.say("voorwaarde.elders", vraag=self._question(name).label, deel=title)

    def _question(self, name: str) -> Question:
        if name in self.cells:
            return self.cells[name]
        return next(
            question
            for section in self.questionnaire.sections
            for question in section.questions
            if question.id == name
        )


def words_of(questionnaire: Questionnaire, part: paper.PaperPart, say: Texts) -> Words:
    """The words for the questions of a form."""
    numbers = {asked.question.id: asked.number for asked in part.questions()}
    return Words(questionnaire, part, say, numbers, {})


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
    )
