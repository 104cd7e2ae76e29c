"""Contacts: the parties whose card was imported, and whether their fingerprint was confirmed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from ld_desktop.store._repository import Repository, canonical

_COLUMNS = (
    "id, naam, organisatie, rollen, certificate_der, age_recipient, fingerprint, state,"
    " imported_at, confirmed_at"
)


@dataclass(frozen=True)
class Contact:
    """One party. `id` is its installation id, which sync files carry as sender."""

    id: str
    naam: str
    organisatie: str
    rollen: tuple[str, ...]
    certificate_der: bytes
    age_recipient: str
    fingerprint: str
    state: Literal["te_bevestigen", "bevestigd", "ingetrokken"]
    imported_at: datetime
    confirmed_at: datetime | None = None


class Contacts(Repository):
    """All contacts of a store."""

    def save(self, contact: Contact) -> None:
        """Keep a contact in place of what was known of it."""
        row = asdict(contact) | {
            "rollen": canonical(contact.rollen),
            "imported_at": contact.imported_at.isoformat(),
            "confirmed_at": contact.confirmed_at.isoformat() if contact.confirmed_at else None,
        }
        detail = {"fingerprint": contact.fingerprint, "state": contact.state}
        with self._change("contacts.save", contact.id, detail):
            self._connection.run(
                f"INSERT INTO contacts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constant
                " ON CONFLICT (id) DO UPDATE SET naam = excluded.naam,"
                " organisatie = excluded.organisatie, rollen = excluded.rollen,"
                " certificate_der = excluded.certificate_der,"
                " age_recipient = excluded.age_recipient, fingerprint = excluded.fingerprint,"
                " state = excluded.state, imported_at = excluded.imported_at,"
                " confirmed_at = excluded.confirmed_at",
                tuple(row[name.strip()] for name in _COLUMNS.split(",")),
            )

    def all(self) -> tuple[Contact, ...]:
        """Every contact, by name."""
        rows = self._connection.rows(f"SELECT {_COLUMNS} FROM contacts ORDER BY naam, id")  # noqa: S608 - constant
        return tuple(_contact(row) for row in rows)

    def get(self, contact_id: str) -> Contact | None:
        """A contact by its installation id."""
        return self._one("id", contact_id)

    def by_fingerprint(self, fingerprint: str) -> Contact | None:
        """The contact whose certificate has this fingerprint."""
        return self._one("fingerprint", fingerprint)

    def _one(self, column: str, value: str) -> Contact | None:
        row = self._connection.row(
            f"SELECT {_COLUMNS} FROM contacts WHERE {column} = ?",  # noqa: S608 - constants
            (value,),
        )
        return _contact(row) if row else None


def _contact(row: dict[str, Any]) -> Contact:
    confirmed = row["confirmed_at"]
    return Contact(
        **row
        | {
            "rollen": tuple(json.loads(row["rollen"])),
            "certificate_der": bytes(row["certificate_der"]),
            "imported_at": datetime.fromisoformat(row["imported_at"]),
            "confirmed_at": datetime.fromisoformat(confirmed) if confirmed else None,
        }
    )
