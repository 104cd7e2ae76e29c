"""The one door to SQLCipher: a keyed connection, one kind of transaction, errors of the house.

sqlcipher3's exceptions are not those of sqlite3, and sqlite-utils catches the ones of the module
it finds first: `pysqlite3`. So sqlcipher3 stands in for it before sqlite-utils is imported, and
nothing else in the house imports sqlite-utils.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

from sqlite_utils import Database, Migrations  # noqa: E402 - the stand-in has to come first

from ld_desktop.errors import EnvironmentProblem  # noqa: E402 - same
from ld_desktop.store import errors  # noqa: E402 - same

__all__ = ["KEY_BYTES", "Connection", "Database", "Migrations", "StoreError"]

KEY_BYTES = 32
_BUSY_SECONDS = 2
_FULL_BELOW = 256 * 1024  # the shared-memory file and a few pages: less free than this is full
_FULL, _IOERR = 13, 10
_BY_CODE: dict[int, type[EnvironmentProblem]] = {  # primary result codes, sqlite.org/rescode.html
    3: errors.StoreReadOnly,  # PERM
    5: errors.StoreInUse,  # BUSY
    6: errors.StoreInUse,  # LOCKED
    8: errors.StoreReadOnly,  # READONLY
    _IOERR: errors.StoreUnreachable,
    11: errors.StoreDamaged,  # CORRUPT
    _FULL: errors.DiskFull,
    14: errors.StoreUnreachable,  # CANTOPEN
    26: errors.StoreDamaged,  # NOTADB
}
_BY_WORDS = {  # sqlite3_errstr(): connect() and backup() of the driver leave the code out
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": _IOERR,
    "database disk image is malformed": 11,
    "database or disk is full": _FULL,
    "unable to open database file": 14,
    "file is not a database": 26,
}
_DRIVER_ERRORS = (sqlcipher3.dbapi2.Error, UnicodeEncodeError)
_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",  # bewaard = on disk, also when the power goes
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",  # no sorting in a plain file
)


class StoreError(Exception):
    """SQL that the database refused through a fault of ours: a bug, for the crash dialog."""


class Connection:
    """An open, keyed database file.

    Attributes:
        db: the same connection for sqlite-utils (migrations, full-text search).
        on_rollback: called after anything was rolled back, to forget what was cached.
        after_commit: called once, after the outermost transaction has been committed.
    """

    def __init__(self, path: Path, data_key: bytes) -> None:
        """Open and key the file; what cannot be read with this key raises `StoreDamaged`."""
        if len(data_key) != KEY_BYTES:
            raise ValueError("a data key is 32 bytes")
        self.path = path
        self.on_rollback: list[Callable[[], None]] = []
        self.after_commit: list[Callable[[], None]] = []
        self._data_key = data_key
        self._depth = 0
        try:
            self._raw = sqlcipher3.dbapi2.connect(
                str(path), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        except _DRIVER_ERRORS as error:
            raise self._outside(error) from error
        try:
            self._prepare()
        except _DRIVER_ERRORS as error:
            self._raw.close()
            raise self._outside(error) from error

    def _prepare(self) -> None:
        """Key first: any statement before it would read the file as plain."""
        self._raw.execute("PRAGMA cipher_log_level=NONE")
        self._raw.execute(f"PRAGMA key=\"x'{self._data_key.hex()}'\"")
        self._raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS:
            self._raw.execute(setting)
        self.db = Database(self._raw, execute_plugins=False)

    def close(self) -> None:
        """Close; the last one to close also empties the write-ahead log."""
        self._raw.close()

    def journal(self, mode: str) -> None:
        """Set the journal mode (`wal` to work in, `delete` for a file that is carried away)."""
        self.run(f"PRAGMA journal_mode={mode}")

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute a statement and give the number of rows it touched."""
        if self._depth and not self._raw.in_transaction:
            raise errors.StoreUnreachable(file=self.path.name)  # SQLite gave up the transaction
        try:
            return int(self._raw.execute(sql, values).rowcount)
        except _DRIVER_ERRORS as error:
            raise self._outside(error) from error

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """The rows of a query one by one, for what may be too much to hold at once."""
        try:
            cursor = self._raw.execute(sql, values)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))
        except _DRIVER_ERRORS as error:
            raise self._outside(error) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """All rows of a query."""
        return list(self.each(sql, values))

    def row(self, sql: str, values: Sequence[Any] = ()) -> dict[str, Any] | None:
        """The first row of a query, if any."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def column(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The first column of every row."""
        try:
            return [row[0] for row in self._raw.execute(sql, values)]
        except _DRIVER_ERRORS as error:
            raise self._outside(error) from error

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.column(sql, values)
        return found[0] if found else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on disk when it ends. May be nested: an inner one can fail alone."""
        depth = self._depth
        self.run(f"SAVEPOINT level_{depth}" if depth else "BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            self.run(f"RELEASE level_{depth}" if depth else "COMMIT")
        except BaseException:
            self._undo(depth)
            raise
        finally:
            self._depth = depth
        if not depth:
            hooks, self.after_commit = self.after_commit, []
            for hook in hooks:
                hook()

    def _undo(self, depth: int) -> None:
        """Roll back to where the transaction began; SQLite may have done it already."""
        with suppress(sqlcipher3.dbapi2.Error):
            if self._raw.in_transaction and depth:
                self._raw.execute(f"ROLLBACK TO level_{depth}")
                self._raw.execute(f"RELEASE level_{depth}")
            elif self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
        if not depth:
            self.after_commit = []
        for forget in self.on_rollback:
            forget()

    def copy_to(self, target: Path) -> None:
        """A consistent copy under the same key, in one file, checked before it counts."""
        copy = Connection(target, self._data_key)
        try:
            self._raw.backup(copy._raw)
            copy.journal("delete")
            if copy.value("PRAGMA quick_check") != "ok":
                raise errors.StoreDamaged(file=self.path.name)
        except _DRIVER_ERRORS as error:
            raise _problem(error, target) from error
        finally:
            copy.close()

    @contextmanager
    def translated(self) -> Iterator[None]:
        """For work through `db`: its exceptions become those of the house too."""
        try:
            yield
        except _DRIVER_ERRORS as error:
            raise self._outside(error) from error

    def _outside(self, error: Exception) -> Exception:
        """What the world outside this file is told."""
        return _problem(error, self.path)


def _problem(error: Exception, file: Path) -> Exception:
    """The problem of the house behind an exception of the driver, or the bug it shows."""
    if isinstance(error, UnicodeEncodeError):
        return errors.TextUnstorable()
    guard = errors.GUARDS.get(str(error))
    if guard is not None:
        return guard()
    code = getattr(error, "sqlite_errorcode", _BY_WORDS.get(str(error), 0)) & 0xFF
    if code == _IOERR and _is_full(file):
        code = _FULL
    found = _BY_CODE.get(code)
    return found(file=file.name) if found else StoreError(str(error))


def _is_full(file: Path) -> bool:
    """Whether an I/O error is likely a full disk: SQLite cannot tell for its shared memory."""
    try:
        return shutil.disk_usage(file.parent).free < _FULL_BELOW
    except OSError:
        return False
