"""Identities and certificates: made for a person, kept whole, named by a fingerprint."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from cryptography import x509

from ld_desktop.errors import DefinitionError
from ld_desktop.keys import certificates
from ld_desktop.keys.errors import CertificateDamaged, IdentityDamaged
from ld_desktop.keys.identity import Identity
from tests.keys.conftest import NOW


def test_the_certificate_is_for_signing(identity: Identity) -> None:
    certificate = x509.load_der_x509_certificate(identity.certificate_der)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert certificate.signature_hash_algorithm is not None
    assert certificate.signature_hash_algorithm.name == "sha256"
    assert certificates.public_key(identity.certificate_der).key_size == 3072
    certificate.verify_directly_issued_by(certificate)


def test_it_is_valid_for_ten_years(identity: Identity) -> None:
    der = identity.certificate_der
    assert certificates.is_valid_on(der, NOW.date())
    assert certificates.is_valid_on(der, date(2036, 11, 20))
    assert not certificates.is_valid_on(der, date(2036, 11, 23))
    assert not certificates.is_valid_on(der, date(2026, 11, 20))


def test_it_names_person_and_organisation(identity: Identity, other: Identity) -> None:
    assert certificates.subject_name(identity.certificate_der) == "Piet Voorbeeld"
    assert certificates.subject_organisation(identity.certificate_der) == "Gemeente Voorbeeldstad"
    assert certificates.subject_organisation(other.certificate_der) == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("n" * 300, "n" * 64),
        ("محمد الخيالي", "محمد الخيالي"),
        ("محمد " * 60, ("محمد " * 60).encode()[:63].decode(errors="ignore").strip()),
        ("  twee\nregels\x00en een nul ", "twee regels en een nul"),
        ("half \ud800 teken", "half teken"),
    ],
)
def test_any_name_fits_into_a_certificate(identity: Identity, name: str, expected: str) -> None:
    der = certificates.make_self_signed(identity._rsa, name, "", NOW, lambda size: b"\x05" * size)
    assert certificates.subject_name(der) == expected
    assert x509.load_der_x509_certificate(der).serial_number > 0


def test_without_a_name_there_is_no_certificate(identity: Identity) -> None:
    with pytest.raises(DefinitionError):
        certificates.make_self_signed(identity._rsa, " \n", "x", NOW, bytes)


def test_the_fingerprint_is_ten_groups_of_what_openssl_prints(
    identity: Identity, tmp_path: Path
) -> None:
    groups = identity.fingerprint.split(" ")
    assert [len(group) for group in groups] == [4] * 10
    assert identity.certificate_sha256.upper().startswith("".join(groups))
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here")
    file = tmp_path / "c.pem"
    file.write_text(identity.certificate_pem, encoding="ascii")
    printed = subprocess.run(
        ["openssl", "x509", "-in", str(file), "-noout", "-fingerprint", "-sha256"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert printed.split("=")[1].replace(":", "").startswith("".join(groups))


def test_a_fingerprint_may_be_typed_in_any_way(identity: Identity, other: Identity) -> None:
    shown = identity.fingerprint
    assert certificates.same_fingerprint(shown.lower().replace(" ", ":"), shown)
    assert certificates.same_fingerprint(f"  {shown.replace(' ', '')}\n", shown)
    assert not certificates.same_fingerprint(other.fingerprint, shown)
    assert not certificates.same_fingerprint(shown[:-1], shown)
    assert not certificates.same_fingerprint("", shown)


def test_an_identity_survives_the_store(identity: Identity) -> None:
    again = Identity.from_secret(identity.to_secret())
    assert again == identity
    assert again.sign(b"x") == identity.sign(b"x")
    assert again.age_recipient == identity.age_recipient


def test_an_identity_does_not_show_its_secrets(identity: Identity) -> None:
    assert "SECRET" not in repr(identity)
    assert len(repr(identity)) < 100


def test_a_damaged_secret_is_told(identity: Identity, other: Identity) -> None:
    whole = json.loads(identity.to_secret())
    strange = json.loads(other.to_secret())
    damaged = [
        b"",
        b"[]",
        b"\xff",
        json.dumps(whole | {"format": 2}).encode(),
        json.dumps(whole | {"age": "AGE-SECRET-KEY-1X"}).encode(),
        json.dumps(whole | {"private_key": "AAAA"}).encode(),
        json.dumps(whole | {"private_key": strange["private_key"]}).encode(),
        json.dumps(whole | {"certificate": 5}).encode(),
        json.dumps({name: whole[name] for name in ("format", "certificate")}).encode(),
    ]
    for secret in damaged:
        with pytest.raises(IdentityDamaged):
            Identity.from_secret(secret)


@pytest.mark.parametrize("der", [b"", b"\x30\x00", b"x" * 500])
def test_what_is_no_certificate_is_told(der: bytes) -> None:
    for read in (
        certificates.public_key,
        certificates.subject_name,
        certificates.pem,
        lambda bad: certificates.is_valid_on(bad, NOW.date()),
    ):
        with pytest.raises(CertificateDamaged):
            read(der)
