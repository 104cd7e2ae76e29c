"""Answers to an earlier version of a questionnaire find their place in a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.domain.answers import Answer, AnswerKey, Respondent
from ld_desktop.errors import DefinitionError
from ld_desktop.forms.versions import VersionMapping, carry, load_mapping, mapping_complaints
from tests.helpers.form_scenario import questionnaire

_MOMENT = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
_OLD_POINTS = [{"id": name, "text": f"Punt {name}."} for name in ("laag", "midden", "hoog")]
_NEW_POINTS = [{"id": name, "text": f"Punt {name}."} for name in ("1", "2", "3")]
_OLD = questionnaire(
    {"id": "blijft", "kind": "text", "respondents": ["werkgever", "vastgesteld"]},
    {"id": "tempo", "kind": "choice", "options": _OLD_POINTS},
    {"id": "talen", "kind": "multiple", "options": _OLD_POINTS},
    {"id": "taken", "kind": "group", "cells": [{"id": "naam", "kind": "text"}, {"id": "duur", "kind": "number"}]},
    {"id": "weg", "kind": "text"},
)  # fmt: skip
_NEW = questionnaire(
    {"id": "blijft", "kind": "text"},
    {"id": "werktempo", "kind": "choice", "options": _NEW_POINTS},
    {"id": "talen", "kind": "multiple", "options": _OLD_POINTS},
    {"id": "werk", "kind": "group", "cells": [{"id": "naam", "kind": "text"}, {"id": "uren", "kind": "number"}]},
    version="2",
)  # fmt: skip
_FILE = """
from = "1"
dropped = ["weg"]
[questions]
tempo = "werktempo"
taken = "werk"
"taken.duur" = "werk.uren"
[options.tempo]
laag = "1"
midden = "2"
hoog = "3"
"""
_VAST = Respondent.VASTGESTELD


@pytest.fixture
def mapping(tmp_path: Path) -> VersionMapping:
    return written(tmp_path, _FILE)


def written(folder: Path, text: str) -> VersionMapping:
    file = folder / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    return load_mapping(file)


def answers(texts: Mapping[str, str], respondent: Respondent = _VAST) -> dict[AnswerKey, Answer]:
    return {
        AnswerKey(path, respondent): Answer(
            path=path, respondent=respondent, text=text, at=_MOMENT, by="proef"
        )
        for path, text in texts.items()
    }


def test_a_sound_mapping_has_no_complaints(mapping: VersionMapping) -> None:
    assert list(mapping_complaints(mapping, _OLD, _NEW)) == []


def test_answers_move_with_their_rows_options_and_respondents(mapping: VersionMapping) -> None:
    told = {
        "blijft": "zoals het was",
        "tempo": "midden",
        "talen": "laag hoog",
        "taken": "t1 t3",
        "taken.t1.naam": "Inpakken",
        "taken.t3.duur": "4",
    }
    carried = carry(answers(told), mapping, _NEW)
    assert carried.lost == ()
    assert {key.path: answer.text for key, answer in carried.answers.items()} == {
        "blijft": "zoals het was",
        "werktempo": "2",
        "talen": "laag hoog",
        "werk": "t1 t3",
        "werk.t1.naam": "Inpakken",
        "werk.t3.uren": "4",
    }
    assert all(key == answer.key for key, answer in carried.answers.items())


def test_what_is_asked_no_more_or_of_somebody_else_is_told(mapping: VersionMapping) -> None:
    gone = answers({"weg": "x", "nooit_gevraagd": "y"})
    others = answers({"blijft": "z"}, Respondent.WERKGEVER)
    carried = carry({**gone, **others}, mapping, _NEW)
    assert carried.answers == {}
    assert [answer.text for answer in carried.lost] == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('from = "1"', 'from = "0"', ("mapping", "is from 0 and not from 1")),
        ('tempo = "werktempo"', "", ("tempo", "leads to tempo, which is not asked: map it, or drop it")),
        ('tempo = "werktempo"', 'tempo = "blijft"', ("tempo", "leads to blijft, and so does blijft")),
        ('tempo = "werktempo"', 'tempo = "talen"', ("tempo", "was a choice and becomes a multiple: drop it")),
        ('hoog = "3"', "", ("tempo", "option hoog has no place: name its new one in options")),
        ('"taken.duur" = "werk.uren"', "", ("taken.duur", "leads to werk.duur, which is not asked: map it, or drop it")),
        ('dropped = ["weg"]', 'dropped = ["weg", "nergens"]', ("nergens", "is not asked in version 1")),
    ],
)  # fmt: skip
def test_a_fault_in_a_mapping_is_seen(
    tmp_path: Path, right: str, wrong: str, complaint: tuple[str, str]
) -> None:
    faulty = written(tmp_path, _FILE.replace(right, wrong))
    assert complaint in list(mapping_complaints(faulty, _OLD, _NEW))


def test_a_wrong_key_is_a_definition_error(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="vragen"):
        written(tmp_path, 'from = "1"\nvragen = {}')


_PATHS = st.sampled_from(
    ["blijft", "tempo", "talen", "taken", "taken.t1.naam", "taken.t2.duur", "weg"]
)


@given(
    texts=st.dictionaries(_PATHS, st.sampled_from(["", "laag", "hoog laag", "t1", "iets anders"]))
)
def test_no_answer_disappears_unseen(texts: dict[str, str]) -> None:
    mapping = VersionMapping.model_validate(
        {"from": "1", "questions": {"tempo": "werktempo", "taken": "werk"}, "dropped": ["weg"]}
    )
    carried = carry(answers(texts), mapping, _NEW)
    assert len(carried.answers) + len(carried.lost) == len(texts)
