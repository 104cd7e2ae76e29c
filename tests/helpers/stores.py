"""Ready-made stores: an assessor and an office that trust each other, and a stranger."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ld_desktop.casework import contacts, demonstrating, signing, starting
from ld_desktop.casework.session import Session
from ld_desktop.domain.profile import Role

PASSPHRASE = "paard-fiets-maandag-lantaarn"
START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class Ticking:
    """A clock that moves a second at each look."""

    now: datetime = START

    def __call__(self) -> datetime:
        """The next second."""
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True)
class Templates:
    """Folders with a closed store each."""

    assessor: Path
    office: Path
    stranger: Path


def make_templates(folder: Path) -> Templates:
    """Make the three stores and let the first two trust each other."""
    made = {}
    for name, role, certificate in (
        ("assessor", Role.LOONWAARDEDESKUNDIGE, "UL-TEST-0001"),
        ("office", Role.KANTOOR, ""),
        ("stranger", Role.KANTOOR, ""),
    ):
        path = folder / name / "store.ldstore"
        new = starting.NewProfile(f"Test {name}", (role,), f"Bureau {name}", certificate)
        made[name] = starting.create_store(path, new, PASSPHRASE, Ticking())
    for giver, taker in (("assessor", "office"), ("office", "assessor")):
        card = folder / f"{giver}.ldcontact"
        contacts.write_card(made[giver], card)
        line = contacts.read_card(made[taker], card)
        contacts.confirm(made[taker], line.id, contacts.own_card(made[giver]).fingerprint)
    for session in made.values():
        starting.lock(session)
    return Templates(folder / "assessor", folder / "office", folder / "stranger")


def copied(template: Path, target: Path) -> Path:
    """A copy of a template; gives the path of its store."""
    shutil.copytree(template, target)
    return target / "store.ldstore"


def opened(template: Path, target: Path) -> Iterator[Session]:
    """A copy of a template, unlocked; closed afterwards."""
    session = starting.unlock(copied(template, target), PASSPHRASE, Ticking())
    try:
        yield session
    finally:
        starting.lock(session)


def measured(session: Session) -> str:
    """The worked case up to the point where it may be signed; gives the measurement's id."""
    data = demonstrating.demo_data()
    meting_id = demonstrating.build_case(session, data)
    demonstrating.draw_both(session, meting_id, data)
    return meting_id


def signed(session: Session) -> tuple[str, signing.SignedReport]:
    """The worked case, signed."""
    meting_id = measured(session)
    job = signing.prepare(session, meting_id, "Voorbeeldstad")
    return meting_id, signing.finish(session, job.run(lambda *_: None, lambda: False))
