"""The manifest of a sync file: who sent what to whom, and the hash of every part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field, ValidationError

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.domain.records import Record
from ld_desktop.sync.archive import MANIFEST, MAX_MEMBERS
from ld_desktop.sync.errors import (
    CountsDiffer,
    FormatTooNew,
    ManifestDamaged,
    MemberChanged,
    MemberMissing,
    UnexpectedMember,
)
from ld_desktop.sync.plain_json import NotPlain, read_plain

FORMAT = 1
NEEDS = "0.1.0"  # the first version of the program that reads this format
MAX_RECORDS = 100_000
_HIGHEST_SEQUENCE = 2**53 - 1  # what every JSON reader takes as a whole number
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
InstallationId = Annotated[
    str, Field(pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
]
Sequence = Annotated[int, Field(ge=1, le=_HIGHEST_SEQUENCE)]
Count = Annotated[int, Field(ge=0)]


class Sender(Frozen):
    """Which installation made the file, and with which certificate it signs."""

    installation_id: InstallationId
    certificate_sha256: Hash


class Recipient(Frozen):
    """A reader, and the number of this file in the row from this sender to this reader."""

    installation_id: InstallationId
    sequence: Sequence


class Member(Frozen):
    """A part of the archive."""

    name: str
    size: Count
    sha256: Hash


class Manifest(Frozen):
    """`manifest.json`. `needs` is the version of the program that reads this format."""

    kind: Literal["ldsync"] = "ldsync"
    format: int = FORMAT
    needs: str = NEEDS
    program: str
    sender: Sender
    recipients: Annotated[tuple[Recipient, ...], Field(min_length=1)]
    made_at: AwareDatetime
    part: Annotated[int, Field(ge=1)] = 1
    parts: Annotated[int, Field(ge=1)] = 1
    counts: dict[str, Count]
    members: Annotated[tuple[Member, ...], Field(max_length=MAX_MEMBERS)]

    def sequence_for(self, installation_id: str) -> int | None:
        """The number of this file for a reader; None when it was not addressed to them."""
        for recipient in self.recipients:
            if recipient.installation_id == installation_id:
                return recipient.sequence
        return None


def describe(members: Mapping[str, bytes]) -> tuple[Member, ...]:
    """The members as the manifest lists them."""
    return tuple(
        Member(name=name, size=len(data), sha256=sha256(data)) for name, data in members.items()
    )


def write_manifest(manifest: Manifest) -> bytes:
    """The manifest as it stands in the archive."""
    return canonical_json(manifest)


def read_manifest(members: Mapping[str, bytes]) -> Manifest:
    """The manifest of an archive, when it describes exactly what is there.

    Raises:
        FormatTooNew: seen before anything else of the manifest is believed.
        ManifestDamaged, MemberMissing, MemberChanged, UnexpectedMember: what it does not fit.
    """
    if MANIFEST not in members:
        raise MemberMissing(member=MANIFEST)
    manifest = _parse(members[MANIFEST])
    _check_members(manifest, members)
    return manifest


def _parse(data: bytes) -> Manifest:
    try:
        document = read_plain(data)
        if isinstance(document, dict):
            _check_format(document)
        manifest = Manifest.model_validate_json(data, strict=True)
    except (NotPlain, ValidationError) as error:
        raise ManifestDamaged from error
    addressed = [recipient.installation_id for recipient in manifest.recipients]
    if len(set(addressed)) != len(addressed) or manifest.part > manifest.parts:
        raise ManifestDamaged
    return manifest


def _check_format(document: dict[str, Any]) -> None:
    found = document.get("format")
    if not isinstance(found, int) or found < FORMAT:
        raise ManifestDamaged
    if found > FORMAT:
        needs = str(document.get("needs"))
        known = _VERSION.fullmatch(needs) is not None
        raise FormatTooNew(found=found, supported=FORMAT, needs=needs if known else "?")


def _check_members(manifest: Manifest, members: Mapping[str, bytes]) -> None:
    named = {member.name: member for member in manifest.members}
    if len(named) != len(manifest.members) or MANIFEST in named:
        raise ManifestDamaged
    if set(members) - set(named) - {MANIFEST}:
        raise UnexpectedMember
    for name, member in named.items():
        if name not in members:
            raise MemberMissing(member=name)
        if member.size != len(members[name]) or member.sha256 != sha256(members[name]):
            raise MemberChanged(member=name)


def count(records: Iterable[Record]) -> dict[str, int]:
    """How many records of each type."""
    return dict(Counter(record.type.value for record in records))


def check_counts(manifest: Manifest, records: Iterable[Record]) -> None:
    """That the manifest counted what is there.

    Raises:
        CountsDiffer: it did not.
    """
    if manifest.counts != count(records):
        raise CountsDiffer
