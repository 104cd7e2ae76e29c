"""Making, opening, closing; what is refused; transactions; backup and check."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from ld_desktop import messages
from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.records import RecordType
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.store import errors
from ld_desktop.store.database import Store
from tests.store.making import (
    CASE,
    KEY,
    START,
    answer,
    case_body,
    counting,
    fill,
    make_store,
    reopen,
    ticking,
)

KEY_OF_ANOTHER = bytes(32)


def _open(path: Path, key: bytes = KEY) -> Store:
    return Store.open(path, key, ticking(), counting())


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    fill(store)
    before = store.records.changed_since(frozenset())
    with reopen(store) as again:
        assert again.records.changed_since(frozenset()) == before
        assert again.settings.get("last_place") == "meting:meting-1:hoofdtaken"
        assert again.profiles.load_secret("identity") == b"geheim\x00\xff"
        assert again.check() == ()


def test_create_refuses_an_existing_file_and_leaves_it_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "werk.ldstore"
    path.write_bytes(b"van iemand anders")
    with pytest.raises(errors.StoreExists):
        make_store(tmp_path)
    assert path.read_bytes() == b"van iemand anders"


def test_create_makes_the_folder_and_a_file_only_its_owner_reads(tmp_path: Path) -> None:
    with make_store(tmp_path / "nieuw" / "hier") as store:
        assert store.path.stat().st_mode & 0o077 == 0
        assert not list(store.path.parent.glob("*.part*"))


def test_a_missing_store_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(errors.StoreMissing):
        _open(tmp_path / "nergens.ldstore")
    assert list(tmp_path.iterdir()) == []


def test_another_key_reads_nothing_and_says_nothing(
    store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(errors.StoreDamaged):
        _open(store.path, KEY_OF_ANOTHER)
    assert store.path.read_bytes() == before
    assert capfd.readouterr().err == ""
    _open(store.path).close()


@pytest.mark.parametrize("size", [0, 10, 5000, 40960])
def test_a_cut_off_file_is_damaged(store: Store, size: int) -> None:
    fill(store)
    store.close()
    os.truncate(store.path, size)
    with pytest.raises(errors.StoreDamaged):
        _open(store.path)


def test_a_plain_database_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "plain.ldstore"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(errors.StoreDamaged):
        _open(path)


def test_a_flipped_bit_is_found(store: Store) -> None:
    fill(store)
    store.close()
    data = bytearray(store.path.read_bytes())
    data[4096 * 12 + 100] ^= 1
    store.path.write_bytes(data)
    try:
        with _open(store.path) as opened:
            assert any("beschadigd" in line for line in opened.check())
    except errors.StoreDamaged:
        pass  # the page was needed to open: also found


@pytest.mark.parametrize("size", [16, 33])
def test_a_key_of_another_size_is_a_bug(tmp_path: Path, size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store.create(tmp_path / "a.ldstore", bytes(size), ticking())
    assert not (tmp_path / "a.ldstore").exists()


def test_one_process_at_a_time(store: Store) -> None:
    with pytest.raises(errors.StoreInUse):
        _open(store.path)
    store.answers.put(CASE, answer())
    store.close()
    _open(store.path).close()


def test_a_lock_file_left_behind_stops_nobody(store: Store) -> None:
    store.close()
    lock = store.path.with_name(store.path.name + ".lock")
    lock.write_text("999999\n")
    with _open(store.path):
        assert lock.read_text() == f"{os.getpid()}\n"


def test_a_failed_opening_lets_the_next_one_in(store: Store) -> None:
    store.close()
    with pytest.raises(errors.StoreDamaged):
        _open(store.path, KEY_OF_ANOTHER)
    _open(store.path).close()


def test_closing_twice_is_harmless(store: Store) -> None:
    store.close()
    store.close()


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    store.answers.put(CASE, answer(text="eerst"))

    def broken_off() -> None:
        with store.transaction():
            store.answers.put(CASE, answer(text="daarna"))
            store.records.save(RecordType.CASE, CASE, case_body(), "t")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        broken_off()
    assert store.answers.get(CASE, answer().key) == answer(text="eerst")
    assert store.records.head(CASE) is None
    assert store.search("voorbeeld") == ()
    assert store.audit.verify() is None


def test_an_inner_transaction_can_fail_alone(store: Store) -> None:
    def broken_off() -> None:
        with store.transaction():
            store.answers.put(CASE, answer("b"))
            raise InterruptedError

    with store.transaction():
        store.answers.put(CASE, answer("a"))
        with pytest.raises(InterruptedError):
            broken_off()
        store.answers.put(CASE, answer("c"))
    assert [key.path for key in store.answers.all(CASE)] == ["a", "c"]
    assert store.audit.verify() is None


def test_a_backup_opens_and_holds_the_same(store: Store, tmp_path: Path) -> None:
    fill(store)
    target = tmp_path / "kopie.ldstore"
    store.backup(target)
    store.answers.put(CASE, answer(text="na de kopie"))
    assert target.stat().st_mode & 0o077 == 0
    with _open(target) as copy:
        assert copy.check() == ()
        assert copy.records.heads(RecordType.CASE) == store.records.heads(RecordType.CASE)
        assert copy.answers.all(CASE) == {}
    assert sorted(p.name for p in tmp_path.iterdir() if ".part" in p.name) == []


def test_a_backup_takes_the_place_of_an_older_one_but_never_of_the_store(
    store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "kopie.ldstore"
    target.write_bytes(b"oud")
    store.backup(target)
    _open(target).close()
    with pytest.raises(errors.StoreExists):
        store.backup(store.path)
    assert store.check() == ()


def test_a_backup_to_nowhere_changes_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(errors.StoreUnreachable):
        store.backup(tmp_path / "geen" / "map" / "kopie.ldstore")
    assert store.check() == ()


def test_check_finds_what_was_changed_behind_our_back(store: Store) -> None:
    fill(store)
    run = store._connection.run
    for guard in store._connection.column("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        run(f"DROP TRIGGER {guard}")
    run("PRAGMA foreign_keys=OFF")
    run("UPDATE revisions SET body = json_set(body, '$.naam', 'X') WHERE record_id = ?", (CASE,))
    run("UPDATE documents SET data = x'00'")
    run("UPDATE audit SET action = 'iets anders' WHERE seq = 4")
    run("DELETE FROM metingen")
    found = " ".join(store.check())
    for sign in (f"Gegeven {CASE}", "Document document-1", "vanaf regel 4", "tabel handtekeningen"):
        assert sign in found


def test_check_speaks_english_too(store: Store) -> None:
    fill(store)
    store._connection.run("DROP TRIGGER audit_no_update")
    store._connection.run("UPDATE audit SET at = 'ooit' WHERE seq = 2")
    assert "from line 2" in " ".join(store.check("en"))


def test_every_problem_has_its_sentences() -> None:
    values = {"file": "a.ldstore", "found": "9", "supported": "1"}
    problems = [
        found
        for found in vars(errors).values()
        if isinstance(found, type) and issubclass(found, EnvironmentProblem)
    ]
    assert len(problems) > 12
    for problem in problems:
        if problem is EnvironmentProblem:
            continue
        for language in messages.LANGUAGES:
            assert messages.error_sentence(problem(**values), language).endswith(".")


def test_moments_keep_their_zone(store: Store) -> None:
    summer = START.astimezone().replace(microsecond=123456)
    given = answer(at=summer, respondent=Respondent.WERKNEMER)
    store.answers.put(CASE, given)
    found = store.answers.get(CASE, given.key)
    assert found is not None
    assert found.at - summer == timedelta(0)


def test_a_store_made_in_a_worker_is_used_in_another_thread(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as worker:
        store = worker.submit(make_store, tmp_path).result()
    store.answers.put(CASE, answer())
    assert store.answers.all(CASE) == {answer().key: answer()}
    store.close()
