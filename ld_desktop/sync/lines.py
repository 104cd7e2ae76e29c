"""`records.ndjson`: a record per line, in canonical JSON."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.domain.records import Record
from ld_desktop.sync.errors import RecordChanged, RecordDamaged, TooManyMembers
from ld_desktop.sync.manifest import MAX_RECORDS
from ld_desktop.sync.plain_json import NotPlain, read_plain, write_plain


def write_line(record: Record) -> bytes:
    """A record as a line, with its end."""
    return canonical_json(record) + b"\n"


def read_lines(data: bytes) -> Iterator[Record]:
    """The records in order, each one whole.

    Raises:
        RecordDamaged: a line is no record in canonical JSON, or the last one has no end.
        RecordChanged: a hash does not follow.
        TooManyMembers: more lines than a file may hold.
    """
    lines = data.split(b"\n", MAX_RECORDS + 1)
    if len(lines) > MAX_RECORDS + 1:
        raise TooManyMembers(maximum=MAX_RECORDS)
    if lines.pop() != b"":
        raise RecordDamaged(line=len(lines) + 1)
    for number, line in enumerate(lines, start=1):
        yield _read_line(line, number)


def _read_line(line: bytes, number: int) -> Record:
    try:
        document = read_plain(line)
        record = Record.model_validate_json(line, strict=True)
    except (NotPlain, ValidationError) as error:
        raise RecordDamaged(line=number) from error
    # The same as `record.is_whole()`, which would walk through the body once more.
    hashed = write_plain({name: document[name] for name in ("type", "id", "parent", "body")})
    if sha256(hashed) != record.hash:
        raise RecordChanged(line=number)
    return record
