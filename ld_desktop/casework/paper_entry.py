"""Typing over what was filled in on paper: a row for each answer, in the order of the paper.

What was typed is on disk when `put` returns, as in `answering`; it is marked as coming from paper and
carries the day on which the paper was filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, giving, paper, paper_words, subjects
from ld_desktop.casework.session import local_day
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Origin, Respondent
from ld_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from ld_desktop.casework.change import Change
    from ld_desktop.casework.session import Session
    from ld_desktop.forms.definition import Question

_NOON = time(12)


@dataclass(frozen=True)
class EntryRow:
    """One answer to type over.

    Attributes:
        number: of the question on paper.
        who: whose boxes, where a question has those of more than one person.
        section: the heading on paper.
        note: under which condition it is asked, in words.
        line: the printed row of a table that it stands in, from 1; 0 outside tables.
    """

    number: str
    path: str
    respondent: Respondent
    question: Question
    who: str
    section: str
    note: str
    line: int = 0

    @property
    def key(self) -> AnswerKey:
        """Where the answer is kept."""
        return AnswerKey(self.path, self.respondent)


def part_of(session: Session, meting_id: str, part_id: str) -> paper.PaperPart:
    """The form that is typed over.

    Raises:
        NotFound: there is no such measurement.
        NoSuchPart: its questionnaire has no such part.
    """
    return paper.paper_part(answering.questionnaire(session, meting_id), part_id)


def entry_rows(session: Session, meting_id: str, part_id: str) -> tuple[EntryRow, ...]:
    """Every answer of a form; a table has the rows that are printed, or more where more are kept."""
    from ld_desktop.report.texts import load

    found = subjects.find(session, meting_id)
    questionnaire = subjects.questionnaire_of(found)
    part = paper.paper_part(questionnaire, part_id)
    words = paper_words.words_of(questionnaire, part, load("papier"))
    typed = session.store.answers.all(meting_id)
    maker = _Maker(words, typed)
    return tuple(
        row
        for section in part.sections
        for asked in section.questions
        for row in maker.rows(asked, section.title)
    )


def put(
    session: Session,
    meting_id: str,
    row: EntryRow,
    text: str,
    mark: Mark,
    filled_in: date,
) -> Change:
    """Keep one answer from paper; the rows of its table are made as far as needed.

    Raises:
        EnvironmentProblem: disk full, read-only or frozen; then nothing has changed.
    """
    answers = [_answer(session, row.path, row.respondent, text, mark, filled_in)]
    group, _, rest = row.path.partition(".")
    if rest:
        respondent = _group_respondent(session, meting_id, group)
        typed = session.store.answers.all(meting_id)
        have = _row_ids(typed, group)
        wanted = _enough_rows(typed, group, have, row.line)
        if wanted != have:
            rows = " ".join(wanted)
            answers.append(_answer(session, group, respondent, rows, Mark.GEGEVEN, filled_in))
    return answering.put_all(session, meting_id, answers)


def take_part(session: Session, meting_id: str, part_id: str) -> Change | None:
    """Choose a part that is asked only when chosen: whoever has its paper has used it.

    Gives None when it is used already.
    """
    question = f"deel_{part_id}"
    questionnaire = answering.questionnaire(session, meting_id)
    if not any(part.id == part_id and part.optional for part in questionnaire.parts):
        return None
    if answering.form_state(session, meting_id).value(question) is True:
        return None
    return answering.put(session, meting_id, question, "ja")


def filled_in(session: Session, meting_id: str, part_id: str) -> date | None:
    """The day that was given for the paper of this form before; None when nothing came from paper."""
    keys = {row.key for row in entry_rows(session, meting_id, part_id)}
    days = [
        answer.at
        for key, answer in session.store.answers.all(meting_id).items()
        if key in keys and answer.origin is Origin.PAPIER
    ]
    return local_day(max(days)) if days else None


def read_day(session: Session, text: str) -> date | Problem:
    """The day on which the paper was filled in, as typed; not one that is still to come."""
    from ld_desktop.forms.definition import DateQuestion
    from ld_desktop.forms.reading import read

    question = DateQuestion(
        kind="date", id="papier", label="Datum van invullen", text="", past=True
    )
    found = read(question, with_dashes(text), today=session.today())
    assert isinstance(found, date | Problem)  # noqa: S101 - what a date can be read as
    return found


def with_dashes(text: str) -> str:
    """A date typed as eight digits, `07032026`, with its dashes; anything else as it is."""
    digits = text.strip()
    if len(digits) == len("ddmmjjjj") and digits.isdecimal():
        return f"{digits[:2]}-{digits[2:4]}-{digits[4:]}"
    return text


class _Maker:
    """Makes the rows of one form."""

    def __init__(self, words: paper_words.Words, typed: dict[AnswerKey, Answer]) -> None:
        self._words = words
        self._typed = typed

    def rows(self, asked: paper.PaperQuestion, section: str) -> Iterator[EntryRow]:
        """One question for each person it is asked of; a table cell by cell."""
        question = asked.question
        if not asked.cells:
            yield from self._each(asked.number, question.id, question, self._words, section)
            return
        have = _row_ids(self._typed, question.id)
        lines = max(asked.rows, len(have))
        for line, row in enumerate(_enough_rows(self._typed, question.id, have, lines), start=1):
            words = paper_words.words_in_row(self._words, asked, line)
            for place, cell in enumerate(asked.cells):
                number = asked.cell_number(line, place)
                path = f"{question.id}.{row}.{cell.id}"
                yield from self._each(number, path, cell, words, section, line)

    def _each(
        self,
        number: str,
        path: str,
        question: Question,
        words: paper_words.Words,
        section: str,
        line: int = 0,
    ) -> Iterator[EntryRow]:
        note = words.note(question.when)
        for respondent in question.respondents:
            several = len(question.respondents) > 1
            who = words.say(f"antwoord.{respondent.value}") if several else ""
            yield EntryRow(number, path, respondent, question, who, section, note, line)


def _answer(
    session: Session, path: str, respondent: Respondent, text: str, mark: Mark, day: date
) -> Answer:
    noon = datetime.combine(day, _NOON).astimezone(UTC)
    return giving.answer(session, path, text, respondent, mark=mark, origin=Origin.PAPIER, at=noon)


def _group_respondent(session: Session, meting_id: str, group: str) -> Respondent:
    from ld_desktop.forms.navigation import question_at

    question = question_at(answering.questionnaire(session, meting_id), group)
    return question.respondents[0] if question is not None else Respondent.VASTGESTELD


def _row_ids(typed: dict[AnswerKey, Answer], group: str) -> list[str]:
    found = next((answer.text for key, answer in typed.items() if key.path == group), "")
    return found.split()


def _enough_rows(
    typed: dict[AnswerKey, Answer], group: str, have: list[str], lines: int
) -> list[str]:
    """The rows that are there, with new ones until there are enough; no id is used twice."""
    used = {key.path.split(".")[1] for key in typed if key.path.startswith(f"{group}.")} | {*have}
    numbers = [int(row[1:]) for row in used if row[1:].isdigit()]
    first = max(numbers, default=0) + 1
    return [*have, *(f"t{first + extra}" for extra in range(lines - len(have)))]
