"""Standard output and input as the world gives them: in any code page, full, or not there at all."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import BinaryIO

from ld_desktop.errors import EnvironmentProblem, os_reason

_UNKNOWN_SIGNS = "backslashreplace"  # what no code page holds is still told
_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})


class CannotPrint(EnvironmentProblem):
    """The output ended half-way, because where it went takes no more."""

    code = "cli.cannot_print"


class NoStandardInput(EnvironmentProblem):
    """A document was to come from standard input, and this process has none."""

    code = "cli.no_standard_input"


def prepare() -> None:
    """Make the outputs fit for our texts.

    What another program reads is UTF-8, as JSON is: on Windows a redirected output has a code page
    without − and ≥. A person's terminal keeps its own. A process without an output, such as a
    window program on Windows, can still do its work.
    """
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors=_UNKNOWN_SIGNS)


def standard_input() -> BinaryIO:
    """The bytes of standard input.

    Raises:
        NoStandardInput: when it is closed.
    """
    if sys.stdin is None:
        raise NoStandardInput
    return sys.stdin.buffer


def hang_up() -> None:
    """Write nowhere from here on, so that nothing is tried again when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def told(error: OSError) -> CannotPrint:
    """A full disk behind the output, as a problem with a sentence.

    Raises:
        OSError: the same, when it is anything else.
    """
    if error.errno not in _OF_THE_DISK:
        raise error
    return CannotPrint(reason=os_reason(error))
