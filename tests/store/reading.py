"""Reads store files as a thief with, and without, the key would: byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVED, _SALT = 4096, 80, 16  # SQLCipher 4: IV of 16 and HMAC of 64 end each page


def raw(folder: Path) -> bytes:
    """Everything that lies on the disk in a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def decrypted(path: Path, key: bytes) -> bytes:
    """All pages of a database file in the clear, free space included."""
    return b"".join(_pages(path.read_bytes(), key))


def holds(data: bytes, text: str) -> bool:
    """Whether a text stands in bytes, in any encoding that a program would use."""
    return any(text.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _pages(data: bytes, key: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        skip = _SALT if start == 0 else 0
        end = _PAGE - _RESERVED
        decryptor = Cipher(algorithms.AES(key), modes.CBC(page[end : end + 16])).decryptor()
        yield decryptor.update(page[skip:end]) + decryptor.finalize()
