"""The store's own affairs: its profile, secrets (wrapped keys), settings, and signals on imports."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ld_desktop.domain.profile import Profile
from ld_desktop.store._repository import Repository, canonical
from ld_desktop.store.errors import ProfileMissing

_HOUSE = "store"  # the subject of changes that are about no record


class Settings(Repository):
    """Small texts by name, such as where the user was (`last_place`)."""

    def get(self, name: str) -> str | None:
        """A setting, or None when it was never made."""
        found: str | None = self._connection.value(
            "SELECT text FROM settings WHERE name = ?", (name,)
        )
        return found

    def set(self, name: str, text: str) -> None:
        """Keep a setting; it survives a kill like every answer does."""
        with self._change("settings.set", _HOUSE, {"name": name, "text": text}):
            self._connection.run(
                "INSERT INTO settings (name, text) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET text = excluded.text",
                (name, text),
            )


class Profiles(Repository):
    """The one profile of a store, and the secrets that are its keys."""

    def load(self) -> Profile:
        """The profile.

        Raises:
            ProfileMissing: setting the store up was broken off before it had one.
        """
        body = self._connection.value("SELECT body FROM profile")
        if body is None:
            raise ProfileMissing(file=self._connection.path.name)
        return Profile.model_validate_json(body)

    def save(self, profile: Profile) -> None:
        """Keep the profile in place of the one before."""
        body = canonical(profile)
        with self._change("profiles.save", profile.id, {"body": body}):
            self._connection.run(
                "INSERT INTO profile (one, body) VALUES (1, ?)"
                " ON CONFLICT (one) DO UPDATE SET body = excluded.body",
                (body,),
            )

    def load_secret(self, name: str) -> bytes | None:
        """A secret, such as the signing key in the form that `keys` gave it."""
        data = self._connection.value("SELECT data FROM secrets WHERE name = ?", (name,))
        return None if data is None else bytes(data)

    def save_secret(self, name: str, data: bytes) -> None:
        """Keep a secret; the audit chain only learns that it was written."""
        with self._change("profiles.save_secret", _HOUSE, {"name": name}):
            self._connection.run(
                "INSERT INTO secrets (name, data) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET data = excluded.data",
                (name, data),
            )


class Anomalies(Repository):
    """Records that were imported although something in them cannot be: *afwijkend*."""

    def put(self, record_id: str, codes: Iterable[str]) -> None:
        """Keep what is odd about a record; no codes clears it."""
        kept = tuple(codes)
        with self._change("anomalies.put", record_id, {"codes": kept}):
            self._connection.run("DELETE FROM anomalies WHERE record_id = ?", (record_id,))
            if kept:
                self._connection.run(
                    "INSERT INTO anomalies (record_id, codes) VALUES (?, ?)",
                    (record_id, canonical(kept)),
                )

    def of(self, record_id: str) -> tuple[str, ...]:
        """What is odd about a record."""
        sql = "SELECT codes FROM anomalies WHERE record_id = ?"
        codes = self._connection.value(sql, (record_id,))
        return tuple(json.loads(codes)) if codes else ()

    def all(self) -> dict[str, tuple[str, ...]]:
        """Every odd record with what is odd about it."""
        rows = self._connection.rows("SELECT record_id, codes FROM anomalies ORDER BY record_id")
        return {row["record_id"]: tuple(json.loads(row["codes"])) for row in rows}
