"""Why a card or a sync file is refused; each reason has its own sentence in `sync.toml`.

Reasons that lie in the seal or the signature itself come from `keys.errors`. Whatever is raised,
nothing was imported.
"""

from __future__ import annotations

from ld_desktop.errors import EnvironmentProblem


class SyncRefused(EnvironmentProblem):
    """A file that is not taken in."""

    code = "sync.refused"


class CardDamaged(SyncRefused):
    """The bytes hold no contact card."""

    code = "sync.card_damaged"


class CardTooNew(SyncRefused):
    """The card was written by a newer program."""

    code = "sync.card_too_new"


class CardInconsistent(SyncRefused):
    """The card was signed with another certificate than the one it holds."""

    code = "sync.card_inconsistent"


class TooLarge(SyncRefused):
    """More than a sync file may hold."""

    code = "sync.too_large"


class ItemTooLarge(SyncRefused):
    """One record with its document is more than a sync file may hold: it cannot be sent."""

    code = "sync.item_too_large"


class UnknownSigner(SyncRefused):
    """The signature is right, but this certificate was never confirmed."""

    code = "sync.unknown_signer"


class RevokedSigner(SyncRefused):
    """The signature is right, but this certificate is no longer trusted."""

    code = "sync.revoked_signer"


class SenderMismatch(SyncRefused):
    """The file names another sender than the one whose certificate signed it."""

    code = "sync.sender_mismatch"


class WrongRecipient(SyncRefused):
    """The file could be opened, but was addressed to others: somebody passed it on."""

    code = "sync.wrong_recipient"


class FormatTooNew(SyncRefused):
    """The format is newer than this program; `needs` is the version that reads it."""

    code = "sync.format_too_new"


class ArchiveDamaged(SyncRefused):
    """Sealed and signed, but not an archive that follows the format."""

    code = "sync.archive_damaged"


class TooManyMembers(SyncRefused):
    """A decompression bomb by number."""

    code = "sync.too_many_members"


class Bomb(SyncRefused):
    """A decompression bomb by size or by ratio."""

    code = "sync.bomb"


class PathTrick(SyncRefused):
    """A member whose name tries to leave the archive."""

    code = "sync.path_trick"


class UnexpectedMember(SyncRefused):
    """A member that has no place in a sync file."""

    code = "sync.unexpected_member"


class DuplicateMember(SyncRefused):
    """Two members of one name: which one counts?"""

    code = "sync.duplicate_member"


class MemberMissing(SyncRefused):
    """The manifest names a member that is not there."""

    code = "sync.member_missing"


class MemberChanged(SyncRefused):
    """A member does not have the size or the hash that the manifest names."""

    code = "sync.member_changed"


class ManifestDamaged(SyncRefused):
    """The manifest does not follow the format."""

    code = "sync.manifest_damaged"


class CountsDiffer(SyncRefused):
    """The manifest counts other records than there are."""

    code = "sync.counts_differ"


class RecordDamaged(SyncRefused):
    """A line that is no record in canonical JSON."""

    code = "sync.record_damaged"


class RecordChanged(SyncRefused):
    """A record whose hash does not follow from its contents."""

    code = "sync.record_changed"


class RecordTwice(SyncRefused):
    """The same revision of a record twice in one file."""

    code = "sync.record_twice"


class BodyRefused(SyncRefused):
    """A body that does not fit the schema of its type."""

    code = "sync.body_refused"


class DocumentMissing(SyncRefused):
    """A record speaks of a document that does not travel with it."""

    code = "sync.document_missing"


class DocumentWithoutRecord(SyncRefused):
    """A document travels without a record that speaks of it."""

    code = "sync.document_without_record"
