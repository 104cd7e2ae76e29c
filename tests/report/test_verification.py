"""Every change is found, every kind of file gets an answer, nothing ends in an exception."""

from __future__ import annotations

import io
import json
import logging
import random
import re
import zlib
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.domain.trace import ScoreResult
from ld_desktop.messages import sentence
from ld_desktop.report import verification
from ld_desktop.report.render import render_report
from ld_desktop.report.signing import _KeySigner
from ld_desktop.report.verification import Verification, verify_report
from tests.report import samples
from tests.report.conftest import ThrowawayKey, seal


def _verify(data: bytes, **more: Any) -> Verification:
    return verify_report(data, samples.score, **more)


def _codes(found: Verification) -> list[str]:
    return [check.code.removeprefix("report.") for check in found.checks]


def _failed(found: Verification) -> set[str]:
    return {check.code.removeprefix("report.") for check in found.checks if not check.ok}


def _gap(signed: bytes) -> tuple[int, int]:
    match = re.search(rb"/ByteRange \[([\d ]+)\]", signed)
    assert match
    start, length, again, _ = (int(part) for part in match.group(1).split())
    return start + length, again


def test_a_signed_report_passes_every_check(signed: bytes) -> None:
    found = _verify(signed)
    assert found.ok
    assert _codes(found) == [
        "file_readable",
        "signature_present",
        "signature_intact",
        "nothing_appended",
        "seal_canonical",
        "certificate_unchecked_self",
        "data_matches",
        "printed_matches",
        "recompute_matches",
    ]


def test_every_check_has_its_sentence_in_both_languages(signed: bytes) -> None:
    for data in (signed, b"", signed[:-200], signed + b"x"):
        for check in _verify(data).checks:
            for language in ("nl", "en"):
                assert sentence(check.code, check.values, language)


def test_a_confirmed_certificate_is_known_however_it_is_written(
    signed: bytes, key: ThrowawayKey
) -> None:
    fingerprint = sha256(key.certificate_der).upper()
    spaced = " ".join(re.findall("....", fingerprint))
    for written in (fingerprint, spaced, fingerprint.lower()):
        found = _verify(signed, trusted_fingerprints=frozenset({written}))
        assert found.ok
        assert "certificate_known" in _codes(found)


def test_an_unknown_certificate_fails_where_others_were_confirmed(signed: bytes) -> None:
    found = _verify(signed, trusted_fingerprints=frozenset({"0" * 64}))
    assert _failed(found) == {"certificate_unknown"}


def test_a_certificate_that_was_not_valid_yet_fails(unsigned: bytes) -> None:
    late = seal(unsigned, ThrowawayKey(valid_from=datetime(2030, 1, 1, tzinfo=UTC)))
    assert "certificate_not_in_force" in _failed(_verify(late))


def test_an_unsigned_report_says_so_and_is_still_recomputed(unsigned: bytes) -> None:
    found = _verify(unsigned)
    assert _failed(found) == {"signature_missing"}
    assert "recompute_matches" in _codes(found)


def test_sampled_flips_outside_the_seal_are_found(signed: bytes) -> None:
    low, high = _gap(signed)
    chance = random.Random(20261122)
    places = [*range(0, len(signed), len(signed) // 120), len(signed) - 1, low - 1, high]
    missed = []
    for place in places:
        if low <= place < high:
            continue
        changed = bytearray(signed)
        changed[place] ^= 1 << chance.randrange(8)
        if _verify(bytes(changed)).ok:
            missed.append(place)
    assert missed == []


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_other_byte_anywhere_is_found(signed: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(signed) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != signed[place]))
    changed = signed[:place] + bytes([byte]) + signed[place + 1 :]
    assert not _verify(changed).ok


def test_flips_inside_the_seal_are_found(signed: bytes) -> None:
    low, high = _gap(signed)
    chance = random.Random(4711)
    missed = []
    for place in range(low, high, 61):
        changed = bytearray(signed)
        others = [digit for digit in b"0123456789ABCDEF" if digit != changed[place]]
        changed[place] = chance.choice(others)
        if _verify(bytes(changed)).ok:
            missed.append(place)
    assert missed == []


def test_small_letters_in_the_seal_are_no_longer_the_original(signed: bytes) -> None:
    low, high = _gap(signed)
    changed = signed[:low] + signed[low:high].lower() + signed[high:]
    assert _failed(_verify(changed)) == {"seal_altered"}


def test_an_incremental_update_is_found(signed: bytes) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    extra = generic.StreamObject(stream_data=b"BT /F1+0 40 Tf 60 400 Td (99) Tj ET")
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), writer.add_object(extra)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    failed = _failed(_verify(out.getvalue()))
    assert {"signature_changed", "appended"} & failed


@pytest.mark.parametrize("tail", [b"\n", b" ", b"%comment", b"%%EOF\n", b"\x00" * 1000])
def test_anything_after_the_end_is_found(signed: bytes, tail: bytes) -> None:
    assert not _verify(signed + tail).ok


def test_two_signatures_are_too_many(unsigned: bytes, key: ThrowawayKey) -> None:
    once = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(unsigned))
    append_signature_field(writer, SigFieldSpec("eerste"))
    metadata = PdfSignatureMetadata(field_name="eerste", md_algorithm="sha256")
    PdfSigner(metadata, _KeySigner(key)).sign_pdf(writer, output=once)
    twice = io.BytesIO()
    writer = IncrementalPdfFileWriter(once)
    append_signature_field(writer, SigFieldSpec("tweede"))
    metadata = PdfSignatureMetadata(field_name="tweede", md_algorithm="sha256")
    PdfSigner(metadata, _KeySigner(key)).sign_pdf(writer, output=twice)
    assert "signature_several" in _failed(_verify(twice.getvalue()))


