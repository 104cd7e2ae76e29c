"""Numbered migrations: a backup before, whole or not at all, and never back from the future."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ld_desktop.domain.records import RecordType
from ld_desktop.store import errors, migrations
from ld_desktop.store._driver import Database, Migrations
from ld_desktop.store.database import Store
from tests.store.making import KEY, METING, START, answer, counting, fill, make_store, ticking

GOLDEN = Path(__file__).parent.parent / "golden" / "store_v1" / "store.ldstore"
Step = Callable[[Database], None]


def _open(path: Path, days: int = 1) -> Store:
    return Store.open(path, KEY, ticking(START + timedelta(days=days)), counting())


def _backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.bak"))


def _later_version(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> None:
    """Pretend to be a later version of the program, with more migrations."""
    later = Migrations("store")
    for migration in migrations.MIGRATIONS._migrations:
        later(name=migration.name)(migration.fn)
    for step in steps:
        later()(step)
    monkeypatch.setattr(migrations, "MIGRATIONS", later)


def m0003_more(db: Database) -> None:
    db.execute("CREATE TABLE meer (a TEXT) STRICT")
    db.execute("INSERT INTO meer VALUES ('x')")


def m0004_broken(db: Database) -> None:
    db.execute("CREATE TABLE half (a TEXT) STRICT")
    db.execute("INSERT INTO nergens VALUES ('x')")


def test_the_golden_store_of_version_1_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "store.ldstore"
    shutil.copy(GOLDEN, path)
    with _open(path) as store:
        assert store.check() == ()
        assert store.profiles.load().naam == "T. Toetser"
        assert store.metingen.signed(METING) is not None
        assert store.answers.all("meting-2") == {answer().key: answer(text="75")}
        assert [hit.type for hit in store.search("semra bakkerij")] == [RecordType.CASE]
        assert store.documents.get("document-1") == b"%PDF-proef"
        store.answers.put("meting-2", answer(text="76"))


def test_a_new_store_needs_no_migration_and_no_backup(tmp_path: Path) -> None:
    make_store(tmp_path).close()
    path = tmp_path / "werk.ldstore"
    for _ in range(2):
        with _open(path) as store:
            assert migrations.pending(store._connection) == ()
    assert _backups(path) == []


def test_an_older_store_is_backed_up_and_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store(tmp_path)
    fill(store)
    store.close()
    monkeypatch.undo()
    with monkeypatch.context() as later:
        _later_version(later, m0003_more)
        with _open(store.path) as opened:
            assert opened._connection.value("SELECT a FROM meer") == "x"
            assert opened.metingen.signed(METING) is not None
        with pytest.raises(errors.StoreExists):
            make_store(tmp_path)
        with _open(store.path):
            pass
    (backup,) = _backups(store.path)
    assert backup.stat().st_mode & 0o077 == 0
    with _open(backup) as old:  # this version of the program can still read it
        assert old.check() == ()
        assert old.metingen.signed(METING) is not None


def test_a_store_from_the_future_is_refused_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store(tmp_path)
    store.close()
    with monkeypatch.context() as later:
        _later_version(later, m0003_more)
        _open(store.path).close()
    before = store.path.read_bytes()
    with pytest.raises(errors.StoreTooNew) as refused:
        _open(store.path)
    assert refused.value.values == {"file": "werk.ldstore", "found": "3", "supported": "2"}
    assert store.path.read_bytes() == before


def test_a_failing_migration_leaves_the_store_as_it_was_and_stays_pending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store(tmp_path)
    fill(store)
    store.close()
    with monkeypatch.context() as later:
        _later_version(later, m0003_more, m0004_broken)
        with pytest.raises(Exception, match="nergens"):
            _open(store.path)
    with monkeypatch.context() as mended:
        _later_version(mended, m0003_more)
        with _open(store.path) as opened:
            tables = opened._connection.db.table_names()
            assert "half" not in tables
            assert "meer" in tables
            assert opened.check() == ()
            assert opened.metingen.signed(METING) is not None
    assert len(_backups(store.path)) == 1


def test_few_backups_are_kept_and_none_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store(tmp_path)
    store.close()
    others = [
        tmp_path / "werk.ldstore.eigen kopie.bak",
        tmp_path / "werk.ldstore2.20200101T000000Z.bak",
    ]
    for other in others:
        other.write_bytes(b"niet van dit programma")
    steps: list[Step] = []
    for number in range(3, 9):

        def step(db: Database, number: int = number) -> None:
            db.execute(f"CREATE TABLE t{number} (a TEXT) STRICT")

        step.__name__ = f"m{number:04}_step"
        steps.append(step)
        with monkeypatch.context() as later:
            _later_version(later, *steps)
            _open(store.path, days=number).close()
    assert len(_backups(store.path)) == 3 + len(others)
    with monkeypatch.context() as later:
        _later_version(later, *steps)
        _open(store.path, days=200).close()
    assert _backups(store.path) == others


def test_no_room_for_the_backup_stops_the_migration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store(tmp_path)
    store.close()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as later:
        _later_version(later, m0003_more)
        later.setattr("ld_desktop.store.safety.make_private", full)
        with pytest.raises(errors.DiskFull):
            _open(store.path)
    with _open(store.path) as opened:
        assert "meer" not in opened._connection.db.table_names()
