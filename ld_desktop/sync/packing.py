"""Dividing records and their documents over files that stay under the limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ld_desktop.domain.canonical import sha256
from ld_desktop.domain.records import DocumentBody, Record
from ld_desktop.errors import DefinitionError
from ld_desktop.sync.archive import MAX_MEMBERS
from ld_desktop.sync.errors import ItemTooLarge
from ld_desktop.sync.lines import write_line
from ld_desktop.sync.manifest import MAX_RECORDS
from ld_desktop.sync.schema import check_body

# Unpacked contents per file. What remains under 256 MB is for manifest, directory, CMS and age.
PART_BYTES = 240_000_000
_PER_MEMBER = 500  # a line in the manifest, and two headers in the archive
_OTHER_MEMBERS = 2
_MEGABYTE = 1_000_000


@dataclass
class Portion:
    """What goes into one file: every document beside the record that speaks of it."""

    records: list[Record] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    documents: dict[str, bytes] = field(default_factory=dict)
    size: int = 0


@dataclass(frozen=True)
class _Item:
    record: Record
    line: bytes
    sha256: str | None
    document: bytes


def divide(
    records: Iterable[Record], documents: Mapping[str, bytes], part_bytes: int = PART_BYTES
) -> list[Portion]:
    """Portions in the order of the records; one file holds as much as fits.

    Raises:
        ItemTooLarge: one record with its document does not fit into any file.
        DefinitionError: our own mistake: nothing to send, a record that is not whole or does not
            fit its schema, a document that is missing, changed or spoken of by no record.
    """
    portions: list[Portion] = []
    seen: set[str] = set()
    spoken_of: set[str] = set()
    for item in _items(records, documents):
        if item.record.hash in seen:
            msg = f"record {item.record.id} is sent twice"
            raise DefinitionError(msg)
        seen.add(item.record.hash)
        if item.sha256:
            spoken_of.add(item.sha256)
        if not portions or not _fits(portions[-1], item, part_bytes):
            portions.append(Portion())
        _add(portions[-1], item, part_bytes)
    if not portions or set(documents) - spoken_of:
        msg = "nothing to send, or a document without its record"
        raise DefinitionError(msg)
    return portions


def _items(records: Iterable[Record], documents: Mapping[str, bytes]) -> Iterator[_Item]:
    for record in records:
        body = check_body(record)
        if not record.is_whole():
            msg = f"record {record.id} does not have its own hash"
            raise DefinitionError(msg)
        if not isinstance(body, DocumentBody):
            yield _Item(record, write_line(record), None, b"")
            continue
        data = documents.get(body.sha256)
        if data is None or sha256(data) != body.sha256 or len(data) != body.size:
            msg = f"document {record.id} is not the one that its record names"
            raise DefinitionError(msg)
        yield _Item(record, write_line(record), body.sha256, data)


def _cost(portion: Portion, item: _Item) -> int:
    if item.sha256 is None or item.sha256 in portion.documents:
        return len(item.line)
    return len(item.line) + len(item.document) + _PER_MEMBER


def _fits(portion: Portion, item: _Item, part_bytes: int) -> bool:
    room = len(portion.documents) < MAX_MEMBERS - _OTHER_MEMBERS
    few = len(portion.records) < MAX_RECORDS
    return room and few and portion.size + _cost(portion, item) <= part_bytes


def _add(portion: Portion, item: _Item, part_bytes: int) -> None:
    cost = _cost(portion, item)
    if cost > part_bytes:
        raise ItemTooLarge(size=-(-cost // _MEGABYTE), maximum=part_bytes // _MEGABYTE)
    portion.size += cost
    portion.records.append(item.record)
    portion.lines.append(item.line)
    if item.sha256 is not None:
        portion.documents[item.sha256] = item.document