def _resealed(unsigned: bytes, content: Any, key: ThrowawayKey) -> bytes:
    """A report whose author put other data into it before signing."""
    with pikepdf.open(io.BytesIO(unsigned)) as pdf:
        stream = pdf.attachments["meting.json"].obj.EF.F
        stream.write(content if isinstance(content, bytes) else canonical_json(content))
        out = io.BytesIO()
        pdf.save(out)
    return seal(out.getvalue(), key)


def _content(unsigned: bytes) -> dict[str, Any]:
    with pikepdf.open(io.BytesIO(unsigned)) as pdf:
        found: dict[str, Any] = json.loads(pdf.attachments["meting.json"].get_file().read_bytes())
    return found


def test_other_data_than_the_report_was_made_from_are_found(
    unsigned: bytes, key: ThrowawayKey
) -> None:
    content = _content(unsigned)
    content["result"]["loonwaarde"] = 65
    failed = _failed(_verify(_resealed(unsigned, content, key)))
    assert failed == {"data_differs", "printed_differs", "recompute_differs"}


def test_a_value_that_does_not_follow_from_its_data_is_found(key: ThrowawayKey) -> None:
    result = samples.demo().result.model_copy(update={"loonwaarde": 65})
    data = seal(render_report(samples.demo(result=result), concept=False), key)
    assert _failed(_verify(data)) == {"recompute_differs"}


def test_an_intermediate_outcome_that_differs_is_found(key: ThrowawayKey) -> None:
    result = samples.demo().result
    changed = result.model_copy(update={"components": {**result.components, "resultaat_1": "35"}})
    data = seal(render_report(samples.demo(result=changed), concept=False), key)
    assert _failed(_verify(data)) == {"recompute_differs"}


def test_better_wording_of_a_later_version_is_no_difference(signed: bytes) -> None:
    def reworded(document: dict[str, Any]) -> ScoreResult:
        result = samples.score(document)
        steps = tuple(step.model_copy(update={"formule": "anders"}) for step in result.trace)
        return result.model_copy(update={"trace": steps})

    assert verify_report(signed, reworded).ok


def test_a_document_that_cannot_be_computed_is_told(signed: bytes) -> None:
    def refuse(document: dict[str, Any]) -> ScoreResult:
        raise ValueError(document["method"])

    assert _failed(verify_report(signed, refuse)) == {"recompute_refused"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "data_unreadable"),
        (b"[" * 100_000, "data_unreadable"),
        (b"{}", "data_unreadable"),
        (b'{"format": "ld-meting/9"}', "data_newer"),
        (b'{"format": "ld-meting/1", "result": 3}', "data_unreadable"),
        (b'{"format": "ld-meting/1", "result": {"method": "uniform"}}', "data_unreadable"),
    ],
)
def test_strange_data_are_told(
    unsigned: bytes, key: ThrowawayKey, content: bytes, code: str
) -> None:
    assert code in _failed(_verify(_resealed(unsigned, content, key)))


def test_missing_data_are_told(unsigned: bytes, key: ThrowawayKey) -> None:
    with pikepdf.open(io.BytesIO(unsigned)) as pdf:
        del pdf.attachments["meting.json"]
        out = io.BytesIO()
        pdf.save(out)
    assert "data_missing" in _failed(_verify(seal(out.getvalue(), key)))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_no_pdf"),
        (b"hallo", "file_no_pdf"),
        (b"PK\x03\x04" + b"\x00" * 100, "file_no_pdf"),
        (b"%PDF-1.7\n", "file_damaged"),
        (b"%PDF-1.7\n" + b"\xff" * 5000, "file_damaged"),
        (b"%PDF-1.7\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF", "file_damaged"),
    ],
)
def test_what_is_no_report_is_told(data: bytes, code: str) -> None:
    assert code in _failed(_verify(data))


def test_a_truncated_report_is_told(signed: bytes) -> None:
    for length in range(0, len(signed), len(signed) // 23):
        assert not _verify(signed[:length]).ok


def test_an_encrypted_file_is_told(unsigned: bytes) -> None:
    for password in ("", "geheim"):
        with pikepdf.open(io.BytesIO(unsigned)) as pdf:
            out = io.BytesIO()
            pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=password))
        assert "file_encrypted" in _failed(_verify(out.getvalue()))


def test_a_huge_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "MAX_BYTES", 1000)
    assert _codes(_verify(b"%PDF-1.7\n" + b"0" * 1000)) == ["file_too_large"]


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_read(unsigned: bytes) -> None:
    bomb = zlib.compress(b"0" * (verification.MAX_BYTES + 1), 9)
    data = unsigned + b"9 0 obj<</Filter/FlateDecode>>stream\n" + bomb + b"\nendstream endobj"
    assert len(data) < 200_000
    assert _codes(_verify(data)) == ["file_too_large"]


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_bytes_end_in_an_exception(junk: bytes) -> None:
    assert not _verify(junk).ok
    assert not _verify(b"%PDF-1.5\n" + junk).ok


def test_the_logs_of_others_stay_silent(signed: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        _verify(signed + b"%x")
    assert [found for found in caplog.records if found.name != "asyncio"] == []
    assert logging.getLogger("pyhanko").level == logging.NOTSET
