"""Documents, contacts, the books of handing over, profile, settings, signals."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ld_desktop.domain.canonical import sha256
from ld_desktop.store import errors
from ld_desktop.store._driver import StoreError
from ld_desktop.store.database import Store
from ld_desktop.store.documents import StoredDocument
from tests.store.making import METING, START, contact, make_store, profile, reopen


def test_documents_come_back_byte_for_byte(store: Store) -> None:
    data = bytes(range(256)) * 5000
    digest = store.documents.put("d1", METING, "loonwaarderapport", "r.pdf", data, START)
    assert digest == sha256(data)
    line = StoredDocument("d1", METING, "loonwaarderapport", "r.pdf", digest, len(data), START)
    assert store.documents.line("d1") == line
    assert store.documents.of_meting(METING) == (line,)
    assert store.documents.by_sha256(digest) == line
    with reopen(store) as again:
        assert again.documents.get("d1") == data
        assert again.documents.get("d2") is None
        assert again.documents.line("d2") is None
        assert again.documents.by_sha256("0" * 64) is None


def test_a_document_is_put_once(store: Store) -> None:
    first = store.documents.put("d1", METING, "bijlage", "a", b"een", START)
    assert store.documents.put("d1", METING, "bijlage", "a", b"een", START) == first
    with pytest.raises(errors.AppendOnly):
        store.documents.put("d1", METING, "bijlage", "a", b"twee", START)
    assert store.documents.get("d1") == b"een"


def test_a_document_that_changed_behind_our_back_is_not_given(store: Store) -> None:
    store.documents.put("d1", METING, "bijlage", "a", b"een", START)
    store._connection.run("DROP TRIGGER documents_no_update")
    store._connection.run("UPDATE documents SET data = x'00'")
    with pytest.raises(errors.StoreDamaged):
        store.documents.get("d1")


def test_contacts(store: Store) -> None:
    store.contacts.save(contact("b", naam="B"))
    store.contacts.save(contact("a", naam="A", fingerprint="CD34"))
    confirmed = contact("b", naam="B", state="bevestigd", confirmed_at=START + timedelta(days=1))
    store.contacts.save(confirmed)
    assert [one.id for one in store.contacts.all()] == ["a", "b"]
    assert store.contacts.get("b") == confirmed
    assert store.contacts.get("c") is None
    assert store.contacts.by_fingerprint("CD34") == contact("a", naam="A", fingerprint="CD34")
    assert store.contacts.by_fingerprint("EF") is None


def test_a_contact_is_in_a_known_state(store: Store) -> None:
    with pytest.raises(StoreError, match="CHECK"):
        store.contacts.save(contact(state="misschien"))


def test_sequences_and_marks_run_per_recipient(store: Store) -> None:
    transport = store.transport
    assert transport.next_sequence("a") == 1
    transport.record_sent("a", 1, "s1", ["h1", "h2"], START, "een.ldsync", "noot")
    transport.record_sent("a", 2, "s2", iter(["h2", "h3"]), START + timedelta(hours=1))
    assert transport.next_sequence("a") == 3
    assert transport.next_sequence("b") == 1
    assert transport.sent_marks("a") == {"h1", "h2", "h3"}
    assert transport.sent_marks("b") == frozenset()
    with pytest.raises(StoreError, match="UNIQUE"):
        transport.record_sent("a", 2, "s3", ["h9"], START)
    assert "h9" not in transport.sent_marks("a")


def test_what_came_in_is_remembered(store: Store) -> None:
    transport = store.transport
    transport.record_received("a", 2, "s2", START, "twee.ldsync")
    transport.record_received("a", 5, "s5", START + timedelta(hours=1))
    found = transport.received("a", 2)
    assert found is not None
    assert (found.sha256, found.name, found.direction) == ("s2", "twee.ldsync", "received")
    assert transport.received_by_sha256("s2") == found
    assert transport.received("a", 1) is None
    assert transport.received("b", 2) is None
    assert transport.received_by_sha256("s1") is None
    assert transport.missing_sequences("a") == (1, 3, 4)
    assert transport.missing_sequences("b") == ()


def test_what_was_sent_is_not_taken_for_received(store: Store) -> None:
    store.transport.record_sent("a", 1, "s1", [], START)
    assert store.transport.received("a", 1) is None
    assert store.transport.received_by_sha256("s1") is None


def test_the_log_holds_both_directions_last_first(store: Store) -> None:
    store.transport.record_sent("a", 1, "s1", [], START)
    store.transport.record_received("b", 1, "r1", START + timedelta(hours=1))
    assert [(one.direction, one.contact_id) for one in store.transport.log()] == [
        ("received", "b"),
        ("sent", "a"),
    ]


def test_the_books_are_kept_for_good(store: Store) -> None:
    store.transport.record_sent("a", 1, "s1", [], START)
    store.transport.record_received("b", 1, "r1", START)
    for sql in (
        "DELETE FROM sent_files",
        "UPDATE sent_files SET sha256 = 'x'",
        "DELETE FROM received_files",
        "UPDATE received_files SET sha256 = 'x'",
    ):
        with pytest.raises(errors.AppendOnly):
            store._connection.run(sql)


def test_a_store_without_profile_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with make_store(tmp_path_factory.mktemp("leeg")) as store:
        with pytest.raises(errors.ProfileMissing):
            store.profiles.load()
        store.profiles.save(profile())
        changed = profile().model_copy(update={"organisatie": "Ander bureau"})
        store.profiles.save(changed)
        assert store.profiles.load() == changed


def test_secrets_and_settings(store: Store) -> None:
    assert store.profiles.load_secret("identity") is None
    store.profiles.save_secret("identity", b"een\x00")
    store.profiles.save_secret("identity", b"twee\xff")
    assert store.profiles.load_secret("identity") == b"twee\xff"
    assert store.settings.get("last_place") is None
    store.settings.set("last_place", "a")
    store.settings.set("last_place", "vandaag")
    assert store.settings.get("last_place") == "vandaag"


def test_signals_on_imports(store: Store) -> None:
    store.anomalies.put("r1", ["bsn.onmogelijk", "datum.volgorde"])
    assert store.anomalies.of("r1") == ("bsn.onmogelijk", "datum.volgorde")
    assert store.anomalies.of("r2") == ()
    assert store.anomalies.all() == {"r1": ("bsn.onmogelijk", "datum.volgorde")}
    store.anomalies.put("r1", [])
    assert store.anomalies.all() == {}
