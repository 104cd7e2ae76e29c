"""The bytes that a signature cannot cover: its own `/Contents`, checked letter by letter.

Everything else in the file is under the signature. Inside, the hexadecimal must be written the one
way this program writes it, the filling must be zeros, and the parts of the CMS container that the
signature leaves free must be what they can only be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asn1crypto import cms

if TYPE_CHECKING:
    from asn1crypto.cms import SignedData

_HEX = re.compile(rb"<([0-9A-F]{2})*>")
_LONG_LENGTH = 0x80
_CONSTRUCTED = 0x20
_DIGEST = "sha256"
_SIGNATURES = {"sha256_rsa"}


def is_canonical(data: bytes, byte_range: tuple[int, int, int, int]) -> bool:
    """Whether the place of the signature holds one container, written canonically, and zeros.

    Args:
        data: the whole file.
        byte_range: what the signature covers, as the file states it.
    """
    start, length, again, _ = byte_range
    gap = data[start + length : again]
    if not _HEX.fullmatch(gap):
        return False
    octets = bytes.fromhex(gap[1:-1].decode("ascii"))
    size = _encoded_size(octets)
    container = octets[:size]
    return (
        0 < size <= len(octets)
        and not any(octets[size:])
        and _is_der(container)
        and _is_plain(container)
    )


def _encoded_size(octets: bytes) -> int:
    """Length of the DER value at the start, its header included; 0 when it is none."""
    if len(octets) < 2:  # noqa: PLR2004 - tag and length
        return 0
    if octets[1] < _LONG_LENGTH:
        return 2 + octets[1]
    count = octets[1] - _LONG_LENGTH
    length = int.from_bytes(octets[2 : 2 + count], "big")
    shortest = length >= _LONG_LENGTH and octets[2] != 0
    return 2 + count + length if shortest else 0


def _is_der(octets: bytes) -> bool:
    """Whether values fill the octets exactly, each length written the shortest way, all the way down."""
    while octets:
        size = _encoded_size(octets)
        if not 0 < size <= len(octets):
            return False
        if octets[0] & _CONSTRUCTED:
            header = 2 if octets[1] < _LONG_LENGTH else 2 + octets[1] - _LONG_LENGTH
            if not _is_der(octets[header:size]):
                return False
        octets = octets[size:]
    return True


def _is_plain(container: bytes) -> bool:
    """One signer with one certificate, SHA-256 with RSA, nothing unsigned beside it."""
    parsed = cms.ContentInfo.load(container, strict=True)
    if parsed["content_type"].native != "signed_data":
        return False
    signed: SignedData = parsed["content"]
    signers = signed["signer_infos"]
    certificates = signed["certificates"]
    if len(signers) != 1 or len(certificates) != 1 or len(signed["digest_algorithms"]) != 1:
        return False
    (signer,) = signers
    certificate = certificates[0].chosen
    algorithms = (signed["digest_algorithms"][0], signer["digest_algorithm"])
    return (
        signed["version"].native == "v1"
        and signer["version"].native == "v1"
        and all(found["algorithm"].native == _DIGEST for found in algorithms)
        and all(found["parameters"].native is None for found in algorithms)
        and signer["signature_algorithm"]["algorithm"].native in _SIGNATURES
        and signed["encap_content_info"]["content_type"].native == "data"
        and signed["encap_content_info"]["content"].native is None
        and not signed["crls"].native
        and not signer["unsigned_attrs"].native
        and signer["sid"].name == "issuer_and_serial_number"
        and signer["sid"].chosen["serial_number"].native == certificate.serial_number
        and signer["sid"].chosen["issuer"].dump() == certificate.issuer.dump()
    )
