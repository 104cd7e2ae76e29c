"""Correcting a finished toegangstoets: a new draft that names the one it replaces, with the reason.

The finished one stays in the case as it was; it counts until the correction is finished too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from ld_desktop.casework import giving, subjects
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.casework.signing import NotReady
from ld_desktop.domain.answers import AnswerKey, Origin, Respondent
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from ld_desktop.casework.subjects import ToetsHead
    from ld_desktop.domain.records import Toegangstoets

# No question has this path: the answer of a draft that says what it replaces, and why.
_REPLACES = AnswerKey("vervangt", Respondent.VASTGESTELD)


class NotYours(EnvironmentProblem):
    """A toegangstoets that somebody else finished: its correction comes from them."""

    code = "toegangstoets.niet_van_u"


class Replaced(EnvironmentProblem):
    """A toegangstoets that another one replaced already."""

    code = "toegangstoets.vervangen"


class BeingCorrected(EnvironmentProblem):
    """A correction of this toegangstoets was begun already."""

    code = "toegangstoets.correctie_begonnen"


class Link(NamedTuple):
    """What a draft replaces, by its id, and why; both empty for one that corrects nothing."""

    id: str = ""
    reason: str = ""


def link_of(session: Session, subject: str) -> Link:
    """What a draft replaces."""
    kept = session.store.answers.get(subject, _REPLACES)
    return Link(kept.text, kept.reason) if kept is not None else Link()


def replaced(done: Iterable[Toegangstoets]) -> Collection[str]:
    """The ids of those that another one replaces: they no longer count."""
    return {each.replaces for each in done if each.replaces is not None}


def may_correct(session: Session, subject: str) -> bool:
    """Whether this one was finished in this store and nothing replaced it yet."""
    head = _head(session, subject)
    return head.finished is not None and not _refusal(session, head, head.finished)


def correction_of(session: Session, subject: str) -> str:
    """The subject of what corrects a toegangstoets, a draft or finished; empty when nothing does."""
    head = _head(session, subject)
    for each in head.case.toegangstoetsen:
        if each.replaces == head.id:
            return subjects.toets_subject(head.case_id, each.id)
    drafts = session.store.answers.subjects_under(head.case_id)
    return next((each for each in drafts if link_of(session, each).id == head.id), "")


def start_correction(session: Session, subject: str, reason: str) -> str:
    """A draft with every answer and reason of a finished one; gives its subject.

    Raises:
        NotFound: when there is no such toegangstoets.
        NotReady: when it is not finished: then it can still be changed.
        NotYours: when somebody else finished it.
        Replaced: when something replaced it already.
        BeingCorrected: when a correction was begun.
    """
    if not reason.strip():
        raise ValueError("a correction has a reason")
    head = _head(session, subject)
    if head.finished is None:
        if not session.store.answers.all(subject):
            raise NotFound(id=subject)
        raise NotReady(count=1)
    refusal = _refusal(session, head, head.finished)
    if refusal is not None:
        raise refusal
    if correction_of(session, subject):
        raise BeingCorrected
    made = subjects.toets_subject(head.case_id, session.new_id())
    link = giving.answer(session, _REPLACES.path, head.id, reason=reason.strip())
    copies = [
        giving.answer(session, each.vraag, each.antwoord, origin=Origin.OVERGENOMEN)
        for each in head.finished.antwoorden
        if each.antwoord
    ]
    with session.store.transaction():
        for answer in (link, *copies):
            session.store.answers.put(made, answer)
        for each in head.finished.antwoorden:
            for code, words in each.redenen.items():
                session.store.answers.accept(made, code, each.vraag, words, session.profile.id)
    return made


def refuse_replaced(session: Session, head: ToetsHead) -> Link:
    """What a draft replaces, so that it can be recorded.

    Raises:
        Replaced: when something else replaced that in the meantime.
    """
    link = link_of(session, subjects.toets_subject(head.case_id, head.id))
    if link.id and link.id in replaced(head.case.toegangstoetsen):
        raise Replaced
    return link


def _head(session: Session, subject: str) -> ToetsHead:
    head = subjects.find(session, subject).toets
    if head is None:
        raise NotFound(id=subject)
    return head


def _refusal(session: Session, head: ToetsHead, found: Toegangstoets) -> EnvironmentProblem | None:
    if found.afgerond_door != session.profile.id:
        return NotYours()
    return Replaced() if found.id in replaced(head.case.toegangstoetsen) else None
