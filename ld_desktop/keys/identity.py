"""An identity: the RSA key that signs, its certificate, and the age key that opens what is sealed."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from pyrage import IdentityError, x25519

from ld_desktop.domain.canonical import canonical_json
from ld_desktop.keys import certificates
from ld_desktop.keys.errors import CertificateDamaged, IdentityDamaged

KEY_BITS = 3072
_EXPONENT = 65537
_FORMAT = 1
HashName = Literal["sha256", "sha384", "sha512"]
_HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


@dataclass(frozen=True)
class Identity:
    """What makes a profile itself. It is kept inside the encrypted store and nowhere else.

    Attributes:
        certificate_der: the X.509 certificate.
        private_key_der: PKCS#8; use `sign`, which also works for keys that cannot be copied.
        age_secret: `AGE-SECRET-KEY-1…`.
    """

    certificate_der: bytes = field(repr=False)
    private_key_der: bytes = field(repr=False)
    age_secret: str = field(repr=False)

    @property
    def certificate_sha256(self) -> str:
        """The whole hash of the certificate, for lists and records."""
        return certificates.certificate_sha256(self.certificate_der)

    @property
    def fingerprint(self) -> str:
        """Ten groups of four, to read over the phone."""
        return certificates.fingerprint(self.certificate_der)

    @property
    def age_recipient(self) -> str:
        """`age1…`: what others seal for."""
        return str(self._age.to_public())

    @property
    def age_key_file(self) -> str:
        """The contents of a key file for `age -d -i`, for who wants to read a file without us."""
        return f"# public key: {self.age_recipient}\n{self.age_secret}\n"

    @property
    def certificate_pem(self) -> str:
        """The certificate as text, for `openssl cms -verify -CAfile`."""
        return certificates.pem(self.certificate_der)

    def sign(self, data: bytes, hash: HashName = "sha256") -> bytes:  # noqa: A002 - as signers say
        """RSASSA-PKCS1-v1_5 over data: the same data gives the same signature."""
        return self._rsa.sign(data, padding.PKCS1v15(), _HASHES[hash]())

    def to_secret(self) -> bytes:
        """Everything, in the clear: only for a place that is encrypted itself."""
        return canonical_json(
            {
                "format": _FORMAT,
                "certificate": base64.b64encode(self.certificate_der).decode("ascii"),
                "private_key": base64.b64encode(self.private_key_der).decode("ascii"),
                "age": self.age_secret,
            }
        )

    @classmethod
    def from_secret(cls, secret: bytes) -> Identity:
        """Read back what `to_secret` wrote.

        Raises:
            IdentityDamaged: when the parts are not there or do not belong together.
        """
        try:
            document = json.loads(secret)
            identity = cls(
                certificate_der=base64.b64decode(document["certificate"], validate=True),
                private_key_der=base64.b64decode(document["private_key"], validate=True),
                age_secret=str(document["age"]),
            )
            known = document["format"] == _FORMAT
            public = certificates.public_key(identity.certificate_der)
            matches = public == identity._rsa.public_key()
        except (ValueError, TypeError, KeyError, CertificateDamaged) as error:
            raise IdentityDamaged from error
        if not known or not matches or not identity.age_recipient:
            raise IdentityDamaged
        return identity

    @cached_property
    def _rsa(self) -> rsa.RSAPrivateKey:
        """Loaded when first needed; the costly check of its numbers was done when it was made."""
        try:
            key = load_der_private_key(
                self.private_key_der, password=None, unsafe_skip_rsa_key_validation=True
            )
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise IdentityDamaged from error
        if not isinstance(key, rsa.RSAPrivateKey):
            raise IdentityDamaged
        return key

    @cached_property
    def _age(self) -> x25519.Identity:
        try:
            return x25519.Identity.from_str(self.age_secret)
        except IdentityError as error:
            raise IdentityDamaged from error


def create_identity(
    name: str,
    organisation: str,
    now: datetime,
    random: Callable[[int], bytes] = secrets.token_bytes,
) -> Identity:
    """A new identity; takes up to half a second.

    Args:
        name: in the certificate, cut to 64 characters.
        organisation: likewise; may be empty.
        now: begin of the ten years of validity.
        random: for the serial number; the keys themselves come from the system's own generator.
    """
    key = rsa.generate_private_key(public_exponent=_EXPONENT, key_size=KEY_BITS)
    return Identity(
        certificate_der=certificates.make_self_signed(key, name, organisation, now, random),
        private_key_der=key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        age_secret=str(x25519.Identity.generate()),
    )
