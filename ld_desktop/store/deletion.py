"""Deletion on request: a tombstone stays, and everything it names goes, wherever it stands."""

from __future__ import annotations

from contextlib import suppress

from pydantic import ValidationError

from ld_desktop.domain.canonical import record_hash, to_json
from ld_desktop.domain.ids import new_id
from ld_desktop.domain.records import Record, RecordType, TombstoneBody
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.store._driver import Connection
from ld_desktop.store._repository import Clock, Random, Repository
from ld_desktop.store.answers import Answers
from ld_desktop.store.audit import Audit
from ld_desktop.store.search import Search

_PENDING = "deletion.wipe_pending"
_BELOW = """
    SELECT record_id AS id, 1 AS depth FROM revisions
        WHERE type = 'placement' AND json_extract(body, '$.case_id') = ?1
    UNION SELECT id, 2 FROM metingen
        WHERE state = 'ondertekend' AND (case_id = ?1 OR placement_id = ?1)
    UNION SELECT record_id, 3 FROM revisions WHERE type = 'document'
        AND json_extract(body, '$.measurement_id') IN
            (SELECT id FROM metingen WHERE ?1 IN (id, case_id, placement_id))
    ORDER BY depth DESC, id"""


class Deletion(Repository):
    """Makes tombstones and obeys them."""

    def __init__(
        self,
        connection: Connection,
        audit: Audit,
        clock: Clock,
        random: Random,
        answers: Answers,
        search: Search,
    ) -> None:
        """Knows every table that can hold something of a record."""
        super().__init__(connection, audit, clock)
        self._random = random
        self._answers = answers
        self._search = search

    def is_deleted(self, record_id: str) -> bool:
        """Whether a tombstone names this record."""
        sql = "SELECT 1 FROM tombstones WHERE target_id = ?"
        return bool(self._connection.value(sql, (record_id,)))

    def below(self, record_id: str) -> tuple[str, ...]:
        """The records that hang under one, deepest first: they would still tell of the person."""
        ids = self._connection.column(_BELOW, (record_id,))
        known = "SELECT 1 FROM records WHERE id = ?"
        return tuple(i for i in dict.fromkeys(ids) if self._connection.value(known, (i,)))

    def tombstone(self, record_id: str, by: str) -> Record:
        """What will be left of a record."""
        kind = self._connection.value("SELECT type FROM records WHERE id = ?", (record_id,))
        now = self._clock()
        body = TombstoneBody(
            target_id=record_id, target_type=RecordType(kind), deleted_at=now, deleted_by=by
        )
        tombstone_id = new_id(now, self._random)
        plain = to_json(body)
        return Record(
            type=RecordType.TOMBSTONE,
            id=tombstone_id,
            revision=1,
            parent=None,
            changed_at=now,
            changed_by=by,
            hash=record_hash(RecordType.TOMBSTONE.value, tombstone_id, None, plain),
            body=plain if isinstance(plain, dict) else {},
        )

    def is_tombstone(self, record: Record) -> bool:
        """Whether a record names a target that may be deleted; tombstones themselves stay."""
        try:
            body = TombstoneBody.model_validate(record.body)
        except ValidationError:
            return False
        sql = "SELECT type FROM records WHERE id = ?"
        kind = self._connection.value(sql, (body.target_id,))
        return RecordType.TOMBSTONE not in {kind, body.target_type}

    def obey(self, tombstone: Record) -> None:
        """Take away everything of the target, inside the transaction that wrote the tombstone."""
        body = TombstoneBody.model_validate(tombstone.body)
        target = body.target_id
        self._connection.run(
            "INSERT INTO tombstones (target_id, record_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (target, tombstone.id),
        )
        cases = self._search.cases_touched_by(target)
        for draft in self._drafts_under(target):
            self._erase(draft)
        self._erase(target)
        for case_id in cases:
            self._search.refresh(RecordType.CASE, case_id)
        self._audit.write("records.erase", target, {"tombstone": tombstone.id})
        self._ask_wipe()

    def finish(self) -> None:
        """Overwrite what deletions left behind in free space.

        `secure_delete` leaves copies that moved between pages, so the file is built anew. When
        that fails (a full disk, too little memory) the deletion itself stands, and this is done at
        the next opening.
        """
        with suppress(EnvironmentProblem, MemoryError):
            if self._connection.value("SELECT 1 FROM settings WHERE name = ?", (_PENDING,)):
                self._search.rebuild_index()
                self._connection.run("VACUUM")
                self._connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
                self._connection.run("DELETE FROM settings WHERE name = ?", (_PENDING,))

    def _ask_wipe(self) -> None:
        self._connection.run(
            "INSERT INTO settings (name, text) VALUES (?, '1') ON CONFLICT DO NOTHING", (_PENDING,)
        )
        if self.finish not in self._connection.after_commit:
            self._connection.after_commit.append(self.finish)

    def _drafts_under(self, record_id: str) -> list[str]:
        """Unsigned measurements, and what was begun under the record itself (`record/part`).

        Every subject that was ever written about has a salt, whichever table its words stand in.
        """
        return self._connection.column(
            "SELECT id FROM metingen WHERE state <> 'ondertekend' AND ?1 IN (case_id, placement_id)"
            " UNION SELECT subject FROM audit_salts"
            " WHERE subject >= ?1 || '/' AND subject < ?1 || '0'",
            (record_id,),
        )

    def _erase(self, record_id: str) -> None:
        """Every table that can hold something of a record or a draft, children first."""
        self._answers.erase(record_id)
        for sql in (
            "DELETE FROM handtekeningen WHERE meting_id = ?",
            "DELETE FROM documents WHERE id = ?1 OR meting_id = ?1",
            "DELETE FROM ondertekende_metingen WHERE id = ?",
            "DELETE FROM metingen WHERE id = ?",
            "DELETE FROM anomalies WHERE record_id = ?",
            "DELETE FROM sent_marks WHERE hash IN (SELECT hash FROM revisions WHERE record_id = ?)",
            "DELETE FROM records WHERE id = ?",
            "DELETE FROM revisions WHERE record_id = ?",
        ):
            self._connection.run(sql, (record_id,))
        self._search.remove(record_id)
        self._audit.forget_salt(record_id)
