"""One throwaway key and one signed report for all tests: making keys costs half a second."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from ld_desktop.report.render import render_report
from ld_desktop.report.signing import sign_report
from tests.report import samples

SIGNED_AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)


class ThrowawayKey:
    """A self-signed RSA key that nobody trusts."""

    def __init__(self, valid_from: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> None:
        self._key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mira Verzonnen")])
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self._key.public_key())
            .serial_number(4711)
            .not_valid_before(valid_from)
            .not_valid_after(datetime(2031, 1, 1, tzinfo=UTC))
            .sign(self._key, hashes.SHA256())
        )
        self.certificate_der = certificate.public_bytes(serialization.Encoding.DER)

    def sign(self, data: bytes) -> bytes:
        """As `ReportSigner` asks."""
        return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def seal(pdf: bytes, key: ThrowawayKey) -> bytes:
    return sign_report(
        pdf,
        key,
        name="Mira Verzonnen",
        reason="Loonwaarde bepaald en rapport opgemaakt",
        location="Voorbeeldstad",
        at=SIGNED_AT,
    )


@pytest.fixture(scope="session")
def key() -> ThrowawayKey:
    return ThrowawayKey()


@pytest.fixture(scope="session")
def unsigned() -> bytes:
    return render_report(samples.demo(), concept=False)


@pytest.fixture(scope="session")
def signed(unsigned: bytes, key: ThrowawayKey) -> bytes:
    return seal(unsigned, key)
