"""Documents: signed files as bytes, each under its hash, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ld_desktop.domain.canonical import sha256
from ld_desktop.store._repository import Repository
from ld_desktop.store.errors import AppendOnly, StoreDamaged

_COLUMNS = "id, meting_id, kind, name, sha256, size, created_at"


@dataclass(frozen=True)
class StoredDocument:
    """What is known of a document without reading its bytes."""

    id: str
    meting_id: str
    kind: str
    name: str
    sha256: str
    size: int
    created_at: datetime


class Documents(Repository):
    """All documents. The id of a document is the id of its `document` record."""

    def put(
        self,
        document_id: str,
        meting_id: str,
        kind: str,
        name: str,
        data: bytes,
        created_at: datetime,
    ) -> str:
        """Keep a document and give its SHA-256; the same bytes again change nothing.

        Raises:
            AppendOnly: other bytes stand under this id.
        """
        digest = sha256(data)
        known = self.line(document_id)
        if known is not None:
            if known.sha256 != digest:
                raise AppendOnly
            return digest
        row = (document_id, meting_id, kind, name, digest, len(data), created_at.isoformat(), data)
        with self._change("documents.put", document_id, {"sha256": digest}):
            self._connection.run(
                f"INSERT INTO documents ({_COLUMNS}, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant
                row,
            )
        return digest

    def get(self, document_id: str) -> bytes | None:
        """The bytes of a document.

        Raises:
            StoreDamaged: they are not the bytes that were put.
        """
        row = self._connection.row(
            "SELECT sha256, data FROM documents WHERE id = ?", (document_id,)
        )
        if row is None:
            return None
        data = bytes(row["data"])
        if sha256(data) != row["sha256"]:
            raise StoreDamaged(file=self._connection.path.name)
        return data

    def line(self, document_id: str) -> StoredDocument | None:
        """What is known of one document."""
        found = self._select("id = ?", document_id)
        return found[0] if found else None

    def of_meting(self, meting_id: str) -> tuple[StoredDocument, ...]:
        """The documents of a measurement, oldest first."""
        return self._select("meting_id = ?", meting_id)

    def by_sha256(self, digest: str) -> StoredDocument | None:
        """A document with these bytes, whichever its id."""
        found = self._select("sha256 = ?", digest)
        return found[0] if found else None

    def _select(self, condition: str, value: str) -> tuple[StoredDocument, ...]:
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM documents WHERE {condition} ORDER BY created_at, id",  # noqa: S608 - constants
            (value,),
        )
        return tuple(
            StoredDocument(**{**row, "created_at": datetime.fromisoformat(row["created_at"])})
            for row in rows
        )
