"""One writing process per store: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from ld_desktop.store import errors

_BEYOND_TEXT = 1 << 20  # Windows locks bytes and forbids reading them: stay off the process number
_HELD = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}


class StoreLock:
    """The lock file `<store>.lock`. It stays behind, empty of meaning: the system's lock counts.

    The number of the process is written in it for a person who looks; removing the file on
    release would let two processes lock two files of one name.
    """

    def __init__(self, store: Path) -> None:
        """Take the lock.

        Raises:
            StoreInUse: another process, or another part of this one, holds it.
            StoreReadOnly: the folder cannot be written.
        """
        path = store.with_name(store.name + ".lock")
        try:
            self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise errors.from_os_error(error, store) from error
        try:
            _lock(self._file)
        except OSError as error:
            self.release()
            if error.errno in _HELD:
                raise errors.StoreInUse(file=store.name) from error
            raise errors.from_os_error(error, store) from error
        self._say_who()

    def _say_who(self) -> None:
        """Write the process number; a full disk is no reason to keep the store closed."""
        if self._file is None:
            return
        with suppress(OSError):
            os.ftruncate(self._file, 0)
            os.write(self._file, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let go; closing the file lets the system release it too."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _BEYOND_TEXT, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
