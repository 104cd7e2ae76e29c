"""Search: any name, as it is typed, the best first."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.functies.esco import Beroep, read_esco
from ld_desktop.functies.library import Library, library_of
from ld_desktop.functies.profile import EIGEN, MEEGELEVERD
from ld_desktop.functies.search import Index, Match, Vondst, fold
from ld_desktop.functies.shipped import shipped
from ld_desktop.functies.synthetic import synthetic_library
from ld_desktop.messages import problem_sentence
from tests.functies.test_esco import DATA

BASE = synthetic_library(1, random.Random(1)).profielen[0]


def library(*named: tuple[str, str, tuple[str, ...]], herkomst: str = MEEGELEVERD) -> Library:
    return library_of(
        "proef",
        "1",
        [
            replace(BASE, code=code, isco=code, naam=naam, namen=namen, herkomst=herkomst)
            for code, naam, namen in named
        ],
    )


SMALL = library(
    ("1", "Schoonmaker", ("interieurverzorger", "medewerker schoonmaak")),
    ("2", "Schoonmaker kantoren", ("kantoorschoonmaker",)),
    ("3", "Glazenwasser", ("schoonmaker ramen",)),
    ("4", "Conciërge", ("beheerder school",)),
    ("5", "Heftruckchauffeur", ("chauffeur (heftruck)", "reachtruck-chauffeur")),
)
INDEX = Index(SMALL)


def codes(found: tuple[Vondst, ...]) -> list[str]:
    return [vondst.code for vondst in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("schoonmaker", ["1", "2", "3"]),  # whole; by its beginning; by another name's beginning
        ("SCHOONmaker k", ["2"]),
        ("kantoren schoon", ["2"]),  # beginnings of words, in any order
        ("concierge", ["4"]),
        ("CONCIE\u0308RGE", ["4"]),
        ("verzorger", ["1"]),  # inside a word
        ("heftruck chauffeur", ["5"]),
        ("heftruckchauffeur", ["5"]),
        ("reach truck", ["5"]),
        ("reachtruckchauffeur", ["5"]),
        ("3", ["3"]),
        ("sch", ["1", "2", "3", "4"]),
        ("ch", ["5"]),  # two letters: no looking inside
        ("bakker", []),
        ("", []),
        ("  -- ?! ", []),
    ],
)
def test_functions_are_found_by_any_name(typed: str, expected: list[str]) -> None:
    assert codes(INDEX.find(typed)) == expected


def test_the_name_that_fits_is_told_and_how_well() -> None:
    (vondst, *_) = INDEX.find("interieur")
    assert (vondst.naam, vondst.gevonden) == ("Schoonmaker", "interieurverzorger")
    kinds = [INDEX.find(typed)[0].match for typed in ("glazenwasser", "glazen", "ramen", "wasser")]
    assert kinds == [Match.EXACT, Match.BEGINNING, Match.WORDS, Match.INSIDE]


def test_each_function_is_found_once_by_its_best_name() -> None:
    (vondst,) = INDEX.find("chauffeur")
    assert (vondst.gevonden, vondst.match) == ("chauffeur (heftruck)", Match.BEGINNING)


def test_own_profiles_go_first_then_ours_then_occupations() -> None:
    beroep = Beroep("http://x", "9.1", "9", "inpakker", ())
    own = library(("eigen", "Inpakker bij ons", ()), herkomst=EIGEN).profielen
    both = library(("9", "Inpakker", ())).with_own(own)
    found = Index(both, [beroep]).find("inpak")
    assert codes(found) == ["eigen", "9", "9.1"]
    assert [vondst.herkomst for vondst in found] == ["eigen", "meegeleverd", "esco"]


def test_an_occupation_says_what_it_starts_from_or_that_there_is_nothing_yet() -> None:
    index = Index(shipped(), read_esco(DATA).beroepen)
    (folder,) = index.find("dozenvouwster")
    assert folder.profiel is not None
    assert folder.profiel.eisen == shipped().by_code["9321"].eisen
    assert folder.uitleg is not None
    assert "9321" in problem_sentence(folder.uitleg)
    (director,) = index.find("bestuurder van een verzonnen")
    assert director.profiel is None
    assert director.uitleg is not None
    assert "1120" in problem_sentence(director.uitleg, "en")


def test_our_own_content_is_marked_and_an_office_s_own_is_not() -> None:
    vondst = Index(shipped()).find("9321")[0]
    assert vondst.uitleg is not None
    assert "aanname" in problem_sentence(vondst.uitleg)
    own = Index(library(("x", "Eigen werk", ()), herkomst=EIGEN)).find("eigen")[0]
    assert own.uitleg is None


def test_there_is_an_end_to_what_is_found() -> None:
    index = Index(shipped())
    assert len(index.find("medewerker")) == 20
    assert codes(index.find("medewerker", 3)) == codes(index.find("medewerker"))[:3]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=12))
def test_anything_may_be_typed(typed: str) -> None:
    found = Index(SMALL).find(typed)
    assert len(set(codes(found))) == len(found)
    matches = [vondst.match for vondst in found]
    assert matches == sorted(matches)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(shipped().profielen), st.data())
def test_every_beginning_of_every_name_finds_its_function(
    profiel: object, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from([profiel.naam, *profiel.namen, profiel.code]))  # type: ignore[attr-defined]
    length = data.draw(st.integers(1, len(name)))
    typed = data.draw(st.sampled_from([str.upper, str.lower, str]))(name[:length])
    found = EVERYTHING.find(typed, 10_000)
    assert not fold(typed) or profiel.code in codes(found)  # type: ignore[attr-defined]


EVERYTHING = Index(shipped())


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
