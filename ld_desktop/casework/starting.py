"""Starting: the first store with its profile and keys, unlocking it, and coming back where one was."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop.casework.documents import make_folder
from ld_desktop.casework.session import Clock, Session
from ld_desktop.domain.problems import Problem
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import sentence

if TYPE_CHECKING:
    from ld_desktop.domain.profile import Certificaat, Role

MAX_NAME = 300
_IDENTITY = "identity"
_METHOD = "uniform"  # the method whose licence a profile names
_LAST_PLACE = "last_place"
Progress = Callable[[str], None]


class ProfileIncomplete(EnvironmentProblem):
    """Something about the person is missing or unusable."""

    code = "casework.profile_incomplete"


class PassphraseTooWeak(EnvironmentProblem):
    """The passphrase can be guessed too easily to protect other people's data."""

    code = "casework.passphrase_too_weak"


class StoreExists(EnvironmentProblem):
    """There is a store at this place already; it is never overwritten."""

    code = "casework.store_exists"


@dataclass(frozen=True)
class NewProfile:
    """What the first start asks."""

    naam: str
    rollen: tuple[Role, ...]
    organisatie: str
    certificaatnummer: str = ""
    email: str = ""
    telefoon: str = ""


@dataclass(frozen=True)
class Strength:
    """How hard a passphrase is to guess: `score` 0 to 4, in words, and what would help."""

    score: int
    label: str
    advice: tuple[str, ...]
    acceptable: bool


def passphrase_strength(passphrase: str, own_words: Sequence[str] = ()) -> Strength:
    """The strength of a passphrase while it is typed; own words (name, organisation) count little."""
    from ld_desktop.keys import strength

    found = strength.measure(passphrase, own_words)
    return Strength(
        score=found.score,
        label=sentence(f"keys.strength_{found.score}"),
        advice=tuple(sentence(f"keys.{code}") for code in found.advice),
        acceptable=found.acceptable,
    )


def check_profile(new: NewProfile) -> tuple[Problem, ...]:
    """What is missing or unusable; the path is the name of the field."""
    problems = [
        Problem("casework.field_missing", path=name)
        for name in ("naam", "organisatie")
        if not getattr(new, name).strip()
    ]
    problems += [
        Problem("casework.field_too_long", path=name, values=(("maximum", str(MAX_NAME)),))
        for name in ("naam", "organisatie", "certificaatnummer", "email", "telefoon")
        if len(getattr(new, name)) > MAX_NAME
    ]
    if not new.rollen:
        problems.append(Problem("casework.role_missing", path="rollen"))
    if new.email and ("@" not in new.email or " " in new.email.strip()):
        problems.append(Problem("casework.email_unreadable", path="email"))
    return tuple(problems)


def create_store(
    path: Path,
    new: NewProfile,
    passphrase: str,
    clock: Clock,
    progress: Progress | None = None,
) -> Session:
    """A fresh encrypted store with its profile, signing key and certificate.

    Raises:
        ProfileIncomplete, PassphraseTooWeak, StoreExists: nothing was made.
        EnvironmentProblem: when the disk refuses; what was begun is cleared away.
    """
    from ld_desktop.keys.keyring import keyring_path

    if check_profile(new):
        raise ProfileIncomplete(fields=", ".join(str(p.path) for p in check_profile(new)))
    if not passphrase_strength(passphrase, (new.naam, new.organisatie)).acceptable:
        raise PassphraseTooWeak
    keys = keyring_path(path)
    if path.exists() or keys.exists():
        raise StoreExists(file=path.name)
    try:
        return _create(path, keys, new, passphrase, clock, progress or (lambda _: None))
    except BaseException:
        for made in (path, keys, *path.parent.glob(f"{path.name}-*")):
            with suppress(OSError):
                made.unlink(missing_ok=True)
        raise


def unlock(path: Path, passphrase: str, clock: Clock, progress: Progress | None = None) -> Session:
    """Open a store with its passphrase.

    Raises:
        WrongPassphrase, MustWait: see `keys.attempts`.
        EnvironmentProblem: missing, damaged, in use, or made by a newer program.
    """
    from ld_desktop.keys import attempts
    from ld_desktop.keys.keyring import keyring_path
    from ld_desktop.store.database import Store
    from ld_desktop.store.errors import StoreMissing

    if not path.is_file():
        raise StoreMissing(file=path.name)
    tell = progress or (lambda _: None)
    tell("Wachtwoordzin controleren")
    data_key = attempts.unlock(keyring_path(path), passphrase, clock)
    tell("Gegevens openen")
    store = Store.open(path, data_key, clock)
    try:
        return Session(store, store.profiles.load(), clock)
    except BaseException:
        store.close()
        raise


