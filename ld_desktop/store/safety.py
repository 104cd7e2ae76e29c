"""Safe copies and the health of a store."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from ld_desktop import messages
from ld_desktop.domain.canonical import record_hash
from ld_desktop.domain.canonical import sha256 as digest_of
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.store import errors
from ld_desktop.store._driver import Connection
from ld_desktop.store.audit import Audit

_KEPT_BACKUPS = 3
_RETENTION = timedelta(days=90)  # backups hold what was deleted since: they may not live for ever
_STAMP = "%Y%m%dT%H%M%SZ"


def backup(connection: Connection, target: Path) -> None:
    """Copy the store while it is in use; the copy is checked before it takes the target's name.

    Raises:
        DiskFull, StoreReadOnly, StoreUnreachable: there is no copy and the target is as it was.
    """
    if target.exists() and target.samefile(connection.path):
        raise errors.StoreExists(file=target.name)
    part = target.with_name(target.name + ".part")
    try:
        remove_files(part)
        make_private(part)
        connection.copy_to(part)
        put_in_place(part, target)
    except OSError as error:
        raise errors.from_os_error(error, target) from error
    finally:
        remove_files(part)


def backup_before_migration(connection: Connection, now: datetime) -> Path:
    """A copy beside the store as it was before the program changed its shape."""
    store = connection.path
    target = store.with_name(f"{store.name}.{now.strftime(_STAMP)}.bak")
    backup(connection, target)
    return target


def prune_backups(store: Path, now: datetime) -> None:
    """Keep the last few copies made before migrations, none past the retention term."""
    stamps = (_stamp(path.name, store.name) for path in store.parent.iterdir())
    oldest = (now - _RETENTION).strftime(_STAMP)
    for place, stamp in enumerate(sorted(filter(None, stamps), reverse=True)):
        if place >= _KEPT_BACKUPS or stamp < oldest:
            with suppress(OSError):  # held open by a scanner: next time
                remove_files(store.with_name(f"{store.name}.{stamp}.bak"))


def _stamp(name: str, store: str) -> str | None:
    """The moment in the name of a backup that this program made; nobody else's files."""
    found = re.fullmatch(re.escape(store) + r"\.(\d{8}T\d{6}Z)\.bak", name)
    return found[1] if found else None


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite copies this to its log files."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, on disk before this returns."""
    _sync(part)
    part.replace(target)
    if os.name == "posix":  # Windows has no handle on a folder and does this itself
        _sync(target.parent)


def remove_files(path: Path) -> None:
    """Remove a database file with its log files, as far as they are there."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def check(connection: Connection, audit: Audit, language: str = "nl") -> tuple[str, ...]:
    """Everything that is wrong with a store, as sentences; empty when it is whole."""
    found: list[str] = []
    for look in (_pages, _structure, _references, _chain(audit), _revisions, _documents, _naslag):
        try:
            problems = list(look(connection))
        except EnvironmentProblem as error:
            problems = [(error.code, tuple(error.values.items()))]
        found += [messages.sentence(code, values, language) for code, values in problems]
    return tuple(dict.fromkeys(found))


_Found = Iterator[tuple[str, tuple[tuple[str, str], ...]]]


def _pages(connection: Connection) -> _Found:
    for line in connection.column("PRAGMA cipher_integrity_check"):
        yield "store.check_pages", (("detail", str(line)),)


def _structure(connection: Connection) -> _Found:
    for line in connection.column("PRAGMA integrity_check"):
        if line != "ok":
            yield "store.check_structure", (("detail", str(line)),)


def _references(connection: Connection) -> _Found:
    for table in sorted(set(connection.column("PRAGMA foreign_key_check"))):
        yield "store.check_references", (("table", str(table)),)


def _chain(audit: Audit) -> Callable[[Connection], _Found]:
    def look(_: Connection) -> _Found:
        row = audit.verify()
        if row is not None:
            yield "store.check_audit", (("row", str(row)),)

    return look


def _revisions(connection: Connection) -> _Found:
    for row in connection.each("SELECT type, record_id, parent, hash, body FROM revisions"):
        body = json.loads(row["body"])
        if row["hash"] != record_hash(row["type"], row["record_id"], row["parent"], body):
            yield "store.check_record", (("id", row["record_id"]),)


def _documents(connection: Connection) -> _Found:
    for row in connection.each("SELECT id, sha256, data FROM documents"):
        if digest_of(bytes(row["data"])) != row["sha256"]:
            yield "store.check_document", (("id", row["id"]),)


def _naslag(connection: Connection) -> _Found:
    for row in connection.each("SELECT kind, name, sha256, body FROM naslag"):
        if digest_of(row["body"].encode()) != row["sha256"]:
            yield "store.check_naslag", (("kind", row["kind"]), ("name", row["name"]))


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
