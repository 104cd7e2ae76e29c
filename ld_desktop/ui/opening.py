"""What the start screens ask of the corridor: imported when first needed, never for the first paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.casework.starting import NewProfile, Strength

# What unlocking and the first screen need; loading it takes longer than painting the first window.
_SOON = (
    "ld_desktop.casework.starting",
    "ld_desktop.keys.attempts",
    "ld_desktop.store.database",
    "ld_desktop.casework.today",
    "ld_desktop.ui.workspace",
)


class Person(NamedTuple):
    """Who starts with the program, in the words of the form; roles by their id."""

    naam: str = ""
    rollen: tuple[str, ...] = ()
    organisatie: str = ""
    certificaatnummer: str = ""
    email: str = ""
    telefoon: str = ""


class Opening:
    """Making and unlocking stores. Everything slow is meant for a worker."""

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        self._given_clock = clock

    def preload(self) -> None:
        """Load what comes next while the user types; safe on any thread."""
        for name in _SOON:
            import_module(name)

    def wait_seconds(self, path: Path) -> int:
        """How long the next try must wait."""
        from ld_desktop.casework import starting

        return starting.wait_seconds(path, self._clock())

    def unlock(self, path: Path, passphrase: str, tell: Callable[[str], None]) -> Session:
        """Open a store; slow on purpose."""
        from ld_desktop.casework import starting

        return starting.unlock(path, passphrase, self._clock(), tell)

    def create(
        self, path: Path, person: Person, passphrase: str, tell: Callable[[str], None]
    ) -> Session:
        """Make a store with its profile, key and certificate."""
        from ld_desktop.casework import starting

        return starting.create_store(path, profile_of(person), passphrase, self._clock(), tell)

    def errors(self, person: Person) -> dict[str, str]:
        """What is missing or unusable: a sentence per field."""
        from ld_desktop import messages
        from ld_desktop.casework import starting

        problems = starting.check_profile(profile_of(person))
        return {str(problem.path): messages.problem_sentence(problem) for problem in problems}

    def strength(self, passphrase: str, own_words: Sequence[str]) -> Strength:
        """How hard a passphrase is to guess."""
        from ld_desktop.casework import starting

        return starting.passphrase_strength(passphrase, own_words)

    def fingerprint(self, session: Session) -> str:
        """The fingerprint of the certificate that was made."""
        from ld_desktop.casework import contacts

        return contacts.own_card(session).fingerprint

    def lock(self, session: Session) -> None:
        """Close a store."""
        from ld_desktop.casework import starting

        starting.lock(session)

    def _clock(self) -> Callable[[], datetime]:
        if self._given_clock is not None:
            return self._given_clock
        from ld_desktop.casework.session import system_clock

        return system_clock


def person_of(profile: NewProfile) -> Person:
    """A profile in the words of the form."""
    return Person(
        naam=profile.naam,
        rollen=tuple(role.value for role in profile.rollen),
        organisatie=profile.organisatie,
        certificaatnummer=profile.certificaatnummer,
        email=profile.email,
        telefoon=profile.telefoon,
    )


def profile_of(person: Person) -> NewProfile:
    """What a form says, as the corridor takes it."""
    from ld_desktop.casework.starting import NewProfile
    from ld_desktop.domain.profile import Role

    return NewProfile(
        naam=person.naam,
        rollen=tuple(Role(role) for role in person.rollen),
        organisatie=person.organisatie,
        certificaatnummer=person.certificaatnummer,
        email=person.email,
        telefoon=person.telefoon,
    )
