"""The tables and guards of the first migration, as SQL. Never edited after a release.

All tables are STRICT; decimals, dates and moments are text; bodies are canonical JSON. Tables
whose key is text and that have no large columns are WITHOUT ROWID: one tree to write per answer.
"""

from __future__ import annotations

RECORDS = (
    """CREATE TABLE revisions (
        seq INTEGER PRIMARY KEY,
        record_id TEXT NOT NULL,
        type TEXT NOT NULL,
        revision INTEGER NOT NULL,
        parent TEXT,
        changed_at TEXT NOT NULL,
        changed_by TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
        put_aside INTEGER NOT NULL DEFAULT 0 CHECK (put_aside IN (0, 1)),
        origin TEXT,
        body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT""",
    "CREATE INDEX revisions_by_parent ON revisions (record_id, parent)",
    "CREATE UNIQUE INDEX revisions_one_open ON revisions (record_id) WHERE sealed = 0",
    """CREATE INDEX placements_by_case ON revisions (json_extract(body, '$.case_id'))
        WHERE type = 'placement'""",
    """CREATE INDEX placements_by_employer ON revisions (json_extract(body, '$.employer_id'))
        WHERE type = 'placement'""",
    """CREATE INDEX documents_by_measurement ON revisions (json_extract(body, '$.measurement_id'))
        WHERE type = 'document'""",
    """CREATE TABLE records (
        id TEXT PRIMARY KEY,
        type TEXT NOT NULL,
        head INTEGER NOT NULL REFERENCES revisions (seq)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX records_by_type ON records (type)",
    "CREATE INDEX records_by_head ON records (head)",
    """CREATE TABLE tombstones (
        target_id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES records (id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tombstones_by_record ON tombstones (record_id)",
    """CREATE TABLE anomalies (
        record_id TEXT PRIMARY KEY,
        codes TEXT NOT NULL CHECK (json_valid(codes))
    ) STRICT, WITHOUT ROWID""",
)

ANSWERS = (
    """CREATE TABLE answers (
        subject TEXT NOT NULL,
        path TEXT NOT NULL,
        respondent TEXT NOT NULL,
        text TEXT NOT NULL,
        mark TEXT NOT NULL,
        origin TEXT NOT NULL,
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        PRIMARY KEY (subject, path, respondent)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE set_aside (
        subject TEXT NOT NULL,
        path TEXT NOT NULL,
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        PRIMARY KEY (subject, path)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE accepted (
        subject TEXT NOT NULL,
        code TEXT NOT NULL,
        path TEXT NOT NULL,
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        PRIMARY KEY (subject, code, path)
    ) STRICT, WITHOUT ROWID""",
)

METINGEN = (
    """CREATE TABLE metingen (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL,
        employer_id TEXT NOT NULL,
        placement_id TEXT NOT NULL,
        method TEXT NOT NULL,
        method_version TEXT NOT NULL,
        soort TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('concept', 'zienswijze', 'ondertekend')),
        started_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        replaces TEXT,
        replaces_reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX metingen_by_case ON metingen (case_id)",
    "CREATE INDEX metingen_by_placement ON metingen (placement_id)",
    """CREATE TABLE handtekeningen (
        meting_id TEXT NOT NULL REFERENCES metingen (id),
        partij TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (meting_id, partij)
    ) STRICT""",
    """CREATE TABLE ondertekende_metingen (
        id TEXT PRIMARY KEY REFERENCES metingen (id),
        revision INTEGER NOT NULL UNIQUE REFERENCES revisions (seq),
        signed_at TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        certificate_sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        meting_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        data BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX documents_by_meting ON documents (meting_id)",
    "CREATE INDEX documents_by_sha256 ON documents (sha256)",
)

HOUSE = (
    """CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE profile (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT""",
    """CREATE TABLE secrets (
        name TEXT PRIMARY KEY,
        data BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        digest TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
    # Not for answers: the hot path writes as few pages as it can.
    "CREATE INDEX audit_by_subject ON audit (subject) WHERE action <> 'answers.put'",
    """CREATE TABLE audit_salts (
        subject TEXT PRIMARY KEY,
        salt BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

EXCHANGE = (
    """CREATE TABLE contacts (
        id TEXT PRIMARY KEY,
        naam TEXT NOT NULL,
        organisatie TEXT NOT NULL,
        rollen TEXT NOT NULL CHECK (json_valid(rollen)),
        certificate_der BLOB NOT NULL,
        age_recipient TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('te_bevestigen', 'bevestigd', 'ingetrokken')),
        imported_at TEXT NOT NULL,
        confirmed_at TEXT
    ) STRICT""",
    "CREATE INDEX contacts_by_fingerprint ON contacts (fingerprint)",
    """CREATE TABLE sent_files (
        recipient TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        at TEXT NOT NULL,
        name TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (recipient, sequence)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sent_marks (
        recipient TEXT NOT NULL,
        hash TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        PRIMARY KEY (recipient, hash)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE received_files (
        sender TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        at TEXT NOT NULL,
        name TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (sender, sequence)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX received_files_by_sha256 ON received_files (sha256)",
)

# Not WITHOUT ROWID: the full-text index leans on a number that VACUUM leaves alone.
SEARCH = (
    """CREATE TABLE search_lines (
        number INTEGER PRIMARY KEY,
        record_id TEXT NOT NULL UNIQUE,
        type TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
)

TABLES = (*RECORDS, *ANSWERS, *METINGEN, *HOUSE, *EXCHANGE, *SEARCH)


def guards() -> tuple[str, ...]:
    """Every trigger: what the database itself refuses, whatever the program asks."""
    return (
        *_append_only("audit"),
        *_append_only("tombstones"),
        *_append_only("sent_files"),
        *_append_only("received_files"),
        *_revision_guards(),
        *_signed_guards(),
        *_document_guards(),
        *(guard for table in ("answers", "set_aside", "accepted") for guard in _frozen(table)),
        *_frozen("handtekeningen", "meting_id"),
    )


def _refuse(name: str, moment: str, code: str, condition: str = "") -> str:
    """A trigger that stops a statement; the code is read by the driver."""
    when = f"WHEN {condition} " if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {moment} {when}BEGIN SELECT RAISE(ABORT, '{code}'); END"


def _no_tombstone(*ids: str) -> str:
    """Holds while none of these ids has a tombstone."""
    named = ", ".join(ids)
    return f"NOT EXISTS (SELECT 1 FROM tombstones WHERE target_id IN ({named}))"  # noqa: S608 - column names


def _append_only(table: str) -> tuple[str, ...]:
    """Rows of this table stay as they came, for good."""
    return tuple(
        _refuse(f"{table}_no_{verb.lower()}", f"{verb} ON {table}", "store.append_only")
        for verb in ("UPDATE", "DELETE")
    )


def _revision_guards() -> tuple[str, ...]:
    """A sealed revision has left the house: only its standing in a conflict may still change."""
    kept = ("record_id", "type", "revision", "parent", "changed_at", "changed_by", "hash", "origin")
    columns = ", ".join(("seq", "sealed", "body", *kept))
    return (
        _refuse(
            "revisions_sealed",
            f"UPDATE OF {columns} ON revisions",
            "store.append_only",
            "OLD.sealed = 1",
        ),
        _refuse(
            "revisions_need_tombstone",
            "DELETE ON revisions",
            "store.no_tombstone",
            _no_tombstone("OLD.record_id"),
        ),
        _refuse(
            "records_need_tombstone",
            "DELETE ON records",
            "store.no_tombstone",
            _no_tombstone("OLD.id"),
        ),
        _refuse(
            "revisions_of_deleted",
            "INSERT ON revisions",
            "store.append_only",
            "EXISTS (SELECT 1 FROM tombstones WHERE target_id = NEW.record_id)",
        ),
    )


def _signed_guards() -> tuple[str, ...]:
    """Signed measurements and their heads never change; they go only with a tombstone."""
    signed = "ondertekende_metingen"
    return (
        _refuse(f"{signed}_no_update", f"UPDATE ON {signed}", "store.frozen"),
        _refuse(
            f"{signed}_need_tombstone",
            f"DELETE ON {signed}",
            "store.frozen",
            _no_tombstone("OLD.id"),
        ),
        _refuse(
            "metingen_frozen", "UPDATE ON metingen", "store.frozen", "OLD.state = 'ondertekend'"
        ),
        _refuse(
            "metingen_not_signed",
            "UPDATE ON metingen",
            "store.append_only",
            f"NEW.state = 'ondertekend' AND NOT {_is_signed('NEW.id')}",
        ),
        _refuse(
            "metingen_need_tombstone",
            "DELETE ON metingen",
            "store.frozen",
            f"OLD.state = 'ondertekend' AND {_no_tombstone('OLD.id')}",
        ),
    )


def _document_guards() -> tuple[str, ...]:
    """A document stays byte for byte; it goes with its own tombstone or its measurement's."""
    return (
        _refuse("documents_no_update", "UPDATE ON documents", "store.append_only"),
        _refuse(
            "documents_need_tombstone",
            "DELETE ON documents",
            "store.no_tombstone",
            _no_tombstone("OLD.id", "OLD.meting_id"),
        ),
    )


def _is_signed(column: str) -> str:
    return f"EXISTS (SELECT 1 FROM ondertekende_metingen WHERE id = {column})"  # noqa: S608 - column name


def _frozen(table: str, subject: str = "subject") -> tuple[str, ...]:
    """Nothing under a signed measurement changes; with its tombstone it may go."""
    new, old = _is_signed(f"NEW.{subject}"), _is_signed(f"OLD.{subject}")
    gone = _no_tombstone(f"OLD.{subject}")
    return (
        _refuse(f"{table}_frozen_insert", f"INSERT ON {table}", "store.frozen", new),
        _refuse(f"{table}_frozen_update", f"UPDATE ON {table}", "store.frozen", f"{new} OR {old}"),
        _refuse(
            f"{table}_frozen_delete", f"DELETE ON {table}", "store.frozen", f"{old} AND {gone}"
        ),
    )
