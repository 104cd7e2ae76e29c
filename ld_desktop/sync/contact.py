"""The contact card `*.ldcontact`: who somebody is, and the keys to write to and to believe them.

A card is signed with the key of the certificate it holds: it proves that its maker has the key,
not who that is. That is what the fingerprint over the phone is for.
"""

from __future__ import annotations

import base64
import re
import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, ValidationError

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.canonical import canonical_json
from ld_desktop.domain.profile import Profile, Role
from ld_desktop.keys import certificates, cms, envelope
from ld_desktop.keys.errors import BadRecipient
from ld_desktop.keys.identity import Identity
from ld_desktop.sync.errors import CardDamaged, CardInconsistent, CardTooNew
from ld_desktop.sync.plain_json import NotPlain, read_plain

FORMAT = 1
MAX_CARD_BYTES = 64 * 1024
_LONGEST_NAME = 300
# Line ends and the invisible marks that turn reading order around: a name must read as it is.
_DECEPTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_Name = Annotated[str, Field(max_length=_LONGEST_NAME)]


class ContactCard(Frozen):
    """What a card says. `certificate` is base64 of DER."""

    kind: Literal["ldcontact"] = "ldcontact"
    format: int = FORMAT
    installation_id: str
    naam: _Name
    organisatie: _Name
    rollen: tuple[Role, ...]
    certificate: str
    age_recipient: str
    made_at: AwareDatetime

    @property
    def certificate_der(self) -> bytes:
        """The certificate itself."""
        return base64.b64decode(self.certificate)

    @property
    def certificate_sha256(self) -> str:
        """The name of this certificate in the list of trusted senders."""
        return certificates.certificate_sha256(self.certificate_der)

    @property
    def fingerprint(self) -> str:
        """Ten groups of four, to compare over the phone."""
        return certificates.fingerprint(self.certificate_der)


def make_card(profile: Profile, identity: Identity, now: datetime) -> bytes:
    """The card of a profile, to hand out by any road."""
    card = ContactCard(
        installation_id=profile.id,
        naam=_readable(profile.naam),
        organisatie=_readable(profile.organisatie),
        rollen=profile.rollen,
        certificate=base64.b64encode(identity.certificate_der).decode("ascii"),
        age_recipient=identity.age_recipient,
        made_at=now,
    )
    return cms.sign_with_content(canonical_json(card), identity)


def read_card(data: bytes) -> ContactCard:
    """The card in a file, when it is whole and consistent in itself.

    Raises:
        CardDamaged, CardTooNew, CardInconsistent: about the card.
        NotSigned, BadSignature, WeakSignature: about its signature (`keys.errors`).
    """
    if len(data) > MAX_CARD_BYTES:
        raise CardDamaged
    signed = cms.verify(data)
    card = _parse(signed.content)
    if base64.b64encode(signed.certificate_der).decode("ascii") != card.certificate:
        raise CardInconsistent
    try:
        envelope.check_recipient(card.age_recipient)
        known = str(uuid.UUID(card.installation_id)) == card.installation_id
    except (BadRecipient, ValueError) as error:
        raise CardDamaged from error
    if not known or card.naam != _readable(card.naam):
        raise CardDamaged
    if card.organisatie != _readable(card.organisatie):
        raise CardDamaged
    return card


def _parse(content: bytes) -> ContactCard:
    try:
        document = read_plain(content)
        found = document.get("format") if isinstance(document, dict) else None
        if isinstance(found, int) and found > FORMAT:
            raise CardTooNew(found=found, supported=FORMAT)
        return ContactCard.model_validate_json(content, strict=True)
    except (NotPlain, ValidationError) as error:
        raise CardDamaged from error


def _readable(name: str) -> str:
    return _DECEPTIVE.sub(" ", name)[:_LONGEST_NAME].strip()
