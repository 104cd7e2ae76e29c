"""Definitions come from files: once, checked, with the way to what is wrong."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ld_desktop.errors import DefinitionError
from ld_desktop.forms.load import load

_GOOD = """
id = "proef"
version = "1"
title = "Proef"
[[sections]]
id = "een"
title = "Een"
[[sections.questions]]
id = "deel"
kind = "number"
label = "Deel"
text = "Welk deel?"
maximum = 87.5
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "proef.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_once_and_carries_its_hash(tmp_path: Path) -> None:
    path = written(tmp_path, _GOOD)
    first = load(path)
    assert first.sha256 == hashlib.sha256(_GOOD.encode()).hexdigest()
    assert str(first.sections[0].questions[0].maximum) == "87.5"  # type: ignore[union-attr]
    path.unlink()
    assert load(path) is first


@pytest.mark.parametrize(
    ("right", "wrong", "way"),
    [
        ('label = "Deel"', 'labell = "Deel"', "sections.0.questions.0.number.labell"),
        ('kind = "number"', 'kind = "numer"', "sections.0.questions.0"),
        ("maximum = 87.5", 'maximum = "veel"', "sections.0.questions.0.number.maximum"),
        ('version = "1"', "", "version"),
    ],
)
def test_a_wrong_key_is_named_with_the_way_to_it(
    tmp_path: Path, right: str, wrong: str, way: str
) -> None:
    with pytest.raises(DefinitionError, match=r"proef\.toml") as caught:
        load(written(tmp_path, _GOOD.replace(right, wrong)))
    assert way in str(caught.value)


@pytest.mark.parametrize("text", ["id = ", "\x00"])
def test_what_is_no_toml_is_a_definition_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(DefinitionError, match="proef"):
        load(written(tmp_path, text))


def test_a_missing_file_is_a_definition_error(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="weg"):
        load(tmp_path / "weg.toml")
