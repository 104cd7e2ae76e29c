"""A head with parts: assembled in order, with shared scales, bands and what the part's reader is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from ld_desktop.domain.answers import Respondent
from ld_desktop.errors import DefinitionError
from ld_desktop.forms.definition import Questionnaire, ScaleQuestion
from ld_desktop.forms.load import load
from ld_desktop.forms.navigation import part_of, question_at
from tests.helpers.form_scenario import FormScenario

_HEAD = """
id = "proef"
version = "1"
title = "Proef"
parts = ["gedeeld/1/functie", "werkgever", "scores"]
[scales.vaak]
options = [{ id = "1", text = "Nooit." }, { id = "2", text = "Altijd." }]
[[relevance]]
id = "geen_klanten"
when = { question = "werk_klanten", value = "nee" }
set_aside = ["K1"]
reason = "Er zijn geen klanten."
[[limits]]
part = "werkgever"
questions = 3
"""
_FUNCTIE = """
part = "functie"
title = "Functie"
[[sections]]
id = "functie"
title = "Functie"
[[sections.questions]]
id = "werk_klanten"
kind = "yes_no"
label = "Klanten"
text = "Zijn er klanten?"
[[sections.questions]]
id = "loon"
kind = "money"
label = "Loon"
text = "Wat is het loon?"
maximum = 1000
"""
_WERKGEVER = """
part = "werkgever"
title = "Vragenlijst voor de werkgever"
respondent = "werkgever"
intro = "U kent het werk."
minutes = 10
[scales.mate5]
points = 5
bands = [{ from = 1, to = 2, text = "Bijna nooit." }, { from = 3, to = 5, text = "Bijna altijd.", help = "Elke dag." }]
[[sections]]
id = "wg"
title = "Werk"
[[sections.questions]]
id = "wg_k1"
kind = "scale"
scale = "mate5"
label = "Eén"
text = "Hoe vaak is het werk af?"
when = { kind = "not", condition = { question = "werk_klanten", value = "nee" } }
[[sections.questions]]
id = "wg_k2"
kind = "scale"
scale = "mate5"
label = "Twee"
text = "Hoe vaak is het werk goed?"
[[sections.questions]]
id = "wg_tabel"
kind = "group"
label = "Tabel"
text = "Wat doet hij?"
cells = [
  { id = "wg_k3", kind = "scale", scale = "vaak", label = "Drie", text = "Hoe vaak?" },
  { id = "wg_k4", kind = "scale", scale = "K1", label = "Vier", text = "Hoe goed?" },
]
[[rules]]
kind = "expect"
id = "tabel"
severity = "hint"
at = "wg_tabel"
condition = { question = "werk_klanten", value = "ja" }
"""
_SCORES = """
part = "scores"
title = "Scores"
[[sections]]
id = "scores"
title = "Scores"
[[sections.questions]]
id = "K1"
kind = "scale"
label = "K1"
text = "Wat is de score?"
respondents = ["toetser", "vastgesteld"]
options = [{ id = "1", text = "Laat het werk liggen." }, { id = "2", text = "Maakt het werk steeds af." }]
"""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes head and parts; a keyword with the part's name replaces its text."""

    def written(**changed: str) -> Path:
        texts = {"functie": _FUNCTIE, "werkgever": _WERKGEVER, "scores": _SCORES, "head": _HEAD}
        home = tmp_path / "methods" / "proef" / "1"
        files = {
            "head": home / "vragen.toml",
            "functie": tmp_path / "forms" / "gedeeld" / "1" / "functie.toml",
        }
        for name, text in {**texts, **changed}.items():
            file = files.get(name, home / "vragen" / f"{name}.toml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return files["head"]

    return written


def scale(form: Questionnaire, path: str) -> ScaleQuestion:
    question = question_at(form, path)
    assert isinstance(question, ScaleQuestion)
    return question


def test_the_parts_stand_in_the_order_of_the_head(write: Write) -> None:
    form = load(write())
    assert [(part.id, part.file) for part in form.parts] == [
        ("functie", "gedeeld/1/functie"),
        ("werkgever", "werkgever"),
        ("scores", "scores"),
    ]
    assert [(section.id, section.part) for section in form.sections] == [
        ("functie", "functie"),
        ("wg", "werkgever"),
        ("scores", "scores"),
    ]
    part = part_of(form, "wg_tabel.t1.wg_k3")
    assert part is not None
    assert (part.respondent, part.minutes) == (Respondent.WERKGEVER, 10)
    assert [rule.id for rule in form.rules] == ["tabel"]
    assert form.relevance[0].set_aside == ("K1",)


def test_the_hash_is_over_all_files_in_order(write: Write) -> None:
    hashes = [
        hashlib.sha256(text.encode()).hexdigest() for text in (_HEAD, _FUNCTIE, _WERKGEVER, _SCORES)
    ]
    assert load(write()).sha256 == hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def test_questions_are_put_to_the_reader_of_their_part(write: Write) -> None:
    form = load(write())
    asked = {
        place: question_at(form, place) for place in ("loon", "wg_k1", "wg_tabel.t.wg_k3", "K1")
    }
    assert [question.respondents for question in asked.values() if question] == [
        (Respondent.VASTGESTELD,),
        (Respondent.WERKGEVER,),
        (Respondent.WERKGEVER,),
        (Respondent.TOETSER, Respondent.VASTGESTELD),
    ]


def test_a_scale_comes_from_the_part_the_head_or_a_question(write: Write) -> None:
    form = load(write())
    for name in ("wg_k1", "wg_k2"):
        five = scale(form, name)
        assert [option.id for option in five.options] == ["1", "2", "3", "4", "5"]
        assert five.options[1].text == "Bijna nooit."
        assert (five.options[4].text, five.options[4].help) == ("Bijna altijd.", "Elke dag.")
        assert [(band.first, band.last) for band in five.bands] == [(1, 2), (3, 5)]
    assert scale(form, "wg_tabel.t1.wg_k3").options[1].text == "Altijd."
    assert scale(form, "wg_tabel.t1.wg_k4").options == scale(form, "K1").options


def test_a_condition_without_a_kind_asks_for_one_answer(write: Write) -> None:
    form = FormScenario(load(write())).expect_visible("wg_k1")
    assert form.codes("wg_tabel") == ("rule.tabel",)
    form.answer("werk_klanten", "nee").expect_hidden("wg_k1")
    form.answer("werk_klanten", "ja").expect_no_problem("wg_tabel")


def test_money_is_euros_with_two_decimals(write: Write) -> None:
    form = FormScenario(load(write()))
    assert getattr(form.question("loon").question, "unit", "") == "euro"
    form.answer("loon", "12,345").expect_problem("loon", "answer.too_many_decimals")
    assert form.answer("loon", "12,34").codes("loon") == ()
    form.answer("loon", "1000,01").expect_problem("loon", "answer.above_maximum")


def test_an_optional_part_is_asked_when_the_assessor_chooses_it(write: Write) -> None:
    chosen = _WERKGEVER.replace(
        "minutes = 10", 'minutes = 10\noptional = true\nchoice = "Neemt u dit af?"'
    )
    form = FormScenario(load(write(werkgever=chosen)))
    form.expect_hidden("wg_k1", "wg_k2", "wg_tabel").expect_visible("deel_werkgever", "K1")
    assert form.question("deel_werkgever").respondent is Respondent.VASTGESTELD
    assert form.codes("deel_werkgever") == ("answer.missing_soft",)
    form.answer("deel_werkgever", "nee").expect_hidden("wg_k2").expect_no_problem("deel_werkgever")
    form.answer("deel_werkgever", "ja").expect_visible("wg_k1", "wg_k2", "wg_tabel")
    form.answer("werk_klanten", "nee").expect_hidden("wg_k1").expect_visible("wg_k2")


@pytest.mark.parametrize(
    ("part", "right", "wrong", "complaint"),
    [
        ("werkgever", 'scale = "mate5"', 'scale = "mate6"', "wg_k1: there is no scale mate6"),
        ("werkgever", "from = 3", "from = 4", "mate5: point 3 stands in 0 bands"),
        ("werkgever", "from = 3", "from = 2", "mate5: point 2 stands in 2 bands"),
        ("werkgever", "to = 2,", "", "mate5: a band needs 'to'"),
        ("werkgever", 'part = "werkgever"', 'part = "wg"', "werkgever: its part is called wg"),
        ("werkgever", 'label = "Twee"', 'labell = "Twee"', "(werkgever › wg › wg_k2)"),
        ("head", '"werkgever", ', '"../werkgever", ', "../werkgever is no name of a part"),
        ("head", '"werkgever", ', '"weg", ', "weg.toml"),
        ("head", "[scales.vaak]", "[[sections]]", "not in both"),
    ],
)
def test_what_is_wrong_is_named(
    write: Write, part: str, right: str, wrong: str, complaint: str
) -> None:
    texts = {"werkgever": _WERKGEVER, "head": _HEAD}
    with pytest.raises(DefinitionError) as caught:
        load(write(**{part: texts[part].replace(right, wrong)}))
    assert complaint in str(caught.value)
