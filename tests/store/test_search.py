"""Finding people and employers while typing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.domain.records import CaseBody, EmployerBody, PlacementBody, RecordType
from ld_desktop.store.database import Store
from ld_desktop.store.search import Hit, fold
from tests.store.making import case_body, record

SEMRA = Hit(RecordType.CASE, "z1", ("z1",))
SALIM = Hit(RecordType.CASE, "z2", ("z2",))
BAKKERIJ = Hit(RecordType.EMPLOYER, "w1", ("z1",))


@pytest.fixture
def town(store: Store) -> Store:
    """Two people, one of them placed with a baker."""
    save = store.records.save
    save(RecordType.CASE, "z1", CaseBody(naam="Sémra Özgür-Smit", zaaknummer="2026-0042"), "t")
    save(RecordType.CASE, "z2", CaseBody(naam="سَلِيم Łukasz", zaaknummer="2025/17"), "t")
    save(RecordType.EMPLOYER, "w1", EmployerBody(naam="Bakkerij ’t Hörntje B.V."), "t")
    placement = PlacementBody(case_id="z1", employer_id="w1", functie="inpakker brood")
    save(RecordType.PLACEMENT, "p1", placement, "t")
    return store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("semra", {SEMRA}),
        ("SÉMRA", {SEMRA}),
        ("ozg", {SEMRA}),
        ("smit", {SEMRA}),
        ("özgür smit", {SEMRA}),
        ("smit sem", {SEMRA}),
        ("mra", set()),
        ("2026-00", {SEMRA}),
        ("0042", {SEMRA}),
        ("2025/17", {SALIM}),
        ("سليم", {SALIM}),
        ("lukasz", {SALIM}),
        ("bakk", {SEMRA, BAKKERIJ}),
        ("hornt", {SEMRA, BAKKERIJ}),
        ("inpak", {SEMRA}),
        ("semra bakkerij", {SEMRA}),
        ("salim bakkerij", set()),
        ("", set()),
        ("   ", set()),
        ('"', set()),
        ("*", set()),
        ('" OR "', set()),
        ("naam:semra", set()),
        ("2", {SEMRA, SALIM}),
    ],
)
def test_typing_finds(town: Store, typed: str, found: set[Hit]) -> None:
    assert set(town.search(typed)) == found


@settings(deadline=None)  # reads from disk
@given(st.text(max_size=40))
def test_anything_typed_is_only_searched(shared: Store, typed: str) -> None:
    assert isinstance(shared.search(typed), tuple)
    assert fold(fold(typed)) == fold(typed)


def test_lines_follow_changes(town: Store) -> None:
    town.records.save(RecordType.CASE, "z1", case_body("Andere Naam", "1"), "t")
    assert not town.search("semra")
    assert set(town.search("andere bakkerij")) == {SEMRA}
    town.records.save(RecordType.EMPLOYER, "w1", EmployerBody(naam="Slagerij"), "t")
    assert not town.search("bakkerij")
    assert set(town.search("andere slagerij")) == {SEMRA}
    placement = PlacementBody(case_id="z1", employer_id="w1", functie="snijder")
    town.records.save(RecordType.PLACEMENT, "p1", placement, "t")
    assert not town.search("inpakker")
    assert set(town.search("snijder")) == {SEMRA}


def test_imports_are_found_in_whichever_order_they_came(store: Store) -> None:
    placement = {"case_id": "z1", "employer_id": "w1", "functie": "inpakker"}
    for kind, record_id, body in (
        (RecordType.PLACEMENT, "p1", placement),
        (RecordType.EMPLOYER, "w1", {"naam": "Bakkerij"}),
        (RecordType.CASE, "z1", {"naam": "Semra"}),
    ):
        store.records.insert(record(kind, record_id, body), "installatie-2")
    assert set(store.search("semra bakkerij inpakker")) == {SEMRA}


def test_a_body_with_odd_fields_is_kept_and_not_searched(store: Store) -> None:
    odd = {"naam": ["lijst"], "zaaknummer": None, "extra": {"a": 1}}
    store.records.insert(record(body=odd), "installatie-2")
    placement = {"case_id": 7, "employer_id": None, "functie": {}}
    store.records.insert(record(RecordType.PLACEMENT, "p", placement), "installatie-2")
    assert store.search("7") == ()
