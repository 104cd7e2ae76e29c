"""The table and guards of the second migration, as SQL. Never edited after a release."""

from __future__ import annotations

# Not WITHOUT ROWID: the body of an ESCO file is over a megabyte.
TABLES = (
    """CREATE TABLE naslag (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        title TEXT NOT NULL,
        collection TEXT NOT NULL,
        versie TEXT NOT NULL,
        auteur TEXT NOT NULL,
        datum TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        imported_by TEXT NOT NULL,
        withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (kind, name, number)
    ) STRICT""",
)

GUARDS = tuple(
    f"CREATE TRIGGER naslag_no_{verb.lower()} BEFORE {verb} ON naslag "
    "BEGIN SELECT RAISE(ABORT, 'store.append_only'); END"
    for verb in ("UPDATE", "DELETE")
)
