"""The least that loading and judging a questionnaire could cost: the floor under `bench forms`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from ld_desktop import datafile
from ld_desktop.domain.answers import Answer, AnswerKey, Respondent
from ld_desktop.forms.definition import GroupQuestion, Question, Questionnaire
from ld_desktop.forms.load import part_file
from ld_desktop.forms.reading import read

_ROWS = ("t1", "t2", "t3")


def parse_only(head: Path) -> int:
    """Read the files of a questionnaire as TOML and make nothing of them."""
    table, _ = datafile.read(head)
    parts = [datafile.read(part_file(head, name))[0] for name in table.get("parts", ())]
    return len(parts)


def filled_in(questionnaire: Questionnaire, at: datetime) -> dict[AnswerKey, Answer]:
    """An answer to every question from everyone who is asked, three rows in every table."""
    found: dict[AnswerKey, Answer] = {}
    for question in (each for section in questionnaire.sections for each in section.questions):
        places: list[tuple[str, Question]] = [(question.id, question)]
        if isinstance(question, GroupQuestion):
            cells = [(row, cell) for row in _ROWS for cell in question.cells]
            places += [(f"{question.id}.{row}.{cell.id}", cell) for row, cell in cells]
        for path, asked in places:
            for who in asked.respondents:
                found[AnswerKey(path, who)] = _answer(path, who, asked, at)
    return found


def read_one(question: Question, answer: Answer, values: dict[object, object], today: date) -> None:
    """Read one answer again and put it with the others: nothing else is looked at."""
    values[answer.key] = read(question, answer.text, today=today)


def read_all(asked: list[tuple[Question, Answer]], today: date) -> int:
    """Read every answer once: no conditions, no rules, no counting."""
    return len([read(question, answer.text, today=today) for question, answer in asked])


def _answer(path: str, who: Respondent, question: Question, at: datetime) -> Answer:
    options = getattr(question, "options", ())
    text = question.example or (options[-1].id if options else "ja")
    if isinstance(question, GroupQuestion):
        text = " ".join(_ROWS)
    elif question.kind in {"number", "money"} and not question.example:
        text = "1"
    elif question.kind == "date" and not question.example:
        text = "05-03-2026"
    return Answer(path=path, respondent=who, text=text, at=at, by="bench")
