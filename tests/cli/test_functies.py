"""`functies`, `normen` and `import --csv`: what they print, and when they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ld_desktop import paths
from ld_desktop.functies.own import as_start, profile_table
from ld_desktop.functies.shipped import about, shipped
from tests.cli.conftest import Run

DEMO = paths.resources() / "demo"
ESCO = Path(__file__).parents[1] / "functies" / "esco_voorbeeld.csv"
NORMS = "methode;branche;gemiddelde_K10\ndariuz;;4\n;Groen;3,5\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "eigen.csv"
    path.write_bytes(profile_table([as_start(shipped().by_code["9321"])]))
    return path


def test_the_library_is_told_with_its_hash_and_its_assumption(run: Run) -> None:
    done = run("functies")
    assert done.status == 0
    for part in (about().naam, about().versie, shipped().sha256, about().aanname, "226"):
        assert part in done.out
    assert run("functies", "--json").json[0]["sha256"] == shipped().sha256


def test_functions_are_found_and_marked_as_ours(run: Run) -> None:
    done = run("functies", "--zoek", "INPAK")
    assert done.status == 0
    assert done.out.startswith("9321 ")
    assert "aanname" in done.out
    (first, *_) = run("functies", "--zoek", "inpak", "--json", "--lang", "en").json
    assert (first["code"], first["herkomst"], first["profiel"]) == ("9321", "meegeleverd", True)
    assert "assumption" in first["uitleg"]
    assert len(run("functies", "--zoek", "medewerker", "--aantal", "3", "--json").json) == 3
    for amount in ("0", "-1", "veel"):
        refused = run("functies", "--zoek", "medewerker", "--aantal", amount)
        assert (refused.status, amount in refused.err) == (2, True)
    nothing = run("functies", "--zoek", "qqq")
    assert (nothing.status, nothing.out.startswith("Er is geen functie")) == (0, True)
    assert run("functies", "--zoek", "qqq", "--json").json == []


def test_one_profile_is_shown_whole(run: Run) -> None:
    found = run("functies", "--toon", "9321", "--json").json
    assert found["profiel"]["M29"].keys() == {"eis", "gewicht"}
    assert (found["herkomst"], found["sha256"]) == ("meegeleverd", shipped().by_code["9321"].sha256)
    assert found["uitleg"]
    assert shipped().by_code["9321"].naam in run("functies", "--toon", "9321").out
    missing = run("functies", "--toon", "1120")
    assert (missing.status, missing.out) == (2, "")
    assert "1120" in missing.err


def test_a_worker_is_ranked_in_every_function(run: Run) -> None:
    told = run("functies", "--rangschik", DEMO / "arbolab.json", "--json").json
    assert told["berekend"] == 226
    values = [float(row["loonwaarde_exact"]) for row in told["functies"]]
    assert values == sorted(values, reverse=True)
    ten = run("score", DEMO / "arbolab.json").json["extra"]["andere_functies"]["functies"]
    assert told["functies"][:10] == ten
    text = run("functies", "--rangschik", DEMO / "arbolab.json")
    assert text.status == 0
    assert told["functies"][0]["naam"] in text.out
    refused = run("functies", "--rangschik", DEMO / "vta.json")
    assert refused.status == 2
    assert refused.json["errors"][0]["input"] == "document"
    assert refused.err
    assert run("functies", "--rangschik", "-", stdin="{").status == 2


def test_a_table_to_fill_in_is_written_and_reads_back(
    run: Run, tmp_path: Path, office_store: Path
) -> None:
    empty, begun = tmp_path / "leeg.csv", tmp_path / "begin.csv"
    assert run("functies", "--voorbeeld", empty).status == 0
    assert empty.read_bytes() == profile_table()
    assert run("functies", "--voorbeeld", begun, "--van", "9321").status == 0
    done = run("import", "--store", office_store, "--csv", "functieprofielen", begun)
    assert done.status == 0
    assert "nieuw 1" in done.out
    unknown = run("functies", "--voorbeeld", tmp_path / "x.csv", "--van", "0000")
    assert unknown.status == 2
    assert not (tmp_path / "x.csv").exists()


def test_own_profiles_are_imported_listed_used_and_withdrawn(
    run: Run, office_store: Path, own: Path
) -> None:
    store = ("--store", office_store)
    dry = run("import", *store, "--csv", "functieprofielen", "--dry-run", own)
    assert dry.out.splitlines()[-1].startswith("Proef, er is niets ingelezen: nieuw 1,")
    assert run("import", *store, "--csv", "functieprofielen", own).status == 0
    again = run("import", *store, "--csv", "functieprofielen", own)
    assert again.status == 0
    assert "nieuw 0, gewijzigd 0, ongewijzigd 1" in again.out
    assert [line["herkomst"] for line in run("functies", *store, "--json").json] == [
        "meegeleverd",
        "eigen",
    ]
    ranked = run("functies", *store, "--rangschik", DEMO / "arbolab.json", "--json").json
    assert ranked["bibliotheek"]["naam"].endswith("met eigen profielen")
    assert run("functies", *store, "--intrekken", "9321").status == 0
    assert len(run("functies", *store, "--json").json) == 1
    assert run("functies", *store, "--intrekken", "9321").status == 2
    assert run("functies", "--intrekken", "9321").status == 2


def test_a_wrong_table_is_refused_row_by_row_and_whole(
    run: Run, office_store: Path, own: Path
) -> None:
    bad = own.with_name("fout.csv")
    bad.write_bytes(own.read_bytes().replace(b";9321;", b";93;").replace(b"9321;", b";", 1))
    done = run("import", "--store", office_store, "--csv", "functieprofielen", own, bad)
    assert done.status == 2
    assert "nieuw 1," in done.out
    assert "geweigerd 1" in done.out
    assert [line.split(":")[0] for line in done.err.splitlines()] == [
        "Regel 2, kolom code",
        "Regel 2, kolom isco",
    ]
    missing = run("import", "--store", office_store, "--csv", "esco", own.with_name("weg.csv"))
    assert missing.status == 2
    kind = run("import", "--store", office_store, "--csv", "onzin", own)
    assert (kind.status, "esco" in kind.err) == (2, True)
    date = run("import", "--store", office_store, "--csv", "esco", "--datum", "morgen", own)
    assert (date.status, "morgen" in date.err) == (2, True)


def test_esco_gives_names_and_says_what_they_start_from(run: Run, office_store: Path) -> None:
    store = ("--store", office_store)
    done = run("import", *store, "--csv", "esco", "--versie", "1.2", ESCO)
    assert done.status == 0
    assert "nieuw 3" in done.out
    assert "versie 1.2" in done.out
    (found,) = run("functies", *store, "--zoek", "dozenvouwster", "--json").json
    assert (found["code"], found["herkomst"], found["groep"]) == ("9321.99", "esco", "9321")
    (director,) = run("functies", *store, "--zoek", "verzonnen bedrijf", "--json").json
    assert not director["profiel"]
    assert "nog geen profiel" in director["uitleg"]
    shown = run("functies", *store, "--toon", "1120.97")
    assert (shown.status, "nog geen profiel" in shown.err) == (2, True)
    assert run("functies", *store, "--intrekken", "esco").status == 0
    assert run("functies", *store, "--zoek", "dozenvouwster", "--json").json == []


def test_a_shorter_esco_file_and_an_odd_code_page_are_told(
    run: Run, office_store: Path, tmp_path: Path
) -> None:
    store = ("--store", office_store)
    assert run("import", *store, "--csv", "esco", ESCO).status == 0
    shorter = tmp_path / "korter.csv"
    text = ESCO.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if "verzonnen-0003" not in line]
    shorter.write_bytes("".join(lines).encode("cp1252"))
    done = run("import", *store, "--csv", "esco", shorter)
    assert done.status == 0
    assert "windows-1252" in done.out
    assert "ontbreken 1 beroepen" in done.out
    assert "ongewijzigd 2" in done.out


def test_norms_are_imported_listed_and_used(run: Run, office_store: Path, tmp_path: Path) -> None:
    store = ("--store", office_store)
    assert "geen normen" in run("normen", *store).out
    table, file = tmp_path / "tabel.csv", tmp_path / "bestand.csv"
    assert run("normen", "--voorbeeld", table).status == 0
    file.write_text(NORMS, encoding="utf-8")
    assert run("import", *store, "--csv", "normtabel", table).status == 0
    named = ("--set", "Normen Voorbeeldstad", "--versie", "3")
    assert run("import", *store, "--csv", "normbestand", *named, file).status == 0
    lines = run("normen", *store, "--json").json
    assert [(line["kind"], line["example"]) for line in lines] == [
        ("normbestand", False),
        ("normtabel", True),
    ]
    assert "VOORBEELD, niet om te gebruiken" in run("normen", *store).out
    asked = ("normen", *store, "--niveau", "verzonnen test rekenen", "volwassenen", "12")
    assert "voorbeeld" in run(*asked).out
    (level,) = run(*asked, "--json").json
    assert (level["niveau"], level["voorbeeld"]) == (3, True)
    scored = run("score", DEMO / "dariuz.json", *store, "--normen", "normen voorbeeldstad").json
    assert scored["parameters"]["set"] == "Normen Voorbeeldstad 3"
    assert run("normen", *store, "--intrekken", lines[0]["id"]).status == 0
    assert (
        run("score", DEMO / "dariuz.json", *store, "--normen", "Normen Voorbeeldstad").status == 2
    )


def test_a_norm_file_outside_a_store_counts_for_one_score(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bestand.csv"
    file.write_text(
        "set;versie;auteur;datum;"
        + NORMS.replace("dariuz", "N;3;A;2026-01-15;dariuz").replace("\n;", "\n;;;;;"),
        encoding="utf-8",
    )
    given = ("--normbestand", file, "--branche", "GROEN")
    done = run("score", DEMO / "dariuz.json", *given)
    assert done.json["parameters"]["set"] == "N 3 (branche Groen)"
    short = run("score", "--kort", DEMO / "dariuz.json", *given).json
    assert short["loonwaarde_exact"] == done.json["loonwaarde_exact"]
    other = run("score", DEMO / "vta.json", *given)
    assert other.status == 2
    assert "dariuz/2010.1" in other.json["errors"][0]["allowed"]
    unknown = run("score", "-", *given, stdin='{"method": "melba", "inputs": {}}')
    assert (unknown.status, unknown.json["errors"][0]["input"]) == (2, "method")
    file.write_text(NORMS.replace("4", "veel"), encoding="utf-8")
    unreadable = run("score", DEMO / "dariuz.json", "--normbestand", file)
    assert (unreadable.status, unreadable.out) == (2, "")
    assert "bestand.csv" in unreadable.err
    assert run("score", DEMO / "dariuz.json", "--normen", "N").status == 2


def test_own_profiles_count_for_other_functions_of_a_score(
    run: Run, office_store: Path, tmp_path: Path
) -> None:
    table = tmp_path / "eigen.csv"
    assert run("functies", "--voorbeeld", table, "--van", "9321").status == 0
    text = table.read_text(encoding="utf-8-sig").replace("\n9321;", "\nMAG-01;")
    table.write_text(text, encoding="utf-8")
    bare = run("score", DEMO / "arbolab.json").json["extra"]["andere_functies"]
    assert "eigen" not in bare["bibliotheek"]
    filed = run("score", DEMO / "arbolab.json", "--functieprofielen", table).json
    told = filed["extra"]["andere_functies"]
    assert told["berekend"] == bare["berekend"] + 1
    assert [own["naam"] for own in told["bibliotheek"]["eigen"]] == ["eigen"]
    store = ("--store", office_store)
    named = ("--csv", "functieprofielen", "--set", "Onze set", "--versie", "7")
    assert run("import", *store, *named, table).status == 0
    kept = run("score", DEMO / "arbolab.json", *store).json["extra"]["andere_functies"]
    (own,) = kept["bibliotheek"]["eigen"]
    assert (own["naam"], own["versie"], own["aantal"]) == ("Onze set", "7", 1)
    ranked = run("functies", "--rangschik", DEMO / "arbolab.json", "--json", *store).json
    assert ranked["bibliotheek"] == kept["bibliotheek"]
    assert kept["functies"] == ranked["functies"][:10]
    table.write_text("code;naam\nA;B\n", encoding="utf-8")
    wrong = run("score", DEMO / "arbolab.json", "--functieprofielen", table)
    assert (wrong.status, wrong.out) == (2, "")
    assert "eigen.csv" in wrong.err


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (("Verzonnen test rekenen", "volwassenen", "0"), 0),
        (("Verzonnen test rekenen", "volwassenen", "12,0"), 0),
        (("Verzonnen test rekenen", "volwassenen", "31"), 2),
        (("Verzonnen test rekenen", "volwassenen", "12,5"), 2),
        (("Verzonnen test rekenen", "niemand", "12"), 2),
        (("bestaat niet", "volwassenen", "12"), 2),
        (("Verzonnen test rekenen", "volwassenen", "twaalf"), 2),
        (("Verzonnen test rekenen", "volwassenen", "NaN"), 2),
    ],
)
def test_without_a_norm_there_is_a_reason(run: Run, asked: tuple[str, ...], status: int) -> None:
    done = run("normen", "--niveau", *asked)
    assert done.status == status
    assert done.out or done.err
    assert "Traceback" not in done.err


def test_a_ranking_needs_no_store_and_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    before = list(tmp_path.iterdir())
    assert run("functies", "--rangschik", DEMO / "arbolab.json").status == 0
    assert json.loads(run("functies", "--json").out)
    assert list(tmp_path.iterdir()) == before
