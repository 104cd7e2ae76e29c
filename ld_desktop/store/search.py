"""Search as you type: people and employers by name, case number, employer and function.

A line per case holds everything it may be found by, so that a name and a function together find
one case. Accents, case and punctuation are folded away on both sides; every word may be a
beginning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ld_desktop.domain.records import RecordType
from ld_desktop.store._driver import Connection

_LIMIT = 50
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_PLACEMENTS = """SELECT json_extract(body, '$.functie') AS functie,
    json_extract(body, '$.case_id') AS case_id, json_extract(body, '$.employer_id') AS employer_id
    FROM revisions JOIN records ON records.head = revisions.seq
    WHERE revisions.type = 'placement' AND """
_BY_CASE = _PLACEMENTS + "json_extract(body, '$.case_id') = ?"
_BY_EMPLOYER = _PLACEMENTS + "json_extract(body, '$.employer_id') = ?"


@dataclass(frozen=True)
class Hit:
    """A case or an employer that was found, and the cases to open for it."""

    type: RecordType
    id: str
    case_ids: tuple[str, ...]


def fold(text: str) -> str:
    """The words of a text as they are compared: small letters without marks or punctuation."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(
        c for c in small.translate(_LETTERS) if not unicodedata.category(c).startswith("M")
    )
    return " ".join(_WORD.findall(bare))


class Search:
    """The lines to search in. They follow the records inside the transaction of each change."""

    def __init__(self, connection: Connection) -> None:
        """Works on the connection of the store."""
        self._connection = connection

    def __call__(self, text: str) -> tuple[Hit, ...]:
        """Whatever matches all words; nothing typed finds nothing."""
        words = fold(text).split()
        if not words:
            return ()
        rows = self._connection.rows(
            "SELECT record_id, type FROM search_lines JOIN search_lines_fts"
            " ON search_lines_fts.rowid = search_lines.number"
            " WHERE search_lines_fts MATCH ? ORDER BY rank, search_lines.text LIMIT ?",
            (" ".join(f'"{word}"*' for word in words), _LIMIT),
        )
        return tuple(self._hit(RecordType(row["type"]), row["record_id"]) for row in rows)

    def refresh(self, kind: RecordType, record_id: str) -> None:
        """Write the lines anew that a changed record appears in."""
        if kind is RecordType.CASE:
            self._refresh_case(record_id)
        elif kind is RecordType.EMPLOYER:
            self._refresh_employer(record_id)
        elif kind is RecordType.PLACEMENT:
            self._refresh_cases(self.cases_touched_by(record_id))

    def remove(self, record_id: str) -> None:
        """Drop the line of a record that is gone."""
        self._connection.run("DELETE FROM search_lines WHERE record_id = ?", (record_id,))

    def rebuild_index(self) -> None:
        """Make the index anew from the lines, so that it holds no word of what is gone."""
        self._connection.run("INSERT INTO search_lines_fts (search_lines_fts) VALUES ('rebuild')")

    def cases_of_employer(self, employer_id: str) -> tuple[str, ...]:
        """The cases with a placement at an employer."""
        rows = self._connection.rows(_BY_EMPLOYER, (employer_id,))
        return tuple(sorted({str(row["case_id"]) for row in rows}))

    def cases_touched_by(self, record_id: str) -> tuple[str, ...]:
        """The cases whose line holds words of a placement or an employer."""
        body = self._body(record_id)
        if body is None or body["type"] not in {RecordType.PLACEMENT, RecordType.EMPLOYER}:
            return ()
        if body["type"] == RecordType.EMPLOYER:
            return self.cases_of_employer(record_id)
        return (str(body["case_id"]),)

    def _hit(self, kind: RecordType, record_id: str) -> Hit:
        if kind is RecordType.CASE:
            return Hit(kind, record_id, (record_id,))
        return Hit(kind, record_id, self.cases_of_employer(record_id))

    def _refresh_case(self, case_id: str) -> None:
        body = self._body(case_id)
        if body is None:
            return
        words = [body.get("naam"), body.get("zaaknummer")]
        for row in self._connection.rows(_BY_CASE, (case_id,)):
            employer = self._body(str(row["employer_id"])) or {}
            words += [row["functie"], employer.get("naam")]
        self._write(RecordType.CASE, case_id, words)

    def _refresh_employer(self, employer_id: str) -> None:
        body = self._body(employer_id)
        if body is not None:
            self._write(RecordType.EMPLOYER, employer_id, [body.get("naam")])
        self._refresh_cases(self.cases_of_employer(employer_id))

    def _refresh_cases(self, case_ids: Iterable[str]) -> None:
        for case_id in case_ids:
            self._refresh_case(case_id)

    def _body(self, record_id: str) -> Mapping[str, Any] | None:
        """The fields a line is made of, of the head of a record."""
        return self._connection.row(
            "SELECT records.type, json_extract(body, '$.naam') AS naam,"
            " json_extract(body, '$.zaaknummer') AS zaaknummer,"
            " json_extract(body, '$.case_id') AS case_id"
            " FROM records JOIN revisions ON revisions.seq = records.head WHERE records.id = ?",
            (record_id,),
        )

    def _write(self, kind: RecordType, record_id: str, words: Iterable[object]) -> None:
        text = fold(" ".join(word for word in words if isinstance(word, str)))
        self._connection.run(
            "INSERT INTO search_lines (record_id, type, text) VALUES (?, ?, ?)"
            " ON CONFLICT (record_id) DO UPDATE SET text = excluded.text"
            " WHERE text <> excluded.text",
            (record_id, kind.value, text),
        )
