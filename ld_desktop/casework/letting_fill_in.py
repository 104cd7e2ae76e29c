"""Letting the employer or the employee fill in their own part, and getting the laptop back.

The code that ends it is the passphrase, or the PIN that was set for this: it opens nothing else.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, subjects
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.meting import MetingState
from ld_desktop.domain.records import CaseBody, EmployerBody

if TYPE_CHECKING:
    from ld_desktop.domain.answers import Respondent
    from ld_desktop.forms.definition import Part, Questionnaire
    from ld_desktop.forms.state import FormState

_PIN = "laat_invullen_pin"  # the name of the secret in the store


@dataclass(frozen=True)
class ClientPart:
    """One part of a measurement, for the person it is put to.

    Attributes:
        respondent: the employer or the employee.
        questionnaire: the whole one it is a part of.
        person: who is measured.
        employer: where.
        assessor: who reads the answers.
    """

    meting_id: str
    definition: Part
    respondent: Respondent
    questionnaire: Questionnaire
    person: str
    employer: str
    assessor: str


def client_part(session: Session, meting_id: str, part_id: str) -> ClientPart:
    """A part that can be filled in by the person it is for.

    Raises:
        NotFound: no such measurement or part, an assessor's own part, or signed already.
    """
    meting = session.store.metingen.get(meting_id)
    if meting is None or meting.state is MetingState.ONDERTEKEND:
        raise NotFound(id=meting_id)
    form = subjects.method_questionnaire(meting.method, meting.method_version)
    part = next((found for found in form.parts if found.id == part_id), None)
    if part is None or part.respondent is None:
        raise NotFound(id=part_id)
    case = session.store.records.head(meting.case_id)
    employer = session.store.records.head(meting.employer_id)
    return ClientPart(
        meting_id=meting_id,
        definition=part,
        respondent=part.respondent,
        questionnaire=form,
        person=CaseBody.model_validate(case.body).naam if case else "",
        employer=EmployerBody.model_validate(employer.body).naam if employer else "",
        assessor=session.profile.naam,
    )


def client_state(session: Session, meting_id: str) -> FormState:
    """The state as the questionnaire alone sees it: what the method thinks is not for the client."""
    return answering.plain_state(session, subjects.find(session, meting_id))


@dataclass(frozen=True)
class Gate:
    """What stands between the client's screen and the rest; may be opened on another thread.

    Attributes:
        store: where the keys are.
        verifier: of the PIN; empty when there is none.
        clock: the moment now.
    """

    store: Path
    verifier: bytes
    clock: Callable[[], datetime]

    @property
    def takes_pin(self) -> bool:
        """Whether a PIN was set."""
        return bool(self.verifier)

    def open(self, code: str) -> None:
        """Let through who knows the passphrase or the PIN; slow on purpose.

        Raises:
            WrongPassphrase, MustWait: as at unlocking; a wrong PIN is one of the first.
            PinSpent: too many wrong PINs: only the passphrase helps.
        """
        from ld_desktop.keys import attempts, pin
        from ld_desktop.keys.keyring import keyring_path

        tries = pin.tries_path(self.store)
        if self.verifier and pin.is_pin(code):  # a passphrase is never that short
            pin.check(self.verifier, code, tries, self.clock)
            return
        attempts.unlock(keyring_path(self.store), code, self.clock)
        attempts.forget(tries, self.clock)


def gate(session: Session) -> Gate:
    """The gate of this store, as it stands now."""
    found = session.store.profiles.load_secret(_PIN) or b""
    return Gate(session.store.path, found, session.clock)


def has_pin(session: Session) -> bool:
    """Whether a PIN was set."""
    return gate(session).takes_pin


def set_pin(session: Session, pin: str) -> None:
    """Choose the PIN, in place of the one before; the count of wrong tries starts again.

    Raises:
        PinNotDigits, PinTooEasy: nothing was changed.
    """
    from ld_desktop.keys import attempts
    from ld_desktop.keys.pin import make_verifier, tries_path

    verifier = make_verifier(pin, secrets.token_bytes)
    session.store.profiles.save_secret(_PIN, verifier)
    attempts.forget(tries_path(session.store.path), session.clock)


def remove_pin(session: Session) -> None:
    """From now on only the passphrase ends the client's screen."""
    session.store.profiles.save_secret(_PIN, b"")
