"""What all repositories share: a connection, the audit chain, a clock, and text of values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TypeAlias

from ld_desktop.domain.canonical import canonical_json
from ld_desktop.store._driver import Connection
from ld_desktop.store.audit import Audit
from ld_desktop.store.errors import TextUnstorable

Clock: TypeAlias = Callable[[], datetime]
Random: TypeAlias = Callable[[int], bytes]


class Repository:
    """A part of the store: takes and returns domain values, never shows a row."""

    def __init__(self, connection: Connection, audit: Audit, clock: Clock) -> None:
        """Share what belongs to the whole store."""
        self._connection = connection
        self._audit = audit
        self._clock = clock

    @contextmanager
    def _change(self, action: str, subject: str, detail: Mapping[str, object]) -> Iterator[None]:
        """A change with its audit row, in one transaction."""
        with self._connection.transaction():
            yield
            self._audit.write(action, subject, detail)


def canonical(value: object) -> str:
    """Canonical JSON as text.

    Raises:
        TextUnstorable: for half a character, which UTF-8 cannot hold.
    """
    try:
        return canonical_json(value).decode("utf-8")
    except UnicodeEncodeError as error:
        raise TextUnstorable from error
