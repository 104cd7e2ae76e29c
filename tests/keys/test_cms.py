"""Signed messages: read by openssl, refused after any change, refused when weak."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from asn1crypto import cms as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs7,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.keys import certificates, cms
from ld_desktop.keys.errors import BadSignature, NotSigned, WeakSignature
from ld_desktop.keys.identity import Identity
from ld_desktop.messages import LANGUAGES, error_sentence
from tests.keys.conftest import NOW

_OPENSSL = ("openssl", "cms", "-verify", "-inform", "DER", "-binary")
CONTENT = "De loonwaarde is 71 %.\r\nÉn dit is een tweede regel.\n".encode()


@pytest.fixture(scope="module")
def message(identity: Identity) -> bytes:
    return cms.sign_with_content(CONTENT, identity)


def test_what_was_signed_comes_back(message: bytes, identity: Identity) -> None:
    signed = cms.verify(message)
    assert signed.content == CONTENT
    assert signed.certificate_der == identity.certificate_der
    assert signed.certificate_sha256 == identity.certificate_sha256


def test_the_same_contents_give_the_same_message(message: bytes, identity: Identity) -> None:
    assert cms.sign_with_content(CONTENT, identity) == message


def test_any_contents_can_be_signed(identity: Identity) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.binary(max_size=400))
    def check(content: bytes) -> None:
        assert cms.verify(cms.sign_with_content(content, identity)).content == content

    check()


def test_openssl_reads_it(message: bytes, identity: Identity, tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here")
    assert _openssl(message, identity, tmp_path) == (0, CONTENT)


def test_openssl_refuses_another_signer(message: bytes, other: Identity, tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here")
    assert _openssl(message, other, tmp_path)[0] != 0


def test_no_bit_can_be_flipped(message: bytes) -> None:
    """One bit of every byte, and all bits where the structure is: at the head and at the signer."""
    signer = message.index(b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03") - 80
    for at in range(len(message)):
        bits = range(8) if at < 90 or signer < at < signer + 250 else (at % 8,)
        for bit in bits:
            flipped = bytearray(message)
            flipped[at] ^= 1 << bit
            with pytest.raises(EnvironmentProblem):
                cms.verify(bytes(flipped))


def test_it_cannot_be_cut_off_or_extended(message: bytes) -> None:
    for length in range(len(message)):
        with pytest.raises(NotSigned):
            cms.verify(message[:length])
    with pytest.raises(NotSigned):
        cms.verify(message + b"\x00")


def test_random_damage_is_never_a_crash(message: bytes) -> None:
    chance = random.Random(7)
    for _ in range(1500):
        damaged = bytearray(message)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randint(0, 8)] = chance.randbytes(chance.randint(0, 8))
        if damaged != message:
            with pytest.raises(EnvironmentProblem):
                cms.verify(bytes(damaged))


def test_contents_of_one_message_in_another_are_refused(identity: Identity) -> None:
    """The message digest is signed: a right signature over other contents does not count."""
    one = cms.sign_with_content(b"a" * 40, identity)
    assert one.count(b"a" * 40) == 1
    with pytest.raises(BadSignature):
        cms.verify(one.replace(b"a" * 40, b"b" * 40))


def test_another_certificate_for_the_same_key_is_refused(
    message: bytes, identity: Identity
) -> None:
    """The certificate is signed along: nobody can slip in one with another name."""
    der = certificates.make_self_signed(
        identity._rsa, "Piet Voorbeelt", "Gemeente Voorbeeldstad", NOW, bytes
    )
    old = x509.load_der_x509_certificate(identity.certificate_der)
    forged = message.replace(identity.certificate_der, der)
    assert x509.load_der_x509_certificate(der).issuer != old.issuer
    with pytest.raises(EnvironmentProblem):
        cms.verify(forged)


def _foreign(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, identity: Identity) -> bytes:
    """A message of the library's own builder, signed by some key."""
    old = x509.load_der_x509_certificate(identity.certificate_der)
    certificate = (
        x509.CertificateBuilder(old.issuer, old.subject, key.public_key(), 5)
        .not_valid_before(NOW)
        .not_valid_after(NOW.replace(year=2030))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(CONTENT)
    return builder.add_signer(certificate, key, hashes.SHA256()).sign(
        Encoding.DER, [pkcs7.PKCS7Options.Binary]
    )


def test_other_forms_of_signed_messages_are_refused(identity: Identity) -> None:
    with pytest.raises(NotSigned):
        cms.verify(_foreign(ec.generate_private_key(ec.SECP256R1()), identity))


def test_a_short_key_is_too_weak() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - too short on purpose
    der = certificates.make_self_signed(key, "Kort", "", NOW, bytes)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(WeakSignature):
        cms.verify(cms.sign_with_content(CONTENT, Identity(der, private, "")))


def test_an_old_hash_is_too_weak(message: bytes) -> None:
    outer = asn1.ContentInfo.load(message)
    outer["content"]["signer_infos"][0]["digest_algorithm"]["algorithm"] = "sha1"
    with pytest.raises(WeakSignature):
        cms.verify(outer.dump(force=True))


def test_two_signers_are_refused(message: bytes) -> None:
    outer = asn1.ContentInfo.load(message)
    signer = outer["content"]["signer_infos"][0]
    outer["content"]["signer_infos"] = [signer, signer.copy()]
    with pytest.raises(NotSigned):
        cms.verify(outer.dump(force=True))


def test_unsigned_attributes_are_refused(message: bytes) -> None:
    outer = asn1.ContentInfo.load(message)
    extra = {"type": "1.2.3.4", "values": []}
    outer["content"]["signer_infos"][0]["unsigned_attrs"] = [extra]
    with pytest.raises(BadSignature):
        cms.verify(outer.dump(force=True))


def test_each_refusal_has_its_sentence() -> None:
    for kind in (BadSignature(), NotSigned(), WeakSignature()):
        for language in LANGUAGES:
            assert error_sentence(kind, language).count(".") >= 2


def _openssl(message: bytes, trusted: Identity, folder: Path) -> tuple[int, bytes]:
    (folder / "c.pem").write_text(trusted.certificate_pem, encoding="ascii")
    done = subprocess.run(
        [*_OPENSSL, "-CAfile", str(folder / "c.pem")],
        input=message,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout
