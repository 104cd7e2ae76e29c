"""Matchcare: the work activities of a function profile as rows of the table that weighs them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, giving
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Respondent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ld_desktop.casework.function_library import Profile
    from ld_desktop.casework.session import Session

ROWS, LETTERS, REASON = "activiteiten", "competenties_werk", "weging_toelichting"
_ESTABLISHED = Respondent.VASTGESTELD
_SAID = re.compile(r"De activiteiten komen uit het functieprofiel [^\n]*\n?")


def standing(session: Session, meting_id: str) -> int:
    """How many activities the table has now, which a profile would take the place of."""
    answer = session.store.answers.get(meting_id, AnswerKey(ROWS, _ESTABLISHED))
    return len(answer.text.split()) if answer else 0


def answers_of(session: Session, meting_id: str, profile: Profile, origin: str) -> Iterator[Answer]:
    """New rows for the activities, the letters that the work asks, and where they came from.

    Rows that stood there leave the table and keep their answers, so that undo brings them back.

    Args:
        session: the open store.
        meting_id: the measurement.
        profile: what is taken over; it has activities.
        origin: who wrote it, in words.
    """
    rows = answering.new_rows(session, meting_id, ROWS, len(profile.activiteiten))
    letters = sorted({letter for each in profile.activiteiten for letter in each.kbb})
    yield _answer(session, LETTERS, " ".join(letters))
    yield _answer(session, ROWS, " ".join(rows))
    for row, each in zip(rows, profile.activiteiten, strict=True):
        yield _answer(session, f"{ROWS}.{row}.naam", each.naam)
        yield _answer(session, f"{ROWS}.{row}.gewicht", str(each.gewicht))
        yield _answer(session, f"{ROWS}.{row}.competenties", " ".join(sorted(each.kbb)))
    yield _answer(session, REASON, _reason(session, meting_id, profile, origin))


def _reason(session: Session, meting_id: str, profile: Profile, origin: str) -> str:
    """What was written already, with the profile that is used now named before it, once."""
    known = session.store.answers.get(meting_id, AnswerKey(REASON, _ESTABLISHED))
    rest = _SAID.sub("", known.text) if known else ""
    said = f"De activiteiten komen uit het functieprofiel {profile.code} {profile.naam} ({origin})."
    return f"{said}\n{rest}" if rest else said


def _answer(session: Session, path: str, text: str) -> Answer:
    """An activity that asks no competence says so: then only how it is done counts."""
    return giving.answer(session, path, text, mark=Mark.GEGEVEN if text else Mark.NVT)
