"""The official ESCO file: what is read, what is refused and where."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ld_desktop.documents.faults import TableRefused
from ld_desktop.functies.esco import Beroep, read_esco, start_profile
from ld_desktop.functies.shipped import shipped

FILE = Path(__file__).parent / "esco_voorbeeld.csv"
DATA = FILE.read_bytes()
Lines = list[dict[str, str]]


def lines() -> Lines:
    return list(csv.DictReader(io.StringIO(DATA.decode(), newline="")))


def written(rows: Lines) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def faults(data: bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(TableRefused) as caught:
        read_esco(data)
    return [(fault.row, fault.column, fault.problem) for fault in caught.value.faults]


def changed(change: Callable[[Lines], object]) -> bytes:
    rows = lines()
    change(rows)
    return written(rows)


def test_occupations_are_read_with_all_their_names() -> None:
    found = read_esco(DATA)
    assert [beroep.code for beroep in found.beroepen] == ["1120.97", "4321.98.1", "9321.99"]
    last = found.beroepen[-1]
    assert (last.naam, last.isco) == ("dozenvouwer", "9321")
    assert last.namen == ("dozenvouwster", "vouwer van dozen")
    assert found.beroepen[1].naam == "telmeester voorraad"
    assert found.beroepen[1].namen == ("teller, voorraad", "cafételler")
    assert found.datum == date(2025, 11, 30)  # what ESCO withdrew says nothing


def test_columns_of_later_versions_and_another_code_page_do_not_matter() -> None:
    later = changed(lambda rows: [row.update(naceCode="x") for row in rows])
    assert read_esco(later) == read_esco(DATA)
    assert read_esco(b"\xef\xbb\xbf" + DATA) == read_esco(DATA)
    old = read_esco(DATA.decode().encode("cp1252"))
    assert (old.encoding, old.beroepen) == ("windows-1252", read_esco(DATA).beroepen)


def test_an_occupation_survives_being_kept() -> None:
    for beroep in read_esco(DATA).beroepen:
        assert Beroep.from_json(beroep.as_json()) == beroep


def test_an_occupation_starts_from_the_profile_of_its_group() -> None:
    director, _, folder = read_esco(DATA).beroepen
    assert start_profile(director, shipped()) is None
    started = start_profile(folder, shipped())
    group = shipped().by_code["9321"]
    assert started is not None
    assert (started.eisen, started.gewichten) == (group.eisen, group.gewichten)
    assert (started.code, started.naam, started.herkomst) == ("9321.99", "dozenvouwer", "esco")
    assert started.set.endswith("groep 9321")


def test_a_file_without_the_columns_of_esco_is_refused_with_what_is_missing() -> None:
    assert faults(b"naam,code\nx,1\n") == [
        (1, name, "ontbreekt")
        for name in ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels")
    ]


def test_everything_that_is_wrong_is_told_at_once_by_row_and_column() -> None:
    def spoil(rows: Lines) -> None:
        rows[0].update(conceptType="Skill", iscoGroup="93", preferredLabel="")
        rows[1].update(conceptUri="geen adres", code="9999.1")
        rows[2].update(conceptUri="http://data.europa.eu/esco/occupation/verzonnen-0001")
        rows[2].update(iscoGroup="", code="9321.99")

    assert faults(changed(spoil)) == [
        (2, "conceptType", "onbekend"),
        (2, "iscoGroup", "buiten bereik"),
        (2, "preferredLabel", "ontbreekt"),
        (5, "conceptUri", "buiten bereik"),
        (5, "code", "strijdig"),
        (7, "iscoGroup", "ontbreekt"),
        (7, "conceptUri", "strijdig"),
        (7, "code", "strijdig"),
    ]


def test_a_file_of_nothing_in_force_is_refused() -> None:
    assert faults(changed(lambda rows: [row.update(status="obsolete") for row in rows])) == [
        (0, "", "document")
    ]
    assert faults(DATA.splitlines()[0]) == [(0, "", "document")]


def test_a_file_that_was_cut_off_is_refused() -> None:
    assert faults(DATA[: DATA.index(b"vouwer van dozen")]) == [(2, "", "document")]
