"""What the world can do to a store. Each has a sentence in `resources/messages/*/store.toml`.

Values are file names, numbers and moments; never a path (it names the user) or anything typed.
"""

from __future__ import annotations

import errno
from pathlib import Path

from ld_desktop.errors import EnvironmentProblem


class StoreMissing(EnvironmentProblem):
    """There is no store file at the place named."""

    code = "store.missing"


class StoreExists(EnvironmentProblem):
    """A new store was asked for where a file already stands."""

    code = "store.exists"


class StoreDamaged(EnvironmentProblem):
    """The file is no store, is damaged, or belongs to another data key: these look the same."""

    code = "store.damaged"


class StoreTooNew(EnvironmentProblem):
    """A newer version of the program wrote it: `found` and `supported` are migration numbers."""

    code = "store.too_new"


class StoreInUse(EnvironmentProblem):
    """Another process writes in it."""

    code = "store.in_use"


class StoreReadOnly(EnvironmentProblem):
    """The file or its folder cannot be written."""

    code = "store.read_only"


class StoreUnreachable(EnvironmentProblem):
    """The disk does not answer: a stick pulled out, a share gone, a failing disk."""

    code = "store.unreachable"


class DiskFull(EnvironmentProblem):
    """Nothing more fits on the disk; nothing was changed."""

    code = "store.disk_full"


class BevrorenMeting(EnvironmentProblem):
    """The measurement is signed: the database itself refused the change."""

    code = "store.frozen"


class AppendOnly(EnvironmentProblem):
    """What is kept for good (a document, a sealed revision, the audit chain) would have changed."""

    code = "store.append_only"


class TombstoneNeeded(EnvironmentProblem):
    """A record would have gone without the tombstone that says who removed it."""

    code = "store.no_tombstone"


class RecordDeleted(EnvironmentProblem):
    """The record was deleted on request and cannot be written again."""

    code = "store.record_deleted"


class ProfileMissing(EnvironmentProblem):
    """The store has no profile yet: setting it up was broken off."""

    code = "store.profile_missing"


class TextUnstorable(EnvironmentProblem):
    """The text holds half of a character (a lone surrogate), which no file can hold."""

    code = "store.text_unstorable"


GUARDS: dict[str, type[EnvironmentProblem]] = {
    problem.code: problem for problem in (BevrorenMeting, AppendOnly, TombstoneNeeded)
}
"""What triggers say (`RAISE(ABORT, 'store.frozen')`) and what that means outside."""


def from_os_error(error: OSError, file: Path) -> EnvironmentProblem:
    """The problem of the house for what the file system answered."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(file=file.name)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StoreReadOnly(file=file.name)
    return StoreUnreachable(file=file.name)
