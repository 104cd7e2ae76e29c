"""Files written whole or not at all: the small ones beside the store, and what a user keeps."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from ld_desktop.errors import os_reason
from ld_desktop.keys.errors import DiskFull, NotWritten, ReadOnly

_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}


PRIVATE = 0o600
ORDINARY = 0o666  # less what the user's own umask takes away


def write_whole(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Replace a file by new contents that are on disk when this returns.

    Args:
        path: the file; its folder must exist.
        data: the contents.
        mode: who may read it; only the owner, unless said otherwise.

    Raises:
        NotWritten: or its kinds DiskFull and ReadOnly; the old file is then untouched.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            _write_durably(draft, data, mode)
            draft.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _refusal(error, path) from error
    _sync_folder(path.parent)


def _write_durably(path: Path, data: bytes, mode: int) -> None:
    """A new file, flushed to the disk itself."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too; Windows has no handle on folders and needs none."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(error: OSError, path: Path) -> NotWritten:
    if error.errno in _FULL:
        return DiskFull(name=path.name)
    if error.errno in _REFUSED:
        return ReadOnly(name=path.name)
    return NotWritten(name=path.name, reason=os_reason(error))
