"""What everyone says when a whole questionnaire is filled in: the same words on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

from ld_desktop.domain.answers import Mark, Respondent
from ld_desktop.forms.definition import (
    AllOf,
    AnyOf,
    Condition,
    Equals,
    Not,
    OneOf,
    Question,
    Questionnaire,
    TextQuestion,
)
from ld_desktop.forms.navigation import all_questions

ROWS = 2  # of every table
_WORDS = "zo gaat het hier"
_LONGEST = 24  # letters of an example that are typed


class Said(NamedTuple):
    """One answer, as it will be kept."""

    text: str = ""
    mark: Mark = Mark.GEGEVEN


@dataclass(frozen=True)
class Plan:
    """What is said to each question of one questionnaire.

    Attributes:
        questionnaire: whose questions.
        told: what is said at a place whatever the rest of the plan would say.
        day: every date.
    """

    questionnaire: Questionnaire
    told: dict[str, str] = field(default_factory=dict)
    day: str = "07-03-2026"

    def said(self, path: str, question: Question, who: Respondent) -> Said:
        """The answer of one person; of a choice the one that opens most further questions.

        Now and then somebody says "ik weet het niet" or "n.v.t.", where that may be said.
        """
        if path in self.told:
            return Said(self.told[path])
        dice = crc32(f"{path} {who.value}".encode())
        if who is not Respondent.TOETSER:  # n.v.t. is said of what is established, not beside it
            if question.allow_weet_niet and dice % 11 == 0:
                return Said(mark=Mark.WEET_NIET)
            if question.allow_nvt and dice % 13 == 0:
                return Said(mark=Mark.NVT)
        return Said(self._text(question, dice))

    def _text(self, question: Question, dice: int) -> str:
        ids = [option.id for option in getattr(question, "options", ())]
        wanted = [each for each in self._opening(question.id) if each in ids or not ids]
        match question.kind:
            case "scale":
                return ids[dice % len(ids)]
            case "choice":
                return wanted[0] if wanted else ids[dice % len(ids)]
            case "multiple":
                both = {*wanted[:1], ids[dice % len(ids)], ids[dice // 7 % len(ids)]}
                return " ".join(sorted(both, key=ids.index))
            case "yes_no":
                return wanted[0] if wanted else ("ja", "nee")[dice % 2]
            case "date":
                return self.day
            case _:
                return _written(question)

    def _opening(self, name: str) -> list[str]:
        """The answers to a question that something else waits for, most awaited first."""
        found = [
            value
            for _, question in all_questions(self.questionnaire)
            for asked, value in _awaited(question.when)
            if asked == name
        ]
        return sorted(set(found), key=lambda each: (-found.count(each), each))


def _awaited(condition: Condition | None) -> Iterator[tuple[str, str]]:
    match condition:
        case Equals():
            yield condition.question, condition.value
        case OneOf():
            yield from ((condition.question, value) for value in condition.values)
        case AllOf() | AnyOf():
            for each in condition.conditions:
                yield from _awaited(each)
        case Not():
            return


def _written(question: Question) -> str:
    example = question.example if question.example.isascii() else ""
    if isinstance(question, TextQuestion):
        if question.format:
            return example
        return (example or _WORDS)[:_LONGEST].rstrip()
    number = next(
        (each for each in (getattr(question, "minimum", None), getattr(question, "maximum", None))
         if each),
        1,
    )  # fmt: skip
    return example or str(number).replace(".", ",")
