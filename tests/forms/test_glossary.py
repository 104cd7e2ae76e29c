"""The words of the trade."""

from __future__ import annotations

from pathlib import Path

import pytest

from ld_desktop.errors import DefinitionError
from ld_desktop.forms.glossary import Term, TermFinder, glossary, with_competences
from tests.helpers.form_scenario import questionnaire


def written(folder: Path, text: str) -> Path:
    path = folder / "woorden.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_words_are_explained_and_refer_to_each_other() -> None:
    words = glossary()
    assert len(words) >= 45
    assert {"loonwaarde", "hoofdtaak", "normfunctie", "zienswijze", "jobcoach", "toetser"} <= set(
        words
    )
    assert all(word.meaning.endswith(".") and word.source for word in words.values())
    assert not [name for name, word in words.items() if name in word.see]


def test_a_word_is_named_after_its_id_unless_it_says_otherwise() -> None:
    words = glossary()
    assert words["netto_werktijd"].name == "netto werktijd"
    assert words["nvt"].name == "n.v.t."


def test_words_are_read_once() -> None:
    assert glossary() is glossary()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[a]\nmeaning = "M."\nsource = "S"', "english"),
        ('[a]\nmeaning = "M."\nsource = "S"\nenglish = "e"\nzie = []', "zie"),
        ('[a]\nmeaning = "M."\nsource = "S"\nenglish = "e"\nsee = ["b"]', "a refers to b"),
    ],
)
def test_a_wrong_word_is_a_definition_error(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(DefinitionError, match=complaint):
        glossary(written(tmp_path, text))


def test_terms_are_found_in_their_common_forms_longest_first() -> None:
    finder = TermFinder(glossary())
    text = (
        "Hoofdtaken: beoordeel de Netto werktijd, de werktijd en elke hoofdtaak; n.v.t. kan niet."
    )
    assert [(text[start:end], term) for start, end, term in finder.find(text)] == [
        ("Hoofdtaken", "hoofdtaak"),
        ("Netto werktijd", "netto_werktijd"),
        ("n.v.t", "nvt"),
    ]


def test_no_term_is_found_inside_a_word_or_beyond_the_end() -> None:
    terms = {"norm": Term(name="norm van het werk", meaning="M.", source="S", english="e")}
    finder = TermFinder(terms)
    assert finder.find("De normering van het werk, en een norm van het") == ()
    assert finder.find("norm van het werk") == ((0, 17, "norm"),)
    assert TermFinder({}).find("norm") == ()


def test_every_term_is_found_by_its_own_name() -> None:
    finder = TermFinder(glossary())
    for name, term in glossary().items():
        assert [mention.term for mention in finder.find(f"Over {term.name}.")] == [name]


def test_the_competences_of_a_method_are_terms_too() -> None:
    guidance = {"meaning": "Hoe snel iemand werkt.", "source": "003 §3.1"}
    options = [{"id": str(n), "text": f"Punt {n}."} for n in range(1, 6)]
    who = ["toetser", "vastgesteld"]
    scored = {"id": "A4", "kind": "scale", "label": "Werksnelheid", "respondents": who,
              "options": options, "guidance": guidance}  # fmt: skip
    weighed = {**scored, "id": "G4", "label": "Belang", "respondents": ["vastgesteld"]}
    terms = with_competences(questionnaire(scored, weighed))
    assert terms.keys() - glossary().keys() == {"A4"}
    assert terms["A4"].meaning == "Hoe snel iemand werkt."
    found = TermFinder(terms).find("De werksnelheid en de loonwaarde.")
    assert [mention.term for mention in found] == ["A4", "loonwaarde"]
