"""The floor under `bench answer`: the same two rows in one bare encrypted commit, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2

from ld_desktop.store import schema

_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)
_ANSWER = """INSERT INTO answers (subject, path, respondent, text, mark, origin, reason, at, by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (subject, path, respondent) DO UPDATE SET text = excluded.text,
        mark = excluded.mark, origin = excluded.origin, reason = excluded.reason,
        at = excluded.at, by = excluded.by"""
_AUDIT = "INSERT INTO audit (seq, at, action, subject, digest, hash) VALUES (?, ?, ?, ?, ?, ?)"


@contextmanager
def bare_commits(path: Path, data_key: bytes) -> Iterator[Callable[[str, str], None]]:
    """A fresh encrypted file with our tables; the function commits one answer and its audit row.

    Args:
        path: where the file is made; it must not exist.
        data_key: 32 bytes.
    """
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{data_key.hex()}'\"")
        for statement in (*_SETTINGS, *schema.ANSWERS, *schema.HOUSE):
            connection.execute(statement)
        sequence = iter(range(1, 10**9))

        def commit(answer_path: str, text: str) -> None:
            at = "2026-11-22T09:00:00.000000+00:00"
            subject, by = "0" * 36, "1" * 36
            digest = "f" * 64
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                _ANSWER,
                (subject, answer_path, "vastgesteld", text, "gegeven", "scherm", "", at, by),
            )
            connection.execute(_AUDIT, (next(sequence), at, "answers.put", subject, digest, digest))
            connection.execute("COMMIT")

        yield commit
    finally:
        connection.close()


def count_tables(path: Path, data_key: bytes) -> int:
    """Open an encrypted file with its key and read its first page."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{data_key.hex()}'\"")
        return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    finally:
        connection.close()
