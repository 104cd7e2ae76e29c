"""Sealing for one or more readers with age (X25519); `age -d -i KEY FILE` opens it too."""

from __future__ import annotations

from collections.abc import Sequence

import pyrage
from pyrage import x25519

from ld_desktop.errors import DefinitionError
from ld_desktop.keys.errors import BadRecipient, NotForUs, SealBroken
from ld_desktop.keys.identity import Identity

_HEAD_END = b"\n--- "
_LONGEST_HEAD = 64 * 1024  # room for hundreds of readers; more would only cost time to try
# What pyrage says when the head was right and the contents are not; all else is about the head.
_PAYLOAD = ("decryption error", "age file is truncated", "Last STREAM chunk")


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt for every recipient (`age1…`).

    Raises:
        BadRecipient: one of them is no recipient.
    """
    if not recipients:
        msg = "sealed for nobody, a file can never be opened"
        raise DefinitionError(msg)
    return bytes(pyrage.encrypt(data, [_recipient(text) for text in recipients]))


def unseal(data: bytes, identity: Identity) -> bytes:
    """Decrypt what was sealed for this identity.

    Raises:
        NotForUs: sealed for others, or the head is damaged, cut off, or of another kind of file.
        SealBroken: the contents were changed or cut off.
    """
    if data.find(_HEAD_END, 0, _LONGEST_HEAD) < 0:
        raise NotForUs
    try:
        return bytes(pyrage.decrypt(data, [x25519.Identity.from_str(identity.age_secret)]))
    except pyrage.DecryptError as error:
        raise (SealBroken if str(error).startswith(_PAYLOAD) else NotForUs) from error


def check_recipient(text: str) -> None:
    """That a text is an age recipient.

    Raises:
        BadRecipient: it is not.
    """
    _recipient(text)


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text)
    except (pyrage.RecipientError, UnicodeEncodeError) as error:
        raise BadRecipient from error
