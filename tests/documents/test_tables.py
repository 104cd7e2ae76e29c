"""Tables from outside: what is read, what is refused and where, and nothing that can do harm."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ld_desktop.documents.faults import Fault, TableRefused, fault_sentence, faults_to_json
from ld_desktop.documents.tables import (
    MAX_BYTES,
    MAX_CELL,
    MAX_ROWS,
    UTF_8,
    WINDOWS,
    Layout,
    csv_text,
    looks_like_formula,
    read_table,
)
from ld_desktop.documents.workbooks import MAX_COLUMNS, MAX_PARTS
from tests.helpers.workbook import with_part, workbook

LAYOUT = Layout(required=("naam", "score"), optional=("uitleg",))
SHEET = "xl/worksheets/sheet1.xml"


def cells(data: bytes, layout: Layout = LAYOUT) -> list[tuple[int, dict[str, str]]]:
    return [(row.number, dict(row.cells)) for row in read_table(data, layout).rows]


def faults(data: bytes, layout: Layout = LAYOUT) -> list[tuple[int, str, str]]:
    with pytest.raises(TableRefused) as caught:
        read_table(data, layout)
    return [(fault.row, fault.column, fault.problem) for fault in caught.value.faults]


def found_wrong(data: bytes) -> tuple[Fault, ...]:
    """What is wrong; nothing when the table is read. A refusal always gives its reason."""
    try:
        read_table(data, LAYOUT)
    except TableRefused as refused:
        return refused.faults or (Fault(0, "", "document", None, ""),)
    return ()


@pytest.mark.parametrize(
    "text",
    [
        "naam;score\nX;1\n",
        "naam,score\r\nX,1\r\n",
        "naam\tscore\nX\t1",
        "sep=;\r\nnaam;score\r\nX;1\r\n",
        "sep=,\nnaam,score\nX,1",
        '"naam";"score"\n"X";"1"\n',
        "SCORE; Naam \n 1 ; X \n",
    ],
)
def test_any_usual_csv_reads_the_same(text: str) -> None:
    ((_, found),) = cells(text.encode())
    assert found == {"naam": "X", "score": "1"}


@pytest.mark.parametrize(
    ("codec", "encoding"), [("utf-8", UTF_8), ("utf-8-sig", UTF_8), ("cp1252", WINDOWS)]
)
def test_the_code_pages_of_a_spreadsheet_are_read_and_told(codec: str, encoding: str) -> None:
    table = read_table("naam;score\ncafé – €;1\n".encode(codec), LAYOUT)
    assert (table.rows[0].cells["naam"], table.encoding) == ("café – €", encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\n",
        "naam;score\nX;1\n".encode("utf-16"),
        b"naam;score\n\x00;1\n",
        b"naam;score\n\x81;1\n",  # no character in either code page
        "naam;score\ncaf\u00e9;1\n".encode() + b"\xe9;2\n",  # a mixture is damage
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # an old .xls, or a workbook with a password
        b"PK\x03\x04 not a zip at all",
        b"x" * (MAX_BYTES + 1),
    ],
    ids=range(9),
)
def test_what_is_no_table_is_refused_whole(data: bytes) -> None:
    assert faults(data) == [(0, "", "document")]


def test_rows_know_their_line_also_behind_empty_lines_and_cells_of_many_lines() -> None:
    text = 'naam;score;uitleg\n\n;;\nA;1;"twee\nregels"\n\nB;2\n'
    assert cells(text.encode()) == [
        (4, {"naam": "A", "score": "1", "uitleg": "twee\nregels"}),
        (7, {"naam": "B", "score": "2", "uitleg": ""}),
    ]


def test_everything_wrong_with_the_columns_is_told_at_once() -> None:
    assert faults(b"naam;NAAM;onzin;\nX;Y;Z\n") == [
        (1, "NAAM", "strijdig"),
        (1, "onzin", "onbekend"),
        (1, "score", "ontbreekt"),
    ]


def test_columns_that_others_may_add_are_passed_over() -> None:
    layout = Layout(("naam",), others=True)
    table = read_table(b"later,naam\n1,X\n", layout)
    assert (table.columns, dict(table.rows[0].cells)) == (("naam",), {"naam": "X"})


def test_a_row_with_a_cell_too_many_is_refused_because_it_has_shifted() -> None:
    assert faults(b"naam,score\nX, Y,1\nZ,1,,\n") == [(2, "", "document")]


def test_open_quotes_and_endless_cells_are_refused_at_their_row() -> None:
    assert faults(b'naam;score\nX;1\n"Y;2\nZ;3\n') == [(3, "", "document")]
    long = "y" * (MAX_CELL + 1)
    assert faults(f"naam;score\n{long};1\n".encode()) == [(2, "naam", "document")]


def test_there_is_an_end_to_rows_and_to_what_is_told() -> None:
    many = "naam;score\n" + "X;1\n" * (MAX_ROWS + 1)
    assert faults(many.encode()) == [(MAX_ROWS + 2, "", "document")]
    wrong = "naam;score\n" + "X;1;2\n" * 1500
    found = faults(wrong.encode())
    assert len(found) == 1001
    assert found[0] == (0, "", "document")


def test_a_workbook_reads_as_typed() -> None:
    lines = [
        ["Naam", "Score", "Uitleg"],
        [],
        [" X ", 2.5, None],
        ["Y", 9321, date(2026, 2, 1)],
        [7, 0.125, datetime(2026, 2, 1, 12)],  # noqa: DTZ001 - a spreadsheet has no zones
        ["ja", 1e3, True],
    ]
    assert cells(workbook(lines)) == [
        (3, {"naam": "X", "score": "2,5", "uitleg": ""}),
        (4, {"naam": "Y", "score": "9321", "uitleg": "2026-02-01"}),
        (5, {"naam": "7", "score": "0,125", "uitleg": "2026-02-01"}),
        (6, {"naam": "ja", "score": "1000", "uitleg": "WAAR"}),
    ]


def test_formulas_and_errors_are_refused_and_never_worked_out() -> None:
    lines = [["naam", "score"], ["X", "=1+1"], ["Y", 2], ["Z", "#N/A"]]
    assert faults(workbook(lines)) == [(2, "score", "verkeerd type"), (4, "score", "verkeerd type")]


def test_a_formula_in_a_column_that_is_not_read_harms_nothing() -> None:
    lines = [["naam", "score", "som"], ["X", 1, "=1+1"]]
    layout = Layout(("naam", "score"), others=True)
    assert cells(workbook(lines), layout) == [(2, {"naam": "X", "score": "1"})]


def test_a_zip_bomb_is_refused_unread() -> None:
    bomb = with_part(workbook([["naam"]]), {"xl/media/image.bin": bytes(70_000_000)})
    assert len(bomb) < 100_000
    assert faults(bomb) == [(0, "", "document")]
    parts = {f"xl/{n}.bin": b"" for n in range(MAX_PARTS)}
    assert faults(with_part(workbook([["naam"]]), parts)) == [(0, "", "document")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_xml_with_entities_of_its_own_is_refused(codec: str) -> None:
    evil = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    data = with_part(workbook([["naam"]]), {SHEET: evil.encode(codec)})
    assert faults(data) == [(0, "", "document")]


def _sheet(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    return with_part(workbook([["naam"]]), {SHEET: text.encode()})


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c><c r="B1" t="inlineStr"><is><t>score</t></is></c></row>'


def test_a_sheet_that_claims_to_be_endless_costs_nothing() -> None:
    row = '<row r="900000"><c r="A900000"><v>1</v></c></row>'
    assert cells(_sheet(HEAD + row)) == [(900000, {"naam": "1", "score": ""})]


def test_a_row_beyond_the_end_of_every_sheet_is_refused() -> None:
    row = '<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>'
    assert faults(_sheet(HEAD + row)) == [(1048577, "", "document")]


def test_a_row_of_very_many_columns_stays_small() -> None:
    row = '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>2</v></c></row>'
    assert cells(_sheet(HEAD + row)) == [(2, {"naam": "1", "score": ""})]
    assert MAX_COLUMNS < 16384


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "[Content_Types].xml"])
@pytest.mark.parametrize("text", [b"", b"<", b"<a/>", b"\xff\xfe"])
def test_a_damaged_workbook_is_refused(part: str, text: bytes) -> None:
    data = with_part(workbook([["naam", "score"], ["X", 1]]), {part: text})
    assert faults(data)[0][0] in {0, 1}


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
@example(b"naam;score\n")
@example(b'naam,"sc\nore"\n')
def test_no_bytes_lead_to_anything_but_a_table_or_a_refusal(data: bytes) -> None:
    for whole in (data, b"naam;score\n" + data, b"PK\x03\x04" + data):
        assert all(fault_sentence(fault) for fault in found_wrong(whole))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 300))
def test_a_workbook_with_flipped_bytes_is_read_or_refused(place: int, size: int) -> None:
    data = bytearray(workbook([["naam", "score"], ["X", 1]]))
    for offset in range(size):
        data[(place + offset * 7919) % len(data)] ^= 0x55
    assert all(fault.allowed for fault in found_wrong(bytes(data)))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=5))
def test_what_is_written_reads_back(rows: list[tuple[str, str]]) -> None:
    found = cells(csv_text([("naam", "score"), *rows]))
    assert [tuple(row.values()) for _, row in found] == [
        tuple(f"'{cell}" if looks_like_formula(cell) else cell for cell in row) for row in rows
    ]


def test_a_spreadsheet_gets_no_formula_from_us() -> None:
    text = csv_text([("=1+1", "@x", "-5", "+6", "gewoon")]).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(text), delimiter=";")) == [
        "'=1+1",
        "'@x",
        "'-5",
        "'+6",
        "gewoon",
    ]


def test_a_fault_is_told_with_its_place() -> None:
    fault = Fault(7, "score", "buiten bereik", "9", "1–5")
    assert fault_sentence(fault).startswith("Regel 7, kolom score: 9 valt buiten het bereik.")
    assert fault_sentence(fault, "en").startswith("Row 7, column score: 9 is out of range.")
    assert fault_sentence(Fault(0, "", "document", None, "x")).startswith("Het bestand: ")
    assert fault_sentence(Fault(0, "naam", "ontbreekt", None, "x")).startswith(
        "Het bestand, bij naam: "
    )
    assert fault_sentence(Fault(3, "", "strijdig", None, "x")).startswith("Regel 3: – klopt niet")
    assert faults_to_json([fault]) == [
        {"row": 7, "column": "score", "problem": "buiten bereik", "value": "9", "allowed": "1–5"}
    ]
