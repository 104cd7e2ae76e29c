"""Bombs, tricks with names, and damage of every kind: refused, never a crash, never imported."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.keys import errors as keys_errors
from ld_desktop.sync import archive, errors
from tests.sync.forging import Forge, Members, Wrap, refused, zipped

if TYPE_CHECKING:
    from tests.sync.conftest import Receive


def test_larger_than_a_file_may_be(receive: Receive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ld_desktop.sync.envelope.MAX_FILE_BYTES", 1000)
    refused(receive, bytes(1001), errors.TooLarge)


def test_a_bomb_by_ratio(forge: Forge, members: Members, receive: Receive) -> None:
    members[archive.RECORDS] = bytes(5_000_000)
    refused(receive, forge(members), errors.Bomb)


def test_a_bomb_by_size(wrap: Wrap, receive: Receive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 1000)
    data = zipped({archive.RECORDS: random.Random(1).randbytes(1001)})
    refused(receive, wrap(data), errors.Bomb)


def test_a_bomb_by_number(wrap: Wrap, receive: Receive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 20)
    data = zipped({f"documents/{number:064x}.pdf": b"" for number in range(21)})
    refused(receive, wrap(data), errors.TooManyMembers)


def test_a_bomb_by_number_that_lies_about_it(
    wrap: Wrap, receive: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end record says one member; the directory holds many."""
    monkeypatch.setattr(archive, "MAX_MEMBERS", 20)
    data = bytearray(zipped({f"documents/{number:064x}.pdf": b"" for number in range(100)}))
    data[-14:-10] = struct.pack("<HH", 1, 1)
    refused(receive, wrap(bytes(data)), errors.TooManyMembers)


def test_a_member_that_lies_about_its_size(wrap: Wrap, receive: Receive, members: Members) -> None:
    data = zipped(members)
    declared = struct.pack("<L", len(members[archive.RECORDS]))
    for smaller in (10, len(members[archive.RECORDS]) - 1):
        refused(
            receive,
            wrap(data.replace(declared, struct.pack("<L", smaller))),
            errors.ArchiveDamaged,
        )


@pytest.mark.parametrize(
    "name",
    [
        "../records.ndjson",
        "documents/../../x.pdf",
        "/etc/passwd",
        "\\\\server\\x",
        "C:\\x.pdf",
        "C:x.pdf",
        "documents\\x.pdf",
        "documents/x\x01.pdf",
        "..",
    ],
)
def test_a_path_trick(forge: Forge, members: Members, receive: Receive, name: str) -> None:
    refused(receive, forge(members | {name: b"x"}), errors.PathTrick)


def test_a_name_that_hides_its_end_behind_a_nul(wrap: Wrap, receive: Receive) -> None:
    data = zipped({"manifest.jsonX../": b"x"}).replace(b"manifest.jsonX", b"manifest.json\x00")
    refused(receive, wrap(data), errors.PathTrick)


@pytest.mark.parametrize(
    "name",
    [
        "lezen.txt",
        "documents/rapport.pdf",
        "documents/",
        "Manifest.json",
        f"documents/{'A' * 64}.pdf",
    ],
)
def test_a_member_that_does_not_belong(
    forge: Forge, members: Members, receive: Receive, name: str
) -> None:
    refused(receive, forge(members | {name: b"x"}), errors.UnexpectedMember)


def test_a_member_twice(wrap: Wrap, receive: Receive, members: Members) -> None:
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as made:
        warnings.simplefilter("ignore")
        for name, data in [*members.items(), (archive.RECORDS, b"")]:
            made.writestr(zipfile.ZipInfo(name), data)
    refused(receive, wrap(target.getvalue()), errors.DuplicateMember)


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x05\x06" + bytes(18), b"PK\x05\x06" + bytes(20), b"x" * 500, b"%PDF-1.7\n%%EOF"],
)
def test_what_is_no_archive(wrap: Wrap, receive: Receive, data: bytes) -> None:
    with pytest.raises((errors.ArchiveDamaged, errors.MemberMissing)):
        receive(wrap(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_compression_isrefused(
    wrap: Wrap, receive: Receive, members: Members, method: int
) -> None:
    refused(receive, wrap(zipped(members, method)), errors.ArchiveDamaged)


def test_an_archive_with_a_comment_or_something_in_front_isrefused(
    wrap: Wrap, receive: Receive, content: bytes
) -> None:
    for changed in (b"x" + content, content + b"x", content[:-2] + b"\x01\x00x"):
        refused(receive, wrap(changed), errors.ArchiveDamaged)


def test_no_flipped_bit_of_the_file_gets_in(file: bytes, receive: Receive) -> None:
    """Every byte of the head, and all over the contents: refused, never imported, never a crash."""
    for at in [*range(400), *range(400, len(file), 23)]:
        flipped = bytearray(file)
        flipped[at] ^= 1 << (at % 8)
        with pytest.raises((keys_errors.NotForUs, keys_errors.SealBroken)):
            receive(bytes(flipped))


def test_no_cut_off_file_gets_in(file: bytes, receive: Receive) -> None:
    for length in [*range(400), *range(400, len(file), 29), len(file) - 1]:
        with pytest.raises((keys_errors.NotForUs, keys_errors.SealBroken)):
            receive(file[:length])


def test_no_flipped_byte_of_the_archive_is_a_crash(
    wrap: Wrap, receive: Receive, content: bytes
) -> None:
    """A trusted sender with failing memory: signed and sealed after the damage was done."""
    changed_records = 0
    good = receive(wrap(content)).records
    for at in range(0, len(content), 23):
        flipped = bytearray(content)
        flipped[at] ^= 1 << (at % 8)
        try:
            changed_records += receive(wrap(bytes(flipped))).records != good
        except EnvironmentProblem:
            continue
    assert changed_records == 0


def test_random_damage_to_the_records_is_never_a_crash(
    forge: Forge, members: Members, receive: Receive
) -> None:
    chance = random.Random(11)
    lines = members[archive.RECORDS]
    for _ in range(60):
        damaged = bytearray(lines)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randint(0, 6)] = chance.randbytes(chance.randint(0, 6))
        if damaged != lines:
            with pytest.raises(EnvironmentProblem):
                receive(forge(members | {archive.RECORDS: bytes(damaged)}))
