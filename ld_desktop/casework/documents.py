"""Documents: keeping signed files, reading them back, saving a copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from ld_desktop.casework import independence
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.canonical import sha256
from ld_desktop.domain.meting import Meting, Rapport
from ld_desktop.domain.records import DocumentBody, Record, RecordType
from ld_desktop.errors import EnvironmentProblem, os_reason

DocumentKind = Literal["loonwaarderapport", "bijlage"]


class CannotWrite(EnvironmentProblem):
    """A file could not be written: the place is full, read-only or gone."""

    code = "casework.cannot_write"


class CannotRead(EnvironmentProblem):
    """A file could not be read."""

    code = "casework.cannot_read"


@dataclass(frozen=True)
class DocumentLine:
    """A document as a list shows it."""

    id: str
    name: str
    kind: str
    created_at: datetime
    meting_id: str


def keep(
    session: Session, meting: Meting, kind: DocumentKind, data: bytes, rapport: Rapport
) -> str:
    """Keep a document and its record; part of the transaction of the caller."""
    document_id = session.new_id()
    now = session.clock()
    zaak = re.sub(r"[^0-9A-Za-z-]+", "-", rapport.zaaknummer).strip("-") or "zaak"
    part = "rapport" if kind == "loonwaarderapport" else "bijlage"
    name = f"{part}-{zaak}-{meting.method}-{rapport.datum_rapportage:%Y%m%d}.pdf"
    session.store.documents.put(document_id, meting.id, kind, name, data, now)
    body = DocumentBody(
        measurement_id=meting.id,
        kind=kind,
        name=name,
        sha256=sha256(data),
        size=len(data),
        created_at=now,
    )
    session.store.records.save(RecordType.DOCUMENT, document_id, body, session.profile.id)
    session.store.records.seal([document_id])
    return document_id


def document_bytes(session: Session, document_id: str) -> bytes:
    """The document itself.

    Raises:
        NotFound: when this store does not hold it.
        Veiled: it belongs to a measurement about which a second opinion is being given here.
    """
    record = session.store.records.head(document_id)
    if record is not None:
        _refuse_veiled(session, record)
    data: bytes | None = session.store.documents.get(document_id)
    if data is None:
        raise NotFound(id=document_id)
    return data


def document_line(session: Session, document_id: str) -> DocumentLine:
    """Name, kind and moment of a document.

    Raises:
        NotFound: when this store does not hold it.
        Veiled: it belongs to a measurement about which a second opinion is being given here.
    """
    record = session.store.records.head(document_id)
    if record is None or record.type is not RecordType.DOCUMENT:
        raise NotFound(id=document_id)
    _refuse_veiled(session, record)
    body = DocumentBody.model_validate(record.body)
    return DocumentLine(record.id, body.name, body.kind, body.created_at, body.measurement_id)


def _refuse_veiled(session: Session, record: Record) -> None:
    meting = session.store.metingen.get(str(record.body.get("measurement_id", "")))
    independence.refuse_veiled(session, meting)


def save_copy(session: Session, document_id: str, path: Path) -> None:
    """Write a copy for the user; the file appears whole or not at all."""
    write_whole(path, document_bytes(session, document_id))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file for the user so that it appears whole or not at all.

    Raises:
        CannotWrite: nothing was left behind then.
    """
    from ld_desktop.keys import errors, files

    try:
        files.write_whole(path, data, files.ORDINARY)
    except errors.DiskFull as error:
        raise CannotWrite(file=path.name, reason="system.full") from error
    except errors.ReadOnly as error:
        raise CannotWrite(file=path.name, reason="system.not_allowed") from error
    except errors.NotWritten as error:
        raise CannotWrite(file=path.name, reason=error.values["reason"]) from error


def read_whole(path: Path, limit: int = 512 * 1024 * 1024) -> bytes:
    """Read a file that a user chose.

    Raises:
        CannotRead: when it is missing, a folder, unreadable or larger than the limit (bytes).
    """
    try:
        if path.stat().st_size > limit:
            raise CannotRead(file=path.name, reason="system.too_large")
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(file=path.name, reason=os_reason(error)) from error


def make_folder(path: Path) -> None:
    """Make a folder and what is above it.

    Raises:
        CannotWrite: when that is refused.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(file=path.name, reason=os_reason(error)) from error
