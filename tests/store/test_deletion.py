"""Deletion on request: a tombstone, nothing else, and no byte of what was there."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from ld_desktop.domain.records import EmployerBody, PlacementBody, Record, RecordType
from ld_desktop.store import errors
from ld_desktop.store.database import Store
from ld_desktop.store.records import Arrival
from tests.store.making import (
    CASE,
    DOCUMENT,
    EMPLOYER,
    KEY,
    METING,
    PLACEMENT,
    START,
    answer,
    case_body,
    fill,
    meting,
    record,
    reopen,
)
from tests.store.reading import decrypted

ELSEWHERE = "installatie-2"


def _tombstone(target: str, kind: RecordType = RecordType.CASE, own_id: str = "zerk-1") -> Record:
    body = {"target_id": target, "target_type": kind, "deleted_at": START, "deleted_by": "x"}
    return record(RecordType.TOMBSTONE, own_id, body)


def test_a_person_goes_with_all_that_tells_of_them(store: Store) -> None:
    fill(store)
    store.answers.put(CASE, answer("naam", "Sémra Voorbeeld"))
    tombstone = store.records.delete(CASE, "toetser")
    assert tombstone.type is RecordType.TOMBSTONE
    assert tombstone.is_whole()
    assert tombstone.body["target_id"] == CASE
    assert set(tombstone.body) == {"target_id", "target_type", "deleted_at", "deleted_by"}
    named = {stone.body["target_id"] for stone in store.records.heads(RecordType.TOMBSTONE)}
    assert named == {CASE, PLACEMENT, METING, DOCUMENT}
    for gone in named:
        assert store.records.head(gone) is None
        assert store.records.history(gone) == ()
        assert store.records.is_deleted(gone)
        assert store.answers.all(gone) == {}
    assert store.metingen.of_case(CASE) == ()
    assert store.metingen.signed(METING) is None
    assert store.metingen.handtekeningen(METING) == ()
    assert store.answers.all("meting-2") == {}
    assert store.documents.get(DOCUMENT) is None
    assert store.anomalies.of(CASE) == ()
    assert store.search("voorbeeld") == ()
    assert store.records.head(EMPLOYER) is not None
    assert store.check() == ()


def test_no_byte_stays_behind_even_for_who_has_the_key(store: Store) -> None:
    """Among others that stay: `secure_delete` alone leaves copies on the pages they share."""
    marks, mixed = [f"Onvindbaar{number:04}x" for number in range(400)], random.Random(1)
    with store.transaction():
        for mark in mixed.sample(marks, len(marks)):
            subject = f"{mixed.random()}{mark[-5:]}"
            store.records.save(RecordType.CASE, subject, case_body(naam=mark), "t")
            store.answers.put(subject, answer(text=mark * mixed.randint(1, 30)))
            store.answers.put(subject, answer("naam", mark * mixed.randint(1, 60)))
            store.documents.put(subject, subject, "bijlage", mark, mark.encode() * 90, START)
            store.records.save(RecordType.CASE, subject, case_body(naam=mark * 9), "t")
    store = reopen(store)
    store.close()
    data = decrypted(store.path, KEY)
    assert all(mark.encode() in data for mark in marks)
    store = reopen(store)
    gone, kept = marks[::3], marks[1::3]
    with store.transaction():
        for found in store.records.heads(RecordType.CASE):
            if found.body["naam"][: len(marks[0])] in gone:
                store.records.delete(found.id, "t")
    assert store.path.with_name(store.path.name + "-wal").stat().st_size < 2 * 4200  # one page
    data = decrypted(store.path, KEY).lower()
    assert [mark for mark in gone if mark.lower().encode() in data] == []
    assert all(mark.lower().encode() in data for mark in kept)
    assert store.check() == ()
    store.close()


def test_the_audit_chain_stays_whole_and_says_nothing(store: Store) -> None:
    fill(store)
    rows = store._connection.rows("SELECT * FROM audit")
    salt = "SELECT salt FROM audit_salts WHERE subject = ?"
    before = store._connection.value(salt, (METING,))
    store.records.delete(CASE, "t")
    assert store._connection.rows("SELECT * FROM audit LIMIT ?", (len(rows),)) == rows
    assert store.audit.verify() is None
    assert before not in store._connection.column("SELECT salt FROM audit_salts")


def test_what_was_deleted_stays_away(store: Store) -> None:
    came = record()
    store.records.insert(came, ELSEWHERE)
    store.records.delete(CASE, "t")
    assert store.records.insert(came, ELSEWHERE) is Arrival.DELETED
    later = record(body=case_body("Later"), parent=came)
    assert store.records.insert(later, ELSEWHERE) is Arrival.DELETED
    with pytest.raises(errors.RecordDeleted):
        store.records.save(RecordType.CASE, CASE, case_body(), "t")
    assert store.records.head(CASE) is None


def test_a_tombstone_that_comes_in_is_obeyed(store: Store) -> None:
    fill(store)
    stone = _tombstone(METING, RecordType.MEASUREMENT)
    assert store.records.insert(stone, ELSEWHERE) is Arrival.NEW
    assert store.records.head("zerk-1") == stone
    assert store.metingen.signed(METING) is None
    assert store.documents.of_meting(METING) == ()
    assert store.records.head(CASE) is not None
    assert store.check() == ()


def test_a_tombstone_may_come_before_what_it_names(store: Store) -> None:
    store.records.insert(_tombstone(CASE), ELSEWHERE)
    assert store.records.insert(record(), ELSEWHERE) is Arrival.DELETED
    assert store.records.insert(_tombstone(CASE, own_id="zerk-2"), ELSEWHERE) is Arrival.NEW
    assert store.search("voorbeeld") == ()


def test_drafts_under_a_deleted_case_go_with_it(store: Store) -> None:
    store.records.insert(record(), ELSEWHERE)
    store.metingen.create(meting())
    store.answers.put(METING, answer())
    store.records.insert(_tombstone(CASE), ELSEWHERE)
    assert store.metingen.drafts() == ()
    assert store.answers.all(METING) == {}


@pytest.mark.parametrize("target", ["nergens", "zerk-1"])
def test_only_records_can_be_deleted_and_no_tombstones(store: Store, target: str) -> None:
    store.records.insert(_tombstone(CASE), ELSEWHERE)
    with pytest.raises(ValueError, match="no record"):
        store.records.delete(target, "t")


def test_a_tombstone_never_removes_a_tombstone(store: Store) -> None:
    store.records.insert(_tombstone(CASE), ELSEWHERE)
    against = _tombstone("zerk-1", RecordType.CASE, own_id="zerk-2")
    assert store.records.insert(against, ELSEWHERE) is Arrival.REFUSED
    unreadable = record(RecordType.TOMBSTONE, "zerk-3", {"target_id": 1})
    assert store.records.insert(unreadable, ELSEWHERE) is Arrival.REFUSED
    assert store.records.is_deleted(CASE)


def test_a_deletion_is_whole_or_not_at_all(store: Store) -> None:
    fill(store)

    def broken_off() -> None:
        with store.transaction():
            store.records.delete(CASE, "t")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        broken_off()
    assert store.metingen.signed(METING) is not None
    assert store.documents.get(DOCUMENT) is not None
    assert store.search("voorbeeld")
    assert store.check() == ()


def test_an_employer_and_a_placement_leave_the_search_lines_of_their_cases(store: Store) -> None:
    store.records.save(RecordType.CASE, CASE, case_body(), "t")
    store.records.save(RecordType.EMPLOYER, EMPLOYER, EmployerBody(naam="Bakkerij"), "t")
    placement = PlacementBody(case_id=CASE, employer_id=EMPLOYER, functie="inpakker")
    store.records.save(RecordType.PLACEMENT, PLACEMENT, placement, "t")
    store.records.delete(EMPLOYER, "t")
    assert store.search("bakkerij") == ()
    assert store.search("inpakker")
    store.records.delete(PLACEMENT, "t")
    assert store.search("inpakker") == ()
    assert store.search("voorbeeld")


def test_bytes_that_could_not_be_wiped_are_wiped_at_the_next_opening(store: Store) -> None:
    store.records.save(RecordType.CASE, CASE, case_body(naam="Onvindbaar"), "t")
    with store.transaction():
        store.records.delete(CASE, "t")
        store._connection.after_commit.clear()  # as if the program was killed right here
    assert store.settings.get("deletion.wipe_pending") == "1"
    with reopen(store) as again:
        assert again.settings.get("deletion.wipe_pending") is None
        assert again.check() == ()


def test_a_wipe_that_fails_does_not_undo_the_deletion(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.records.save(RecordType.CASE, CASE, case_body(), "t")
    run = store._connection.run

    def full(sql: str, values: Sequence[object] = ()) -> int:
        if sql == "VACUUM":
            raise errors.DiskFull(file="werk.ldstore")
        return run(sql, values)

    with monkeypatch.context() as disk:
        disk.setattr(store._connection, "run", full)
        store.records.delete(CASE, "t")
    assert store.records.is_deleted(CASE)
    assert store.settings.get("deletion.wipe_pending") == "1"
