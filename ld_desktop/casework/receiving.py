"""Receiving: open and check sync files, show what they bring, and import them one by one, whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ld_desktop.casework import contacts, independence, verifying
from ld_desktop.casework.arrivals import Judged, judge, store_records
from ld_desktop.casework.documents import read_whole
from ld_desktop.casework.handing_over import KIND_LABELS, title_here
from ld_desktop.casework.session import Session
from ld_desktop.casework.verifying import CheckLine
from ld_desktop.domain.canonical import sha256
from ld_desktop.domain.problems import Problem
from ld_desktop.domain.records import DocumentBody, Record, RecordType
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import error_sentence, problem_sentence, sentence

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
    judged: tuple[Judged, ...]


@dataclass(frozen=True)
class ImportSummary:
    """What happened, in records; `refused` counts files: each is imported whole or not at all."""

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
            opened.append(self._open(path, cancelled))
        return tuple(opened)

    def _open(self, path: Path, cancelled: Cancelled) -> OpenedFile:
        from ld_desktop.sync import envelope

        try:
            data = read_whole(path)
            contents = envelope.open_file(data, self.identity, self.own_id, self.trusted, cancelled)
        except envelope.Cancelled as stop:
            raise ImportCancelled from stop
        except EnvironmentProblem as refusal:
            return OpenedFile(path, None, refusal, {})
        return OpenedFile(path, contents, None, _bad_reports(contents))


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
    lines = [item.outcome for file in previews if file.status == "nieuw" for item in file.judged]
    refused = [file for file in previews if file.status == "geweigerd"]
    return ImportSummary(
        new=lines.count("nieuw"),
        changed=lines.count("gewijzigd"),
        unchanged=lines.count("ongewijzigd"),
        conflict=lines.count("conflict"),
        refused=len(refused),
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
    (opened,) = prepare_import(session, (path,)).run(lambda *_: None, lambda: False)
    if opened.refusal is not None:
        return (CheckLine("bestand", ok=False, text=error_sentence(opened.refusal, language)),)
    assert opened.contents is not None  # noqa: S101 - refused or opened
    texts = [("records", str(len(opened.contents.records)))]
    lines = [CheckLine("bestand", ok=True, text=sentence("casework.sync_whole", texts, language))]
    for judged in judge(session, opened.contents, opened.bad_reports):
        about = title_here(session, judged.record)
        for name, problems in (("afwijkend", judged.anomalies), ("niet_nagerekend", judged.hints)):
            lines += [
                CheckLine(name, ok=name != "afwijkend", text=f"{about}: {text}")
                for text in _told(session, judged.record, problems, language)
            ]
    return tuple(lines)


def _preview(session: Session, file: OpenedFile) -> FilePreview:
    if file.contents is None:
        text = error_sentence(file.refusal) if file.refusal else ""
        return _without_lines(session, file, "geweigerd", text)
    contents = file.contents
    sender = contents.sender.installation_id
    before = session.store.transport.received(sender, contents.sequence)
    if before is not None and before.sha256 == contents.content_sha256:
        moment = f"{before.at.astimezone():%d-%m-%Y %H:%M}"
        text = sentence("casework.already_read", [("moment", moment)])
        return _without_lines(session, file, "al_ingelezen", text)
    if before is not None:
        reused = SequenceReused(sequence=contents.sequence)
        return _without_lines(session, file, "geweigerd", error_sentence(reused))
    judged = judge(session, contents, file.bad_reports)
    refused = [item for item in judged if item.outcome == "geweigerd"]
    return FilePreview(
        name=file.path.name,
        sender=_name(session, sender),
        sequence=contents.sequence,
        status="geweigerd" if refused else "nieuw",
        message=sentence(refused[0].note) if refused else _file_message(session, contents, judged),
        lines=tuple(_line(session, item) for item in judged),
        opened=file,
        judged=judged,
    )


def _without_lines(
    session: Session, file: OpenedFile, status: FileStatus, message: str
) -> FilePreview:
    contents = file.contents
    return FilePreview(
        name=file.path.name,
        sender=_name(session, contents.sender.installation_id) if contents else "",
        sequence=contents.sequence if contents else 0,
        status=status,
        message=message,
        lines=(),
        opened=file,
        judged=(),
    )


def _file_message(session: Session, contents: Opened, judged: tuple[Judged, ...]) -> str:
    from ld_desktop.sync.merge import judge_sequence

    sender = contents.sender.installation_id
    values = [("sender", _name(session, sender)), ("sequence", str(contents.sequence))]
    texts = [sentence("casework.file_in_order", values)]
    known = {
        line.sequence: line.sha256
        for line in session.store.transport.log()
        if line.direction == "received" and line.contact_id == sender
    }
    for first, last in judge_sequence(contents.sequence, contents.content_sha256, known).gaps:
        gap = [("first", str(first)), ("last", str(last))]
        texts.append(sentence("casework.sequence_gap", gap))
    if any(item.anomalies for item in judged):
        texts.append(sentence("casework.has_anomalies"))
    texts += [problem_sentence(signal) for signal in contents.signals]
    return " ".join(texts)


def _line(session: Session, judged: Judged) -> PreviewLine:
    outcome: Outcome = judged.outcome
    messages = [*_told(session, judged.record, (*judged.anomalies, *judged.hints))]
    if judged.anomalies and outcome not in _WORSE:
        outcome = "afwijkend"
    if judged.note:
        messages.append(sentence(judged.note))
    return PreviewLine(
        KIND_LABELS[judged.record.type],
        title_here(session, judged.record),
        outcome,
        " ".join(messages),
    )


def _told(
    session: Session, record: Record, problems: tuple[Problem, ...], language: str = "nl"
) -> tuple[str, ...]:
    """What is said of a record; of a veiled measurement only that it is."""
    if problems and independence.veils_record(session, record):
        return (sentence(independence.Veiled.code, language=language),)
    return tuple(problem_sentence(problem, language) for problem in problems)


def _import(session: Session, file: FilePreview) -> None:
    contents = file.opened.contents
    assert contents is not None  # noqa: S101 - only opened files come here
    counts = summarise((file,))
    values = [(name, str(getattr(counts, name))) for name in ("new", "changed", "conflict")]
    with session.store.transaction():
        store_records(session, contents, file.judged)
        session.store.transport.record_received(
            contents.sender.installation_id,
            contents.sequence,
            contents.content_sha256,
            session.clock(),
            name=file.name,
            note=sentence("casework.import_note", values),
        )


def _bad_reports(contents: Opened) -> Mapping[str, str]:
    """Reports in a file that do not pass their checks, by document id, with the first that fails."""
    bad = {}
    for record in contents.records:
        if record.type is not RecordType.DOCUMENT:
            continue
        body = DocumentBody.model_validate(record.body)
        if body.kind == "loonwaarderapport" and body.sha256 in contents.documents:
            signer = frozenset({sha256(contents.certificate_der)})
            checks = verifying.verify_pdf(contents.documents[body.sha256], signer)
            failed = [check.name for check in checks if not check.ok]
            if failed:
                bad[record.id] = failed[0]
    return bad


def _order(file: OpenedFile) -> tuple[str, int, str]:
    if file.contents is None:
        return ("", 0, file.path.name)
    return (file.contents.sender.installation_id, file.contents.sequence, file.path.name)


def _name(session: Session, contact_id: str) -> str:
    contact = session.store.contacts.get(contact_id)
    return f"{contact.naam} ({contact.organisatie})" if contact else contact_id
