"""The store: opening, closing, transactions, and the repositories on top of one connection."""

from __future__ import annotations

import os
import secrets
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from ld_desktop.store import errors, migrations, safety
from ld_desktop.store._driver import Connection
from ld_desktop.store._repository import Clock, Random
from ld_desktop.store.answers import Answers
from ld_desktop.store.audit import Audit
from ld_desktop.store.contacts import Contacts
from ld_desktop.store.deletion import Deletion
from ld_desktop.store.documents import Documents
from ld_desktop.store.house import Anomalies, Profiles, Settings
from ld_desktop.store.lock import StoreLock
from ld_desktop.store.metingen import Metingen
from ld_desktop.store.naslag import Naslag
from ld_desktop.store.records import Records
from ld_desktop.store.search import Search
from ld_desktop.store.signed import SignedMetingen
from ld_desktop.store.transport import Transport


class Store:
    """An open store. One process writes in it; its use is serialised by the caller.

    The window may make it in a worker and use it in its own thread afterwards.
    """

    def __init__(
        self, connection: Connection, lock: StoreLock, clock: Clock, random: Random
    ) -> None:
        """Put the repositories on a keyed connection; use `create` or `open`."""
        self._connection = connection
        self._lock = lock
        self._clock = clock
        self.path = connection.path
        self.audit = Audit(connection, clock, random)
        shared = (connection, self.audit, clock)
        self.settings = Settings(*shared)
        self.profiles = Profiles(*shared)
        self.answers = Answers(*shared)
        self.search = Search(connection)
        self._deletion = Deletion(*shared, random, self.answers, self.search)
        signed = SignedMetingen(connection)
        self.records = Records(*shared, self.search, signed, self._deletion)
        self.metingen = Metingen(*shared, self.answers, self.records, signed)
        self.documents = Documents(*shared)
        self.contacts = Contacts(*shared)
        self.transport = Transport(*shared)
        self.anomalies = Anomalies(*shared)
        self.naslag = Naslag(*shared)

    @classmethod
    def create(
        cls, path: Path, data_key: bytes, clock: Clock, random: Random = secrets.token_bytes
    ) -> Self:
        """Make a new store under a data key; it gets its name when it is whole.

        Raises:
            StoreExists: something stands there already.
            DiskFull, StoreReadOnly, StoreUnreachable: nothing was made.
        """
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise errors.from_os_error(error, path) from error
        lock = StoreLock(path)
        try:
            _make(path, data_key)
            store = cls(_connected(path, data_key), lock, clock, random)
            store.audit.append("store.create", "store", {})
        except BaseException:
            lock.release()
            raise
        return store

    @classmethod
    def open(
        cls, path: Path, data_key: bytes, clock: Clock, random: Random = secrets.token_bytes
    ) -> Self:
        """Open a store, bringing an older one up to date after a backup.

        Raises:
            StoreMissing, StoreReadOnly, StoreInUse, StoreTooNew, StoreUnreachable: as they say.
            StoreDamaged: unreadable, or another data key's.
            DiskFull: no room for the backup before a migration; the store is as it was.
        """
        if not path.is_file():
            raise errors.StoreMissing(file=path.name)
        if not os.access(path, os.R_OK | os.W_OK):
            raise errors.StoreReadOnly(file=path.name)
        lock = StoreLock(path)
        try:
            connection = _connected(path, data_key)
            try:
                _bring_up_to_date(connection, clock)
                store = cls(connection, lock, clock, random)
                store._deletion.finish()
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.release()
            raise
        return store

    def close(self) -> None:
        """Close the file and let another process have it; closing twice is harmless."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing for whatever the repositories do inside; may be nested."""
        return self._connection.transaction()

    def backup(self, to: Path) -> None:
        """A checked copy under the same data key, while the store is in use.

        Raises:
            DiskFull, StoreReadOnly, StoreUnreachable: there is no copy.
        """
        safety.backup(self._connection, to)
        self.audit.append("store.backup", "store", {})

    def check(self, language: str = "nl") -> tuple[str, ...]:
        """Everything that is wrong, as sentences; empty when the store is whole."""
        return safety.check(self._connection, self.audit, language)


def _make(path: Path, data_key: bytes) -> None:
    """Build the file beside its place, so that a crash leaves no half store."""
    if path.exists():
        raise errors.StoreExists(file=path.name)
    part = path.with_name(path.name + ".part")
    try:
        safety.remove_files(part)
        safety.make_private(part)
        connection = Connection(part, data_key)
        try:
            migrations.apply(connection)
        finally:
            connection.close()
        safety.put_in_place(part, path)
    except OSError as error:
        raise errors.from_os_error(error, path) from error
    finally:
        safety.remove_files(part)


def _connected(path: Path, data_key: bytes) -> Connection:
    """A connection to work with: write-ahead log, and known to be writable."""
    connection = Connection(path, data_key)
    try:
        connection.journal("wal")
        with connection.transaction():
            pass
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: Connection, clock: Clock) -> None:
    if migrations.pending(connection):
        safety.backup_before_migration(connection, clock())
        migrations.apply(connection)
    safety.prune_backups(connection.path, clock())
