"""Blank questionnaires as PDF: every part of every method, to fill in with a pen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, documents, offering, paper, paper_words, subjects
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ld_desktop.casework.session import Session
    from ld_desktop.forms.definition import Cell, Condition, Question, Questionnaire
    from ld_desktop.report.blank_data import (
        BlankForm,
        BlankQuestion,
        BlankRow,
        BlankSection,
        Box,
        Room,
    )
    from ld_desktop.report.texts import Texts

_PDF = ".pdf"
_MOST_LINES = 8
_MOST_REPEATED = 10  # boxes: a longer list is not printed again in every row of a table


class NoQuestionnaire(EnvironmentProblem):
    """There is no method of that name, or it has no questions in this version of the program."""

    code = "casework.no_questionnaire"


class NeedsFolder(EnvironmentProblem):
    """All parts together are several files, and one file was named."""

    code = "casework.needs_folder"


@dataclass(frozen=True)
class Prefilled:
    """What is known already.

    Attributes:
        zaaknummer: printed at the top.
        naam: of the worker, printed at the top; only when that was asked for.
        left_out: ids of questions that are not printed; the others keep their numbers.
    """

    zaaknummer: str = ""
    naam: str = ""
    left_out: frozenset[str] = frozenset()


_NOTHING = Prefilled()


def form_of(method: str, version: str = "") -> Questionnaire:
    """The questionnaire of a method; its newest version when none is named.

    Raises:
        NoQuestionnaire: there is none.
    """
    from ld_desktop.methods import catalogue

    known = catalogue.ids()
    found = version or (catalogue.newest_version(method) if method in known else "")
    if not found or not offering.has_questionnaire(method, found):
        raise NoQuestionnaire(method=method, methods=", ".join(known))
    return subjects.method_questionnaire(method, found)


def blank_pdf(
    method: str, part_id: str, filled: Prefilled = _NOTHING, *, version: str = ""
) -> bytes:
    """One part as a PDF; the same input gives the same bytes.

    Raises:
        NoQuestionnaire: there is no such method.
        NoSuchPart: it has no such part.
    """
    from ld_desktop.report.blank import render_blank

    questionnaire = form_of(method, version)
    part = paper.paper_part(questionnaire, part_id)
    return render_blank(blank_form(questionnaire, part, filled))


def write_blanks(
    method: str, part_id: str, out: Path, filled: Prefilled = _NOTHING, *, version: str = ""
) -> tuple[Path, ...]:
    """Write one part to a file or into a folder, or with an empty `part_id` all parts into a folder.

    Raises:
        NoQuestionnaire: there is no such method.
        NoSuchPart: it has no such part.
        NeedsFolder: one file was named for all parts.
        CannotWrite: the folder or a file could not be written.
    """
    questionnaire = form_of(method, version)
    to_file = out.suffix.lower() == _PDF and not out.is_dir()
    if to_file and not part_id:
        raise NeedsFolder(file=out.name)
    wanted = (
        (paper.paper_part(questionnaire, part_id),) if part_id else paper.paper_parts(questionnaire)
    )
    if not to_file:
        documents.make_folder(out)
    written = []
    for part in wanted:
        path = out if to_file else out / file_name(method, part.id)
        documents.write_whole(path, blank_pdf(method, part.id, filled, version=version))
        written.append(path)
    return tuple(written)


def file_name(method: str, part_id: str) -> str:
    """What the file of a part is called."""
    return f"vragenlijst-{method}-{part_id}{_PDF}"


def blank_form(
    questionnaire: Questionnaire, part: paper.PaperPart, filled: Prefilled = _NOTHING
) -> BlankForm:
    """A part as what is printed: no answers, no ids, only words and room to write."""
    from ld_desktop.report.blank_data import BlankForm
    from ld_desktop.report.texts import load

    say = load("papier")
    words = paper_words.words_of(questionnaire, part, say)
    maker = _Maker(say, part, words, paper_words.codes_in_texts(questionnaire))
    alone = len(part.sections) == 1 and part.sections[0].title == part.title
    return BlankForm(
        method=questionnaire.title,
        version=questionnaire.version,
        title=part.title,
        reader=part.respondent.value if part.respondent else "",
        intro=part.intro,
        minutes=part.minutes,
        zaaknummer=filled.zaaknummer,
        naam=filled.naam,
        sections=tuple(
            maker.section("" if alone else section.title, section.intro, questions)
            for section in part.sections
            if (questions := _printed(section, filled.left_out))
        ),
    )


def not_for_this_work(session: Session, meting_id: str, part_id: str) -> frozenset[str]:
    """The questions of a respondent that do not apply, by what is known outside their form.

    What hangs on an answer within the form itself is printed, with its condition in words. Where
    not one question applies, the answers that decide are still to come: then all are printed.
    """
    questionnaire = answering.questionnaire(session, meting_id)
    part = paper.paper_part(questionnaire, part_id)
    state = answering.form_state(session, meting_id)
    own = {asked.question.id for asked in part.questions()}
    shown = {each.path for each in state.questions if each.visible and not each.set_aside}
    if part.respondent is None or own.isdisjoint(shown):
        return frozenset()
    return frozenset(
        question.id
        for question in (asked.question for asked in part.questions())
        if question.id not in shown and not _looks_at(question, own)
    )


def _looks_at(question: Question, own: set[str]) -> bool:
    from ld_desktop.forms.conditions import leaves

    found = leaves(question.when) if question.when is not None else ()
    return any(leaf.question in own for leaf in found)


def _printed(
    section: paper.PaperSection, left_out: frozenset[str]
) -> tuple[paper.PaperQuestion, ...]:
    return tuple(asked for asked in section.questions if asked.question.id not in left_out)


class _Maker:
    """Turns the questions of one form into what is printed of them."""

    def __init__(
        self,
        say: Texts,
        part: paper.PaperPart,
        words: paper_words.Words,
        coded: frozenset[str],
    ) -> None:
        self._say = say
        self._reader = "respondent" if part.respondent else "deskundige"
        self._words = words
        self._coded = coded

    def section(
        self, title: str, intro: str, asked: tuple[paper.PaperQuestion, ...]
    ) -> BlankSection:
        """Questions under a heading; a condition that all of them share is said there, once."""
        from ld_desktop.report.blank_data import BlankSection

        questions = tuple(self.question(each) for each in asked)
        notes = {question.note for question in questions}
        if len(questions) == 1 or len(notes) > 1 or "" in notes:
            return BlankSection(title, intro, questions)
        note = self._words.note(_condition(asked[0]), for_all=True)
        silent = tuple(replace(question, note="") for question in questions)
        return BlankSection(title, intro, silent, note)

    def question(self, asked: paper.PaperQuestion) -> BlankQuestion:
        """One question, a table with its empty rows."""
        from ld_desktop.report.blank_data import BlankRow

        rows = tuple(
            BlankRow(
                f"{asked.number}.{row}  {_row_title(asked.question)} {row}",
                tuple(self._cells(asked, row)),
            )
            for row in range(1, asked.rows + 1)
        )
        plain = self._plain(asked.number, asked.question, self._words, rows)
        if not rows:
            return plain
        if not asked.whole:
            plain = replace(plain, text=self._words.rows_of(asked), meaning="", ask=())
        note = self._words.note(_shared_condition(asked))
        if plain.note or not note:
            return plain
        return replace(plain, rows=tuple(_without(row, note) for row in rows), note=note)

    def _cells(self, asked: paper.PaperQuestion, row: int) -> Iterator[BlankQuestion]:
        words = paper_words.words_in_row(self._words, asked, row)
        for place, cell in enumerate(asked.cells):
            # What helps is printed once, in the first row.
            number = asked.cell_number(row, place)
            printed = self._plain(number, cell, words, (), helped=row == 1)
            first = asked.cell_number(1, place)
            yield printed if row == 1 else self._shortened(printed, first)

    def _shortened(self, printed: BlankQuestion, first: str) -> BlankQuestion:
        """A long list is printed once; in later rows one writes down its numbers."""
        from ld_desktop.report import blank_data as blank

        room = printed.room
        if not isinstance(room, blank.Choose) or len(room.boxes) <= _MOST_REPEATED:
            return printed
        key = "vraag.cijfers" if room.several else "vraag.cijfer"
        note = " ".join(filter(None, (printed.note, self._say(key, nummer=first))))
        return replace(printed, room=blank.Write(1, short=not room.several), note=note)

    def _plain(
        self,
        number: str,
        question: Question | Cell,
        words: paper_words.Words,
        rows: tuple[BlankRow, ...],
        *,
        helped: bool = True,
    ) -> BlankQuestion:
        from ld_desktop.report.blank_data import BlankQuestion

        several = question.respondents if len(question.respondents) > 1 else ()
        guided = helped and self._reader == "deskundige"
        return BlankQuestion(
            number=number,
            label=self._label(question),
            text=question.text if helped or self._reader == "respondent" else "",
            room=None if rows else self._room(question),
            people=tuple(self._say(f"antwoord.{who.value}") for who in several),
            note=words.note(question.when),
            apart=tuple(self._apart(question)),
            meaning=question.guidance.meaning if guided else "",
            ask=question.guidance.ask if guided else (),
            picture=question.picture,
            picture_alt=question.picture_alt,
            rows=rows,
            more_rows=bool(rows) and len(rows) < getattr(question, "max_rows", 0),
        )

    def _label(self, question: Question | Cell) -> str:
        """With its code, where the texts of the method call it by that: ‘that belongs to B15’."""
        if question.id not in self._coded or question.label.startswith(question.id):
            return question.label
        return f"{question.id} {question.label}"

    def _room(self, question: Question | Cell) -> Room:
        from ld_desktop.report import blank_data as blank

        match question.kind:
            case "text":
                lines = question.lines + 1 if question.lines > 1 else 1
                return blank.Write(min(lines, _MOST_LINES))
            case "number" | "money":
                return blank.Write(1, question.unit, short=True)
            case "date":
                return blank.Day()
            case "scale" if question.bands:
                return blank.Bands(
                    tuple(
                        (tuple(str(n) for n in range(band.first, band.last + 1)), band.text)
                        for band in question.bands
                    )
                )
            case _:
                return blank.Choose(
                    tuple(self._boxes(question)), several=question.kind == "multiple"
                )

    def _boxes(self, question: Question | Cell) -> Iterator[Box]:
        from ld_desktop.report.blank_data import Box

        options = {option.id: option for option in getattr(question, "options", ())}
        for code, kept in paper.codes(question).items():
            option = options.get(kept)
            if option is None:
                yield Box(code, self._say(f"antwoord.{kept}"))
            else:
                yield Box(code, option.text, option.help, option.picture, option.picture_alt)

    def _apart(self, question: Question | Cell) -> Iterator[Box]:
        from ld_desktop.report.blank_data import Box

        if question.allow_nvt:
            yield Box(paper.NVT, self._say(f"apart.nvt_{self._reader}"))
        if question.allow_weet_niet:
            yield Box(paper.WEET_NIET, self._say(f"apart.weet_niet_{self._reader}"))


def _condition(asked: paper.PaperQuestion) -> Condition | None:
    """When a question is asked; for a table that is always asked: when its cells are."""
    return asked.question.when or _shared_condition(asked)


def _shared_condition(asked: paper.PaperQuestion) -> Condition | None:
    """The condition of the first cell of a table, when every other cell hangs on it as well."""
    from ld_desktop.forms.conditions import leaves

    first = asked.cells[0].when if asked.cells else None
    if first is None:
        return None
    outside = {leaf.question for leaf in leaves(first)}
    known = outside | {cell.id for cell in asked.cells}
    if outside & {cell.id for cell in asked.cells}:
        return None
    for cell in asked.cells:
        own = leaves(cell.when) if cell.when is not None else ()
        if cell.when != first and not (own and {leaf.question for leaf in own} <= known):
            return None
    return first


def _without(row: BlankRow, note: str) -> BlankRow:
    """A row of which the cells no longer repeat what is said above the table."""
    cells = tuple(replace(cell, note="") if cell.note == note else cell for cell in row.questions)
    return replace(row, questions=cells)


def _row_title(group: Question) -> str:
    name = getattr(group, "row_label", "") or group.label
    return name[:1].upper() + name[1:]
