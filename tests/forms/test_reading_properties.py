"""Whatever is typed, into whatever question: it reads back as the same value, or is a Problem."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import Question
from ld_desktop.forms.reading import read, show
from tests.helpers.form_scenario import filled_in

_OPTIONS = [{"id": name, "text": name.upper()} for name in ("a", "bb", "c1", "d", "e")]
_KINDS: list[dict[str, object]] = [
    {"kind": "text"},
    {"kind": "text", "lines": 5, "max_length": 20},
    {"kind": "text", "format": "bsn"},
    {"kind": "text", "format": "kvk"},
    {"kind": "text", "format": "email"},
    {"kind": "text", "format": "telefoon"},
    {"kind": "number", "minimum": 0, "maximum": 200, "decimals": 4},
    {"kind": "number"},
    {"kind": "date", "past": True},
    {"kind": "choice", "options": _OPTIONS},
    {"kind": "multiple", "options": _OPTIONS},
    {"kind": "scale", "options": _OPTIONS},
    {"kind": "yes_no"},
    {"kind": "group", "cells": []},
]
_QUESTIONS: list[Question] = [
    TypeAdapter(Question).validate_python(filled_in({"id": f"q{number}", **kind}))
    for number, kind in enumerate(_KINDS)
]
_TYPED = st.one_of(
    st.text(),
    st.text("0123456789,.- %"),
    st.text("0123456789-", max_size=11),
    st.text("abcde1 \t\n\r", max_size=8),
    st.text("0123456789 +()@.nl", max_size=16),
    st.from_regex(r"[0-9]{1,2}-[0-9]{1,2}-(19|20)[0-9]{2}", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}(,[0-9]{1,4})?", fullmatch=True),
)


@pytest.mark.parametrize("question", _QUESTIONS, ids=lambda each: each.id)
@settings(deadline=None)
@given(text=_TYPED)
def test_what_is_read_reads_back_the_same(question: Question, text: str) -> None:
    found = read(question, text)
    if isinstance(found, Problem):
        assert found.path == question.id
    else:
        again = read(question, show(question, found))
        assert again == found
        assert type(again) is type(found)


@settings(deadline=None)
@given(st.decimals(0, 200, places=4))
def test_every_number_within_bounds_survives(value: Decimal) -> None:
    assert read(_QUESTIONS[6], show(_QUESTIONS[6], value)) == value


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_survives(day: date) -> None:
    assert read(_QUESTIONS[8], show(_QUESTIONS[8], day)) == day


@settings(deadline=None)
@given(st.from_regex(r"[0-9]*\.[0-9]*", fullmatch=True))
def test_a_dot_is_never_guessed_at(text: str) -> None:
    found = read(_QUESTIONS[7], text)
    assert isinstance(found, Problem)
    assert found.code == "answer.dot_in_number"
