"""The toegangstoetsen of a case: begin one, record it, and what a case has.

Answers of a draft stand under `<case>/<toets>`; a finished one is part of the case record and
travels with it (sync.md §2). The newest that nothing replaced counts.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from ld_desktop.casework import (
    answering,
    giving,
    subjects,
    testing_access,
    toets_correcting,
    toets_form,
    toets_record,
)
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.casework.signing import NotReady
from ld_desktop.domain.answers import Answer, AnswerKey, Origin, Respondent
from ld_desktop.domain.problems import Problem
from ld_desktop.domain.records import AnswerKept, CaseBody, RecordType, Toegangstoets
from ld_desktop.messages import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ld_desktop.casework.subjects import ToetsHead
    from ld_desktop.forms.state import FormState
    from ld_desktop.toegangstoets.result import ToegangstoetsResult

_DOELGROEP = "doelgroep"
_NO_COPY = {toets_record.OUTCOME_DAY, toets_record.COSTS}


@dataclass(frozen=True)
class ToetsLine:
    """A toegangstoets as the case page shows it; without an outcome it is a draft.

    Attributes:
        uitkomst: what the outcome is called.
        doelgroep: whether that is the target group.
        voldoet: whether the formal conditions are met.
        day: when the outcome was established.
        by: who finished it.
        moment: when it was finished, or last touched.
        counts: the newest finished one that nothing replaced.
        replaced: a correction took its place.
        replaces: when the outcome was established of the one that this one corrects.
        reason: why it corrects that.
    """

    subject: str
    uitkomst: str
    doelgroep: bool
    voldoet: bool
    day: date | None
    by: str
    moment: datetime
    counts: bool
    replaced: bool = False
    replaces: date | None = None
    reason: str = ""

    @property
    def admits(self) -> bool:
        """Whether it opens the way to a measurement under the pilot."""
        return self.doelgroep and self.voldoet


def start(session: Session, case_id: str, source: str = "") -> str:
    """Begin a toegangstoets; gives its subject.

    Args:
        session: the open store.
        case_id: whose it is.
        source: a finished one whose answers come along, to be looked at again.

    Raises:
        NotFound: when there is no such case, or no such toegangstoets.
    """
    if not isinstance(subjects.find(session, case_id).body(), CaseBody):
        raise NotFound(id=case_id)
    subject = subjects.toets_subject(case_id, session.new_id())
    before = toets(session, source).finished if source else None
    texts = {each.vraag: each.antwoord for each in before.antwoorden} if before else {}
    today = session.today()
    texts = {path: text for path, text in texts.items() if path not in _NO_COPY}
    texts[toets_form.START] = f"{today:%d-%m-%Y}"
    with session.store.transaction():
        for path, text in texts.items():
            session.store.answers.put(
                subject, giving.answer(session, path, text, origin=Origin.OVERGENOMEN)
            )
    return subject


def toets(session: Session, subject: str) -> ToetsHead:
    """A toegangstoets with its case.

    Raises:
        NotFound: when there is none with this id, or it was thrown away.
    """
    head = subjects.find(session, subject).toets
    if head is None or (head.finished is None and not session.store.answers.all(subject)):
        raise NotFound(id=subject)
    return head


def open_problems(session: Session, subject: str) -> tuple[Problem, ...]:
    """What must be mended or argued before the toegangstoets can be finished."""
    return answering.open_problems(session, subject, answering.form_state(session, subject))


def finish(session: Session, subject: str) -> Toegangstoets:
    """Record the toegangstoets in its case; from now on it does not change.

    Raises:
        NotFound: when it was thrown away.
        ToetsFinished: when it was recorded before.
        Replaced: when it corrects one that something else replaced in the meantime.
        NotReady: when something still asks for an answer, an argument or a reason.
    """
    toets_form.refuse_finished(session, subjects.find(session, subject))
    head = toets(session, subject)
    state = answering.form_state(session, subject)
    result, _ = toets_form.judged(state, head)
    link = toets_correcting.refuse_replaced(session, head)
    waiting = answering.open_problems(session, subject, state)
    if waiting or result is None:
        raise NotReady(count=len(waiting))
    made = _recorded(session, head, state, result).model_copy(
        update={"replaces": link.id or None, "replaces_reason": link.reason}
    )
    body = head.case.model_copy(update={"toegangstoetsen": (*head.case.toegangstoetsen, made)})
    with session.store.transaction():
        session.store.records.save(RecordType.CASE, head.case_id, body, session.profile.id)
        _forget(session, subject)
    return made


def throw_away(session: Session, subject: str) -> None:
    """Drop a draft with its answers.

    Raises:
        ToetsFinished: a recorded one stays.
    """
    toets_form.refuse_finished(session, subjects.find(session, subject))
    with session.store.transaction():
        _forget(session, subject)


def lines(session: Session, case_id: str) -> tuple[ToetsLine, ...]:
    """The toegangstoetsen of a case: drafts, then what stands, then what was replaced; new to old."""
    case = subjects.find(session, case_id).body()
    done = case.toegangstoetsen if isinstance(case, CaseBody) else ()
    gone, newest = toets_correcting.replaced(done), _newest(done)
    standing_last = sorted(done, key=lambda each: (each.id not in gone, _age(each)))
    finished = [
        dataclasses.replace(
            _line(case_id, each, done), counts=each is newest, replaced=each.id in gone
        )
        for each in reversed(standing_last)
    ]
    return (*_drafts(session, case_id, done), *finished)


def current(session: Session, case_id: str) -> Toegangstoets | None:
    """The toegangstoets that counts, if there is one."""
    case = subjects.find(session, case_id).body()
    return _newest(case.toegangstoetsen if isinstance(case, CaseBody) else ())


def loonwaarde_signal(found: Iterable[ToetsLine], values: Iterable[int]) -> str:
    """What does not fit between the test that counts and a loonwaarde, in a sentence; or empty."""
    if not any(line.counts and line.doelgroep for line in found):
        return ""
    signals = (testing_access.loonwaarde_signal(_DOELGROEP, Fraction(value)) for value in values)
    return next((problem_sentence(each) for each in signals if each is not None), "")


def _age(found: Toegangstoets) -> tuple[date, datetime]:
    return found.toegangstoets_uitkomst_datum, found.afgerond_op


def _newest(done: Collection[Toegangstoets]) -> Toegangstoets | None:
    gone = toets_correcting.replaced(done)
    return max((each for each in done if each.id not in gone), key=_age, default=None)


def _established(done: Iterable[Toegangstoets], toets_id: str | None) -> date | None:
    return next((e.toegangstoets_uitkomst_datum for e in done if e.id == toets_id), None)


def _line(case_id: str, found: Toegangstoets, done: Iterable[Toegangstoets]) -> ToetsLine:
    return ToetsLine(
        subject=subjects.toets_subject(case_id, found.id),
        uitkomst=testing_access.outcomes()[found.toegangstoets_doelgroep].naam,
        doelgroep=found.toegangstoets_doelgroep == _DOELGROEP,
        voldoet=not found.formeel_ontbreekt,
        day=found.toegangstoets_uitkomst_datum,
        by=found.afgerond_door_naam,
        moment=found.afgerond_op,
        counts=False,
        replaces=_established(done, found.replaces),
        reason=found.replaces_reason,
    )


def _drafts(session: Session, case_id: str, done: Collection[Toegangstoets]) -> Iterator[ToetsLine]:
    finished = {subjects.toets_subject(case_id, each.id) for each in done}
    for subject in reversed(session.store.answers.subjects_under(case_id)):
        if subject not in finished:
            answers = session.store.answers.all(subject).values()
            link = toets_correcting.link_of(session, subject)
            yield ToetsLine(
                subject,
                uitkomst="",
                doelgroep=False,
                voldoet=False,
                day=None,
                by="",
                moment=max(answer.at for answer in answers),
                counts=False,
                replaces=_established(done, link.id),
                reason=link.reason,
            )


def _recorded(
    session: Session, head: ToetsHead, state: FormState, result: ToegangstoetsResult
) -> Toegangstoets:
    return Toegangstoets.model_validate(
        {
            "id": head.id,
            "regels": testing_access.rules(),
            **toets_record.established(state, head, result),
            "geboortedatum": head.case.geboortedatum,
            "uitkering": head.case.uitkering,
            "antwoorden": tuple(_answers(session, head, state)),
            "afgerond_op": session.clock(),
            "afgerond_door": session.profile.id,
            "afgerond_door_naam": session.profile.naam,
        }
    )


def _answers(session: Session, head: ToetsHead, state: FormState) -> Iterator[AnswerKept]:
    """Every answer that counts, tables included, with the reasons that were given."""
    subject = subjects.toets_subject(head.case_id, head.id)
    reasons: dict[str, dict[str, str]] = {}
    for (code, path), words in answering.accepted(session, subject).items():
        reasons.setdefault(path, {})[code] = words
    told: Mapping[AnswerKey, Answer] = answering.answers_of(
        session, subjects.find(session, subject)
    )
    for question in state.questions:
        answer = told.get(AnswerKey(question.path, Respondent.VASTGESTELD))
        given = reasons.get(question.path, {})
        text = answer.text if answer is not None else ""
        if question.visible and (text or given):
            yield AnswerKept(vraag=question.path, antwoord=text, redenen=given)


def _forget(session: Session, subject: str) -> None:
    for code, path in answering.accepted(session, subject):
        session.store.answers.accept(subject, code, path, "", session.profile.id)
    for key in session.store.answers.all(subject):
        session.store.answers.remove(subject, key)
    session.judged.pop(subject, None)
