"""The little of DER (X.690) that is needed to wrap large contents without copying them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

OCTET_STRING = 0x04
SEQUENCE = 0x30
SET = 0x31
CONTEXT_0 = 0xA0

_SMALLEST = 2  # a tag and a length
_SHORT = 0x80  # lengths from here on take more than one byte
_LENGTH_BYTES = 4  # 4 GB, far above any file


class Layer(NamedTuple):
    """A structure around something: its tag, and what stands before and after that something."""

    tag: int
    before: bytes = b""
    after: bytes = b""


def element(tag: int, contents: bytes) -> bytes:
    """A whole element."""
    return _head(tag, len(contents)) + contents


def around(length: int, layers: Iterable[Layer]) -> tuple[bytes, bytes]:
    """What comes before and after contents of some length, wrapped in layers from the inside out."""
    head, tail = b"", b""
    for tag, before, after in layers:
        head, tail = before + head, tail + after
        head = _head(tag, len(head) + length + len(tail)) + head
    return head, tail


def take(data: memoryview, tag: int) -> tuple[memoryview, memoryview]:
    """The contents of the first element, and what follows it.

    Raises:
        ValueError: another element, a length in another than its shortest form, or cut off.
    """
    head = bytes(data[: _SMALLEST + _LENGTH_BYTES])
    length, start = _length(head)
    if head[0] != tag or start + length > len(data) or not head.startswith(_head(tag, length)):
        msg = f"no element {tag:#x} here"
        raise ValueError(msg)
    return data[start : start + length], data[start + length :]


def only(data: memoryview, tag: int) -> memoryview:
    """The contents of the one element that data consists of.

    Raises:
        ValueError: something else, or something more.
    """
    contents, rest = take(data, tag)
    if rest:
        msg = "something follows"
        raise ValueError(msg)
    return contents


def after(data: memoryview, expected: bytes) -> memoryview:
    """What follows an element that must be exactly this one.

    Raises:
        ValueError: it is another one.
    """
    if data[: len(expected)] != expected:
        msg = "another element was expected"
        raise ValueError(msg)
    return data[len(expected) :]


def _head(tag: int, length: int) -> bytes:
    if length < _SHORT:
        return bytes([tag, length])
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, _SHORT | len(size)]) + size


def _length(head: bytes) -> tuple[int, int]:
    """The length that a head names, and where the contents begin."""
    if len(head) < _SMALLEST:
        msg = "cut off"
        raise ValueError(msg)
    if head[1] < _SHORT:
        return head[1], _SMALLEST
    count = head[1] - _SHORT
    if not 1 <= count <= _LENGTH_BYTES or len(head) < _SMALLEST + count:
        msg = "no length that we know"
        raise ValueError(msg)
    return int.from_bytes(head[_SMALLEST : _SMALLEST + count], "big"), _SMALLEST + count
