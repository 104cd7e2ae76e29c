"""Signed messages: CMS SignedData (RFC 5652) with the contents inside, in one form only.

What is written: DER, one signer, its certificate inside, SHA-256 with RSA, signed attributes
content type, message digest and signing certificate (RFC 5035, as CAdES asks). Only that form is
read: the message is built again from its parts and must come out byte for byte, so that nothing
outside the signature can be changed unnoticed.
There is no signing time: what was signed carries its own moment. `openssl cms -verify` reads it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from asn1crypto import cms as asn1
from asn1crypto import tsp  # its import also teaches `cms` the attribute signing_certificate_v2
from asn1crypto import x509 as asn1_x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from ld_desktop.keys import certificates, der
from ld_desktop.keys.errors import BadSignature, CertificateDamaged, NotSigned, WeakSignature
from ld_desktop.keys.identity import Identity

# What asn1crypto raises on bytes that are no such structure (found by flipping and cutting).
_NO_STRUCTURE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
_STRONG = "sha256"
_WEAK = {"md5", "sha1"}
_SIGNED_DATA = asn1.ContentType("signed_data").dump()
_DATA = asn1.ContentType("data").dump()
_VERSION_1 = asn1.CMSVersion("v1").dump()


@dataclass(frozen=True)
class Signed:
    """What a signed message holds. That the signature is right does not say whose it is."""

    content: bytes
    certificate_der: bytes

    @property
    def certificate_sha256(self) -> str:
        """To look the signer up among the trusted."""
        return certificates.certificate_sha256(self.certificate_der)


@dataclass(frozen=True)
class _Parts:
    certificate_der: bytes
    attributes: bytes  # SET OF Attribute, as signed
    signature: bytes
    digest: str = _STRONG


def sign_with_content(data: bytes, identity: Identity) -> bytes:
    """A signed message (DER) around data; the same data and key give the same bytes."""
    certificate = tsp.SigningCertificateV2(
        {"certs": [{"cert_hash": _digest(identity.certificate_der)}]}
    )
    attributes = asn1.CMSAttributes(
        [
            {"type": "content_type", "values": ["data"]},
            {"type": "message_digest", "values": [_digest(data)]},
            {"type": "signing_certificate_v2", "values": [certificate]},
        ]
    ).dump()
    parts = _Parts(identity.certificate_der, attributes, identity.sign(attributes))
    head, tail = _frame(parts, len(data))
    return b"".join((head, data, tail))


def verify(message: bytes) -> Signed:
    """The contents of a signed message whose signature is right.

    Raises:
        NotSigned: no signed message, or not in our form.
        WeakSignature: an RSA key under 2048 bits, or a hash that is no longer trusted.
        BadSignature: the contents, the signature or the certificate were changed.
    """
    try:
        content, parts = _read(memoryview(message))
        head, tail = _frame(parts, len(content))
    except _NO_STRUCTURE as error:
        raise NotSigned from error
    if parts.digest in _WEAK:
        raise WeakSignature
    if parts.digest != _STRONG:
        raise NotSigned
    _check_signature(content, parts)
    if not (message.startswith(head) and message.endswith(tail)):
        raise BadSignature
    if len(message) != len(head) + len(content) + len(tail):
        raise BadSignature
    return Signed(bytes(content), parts.certificate_der)


def _check_signature(content: memoryview, parts: _Parts) -> None:
    if _named(parts.attributes) != (_digest(content), _digest(parts.certificate_der)):
        raise BadSignature
    try:
        key = certificates.public_key(parts.certificate_der)
    except CertificateDamaged as error:
        raise BadSignature from error
    if key.key_size < certificates.MINIMUM_KEY_BITS:
        raise WeakSignature
    try:
        key.verify(parts.signature, parts.attributes, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as error:
        raise BadSignature from error


def _digest(data: bytes | memoryview) -> bytes:
    return hashlib.sha256(data).digest()


def _named(attributes: bytes) -> tuple[bytes, bytes]:
    """The contents and the certificate that the signed attributes name, by SHA-256."""
    try:
        found = {
            str(attribute["type"].native): attribute["values"].native
            for attribute in asn1.CMSAttributes.load(attributes, strict=True)
        }
        (content_type,), (digest,) = found["content_type"], found["message_digest"]
        (named,) = found["signing_certificate_v2"]
        (certificate,) = named["certs"]
        names = bytes(digest), bytes(certificate["cert_hash"])
    except _NO_STRUCTURE as error:
        raise NotSigned from error
    if content_type != "data" or certificate["hash_algorithm"]["algorithm"] != _STRONG:
        raise NotSigned
    return names


def _read(message: memoryview) -> tuple[memoryview, _Parts]:
    """The contents, uncopied, and the rest of a message with one signer and one certificate."""
    outer = der.after(der.only(message, der.SEQUENCE), _SIGNED_DATA)
    signed = der.after(der.only(der.only(outer, der.CONTEXT_0), der.SEQUENCE), _VERSION_1)
    _, signed = der.take(signed, der.SET)
    inner, signed = der.take(signed, der.SEQUENCE)
    explicit = der.only(der.after(inner, _DATA), der.CONTEXT_0)
    certificate, signed = der.take(signed, der.CONTEXT_0)
    signer = asn1.SignerInfo.load(bytes(der.only(signed, der.SET)), strict=True)
    parts = _Parts(
        certificate_der=bytes(certificate),
        attributes=bytes(signer["signed_attrs"].untag().dump()),
        signature=bytes(signer["signature"].native),
        digest=str(signer["digest_algorithm"]["algorithm"].native),
    )
    return der.only(explicit, der.OCTET_STRING), parts


def _frame(parts: _Parts, length: int) -> tuple[bytes, bytes]:
    """What stands before and after the contents, in the one form in which these parts do."""
    signers = der.element(der.SET, _signer(parts))
    certificate = der.element(der.CONTEXT_0, parts.certificate_der)
    algorithms = asn1.DigestAlgorithms([{"algorithm": parts.digest}]).dump()
    return der.around(
        length,
        (
            der.Layer(der.OCTET_STRING),
            der.Layer(der.CONTEXT_0),
            der.Layer(der.SEQUENCE, before=_DATA),
            der.Layer(der.SEQUENCE, _VERSION_1 + algorithms, certificate + signers),
            der.Layer(der.CONTEXT_0),
            der.Layer(der.SEQUENCE, before=_SIGNED_DATA),
        ),
    )


def _signer(parts: _Parts) -> bytes:
    certificate = asn1_x509.Certificate.load(parts.certificate_der, strict=True)
    issued = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    return bytes(
        asn1.SignerInfo(
            {
                "version": "v1",
                "sid": {"issuer_and_serial_number": issued},
                "digest_algorithm": {"algorithm": parts.digest},
                "signed_attrs": asn1.CMSAttributes.load(parts.attributes, strict=True),
                "signature_algorithm": {"algorithm": "rsassa_pkcs1v15"},
                "signature": parts.signature,
            }
        ).dump()
    )
