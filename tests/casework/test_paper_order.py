"""Paper beside the grid to type it over: of every form the same answers, in one order, by the same keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ld_desktop.casework import offering, paper, paper_blank, paper_entry
from ld_desktop.casework.session import Session
from ld_desktop.forms.definition import Question
from ld_desktop.report import blank_data as blank
from tests.helpers import pilot_metingen as pilot

METHODS = [offer.id for offer in offering.methods_on_offer()]
LEAST_FORMS = {"uniform": 6}
Place = tuple[str, str, str, tuple[str, ...]]  # heading, number, whose, keys


def _on_paper(form: blank.BlankForm, only: str) -> Iterator[Place]:
    for section in form.sections:
        for question in section.questions:
            cells = (cell for row in question.rows for cell in row.questions)
            for asked in cells if question.rows else (question,):
                for who in asked.people or ("",):
                    yield section.title or only, asked.number, who, _boxes(asked)


def _boxes(asked: blank.BlankQuestion) -> tuple[str, ...]:
    apart = tuple(box.code for box in asked.apart)
    match asked.room:
        case blank.Choose(boxes, _):
            return (*(box.code for box in boxes), *apart)
        case blank.Bands(rows):
            return (*(code for codes, _ in rows for code in codes), *apart)
        case _:
            return apart


def _keys(question: Question, written: tuple[str, ...]) -> tuple[str, ...]:
    marks = ((paper.NVT, question.allow_nvt), (paper.WEET_NIET, question.allow_weet_niet))
    apart = tuple(key for key, allowed in marks if allowed)
    # A list too long to print again is written as its keys: those stand in the first row.
    return apart if written == apart else (*paper.codes(question), *apart)


@pytest.mark.parametrize("method", METHODS)
def test_the_grid_asks_what_the_paper_asks_in_its_order_and_by_its_keys(
    assessor: Session, method: str
) -> None:
    meting = pilot.begun(assessor, method)
    questionnaire = paper_blank.form_of(method)
    parts = paper.paper_parts(questionnaire)
    assert len(parts) >= LEAST_FORMS.get(method, 14)
    for part in parts:
        form = paper_blank.blank_form(questionnaire, part)
        printed = list(_on_paper(form, part.sections[0].title))
        rows = paper_entry.entry_rows(assessor, meting, part.id)
        typed = [
            (row.section, row.number, row.who, _keys(row.question, place[3]))
            for row, place in zip(rows, printed, strict=True)
        ]
        assert typed == printed, part.id
        assert len({row.key for row in rows}) == len(rows)
