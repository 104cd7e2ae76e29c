"""X.509 certificates: made for a profile, and read from others."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID, ObjectIdentifier

from ld_desktop.domain.canonical import sha256
from ld_desktop.errors import DefinitionError
from ld_desktop.keys.errors import CertificateDamaged

VALID_YEARS = 10
MINIMUM_KEY_BITS = 2048
_LONGEST_NAME = 64  # ub-common-name and ub-organization-name of RFC 5280, held to bytes of UTF-8
_SERIAL_BYTES = 16
_GROUPS = 10
_GROUP = 4
# What cryptography raises on bytes that are no usable certificate.
_REFUSED = (
    ValueError,
    TypeError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
)


def make_self_signed(
    key: RSAPrivateKey,
    name: str,
    organisation: str,
    now: datetime,
    random: Callable[[int], bytes],
) -> bytes:
    """A certificate (DER) for signing reports and sync files.

    It begins a day early, so that a reader whose clock is behind can use it at once.

    Raises:
        DefinitionError: without a name; the first-start screen asks for one.
    """
    subject = _subject(name, organisation)
    begin = now.replace(microsecond=0) - timedelta(days=1)
    serial = int.from_bytes(b"\x01" + random(_SERIAL_BYTES), "big")
    builder = x509.CertificateBuilder(
        issuer_name=subject,
        subject_name=subject,
        public_key=key.public_key(),
        serial_number=serial,
        not_valid_before=begin,
        not_valid_after=begin + timedelta(days=round(365.25 * VALID_YEARS)),
    )
    public = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    builder = (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(), critical=True)
        .add_extension(public, critical=False)
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def _subject(name: str, organisation: str) -> x509.Name:
    """Name and organisation, cut to what X.509 can hold; the full name travels in the card."""
    common = _printable(name)
    if not common:
        msg = "a certificate needs a name"
        raise DefinitionError(msg)
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if _printable(organisation):
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, _printable(organisation)))
    return x509.Name(parts)


def _printable(text: str) -> str:
    """One line, no control characters, at most 64 bytes, never half a character."""
    calm = "".join(character if character.isprintable() else " " for character in text)
    line = re.sub(r"\s+", " ", calm).strip().encode("utf-8", "ignore")
    return line[:_LONGEST_NAME].decode("utf-8", "ignore").strip()


def _key_usage() -> x509.KeyUsage:
    """For digitalSignature and nonRepudiation: signing, and meaning it."""
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def public_key(der: bytes) -> RSAPublicKey:
    """The key in a certificate.

    Raises:
        CertificateDamaged: no certificate, no RSA key, or one that may not be used for signing.
    """
    try:
        certificate = x509.load_der_x509_certificate(der)
        key = certificate.public_key()
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except _REFUSED as error:
        raise CertificateDamaged from error
    if not isinstance(key, RSAPublicKey) or not usage.digital_signature:
        raise CertificateDamaged
    return key


def subject_name(der: bytes) -> str:
    """The name in a certificate, `''` when it has none."""
    return _attribute(der, NameOID.COMMON_NAME)


def subject_organisation(der: bytes) -> str:
    """The organisation in a certificate, `''` when it has none."""
    return _attribute(der, NameOID.ORGANIZATION_NAME)


def _attribute(der: bytes, which: ObjectIdentifier) -> str:
    try:
        found = x509.load_der_x509_certificate(der).subject.get_attributes_for_oid(which)
    except _REFUSED as error:
        raise CertificateDamaged from error
    return str(found[0].value) if found else ""


def is_valid_on(der: bytes, day: date) -> bool:
    """Whether a day (UTC) falls within the validity of a certificate."""
    try:
        certificate = x509.load_der_x509_certificate(der)
    except _REFUSED as error:
        raise CertificateDamaged from error
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return begin.date() <= day <= end.date()


def pem(der: bytes) -> str:
    """The certificate as text, for `openssl … -CAfile`."""
    try:
        return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM).decode("ascii")
    except _REFUSED as error:
        raise CertificateDamaged from error


def certificate_sha256(der: bytes) -> str:
    """The whole SHA-256 of a certificate: its name in lists of trusted senders."""
    return sha256(der)


def fingerprint(der: bytes) -> str:
    """The first 160 bits of the SHA-256, to read over the phone: ten groups of four, `9F3A 07C2 …`.

    They are the first twenty bytes of what `openssl x509 -fingerprint -sha256` prints.
    """
    digits = sha256(der).upper()
    return " ".join(digits[at : at + _GROUP] for at in range(0, _GROUPS * _GROUP, _GROUP))


def same_fingerprint(typed: str, shown: str) -> bool:
    """Whether a typed fingerprint is the one shown; spaces, colons, dashes and case are free."""
    bare = re.sub(r"[\s:.\-]+", "", typed).upper()
    return len(bare) == _GROUPS * _GROUP and bare == shown.replace(" ", "").upper()
