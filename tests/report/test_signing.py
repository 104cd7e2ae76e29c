"""The seal: PAdES over the whole file, visible, tagged, without disturbing what was there."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import Signer
from reportlab.pdfbase.pdfmetrics import stringWidth

from ld_desktop.report import fonts, reading
from ld_desktop.report.render import render_report
from ld_desktop.report.signing import _KeySigner
from ld_desktop.report.stamp import draw_stamp
from tests.report import samples
from tests.report.conftest import SIGNED_AT, ThrowawayKey, seal
from tests.report.golden import page_texts, tool


def test_the_signature_is_pades_certifies_and_forbids_all_changes(signed: bytes) -> None:
    (signature,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    assert str(signature.sig_object["/SubFilter"]) == "/ETSI.CAdES.detached"
    assert signature.docmdp_level is not None
    assert signature.docmdp_level.name == "NO_CHANGES"
    assert signature.self_reported_timestamp == SIGNED_AT
    assert str(signature.sig_object["/Name"]) == "Mira Verzonnen"


def test_no_clock_of_the_system_gets_into_the_file(signed: bytes, unsigned: bytes) -> None:
    with reading.open_report(signed) as after, reading.open_report(unsigned) as before:
        assert dict(after.docinfo) == dict(before.docinfo)
        assert bytes(after.Root.Metadata.read_bytes()) == bytes(before.Root.Metadata.read_bytes())


def test_poppler_agrees(signed: bytes, tmp_path: Path) -> None:
    said = tool("pdfsig", "{file}", data=signed, folder=tmp_path)
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert "Signature Type: ETSI.CAdES.detached" in said


def test_the_stamp_says_who_when_and_whose_time(signed: bytes, tmp_path: Path) -> None:
    text = " ".join(" ".join(page_texts(signed, tmp_path)).split())
    assert "Digitaal ondertekend Mira Verzonnen" in text
    assert "22 november 2026, 14:05 uur (tijd van de laptop)" in text
    assert "Plaats: Voorbeeldstad" in text


def test_the_stamp_stands_in_its_place(signed: bytes) -> None:
    with reading.open_report(signed) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        (place,) = reading.named_elements(pdf, "zegel")
        assert [float(side) for side in field.Rect] == [float(side) for side in place.A.BBox]
        assert "/AP" in field
        assert int(field.F) & 4


def test_the_field_belongs_to_the_structure(signed: bytes) -> None:
    with reading.open_report(signed) as pdf:
        (place,) = reading.named_elements(pdf, "zegel")
        (field,) = pdf.Root.AcroForm.Fields
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        assert str(place.S) == "/Form"
        assert place.K.Obj.objgen == field.objgen
        assert parents[int(field.StructParent)].objgen == place.objgen
        assert str(field.TU) == "Digitale handtekening van de loonwaardedeskundige"


def test_structure_text_and_data_survive(signed: bytes, unsigned: bytes, tmp_path: Path) -> None:
    before, after = page_texts(unsigned, tmp_path), page_texts(signed, tmp_path)
    changed = [page for page, old in zip(after, before, strict=True) if page != old]
    assert ["Digitaal ondertekend" in page for page in changed] == [True]
    with reading.open_report(signed) as sealed, reading.open_report(unsigned) as bare:
        assert reading.embedded_data(sealed) == reading.embedded_data(bare)
        assert str(sealed.Root.Lang) == "nl-NL"


def test_all_fonts_of_the_sealed_file_are_embedded(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        fonts_found = [
            found
            for found in pdf.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"
        ]
        assert len(fonts_found) == 4
        assert all("/FontFile2" in font.FontDescriptor for font in fonts_found)


def test_a_draft_and_a_long_report_can_be_sealed(key: ThrowawayKey) -> None:
    for rapport in (samples.extreme(), samples.regular()):
        pdf = seal(render_report(rapport, concept=False), key)
        (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        signature.compute_integrity_info()
        assert signature.coverage is not None


@pytest.mark.parametrize("name", ["W" * 200, "محمد عبد الله", "张伟", ""])
def test_any_name_fits_on_the_stamp(name: str) -> None:
    page = draw_stamp(name, "Reden " * 40, "Plaats " * 40, datetime(2026, 1, 1, tzinfo=UTC))
    with pikepdf.open(io.BytesIO(page)) as pdf:
        assert len(pdf.pages) == 1
        size = 0.0
        for step in pikepdf.parse_content_stream(pdf.pages[0], "Tf"):
            size = max(size, float(step.operands[1]))
        assert 0 < size < 10
    fonts.register()
    assert stringWidth("x", fonts.REGULAR, 7.5) > 0


def test_the_key_signs_sha256_and_nothing_else(key: ThrowawayKey) -> None:
    import asyncio

    signer: Signer = _KeySigner(key)
    with pytest.raises(ValueError, match="sha256, not sha1"):
        asyncio.run(signer.async_sign_raw(b"x", "sha1"))
