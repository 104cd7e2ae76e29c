"""What can be printed, joined and put in the right order, and what is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from ld_desktop.domain.problems import Severity
from ld_desktop.report import direction, fonts
from ld_desktop.report.makers import TaggedMaker
from ld_desktop.report.styles import style
from ld_desktop.report.tagging import Tagger
from tests.report import samples

ARABIC = "محمد عبد الله"


@pytest.mark.parametrize(
    "text",
    ["Ça va, Zoë Šimić-Łącki?", "Δημήτρης", "Ірина", ARABIC, "پژمان", "ڈاکٹر", "שלום", "½ € ≥ 3"],
)
def test_scripts_that_are_printed(text: str) -> None:
    assert fonts.missing(text) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("张伟", ("张", "伟")),
        ("नमस्ते", ("न", "म", "स", "्", "त", "े")),
        ("fijn 😀", ("😀",)),
        ("ے", ("ے",)),
        ("ߒߞߏ", ("ߒ", "ߞ", "ߏ")),
        ("\ud800", ("\ud800",)),
    ],
)
def test_scripts_that_are_not(text: str, missing: tuple[str, ...]) -> None:
    assert fonts.missing(text) == missing
    assert "\N{REPLACEMENT CHARACTER}" in fonts.printable(text)


def test_the_field_with_such_characters_is_named() -> None:
    rapport = samples.demo(naam="Li 伟", functie=ARABIC)
    (problem,) = fonts.unprintable(rapport)
    assert problem.code == "report.unprintable"
    assert problem.severity is Severity.HARD
    assert dict(problem.values) == {"veld": "Naam", "tekens": "U+4F1F"}


def test_every_typed_field_is_looked_at() -> None:
    taak = samples.demo().hoofdtaken[1].model_copy(update={"toelichting_kwaliteit": "伟"})
    zienswijze = samples.demo().zienswijzen[0].model_copy(update={"woorden": "伟"})
    rapport = samples.demo(
        hoofdtaken=(samples.demo().hoofdtaken[0], taak),
        zienswijzen=(zienswijze,),
        gesprek=(("Wie", "伟"),),
    )
    fields = [dict(problem.values)["veld"] for problem in fonts.unprintable(rapport)]
    assert fields == ["Wie", "Toelichting kwaliteit van hoofdtaak 2", "Zienswijze van de werkgever"]


def test_arabic_letters_are_joined() -> None:
    shaped = fonts.printable("محمد")
    assert shaped == "\ufee3\ufea4\ufee4\ufeaa"


def test_invisible_marks_cannot_turn_a_text_around() -> None:
    assert fonts.printable("71\u202e\x00\u200b %") == "71 %"


def test_lines_run_from_the_right_with_brackets_turned() -> None:
    assert direction.visual("אב (12) גד", "R") == "דג (12) בא"
    assert direction.visual("naam אב", "L") == "naam בא"


def test_a_name_in_a_sentence_keeps_its_numbers_in_place() -> None:
    sentence = f"Door {direction.fenced('אב')}, 20 mei"
    assert direction.visual(sentence, direction.base_direction(sentence)) == "Door בא, 20 mei"


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_whatever_is_typed_becomes_glyphs_of_the_fonts(text: str) -> None:
    assert fonts.missing(fonts.printable(text)) == ()


@given(st.text(max_size=400), st.floats(40, 400))
@settings(max_examples=100, deadline=None)
def test_whatever_is_typed_can_be_set_and_split(text: str, width: float) -> None:
    tagger = Tagger()
    paragraph = TaggedMaker(tagger).paragraph(text, style("body"), None)
    _, height = paragraph.wrap(width, 10_000)
    parts = paragraph.split(width, 60)
    assert height >= 0
    assert len(parts) <= 2


def test_a_split_text_from_right_to_left_keeps_all_its_words() -> None:
    words = [f"{word}{number}" for number in range(60) for word in ("שלום", "עולם")]
    whole = TaggedMaker(Tagger()).paragraph(" ".join(words), style("body"), None)
    whole.wrap(200, 10_000)
    lines = list(whole.logical)
    first, second = whole.split(200, 100)
    for part in (first, second):
        part.wrap(200, 10_000)
    assert isinstance(first, Paragraph)
    assert first.logical + second.logical == lines
    assert " ".join(lines).split() == words
