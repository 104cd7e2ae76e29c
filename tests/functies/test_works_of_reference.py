"""Works of reference as a screen shows them: what a file is, what there is, examples that come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ld_desktop.casework import function_library, function_sheet, importing_tables, naslag, works
from ld_desktop.casework.documents import CannotRead
from ld_desktop.casework.function_library import FunctionLibrary
from ld_desktop.casework.importing_tables import Counts, compare, day_of, import_table
from ld_desktop.casework.reading_tables import prepare_read, proposed_kind, usual_head
from ld_desktop.casework.receiving import ImportCancelled
from ld_desktop.casework.session import Session
from ld_desktop.functies.normtabel import example_bytes
from ld_desktop.functies.own import profile_table
from tests.functies.test_esco import DATA
from tests.functies.test_importing_tables import FILE, NOBODY, own, put
from tests.helpers.workbook import workbook


def library(session: Session) -> FunctionLibrary:
    made = function_library.prepare_library(session).run(lambda *_: None, lambda: False)
    assert isinstance(made, FunctionLibrary)
    return made


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("occupations_nl.csv", DATA, "esco"),
        ("eigen.csv", profile_table(), "functieprofielen"),
        ("kort.csv", b"Naam,CODE\nInpakker,A\n", "functieprofielen"),
        ("normtabel.csv", example_bytes(), "normtabel"),
        ("normen.csv", FILE.encode(), "normbestand"),
        ("normen.toml", b"geen toml", "normbestand"),
        ("normen.JSON", b"{", "normbestand"),
        ("lijst.csv", b"dit;is;niets\n", ""),
        ("leeg.csv", b"", ""),
        ("foto.csv", b"\x89PNG\r\n\x1a\n\x00\x00", ""),
    ],
)
def test_what_a_file_is_shows_in_its_columns(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert proposed_kind(path) == kind


def test_a_workbook_is_recognised_too(tmp_path: Path) -> None:
    path = tmp_path / "map.xlsx"
    path.write_bytes(workbook([["Test", "Normgroep", "van", "tot", "niveau"], ["a", "b", 1, 2, 3]]))
    assert proposed_kind(path) == "normtabel"
    with pytest.raises(CannotRead):
        proposed_kind(tmp_path / "weg.csv")


def test_what_is_proposed_beside_a_file(office: Session) -> None:
    today, me = office.today(), "Test office, Bureau office"
    heads = {kind: usual_head(office, kind, Path("norm 3.csv")) for kind in importing_tables.KINDS}
    assert {kind: (h.set, h.versie, h.auteur, h.datum) for kind, h in heads.items()} == {
        "esco": ("ESCO", "", "Europese Commissie (ESCO)", None),
        "functieprofielen": ("Eigen profielen", "", me, today),
        "normtabel": ("norm 3", "", me, today),
        "normbestand": ("norm 3", "", me, today),
    }


@pytest.mark.parametrize("when", [1, 2])
def test_reading_can_be_stopped(office: Session, tmp_path: Path, when: int) -> None:
    path = tmp_path / "esco.csv"
    path.write_bytes(DATA)
    looks = iter(range(1, 9))
    with pytest.raises(ImportCancelled):
        prepare_read(office, "esco", path, NOBODY).run(lambda *_: None, lambda: next(looks) == when)


def test_every_example_comes_back_without_a_fault(office: Session) -> None:
    for example in naslag.examples():
        kind = example.id.partition("/")[0]
        data = naslag.example_file(example.id)
        preview = put(office, kind, data, file=example.file_name)
        if kind == works.PROFIELEN:
            assert [fault.allowed for fault in preview.faults] == ["ten minste één functieprofiel"]
        else:
            assert preview.faults == (), example.id
            assert preview.counts == Counts(new=1)


def test_the_list_says_what_is_there(office: Session) -> None:
    (ours,) = naslag.entries(office)
    assert (ours.kind, ours.aantal, ours.imported_at) == ("meegeleverd", "226 profielen", None)
    assert "aanname" in ours.note or ours.note
    put(office, "esco", DATA)
    put(office, "functieprofielen", profile_table(own("A")))
    put(office, "normtabel", example_bytes())
    put(office, "normbestand", FILE.format(4).encode(), set="Normen Voorbeeldstad")
    found = {entry.kind: entry for entry in naslag.entries(office)}
    assert [(e.kind, e.naam, e.aantal, e.about, e.imported_by) for e in found.values()][1:] == [
        ("esco", "ESCO", "3 beroepen", "", "Test office"),
        ("normbestand", "Normen Voorbeeldstad", "2 normen", "voor Dariuz 2010.1", "Test office"),
        (
            "normtabel",
            "VOORBEELD, niet gebruiken",
            "20 regels",
            "Verzonnen test aandacht, Verzonnen test rekenen, Verzonnen test tempo (seconden)",
            "Test office",
        ),
        ("functieprofielen", "Inpakker bij ons", "", "Eigen profielen", "Test office"),
    ]
    assert "voorbeeld" in found["normtabel"].note
    assert not found["normbestand"].note


def test_versions_stay_after_withdrawing(office: Session) -> None:
    put(office, "functieprofielen", profile_table(own("A")))
    put(office, "functieprofielen", profile_table(own("A", naam="Anders")))
    works.withdraw(office, "functieprofielen", "A")
    found = naslag.versions(office, "functieprofielen", "A")
    assert [(line.versie, line.withdrawn) for line in found] == [
        ("2", True),
        ("2", False),
        ("1", False),
    ]
    assert len(naslag.entries(office)) == 1


def test_norms_can_be_read(office: Session) -> None:
    put(office, "normtabel", b"test;normgroep;van;tot;niveau\nP;g;0;9;1\nP;g;10;20;2\n", set="N")
    assert naslag.content(office, "normtabel", "n") == (
        ("P, g", "0 t/m 9: niveau 1; 10 t/m 20: niveau 2"),
    )
    put(office, "normbestand", FILE.format("4,5").encode(), set="M")
    general, green = naslag.content(office, "normbestand", "dariuz/2010.1/m")
    assert general[0] == "in het algemeen"
    assert ": 4,5" in general[1]
    assert green[0] == "branche Groen"


def test_a_sheet_says_all_that_a_profile_says(office: Session) -> None:
    sheet = function_sheet.sheet_of(library(office), "9321")
    assert sheet is not None
    assert sum(len(found) for _, found in sheet.blokken) == 29
    assert len(sheet.gebieden) == 5
    assert len(sheet.activiteiten) == 10
    assert sum(each.gewicht for each in sheet.hoofdtaken) == 100
    assert "aanname" in sheet.note


def test_an_occupation_says_which_group_it_begins_with(office: Session) -> None:
    put(office, "esco", DATA)
    found = library(office)
    sheet = function_sheet.sheet_of(found, "9321.99")
    assert sheet is not None
    assert sheet.profiel
    assert "groep 9321" in sheet.note
    (line,) = function_sheet.find_functions(found, "dozenvouwster")
    assert (line.naam, line.ook) == ("dozenvouwer", "dozenvouwster")
    assert line.herkomst == "beroep uit ESCO, met het profiel van groep 9321"


def test_an_occupation_without_a_profile_says_so(office: Session) -> None:
    put(office, "esco", DATA.replace(b",9321,", b",1219,").replace(b",9321.99", b",1219.99"))
    sheet = function_sheet.sheet_of(library(office), "1219.99")
    assert sheet is not None
    assert not sheet.profiel
    assert "nog geen profiel" in sheet.note
    assert sheet.blokken == ()


def test_an_own_profile_is_the_offices_own_answer(office: Session) -> None:
    put(office, "functieprofielen", profile_table([replace(own("X-1")[0], versie="3")]))
    found = library(office)
    sheet = function_sheet.sheet_of(found, "X-1")
    assert sheet is not None
    assert sheet.note == ""
    assert sheet.bron.startswith("Eigen profielen, versie 3, Test office")
    assert function_sheet.sheet_of(found, "weg") is None


def test_a_file_read_before_is_held_against_the_store_as_it_is_then(
    office: Session, tmp_path: Path
) -> None:
    path = tmp_path / "eigen.csv"
    path.write_bytes(profile_table(own("A")))
    read = prepare_read(office, "functieprofielen", path, NOBODY).run(
        lambda *_: None, lambda: False
    )
    first = compare(office, read)
    assert first.brings_anything
    import_table(office, first)
    assert not compare(office, read).brings_anything


def test_faults_stand_in_columns(office: Session) -> None:
    preview = put(office, "normtabel", b"test;normgroep;van;tot;niveau\nP;g;0;9;7\n")
    (line,) = preview.fault_table()
    assert (line.row, line.column, line.value) == ("2", "niveau", "7")
    assert line.place == "Regel 2, kolom niveau"
    assert line.allowed in line.words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15-1-2026", date(2026, 1, 15)),
        (" 2026-01-15 ", date(2026, 1, 15)),
        ("31-2-2026", None),
        ("morgen", None),
    ],
)
def test_a_day_as_people_type_it(text: str, day: date | None) -> None:
    assert day_of(text) == day
