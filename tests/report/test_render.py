"""The files: the same bytes each time, archivable, tagged, readable, nothing lost on the way."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa

from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.domain.meting import Rapport
from ld_desktop.report import reading
from ld_desktop.report.figures import DrawingUnreadable
from ld_desktop.report.floor import plain_report
from ld_desktop.report.render import render_annex, render_report
from tests.report import samples
from tests.report.golden import check_golden, page_texts, tool

ALL = {"demo": samples.demo, "extreme": samples.extreme, "regular": samples.regular}


@pytest.fixture(scope="module", params=list(ALL))
def pair(request: pytest.FixtureRequest) -> tuple[str, Rapport, bytes]:
    rapport = ALL[request.param]()
    return request.param, rapport, render_report(rapport, concept=False)


def _open(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop(0)
        yield element
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting = [
            kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ] + waiting


def test_twice_the_same_report_is_twice_the_same_file(pair: tuple[str, Rapport, bytes]) -> None:
    _, rapport, data = pair
    assert render_report(rapport, concept=False) == data


def test_twice_the_same_annex_is_twice_the_same_file() -> None:
    assert render_annex(samples.demo()) == render_annex(samples.demo())


def test_reports_and_annexes_are_pdfa(pair: tuple[str, Rapport, bytes]) -> None:
    _, rapport, data = pair
    for file in (data, render_annex(rapport)):
        assert pdfa.validate_written(io.BytesIO(file), "3b").verdict == "pass"


def test_all_fonts_are_ours_and_embedded(pair: tuple[str, Rapport, bytes]) -> None:
    with _open(pair[2]) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]: "/FontFile2" in font.FontDescriptor
            for page in pdf.pages
            for font in page.obj.Resources.Font.values()
        }
    assert fonts == {"DejaVuSans": True, "DejaVuSans-Bold": True}


@pytest.mark.parametrize("name", ["demo", "regular"])
def test_the_text_of_every_page_is_as_reviewed(name: str, tmp_path: Path) -> None:
    pages = page_texts(render_report(ALL[name](), concept=False), tmp_path)
    marked = [f"===== {number}\n{text}" for number, text in enumerate(pages, start=1)]
    check_golden(f"{name}.pages.txt", "\n".join(marked))


def test_poppler_sees_the_structure(unsigned: bytes, tmp_path: Path) -> None:
    check_golden(
        "demo.structure.txt",
        tool("pdfinfo", "-struct-text", "{file}", data=unsigned, folder=tmp_path),
    )


def test_the_file_says_what_it_is(unsigned: bytes) -> None:
    with _open(unsigned) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
        assert str(pdf.docinfo["/Title"]) == "Loonwaarderapport 2026-0042"
        assert str(pdf.docinfo["/Author"]) == "Mira Verzonnen"


def test_every_piece_of_content_is_tagged_or_an_artifact(pair: tuple[str, Rapport, bytes]) -> None:
    painting = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do"}
    with _open(pair[2]) as pdf:
        for page in pdf.pages:
            depth, loose = 0, []
            for step in pikepdf.parse_content_stream(page):
                operator = str(step.operator)
                if operator in {"BDC", "BMC"}:
                    depth += 1
                    assert depth == 1
                elif operator == "EMC":
                    depth -= 1
                elif operator in painting and depth == 0:
                    loose.append(operator)
            assert (depth, loose) == (0, [])


def test_every_element_finds_its_content_and_back(pair: tuple[str, Rapport, bytes]) -> None:
    with _open(pair[2]) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owned = {int(numbers[i]): list(numbers[i + 1]) for i in range(0, len(numbers), 2)}
        for element in _elements(pdf):
            for kid in _contents(element):
                page, mcid = kid
                assert owned[int(page.StructParents)][mcid].objgen == element.objgen


def _contents(element: Any) -> Iterator[tuple[Any, int]]:
    kids = element.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield element.Pg, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield kid.Pg, int(kid.MCID)


def test_tables_have_header_cells_with_a_scope(unsigned: bytes) -> None:
    with _open(unsigned) as pdf:
        heads = [element for element in _elements(pdf) if str(element.S) == "/TH"]
        assert {str(head.A.Scope) for head in heads} == {"/Column", "/Row"}


def test_charts_and_drawings_are_told_in_words(unsigned: bytes) -> None:
    with _open(unsigned) as pdf:
        told = [str(element.Alt) for element in _elements(pdf) if str(element.S) == "/Figure"]
    drawing, chart = told
    assert chart.startswith("Staafdiagram van tempo, kwaliteit en netto werktijd")
    assert "2. Bestellingen inpakken: tempo 70\N{NO-BREAK SPACE}%" in chart
    assert drawing == "Getekende handtekening van Els Bedacht (werkgever)"


def test_the_annex_tells_its_waterfall_in_words() -> None:
    with _open(render_annex(samples.demo())) as pdf:
        (alt,) = [str(element.Alt) for element in _elements(pdf) if str(element.S) == "/Figure"]
    assert "Hele functie: 100\N{NO-BREAK SPACE}%. 1. Orders verzamelen: −14." in alt


def test_the_data_travel_with_the_report(unsigned: bytes) -> None:
    rapport = samples.demo()
    with reading.open_report(unsigned) as pdf:
        embedded = reading.embedded_data(pdf)
        printed = reading.printed_texts(pdf, "meting-sha256")
        relationship = str(pdf.attachments["meting.json"].obj.AFRelationship)
    assert embedded is not None
    content = json.loads(embedded)
    assert canonical_json(content) == embedded
    assert content["result"] == json.loads(canonical_json(rapport.result))
    assert content["score_document"] == json.loads(canonical_json(rapport.score_document))
    assert content["receipt"]["program_version"] == "0.1.0"
    assert relationship == "/Data"
    assert printed == [sha256(embedded)]


def test_the_data_hold_no_name_and_no_free_text(unsigned: bytes) -> None:
    with reading.open_report(unsigned) as pdf:
        embedded = (reading.embedded_data(pdf) or b"").decode("utf-8")
    rapport = samples.demo()
    for private in (rapport.naam, rapport.hoofdtaken[0].toelichting_tempo, "bsn"):
        assert private not in embedded


def test_only_a_draft_is_watermarked(unsigned: bytes, tmp_path: Path) -> None:
    draft = page_texts(render_report(samples.demo(), concept=True), tmp_path)
    assert all("CONCEPT" in "".join(page.split()) for page in draft)
    final = page_texts(unsigned, tmp_path)
    assert not any("CONCEPT" in "".join(page.split()) for page in final)


def test_every_page_has_its_number_case_and_method(
    pair: tuple[str, Rapport, bytes], tmp_path: Path
) -> None:
    pages = page_texts(pair[2], tmp_path)
    for number, page in enumerate(pages, start=1):
        assert f"pagina {number} van {len(pages)}" in page
        assert "zaaknummer 2026-0042" in page
        assert "Uniforme loonwaardebepaling, versie 2021.1" in page


def test_nothing_that_was_typed_is_lost_in_the_extreme(tmp_path: Path) -> None:
    rapport = samples.extreme()
    printed = "".join("".join(page_texts(_extreme(), tmp_path)).split())
    for text in (rapport.naam, rapport.functie, rapport.zaaknummer, rapport.replaces_reason):
        assert "".join(text.split()) in printed
    assert len(rapport.naam) == 300
    assert printed.count("x" * 20) >= 700 // 20 - 12
    for zienswijze in rapport.zienswijzen:
        assert printed.count(zienswijze.woorden.split()[0]) > 100


def _extreme() -> bytes:
    return render_report(samples.extreme(), concept=False)


def test_everything_stays_inside_the_margins(tmp_path: Path) -> None:
    for data in (_extreme(), render_annex(samples.extreme())):
        boxes = tool("pdftotext", "-bbox", "{file}", "-", data=data, folder=tmp_path)
        words = [line for line in boxes.splitlines() if "<word" in line]
        assert len(words) > 300
        for word in words:
            left, top, right, bottom = (float(part) for part in word.split('"')[1:9:2])
            assert 55 <= left <= right <= 541
            assert 30 <= top <= bottom <= 810


@pytest.mark.parametrize("naam", ["محمد عبد الله بن أحمد", "W" * 300, "张伟", "a\x00b\n\nc", ""])
def test_names_of_all_kinds_are_printed_or_replaced(naam: str) -> None:
    data = render_report(samples.demo(naam=naam), concept=False)
    assert pdfa.validate_written(io.BytesIO(data), "3b").passed


def test_a_name_in_arabic_script_is_read_out_as_it_was_typed() -> None:
    naam = "محمد عبد الله"
    with _open(render_report(samples.demo(naam=naam), concept=False)) as pdf:
        told = [str(e.ActualText) for e in _elements(pdf) if "/ActualText" in e]
    assert naam in told


def test_a_cell_longer_than_a_page_still_fits() -> None:
    taak = samples.demo().hoofdtaken[0].model_copy(update={"naam": "lange naam " * 900})
    rapport = samples.demo(hoofdtaken=(taak,))
    with _open(render_report(rapport, concept=False)) as pdf:
        assert len(pdf.pages) > 6


_VAST = base64.b64encode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x01\x00\x00" * 2).decode()


@pytest.mark.parametrize(
    "drawing", ["", "geen base64!", "aGFsbG8=", samples.drawing()[:400], _VAST]
)
def test_a_drawing_that_is_no_picture_is_refused(drawing: str) -> None:
    made = samples.demo().handtekeningen[0].model_copy(update={"drawing_png": drawing})
    with pytest.raises(DrawingUnreadable):
        render_report(samples.demo(handtekeningen=(made,)), concept=False)


def test_the_floor_of_the_benchmark_has_the_same_pages() -> None:
    for rapport in (samples.demo(), samples.extreme()):
        plain, tagged = plain_report(rapport), render_report(rapport, concept=False)
        with _open(plain) as floor, _open(tagged) as report:
            assert len(floor.pages) == len(report.pages)
            assert "/StructTreeRoot" not in floor.Root
