"""Questionnaires on paper: every question with its room, the same file each time, for every method."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa

from ld_desktop import paths
from ld_desktop.casework import offering, paper, paper_blank
from ld_desktop.forms.definition import GroupQuestion, Option, ScaleQuestion
from ld_desktop.report import blank_data as blank
from ld_desktop.report import reading
from ld_desktop.report.blank import render_blank
from ld_desktop.report.drawings import Pictogram, sheet

METHODS = [offer.id for offer in offering.methods_on_offer()]
# A part with tables, a shared one, one of long scales, one of a respondent: of each kind one file is drawn.
DRAWN = [
    ("uniform", "hoofdtaken"),
    ("uniform", "prestatie"),
    ("activa", "werknemer"),
    ("arbolab", "werkgever"),
    ("dariuz", "werknemer"),
    ("dariuz", "belastbaarheid"),
    ("loonbalans", "scores"),
    ("vta", "beoordeling"),
    ("vta", "zienswijzen"),
]


def _part(method: str, part: str) -> paper.PaperPart:
    return paper.paper_part(paper_blank.form_of(method), part)


def _form(method: str, part: str) -> blank.BlankForm:
    return paper_blank.blank_form(paper_blank.form_of(method), _part(method, part))


def _every(form: blank.BlankForm) -> Iterator[blank.BlankQuestion]:
    for section in form.sections:
        for question in section.questions:
            yield question
            for row in question.rows:
                yield from row.questions


def _boxes(question: blank.BlankQuestion) -> int:
    """How many boxes a question needs: per person one for each answer."""
    match question.room:
        case blank.Choose(boxes, _):
            own = len(boxes)
        case blank.Bands(rows):
            own = sum(len(codes) for codes, _ in rows)
        case _:
            own = 0
    people = max(len(question.people), 1)
    # Beside lines to write on, what stands apart is crossed once for each person as well.
    return (own + len(question.apart)) * people


def _fields(data: bytes) -> Counter[str]:
    """The places for a pen in a file, by their role."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return Counter(
            str(element.A.Role).removeprefix("/")
            for element in _elements(pdf)
            if element.S == "/Form"
        )


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting: list[Any] = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        yield element
        kids: Any = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _words(text: str) -> str:
    """What the fonts print of a text, without the places where lines break."""
    return "".join(text.split())


@pytest.mark.parametrize("method", METHODS)
def test_every_question_of_every_part_is_on_paper_with_room_for_each_answer(method: str) -> None:
    questionnaire = paper_blank.form_of(method)
    asked = {q.id for section in questionnaire.sections for q in section.questions}
    on_paper = set()
    for part in paper.paper_parts(questionnaire):
        form = paper_blank.blank_form(questionnaire, part)
        numbers = [question.number for question in _every(form)]
        assert len(set(numbers)) == len(numbers)
        for known, printed in zip(
            part.questions(), (q for s in form.sections for q in s.questions), strict=True
        ):
            on_paper.add(known.question.id)
            assert known.number == printed.number
            assert printed.text == known.question.text or not known.whole
            if isinstance(known.question, GroupQuestion):
                assert printed.rows
                assert all(len(row.questions) == len(known.cells) for row in printed.rows)
            elif paper.codes(known.question):
                own = _boxes(printed) // max(len(printed.people), 1)
                assert own == len(paper.codes(known.question)) + len(printed.apart)
            else:
                assert isinstance(printed.room, blank.Write | blank.Day)
            allowed = [known.question.allow_nvt, known.question.allow_weet_niet]
            assert len(printed.apart) == sum(allowed)
    assert asked - on_paper == {f"deel_{p.id}" for p in questionnaire.parts if p.optional}


@pytest.mark.parametrize(("method", "part"), DRAWN)
def test_the_file_holds_every_text_and_every_box(method: str, part: str) -> None:
    form = _form(method, part)
    data = paper_blank.blank_pdf(method, part)
    assert data == paper_blank.blank_pdf(method, part)
    fields = _fields(data)
    assert fields["rb"] + fields["cb"] == sum(_boxes(question) for question in _every(form))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        assert pdf.Root.MarkInfo.Marked
        said = {_words(t) for t in reading.printed_texts(pdf, "vraag ")}
    for question in _every(form):
        heading = f"{question.number}. {question.text or question.label}"
        short = f"{question.number}. {question.label}"
        assert {_words(heading), _words(short)} & said, heading


