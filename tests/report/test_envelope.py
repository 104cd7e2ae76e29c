"""The place of the signature: only one container, written one way, is accepted."""

from __future__ import annotations

import pytest
from asn1crypto import cms

from ld_desktop.report import envelope


def _file(contents: bytes) -> tuple[bytes, tuple[int, int, int, int]]:
    return b"voor" + contents + b"na", (0, 4, 4 + len(contents), 2)


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"<>",
        b"<30>",
        b"<3>",
        b"(3000)",
        b"<0500>",  # no sequence
        b"<3003020100>",  # a sequence, but no container
        b"<308103020100>",  # its length is not written the shortest way
        b"<30050201>",  # it ends before its length
        b"<30800000>",  # no length at all
    ],
)
def test_what_is_no_container_is_refused(contents: bytes) -> None:
    data, byte_range = _file(contents)
    assert not _passes(data, byte_range)


def _passes(data: bytes, byte_range: tuple[int, int, int, int]) -> bool:
    try:
        return envelope.is_canonical(data, byte_range)
    except ValueError:  # what the parser of containers says; `verification` tells it as damaged
        return False


def test_a_container_without_signature_is_refused() -> None:
    octets = cms.ContentInfo({"content_type": "data", "content": b"x"}).dump()
    data, byte_range = _file(b"<" + octets.hex().upper().encode() + b">")
    assert not _passes(data, byte_range)


def test_zeros_may_fill_the_rest_and_nothing_else(signed: bytes) -> None:
    start = signed.index(b"/Contents <") + len(b"/Contents ")
    end = signed.index(b">", start) + 1
    contents = signed[start:end]
    for filling, accepted in ((b"", True), (b"0000", True), (b"0001", False), (b"00 ", False)):
        data, byte_range = _file(contents[:-1] + filling + b">")
        assert _passes(data, byte_range) is accepted
