"""The words of the trade."""

from __future__ import annotations

from pathlib import Path

import pytest

from ld_desktop.errors import DefinitionError
from ld_desktop.forms.glossary import glossary


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
