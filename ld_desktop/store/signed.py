"""Signed measurements: kept as the body of their record, guarded by triggers, own or received."""

from __future__ import annotations

from pydantic import ValidationError

from ld_desktop.domain.meting import Meting, MetingState, OndertekendeMeting
from ld_desktop.domain.records import Record
from ld_desktop.store._driver import Connection

COLUMNS = (
    "id, case_id, employer_id, placement_id, method, method_version, soort, state, started_at,"
    " changed_at, replaces, replaces_reason"
)
_MARKS = ", ".join("?" * (COLUMNS.count(",") + 1))


class SignedMetingen:
    """The table of frozen measurements. What it names can only go with a tombstone."""

    def __init__(self, connection: Connection) -> None:
        """Works inside the transactions of others; has no audit rows of its own."""
        self._connection = connection

    def get(self, meting_id: str) -> OndertekendeMeting | None:
        """A signed measurement, made here or received."""
        body = self._connection.value(
            "SELECT body FROM ondertekende_metingen AS signed"
            " JOIN revisions ON revisions.seq = signed.revision WHERE signed.id = ?",
            (meting_id,),
        )
        return OndertekendeMeting.model_validate_json(body) if body else None

    def frozen_revision(self, record_id: str) -> int | None:
        """The number of the revision that was frozen under this id."""
        found: int | None = self._connection.value(
            "SELECT revision FROM ondertekende_metingen WHERE id = ?", (record_id,)
        )
        return found

    def may_adopt(self, record: Record) -> bool:
        """Whether a received record is a signed measurement that is no draft of our own."""
        try:
            signed = OndertekendeMeting.model_validate(record.body)
        except ValidationError:
            return False
        state = self._connection.value("SELECT state FROM metingen WHERE id = ?", (record.id,))
        return signed.meting.id == record.id and state in {None, MetingState.ONDERTEKEND.value}

    def adopt(self, record: Record) -> None:
        """Freeze a record that was just written; another one under the same id changes nothing."""
        if self.frozen_revision(record.id) is not None:
            return
        signed = OndertekendeMeting.model_validate(record.body)
        head = signed.meting.model_copy(update={"state": MetingState.ONDERTEKEND})
        drafted = self._connection.value("SELECT 1 FROM metingen WHERE id = ?", (record.id,))
        if not drafted:
            insert_head(self._connection, head)
        moment = signed.signed_at.isoformat()
        self._connection.run(
            "INSERT INTO ondertekende_metingen"
            " (id, revision, signed_at, signed_by, certificate_sha256)"
            " SELECT record_id, seq, ?, ?, ? FROM revisions WHERE hash = ?",
            (moment, signed.signed_by, signed.certificate_sha256, record.hash),
        )
        if drafted:
            self._connection.run(
                "UPDATE metingen SET state = ?, changed_at = ? WHERE id = ?",
                (head.state.value, head.changed_at.isoformat(), head.id),
            )


def insert_head(connection: Connection, meting: Meting) -> None:
    """Write the head of a measurement."""
    row = (
        meting.id,
        meting.case_id,
        meting.employer_id,
        meting.placement_id,
        meting.method,
        meting.method_version,
        meting.soort.value,
        meting.state.value,
        meting.started_at.isoformat(),
        meting.changed_at.isoformat(),
        meting.replaces,
        meting.replaces_reason,
    )
    connection.run(f"INSERT INTO metingen ({COLUMNS}) VALUES ({_MARKS})", row)  # noqa: S608 - constants
