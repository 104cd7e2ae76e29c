"""Signing: what blocks it, the handwritten drawings, the seal, and freezing in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, contacts, documents, measuring, reporting, subjects
from ld_desktop.casework.session import Session
from ld_desktop.casework.verifying import CheckLine, check_lines, recompute
from ld_desktop.domain.answers import Mark, Origin
from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.domain.meting import (
    FrozenQuestion,
    Handtekening,
    Meting,
    MetingState,
    OndertekendeMeting,
    Partij,
    Rapport,
)
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.trace import ScoreResult
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from datetime import datetime

    from ld_desktop.keys.identity import Identity

_NOT_SHOWN = {"handtekeningen", "datum_rapportage", "receipt"}
Progress = Callable[[str, int], None]
Cancelled = Callable[[], bool]


class NotReady(EnvironmentProblem):
    """There is still something to mend before this can be done."""

    code = "casework.not_ready"


class NotOurs(EnvironmentProblem):
    """A measurement that somebody else signed: its correction comes from them."""

    code = "casework.not_ours"


class SealFailed(EnvironmentProblem):
    """The program checked its own signed file and was not satisfied; nothing was kept."""

    code = "casework.seal_failed"


class SigningCancelled(EnvironmentProblem):
    """The user stopped the signing; nothing has changed."""

    code = "casework.cancelled"


@dataclass(frozen=True)
class Sealed:
    """A signed and verified report that is not yet in the store."""

    meting: Meting
    rapport: Rapport
    report: bytes
    annex: bytes
    checks: tuple[CheckLine, ...]
    signed_at: datetime
    certificate_sha256: str
    questions: tuple[FrozenQuestion, ...]


@dataclass(frozen=True)
class SignedReport:
    """What the user has after signing."""

    document_id: str
    annex_id: str
    loonwaarde: int
    checks: tuple[CheckLine, ...]


@dataclass(frozen=True)
class SigningJob:
    """The long part of signing; touches no store, so any thread may run it."""

    meting: Meting
    rapport: Rapport
    questions: tuple[FrozenQuestion, ...]
    identity: Identity
    plaats: str
    signed_at: datetime

    def run(self, progress: Progress, cancelled: Cancelled) -> Sealed:
        """Render, sign and verify.

        Raises:
            SigningCancelled: when asked to stop; nothing is kept.
            SealFailed: when the finished file does not pass the program's own checks.
        """
        from ld_desktop.report.render import render_annex, render_report
        from ld_desktop.report.signing import sign_report
        from ld_desktop.report.verification import verify_report

        _step(progress, cancelled, "Rapport opmaken", 10)
        unsigned = render_report(self.rapport, concept=False)
        annex = render_annex(self.rapport)
        _step(progress, cancelled, "Ondertekenen", 50)
        signed = sign_report(
            unsigned,
            self.identity,
            name=self.rapport.deskundige.naam,
            reason="Loonwaarde bepaald en rapport opgemaakt",
            location=self.plaats,
            at=self.signed_at,
        )
        _step(progress, cancelled, "Handtekening en inhoud controleren", 75)
        own = frozenset({sha256(self.identity.certificate_der)})
        verification = verify_report(signed, recompute, trusted_fingerprints=own)
        checks = check_lines(verification)
        if not all(check.ok for check in checks):
            raise SealFailed(check=next(check.name for check in checks if not check.ok))
        _step(progress, cancelled, "Vastleggen", 95)
        return Sealed(
            meting=self.meting,
            rapport=self.rapport,
            report=signed,
            annex=annex,
            checks=checks,
            signed_at=self.signed_at,
            certificate_sha256=sha256(self.identity.certificate_der),
            questions=self.questions,
        )


def blocking(session: Session, meting_id: str) -> tuple[Problem, ...]:
    """What stands between this measurement and a signature.

    A path that starts with `@` belongs to another subject: `@<subject>:<path>`.
    """
    meting = measuring.find_meting(session, meting_id)
    found = [
        problem
        for subject in (meting.case_id, meting.employer_id, meting.placement_id)
        for problem in _elsewhere(session, subject)
    ]
    state = answering.form_state(session, meting_id)
    found += answering.open_problems(session, meting_id, state)
    found += _certificate(session, meting)
    result = measuring.outcome(session, meting_id).result
    if result is None:
        return tuple(found)
    rapport = reporting.compose(session, meting, result)
    found += _unprintable(rapport)
    found += _missing_signatures(session, rapport)
    return tuple(found)


def shown_sha256(session: Session, meting_id: str) -> str:
    """The hash of what the report says now, drawings apart; kept with each drawing."""
    meting = measuring.find_meting(session, meting_id)
    return _content_sha256(reporting.compose(session, meting, _result(session, meting_id)))


def put_handtekening(session: Session, meting_id: str, handtekening: Handtekening) -> None:
    """Keep a drawing, or the reason why there is none; it replaces an earlier one of that party."""
    session.store.metingen.put_handtekening(meting_id, handtekening)


def handtekeningen(session: Session, meting_id: str) -> tuple[Handtekening, ...]:
    """The drawings that were made."""
    found: tuple[Handtekening, ...] = session.store.metingen.handtekeningen(meting_id)
    return found


def clear_handtekening(session: Session, meting_id: str, partij: Partij) -> None:
    """Take a drawing away, to draw again."""
    session.store.metingen.clear_handtekening(meting_id, partij)


def draft_pdf(session: Session, meting_id: str) -> bytes:
    """The report as it would be now, marked CONCEPT.

    Raises:
        NotReady: when there is no result yet.
    """
    from ld_desktop.report.render import render_report

    return render_report(_rapport(session, meting_id), concept=True)


def annex_pdf(session: Session, meting_id: str) -> bytes:
    """The unsigned annex as it would be now."""
    from ld_desktop.report.render import render_annex

    return render_annex(_rapport(session, meting_id))


def prepare(session: Session, meting_id: str, plaats: str) -> SigningJob:
    """Gather what is signed.

    Raises:
        NotReady: when something still blocks.
    """
    problems = blocking(session, meting_id)
    if problems:
        raise NotReady(count=len(problems))
    meting = measuring.find_meting(session, meting_id)
    return SigningJob(
        meting=meting,
        rapport=_rapport(session, meting_id),
        questions=reporting.frozen_questions(session, meting),
        identity=contacts.identity_of(session),
        plaats=plaats,
        signed_at=session.clock(),
    )


def finish(session: Session, sealed: Sealed) -> SignedReport:
    """Freeze the measurement and keep its documents, all in one transaction.

    Raises:
        NotReady: when an answer changed while the report was being signed.
    """
    meting = sealed.meting
    if blocking(session, meting.id) or _content_sha256(
        _rapport(session, meting.id)
    ) != _content_sha256(sealed.rapport):
        raise NotReady(count=1)
    with session.store.transaction():
        for subject in (meting.case_id, meting.employer_id, meting.placement_id):
            session.store.records.seal([subject])
        session.store.metingen.freeze(_frozen(session, sealed))
        document_id = documents.keep(
            session, meting, "loonwaarderapport", sealed.report, sealed.rapport
        )
        annex_id = documents.keep(session, meting, "bijlage", sealed.annex, sealed.rapport)
    session.drafts.pop(meting.id, None)
    return SignedReport(document_id, annex_id, sealed.rapport.result.loonwaarde, sealed.checks)


def may_correct(session: Session, meting_id: str) -> bool:
    """Whether this measurement was signed in this store: only its own assessor corrects it."""
    signed = session.store.metingen.signed(meting_id)
    return signed is not None and signed.signed_by == session.profile.id


def start_correction(session: Session, meting_id: str, reason: str) -> str:
    """A new draft that names the signed measurement it replaces, with its answers copied.

    Raises:
        NotReady: when the measurement is not signed yet.
        NotOurs: when somebody else signed it.
    """
    signed = session.store.metingen.signed(meting_id)
    if signed is None:
        raise NotReady(count=1)
    if not may_correct(session, meting_id):
        raise NotOurs
    with session.store.transaction():
        new = measuring.start_meting(
            session,
            signed.meting.placement_id,
            signed.meting.soort,
            meting_id,
            reason,
            method=signed.meting.method,
        )
        for answer in signed.answers:
            session.store.answers.put(
                new, answer.model_copy(update={"origin": Origin.OVERGENOMEN, "mark": answer.mark})
            )
        for aside in signed.rapport.set_aside:
            session.store.answers.set_aside(new, aside)
    return new


def _step(progress: Progress, cancelled: Cancelled, text: str, percent: int) -> None:
    if cancelled():
        raise SigningCancelled
    progress(text, percent)


def _result(session: Session, meting_id: str) -> ScoreResult:
    result = measuring.outcome(session, meting_id).result
    if result is None:
        raise NotReady(count=len(measuring.outcome(session, meting_id).problems))
    return result


def _rapport(session: Session, meting_id: str) -> Rapport:
    meting = measuring.find_meting(session, meting_id)
    signed = session.store.metingen.signed(meting_id)
    if signed is not None:
        rapport: Rapport = signed.rapport
        return rapport
    return reporting.compose(
        session, meting, _result(session, meting_id), handtekeningen(session, meting_id)
    )


def _content_sha256(rapport: Rapport) -> str:
    """What a party saw. The day of reporting and the receipt may still move to the day of signing."""
    return sha256(canonical_json(rapport.model_dump(exclude=_NOT_SHOWN)))


def _frozen(session: Session, sealed: Sealed) -> OndertekendeMeting:
    return OndertekendeMeting(
        meting=sealed.meting.model_copy(
            update={"state": MetingState.ONDERTEKEND, "changed_at": sealed.signed_at}
        ),
        rapport=sealed.rapport,
        answers=tuple(
            answer
            for answer in session.store.answers.all(sealed.meting.id).values()
            if answer.text or answer.mark is not Mark.GEGEVEN
        ),
        questions=sealed.questions,
        signed_at=sealed.signed_at,
        signed_by=session.profile.id,
        certificate_sha256=sealed.certificate_sha256,
    )


def _elsewhere(session: Session, subject: str) -> list[Problem]:
    if session.store.records.head(subject) is None:
        return [Problem("casework.record_missing", path=f"@{subject}:")]
    found = subjects.find(session, subject)
    state = answering.plain_state(session, found)
    return [
        Problem(p.code, p.severity, f"@{subject}:{p.path or ''}", p.values)
        for p in answering.open_problems(session, subject, state)
        if p.severity is Severity.HARD
    ]


def _certificate(session: Session, meting: Meting) -> list[Problem]:
    today = session.today()
    valid = any(
        found.nummer and (found.geldig_tot is None or found.geldig_tot >= today)
        for found in session.profile.certificaten
        if found.methode == meting.method
    )
    code = "casework.no_certificate"
    if valid or (code, "") in answering.accepted(session, meting.id):
        return []
    return [Problem(code, Severity.SOFT, None, (("method", meting.method),))]


def _unprintable(rapport: Rapport) -> list[Problem]:
    from ld_desktop.report.fonts import unprintable

    return list(unprintable(rapport))


def _missing_signatures(session: Session, rapport: Rapport) -> list[Problem]:
    drawn = {found.partij: found for found in handtekeningen(session, rapport.meting_id)}
    shown = _content_sha256(rapport)
    problems = []
    for partij in Partij:
        found = drawn.get(partij)
        if found is None:
            code = "casework.signature_missing"
        elif found.shown_sha256 != shown:
            code = "casework.signature_outdated"
        else:
            continue
        problems.append(Problem(code, path=f"handtekening_{partij}", values=(("partij", partij),)))
    return problems
