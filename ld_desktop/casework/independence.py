"""Independence: who gives a second opinion sees nothing of the first until it is signed.

Veiled are the signed measurements of a placement for as long as a second opinion about it is a draft
in this store: their values, scores, answers, reports and what was odd about them (experience.md §3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ld_desktop.domain.meting import MetingSoort, MetingState
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.domain.meting import Meting
    from ld_desktop.domain.records import Record


class Veiled(EnvironmentProblem):
    """Something of a measurement about which a second opinion is being given here."""

    code = "casework.veiled"


def is_veiled(session: Session, meting: Meting) -> bool:
    """Whether nothing of a measurement may be seen now."""
    return meting.state is MetingState.ONDERTEKEND and being_judged(session, meting.placement_id)


def being_judged(session: Session, placement_id: str) -> bool:
    """Whether a second opinion about a placement is being given here.

    The correction of one is none: whoever makes it has seen both.
    """
    return any(
        meting.soort is MetingSoort.SECOND_OPINION
        and meting.state is not MetingState.ONDERTEKEND
        and meting.replaces is None
        for meting in session.store.metingen.of_placement(placement_id)
    )


def refuse_veiled(session: Session, meting: Meting | None) -> None:
    """Let nothing of a veiled measurement be looked at.

    Raises:
        Veiled: when it is.
    """
    if meting is not None and is_veiled(session, meting):
        raise Veiled


def veils_record(session: Session, record: Record) -> bool:
    """The same for the record of a measurement, also of one that is not stored yet."""
    meting = record.body.get("meting")
    return isinstance(meting, dict) and being_judged(session, str(meting.get("placement_id", "")))
