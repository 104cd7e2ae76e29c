"""What the report of a pilot method repeats in words: answers, and tables row by row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from ld_desktop.casework import method_check, weighing
from ld_desktop.domain.meting import Antwoordtabel

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.state import FormState, QuestionState

    _Cell: TypeAlias = tuple[QuestionState, str]

_WORK = "functie_omschrijving"  # of the shared part: what the work is, in every report
_GROUP = "group"
_NAME = "naam"  # of a row, where its table asks for one


def answers(state: FormState, meting: Meting) -> Iterator[tuple[str, str]]:
    """Short name and text of the answers that the evidence names for the report.

    A score among them is told with what was said beside it, and a code after its last score.
    """
    from ld_desktop.methods.evidence_codes import codes_of

    scored = {line.path: line.reason.strip() for line in weighing.lines_of(state, meting)}
    given = method_check.given_of(state)
    codes = codes_of(meting.method, meting.method_version, given)
    for question, text in _wanted(state, meting):
        if question.row is None:
            reason = scored.get(question.path, "")
            yield question.question.label, f"{text}. {reason}" if reason else text
            yield from ((code.label, code.text) for code in codes if code.after == question.path)


def tables(state: FormState, meting: Meting) -> Iterator[Antwoordtabel]:
    """The tables that the evidence names, whole or some of their cells."""
    cells = [found for found in _wanted(state, meting) if found[0].row is not None]
    titles = {q.path: q.question.label for q in state.questions if q.question.kind == _GROUP}
    for group, found in groupby(sorted(cells, key=_group_of), key=_group_of):
        yield _table(titles[group], group, list(found), state)


def _wanted(state: FormState, meting: Meting) -> Iterator[_Cell]:
    from ld_desktop.forms.reading import display
    from ld_desktop.methods.evidence import in_words
    from ld_desktop.methods.evidence_values import split_row

    wanted = (_WORK, *in_words(meting.method, meting.method_version))
    for question in state.questions:
        name, row = split_row(question.path)
        named = name in wanted or (row and name.partition(".")[0] in wanted)
        counts = question.visible and not question.set_aside
        if named and counts and question.value is not None and question.question.kind != _GROUP:
            yield question, display(question.question, question.value)


def _group_of(cell: _Cell) -> str:
    return cell[0].path.partition(".")[0]


def _table(title: str, group: str, cells: list[_Cell], state: FormState) -> Antwoordtabel:
    texts = {(question.row, question.question.id): text for question, text in cells}
    labels = {question.question.id: question.question.label for question, _ in cells}
    rows = [row for row in state.rows.get(group, ()) if any(row == found for found, _ in texts)]
    named = _NAME not in labels
    return Antwoordtabel(
        titel=title,
        kolommen=tuple(labels.values()),
        namen=tuple(_name(state, group, row) if named else "" for row in rows),
        rijen=tuple(tuple(texts.get((row, column), "") for column in labels) for row in rows),
    )


def _name(state: FormState, group: str, row: str) -> str:
    return str(state.value(f"{group}.{row}.{_NAME}") or "")
