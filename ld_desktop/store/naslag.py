"""Works of reference that an office brought in: profiles, norms, occupations; every version stays.

A measurement names what it was scored with by name, version and hash; years later that must still
be here. So nothing is ever changed: another content is a next version, and what should no longer
be used is withdrawn, which is a version too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from typing import Any

from ld_desktop.domain.canonical import sha256 as digest_of
from ld_desktop.store._repository import Repository
from ld_desktop.store.errors import StoreDamaged


@dataclass(frozen=True, slots=True)
class NaslagLine:
    """One version of one work, without its body.

    Attributes:
        kind: what sort of work, for example `functieprofielen`.
        name: its own name within the kind: a code, or the name of a set.
        number: 1 for the first version in this store, then on.
        title: how a list shows it.
        collection: what it came with: the set of a profile; the title again for a whole set.
        versie: the version as its author calls it.
        datum: the day its author gives it.
        sha256: over the body.
        file_sha256: over the bytes of the file it came in; empty for a withdrawal.
        withdrawn: from here on it is no longer used.
    """

    kind: str
    name: str
    number: int
    title: str
    collection: str
    versie: str
    auteur: str
    datum: date
    sha256: str
    file_sha256: str
    imported_at: datetime
    imported_by: str
    withdrawn: bool


_COLUMNS = ", ".join(field.name for field in fields(NaslagLine))
_NEWEST = "number = (SELECT max(number) FROM naslag n WHERE n.kind = m.kind AND n.name = m.name)"


class Naslag(Repository):
    """All works of reference of a store."""

    def add(self, work: NaslagLine, body: str) -> None:
        """Keep a version under the next number; part of the transaction of the caller.

        Never under a number that is taken: the table refuses that.
        """
        row = [_text(value) for value in astuple(work)]
        marks = ", ".join("?" * (len(row) + 1))
        detail = {"name": work.name, "number": work.number, "sha256": work.sha256}
        with self._change("naslag.add", f"naslag.{work.kind}", detail):
            self._connection.run(
                f"INSERT INTO naslag ({_COLUMNS}, body) VALUES ({marks})",  # noqa: S608 - constant
                (*row, body),
            )

    def newest(self, kind: str) -> tuple[NaslagLine, ...]:
        """The newest version of every work of a kind, by name; withdrawn ones too."""
        return self._lines(f"kind = ? AND {_NEWEST}", (kind,))

    def versions(self, kind: str, name: str) -> tuple[NaslagLine, ...]:
        """Every version of a work, oldest first."""
        return self._lines("kind = ? AND name = ?", (kind, name))

    def bodies(self, lines: Iterable[NaslagLine]) -> tuple[str, ...]:
        """The contents of versions.

        Raises:
            StoreDamaged: one is not what was kept.
        """
        return tuple(self._body(line) for line in lines)

    def _body(self, line: NaslagLine) -> str:
        body = self._connection.value(
            "SELECT body FROM naslag WHERE kind = ? AND name = ? AND number = ?",
            (line.kind, line.name, line.number),
        )
        if not isinstance(body, str) or digest_of(body.encode()) != line.sha256:
            raise StoreDamaged(file=self._connection.path.name)
        return body

    def _lines(self, condition: str, values: tuple[str, ...]) -> tuple[NaslagLine, ...]:
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM naslag m WHERE {condition} ORDER BY name, number",  # noqa: S608 - constants
            values,
        )
        return tuple(_line(row) for row in rows)


def _text(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def _line(row: dict[str, Any]) -> NaslagLine:
    return NaslagLine(
        **row
        | {
            "datum": date.fromisoformat(row["datum"]),
            "imported_at": datetime.fromisoformat(row["imported_at"]),
            "withdrawn": bool(row["withdrawn"]),
        }
    )
