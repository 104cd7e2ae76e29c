"""`init`, `profile`, `contact` and `trust`: who works here and who is trusted."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from ld_desktop.casework import contacts, starting
from ld_desktop.casework.session import Session, system_clock
from ld_desktop.cli.output import passphrase, progress, say
from ld_desktop.domain.profile import Role

_CHANGEABLE = {
    "naam": "naam",
    "organisatie": "organisatie",
    "email": "email",
    "telefoon": "telefoon",
    "certificaatnummer": "certificaat",
}


def opened(options: argparse.Namespace) -> Session:
    """The store that a command names, unlocked."""
    return starting.unlock(options.store, passphrase(options), system_clock)


def init(options: argparse.Namespace) -> int:
    """Make a store with its profile and keys."""
    new = starting.NewProfile(
        naam=options.naam,
        rollen=tuple(dict.fromkeys(Role(role) for role in options.rol)),
        organisatie=options.organisatie,
        certificaatnummer=options.certificaat,
        email=options.email or "",
        telefoon=options.telefoon or "",
    )
    session = starting.create_store(options.store, new, passphrase(options), system_clock, progress)
    try:
        say(options, "store_made", path=options.store)
        say(options, "fingerprint", fingerprint=contacts.own_card(session).fingerprint)
        say(options, "keep_passphrase")
    finally:
        starting.lock(session)
    return 0


def profile(options: argparse.Namespace) -> int:
    """Show the profile, after changing what was given."""
    session = opened(options)
    try:
        given = {
            name: getattr(options, option)
            for name, option in _CHANGEABLE.items()
            if getattr(options, option) is not None
        }
        if given:
            starting.change_profile(
                session, dataclasses.replace(starting.profile_details(session), **given)
            )
        found = session.profile
        say(
            options,
            "profile",
            naam=found.naam,
            organisatie=found.organisatie,
            rollen=", ".join(found.rollen),
            certificaten=", ".join(c.nummer for c in found.certificaten) or "-",
            id=found.id,
        )
        say(options, "fingerprint", fingerprint=contacts.own_card(session).fingerprint)
    finally:
        starting.lock(session)
    return 0


def contact(options: argparse.Namespace) -> int:
    """Write the own contact card, and list the contacts that are known."""
    session = opened(options)
    try:
        if options.out is not None:
            contacts.write_card(session, Path(options.out))
            say(options, "card_written", path=options.out)
        if options.key_out is not None:
            contacts.write_age_key(session, options.key_out)
            say(options, "key_written", path=options.key_out)
        if options.certificates_out is not None:
            contacts.write_certificates(session, options.certificates_out)
            say(options, "certificates_written", path=options.certificates_out)
        say(options, "fingerprint", fingerprint=contacts.own_card(session).fingerprint)
        for line in contacts.contacts(session):
            say(
                options,
                f"contact_{line.state}",
                naam=line.naam,
                organisatie=line.organisatie,
                fingerprint=line.fingerprint,
                id=line.id,
            )
    finally:
        starting.lock(session)
    return 0


def trust(options: argparse.Namespace) -> int:
    """Import a card; with the fingerprint that was read out over the phone, trust it."""
    session = opened(options)
    try:
        line = contacts.read_card(session, options.file)
        if options.revoke:
            line = contacts.revoke(session, line.id)
        elif options.fingerprint is not None:
            line = contacts.confirm(session, line.id, options.fingerprint)
        say(
            options,
            f"contact_{line.state}",
            naam=line.naam,
            organisatie=line.organisatie,
            fingerprint=line.fingerprint,
            id=line.id,
        )
        if line.state == contacts.TO_CONFIRM:
            say(options, "compare_fingerprint")
    finally:
        starting.lock(session)
    return 0
