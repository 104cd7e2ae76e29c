"""Importing tables into a store: whole or not at all, the same again changes nothing, versions stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from ld_desktop.casework import function_library, norm_sets, works
from ld_desktop.casework.documents import CannotRead
from ld_desktop.casework.importing_tables import (
    KINDS,
    Counts,
    TablePreview,
    import_table,
    preview_table,
    told_beside,
)
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.cli.parser import TABLES
from ld_desktop.documents.tables import csv_text
from ld_desktop.domain.canonical import sha256
from ld_desktop.functies.normtabel import example_bytes, level_of
from ld_desktop.functies.own import as_start, profile_table
from ld_desktop.functies.profile import Functieprofiel
from ld_desktop.functies.shipped import shipped
from tests.functies.test_esco import DATA, changed

NOBODY = told_beside("", "", "", None)
NORMS = "test;normgroep;van;tot;niveau\nProef;allen;0;9;1\nProef;allen;10;20;{}\n"
FILE = "methode;branche;gemiddelde_K10;sd_K10\ndariuz;;{};0,5\n;Groen;3,5;\n"


def own(*codes: str, naam: str = "Inpakker bij ons") -> list[Functieprofiel]:
    start = replace(as_start(shipped().by_code["9321"]), naam=naam)
    return [replace(start, code=code) for code in codes]


def put(session: Session, kind: str, data: bytes, **said: object) -> TablePreview:
    path = session.store.path.parent / str(said.pop("file", "tabel.csv"))
    path.write_bytes(data)
    told = replace(NOBODY, **said)  # type: ignore[arg-type]
    return import_table(session, preview_table(session, kind, path, told))


def outcomes(preview: TablePreview) -> list[tuple[str, str, str]]:
    assert preview.faults == ()
    return [(item.work.name, item.outcome, item.versie) for item in preview.judged]


def wrong(preview: TablePreview) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.problem) for fault in preview.faults]


def test_the_command_offers_every_kind() -> None:
    assert TABLES == KINDS


def test_a_profile_is_new_then_unchanged_then_a_next_version(office: Session) -> None:
    first = profile_table(own("A", "B"))
    assert outcomes(put(office, "functieprofielen", first)) == [
        ("A", "nieuw", "1"),
        ("B", "nieuw", "1"),
    ]
    assert put(office, "functieprofielen", first).counts == Counts(unchanged=2)
    second = profile_table([*own("A"), *own("B", naam="Anders")])
    assert outcomes(put(office, "functieprofielen", second)) == [
        ("A", "ongewijzigd", "1"),
        ("B", "gewijzigd", "2"),
    ]
    lines = office.store.naslag.versions("functieprofielen", "B")
    assert [(line.number, line.versie, line.title) for line in lines] == [
        (1, "1", "Inpakker bij ons"),
        (2, "2", "Anders"),
    ]
    assert lines[0].file_sha256 == sha256(first)
    assert lines[1].sha256 == own("B", naam="Anders")[0].sha256
    assert office.store.check() == ()


def test_who_made_it_is_in_the_table_told_beside_it_or_who_imports(office: Session) -> None:
    put(office, "functieprofielen", profile_table(own("A")))
    told = {"set": "Onze set", "auteur": "B. Ander", "datum": date(2025, 2, 3), "versie": "v9"}
    put(office, "functieprofielen", profile_table(own("B")), **told)
    written = replace(own("C")[0], set="In de tabel", auteur="C. Derde", versie="5")
    put(office, "functieprofielen", profile_table([written]), **told)
    found = {profiel.code: profiel for profiel in function_library.own_profiles(office)}
    origins = {code: (p.set, p.auteur, p.datum, p.versie, p.herkomst) for code, p in found.items()}
    today = office.today()
    assert origins == {
        "A": ("Eigen profielen", "Test office, Bureau office", today, "1", "eigen"),
        "B": ("Onze set", "B. Ander", date(2025, 2, 3), "v9", "eigen"),
        "C": ("In de tabel", "C. Derde", date(2025, 2, 3), "5", "eigen"),
    }


def test_with_one_wrong_row_nothing_comes_in(office: Session) -> None:
    data = profile_table(own("A", "B")).replace(b"B;Inpakker", b";Inpakker")
    preview = put(office, "functieprofielen", data)
    assert wrong(preview) == [(3, "code", "ontbreekt")]
    assert preview.refused == 1
    assert next(preview.fault_lines()).startswith("Regel 3, kolom code: ")
    assert function_library.own_profiles(office) == ()
    assert office.store.naslag.newest("functieprofielen") == ()


def test_a_version_means_one_content(office: Session) -> None:
    put(office, "functieprofielen", profile_table(own("A")), versie="1")
    again = put(office, "functieprofielen", profile_table(own("A", naam="Anders")), versie="1")
    assert wrong(again) == [(2, "versie", "strijdig")]
    other = put(office, "functieprofielen", profile_table(own("A", naam="Anders")), versie="1b")
    assert outcomes(other) == [("A", "gewijzigd", "1b")]
    counted = put(office, "functieprofielen", profile_table(own("A", naam="Nog anders")))
    assert outcomes(counted) == [("A", "gewijzigd", "3")]
    put(office, "functieprofielen", profile_table(own("A", naam="Vierde")), versie="5")
    counted = put(office, "functieprofielen", profile_table(own("A", naam="Vijfde")))
    assert outcomes(counted) == [("A", "gewijzigd", "6")], "5 is taken, though it is the fourth"


def test_a_preview_keeps_nothing(office: Session, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(profile_table(own("A")))
    preview = preview_table(office, "functieprofielen", path, NOBODY)
    assert preview.counts == Counts(new=1)
    assert function_library.own_profiles(office) == ()
    with pytest.raises(CannotRead):
        preview_table(office, "functieprofielen", tmp_path / "weg.csv", NOBODY)


def test_esco_is_counted_by_occupation(office: Session) -> None:
    assert put(office, "esco", DATA).counts == Counts(new=3)
    assert put(office, "esco", DATA).counts == Counts(unchanged=3)
    (line,) = works.current(office, "esco")
    assert (line.versie, line.datum, line.number) == ("2025-11-30", date(2025, 11, 30), 1)

    def change(rows: list[dict[str, str]]) -> None:
        rows[0]["altLabels"] = "iets anders"
        del rows[2]

    assert put(office, "esco", changed(change)).counts == Counts(changed=1, unchanged=1, gone=1)
    assert [b.code for b in function_library.occupations(office)] == ["4321.98.1", "9321.99"]
    assert [line.versie for line in office.store.naslag.versions("esco", "esco")] == [
        "2025-11-30",
        "2",  # the same day cannot name another content
    ]


def test_a_file_in_windows_1252_is_told(office: Session) -> None:
    data = profile_table(own("A", naam="Café")).decode("utf-8-sig").encode("cp1252")
    assert put(office, "functieprofielen", data).encoding == "windows-1252"
    assert function_library.own_profiles(office)[0].naam == "Café"


def test_norm_tables_come_in_by_their_name(office: Session) -> None:
    first = put(office, "normtabel", NORMS.format(2).encode(), file="Normen 2026.csv")
    assert outcomes(first) == [("normen 2026", "nieuw", "1")]
    second = put(office, "normtabel", NORMS.format(3).encode(), set="NORMEN  2026")
    assert outcomes(second) == [("normen 2026", "gewijzigd", "2")]
    (table,) = norm_sets.norm_tables(office)
    assert (table.naam, table.versie) == ("NORMEN  2026", "2")
    assert level_of(table, "proef", "allen", 15) == 3
    renamed = put(office, "normtabel", NORMS.format(3).encode(), set="normen 2026", versie="B")
    assert outcomes(renamed) == [("normen 2026", "gewijzigd", "B")], "results name the version"


def test_the_example_stays_an_example(office: Session) -> None:
    put(office, "normtabel", example_bytes())
    put(office, "normtabel", NORMS.format(2).encode(), set="Echt")
    lines = norm_sets.norm_lines(office)
    assert [(line.naam, line.example) for line in lines] == [
        ("Echt", False),
        ("VOORBEELD, niet gebruiken", True),
    ]
    assert lines[0].about == "Proef"


TOML = """
naam = "Normen Voorbeeldstad"
versie = "3"
auteur = "A. Voorbeeld"
datum = 2026-01-15
method = "dariuz"
method_version = "2010.1"
[[normen]]
[normen.waarden]
gemiddelde_K10 = 4
sd_K10 = 0.50
[[normen]]
branche = "Groen"
[normen.waarden]
gemiddelde_K10 = 3.5
"""


def test_a_norm_file_is_the_same_in_every_form(office: Session) -> None:
    table = put(office, "normbestand", FILE.format(4).encode(), set="Normen  Voorbeeldstad")
    assert outcomes(table) == [("dariuz/2010.1/normen voorbeeldstad", "nieuw", "1")]
    toml = put(office, "normbestand", TOML.encode(), file="n.toml")
    assert outcomes(toml) == [("dariuz/2010.1/normen voorbeeldstad", "gewijzigd", "3")]
    lines = office.store.naslag.versions("normbestand", "dariuz/2010.1/normen voorbeeldstad")
    assert lines[0].sha256 == lines[1].sha256, "other versions of one content"
    assert (lines[1].auteur, lines[1].datum) == ("A. Voorbeeld", date(2026, 1, 15))
    assert put(office, "normbestand", TOML.encode(), file="n.toml").counts == Counts(unchanged=1)
    again = put(office, "normbestand", FILE.format(4).encode(), set="Normen Voorbeeldstad")
    assert again.counts == Counts(unchanged=1)
    other = put(office, "normbestand", FILE.format(5).encode(), set="Normen Voorbeeldstad")
    assert outcomes(other)[0][1:] == ("gewijzigd", "4"), "3 is the name of another content"


def test_a_norm_file_gives_the_parameters_of_its_method(office: Session) -> None:
    put(office, "normbestand", FILE.format(4).encode(), set="Normen", versie="7")
    (chosen,) = norm_sets.kept_parameters(office, " NORMEN ", branche="groen")
    assert chosen.name == "Normen 7 (branche Groen)"
    assert (chosen.scope, chosen.number("gemiddelde_K10")) == ("dariuz/2010.1", Fraction(7, 2))
    (file,) = norm_sets.norm_files(office, "dariuz")
    assert (file.naam, file.versie) == ("Normen", "7")
    assert norm_sets.norm_files(office, "loonbalans") == ()
    with pytest.raises(NotFound):
        norm_sets.kept_parameters(office, "andere")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("methode;sd_K1\nmelba;1\n", [(2, "methode", "document")]),
        ("methode;methode_versie;sd_K1\ndariuz;1999;1\n", [(2, "methode", "document")]),
        ("methode;sd_K1;sd_K11\ndariuz;1;1\n", [(1, "sd_K11", "onbekend")]),
        (
            "methode;sd_K1;norm_E1\n\ndariuz;0;3\ndariuz;x;\n",
            [
                (3, "sd_K1", "buiten bereik"),
                (3, "norm_E1", "onbekend"),
                (4, "branche", "strijdig"),
                (4, "sd_K1", "verkeerd type"),
            ],
        ),
        (
            "methode;sd_K1\ndariuz;2.500\nvta;1\n",
            [(2, "sd_K1", "strijdig"), (3, "methode", "strijdig")],
        ),
        ("methode;sd_K1\n", [(0, "", "document")]),
    ],
)
def test_what_is_wrong_in_a_norm_file_is_told_by_row_and_column(
    office: Session, text: str, faults: list[tuple[int, str, str]]
) -> None:
    assert sorted(wrong(put(office, "normbestand", text.encode(), set="N"))) == sorted(faults)


@pytest.mark.parametrize(
    ("file", "text", "faults"),
    [
        ("n.toml", TOML.replace("sd_K10", "sd_K99"), [(0, "normen.1.waarden.sd_K99", "onbekend")]),
        ("n.toml", "naam = ", [(0, "", "document")]),
        ("n.json", "{", [(0, "document", "document")]),
        ("n.json", '{"method": "dariuz"}', [(0, "document", "document")]),
    ],
)
def test_what_is_wrong_in_a_text_is_told_by_its_path(
    office: Session, file: str, text: str, faults: list[tuple[int, str, str]]
) -> None:
    preview = put(office, "normbestand", text.encode(), file=file)
    assert wrong(preview) == faults
    assert all(line.startswith("Het bestand") for line in preview.fault_lines())


def test_what_is_withdrawn_is_no_longer_used_and_can_come_back(office: Session) -> None:
    data = profile_table(own("A"))
    put(office, "functieprofielen", data)
    works.withdraw(office, "functieprofielen", "A")
    assert function_library.own_profiles(office) == ()
    with pytest.raises(NotFound):
        works.withdraw(office, "functieprofielen", "A")
    assert outcomes(put(office, "functieprofielen", data)) == [("A", "gewijzigd", "3")]
    states = [line.withdrawn for line in office.store.naslag.versions("functieprofielen", "A")]
    assert states == [False, True, False]
    assert office.store.check() == ()


def test_a_workbook_and_a_csv_of_the_same_profiles_are_the_same(office: Session) -> None:
    from tests.helpers.workbook import workbook

    text = profile_table(own("A")).decode("utf-8-sig").splitlines()
    lines = [line.split(";") for line in text]
    put(office, "functieprofielen", csv_text(lines))
    assert put(office, "functieprofielen", workbook(lines)).counts == Counts(unchanged=1)
