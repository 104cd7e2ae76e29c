"""Contacts: the own card, cards of others, and the fingerprint that is compared over the phone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ld_desktop.casework.documents import read_whole, write_whole
from ld_desktop.casework.session import Session
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from ld_desktop.keys.identity import Identity
    from ld_desktop.store.contacts import Contact

_CARD_LIMIT = 256 * 1024
TO_CONFIRM: Final = "te_bevestigen"
CONFIRMED: Final = "bevestigd"
REVOKED: Final = "ingetrokken"


class FingerprintDiffers(EnvironmentProblem):
    """The fingerprint that was read out is not that of the card."""

    code = "casework.fingerprint_differs"


class CardChanged(EnvironmentProblem):
    """A card of a known party with another certificate: somebody must look at this."""

    code = "casework.card_changed"


class OwnCardRead(EnvironmentProblem):
    """The card that was chosen is one's own."""

    code = "casework.own_card_read"


class ContactNotFound(EnvironmentProblem):
    """No contact, or more than one, goes by this name."""

    code = "casework.contact_not_found"


class NotConfirmed(EnvironmentProblem):
    """The fingerprint of this contact was not confirmed yet, or it was revoked."""

    code = "casework.not_confirmed"


@dataclass(frozen=True)
class OwnCard:
    """What to hand out and read over the phone."""

    naam: str
    organisatie: str
    fingerprint: str


@dataclass(frozen=True)
class ContactLine:
    """A known party."""

    id: str
    naam: str
    organisatie: str
    rollen: tuple[str, ...]
    fingerprint: str
    state: str
    imported_at: datetime
    confirmed_at: datetime | None


def identity_of(session: Session) -> Identity:
    """The signing key and certificate of this store."""
    from ld_desktop.keys.errors import IdentityDamaged
    from ld_desktop.keys.identity import Identity

    secret = session.store.profiles.load_secret("identity")
    if secret is None:
        raise IdentityDamaged
    return Identity.from_secret(secret)


def own_card(session: Session) -> OwnCard:
    """Name, organisation and fingerprint of this store's owner."""
    profile = session.profile
    return OwnCard(profile.naam, profile.organisatie, identity_of(session).fingerprint)


def write_card(session: Session, path: Path) -> None:
    """Write the own contact card, to be handed to the other party by any road."""
    from ld_desktop.sync.contact import make_card

    write_whole(path, make_card(session.profile, identity_of(session), session.clock()))


def write_age_key(session: Session, path: Path) -> None:
    """Write the age key of this store, for who wants to open sync files with `age` itself.

    Whoever has this file can open everything that was ever sent here; only the owner may read it.
    """
    from ld_desktop.keys.files import write_whole as write_private

    write_private(path, identity_of(session).age_key_file.encode("utf-8"))


def write_certificates(session: Session, path: Path) -> None:
    """Write the certificates of every confirmed contact as PEM, for `openssl cms -CAfile`."""
    from ld_desktop.keys.certificates import pem

    confirmed = (c for c in session.store.contacts.all() if c.state == CONFIRMED)
    write_whole(path, "".join(pem(c.certificate_der) for c in confirmed).encode("ascii"))


def read_card(session: Session, path: Path) -> ContactLine:
    """Import a card; it waits for confirmation. The same card again changes nothing.

    Raises:
        CardChanged: a known party with another certificate.
        OwnCardRead: one's own card.
        EnvironmentProblem: no readable, self-consistent card.
    """
    from ld_desktop.store.contacts import Contact
    from ld_desktop.sync.contact import read_card as open_card

    card = open_card(read_whole(path, _CARD_LIMIT))
    if card.installation_id == session.profile.id:
        raise OwnCardRead
    known = session.store.contacts.get(card.installation_id)
    if known is not None:
        if known.certificate_der != card.certificate_der:
            raise CardChanged(id=card.installation_id)
        return _line(known)
    contact = Contact(
        id=card.installation_id,
        naam=card.naam,
        organisatie=card.organisatie,
        rollen=tuple(card.rollen),
        certificate_der=card.certificate_der,
        age_recipient=card.age_recipient,
        fingerprint=card.fingerprint,
        state=TO_CONFIRM,
        imported_at=session.clock(),
        confirmed_at=None,
    )
    session.store.contacts.save(contact)
    return _line(contact)


def confirm(session: Session, contact_id: str, fingerprint_typed: str | None) -> ContactLine:
    """Trust a contact after comparing its fingerprint.

    Args:
        session: the store.
        contact_id: who.
        fingerprint_typed: what was read out, whole: a part could be imitated. None when the user
            declares to have compared it with the eye.

    Raises:
        FingerprintDiffers: nothing is trusted then.
    """
    contact = find_contact(session, contact_id)
    if fingerprint_typed is not None and not _matches(contact.fingerprint, fingerprint_typed):
        raise FingerprintDiffers
    changed = replace(contact, state=CONFIRMED, confirmed_at=session.clock())
    session.store.contacts.save(changed)
    return _line(changed)


def revoke(session: Session, contact_id: str) -> ContactLine:
    """Trust a contact no longer: its files are refused from now on."""
    changed = replace(find_contact(session, contact_id), state=REVOKED)
    session.store.contacts.save(changed)
    return _line(changed)


def contacts(session: Session) -> tuple[ContactLine, ...]:
    """All known parties, by organisation and name."""
    found = (_line(contact) for contact in session.store.contacts.all())
    return tuple(sorted(found, key=lambda line: (line.organisatie.lower(), line.naam.lower())))


def find_contact(session: Session, wanted: str) -> Contact:
    """A contact by id, or by name, organisation or fingerprint when only one fits.

    Raises:
        ContactNotFound: none, or more than one.
    """
    contact: Contact | None = session.store.contacts.get(wanted)
    if contact is not None:
        return contact
    low = wanted.strip().lower()
    fitting = [
        found
        for found in session.store.contacts.all()
        if low in {found.naam.lower(), found.organisatie.lower(), found.fingerprint.lower()}
    ]
    if len(fitting) != 1:
        raise ContactNotFound(id=wanted)
    return fitting[0]


def confirmed_contact(session: Session, wanted: str) -> Contact:
    """A contact that may be written to.

    Raises:
        NotConfirmed: the fingerprint was not compared yet, or trust was withdrawn.
    """
    contact = find_contact(session, wanted)
    if contact.state != CONFIRMED:
        raise NotConfirmed(naam=contact.id)
    return contact


def _matches(fingerprint: str, typed: str) -> bool:
    from ld_desktop.keys.certificates import same_fingerprint

    return same_fingerprint(typed, fingerprint)


def _line(contact: Contact) -> ContactLine:
    return ContactLine(
        id=contact.id,
        naam=contact.naam,
        organisatie=contact.organisatie,
        rollen=tuple(contact.rollen),
        fingerprint=contact.fingerprint,
        state=contact.state,
        imported_at=contact.imported_at,
        confirmed_at=contact.confirmed_at,
    )
