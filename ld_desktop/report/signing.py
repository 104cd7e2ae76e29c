"""The assessor's digital signature: PAdES B-B over the whole file, with a tagged, visible field."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol

import pikepdf
from asn1crypto import x509
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, SimpleBoxLayoutRule
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.stamp import StaticStampStyle

from ld_desktop.report.stamp import StampPage, draw_stamp
from ld_desktop.report.structure import named_elements
from ld_desktop.report.texts import load

if TYPE_CHECKING:
    from datetime import datetime

    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

FIELD = "zegel"
_DIGEST = "sha256"
_PRINTED_AND_LOCKED = 4 | 128  # annotation flags: ISO 32000-1, table 165


class ReportSigner(Protocol):
    """A key that signs, wherever it lives."""

    @property
    def certificate_der(self) -> bytes:
        """The X.509 certificate that belongs to the key."""

    def sign(self, data: bytes) -> bytes:
        """RSA signature with PKCS #1 v1.5 padding over the SHA-256 of the data."""


def sign_report(
    pdf: bytes, signer: ReportSigner, *, name: str, reason: str, location: str, at: datetime
) -> bytes:
    """Seal a report. The signature certifies: no change at all is allowed after it.

    Args:
        pdf: what `render_report` made.
        signer: the assessor's key.
        name: of the assessor, as it is printed in the stamp.
        reason: why the assessor signs.
        location: where, or empty.
        at: the moment by the laptop's clock; nobody else vouches for it.
    """
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=_DIGEST,
        name=name,
        reason=reason,
        location=location or None,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
        tight_size_estimates=True,
    )
    face = StampPage(draw_stamp(name, reason, location, at))
    whole = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN,
        y_align=AxisAlignment.ALIGN_MIN,
        inner_content_scaling=InnerScaling.STRETCH_FILL,
    )
    style = StaticStampStyle(
        background=face, background_opacity=1.0, background_layout=whole, border_width=0
    )
    out = io.BytesIO()
    _DatedSigner(metadata, _KeySigner(signer), stamp_style=style, at=at).sign_pdf(
        _PlainWriter(io.BytesIO(_with_field(pdf))),
        existing_fields_only=True,
        output=out,
    )
    return out.getvalue()


class _PlainWriter(IncrementalPdfFileWriter):
    """Adds the signature and nothing else."""

    def _update_meta(self) -> None:
        """Leave the dates of the report alone: pyHanko would write the clock of the system."""


class _KeySigner(Signer):
    """Lets pyHanko ask our key for the raw signature."""

    def __init__(self, key: ReportSigner) -> None:
        certificate = x509.Certificate.load(key.certificate_der)
        super().__init__(signing_cert=certificate)
        self._key = key
        self._length = certificate.public_key.byte_size

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """Sign; a dry run only tells the length."""
        if digest_algorithm != _DIGEST:
            msg = f"the key signs {_DIGEST}, not {digest_algorithm}"
            raise ValueError(msg)
        return bytes(self._length) if dry_run else self._key.sign(data)


class _DatedSigner(PdfSigner):
    """Signs at a given moment; pyHanko itself would ask the system."""

    def __init__(
        self,
        metadata: PdfSignatureMetadata,
        signer: Signer,
        *,
        stamp_style: StaticStampStyle,
        at: datetime,
    ) -> None:
        super().__init__(metadata, signer, stamp_style=stamp_style)
        self._at = at

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        """Set the clock of the session."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def _with_field(pdf: bytes) -> bytes:
    """The report with its empty signature field, tied into the structure tree.

    Done before pyHanko starts: the file that is signed then has exactly one revision under the
    signature. PDF/A was validated without the field, as the validator does not judge forms.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (place,) = named_elements(document, FIELD)
        _add_field(document, place)
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def _add_field(document: Pdf, place: Object) -> None:
    root = document.Root.StructTreeRoot
    key = int(root.ParentTreeNextKey)
    field = document.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(FIELD),
            TU=String(load("rapport")("stempel.veld")),
            F=_PRINTED_AND_LOCKED,
            Rect=place.A.BBox,
            P=place.Pg,
            StructParent=key,
        )
    )
    place.K = Dictionary(Type=Name.OBJR, Obj=field, Pg=place.Pg)
    place.Pg.Annots = Array([field])
    root.ParentTree.Nums.append(key)
    root.ParentTree.Nums.append(place)
    root.ParentTreeNextKey = key + 1
    document.Root.AcroForm = document.make_indirect(Dictionary(Fields=Array([field]), SigFlags=3))
