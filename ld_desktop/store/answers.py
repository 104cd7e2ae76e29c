"""Answers as typed, what was set aside and what was accepted, per subject. The hot path."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ld_desktop.domain.answers import Answer, AnswerKey, Respondent, SetAside
from ld_desktop.domain.records import RecordType
from ld_desktop.store._repository import Repository

_UPSERT = """INSERT INTO answers (subject, path, respondent, text, mark, origin, reason, at, by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (subject, path, respondent) DO UPDATE SET text = excluded.text,
        mark = excluded.mark, origin = excluded.origin, reason = excluded.reason,
        at = excluded.at, by = excluded.by"""
_COLUMNS = "path, respondent, text, mark, origin, reason, at, by"


class Answers(Repository):
    """Everything answered about a subject: a case, an employer, a placement or a measurement."""

    def put(self, subject: str, answer: Answer) -> None:
        """Keep an answer in place of the one before; on disk when this returns."""
        row = (
            answer.path,
            answer.respondent.value,
            answer.text,
            answer.mark.value,
            answer.origin.value,
            answer.reason,
            answer.at.isoformat(),
            answer.by,
        )
        with self._connection.transaction():
            self._connection.run(_UPSERT, (subject, *row))
            self._audit.write("answers.put", subject, {"row": row})

    def get(self, subject: str, key: AnswerKey) -> Answer | None:
        """The answer at a place, if one was given."""
        row = self._connection.row(
            f"SELECT {_COLUMNS} FROM answers"  # noqa: S608 - constant
            " WHERE subject = ? AND path = ? AND respondent = ?",
            (subject, key.path, key.respondent.value),
        )
        return _answer(row) if row else None

    def all(self, subject: str) -> dict[AnswerKey, Answer]:
        """Every answer about a subject."""
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM answers WHERE subject = ?",  # noqa: S608 - constant
            (subject,),
        )
        answers = (_answer(row) for row in rows)
        return {answer.key: answer for answer in answers}

    def subjects_under(self, record_id: str) -> tuple[str, ...]:
        """What was begun under a record and has answers of its own: ids of the shape `record/part`."""
        first, beyond = f"{record_id}/", f"{record_id}0"  # "0" is the character after "/"
        sql = "SELECT DISTINCT subject FROM answers WHERE subject >= ? AND subject < ? ORDER BY subject"
        return tuple(self._connection.column(sql, (first, beyond)))

    def begun_under(self, kind: RecordType) -> tuple[str, ...]:
        """The same under every record of a kind; each is looked up by its place in the index."""
        sql = """SELECT DISTINCT answers.subject FROM records CROSS JOIN answers
            ON answers.subject >= records.id || '/' AND answers.subject < records.id || '0'
            WHERE records.type = ?"""
        return tuple(self._connection.column(sql, (kind.value,)))

    def remove(self, subject: str, key: AnswerKey) -> None:
        """Take an answer away; none there is no change."""
        path, respondent = key.path, key.respondent.value
        with self._connection.transaction():
            gone = self._connection.run(
                "DELETE FROM answers WHERE subject = ? AND path = ? AND respondent = ?",
                (subject, path, respondent),
            )
            if gone:
                detail = {"path": path, "respondent": respondent}
                self._audit.write("answers.remove", subject, detail)

    def set_aside(self, subject: str, aside: SetAside) -> None:
        """Put a question aside; its answer stays."""
        with self._change("answers.set_aside", subject, {"aside": aside}):
            self._connection.run(
                "INSERT INTO set_aside (subject, path, reason, at, by) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (subject, path) DO UPDATE SET reason = excluded.reason,"
                " at = excluded.at, by = excluded.by",
                (subject, aside.path, aside.reason, aside.at.isoformat(), aside.by),
            )

    def unset_aside(self, subject: str, path: str) -> None:
        """Bring a question back."""
        with self._change("answers.unset_aside", subject, {"path": path}):
            self._connection.run(
                "DELETE FROM set_aside WHERE subject = ? AND path = ?", (subject, path)
            )

    def aside(self, subject: str) -> dict[str, SetAside]:
        """What was set aside, by path."""
        rows = self._connection.rows(
            "SELECT path, reason, at, by FROM set_aside WHERE subject = ? ORDER BY path",
            (subject,),
        )
        return {row["path"]: SetAside(**_dated(row)) for row in rows}

    def accept(self, subject: str, code: str, path: str, reason: str, by: str) -> None:
        """Let a soft problem stand, with the reason; an empty reason withdraws that."""
        at = self._clock().isoformat()
        detail = {"code": code, "path": path, "reason": reason, "by": by}
        with self._change("answers.accept", subject, detail):
            if reason:
                self._connection.run(
                    "INSERT INTO accepted (subject, code, path, reason, at, by)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, code, path) DO UPDATE"
                    " SET reason = excluded.reason, at = excluded.at, by = excluded.by",
                    (subject, code, path, reason, at, by),
                )
            else:
                self._connection.run(
                    "DELETE FROM accepted WHERE subject = ? AND code = ? AND path = ?",
                    (subject, code, path),
                )

    def accepted(self, subject: str) -> dict[tuple[str, str], str]:
        """The reasons by code and path."""
        rows = self._connection.rows(
            "SELECT code, path, reason FROM accepted WHERE subject = ? ORDER BY code, path",
            (subject,),
        )
        return {(row["code"], row["path"]): row["reason"] for row in rows}

    def copy(self, source: str, target: str) -> None:
        """Give a new subject everything of another: the start of a correction."""
        with self._change("answers.copy", target, {"source": source}):
            for table, columns in (
                ("answers", _COLUMNS),
                ("set_aside", "path, reason, at, by"),
                ("accepted", "code, path, reason, at, by"),
            ):
                self._connection.run(
                    f"INSERT INTO {table} (subject, {columns})"  # noqa: S608 - constants
                    f" SELECT ?, {columns} FROM {table} WHERE subject = ?",
                    (target, source),
                )

    def erase(self, subject: str) -> None:
        """Take everything about a subject away, inside the transaction of its removal."""
        for table in ("answers", "set_aside", "accepted"):
            self._connection.run(f"DELETE FROM {table} WHERE subject = ?", (subject,))  # noqa: S608 - constants


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    row["at"] = datetime.fromisoformat(row["at"])
    return row


def _answer(row: dict[str, Any]) -> Answer:
    row["respondent"] = Respondent(row["respondent"])
    return Answer(**_dated(row))