def wait_seconds(path: Path, clock: Clock) -> int:
    """How long the next try must wait; 0 when it may be made now."""
    from ld_desktop.keys import attempts
    from ld_desktop.keys.keyring import keyring_path

    return attempts.wait_seconds(keyring_path(path), clock)


def check_passphrase(session: Session, passphrase: str) -> None:
    """Ask the passphrase once more, with the same brake on guessing.

    Raises:
        WrongPassphrase, MustWait: as at unlocking.
    """
    from ld_desktop.keys import attempts
    from ld_desktop.keys.keyring import keyring_path

    attempts.unlock(keyring_path(session.store.path), passphrase, session.clock)


def change_profile(session: Session, new: NewProfile) -> None:
    """Write a changed profile; the signing certificate keeps the name it was made with.

    Raises:
        ProfileIncomplete: nothing was changed.
    """
    problems = check_profile(new)
    if problems:
        raise ProfileIncomplete(fields=", ".join(str(problem.path) for problem in problems))
    others = tuple(c for c in session.profile.certificaten if c.methode != _METHOD)
    changed = session.profile.model_copy(
        update={
            "naam": new.naam.strip(),
            "rollen": new.rollen,
            "organisatie": new.organisatie.strip(),
            "email": new.email.strip(),
            "telefoon": new.telefoon.strip(),
            "certificaten": (*_certificates(new), *others),
        }
    )
    session.store.profiles.save(changed)
    session.profile = changed


def profile_details(session: Session) -> NewProfile:
    """The profile as the first start asked it, to be changed."""
    profile = session.profile
    numbers = [found.nummer for found in profile.certificaten if found.methode == _METHOD]
    return NewProfile(
        naam=profile.naam,
        rollen=profile.rollen,
        organisatie=profile.organisatie,
        certificaatnummer=next(iter(numbers), ""),
        email=profile.email,
        telefoon=profile.telefoon,
    )


def lock(session: Session) -> None:
    """Close the store; the keys leave the memory with it."""
    session.store.close()


def remember_place(session: Session, place: str) -> None:
    """Keep where the user is, so that a killed program comes back there."""
    session.store.settings.set(_LAST_PLACE, place)


def last_place(session: Session) -> str:
    """Where the user was, or empty."""
    return session.store.settings.get(_LAST_PLACE) or ""


def _create(
    path: Path, keys: Path, new: NewProfile, passphrase: str, clock: Clock, tell: Progress
) -> Session:
    from ld_desktop.domain.ids import new_id
    from ld_desktop.domain.profile import Profile
    from ld_desktop.keys.identity import create_identity
    from ld_desktop.keys.keyring import create_keyring
    from ld_desktop.store.database import Store

    make_folder(path.parent)
    tell("Sleutel van de opslag maken")
    data_key = create_keyring(keys, passphrase, secrets.token_bytes)
    tell("Versleutelde opslag maken")
    store = Store.create(path, data_key, clock)
    try:
        tell("Handtekeningsleutel en certificaat maken")
        identity = create_identity(new.naam, new.organisatie, clock())
        profile = Profile(
            id=new_id(clock(), secrets.token_bytes),
            naam=new.naam.strip(),
            rollen=new.rollen,
            organisatie=new.organisatie.strip(),
            email=new.email.strip(),
            telefoon=new.telefoon.strip(),
            certificaten=_certificates(new),
        )
        with store.transaction():
            store.profiles.save(profile)
            store.profiles.save_secret(_IDENTITY, identity.to_secret())
    except BaseException:
        store.close()
        raise
    return Session(store, profile, clock)


def _certificates(new: NewProfile) -> tuple[Certificaat, ...]:
    from ld_desktop.domain.profile import Certificaat

    number = new.certificaatnummer.strip()
    return (Certificaat(methode=_METHOD, nummer=number),) if number else ()
