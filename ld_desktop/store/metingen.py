"""Measurements: their heads, the handwritten signatures, and the moment they freeze."""

from __future__ import annotations

from datetime import datetime

from ld_desktop.domain.meting import (
    Handtekening,
    Meting,
    MetingState,
    OndertekendeMeting,
    Partij,
)
from ld_desktop.domain.records import Record
from ld_desktop.store._driver import Connection
from ld_desktop.store._repository import Clock, Repository, canonical
from ld_desktop.store.answers import Answers
from ld_desktop.store.audit import Audit
from ld_desktop.store.errors import BevrorenMeting
from ld_desktop.store.records import Records
from ld_desktop.store.signed import COLUMNS, SignedMetingen, insert_head


class Metingen(Repository):
    """All measurements of a store: drafts, signed ones, and signed ones of others."""

    def __init__(
        self,
        connection: Connection,
        audit: Audit,
        clock: Clock,
        answers: Answers,
        records: Records,
        signed: SignedMetingen,
    ) -> None:
        """A measurement owns answers while it is a draft and becomes a record when signed."""
        super().__init__(connection, audit, clock)
        self._answers = answers
        self._records = records
        self._signed = signed

    def create(self, meting: Meting) -> None:
        """Begin a draft."""
        if meting.state is MetingState.ONDERTEKEND:
            raise ValueError("a measurement is signed by freezing its draft")
        with self._change("metingen.create", meting.id, {"meting": meting}):
            insert_head(self._connection, meting)

    def get(self, meting_id: str) -> Meting | None:
        """The head of a measurement."""
        found = self._select("id = ?", meting_id)
        return found[0] if found else None

    def of_case(self, case_id: str) -> tuple[Meting, ...]:
        """Every measurement of a person, oldest first."""
        return self._select("case_id = ?", case_id)

    def of_placement(self, placement_id: str) -> tuple[Meting, ...]:
        """Every measurement of a placement, oldest first."""
        return self._select("placement_id = ?", placement_id)

    def drafts(self) -> tuple[Meting, ...]:
        """What is being worked on, last changed first."""
        drafts = self._select("state <> ?", MetingState.ONDERTEKEND.value)
        return tuple(sorted(drafts, key=lambda meting: meting.changed_at, reverse=True))

    def touch(self, meting_id: str, moment: datetime) -> None:
        """Note when a draft was last worked on."""
        with self._change("metingen.touch", meting_id, {"at": moment}):
            self._connection.run(
                "UPDATE metingen SET changed_at = ? WHERE id = ?", (moment.isoformat(), meting_id)
            )

    def set_state(self, meting_id: str, state: MetingState) -> None:
        """Move a draft between *concept* and *zienswijze*."""
        if state is MetingState.ONDERTEKEND:
            raise ValueError("a measurement is signed by freezing its draft")
        with self._change("metingen.set_state", meting_id, {"state": state}):
            self._connection.run(
                "UPDATE metingen SET state = ? WHERE id = ?", (state.value, meting_id)
            )

    def remove_draft(self, meting_id: str) -> None:
        """Throw a draft away with all that was answered in it.

        Raises:
            BevrorenMeting: it is signed.
        """
        with self._change("metingen.remove_draft", meting_id, {}):
            self._connection.run("DELETE FROM handtekeningen WHERE meting_id = ?", (meting_id,))
            self._answers.erase(meting_id)
            self._connection.run("DELETE FROM metingen WHERE id = ?", (meting_id,))
            self._audit.forget_salt(meting_id)

    def handtekeningen(self, meting_id: str) -> tuple[Handtekening, ...]:
        """The handwritten signatures so far; of a signed measurement, those it was signed with."""
        bodies = self._connection.column(
            "SELECT body FROM handtekeningen WHERE meting_id = ? ORDER BY partij DESC",
            (meting_id,),
        )
        return tuple(Handtekening.model_validate_json(body) for body in bodies)

    def put_handtekening(self, meting_id: str, handtekening: Handtekening) -> None:
        """Keep a signature in place of an earlier one of the same party."""
        partij, body = handtekening.partij.value, canonical(handtekening)
        with self._change("metingen.put_handtekening", meting_id, {"body": body}):
            self._connection.run(
                "INSERT INTO handtekeningen (meting_id, partij, body) VALUES (?, ?, ?)"
                " ON CONFLICT (meting_id, partij) DO UPDATE SET body = excluded.body",
                (meting_id, partij, body),
            )

    def clear_handtekening(self, meting_id: str, partij: Partij) -> None:
        """Take a signature back."""
        with self._change("metingen.clear_handtekening", meting_id, {"partij": partij}):
            self._connection.run(
                "DELETE FROM handtekeningen WHERE meting_id = ? AND partij = ?",
                (meting_id, partij.value),
            )

    def freeze(self, ondertekend: OndertekendeMeting, by: str | None = None) -> Record:
        """Sign: the measurement becomes a sealed record and nothing under it changes any more.

        Args:
            ondertekend: the body; its `meting.id` names the draft.
            by: who is noted as having changed the record; the signer when not named.

        Raises:
            BevrorenMeting: it was signed before.
            ValueError: there is no such draft.
        """
        meting_id = ondertekend.meting.id
        draft = self.get(meting_id)
        if draft is None:
            raise ValueError(f"no draft {meting_id} to sign")
        if draft.state is MetingState.ONDERTEKEND:
            raise BevrorenMeting
        return self._records.keep_signed(meting_id, ondertekend, by or ondertekend.signed_by)

    def signed(self, meting_id: str) -> OndertekendeMeting | None:
        """A signed measurement, made here or received; None for a draft."""
        return self._signed.get(meting_id)

    def _select(self, condition: str, value: str) -> tuple[Meting, ...]:
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM metingen WHERE {condition} ORDER BY started_at, id",  # noqa: S608 - constants
            (value,),
        )
        return tuple(Meting.model_validate(row) for row in rows)
