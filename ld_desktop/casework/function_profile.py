"""Arbolab: the requirements of a function filled in as one step, and the value before the talk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, giving, measuring
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.domain.meting import EersteUitkomst

if TYPE_CHECKING:
    from ld_desktop.casework.change import Change
    from ld_desktop.casework.session import Session

FIRST = "eerste_loonwaarde"  # a path of no question: kept, frozen and undone like any answer
_ESTABLISHED = Respondent.VASTGESTELD


def fill_profile(
    session: Session,
    meting_id: str,
    eisen: Mapping[str, int],
    gewichten: Mapping[str, int],
    label: str = "Functieprofiel",
) -> Change:
    """Fill in the requirement and weight of every criterion, as one step of undo.

    What comes from a library is a start: the employer adapts it to this work place.

    Args:
        session: the open store.
        meting_id: the measurement.
        eisen: by criterion, 0 (not required) to 5.
        gewichten: by criterion, 1 to 5.
        label: what the step is called, for example the name of the function.
    """
    texts = {f"eis_{name}": eis for name, eis in eisen.items()}
    texts |= {f"gewicht_{name}": gewicht for name, gewicht in gewichten.items()}
    answers = [giving.answer(session, path, str(value)) for path, value in texts.items()]
    return answering.put_all(session, meting_id, answers, label)


def keep_first_value(session: Session, meting_id: str) -> Change | None:
    """Keep the value as it is before the talk with the employer; None while there is no result.

    After it the requirements may change, and both values are reported (methods.md §3).
    """
    state_of = measuring.document_and_result(session, meting_id)
    if state_of is None:
        return None
    document, result = state_of
    first = EersteUitkomst(
        loonwaarde=result.loonwaarde,
        loonwaarde_exact=result.loonwaarde_exact,
        score_document=document,
        at=session.clock(),
    )
    answer = giving.answer(session, FIRST, first.model_dump_json())
    return answering.put_all(session, meting_id, (answer,), "Eerste loonwaarde vastleggen")


def drop_first_value(session: Session, meting_id: str) -> Change:
    """Take the first value away again."""
    answers = (giving.answer(session, FIRST, ""),)
    return answering.put_all(session, meting_id, answers, "Eerste loonwaarde weglaten")


def first_value(session: Session, meting_id: str) -> EersteUitkomst | None:
    """The value before the talk with the employer, if it was kept."""
    answer = session.store.answers.get(meting_id, AnswerKey(FIRST, _ESTABLISHED))
    if answer is None or not answer.text:
        return None
    return EersteUitkomst.model_validate_json(answer.text)