def test_the_file_is_an_archive_and_says_where_each_page_is() -> None:
    data = paper_blank.blank_pdf("vta", "werkgever")
    assert pdfa.validate_written(io.BytesIO(data), "3b").passed
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
        assert str(pdf.docinfo["/Title"]).startswith("Voorbereiding voor de werkgever")
    assert pages > 1


def test_only_a_case_number_is_filled_in_unless_more_was_asked() -> None:
    questionnaire = paper_blank.form_of("vta")
    part = _part("vta", "werkgever")
    plain = paper_blank.blank_form(questionnaire, part)
    assert (plain.zaaknummer, plain.naam) == ("", "")
    filled = paper_blank.Prefilled(zaaknummer="Z-7", naam="Kim Voorbeeld")
    named = paper_blank.blank_form(questionnaire, part, filled)
    assert (named.zaaknummer, named.naam) == ("Z-7", "Kim Voorbeeld")
    # Filled in, nothing is left to write on there.
    assert _fields(render_blank(plain))["tv"] - _fields(render_blank(named))["tv"] == 2


def test_the_employer_writes_the_own_name_beside_that_of_the_worker() -> None:
    lines = {}
    for part in ("werkgever", "werknemer"):
        form = blank.BlankForm("M", "2010.1", "P", part, "", ())
        lines[part] = _fields(render_blank(form))["tv"]
    assert lines == {"werkgever": 4, "werknemer": 3}


@pytest.mark.parametrize(
    ("method", "part", "number", "note"),
    [
        (
            "loonbalans",
            "werkgever",
            "39",
            "Alleen invullen als u bij vraag 38 “Ja” koos.",
        ),
        (
            "uniform",
            "hoofdtaken",
            "2.1c",
            "Alleen invullen als u bij vraag 1 “In procenten” koos.",
        ),
        ("uniform", "prestatie", "3.2b", None),
        ("vta", "werkgever", "1", ""),
    ],
)
def test_conditions_are_told_in_words(
    method: str, part: str, number: str, note: str | None
) -> None:
    found = {question.number: question.note for question in _every(_form(method, part))}
    if note is None:  # a cell that looks at another cell of its own row
        assert "vraag 3.2a " in found[number]
    else:
        assert found[number] == note


def test_no_condition_is_left_out_and_none_names_an_id() -> None:
    for method in METHODS:
        questionnaire = paper_blank.form_of(method)
        for part in paper.paper_parts(questionnaire):
            form = paper_blank.blank_form(questionnaire, part)
            optional = any(p.id == part.id and p.optional for p in questionnaire.parts)
            printed_here = [(s.note, q) for s in form.sections for q in s.questions]
            for known, (above, printed) in zip(part.questions(), printed_here, strict=True):
                if known.question.when is not None and not optional and not form.reader:
                    said = printed.note.startswith("Alleen invullen als u ")
                    assert said or above.startswith("Deze vragen alleen invullen als u ")
                assert "_" not in printed.note + above


def test_a_respondent_is_told_nothing_of_forms_that_are_not_theirs() -> None:
    notes = {q.note for method in METHODS for q in _all_of_respondents(method)}
    assert any(notes)
    assert not [note for note in notes if "” in “" in note]


def _all_of_respondents(method: str) -> Iterator[blank.BlankQuestion]:
    questionnaire = paper_blank.form_of(method)
    for part in paper.paper_parts(questionnaire):
        if part.respondent:
            yield from _every(paper_blank.blank_form(questionnaire, part))


def test_what_is_left_out_leaves_the_numbers_as_they_are() -> None:
    questionnaire = paper_blank.form_of("loonbalans")
    part = _part("loonbalans", "werkgever")
    asked = list(part.questions())
    filled = paper_blank.Prefilled(left_out=frozenset({asked[1].question.id}))
    form = paper_blank.blank_form(questionnaire, part, filled)
    assert [q.number for q in _every(form)][:2] == ["1", "3"]


