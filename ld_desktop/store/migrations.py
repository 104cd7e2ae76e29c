"""The numbered migrations, never edited after a release, and what a store may be opened with."""

from __future__ import annotations

from ld_desktop.store import schema, schema_naslag
from ld_desktop.store._driver import Connection, Database, Migrations
from ld_desktop.store.errors import StoreDamaged, StoreTooNew

MIGRATIONS = Migrations("store")


@MIGRATIONS()
def m0001_first(db: Database) -> None:
    """Records by revision, answers, measurements, documents, contacts, audit chain, search."""
    for statement in (*schema.TABLES, *schema.guards()):
        db.execute(statement)
    db.table("search_lines").enable_fts(["text"], create_triggers=True)


@MIGRATIONS()
def m0002_naslag(db: Database) -> None:
    """Works of reference: function profiles, norms and occupations that an office brought in."""
    for statement in (*schema_naslag.TABLES, *schema_naslag.GUARDS):
        db.execute(statement)


def supported() -> int:
    """The number of the newest migration this program knows; `m0007_anything` is 7."""
    return max(_number(name) for name in _known())


def pending(connection: Connection) -> tuple[str, ...]:
    """The names of the migrations still to be done.

    Raises:
        StoreDamaged: a file without migrations is no store (an empty or foreign database).
        StoreTooNew: a newer program has been here.
    """
    with connection.translated():
        applied = {migration.name for migration in MIGRATIONS.applied(connection.db)}
    if not applied:
        raise StoreDamaged(file=connection.path.name)
    if not applied <= _known():
        found = max(map(_number, applied))
        raise StoreTooNew(file=connection.path.name, found=found, supported=supported())
    return tuple(sorted(_known() - applied))


def apply(connection: Connection) -> None:
    """Do what is pending; each migration in a transaction of its own, whole or not at all."""
    with connection.translated():
        MIGRATIONS.apply(connection.db)


def _known() -> set[str]:
    return {migration.name for migration in MIGRATIONS._migrations}  # noqa: SLF001 - no public list


def _number(name: str) -> int:
    return int(name[1:5])
