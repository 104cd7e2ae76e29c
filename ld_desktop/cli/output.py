"""What commands share: sentences, JSON, progress on standard error, and the passphrase."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from ld_desktop.domain.canonical import to_json
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import sentence


class NoPassphrase(EnvironmentProblem):
    """Neither `--passphrase-file` nor `LD_PASSPHRASE` was given."""

    code = "cli.no_passphrase"


class BadPassphraseFile(EnvironmentProblem):
    """The file that should hold the passphrase could not be read."""

    code = "cli.bad_passphrase_file"


def say(options: argparse.Namespace, code: str, **values: object) -> None:
    """One sentence on standard output."""
    print(sentence(f"cli.{code}", [(k, str(v)) for k, v in values.items()], options.lang))


def progress(text: str, percent: int = -1) -> None:
    """A line about long work, on standard error so that output stays clean."""
    print(f"{percent:3d} %  {text}" if percent >= 0 else text, file=sys.stderr, flush=True)


def print_json(value: object) -> None:
    """One JSON document, readable."""
    print(json.dumps(to_json(value), ensure_ascii=False, indent=2))


def passphrase(options: argparse.Namespace) -> str:
    """The passphrase of a store; never from the command line, where others can read it.

    Raises:
        NoPassphrase: when neither road was used.
        BadPassphraseFile: when the file is missing or no text.
    """
    path: Path | None = options.passphrase_file
    if path is not None:
        try:
            return path.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise BadPassphraseFile(file=path.name) from error
    words = os.environ.get("LD_PASSPHRASE")
    if words is None:
        raise NoPassphrase
    return words
