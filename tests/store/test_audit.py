"""The chain: every write leaves a row, no row holds a word, no row can be bent unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ld_desktop.domain.answers import SetAside
from ld_desktop.domain.meting import MetingState, Partij
from ld_desktop.domain.records import RecordType
from ld_desktop.store.database import Store
from tests.store.making import (
    CASE,
    DOCUMENT,
    METING,
    START,
    answer,
    case_body,
    contact,
    fill,
    handtekening,
    meting,
    ondertekend,
    profile,
    record,
    reopen,
)

WRITES: dict[str, Callable[[Store], object]] = {
    "settings.set": lambda s: s.settings.set("a", "b"),
    "profiles.save": lambda s: s.profiles.save(profile()),
    "profiles.save_secret": lambda s: s.profiles.save_secret("a", b"b"),
    "records.save": lambda s: s.records.save(RecordType.CASE, "nieuw", case_body(), "t"),
    "records.seal": lambda s: s.records.seal([CASE]),
    "records.insert": lambda s: s.records.insert(record(record_id="nieuw"), "x"),
    "records.erase": lambda s: s.records.delete(CASE, "t"),
    "answers.put": lambda s: s.answers.put(METING, answer()),
    "answers.remove": lambda s: s.answers.remove(METING, answer().key),
    "answers.set_aside": lambda s: s.answers.set_aside(
        METING, SetAside(path="v", reason="r", at=START, by="t")
    ),
    "answers.unset_aside": lambda s: s.answers.unset_aside(METING, "v"),
    "answers.accept": lambda s: s.answers.accept(METING, "a", "b", "c", "t"),
    "answers.copy": lambda s: s.answers.copy(METING, "ander"),
    "metingen.create": lambda s: s.metingen.create(meting("nieuw")),
    "metingen.touch": lambda s: s.metingen.touch(METING, START),
    "metingen.set_state": lambda s: s.metingen.set_state(METING, MetingState.ZIENSWIJZE),
    "metingen.remove_draft": lambda s: s.metingen.remove_draft(METING),
    "metingen.put_handtekening": lambda s: s.metingen.put_handtekening(METING, handtekening()),
    "metingen.clear_handtekening": lambda s: s.metingen.clear_handtekening(
        METING, Partij.WERKNEMER
    ),
    "records.keep_signed": lambda s: s.metingen.freeze(ondertekend()),
    "documents.put": lambda s: s.documents.put(DOCUMENT, METING, "k", "n", b"x", START),
    "contacts.save": lambda s: s.contacts.save(contact()),
    "transport.sent": lambda s: s.transport.record_sent("k", 1, "a", ["b"], START),
    "transport.received": lambda s: s.transport.record_received("k", 1, "a", START),
    "anomalies.put": lambda s: s.anomalies.put(CASE, ["a.b"]),
    "audit.own": lambda s: s.audit.append("audit.own", "store", {"moment": START}),
}


@pytest.mark.parametrize(("action", "write"), WRITES.items(), ids=WRITES.keys())
def test_every_write_has_its_row_and_none_without(
    store: Store, action: str, write: Callable[[Store], object]
) -> None:
    store.records.save(RecordType.CASE, CASE, case_body(), "t")
    store.metingen.create(meting())
    store.answers.put(METING, answer())
    before = store._connection.value("SELECT max(seq) FROM audit")

    def broken_off() -> None:
        with store.transaction():
            write(store)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        broken_off()
    assert store._connection.value("SELECT max(seq) FROM audit") == before
    write(store)
    new = store._connection.column("SELECT action FROM audit WHERE seq > ?", (before,))
    assert action in new
    assert store.audit.verify() is None
    with reopen(store) as again:
        again.settings.set("nog", "iets")
        assert again.audit.verify() is None


def test_the_chain_holds_no_word(store: Store) -> None:
    fill(store)
    text = str(store._connection.rows("SELECT * FROM audit"))
    for word in ("Voorbeeld", "inpakker", "taken.t1", "2026-0042", "Bakkerij"):
        assert word not in text


def test_the_same_details_never_give_the_same_digest(store: Store) -> None:
    for subject in ("a", "a", "b"):
        store.answers.put(subject, answer())
    digests = store._connection.column("SELECT digest FROM audit WHERE action = 'answers.put'")
    assert len(set(digests)) == 3


@pytest.mark.parametrize(
    ("bend", "first_bad"),
    [
        ("UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 3", 3),
        ("UPDATE audit SET subject = 'x' WHERE seq = 3", 3),
        ("UPDATE audit SET digest = 'x' WHERE seq = 3", 3),
        ("UPDATE audit SET hash = 'x' WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("INSERT INTO audit VALUES (99, 'a', 'b', 'c', 'd', 'e')", None),
    ],
)
def test_a_bent_row_is_found(store: Store, bend: str, first_bad: int | None) -> None:
    fill(store)
    store._connection.run("DROP TRIGGER audit_no_update")
    store._connection.run("DROP TRIGGER audit_no_delete")
    last = store._connection.value("SELECT max(seq) FROM audit")
    store._connection.run(bend)
    assert store.audit.verify() == (first_bad or last + 1)


def test_a_history_of_a_subject_leaves_single_answers_out(store: Store) -> None:
    store.metingen.create(meting())
    store.answers.put(METING, answer())
    store.metingen.freeze(ondertekend())
    lines = store.audit.of(METING)
    assert [line.action for line in lines] == ["metingen.create", "records.keep_signed"]
    assert lines[0].at < lines[1].at
