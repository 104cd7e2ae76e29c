"""Records by revision: own work, what others send, what is sent."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.domain.canonical import to_json
from ld_desktop.domain.records import EmployerBody, Record, RecordType
from ld_desktop.store import errors
from ld_desktop.store.database import Store
from ld_desktop.store.records import Arrival
from tests.store.making import (
    CASE,
    EMPLOYER,
    METING,
    START,
    case_body,
    fill,
    meting,
    ondertekend,
    record,
    sign,
)

ELSEWHERE = "installatie-2"
_ids = (f"gegeven-{number}" for number in itertools.count())
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def _save(store: Store, naam: str, record_id: str = CASE) -> Record:
    return store.records.save(RecordType.CASE, record_id, case_body(naam), "toetser")


@settings(deadline=None, max_examples=50)  # each example writes to disk
@given(bodies=st.lists(st.dictionaries(st.text(max_size=8), _json, max_size=5), max_size=4))
def test_bodies_come_back_and_hashes_fit(shared: Store, bodies: list[dict[str, object]]) -> None:
    record_id, kept = next(_ids), []
    for body in bodies:
        saved = shared.records.save(RecordType.CASE, record_id, body, "toetser")
        shared.records.seal([record_id])
        assert shared.records.head(record_id) == saved
        assert saved.body == body
        assert saved.is_whole()
        if not kept or kept[-1] != saved:
            kept.append(saved)
    assert list(shared.records.history(record_id)) == kept
    for before, after in itertools.pairwise(kept):
        assert (after.parent, after.revision) == (before.hash, before.revision + 1)


def test_an_open_revision_is_replaced_in_place(store: Store) -> None:
    first, second = _save(store, "Een"), _save(store, "Twee")
    assert (second.revision, second.parent) == (1, None)
    assert first.hash != second.hash
    assert store.records.history(CASE) == (second,)
    assert store.records.hashes(CASE) == {second.hash}


def test_a_sealed_revision_gets_a_successor(store: Store) -> None:
    first = _save(store, "Een")
    store.records.seal([CASE, "onbekend"])
    second = _save(store, "Twee")
    third = _save(store, "Drie")
    assert (second.revision, second.parent) == (2, first.hash)
    assert (third.revision, third.parent) == (2, first.hash)
    assert store.records.history(CASE) == (first, third)
    assert store.records.head(CASE) == third


def test_the_same_body_changes_nothing(store: Store) -> None:
    first = _save(store, "Een")
    lines = store.audit.of(CASE)
    assert _save(store, "Een") == first
    store.records.seal([CASE])
    assert _save(store, "Een") == first
    assert store.audit.of(CASE)[:-1] == lines


def test_heads_are_per_kind(store: Store) -> None:
    _save(store, "Een", "z1")
    _save(store, "Twee", "z2")
    store.records.save(RecordType.EMPLOYER, EMPLOYER, EmployerBody(naam="B"), "t")
    assert [found.id for found in store.records.heads(RecordType.CASE)] == ["z1", "z2"]
    assert [found.id for found in store.records.heads(RecordType.EMPLOYER)] == [EMPLOYER]
    assert store.records.head("nergens") is None
    assert store.records.history("nergens") == ()


@pytest.mark.parametrize("kind", [RecordType.MEASUREMENT, RecordType.TOMBSTONE])
def test_what_is_made_elsewhere_is_not_saved_here(store: Store, kind: RecordType) -> None:
    with pytest.raises(ValueError, match="made by"):
        store.records.save(kind, "x", {}, "t")


def test_a_record_keeps_its_kind(store: Store) -> None:
    _save(store, "Een")
    with pytest.raises(ValueError, match="not a employer"):
        store.records.save(RecordType.EMPLOYER, CASE, {}, "t")
    assert store.records.insert(record(RecordType.EMPLOYER, CASE, {}), ELSEWHERE) is Arrival.REFUSED


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(errors.TextUnstorable):
        store.records.save(RecordType.CASE, CASE, {"naam": "\ud83d"}, "t")
    assert store.records.head(CASE) is None


def test_an_import_is_kept_as_it_came(store: Store) -> None:
    came = record(changed_at=START - timedelta(days=400))
    assert store.records.insert(came, ELSEWHERE) is Arrival.NEW
    assert store.records.head(CASE) == came
    assert store.records.origin(CASE) == ELSEWHERE
    assert store.records.insert(came, "installatie-3") is Arrival.KNOWN
    assert store.records.history(CASE) == (came,)
    own = _save(store, "Hier gewijzigd")
    assert (own.parent, own.revision) == (came.hash, 2)
    assert store.records.origin(CASE) is None


def test_a_revision_that_is_not_whole_is_a_bug(store: Store) -> None:
    came = record().model_copy(update={"body": {"naam": "anders"}})
    with pytest.raises(ValueError, match="not whole"):
        store.records.insert(came, ELSEWHERE)


def test_our_own_open_revision_coming_back_is_sealed(store: Store) -> None:
    own = _save(store, "Een")
    assert store.records.insert(own, ELSEWHERE) is Arrival.KNOWN
    assert _save(store, "Twee").parent == own.hash


def test_an_old_revision_coming_again_leaves_open_work_open(store: Store) -> None:
    came = record()
    store.records.insert(came, ELSEWHERE)
    _save(store, "Een")
    lines = store.audit.of(CASE)
    assert store.records.insert(came, ELSEWHERE) is Arrival.KNOWN
    assert store.audit.of(CASE) == lines
    assert _save(store, "Twee").revision == 2


def test_two_children_of_one_parent_are_a_conflict_until_settled(store: Store) -> None:
    first = record()
    left = record(body=case_body("Links"), parent=first)
    right = record(body=case_body("Rechts"), parent=first, changed_at=START + timedelta(hours=1))
    for one in (first, left, right):
        store.records.insert(one, ELSEWHERE)
    (conflict,) = store.records.conflicts()
    assert (conflict.id, conflict.type) == (CASE, RecordType.CASE)
    assert {r.hash for r in conflict.revisions} == {left.hash, right.hash}
    assert store.records.head(CASE) == right
    assert store.records.settle(CASE, left.hash, "t") == left
    assert store.records.head(CASE) == left
    assert store.records.conflicts() == ()
    assert store.search("links")
    assert not store.search("rechts")
    assert len(store.records.history(CASE)) == 3
    with pytest.raises(ValueError, match="compete"):
        store.records.settle(CASE, left.hash, "t")


def test_a_settled_conflict_wakes_when_the_other_side_goes_on(store: Store) -> None:
    first = record()
    left, right = (record(body=case_body(naam), parent=first) for naam in ("Links", "Rechts"))
    for one in (first, left, right):
        store.records.insert(one, ELSEWHERE)
    store.records.settle(CASE, left.hash, "t")
    further = record(body=case_body("Verder rechts"), parent=right)
    store.records.insert(further, ELSEWHERE)
    (conflict,) = store.records.conflicts()
    assert {r.hash for r in conflict.revisions} == {left.hash, further.hash}


def test_own_open_work_stays_on_top_of_a_conflicting_import(store: Store) -> None:
    first = record()
    store.records.insert(first, ELSEWHERE)
    own = _save(store, "Eigen werk")
    later = record(body=case_body("Ander"), parent=first, changed_at=START + timedelta(days=9))
    store.records.insert(later, ELSEWHERE)
    assert store.records.head(CASE) == own
    assert len(store.records.conflicts()) == 1
    assert _save(store, "Eigen werk, verder").parent == first.hash


def test_a_missing_parent_is_noted_and_filled_when_it_comes(store: Store) -> None:
    first = record()
    second = record(body=case_body("Twee"), parent=first)
    third = record(body=case_body("Drie"), parent=second)
    store.records.insert(first, ELSEWHERE)
    store.records.insert(third, ELSEWHERE)
    assert store.records.missing_parents() == ((CASE, second.hash),)
    assert store.records.head(CASE) == third
    assert store.records.conflicts() == ()
    store.records.insert(second, ELSEWHERE)
    assert store.records.missing_parents() == ()
    assert store.records.history(CASE) == (first, second, third)


def test_what_changed_since_is_what_was_not_marked(store: Store) -> None:
    fill(store)
    everything = store.records.changed_since(frozenset())
    assert {r.type for r in everything} == {
        RecordType.CASE,
        RecordType.EMPLOYER,
        RecordType.PLACEMENT,
        RecordType.MEASUREMENT,
        RecordType.DOCUMENT,
    }
    marks = store.transport.sent_marks("kantoor-1")
    assert store.records.changed_since(marks) == ()
    changed = _save(store, "Andere naam")
    assert store.records.changed_since(marks) == (changed,)


def test_a_moment_without_a_zone_from_another_program_does_no_harm(store: Store) -> None:
    first = record()
    naive = record(body=case_body("Twee"), changed_at=START.replace(tzinfo=None))
    store.records.insert(first, ELSEWHERE)
    store.records.insert(naive, ELSEWHERE)
    assert len(store.records.conflicts()) == 1


def test_a_received_measurement_is_frozen_and_listed(store: Store) -> None:
    came = record(RecordType.MEASUREMENT, METING, ondertekend())
    assert store.records.insert(came, ELSEWHERE) is Arrival.NEW
    found = store.metingen.signed(METING)
    assert to_json(found) == to_json(ondertekend())
    assert [one.id for one in store.metingen.of_case(CASE)] == [METING]
    assert store.metingen.drafts() == ()


def test_a_received_measurement_never_freezes_a_draft_of_our_own(store: Store) -> None:
    store.metingen.create(meting())
    came = record(RecordType.MEASUREMENT, METING, ondertekend())
    assert store.records.insert(came, ELSEWHERE) is Arrival.REFUSED
    assert store.metingen.drafts() == (meting(),)
    assert store.records.head(METING) is None


@pytest.mark.parametrize(
    ("record_id", "body"), [(METING, {"meting": 1}), ("ander-id", ondertekend())]
)
def test_what_is_no_signed_measurement_is_not_taken_for_one(
    store: Store, record_id: str, body: object
) -> None:
    came = record(RecordType.MEASUREMENT, record_id, body)
    assert store.records.insert(came, ELSEWHERE) is Arrival.REFUSED
    assert store.metingen.of_case(CASE) == ()


def test_a_second_version_of_a_signed_measurement_is_a_conflict_and_the_first_counts(
    store: Store,
) -> None:
    sign(store)
    mine = store.records.head(METING)
    came = record(RecordType.MEASUREMENT, METING, ondertekend(naam="Vervalst"))
    assert store.records.insert(came, ELSEWHERE) is Arrival.NEW
    signed = store.metingen.signed(METING)
    assert signed is not None
    assert signed.rapport.naam == "S. Voorbeeld"
    assert store.records.head(METING) == mine
    assert [conflict.id for conflict in store.records.conflicts()] == [METING]
