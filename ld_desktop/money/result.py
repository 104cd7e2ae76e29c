"""What a money document gives back, as plain data."""

from __future__ import annotations

from pydantic import Field

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.trace import Aanname, TraceStep


class Melding(Frozen):
    """Something that a reader of the amounts must know, such as work that does not pay."""

    id: str
    tekst: str


class Vergelijking(Frozen):
    """One line of the picture: the same amount without and with the instrument, in euros."""

    id: str
    naam: str
    zonder: str
    met: str


class MoneyResult(Frozen):
    """The answer of `ld-desktop money` (money.md).

    Attributes:
        amounts: euros as decimal strings with two decimals, in the order of the specification;
            a question such as whether work pays is yes or no.
        een_punt_meer: what each amount would be more with one percentage point more loonwaarde.
    """

    regime: str
    amounts: dict[str, str | bool]
    trace: tuple[TraceStep, ...]
    aannames: tuple[Aanname, ...]
    meldingen: tuple[Melding, ...] = ()
    vergelijking: tuple[Vergelijking, ...] = ()
    een_punt_meer: dict[str, str] = Field(default_factory=dict)
