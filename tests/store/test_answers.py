"""Answers, what is set aside, what is accepted."""

from __future__ import annotations

import itertools
from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.domain.answers import AnswerKey, Mark, Origin, Respondent, SetAside
from ld_desktop.store import errors
from ld_desktop.store.database import Store
from tests.store.making import START, answer

_subjects = (f"onderwerp-{number}" for number in itertools.count())
_answers = st.builds(
    answer,
    path=st.text(min_size=1, max_size=30),
    text=st.text(),
    reason=st.text(max_size=30),
    by=st.text(max_size=10),
    respondent=st.sampled_from(Respondent),
    mark=st.sampled_from(Mark),
    origin=st.sampled_from(Origin),
    at=st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))])),
)


@settings(deadline=None, max_examples=60)  # each example writes to disk
@given(given=st.lists(_answers, max_size=8))
def test_answers_come_back_as_they_were_given(shared: Store, given: list[object]) -> None:
    subject, last = next(_subjects), {}
    for one in given:
        shared.answers.put(subject, one)
        last[one.key] = one
    assert shared.answers.all(subject) == last
    for key, one in last.items():
        assert shared.answers.get(subject, key) == one


@pytest.mark.parametrize("text", ["سَلِيم الخَيّاط", "a\x00b", "", "👩🏽‍🔧", "Ångström — “x”", "3,50"])
def test_text_is_kept_letter_for_letter(store: Store, text: str) -> None:
    store.answers.put("s", answer(text=text))
    assert store.answers.all("s")[answer().key].text == text


def test_half_a_character_is_refused_and_nothing_changes(store: Store) -> None:
    store.answers.put("s", answer(text="goed"))
    for bad in (
        answer(text="\ud83d"),
        answer(path="\ud83d"),
        answer(reason="\udc00"),
    ):
        with pytest.raises(errors.TextUnstorable):
            store.answers.put("s", bad)
    with pytest.raises(errors.TextUnstorable):
        store.settings.set("a", "\ud83d")
    with pytest.raises(errors.TextUnstorable):
        store.audit.append("a.b", "s", {"c": "\ud83d"})
    assert store.answers.all("s") == {answer().key: answer(text="goed")}
    assert store.audit.verify() is None


def test_each_respondent_has_an_answer_of_his_own(store: Store) -> None:
    for respondent in Respondent:
        store.answers.put("s", answer(text=respondent.value, respondent=respondent))
    assert {key.respondent: found.text for key, found in store.answers.all("s").items()} == {
        respondent: respondent.value for respondent in Respondent
    }


def test_a_removed_answer_is_gone_and_removing_nothing_is_no_change(store: Store) -> None:
    store.answers.put("s", answer())
    store.answers.remove("s", answer().key)
    assert store.answers.all("s") == {}
    length = store._connection.value("SELECT count(*) FROM audit")
    store.answers.remove("s", AnswerKey("nergens", Respondent.TOETSER))
    assert store._connection.value("SELECT count(*) FROM audit") == length


def test_set_aside_and_bring_back(store: Store) -> None:
    aside = SetAside(path="vraag", reason="past niet", at=START, by="t")
    store.answers.set_aside("s", aside)
    store.answers.set_aside("s", aside.model_copy(update={"reason": "anders"}))
    assert store.answers.aside("s")["vraag"].reason == "anders"
    assert store.answers.aside("ander") == {}
    store.answers.unset_aside("s", "vraag")
    assert store.answers.aside("s") == {}


def test_accepting_a_soft_problem_and_taking_it_back(store: Store) -> None:
    store.answers.accept("s", "a.b", "pad", "reden", "t")
    store.answers.accept("s", "a.b", "pad", "betere reden", "t")
    assert store.answers.accepted("s") == {("a.b", "pad"): "betere reden"}
    store.answers.accept("s", "a.b", "pad", "", "t")
    assert store.answers.accepted("s") == {}


def test_a_correction_starts_with_everything_of_the_one_before(store: Store) -> None:
    store.answers.put("oud", answer())
    store.answers.accept("oud", "a.b", "pad", "reden", "t")
    store.answers.set_aside("oud", SetAside(path="vraag", reason="r", at=START, by="t"))
    store.answers.copy("oud", "nieuw")
    assert store.answers.all("nieuw") == store.answers.all("oud")
    assert store.answers.accepted("nieuw") == store.answers.accepted("oud")
    assert store.answers.aside("nieuw") == store.answers.aside("oud")


def test_an_answer_is_one_transaction_with_its_audit_row(store: Store) -> None:
    store.answers.put("s", answer())
    seen: list[str] = []
    store._connection._raw.set_trace_callback(seen.append)
    store.answers.put("s", answer(text="81"))
    store._connection._raw.set_trace_callback(None)
    statements = [line for line, _ in itertools.groupby(seen)]  # a trigger repeats its statement
    kinds = [" ".join(line.split()[:3]) for line in statements]
    assert kinds == ["BEGIN IMMEDIATE", "INSERT INTO answers", "INSERT INTO audit", "COMMIT"]
