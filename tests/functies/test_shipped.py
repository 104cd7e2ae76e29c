"""Our own content: every group has a profile, and every profile is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ld_desktop import paths
from ld_desktop.errors import DefinitionError
from ld_desktop.functies.criteria import competences, criteria
from ld_desktop.functies.profile import Functieprofiel
from ld_desktop.functies.shipped import about, read_library, shipped

PROFILES = shipped().profielen
AREAS = ("werkniveau", "sociaal", "werkzaamheden", "omgeving", "belasting")
LEAST_ASKED = 12

every_profile = pytest.mark.parametrize("profiel", PROFILES, ids=lambda profiel: profiel.code)


def test_every_unit_group_of_the_six_major_groups_has_one_profile() -> None:
    groups = about().groepen
    amounts = {"4": 29, "5": 40, "6": 18, "7": 66, "8": 40, "9": 33}  # as ISCO-08 counts them
    assert {major: len(codes) for major, codes in groups.items()} == amounts
    codes = [code for codes in groups.values() for code in codes]
    assert all(code[0] == major for major, codes in groups.items() for code in codes)
    assert codes == sorted(set(codes))
    assert [profiel.code for profiel in PROFILES] == codes


@every_profile
def test_profile_is_marked_as_ours(profiel: Functieprofiel) -> None:
    assert profiel.herkomst == "meegeleverd"
    assert (profiel.set, profiel.versie) == (about().naam, about().versie)
    assert (profiel.auteur, profiel.datum) == (about().auteur, about().datum)
    assert profiel.isco == profiel.code


@every_profile
def test_profile_has_names_and_a_sector(profiel: Functieprofiel) -> None:
    assert profiel.naam[0].isupper()
    assert 3 <= len(profiel.namen) <= 8
    assert len({name.casefold() for name in (profiel.naam, *profiel.namen)}) >= len(profiel.namen)
    assert profiel.sector in about().sectoren
    for name in (profiel.naam, *profiel.namen):
        assert re.fullmatch(r"\w[\w .,()/'’&+-]*[\w)]", name), name


@every_profile
def test_profile_asks_enough_and_not_all_alike(profiel: Functieprofiel) -> None:
    asked = [eis for eis in profiel.eisen if eis]
    assert len(asked) >= LEAST_ASKED
    assert len(set(asked)) > 1
    assert len(set(profiel.gewichten)) > 2
    assert len(profiel.eisen) == len(profiel.gewichten) == len(criteria()) == 29


@every_profile
def test_profile_divides_the_work(profiel: Functieprofiel) -> None:
    assert 3 <= len(profiel.hoofdtaken) <= 5
    assert sum(taak.gewicht for taak in profiel.hoofdtaken) == 100
    assert len(profiel.activiteiten) == 10
    assert sum(activiteit.gewicht for activiteit in profiel.activiteiten) == 100
    assert len({activiteit.naam for activiteit in profiel.activiteiten}) == 10
    for activiteit in profiel.activiteiten:
        assert activiteit.gewicht > 0
        assert 1 <= len(activiteit.kbb) <= 4
        assert set(activiteit.kbb) <= set(competences())
    for part in (*profiel.hoofdtaken, *profiel.activiteiten):
        assert part.naam[0].isupper() or part.naam[0].isdigit()
        assert part.naam[-1].isalnum() or part.naam[-1] == ")", "a name is no sentence"


@every_profile
def test_profile_describes_its_five_areas_in_sentences(profiel: Functieprofiel) -> None:
    for area in AREAS:
        text = getattr(profiel.gebieden, area)
        assert text.endswith((".", "!", "?")), area
        assert 1 <= len(re.findall(r"[.!?](?:\s|$)", text)) <= 3, area
        for sentence in re.split(r"(?<=[.!?])\s", text):
            assert len(sentence.split()) <= 20, sentence


def test_no_two_profiles_ask_the_same() -> None:
    rows = {(profiel.eisen, profiel.gewichten) for profiel in PROFILES}
    assert len(rows) == len(PROFILES)


def test_no_two_profiles_have_one_name() -> None:
    names = [profiel.naam.casefold() for profiel in PROFILES]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_the_head_tells_that_it_is_an_assumption() -> None:
    assert about().aanname.startswith("Geen bron publiceert")
    assert re.fullmatch(r"\d{4}\.\d+", about().versie)


def test_the_hash_covers_every_profile() -> None:
    library = shipped()
    assert re.fullmatch(r"[0-9a-f]{64}", library.sha256)
    assert len({profiel.sha256 for profiel in PROFILES}) == len(PROFILES)
    assert library.sha256 == read_library(paths.resources() / "functieprofielen").sha256


GOOD = """
[[profielen]]
code = "9999"
naam = "Proefwerker"
namen = ["proefdoener", "uitprobeerder", "tester van proeven"]
sector = "Facilitair"
hoofdtaken = [{ naam = "Proberen", gewicht = 60 }, { naam = "Opschrijven", gewicht = 40 }]
activiteiten = [{ naam = "Proberen", gewicht = 100, kbb = ["S", "T"] }]
[profielen.eis]
cognitief = [2, 2, 3, 3, 2, 1, 2, 1]
sociaal = [1, 0, 1, 1, 2, 2]
werkwijze = [3, 2, 2, 2, 3, 2, 3, 2]
psychomotorisch = [3, 3, 2]
schoolse_vaardigheden = [1, 1, 1, 1]
[profielen.gewicht]
cognitief = [2, 2, 4, 4, 2, 1, 2, 1]
sociaal = [1, 1, 1, 2, 2, 2]
werkwijze = [4, 3, 2, 2, 4, 2, 5, 3]
psychomotorisch = [4, 4, 2]
schoolse_vaardigheden = [1, 1, 1, 1]
[profielen.gebieden]
werkniveau = "Eenvoudig werk."
sociaal = "Alleen."
werkzaamheden = "Steeds iets anders."
omgeving = "Een hal."
belasting = "Weinig."
"""


def test_a_file_that_is_right_is_read(tmp_path: Path) -> None:
    (tmp_path / "proef.toml").write_text(GOOD, encoding="utf-8")
    (profiel,) = read_library(tmp_path).profielen
    assert (profiel.eisen[:3], profiel.gewichten[-5:]) == ((2, 2, 3), (2, 1, 1, 1, 1))
    assert profiel.activiteiten[0].kbb == ("S", "T")
    assert profiel.gebieden.omgeving == "Een hal."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[profielen]]", "[[profielen]", "proef.toml"),
        ("[[profielen]]", "titel = 1\n[[profielen]]", "proef.toml: holds something else"),
        ('code = "9999"', "code = 9999", "9999: TypeError.*no text"),
        ('code = "9999"', 'code = ""', "needs een code"),
        ('naam = "Proefwerker"', 'naam = " Proefwerker"', "spaces around it"),
        ("sector = ", "sectr = ", "9999.*sectr"),
        ("cognitief = [", "cognitief = [1, ", "cognitief has 9 numbers instead of 8"),
        ("cognitief = [", "cognitief2 = [", "9999.*blocks"),
        ("cognitief = [2", "cognitief = [6", "eisen van 0 tot en met 5"),
        ("cognitief = [2", "cognitief = [2.0", "no whole number"),
        ("werkwijze = [4", "werkwijze = [0", "gewichten van 1 tot en met 5"),
        ("gewicht = 60", "gewicht = 61", "hoofdtaken met gewichten"),
        ('"Opschrijven"', '"proberen"', "hoofdtaken met gewichten"),
        ("gewicht = 100", "gewicht = 99", "activiteiten met gewichten"),
        ('["S", "T"]', '["S", "Z"]', "letters van A"),
        ('["S", "T"]', '["S", "S"]', "letters van A"),
        ("werkniveau = ", "werknivo = ", "9999.*werknivo"),
    ],
)
def test_a_mistake_in_our_own_files_is_found(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (tmp_path / "proef.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError, match=said):
        read_library(tmp_path)


def test_a_profile_of_nothing_and_a_code_twice_are_found(tmp_path: Path) -> None:
    nothing = re.sub(
        r"(?s)(\[profielen.eis\].*?)(?=\[profielen.gewicht)",
        lambda m: re.sub(r"\d", "0", m[0]),
        GOOD,
    )
    (tmp_path / "proef.toml").write_text(nothing, encoding="utf-8")
    with pytest.raises(DefinitionError, match="ten minste één eis boven 0"):
        read_library(tmp_path)
    (tmp_path / "proef.toml").write_text(GOOD + GOOD, encoding="utf-8")
    with pytest.raises(DefinitionError, match="same code"):
        read_library(tmp_path)


def test_a_library_of_nothing_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="no function profiles"):
        read_library(tmp_path)


def test_a_measurement_takes_a_profile_over_by_criterium() -> None:
    profiel = PROFILES[0]
    assert list(profiel.eis_per_criterium) == list(criteria())
    assert tuple(profiel.eis_per_criterium.values()) == profiel.eisen
    assert tuple(profiel.gewicht_per_criterium.values()) == profiel.gewichten
