"""From a measurement to what its report prints: the values, in the words of the statutory model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Never

from ld_desktop import __version__
from ld_desktop.casework import (
    answering,
    chosen_norms,
    measuring,
    method_check,
    other_functions,
    reporting_scores,
    subjects,
)
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import (
    AcceptedProblem,
    FrozenQuestion,
    Handtekening,
    Hoofdtaak,
    Meting,
    Partij,
    Rapport,
    Receipt,
    Zienswijze,
)
from ld_desktop.domain.trace import ScoreResult
from ld_desktop.messages import problem_sentence

if TYPE_CHECKING:
    from ld_desktop.casework.reporting_scores import PilotParts
    from ld_desktop.domain.problems import Problem
    from ld_desktop.forms.state import FormState
    from ld_desktop.methods.evidence_values import Evidence

_EMPTY_DAY = date(1, 1, 1)
_HEARD = (
    ("gesprek_werkgever_naam", "Gesprek werkgever met"),
    ("gesprek_werkgever_functie", "Functie van deze persoon"),
    ("gesprek_werkgever_datum", "Datum gesprek werkgever"),
    ("gesprek_werkgever_wijze", "Wijze van gesprek werkgever"),
    ("gesprek_werknemer_datum", "Datum gesprek werknemer"),
    ("gesprek_werknemer_wijze", "Wijze van gesprek werknemer"),
    ("ondersteuner_naam", "Ondersteuner bij het gesprek"),
    ("werknemer_geobserveerd", "Werknemer aan het werk gezien"),
    ("norm_geobserveerd", "Reguliere werknemer aan het werk gezien"),
    ("observatie_toelichting", "Toelichting bij de waarneming"),
    ("feitelijke_aanwezigheid", "Feitelijke aanwezigheid"),
)


class _Values:
    """The counting values of a state by path, whoever gave them, with a shown text for each."""

    def __init__(self, state: FormState) -> None:
        from ld_desktop.forms.reading import display

        self._texts: dict[str, str] = {}
        self._values: dict[str, Any] = {}
        for question in state.questions:
            if question.visible and question.value is not None and not question.set_aside:
                self._values[question.path] = question.value
                self._texts[question.path] = display(question.question, question.value)

    def text(self, path: str) -> str:
        """The Dutch text of an answer; empty when there is none."""
        return self._texts.get(path, "")

    def get(self, path: str) -> Any:
        """The typed value of an answer, or None."""
        return self._values.get(path)

    def day(self, path: str) -> date:
        """A date, or the first of all days when it is not answered yet (concepts only)."""
        value = self._values.get(path)
        return value if isinstance(value, date) else _EMPTY_DAY

    def number(self, path: str) -> Decimal:
        """A number, or zero when it is not answered yet (concepts only)."""
        value = self._values.get(path)
        return value if isinstance(value, Decimal) else Decimal(0)


def compose(
    session: Session,
    meting: Meting,
    result: ScoreResult,
    handtekeningen: tuple[Handtekening, ...] = (),
) -> Rapport:
    """What the report of a measurement prints, with its score document and receipt."""
    state = answering.form_state(session, meting.id)
    values = _Values(state)
    case, employer, placement = measuring.context(session, meting)
    evidence = method_check.evidence_of(state, meting)
    document = method_check.score_document(evidence, meting, chosen_norms.norms_of(session, meting))
    today = session.today()
    return Rapport(
        meting_id=meting.id,
        zaaknummer=case.zaaknummer,
        soort=meting.soort,
        naam=case.naam,
        geboortedatum=case.geboortedatum or _EMPTY_DAY,
        datum_rapportage=today,
        datum_bedrijfsbezoek=values.day("datum_bezoek"),
        werkgever=employer.naam,
        contactpersoon=values.text("contactpersoon"),
        contact_email=values.text("contact_email"),
        geinterviewde_werkgever=values.text("gesprek_werkgever_naam"),
        normfunctie=values.text("normfunctie"),
        functie=values.text("functie_uitgevoerd"),
        werkplek=placement.werkplek,
        uren=values.number("uren_per_week"),
        dagen=values.number("dagen_per_week"),
        voltijdsuren=values.number("voltijdsuren"),
        deskundige=session.profile,
        normfunctie_omschrijving=values.text("normfunctie_omschrijving"),
        normfunctie_reden=values.text("normfunctie_reden"),
        norm_herkomst=_joined(values, "normfunctie_bron", "cao"),
        normloon=_hourly_wage(values.get("normloon")),
        gesprek=tuple((label, text) for path, label in _HEARD if (text := values.text(path))),
        hoofdtaken=_hoofdtaken(values, state, meting, result),
        regulier=values.get("regulier") is True,
        regulier_toelichting=values.text("regulier_toelichting"),
        zienswijzen=tuple(
            found for partij in Partij if (found := _zienswijze(values, partij)) is not None
        ),
        handtekeningen=handtekeningen,
        accepted=_accepted(session, meting.id, state.problems),
        set_aside=tuple(session.store.answers.aside(meting.id).values()),
        score_document=document,
        result=other_functions.ranked_in_store(session, document, result),
        receipt=_receipt(meting, result, today),
        replaces=meting.replaces,
        replaces_reason=meting.replaces_reason,
        **_further(session, meting, state, evidence),
    )


def frozen_questions(session: Session, meting: Meting) -> tuple[FrozenQuestion, ...]:
    """The texts of all questions that were asked, as they stand now."""
    state = answering.plain_state(session, subjects.Subject(meting.id, meting=meting))
    return tuple(
        FrozenQuestion(
            path=question.path,
            text=question.question.text,
            unit=getattr(question.question, "unit", ""),
            options={o.id: o.text for o in getattr(question.question, "options", ())},
        )
        for question in state.questions
        if question.visible and question.answer is not None
    )


def _further(
    session: Session, meting: Meting, state: FormState, evidence: Evidence
) -> PilotParts | dict[str, Never]:
    """What the report of this method has besides; the statutory model has no place for it."""
    if meting.method == measuring.DEFAULT_METHOD:
        return {}
    return reporting_scores.pilot_parts(session, meting, state, evidence)


def _hoofdtaken(
    values: _Values, state: FormState, meting: Meting, result: ScoreResult
) -> tuple[Hoofdtaak, ...]:
    """The rows of the statutory table; other methods have tables of their own."""
    if meting.method != measuring.DEFAULT_METHOD:
        return ()
    rows = enumerate(state.rows.get("taken", ()), start=1)
    return tuple(_hoofdtaak(values, row, number, result) for number, row in rows)


def _hoofdtaak(values: _Values, row: str, number: int, result: ScoreResult) -> Hoofdtaak:
    cell = f"taken.{row}."
    tempo = values.get(f"{cell}tempo")
    aantal, norm = values.get(f"{cell}tempo_aantal"), values.get(f"{cell}tempo_norm")
    if values.get(f"{cell}tempo_wijze") == "telling" and aantal is not None and norm:
        tempo = aantal / norm * 100
    week = values.number("uren_per_week")
    uren, aandeel = values.get(f"{cell}uren"), values.get(f"{cell}aandeel")
    if values.get("aandeel_soort") == "uren":
        aandeel = uren / week * 100 if uren is not None and week else None
    else:
        uren = aandeel * week / 100 if aandeel is not None else None
    scored = values.get("regulier") is not True
    return Hoofdtaak(
        naam=values.text(f"{cell}naam"),
        omschrijving=values.text(f"{cell}omschrijving"),
        aandeel=aandeel if aandeel is not None else Decimal(0),
        uren=uren if uren is not None else Decimal(0),
        tempo=tempo if scored else None,
        tempo_aantal=aantal if scored else None,
        tempo_norm=norm if scored else None,
        tempo_eenheid=values.text(f"{cell}tempo_eenheid"),
        kwaliteit=values.get(f"{cell}kwaliteit") if scored else None,
        netto_werktijd=values.get(f"{cell}netto_werktijd") if scored else None,
        resultaat=result.components.get(f"resultaat_{number}", ""),
        toelichting_tempo=values.text(f"{cell}toelichting_tempo"),
        toelichting_kwaliteit=values.text(f"{cell}toelichting_kwaliteit"),
        toelichting_netto_werktijd=values.text(f"{cell}toelichting_netto_werktijd"),
        norm_herkomst=_joined(values, f"{cell}norm_wijze", f"{cell}norm_door"),
    )


def _zienswijze(values: _Values, partij: Partij) -> Zienswijze | None:
    name = f"zienswijze_{partij.value}"
    stand = values.get(name)
    if stand is None or not isinstance(values.get(f"{name}_datum"), date):
        return None
    return Zienswijze(
        partij=partij,
        stand=stand,
        oordeel=values.get(f"{name}_oordeel"),
        datum=values.day(f"{name}_datum"),
        woorden=values.text(f"{name}_woorden"),
    )


def _accepted(
    session: Session, meting_id: str, problems: tuple[Problem, ...]
) -> tuple[AcceptedProblem, ...]:
    reasons = answering.accepted(session, meting_id)
    return tuple(
        AcceptedProblem(
            code=problem.code,
            path=problem.path or "",
            sentence=problem_sentence(problem),
            reason=reasons[problem.code, problem.path or ""],
        )
        for problem in problems
        if (problem.code, problem.path or "") in reasons
    )


def _receipt(meting: Meting, result: ScoreResult, peildatum: date) -> Receipt:
    from ld_desktop.methods.catalogue import definition_sha256

    return Receipt(
        program_version=__version__,
        method=meting.method,
        method_version=meting.method_version,
        definition_sha256=definition_sha256(meting.method, meting.method_version),
        parameters_sha256=result.parameters.sha256,
        peildatum=peildatum,
    )


def _hourly_wage(value: Any) -> str:
    """Euros with at least the two decimals that money has; more when more were given."""
    if not isinstance(value, Decimal):
        return ""
    cents = Decimal("0.01")
    written = value.quantize(cents) if value == value.quantize(cents) else value.normalize()
    return f"€ {written:f} per uur".replace(".", ",")


def _joined(values: _Values, *paths: str) -> str:
    return ", ".join(filter(None, map(values.text, paths)))
