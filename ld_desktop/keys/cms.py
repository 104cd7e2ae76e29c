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
from typing import Any

from asn1crypto import cms as asn1
from asn1crypto import tsp  # its import also teaches `cms` the attribute signing_certificate_v2
from asn1crypto import x509 as asn1_x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from ld_desktop.keys import certificates
from ld_desktop.keys.errors import BadSignature, CertificateDamaged, NotSigned, WeakSignature
from ld_desktop.keys.identity import Identity

# What asn1crypto raises on bytes that are no such structure (found by flipping and cutting).
_NO_STRUCTURE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
_STRONG = "sha256"
_WEAK = {"md5", "sha1"}


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
    content: bytes
    certificate_der: bytes
    attributes: bytes  # SET OF Attribute, as signed
    signature: bytes
    digest: str


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
    signature = identity.sign(attributes)
    return _assemble(_Parts(data, identity.certificate_der, attributes, signature, _STRONG))


def verify(der: bytes) -> Signed:
    """The contents of a signed message whose signature is right.

    Raises:
        NotSigned: no signed message, or not in our form.
        WeakSignature: an RSA key under 2048 bits, or a hash that is no longer trusted.
        BadSignature: the contents, the signature or the certificate were changed.
    """
    parts = _read(der)
    if parts.digest in _WEAK:
        raise WeakSignature
    if parts.digest != _STRONG:
        raise NotSigned
    _check_signature(parts)
    try:
        whole = _assemble(parts) == der
    except _NO_STRUCTURE as error:
        raise NotSigned from error
    if not whole:
        raise BadSignature
    return Signed(parts.content, parts.certificate_der)


def _check_signature(parts: _Parts) -> None:
    if _named(parts.attributes) != (_digest(parts.content), _digest(parts.certificate_der)):
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


def _digest(data: bytes) -> bytes:
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


def _read(der: bytes) -> _Parts:
    """The parts of a message with exactly one signer and one certificate."""
    try:
        outer = asn1.ContentInfo.load(der, strict=True)
        if outer["content_type"].native != "signed_data":
            raise NotSigned
        signed = outer["content"]
        (signer,) = signed["signer_infos"]
        (certificate,) = signed["certificates"]
        return _Parts(
            content=bytes(signed["encap_content_info"]["content"].native),
            certificate_der=bytes(certificate.chosen.dump()),
            attributes=bytes(signer["signed_attrs"].untag().dump()),
            signature=bytes(signer["signature"].native),
            digest=str(signer["digest_algorithm"]["algorithm"].native),
        )
    except _NO_STRUCTURE as error:
        raise NotSigned from error


def _assemble(parts: _Parts) -> bytes:
    """The one form in which these parts are a message."""
    certificate = asn1_x509.Certificate.load(parts.certificate_der, strict=True)
    signed = asn1.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": parts.digest}],
            "encap_content_info": {"content_type": "data", "content": parts.content},
            "certificates": [certificate],
            "signer_infos": [_signer(parts, certificate)],
        }
    )
    return bytes(asn1.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def _signer(parts: _Parts, certificate: Any) -> dict[str, Any]:
    issued = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    return {
        "version": "v1",
        "sid": {"issuer_and_serial_number": issued},
        "digest_algorithm": {"algorithm": parts.digest},
        "signed_attrs": asn1.CMSAttributes.load(parts.attributes, strict=True),
        "signature_algorithm": {"algorithm": "rsassa_pkcs1v15"},
        "signature": parts.signature,
    }
