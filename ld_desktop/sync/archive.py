"""The ZIP inside a sync file: written the same every time, and read with suspicion."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from ld_desktop.sync.errors import (
    ArchiveDamaged,
    Bomb,
    DuplicateMember,
    PathTrick,
    TooManyMembers,
    UnexpectedMember,
)

MANIFEST = "manifest.json"
RECORDS = "records.ndjson"
MAX_MEMBERS = 10_000
MAX_TOTAL_BYTES = 256_000_000  # of all members together, unpacked
MAX_RATIO = 100
_RATIO_MATTERS = 1_000_000  # smaller members may be as dense as they like
_DIRECTORY_ENTRY = 160  # bytes; ours take 122 at most
_END = struct.Struct("<4s4H2LH")
_END_MAGIC = b"PK\x05\x06"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_OWNER_ONLY = 0o600 << 16
_CHUNK = 1 << 20
_DOCUMENT = re.compile(r"documents/([0-9a-f]{64})\.pdf")
_TRICK = re.compile(r"\.\.|^[/\\]|^[A-Za-z]:|\\|[\x00-\x1f]")
_ENCRYPTED = 0x1
# What zipfile raises on bytes that are no archive.
_NO_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


def document_name(sha256: str) -> str:
    """Where a document stands: `documents/<sha256>.pdf`."""
    return f"documents/{sha256}.pdf"


def document_sha256(name: str) -> str | None:
    """The hash in the name of a document; None when it is no document."""
    found = _DOCUMENT.fullmatch(name)
    return found.group(1) if found else None


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """An archive: same members in the same order, same bytes.

    Documents are stored as they are, because PDF is compressed already. So is what would come out
    so dense that a reader must take it for a bomb.
    """
    stored = {name for name in members if document_sha256(name)}
    data, dense = _write(members, stored)
    return _write(members, stored | dense)[0] if dense else data


def _write(members: Mapping[str, bytes], stored: AbstractSet[str]) -> tuple[bytes, set[str]]:
    """The archive, and which members came out too dense."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = _UNIX
            entry.external_attr = _OWNER_ONLY
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
        dense = {entry.filename for entry in archive.infolist() if _is_dense(entry)}
    return target.getvalue(), dense


def _is_dense(entry: zipfile.ZipInfo) -> bool:
    large = entry.file_size > _RATIO_MATTERS
    return large and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def read_archive(data: bytes) -> dict[str, bytes]:
    """All members of an archive, unpacked in memory and never onto a disk.

    Raises:
        TooManyMembers, Bomb: more than the format allows, found before it is unpacked.
        PathTrick, UnexpectedMember, DuplicateMember: by name.
        ArchiveDamaged: anything else that is not as it should be.
    """
    _check_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_names([entry.orig_filename for entry in entries])
            _check_sizes(entries)
            return {entry.filename: _unpack(archive, entry) for entry in entries}
    except _NO_ARCHIVE as error:
        raise ArchiveDamaged from error


def _check_end(data: bytes) -> None:
    """Look at the end record first: `zipfile` would load a directory of any size."""
    if len(data) < _END.size:
        raise ArchiveDamaged
    magic, disk, first, here, total, size, begin, comment = _END.unpack(data[-_END.size :])
    whole = begin + size + _END.size == len(data)
    if magic != _END_MAGIC or disk or first or comment or here != total or not whole:
        raise ArchiveDamaged
    if total > MAX_MEMBERS or size > MAX_MEMBERS * _DIRECTORY_ENTRY:
        raise TooManyMembers(maximum=MAX_MEMBERS)


def _check_names(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if _TRICK.search(name):
            raise PathTrick
        if name not in {MANIFEST, RECORDS} and document_sha256(name) is None:
            raise UnexpectedMember
        if name in seen:
            raise DuplicateMember(member=name)
        seen.add(name)


def _check_sizes(entries: Iterable[zipfile.ZipInfo]) -> None:
    total = 0
    for entry in entries:
        total += entry.file_size
        if total > MAX_TOTAL_BYTES or _is_dense(entry):
            raise Bomb(maximum=MAX_TOTAL_BYTES // 1_000_000)
        plain = entry.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
        if not plain or entry.flag_bits & _ENCRYPTED:
            raise ArchiveDamaged


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One member, in chunks: what it says of its own size is not believed."""
    parts, length = [], 0
    with archive.open(entry) as member:
        while part := member.read(_CHUNK):
            length += len(part)
            if length > entry.file_size:
                raise Bomb(maximum=MAX_TOTAL_BYTES // 1_000_000)
            parts.append(part)
    if length != entry.file_size:
        raise ArchiveDamaged
    return b"".join(parts)
