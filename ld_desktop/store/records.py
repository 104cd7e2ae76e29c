"""Records by revision: what is written here, what comes in from others, and what is sent."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.canonical import record_hash
from ld_desktop.domain.records import Record, RecordType
from ld_desktop.store import lineage
from ld_desktop.store._driver import Connection
from ld_desktop.store._repository import Clock, Repository, canonical
from ld_desktop.store.audit import Audit
from ld_desktop.store.deletion import Deletion
from ld_desktop.store.errors import RecordDeleted
from ld_desktop.store.search import Search
from ld_desktop.store.signed import SignedMetingen

_COLUMNS = """seq, record_id, revisions.type, revision, parent, changed_at, changed_by, hash,
    sealed, body"""
_HEADS = f"SELECT {_COLUMNS} FROM revisions JOIN records ON records.head = revisions.seq"  # noqa: S608 - constant
_INSERT = """INSERT INTO revisions
    (record_id, type, revision, parent, changed_at, changed_by, hash, sealed, origin, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_MADE_ELSEWHERE = {
    RecordType.MEASUREMENT: "metingen.freeze",
    RecordType.TOMBSTONE: "records.delete",
}


class Arrival(StrEnum):
    """What became of a revision that was handed in."""

    NEW = "new"
    KNOWN = "known"
    DELETED = "deleted"  # its record was deleted on request: the body is not kept
    REFUSED = "refused"  # contradicts what is here (another type, a draft of our own)


@dataclass(frozen=True)
class Conflict:
    """A record with two or more revisions that compete; a person settles it."""

    id: str
    type: RecordType
    revisions: tuple[Record, ...]


class Records(Repository):
    """All records of a store."""

    def __init__(
        self,
        connection: Connection,
        audit: Audit,
        clock: Clock,
        search: Search,
        signed: SignedMetingen,
        deletion: Deletion,
    ) -> None:
        """Records lead: search lines and frozen measurements follow from them."""
        super().__init__(connection, audit, clock)
        self._search = search
        self._signed = signed
        self._deletion = deletion

    def save(
        self, kind: RecordType, record_id: str, body: Frozen | Mapping[str, Any], by: str
    ) -> Record:
        """Write a body: an open revision is replaced, a sealed one gets a successor.

        The same body as before changes nothing and leaves no trace.

        Raises:
            RecordDeleted: the record was deleted on request.
            ValueError: a record never changes its type; measurements and tombstones are not
                written here.
        """
        if kind in _MADE_ELSEWHERE:
            raise ValueError(f"{kind} records are made by {_MADE_ELSEWHERE[kind]}")
        text = canonical(body)
        row = self._connection.row(f"{_HEADS} WHERE records.id = ?", (record_id,))
        if row and row["type"] != kind:
            raise ValueError(f"record {record_id} is a {row['type']}, not a {kind}")
        if row and row["body"] == text:
            return _record(row)
        if row is None and self._deletion.is_deleted(record_id):
            raise RecordDeleted(id=record_id)
        record = self._next(kind, record_id, row, text, by)
        with self._change("records.save", record_id, {"hash": record.hash}):
            if row and not row["sealed"]:
                self._replace(row["seq"], record, text)
            else:
                self._add(record, text, sealed=False, origin=None)
            self._search.refresh(kind, record_id)
        return record

    def keep_signed(self, meting_id: str, body: Frozen, by: str) -> Record:
        """Write the one, sealed revision of a signed measurement (`Metingen.freeze` asks it)."""
        text = canonical(body)
        record = self._next(RecordType.MEASUREMENT, meting_id, None, text, by)
        with self._change("records.keep_signed", meting_id, {"hash": record.hash}):
            self._add(record, text, sealed=True, origin=None)
        return record

    def insert(self, record: Record, origin: str) -> Arrival:
        """Keep a revision that another installation made, as it came.

        Raises:
            ValueError: its hash does not follow from its contents; check before.
        """
        if not record.is_whole():
            raise ValueError(f"revision {record.hash} is not whole")
        known = self._connection.row(
            f"SELECT {_COLUMNS} FROM revisions WHERE hash = ?",  # noqa: S608 - constant
            (record.hash,),
        )
        if known:
            if not known["sealed"]:  # others build on it now: no longer ours to replace
                self.seal([record.id])
            return Arrival.KNOWN
        if self._deletion.is_deleted(record.id):
            return Arrival.DELETED
        if self._contradicts(record):
            return Arrival.REFUSED
        with self._change("records.insert", record.id, {"hash": record.hash, "origin": origin}):
            self._add(record, canonical(record.body), sealed=True, origin=origin)
            if record.type is RecordType.TOMBSTONE:
                self._deletion.obey(record)
            self._search.refresh(record.type, record.id)
        return Arrival.NEW

    def head(self, record_id: str) -> Record | None:
        """The revision that counts."""
        row = self._connection.row(f"{_HEADS} WHERE records.id = ?", (record_id,))
        return _record(row) if row else None

    def heads(self, kind: RecordType) -> tuple[Record, ...]:
        """The revisions that count, of every record of a kind, oldest record first."""
        rows = self._connection.rows(
            f"{_HEADS} WHERE records.type = ? ORDER BY records.id", (kind.value,)
        )
        return tuple(_record(row) for row in rows)

    def history(self, record_id: str) -> tuple[Record, ...]:
        """Every revision of a record, first one first."""
        return tuple(
            self._select("WHERE record_id = ? ORDER BY revision, changed_at, seq", (record_id,))
        )

    def hashes(self, record_id: str) -> frozenset[str]:
        """The hashes of all revisions of a record."""
        sql = "SELECT hash FROM revisions WHERE record_id = ?"
        return frozenset(self._connection.column(sql, (record_id,)))

    def origin(self, record_id: str) -> str | None:
        """The installation that sent the revision that counts; None when it was made here."""
        found: str | None = self._connection.value(
            "SELECT origin FROM revisions JOIN records ON records.head = revisions.seq"
            " WHERE records.id = ?",
            (record_id,),
        )
        return found

    def is_deleted(self, record_id: str) -> bool:
        """Whether a tombstone names this record."""
        return self._deletion.is_deleted(record_id)

    def seal(self, record_ids: Iterable[str]) -> None:
        """Close the open revisions of records: from now on they only get successors."""
        with self._connection.transaction():
            for record_id in record_ids:
                sealed = self._connection.run(
                    "UPDATE revisions SET sealed = 1 WHERE record_id = ? AND sealed = 0",
                    (record_id,),
                )
                if sealed:
                    self._audit.write("records.seal", record_id, {})

    def changed_since(self, marks: Collection[str]) -> tuple[Record, ...]:
        """Every revision whose hash is not among the marks, in the order they came to be here."""
        known = self._connection.rows("SELECT seq, hash FROM revisions ORDER BY seq")
        wanted = [row["seq"] for row in known if row["hash"] not in marks]
        return tuple(record for seq in wanted for record in self._select("WHERE seq = ?", (seq,)))

    def missing_parents(self) -> tuple[tuple[str, str], ...]:
        """Record id and hash of revisions that others built on and that have not come yet."""
        rows = self._connection.rows(
            "SELECT DISTINCT record_id, parent FROM revisions AS child WHERE parent IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM revisions WHERE hash = child.parent)"
            " ORDER BY record_id, parent"
        )
        return tuple((row["record_id"], row["parent"]) for row in rows)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Every record of which two revisions with one parent compete."""
        candidates = self._connection.column(
            "SELECT record_id FROM revisions GROUP BY record_id, coalesce(parent, '')"
            " HAVING count(*) > 1"
        )
        found = (self._conflict(record_id) for record_id in sorted(set(candidates)))
        return tuple(conflict for conflict in found if conflict)

    def settle(self, record_id: str, keep: str, by: str) -> Record:
        """End a conflict: one revision counts from now on, the others stay to be read."""
        rivals = lineage.rivals(self._nodes(record_id))
        if keep not in {node.hash for node in rivals}:
            raise ValueError(f"revision {keep} does not compete")
        with self._change("records.settle", record_id, {"keep": keep, "by": by}):
            self.seal([record_id])
            for node in rivals:
                self._connection.run(
                    "UPDATE revisions SET put_aside = ? WHERE seq = ?",
                    (int(node.hash != keep), node.seq),
                )
            head = self._point_to_head(record_id)
            self._search.refresh(RecordType(head.type), record_id)
        return head

    def delete(self, record_id: str, by: str) -> Record:
        """Delete on request: the record and all that hangs under it, each with its tombstone.

        Raises:
            ValueError: there is no such record, or it is a tombstone.
        """
        head = self.head(record_id)
        if head is None or head.type is RecordType.TOMBSTONE:
            raise ValueError(f"no record {record_id} to delete")
        with self._connection.transaction():
            for below in self._deletion.below(record_id):
                self._bury(below, by)
            return self._bury(record_id, by)

    def _bury(self, record_id: str, by: str) -> Record:
        """Write the tombstone of one record and take its contents away."""
        tombstone = self._deletion.tombstone(record_id, by)
        with self._connection.transaction():
            self._add(tombstone, canonical(tombstone.body), sealed=True, origin=None)
            self._deletion.obey(tombstone)
        return tombstone

    def _next(
        self, kind: RecordType, record_id: str, row: dict[str, Any] | None, text: str, by: str
    ) -> Record:
        """The revision that a body makes, on top of the one that counts."""
        revision, parent = (row["revision"], row["parent"]) if row else (1, None)
        if row and row["sealed"]:
            revision, parent = row["revision"] + 1, row["hash"]
        body = json.loads(text)
        return Record(
            type=kind,
            id=record_id,
            revision=revision,
            parent=parent,
            changed_at=self._clock(),
            changed_by=by,
            hash=record_hash(kind.value, record_id, parent, body),
            body=body,
        )

    def _replace(self, seq: int, record: Record, text: str) -> None:
        self._connection.run(
            "UPDATE revisions SET changed_at = ?, changed_by = ?, hash = ?, body = ? WHERE seq = ?",
            (record.changed_at.isoformat(), record.changed_by, record.hash, text, seq),
        )

    def _add(self, record: Record, text: str, *, sealed: bool, origin: str | None) -> None:
        """Put a revision in, and let the record's head follow."""
        at = record.changed_at.isoformat()
        row = (record.id, record.type.value, record.revision, record.parent, at, record.changed_by)
        self._connection.run(_INSERT, (*row, record.hash, int(sealed), origin, text))
        if record.type is RecordType.MEASUREMENT:
            self._signed.adopt(record)
        self._point_to_head(record.id)

    def _point_to_head(self, record_id: str) -> Record:
        """Make the record point at the revision that counts; a signed one stays where it is."""
        seq = self._signed.frozen_revision(record_id)
        if seq is None:
            seq = lineage.head(self._nodes(record_id)).seq
        self._connection.run(
            "INSERT INTO records (id, type, head)"
            " SELECT record_id, type, seq FROM revisions WHERE seq = ?"
            " ON CONFLICT (id) DO UPDATE SET head = excluded.head",
            (seq,),
        )
        return next(self._select("WHERE seq = ?", (seq,)))

    def _contradicts(self, record: Record) -> bool:
        kind = self._connection.value("SELECT type FROM records WHERE id = ?", (record.id,))
        if kind is not None and kind != record.type.value:
            return True
        if record.type is RecordType.MEASUREMENT:
            return not self._signed.may_adopt(record)
        return record.type is RecordType.TOMBSTONE and not self._deletion.is_tombstone(record)

    def _conflict(self, record_id: str) -> Conflict | None:
        rivals = lineage.rivals(self._nodes(record_id))
        if not rivals:
            return None
        found = tuple(r for n in rivals for r in self._select("WHERE seq = ?", (n.seq,)))
        return Conflict(record_id, found[0].type, found)

    def _nodes(self, record_id: str) -> tuple[lineage.Node, ...]:
        rows = self._connection.rows(
            "SELECT seq, hash, parent, revision, changed_at, sealed, put_aside FROM revisions"
            " WHERE record_id = ?",
            (record_id,),
        )
        return tuple(
            lineage.Node(
                row["seq"],
                row["hash"],
                row["parent"],
                row["revision"],
                _comparable(datetime.fromisoformat(row["changed_at"])),
                bool(row["sealed"]),
                bool(row["put_aside"]),
            )
            for row in rows
        )

    def _select(self, rest: str, values: tuple[object, ...]) -> Iterator[Record]:
        sql = f"SELECT {_COLUMNS} FROM revisions {rest}"  # noqa: S608 - constants
        return (_record(row) for row in self._connection.rows(sql, values))


def _comparable(moment: datetime) -> datetime:
    """A moment without a zone, which only another program can have sent, is read as UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _record(row: dict[str, Any]) -> Record:
    return Record(
        type=RecordType(row["type"]),
        id=row["record_id"],
        revision=row["revision"],
        parent=row["parent"],
        changed_at=datetime.fromisoformat(row["changed_at"]),
        changed_by=row["changed_by"],
        hash=row["hash"],
        body=json.loads(row["body"]),
    )
