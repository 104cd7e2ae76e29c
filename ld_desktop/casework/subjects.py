"""Who owns answers: a case, an employer, a placement, a measurement or a toegangstoets.

A toegangstoets belongs to its case (sync.md §2): its id is `<case>/<toets>`, so that it is found
from there and goes when the case goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ld_desktop import paths
from ld_desktop.casework.independence import refuse_veiled
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.records import (
    CaseBody,
    EmployerBody,
    PlacementBody,
    RecordType,
    Toegangstoets,
)

if TYPE_CHECKING:
    from ld_desktop.domain.base import Frozen
    from ld_desktop.domain.meting import Meting
    from ld_desktop.domain.records import Record
    from ld_desktop.forms.definition import Questionnaire

_FORMS: dict[RecordType, tuple[str, type[CaseBody | EmployerBody | PlacementBody]]] = {
    RecordType.CASE: ("persoon", CaseBody),
    RecordType.EMPLOYER: ("werkgever", EmployerBody),
    RecordType.PLACEMENT: ("plaatsing", PlacementBody),
}
_TOETS, _UNDER = "toegangstoets", "/"


@dataclass(frozen=True)
class ToetsHead:
    """A toegangstoets with the case around it; `finished` is what was recorded, if it was."""

    id: str
    case_id: str
    case: CaseBody
    finished: Toegangstoets | None


@dataclass(frozen=True)
class Subject:
    """A subject as found: a record with its body, or the head of a measurement or toegangstoets."""

    id: str
    record: Record | None = None
    meting: Meting | None = None
    toets: ToetsHead | None = None

    def body_class(self) -> type[CaseBody | EmployerBody | PlacementBody] | None:
        """The body that the answers of a record make; a measurement has none until signing."""
        return _FORMS[self.record.type][1] if self.record else None

    def body(self) -> Frozen | None:
        """The body as it stands."""
        body_class = self.body_class()
        return body_class.model_validate(self.record.body) if self.record and body_class else None


def find(session: Session, subject: str) -> Subject:
    """The subject with this id.

    Raises:
        NotFound: when it is not in this store, or was deleted.
        Veiled: a second opinion about this measurement is being given here.
    """
    meting = session.store.metingen.get(subject)
    if meting is not None:
        refuse_veiled(session, meting)
        return Subject(subject, meting=meting)
    case_id, _, toets_id = subject.partition(_UNDER)
    record = session.store.records.head(case_id)
    if record is None or record.type not in _FORMS:
        raise NotFound(id=subject)
    if toets_id:
        return Subject(subject, toets=_toets(record, toets_id))
    return Subject(subject, record=record)


def toets_subject(case_id: str, toets_id: str) -> str:
    """The subject of a toegangstoets of a case."""
    return f"{case_id}{_UNDER}{toets_id}"


def names_toets(subject: str) -> bool:
    """Whether this can only be the id of a toegangstoets."""
    return _UNDER in subject


def _toets(record: Record, toets_id: str) -> ToetsHead:
    if record.type is not RecordType.CASE:
        raise NotFound(id=toets_id)
    case = CaseBody.model_validate(record.body)
    finished = next((each for each in case.toegangstoetsen if each.id == toets_id), None)
    return ToetsHead(toets_id, record.id, case, finished)


def find_for_answer(session: Session, subject: str) -> Subject:
    """The same, for the hot path: what does not change in a draft is looked up once.

    Raises:
        NotFound: when it is not in this store, or was deleted.
    """
    known = session.drafts.get(subject)
    if known is not None:
        return Subject(subject, meting=known)
    found = find(session, subject)
    if found.meting is not None:
        session.drafts[subject] = found.meting
    return found


def questionnaire_of(subject: Subject) -> Questionnaire:
    """The questionnaire of a subject, in the version it started with."""
    if subject.meting is not None:
        return method_questionnaire(subject.meting.method, subject.meting.method_version)
    if subject.toets is not None:
        return _record_questionnaire(_TOETS)
    assert subject.record is not None  # noqa: S101 - find() gives one of the three
    return _record_questionnaire(_FORMS[subject.record.type][0])


def label_of(subject: Subject, path: str) -> str:
    """The short name of a question; the path itself when there is no such question."""
    if subject.meting is not None:
        return _method_label(subject.meting.method, subject.meting.method_version, path)
    return _label(questionnaire_of(subject), path)


@cache
def _method_label(method: str, version: str, path: str) -> str:
    return _label(method_questionnaire(method, version), path)


def _label(questionnaire: Questionnaire, path: str) -> str:
    from ld_desktop.forms.navigation import question_at

    question = question_at(questionnaire, path)
    return question.label if question else path


@cache
def method_questionnaire(method: str, version: str) -> Questionnaire:
    """The questionnaire of one version of a method."""
    from ld_desktop.forms.load import load

    return load(paths.resources() / "methods" / method / version / "vragen.toml")


@cache
def _record_questionnaire(name: str) -> Questionnaire:
    from ld_desktop.forms.load import load

    return load(paths.resources() / "forms" / f"{name}.toml")
