"""The audit chain: what was done, when and to what, without a word of what was typed.

Each row holds a digest of the details under a salt of its subject, and a hash over itself and the
row before. A subject deleted on request loses its salt: the digests then say nothing about what
was there, and the chain stays whole.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ld_desktop.domain.canonical import to_json
from ld_desktop.store._driver import Connection
from ld_desktop.store.errors import TextUnstorable

_GENESIS = "0" * 64
_SALT_BYTES = 32
# `canonical_json` walks every value in Python; here, on the way of every answer, C does it.
_TEXT = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=to_json
).encode


@dataclass(frozen=True)
class AuditLine:
    """One row of the chain, for a history page."""

    seq: int
    at: datetime
    action: str
    subject: str


class Audit:
    """The chain. One process writes, so the end of the chain and the salts may be remembered."""

    def __init__(
        self,
        connection: Connection,
        clock: Callable[[], datetime],
        random: Callable[[int], bytes],
    ) -> None:
        """Follow the connection: what is rolled back is forgotten here too."""
        self._connection = connection
        self._clock = clock
        self._random = random
        self._end: tuple[int, str] | None = None
        self._salts: dict[str, bytes] = {}
        connection.on_rollback.append(self._forget)

    def append(self, action: str, subject: str, detail: Mapping[str, object]) -> None:
        """Add a row for something done outside the repositories (unlocked, exported)."""
        with self._connection.transaction():
            self.write(action, subject, detail)

    def write(self, action: str, subject: str, detail: Mapping[str, object]) -> None:
        """Add a row inside the transaction of the change it tells of."""
        seq, before = self._end or self._read_end()
        at = self._clock().isoformat()
        try:
            message = _TEXT([seq + 1, detail]).encode()
            digest = hmac.digest(self._salt(subject), message, "sha256").hex()
            now = _chained(before, seq + 1, at, action, subject, digest)
        except UnicodeEncodeError as error:
            raise TextUnstorable from error
        self._connection.run(
            "INSERT INTO audit (seq, at, action, subject, digest, hash) VALUES (?, ?, ?, ?, ?, ?)",
            (seq + 1, at, action, subject, digest, now),
        )
        self._end = (seq + 1, now)

    def of(self, subject: str) -> tuple[AuditLine, ...]:
        """What was done to a subject, oldest first; single answers are left out."""
        rows = self._connection.rows(
            "SELECT seq, at, action, subject FROM audit"
            " WHERE subject = ? AND action <> 'answers.put' ORDER BY seq",
            (subject,),
        )
        return tuple(_line(row) for row in rows)

    def verify(self) -> int | None:
        """The number of the first row that does not fit the chain, or None when all do."""
        before = _GENESIS
        columns = "seq, at, action, subject, digest, hash"
        rows = self._connection.each(f"SELECT {columns} FROM audit ORDER BY seq")  # noqa: S608 - constant
        for expected, row in enumerate(rows, start=1):
            found = row.pop("hash")
            if row["seq"] != expected or found != _chained(before, *row.values()):
                return expected
            before = found
        return None

    def forget_salt(self, subject: str) -> None:
        """Make the digests of a deleted subject meaningless."""
        self._salts.pop(subject, None)
        self._connection.run("DELETE FROM audit_salts WHERE subject = ?", (subject,))

    def _salt(self, subject: str) -> bytes:
        """The salt of a subject, made when it is first written about."""
        if subject not in self._salts:
            self._connection.run(
                "INSERT INTO audit_salts (subject, salt) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (subject, self._random(_SALT_BYTES)),
            )
            self._salts[subject] = self._connection.value(
                "SELECT salt FROM audit_salts WHERE subject = ?", (subject,)
            )
        return self._salts[subject]

    def _read_end(self) -> tuple[int, str]:
        row = self._connection.row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        return (row["seq"], row["hash"]) if row else (0, _GENESIS)

    def _forget(self) -> None:
        self._end = None
        self._salts.clear()


def _chained(before: str, *row: object) -> str:
    """The hash of a row: over the hash of the row before and everything the row holds."""
    return hashlib.sha256(_TEXT([before, *row]).encode()).hexdigest()


def _line(row: dict[str, Any]) -> AuditLine:
    at = datetime.fromisoformat(row["at"])
    return AuditLine(row["seq"], at, row["action"], row["subject"])
