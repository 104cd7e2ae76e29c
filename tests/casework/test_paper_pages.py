"""The pages of paper: an answer on one of them, no page nearly empty, what to know said once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pikepdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ld_desktop.casework import offering, paper, paper_blank
from ld_desktop.report import blank_data as blank
from ld_desktop.report import fonts
from ld_desktop.report.blank import render_blank
from ld_desktop.report.blank_room import code_room
from ld_desktop.report.blank_styles import pen_style
from ld_desktop.report.texts import load

METHODS = [offer.id for offer in offering.methods_on_offer()]
# Those with the longest lists, the most rows and, of an employer, the lines at the very end.
LONG = [
    ("activa", "uitstroom"),
    ("arbolab", "testen"),
    ("dariuz", "werkgever"),
    ("matchcare", "activiteiten"),
    ("matchcare", "competenties_a_j"),
]


@cache
def _form(method: str, part: str) -> blank.BlankForm:
    questionnaire = paper_blank.form_of(method)
    return paper_blank.blank_form(questionnaire, paper.paper_part(questionnaire, part))


def _forms() -> Iterator[blank.BlankForm]:
    for method in METHODS:
        for part in paper.paper_parts(paper_blank.form_of(method)):
            yield _form(method, part.id)


@cache
def _drawn(method: str, part: str) -> tuple[list[tuple[str, int]], int]:
    """Each piece in reading order as what it is and its page, and how many pages there are."""
    with pikepdf.open(io.BytesIO(render_blank(_form(method, part)))) as pdf:
        pages = _numbers(pdf)
        return list(_pieces(pdf.Root.StructTreeRoot.K, pages)), len(pages)


def _numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def _pieces(element: Any, pages: dict[tuple[int, int], int]) -> Iterator[tuple[str, int]]:
    if "/Pg" in element:
        name = str(element.get("/ID", "")) or str(element.S).removeprefix("/")
        yield name, pages[element.Pg.objgen]
    kids = element.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _pieces(kid, pages)


@pytest.mark.parametrize(("method", "part"), LONG)
def test_a_question_and_all_its_answers_stand_on_one_page(method: str, part: str) -> None:
    pages: dict[str, set[int]] = {}
    question = ""
    for name, page in _drawn(method, part)[0]:
        if name.startswith("vraag "):
            question = name
        if question and name in {question, "Form"}:
            pages.setdefault(question, set()).add(page)
    assert len(pages) > 5
    assert [name for name, found in pages.items() if len(found) > 1] == []


@pytest.mark.parametrize(("method", "part"), LONG)
def test_every_page_after_the_first_holds_a_question(method: str, part: str) -> None:
    pieces, pages = _drawn(method, part)
    asked = {page for name, page in pieces if name.startswith("vraag ")}
    assert asked >= {*range(1, pages)}


@pytest.mark.parametrize("size", ["large", "small"])
@pytest.mark.parametrize("code", ["1", "10", "100", "N"])
def test_the_key_of_an_answer_is_never_broken(code: str, size: str) -> None:
    fonts.register()
    look = pen_style("code", size)
    assert stringWidth(code, look.fontName, look.fontSize) <= code_room([code, "1"], size)


def test_what_holds_for_a_whole_section_is_said_once() -> None:
    whole = _form("vta", "beoordeling").sections[0]
    assert "“De hele functie in één keer”" in whole.note
    assert {question.note for question in whole.questions} == {""}
    per_task = _form("vta", "beoordeling").sections[1]
    assert "“Elke hoofdtaak apart”" in per_task.note
    rows = per_task.questions[-1].rows
    assert {cell.note for row in rows for cell in row.questions} == {""}
    prestatie = _form("uniform", "prestatie").sections[-1].questions[-1]
    assert prestatie.note == "Alleen invullen als u bij vraag 1 “Nee” koos."
    notes = [cell.note for cell in prestatie.rows[1].questions]
    assert "Alleen invullen als u bij vraag 3.2a “Een percentage” koos." in notes
    assert prestatie.note not in notes


def test_a_table_from_another_form_says_which_and_does_not_ask_it_again() -> None:
    prestatie = _form("uniform", "prestatie").sections[-1].questions[-1]
    assert prestatie.text == "De rijen zijn dezelfde als in “Hoofdtaken”."
    assert (prestatie.meaning, prestatie.ask) == ("", ())
    activiteiten = [
        question
        for section in _form("matchcare", "activiteiten").sections
        for question in section.questions
        if question.rows
    ]
    assert [question.text.startswith("De rijen zijn dezelfde") for question in activiteiten] == [
        False,
        True,
    ]
    assert activiteiten[1].text == f"De rijen zijn dezelfde als bij vraag {activiteiten[0].number}."


def test_a_long_condition_names_the_keys_of_the_answers() -> None:
    found = {
        question.number: question.note
        for section in _form("dariuz", "belastbaarheid").sections
        for question in section.questions
    }
    assert found["7"] == "Alleen invullen als u bij vraag 6 antwoord 2, 3 of 4 koos."
    assert not [note for note in found.values() if re.search(r"vraag \d+ \d", note)]


def test_who_fills_it_in_and_where_it_goes_is_on_every_form() -> None:
    say = load("papier")
    assert {form.reader for form in _forms()} == {"", "werkgever", "werknemer"}
    for reader in ("deskundige", "werkgever", "werknemer"):
        assert reader in say(f"voor.{reader}")
    assert "Geef deze lijst" in say("uitleg.slot")


def test_rows_of_a_respondent_keep_their_question_and_start_with_a_capital() -> None:
    table = _form("arbolab", "werkgever").sections[0].questions[0]
    assert [row.title for row in table.rows][:2] == ["1.1  Taak 1", "1.2  Taak 2"]
    asked = [[cell.text for cell in row.questions] for row in table.rows]
    assert asked[0] == asked[1]
    assert all(asked[1])


def test_a_code_that_the_texts_use_stands_before_its_name() -> None:
    labels = {q.label for s in _form("activa", "scores_b").sections for q in s.questions}
    assert "B1 Stressbestendigheid" in labels
    assert not [label for label in labels if re.match(r"(B\d+) \1", label)]
    dariuz = [q.label for s in _form("dariuz", "scores").sections for q in s.questions]
    assert "Stress en flexibiliteit" in dariuz  # no text of that method says K1


@pytest.mark.parametrize("reader", ["", "werkgever", "werknemer"])
def test_the_head_is_read_aloud_in_the_order_in_which_it_stands(reader: str) -> None:
    data = render_blank(blank.BlankForm("M", "2010.1", "Deel", reader, "", (), zaaknummer="Z-7"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        roles = [name for name, _ in _pieces(pdf.Root.StructTreeRoot.K, _numbers(pdf))]
    # Name, then who it is about, then the day: a label, its room, and last of all the number itself.
    asked = 3 if reader == "werkgever" else 2
    head = ["P", "Form"] * asked + ["P", "P"]
    start = roles.index("Form") - 1
    assert roles[start : start + len(head)] == head


def test_the_thanks_do_not_send_the_last_question_to_a_page_of_its_own() -> None:
    pieces, pages = _drawn("vta", "werknemer")
    assert pages == 3
    assert {page for name, page in pieces if name in {"vraag 7", "vraag 8"}} == {2}
