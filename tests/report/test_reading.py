"""Reading back only what this program writes, and never more than it can hold."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from ld_desktop.report import reading


def test_marked_text_is_read_from_the_page_itself(unsigned: bytes) -> None:
    with reading.open_report(unsigned) as pdf:
        assert reading.printed_texts(pdf, "loonwaarde") == ["Loonwaarde 71 %", "71 %"]
        assert reading.printed_texts(pdf, "bestaat-niet") == []


def test_what_is_no_pdf_is_unreadable() -> None:
    with pytest.raises(reading.Unreadable):
        reading.open_report(b"%PDF-1.7\nniets")


def test_a_file_that_needs_repair_is_unreadable(unsigned: bytes) -> None:
    with pytest.raises(reading.Unreadable):
        reading.open_report(unsigned.replace(b"startxref", b"startxxxx"))


def test_data_in_another_packing_are_unreadable(unsigned: bytes) -> None:
    with pikepdf.open(io.BytesIO(unsigned)) as pdf:
        spec = pdf.attachments["meting.json"].obj
        for filters in (Name.ASCIIHexDecode, Array([Name.FlateDecode, Name.FlateDecode])):
            spec.EF.F = Stream(pdf, b"00")
            spec.EF.F.write(b"00", filter=filters)
            with pytest.raises(reading.Unreadable):
                reading.embedded_data(pdf)
        spec.EF.F = Dictionary()
        with pytest.raises(reading.Unreadable):
            reading.embedded_data(pdf)


def test_data_that_unpack_to_too_much_are_unreadable(
    unsigned: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MAX_UNPACKED", 100)
    with reading.open_report(unsigned) as pdf, pytest.raises(reading.Unreadable):
        reading.embedded_data(pdf)