def test_a_long_list_is_printed_in_the_first_row_only() -> None:
    found = {question.number: question for question in _every(_form("activa", "uitstroom"))}
    first, second = found["1.1a"], found["1.2a"]
    assert isinstance(first.room, blank.Choose)
    assert len(first.room.boxes) > 10
    assert isinstance(second.room, blank.Write)
    assert "1.1a" in second.note
    assert isinstance(found["1.2b"].room, blank.Choose)


def test_the_guidance_is_for_the_assessor_only() -> None:
    assert all(not q.ask and not q.meaning for q in _every(_form("dariuz", "werknemer")))
    assert any(q.ask for q in _every(_form("activa", "scores_a")))


def test_both_persons_have_boxes_of_their_own() -> None:
    scored = [q for q in _every(_form("activa", "scores_a")) if q.people]
    assert scored
    assert all(q.people == ("Gezien", "Vastgesteld") for q in scored)


def test_letters_for_respondents_are_large() -> None:
    from ld_desktop.report.blank_styles import BOX, MM, PEN_LINE, pen_style

    names = ("text", "question", "note", "box", "help", "code")
    assert min(pen_style(name, "large").fontSize for name in names) >= 11
    assert BOX >= 5 * MM
    assert PEN_LINE >= 8 * MM


@pytest.mark.parametrize(
    "path", sorted((paths.resources() / "pictograms").rglob("*.svg")), ids=lambda path: path.stem
)
def test_every_drawing_of_ours_can_be_printed(path: Path) -> None:
    name = path.relative_to(paths.resources() / "pictograms").as_posix()
    drawn = Pictogram(name, 100)
    assert sheet(name).shapes
    assert drawn.height > 0


def test_pictures_stand_at_their_questions_and_answers() -> None:
    found = sorted((paths.resources() / "pictograms").rglob("*.svg"))
    if not found:
        pytest.skip("no drawings are shipped yet")
    name = found[0].relative_to(paths.resources() / "pictograms").as_posix()
    boxes = tuple(blank.Box(str(n), f"Stap {n}.", "", name, "Een stap.") for n in (1, 2, 3))
    question = blank.BlankQuestion(
        "1",
        "Werk",
        "Doet u dit graag?",
        blank.Choose(boxes),
        picture=name,
        picture_alt="Werk.",
    )
    section = blank.BlankSection("Plaatjes", "", (question,))
    data = render_blank(blank.BlankForm("M", "2010.1", "P", "werknemer", "", (section,)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pictures = [e for e in _elements(pdf) if e.S == "/Figure"]
    assert sorted(str(e.Alt) for e in pictures) == ["Een stap."] * 3 + ["Werk."]


def test_points_that_are_numbers_are_their_own_key() -> None:
    options = tuple(Option(id=str(n), text=f"Punt {n}.") for n in (3, 4, 5))
    scale = ScaleQuestion(kind="scale", id="a", label="A", text="A?", options=options)
    assert paper.codes(scale) == {"3": "3", "4": "4", "5": "5"}


def test_all_parts_go_into_a_folder_and_one_part_into_a_file(tmp_path: Path) -> None:
    written = paper_blank.write_blanks("vta", "", tmp_path / "uit")
    parts = [part.id for part in paper.paper_parts(paper_blank.form_of("vta"))]
    assert [path.name for path in written] == [f"vragenlijst-vta-{part}.pdf" for part in parts]
    alone = tmp_path / "een.pdf"
    assert paper_blank.write_blanks("vta", "werknemer", alone) == (alone,)
    assert alone.read_bytes() == (tmp_path / "uit" / "vragenlijst-vta-werknemer.pdf").read_bytes()


def test_what_cannot_be_written_is_refused_with_nothing_left_behind(tmp_path: Path) -> None:
    with pytest.raises(paper_blank.NoQuestionnaire):
        paper_blank.write_blanks("xyz", "", tmp_path / "a")
    with pytest.raises(paper.NoSuchPart) as refused:
        paper_blank.write_blanks("vta", "xyz", tmp_path / "a")
    assert "werknemer" in refused.value.values["parts"]
    with pytest.raises(paper_blank.NeedsFolder):
        paper_blank.write_blanks("vta", "", tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []
