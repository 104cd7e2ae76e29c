"""Receiving: open and check sync files, show what they bring, and import them one by one, whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ld_desktop.casework import contacts, verifying
from ld_desktop.casework.arrivals import Judged, judge, store_records
from ld_desktop.casework.documents import read_whole
from ld_desktop.casework.handing_over import KIND_LABELS, title
from ld_desktop.casework.session import Session
from ld_desktop.casework.verifying import CheckLine
from ld_desktop.domain.canonical import sha256
from ld_desktop.domain.records import DocumentBody, RecordType
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import error_sentence, sentence

if TYPE_CHECKING:
    from ld_desktop.keys.identity import Identity
    from ld_desktop.sync.envelope import Opened, Trusted

FileStatus = Literal["nieuw", "al_ingelezen", "geweigerd"]
Outcome = Literal["nieuw", "gewijzigd", "ongewijzigd", "conflict", "afwijkend", "geweigerd"]
Progress = Callable[[str, int], None]
Cancelled = Callable[[], bool]
_WORSE = ("gewijzigd", "conflict", "geweigerd")


class ImportCancelled(EnvironmentProblem):
    """The user stopped; nothing was imported."""

    code = "casework.cancelled"


class SequenceReused(EnvironmentProblem):
    """A number that this sender used before, with other contents."""

    code = "casework.sequence_reused"


@dataclass(frozen=True)
class OpenedFile:
    """A file as it was opened, or why it was refused."""

    path: Path
    sha256: str
    contents: Opened | None
    refusal: EnvironmentProblem | None
    bad_reports: Mapping[str, str]


@dataclass(frozen=True)
class PreviewLine:
    """What one record would do."""

    kind: str
    title: str
    outcome: Outcome
    message: str


@dataclass(frozen=True)
class FilePreview:
    """What one file would do."""

    name: str
    sender: str
    sequence: int
    status: FileStatus
    message: str
    lines: tuple[PreviewLine, ...]
    opened: OpenedFile


@dataclass(frozen=True)
class ImportSummary:
    """What happened, in records; `refused` counts whole files as well."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    conflict: int = 0
    refused: int = 0
    messages: tuple[str, ...] = ()


@dataclass(frozen=True)
class LogLine:
    """One file in the log of what went out and came in."""

    moment: datetime
    direction: str
    name: str
    contact: str
    sequence: int
    text: str


@dataclass(frozen=True)
class ImportJob:
    """The long part of receiving; touches no store, so any thread may run it."""

    paths: tuple[Path, ...]
    identity: Identity
    own_id: str
    trusted: Mapping[str, Trusted]
    known: frozenset[str]

    def run(self, progress: Progress, cancelled: Cancelled) -> tuple[OpenedFile, ...]:
        """Open and check every file; a refused one does not stop the others.

        Raises:
            ImportCancelled: when asked to stop.
        """
        opened = []
        for number, path in enumerate(self.paths):
            if cancelled():
                raise ImportCancelled
            progress(path.name, number * 100 // len(self.paths))
            opened.append(self._open(path))
        return tuple(opened)

    def _open(self, path: Path) -> OpenedFile:
        from ld_desktop.sync.envelope import open_file

        digest = ""
        try:
            data = read_whole(path)
            digest = sha256(data)
            if digest in self.known:
                return OpenedFile(path, digest, None, None, {})
            contents = open_file(data, self.identity, self.trusted, self.own_id)
        except EnvironmentProblem as refusal:
            return OpenedFile(path, digest, None, refusal, {})
        return OpenedFile(path, digest, contents, None, _bad_reports(contents))


def prepare_import(session: Session, paths: tuple[Path, ...]) -> ImportJob:
    """Gather the files; of a folder, every `*.ldsync` in it."""
    from ld_desktop.sync.envelope import Trusted

    files: list[Path] = []
    for path in paths:
        files += sorted(path.glob("*.ldsync")) if path.is_dir() else [path]
    return ImportJob(
        paths=tuple(dict.fromkeys(files)),
        identity=contacts.identity_of(session),
        own_id=session.profile.id,
        trusted={
            sha256(contact.certificate_der): Trusted(
                installation_id=contact.id, revoked=contact.state == contacts.REVOKED
            )
            for contact in session.store.contacts.all()
            if contact.state != contacts.TO_CONFIRM
        },
        known=frozenset(
            line.sha256 for line in session.store.transport.log() if line.direction == "received"
        ),
    )


def preview(session: Session, opened: tuple[OpenedFile, ...]) -> tuple[FilePreview, ...]:
    """What the files would do, in the order in which they would be read."""
    return tuple(_preview(session, file) for file in sorted(opened, key=_order))


def receive(session: Session, previews: tuple[FilePreview, ...]) -> ImportSummary:
    """Import the files, each whole or not at all, and log them."""
    done = []
    for file in previews:
        fresh = _preview(session, file.opened)  # a file before it may have changed what is new
        if fresh.status == "nieuw" and file.opened.contents is not None:
            _import(session, fresh)
        done.append(fresh)
    return summarise(tuple(done))


def summarise(previews: tuple[FilePreview, ...]) -> ImportSummary:
    """The counts of what the files do."""
    lines = [line.outcome for file in previews if file.status == "nieuw" for line in file.lines]
    refused = [file for file in previews if file.status == "geweigerd"]
    return ImportSummary(
        new=lines.count("nieuw") + lines.count("afwijkend"),
        changed=lines.count("gewijzigd"),
        unchanged=lines.count("ongewijzigd"),
        conflict=lines.count("conflict"),
        refused=len(refused) + lines.count("geweigerd"),
        messages=tuple(f"{file.name}: {file.message}" for file in refused),
    )


def preview_now(session: Session, paths: tuple[Path, ...]) -> tuple[FilePreview, ...]:
    """Open and preview in one go, for who has no window to keep alive."""
    job = prepare_import(session, paths)
    return preview(session, job.run(lambda *_: None, lambda: False))


def receive_now(session: Session, paths: tuple[Path, ...]) -> ImportSummary:
    """Open and import in one go, for who has no window to keep alive."""
    return receive(session, preview_now(session, paths))


def import_log(session: Session) -> tuple[LogLine, ...]:
    """Every sync file that came in or went out, the last one first."""
    return tuple(
        LogLine(
            line.at,
            line.direction,
            line.name,
            _name(session, line.contact_id),
            line.sequence,
            line.note,
        )
        for line in session.store.transport.log()
    )


def trusted_certificates(session: Session) -> frozenset[str]:
    """The SHA-256 of every confirmed certificate, and of one's own."""
    confirmed = {
        sha256(contact.certificate_der)
        for contact in session.store.contacts.all()
        if contact.state == contacts.CONFIRMED
    }
    return frozenset(confirmed | {contacts.identity_of(session).certificate_sha256})


def verify_file(session: Session, path: Path, language: str = "nl") -> tuple[CheckLine, ...]:
    """Check a sync file without importing it: seal, signature, members, records, recomputation."""
    job = prepare_import(session, (path,))
    (opened,) = ImportJob(job.paths, job.identity, job.own_id, job.trusted, frozenset()).run(
        lambda *_: None, lambda: False
    )
    if opened.refusal is not None:
        return (CheckLine("bestand", ok=False, text=error_sentence(opened.refusal, language)),)
    assert opened.contents is not None  # noqa: S101 - refused or opened
    texts = [("records", str(len(opened.contents.records)))]
    lines = [CheckLine("bestand", ok=True, text=sentence("casework.sync_whole", texts, language))]
    for judged in judge(session, opened.contents, opened.bad_reports):
        for code in judged.anomalies:
            text = f"{title(judged.record)}: {sentence(code, (), language)}"
            lines.append(CheckLine("afwijkend", ok=False, text=text))
    return tuple(lines)


def _preview(session: Session, file: OpenedFile) -> FilePreview:
    before = session.store.transport.received_by_sha256(file.sha256)
    if before is not None:
        text = sentence(
            "casework.already_read", [("moment", f"{before.at.astimezone():%d-%m-%Y %H:%M}")]
        )
        return _without_lines(session, file, "al_ingelezen", text, before.contact_id)
    if file.contents is None:
        text = error_sentence(file.refusal) if file.refusal else ""
        return _without_lines(session, file, "geweigerd", text, "")
    manifest = file.contents.manifest
    if session.store.transport.received(manifest.sender, manifest.sequence) is not None:
        reused = SequenceReused(sequence=manifest.sequence)
        return _without_lines(session, file, "geweigerd", error_sentence(reused), manifest.sender)
    judged = judge(session, file.contents, file.bad_reports)
    return FilePreview(
        name=file.path.name,
        sender=_name(session, manifest.sender),
        sequence=manifest.sequence,
        status="nieuw",
        message=_file_message(session, file, judged),
        lines=tuple(_line(item) for item in judged),
        opened=file,
    )


def _without_lines(
    session: Session, file: OpenedFile, status: FileStatus, message: str, sender: str
) -> FilePreview:
    return FilePreview(
        name=file.path.name,
        sender=_name(session, sender) if sender else "",
        sequence=file.contents.manifest.sequence if file.contents else 0,
        status=status,
        message=message,
        lines=(),
        opened=file,
    )


def _file_message(session: Session, file: OpenedFile, judged: tuple[Judged, ...]) -> str:
    assert file.contents is not None  # noqa: S101 - only asked of opened files
    manifest = file.contents.manifest
    values = [("sender", _name(session, manifest.sender)), ("sequence", str(manifest.sequence))]
    text = sentence("casework.file_in_order", values)
    last = max(
        (
            line.sequence
            for line in session.store.transport.log()
            if line.direction == "received" and line.contact_id == manifest.sender
        ),
        default=0,
    )
    if manifest.sequence > last + 1:
        gap = [("first", str(last + 1)), ("last", str(manifest.sequence - 1))]
        text += " " + sentence("casework.sequence_gap", gap)
    if any(item.anomalies for item in judged):
        text += " " + sentence("casework.has_anomalies")
    return text


def _line(judged: Judged) -> PreviewLine:
    outcome: Outcome = judged.outcome
    messages = [sentence(code) for code in judged.anomalies]
    if judged.anomalies and outcome not in _WORSE:
        outcome = "afwijkend"
    if judged.note:
        messages.append(sentence(judged.note))
    return PreviewLine(
        KIND_LABELS[judged.record.type], title(judged.record), outcome, " ".join(messages)
    )


def _import(session: Session, file: FilePreview) -> None:
    contents = file.opened.contents
    assert contents is not None  # noqa: S101 - only opened files come here
    counts = summarise((file,))
    note = sentence(
        "casework.import_note",
        [
            ("new", str(counts.new)),
            ("changed", str(counts.changed)),
            ("conflict", str(counts.conflict)),
        ],
    )
    with session.store.transaction():
        store_records(session, contents, file.opened.bad_reports)
        session.store.transport.record_received(
            contents.manifest.sender,
            contents.manifest.sequence,
            file.opened.sha256,
            session.clock(),
            name=file.name,
            note=note,
        )


def _bad_reports(contents: Opened) -> Mapping[str, str]:
    """Reports in a file that do not pass their checks, by document id, with the first that fails."""
    bad = {}
    for record in contents.records:
        if record.type is not RecordType.DOCUMENT:
            continue
        body = DocumentBody.model_validate(record.body)
        if body.kind == "loonwaarderapport" and body.sha256 in contents.documents:
            checks = verifying.verify_pdf(contents.documents[body.sha256])
            failed = [check.name for check in checks if not check.ok]
            if failed:
                bad[record.id] = failed[0]
    return bad


def _order(file: OpenedFile) -> tuple[str, int, str]:
    if file.contents is None:
        return ("", 0, file.path.name)
    return (file.contents.manifest.sender, file.contents.manifest.sequence, file.path.name)


def _name(session: Session, contact_id: str) -> str:
    contact = session.store.contacts.get(contact_id)
    return f"{contact.naam} ({contact.organisatie})" if contact else contact_id
