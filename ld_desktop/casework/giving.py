"""Making an answer: whoever has the store open gives it, now unless it is older."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ld_desktop.domain.answers import Answer, Mark, Origin, Respondent

if TYPE_CHECKING:
    from datetime import datetime

    from ld_desktop.casework.session import Session


def answer(
    session: Session,
    path: str,
    text: str,
    respondent: Respondent = Respondent.VASTGESTELD,
    *,
    mark: Mark = Mark.GEGEVEN,
    origin: Origin = Origin.SCHERM,
    reason: str = "",
    at: datetime | None = None,
) -> Answer:
    """An answer by this profile; nothing is kept yet.

    Args:
        session: whose clock and profile it carries.
        path: where it stands.
        text: as typed.
        respondent: whose answer it is.
        mark: what kind of answer.
        origin: how it came in.
        reason: why it was established so.
        at: when it was given, if that was not now.
    """
    return Answer(
        path=path,
        respondent=respondent,
        text=text,
        mark=mark,
        origin=origin,
        reason=reason,
        at=at or session.clock(),
        by=session.profile.id,
    )
