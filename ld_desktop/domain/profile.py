"""Who works with this program: one person, one or more roles (process.md §1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ld_desktop.domain.base import Frozen


class Role(StrEnum):
    """Decides the start page."""

    LOONWAARDEDESKUNDIGE = "loonwaardedeskundige"
    JOBCOACH = "jobcoach"
    CASEMANAGER = "casemanager"
    KANTOOR = "kantoor"


class Certificaat(Frozen):
    """The assessor's licence or registration for a method."""

    methode: str
    nummer: str
    geldig_tot: date | None = None


class Profile(Frozen):
    """The person behind a store. `id` is the installation id that sync files carry."""

    id: str
    naam: str
    rollen: tuple[Role, ...]
    organisatie: str
    email: str = ""
    telefoon: str = ""
    certificaten: tuple[Certificaat, ...] = ()

    def may(self, role: Role) -> bool:
        """Whether this person has a role."""
        return role in self.rollen
