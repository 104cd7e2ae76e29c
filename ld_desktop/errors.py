"""What the world did to us (disk full, file too new) and what we did wrong ourselves.

Every `EnvironmentProblem` has a stable code; its Dutch sentence stands in
`resources/messages/nl.toml` and says what happened, what it means and what to do.
"""

from __future__ import annotations

import errno

REASONS = {  # the system's reason, as a key in `system.toml`
    errno.ENOENT: "not_there",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "no_folder",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "read_only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.ENAMETOOLONG: "name_too_long",
    errno.EIO: "disk_fault",
    errno.EFBIG: "too_large",
}


class EnvironmentProblem(Exception):  # noqa: N818 - a problem of the world, not a fault of ours
    """The world refused. Subclasses set `code`; keyword arguments fill the sentence."""

    code = "environment"

    def __init__(self, **values: object) -> None:
        """Keep the values for the sentence: ids, numbers and file names, never personal data."""
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(self.code, self.values)


class DefinitionError(Exception):
    """A shipped definition or parameter is wrong: our bug, found by the tests."""


def os_reason(error: OSError) -> str:
    """Why the system refused: the code of a sentence part, `system.full`, or the system's words."""
    known = REASONS.get(error.errno or 0)
    return f"system.{known}" if known else error.strerror or type(error).__name__
