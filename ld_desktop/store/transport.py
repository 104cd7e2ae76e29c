"""What was handed over and what came in: sequence numbers, marks per recipient, and the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from ld_desktop.store._repository import Repository

_LOG = """SELECT 'sent' AS direction, recipient AS contact_id, sequence, sha256, at, name, note
    FROM sent_files
    UNION ALL SELECT 'received', sender, sequence, sha256, at, name, note FROM received_files"""


@dataclass(frozen=True)
class FileLine:
    """One sync file that went out or came in.

    Attributes:
        contact_id: the installation id of the recipient or the sender.
        name: the file's name, without its folder.
        note: what the caller keeps with it (counts, as JSON or a code).
    """

    direction: Literal["sent", "received"]
    contact_id: str
    sequence: int
    sha256: str
    at: datetime
    name: str
    note: str


class Transport(Repository):
    """The books of handing over. Lines are kept for good."""

    def next_sequence(self, recipient: str) -> int:
        """The number for the next file to a recipient; they run from 1."""
        sql = "SELECT max(sequence) FROM sent_files WHERE recipient = ?"
        return int(self._connection.value(sql, (recipient,)) or 0) + 1

    def record_sent(
        self,
        recipient: str,
        sequence: int,
        sha256: str,
        marks: Iterable[str],
        at: datetime,
        name: str = "",
        note: str = "",
    ) -> None:
        """Note a file that was written, and the hashes of the revisions in it."""
        hashes = tuple(marks)
        detail = {"sequence": sequence, "sha256": sha256}
        with self._change("transport.sent", recipient, detail):
            self._connection.run(
                "INSERT INTO sent_files (recipient, sequence, sha256, at, name, note)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (recipient, sequence, sha256, at.isoformat(), name, note),
            )
            for mark in hashes:
                self._connection.run(
                    "INSERT INTO sent_marks (recipient, hash, sequence) VALUES (?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    (recipient, mark, sequence),
                )

    def sent_marks(self, recipient: str) -> frozenset[str]:
        """The hashes of all revisions that a recipient was sent."""
        sql = "SELECT hash FROM sent_marks WHERE recipient = ?"
        return frozenset(self._connection.column(sql, (recipient,)))

    def record_received(
        self, sender: str, sequence: int, sha256: str, at: datetime, name: str = "", note: str = ""
    ) -> None:
        """Note a file that was imported."""
        detail = {"sequence": sequence, "sha256": sha256}
        with self._change("transport.received", sender, detail):
            self._connection.run(
                "INSERT INTO received_files (sender, sequence, sha256, at, name, note)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (sender, sequence, sha256, at.isoformat(), name, note),
            )

    def received(self, sender: str, sequence: int) -> FileLine | None:
        """The file a sender gave this number, if it was imported."""
        condition = "direction = 'received' AND contact_id = ? AND sequence = ?"
        return self._one(condition, (sender, sequence))

    def received_by_sha256(self, sha256: str) -> FileLine | None:
        """The import of exactly this file, if there was one."""
        return self._one("direction = 'received' AND sha256 = ?", (sha256,))

    def missing_sequences(self, sender: str) -> tuple[int, ...]:
        """The numbers below a sender's highest that never came."""
        sql = "SELECT sequence FROM received_files WHERE sender = ?"
        came = set(self._connection.column(sql, (sender,)))
        return tuple(sorted(set(range(1, max(came, default=0))) - came))

    def log(self) -> tuple[FileLine, ...]:
        """Every file, the last one first."""
        lines = [_line(row) for row in self._connection.rows(_LOG)]
        return tuple(sorted(lines, key=lambda line: (line.at, line.sequence), reverse=True))

    def _one(self, condition: str, values: tuple[object, ...]) -> FileLine | None:
        row = self._connection.row(f"SELECT * FROM ({_LOG}) WHERE {condition}", values)  # noqa: S608 - constants
        return _line(row) if row else None


def _line(row: dict[str, Any]) -> FileLine:
    return FileLine(**row | {"at": datetime.fromisoformat(row["at"])})
