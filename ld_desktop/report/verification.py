"""Verifying a report from anywhere: signature, integrity, and whether its value follows from its data.

The verdict on the signature is pyHanko's: other readers miss changes that are appended after
signing. Whatever is wrong with a file becomes a check that failed, never an exception.
"""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.domain.trace import ScoreResult
from ld_desktop.keys import certificates
from ld_desktop.report import envelope, reading
from ld_desktop.report.data import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import EmbeddedPdfSignature

MAX_BYTES = 64 * 1024 * 1024
_HEADER = b"%PDF-1."
_PRINTED_VALUE = re.compile(r"(\d+)\s%")
# What must come out again; wording of trace and assumptions may be bettered in later versions.
_NUMBERS = (
    "method",
    "method_version",
    "loonwaarde",
    "loonwaarde_exact",
    "bandbreedte",
    "components",
)


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; the sentence stands under `code`."""

    name: str
    ok: bool
    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Verification:
    """All that was looked at, in order."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return all(check.ok for check in self.checks)


Recompute = Callable[[dict[str, Any]], ScoreResult]


def verify_report(
    data: bytes, recompute: Recompute, *, trusted_fingerprints: frozenset[str] = frozenset()
) -> Verification:
    """Check a file.

    Args:
        data: the bytes of the file, whatever they are.
        recompute: gives the result that follows from a score document.
        trusted_fingerprints: SHA-256 of certificates that were confirmed, hexadecimal. When there
            are none, an unknown certificate is told and not counted as wrong.
    """
    if len(data) > MAX_BYTES or not reading.unpacks_within(data, MAX_BYTES):
        limit = str(MAX_BYTES // (1024 * 1024))
        return Verification((Check("bestand", False, "report.file_too_large", (("mb", limit),)),))
    if not data.startswith(_HEADER):
        return Verification((Check("bestand", False, "report.file_no_pdf"),))
    with _quiet():
        sealed = _guarded(
            "bestand", "report.file_damaged", lambda: _signature_checks(data, trusted_fingerprints)
        )
        content = _guarded(
            "gegevens", "report.data_unreadable", lambda: _content_checks(data, recompute)
        )
    return Verification((*sealed, *content))


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the tracebacks that pyHanko logs about files of others."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator", "pikepdf")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


def _guarded(name: str, code: str, look: Callable[[], Iterable[Check]]) -> list[Check]:
    """What was found until the file could not be followed any further."""
    found: list[Check] = []
    try:
        found.extend(look())
    except Exception:  # noqa: BLE001 - parsers of hostile files fail in ways nobody can list
        found.append(Check(name, False, code))
    return found


def _signature_checks(data: bytes, trusted: frozenset[str]) -> Iterator[Check]:
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    if reader.encrypted:
        yield Check("bestand", False, "report.file_encrypted")
        return
    yield Check("bestand", True, "report.file_readable")
    signatures = list(reader.embedded_signatures)
    if len(signatures) != 1:
        code = "report.signature_several" if signatures else "report.signature_missing"
        yield Check("handtekening", False, code, (("aantal", str(len(signatures))),))
        return
    (signature,) = signatures
    yield Check("handtekening", True, "report.signature_present")
    yield from _integrity_checks(data, signature)
    yield _certificate_check(signature, trusted)


def _integrity_checks(data: bytes, signature: EmbeddedPdfSignature) -> Iterator[Check]:
    certificate = signature.signer_cert
    # Trust is decided by fingerprint below; here the certificate vouches for itself.
    context = ValidationContext(
        trust_roots=[certificate], allow_fetching=False, moment=certificate.not_valid_before
    )
    status = validate_pdf_signature(signature, context)
    intact = bool(status.intact and status.valid and status.docmdp_ok is not False)
    yield Check(
        "ongewijzigd", intact, "report.signature_intact" if intact else "report.signature_changed"
    )
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    yield Check(
        "niets toegevoegd", whole, "report.nothing_appended" if whole else "report.appended"
    )
    byte_range = tuple(int(part) for part in signature.byte_range)
    canonical = len(byte_range) == 4 and envelope.is_canonical(data, byte_range)  # noqa: PLR2004 - two parts
    yield Check(
        "zegelruimte", canonical, "report.seal_canonical" if canonical else "report.seal_altered"
    )


def _certificate_check(signature: EmbeddedPdfSignature, trusted: frozenset[str]) -> Check:
    certificate: Certificate = signature.signer_cert
    der = certificate.dump()
    values = (
        (
            "naam",
            str(certificate.subject.native.get("common_name", certificate.subject.human_friendly)),
        ),
        ("vingerafdruk", certificates.fingerprint(der)),
    )
    at = signature.self_reported_timestamp
    if at is None or not certificate.not_valid_before <= at <= certificate.not_valid_after:
        return Check("certificaat", False, "report.certificate_not_in_force", values)
    if not trusted:
        issued = "self" if certificate.self_signed != "no" else "issued"
        return Check("certificaat", True, f"report.certificate_unchecked_{issued}", values)
    known = sha256(der) in {found.replace(" ", "").replace(":", "").lower() for found in trusted}
    code = "report.certificate_known" if known else "report.certificate_unknown"
    return Check("certificaat", known, code, values)


def _content_checks(data: bytes, recompute: Recompute) -> Iterator[Check]:
    with reading.open_report(data) as pdf:
        embedded = reading.embedded_data(pdf)
        if embedded is None:
            yield Check("gegevens", False, "report.data_missing")
            return
        printed_hash = reading.printed_texts(pdf, "meting-sha256")
        same = printed_hash == [sha256(embedded)]
        yield Check("gegevens", same, "report.data_matches" if same else "report.data_differs")
        content = json.loads(embedded)
        if content["format"] != FORMAT:
            yield Check("gegevens", False, "report.data_newer")
            return
        result = ScoreResult.model_validate(content["result"])
        yield _printed_check(reading.printed_texts(pdf, "loonwaarde"), result)
    yield _recompute_check(content["score_document"], result, recompute)


def _printed_check(printed: list[str], result: ScoreResult) -> Check:
    values = [value for text in printed for value in _PRINTED_VALUE.findall(text)]
    same = len(values) == len(printed) > 0 and set(values) == {str(result.loonwaarde)}
    code = "report.printed_matches" if same else "report.printed_differs"
    shown = (("loonwaarde", str(result.loonwaarde)), ("gedrukt", ", ".join(values) or "-"))
    return Check("gedrukte waarde", same, code, shown)


def _recompute_check(document: dict[str, Any], result: ScoreResult, recompute: Recompute) -> Check:
    name, values = "herberekening", (("loonwaarde", str(result.loonwaarde)),)
    try:
        again = recompute(document)
    except Exception:  # noqa: BLE001 - a document that this program would never have written
        return Check(name, False, "report.recompute_refused", values)
    same = all(
        canonical_json(getattr(again, field)) == canonical_json(getattr(result, field))
        for field in _NUMBERS
    )
    code = "report.recompute_matches" if same else "report.recompute_differs"
    return Check(name, same, code, (*values, ("herberekend", str(again.loonwaarde))))
