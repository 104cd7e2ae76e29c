"""What the report of a pilot method says besides the common parts: scores, words, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from ld_desktop.casework import (
    chosen_norms,
    function_profile,
    method_check,
    norm_levels,
    reporting_words,
    subjects,
    weighing,
)
from ld_desktop.casework.session import local_day
from ld_desktop.domain.answers import Mark, Respondent
from ld_desktop.domain.meting import (
    Antwoordtabel,
    EersteUitkomst,
    ScoreRegel,
    TerzijdeGelegd,
)
from ld_desktop.domain.trace import Aanname

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.casework.weighing import ScoreLine
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.state import FormState, QuestionState
    from ld_desktop.methods.evidence_values import Evidence, Given
    from ld_desktop.rules.parameters import ParameterSet

NVT = "n.v.t."


class PilotParts(TypedDict):
    """The optional fields of a `Rapport`, as a method of the pilot fills them."""

    methode_naam: str
    scores: tuple[ScoreRegel, ...]
    antwoorden: tuple[tuple[str, str], ...]
    tabellen: tuple[Antwoordtabel, ...]
    terzijde: tuple[TerzijdeGelegd, ...]
    aannames: tuple[Aanname, ...]
    eerste: EersteUitkomst | None


class _HeldAgainst(TypedDict, total=False):
    norm: str
    deel: Decimal


def pilot_parts(
    session: Session, meting: Meting, state: FormState, evidence: Evidence
) -> PilotParts:
    """Everything that only the report of a pilot method has."""
    from ld_desktop.methods.catalogue import method_name
    from ld_desktop.methods.evidence_scores import aannames

    return PilotParts(
        methode_naam=method_name(meting.method),
        scores=tuple(_scores(session, meting, state, evidence)),
        antwoorden=tuple(reporting_words.answers(state, meting)),
        tabellen=(
            *reporting_words.tables(state, meting),
            *norm_levels.tables(session, meting, state),
        ),
        terzijde=tuple(_terzijde(session, meting, state)),
        aannames=aannames(weighing.scores_of(state, meting)),
        eerste=function_profile.first_value(session, meting.id),
    )


def _scores(
    session: Session, meting: Meting, state: FormState, evidence: Evidence
) -> Iterator[ScoreRegel]:
    """A line per input that counts or was left out, in the order of the questionnaire."""
    told = _leaves(evidence.inputs)
    inputs = {q: path for q, path in _inputs_by_question(evidence).items() if path in told}
    given = method_check.given_of(state)
    norms = chosen_norms.norms_of(session, meting)
    lines = {line.path: line for line in weighing.lines_of(state, meting)}
    titles = {section.id: section.title for section in state.sections}
    accepted = session.store.answers.accepted(meting.id)
    for question in state.questions:
        shown = _established(question)
        if question.path not in inputs or question.respondent is not _who(question) or not shown:
            continue
        line = lines.get(question.path)
        yield ScoreRegel(
            invoer=inputs[question.path],
            label=weighing.label_of(question, state),
            groep=titles[question.section],
            vastgesteld=shown,
            voorstel=line.voorstel if line else "",
            reden=_reason(question, accepted),
            **_persons(line),
            **({} if shown == NVT else _held_against(meting, question, given, norms)),
        )


def _inputs_by_question(evidence: Evidence) -> dict[str, str]:
    """The deepest path in the score document of every question that gives an input."""
    found: dict[str, str] = {}
    for path, question in evidence.places.items():
        if path.count(".") >= found.get(question, "").count("."):
            found[question] = path
    return found


def _leaves(node: object, above: str = "") -> set[str]:
    """The paths of a document that hold a value; a list of codes is one value."""
    if isinstance(node, Mapping):
        below = ((f"{above}.{key}", value) for key, value in node.items())
    elif isinstance(node, list) and node and isinstance(node[0], Mapping):
        below = ((f"{above}.{number}", row) for number, row in enumerate(node, start=1))
    else:
        return {above.removeprefix(".")}
    return {leaf for path, value in below for leaf in _leaves(value, path)}


def _held_against(
    meting: Meting, question: QuestionState, given: Given, norms: ParameterSet | None
) -> _HeldAgainst:
    """The norm of a score, and the score in whole percents of it."""
    from ld_desktop.methods.evidence_inputs import as_number
    from ld_desktop.methods.evidence_norms import norm_of
    from ld_desktop.methods.evidence_scores import as_shown
    from ld_desktop.rules.numbers import fixed_text

    norm = norm_of(meting.method, meting.method_version, question.path, given, norms)
    score = as_number(question.value)
    if norm is None:
        return {}
    if score is None or not norm:
        return {"norm": as_shown(norm)}
    return {"norm": as_shown(norm), "deel": Decimal(fixed_text(100 * score / norm, 0))}


def _who(question: QuestionState) -> Respondent:
    """Whose answer counts: the established one, or that of the only one who is asked."""
    established = Respondent.VASTGESTELD
    asked = question.question.respondents
    return established if established in asked else asked[0]


def _established(question: QuestionState) -> str:
    """The answer in figures where it is a score, in words elsewhere; empty when there is none."""
    from ld_desktop.forms.reading import display, show

    if not question.visible:
        return ""
    if question.set_aside or (question.answer and question.answer.mark is Mark.NVT):
        return NVT
    if question.value is None:
        return ""
    return (show if _is_score(question) else display)(question.question, question.value)


def _is_score(question: QuestionState) -> bool:
    """Whether the answer is a figure: a point of a scale, or a choice between levels."""
    from ld_desktop.forms.definition import ChoiceQuestion, ScaleQuestion

    asked = question.question
    levels = isinstance(asked, ChoiceQuestion) and all(o.id.isdigit() for o in asked.options)
    return levels or isinstance(asked, ScaleQuestion)


def _persons(line: ScoreLine | None) -> dict[str, str]:
    return {who.value: text for who, text in line.persons.items()} if line else {}


def _reason(question: QuestionState, accepted: Mapping[tuple[str, str], str]) -> str:
    """Why this score: the words beside it, and those given for what was seen at it."""
    own = question.answer.reason if question.answer else ""
    given = (reason for (_, path), reason in accepted.items() if path == question.path)
    return " ".join(dict.fromkeys(filter(None, (own, *given))))


def _terzijde(session: Session, meting: Meting, state: FormState) -> Iterator[TerzijdeGelegd]:
    """What was set aside by name; the items that went along with an input are not named again."""
    from ld_desktop.methods.evidence import items_behind

    aside = session.store.answers.aside(meting.id)
    version = meting.method_version
    along = {item for path in aside for item in items_behind(meting.method, version, path)}
    labels = {q.path: weighing.label_of(q, state) for q in state.questions}
    found = subjects.Subject(meting.id, meting=meting)
    for path, entry in aside.items():
        if path not in along:
            yield TerzijdeGelegd(
                label=labels.get(path) or subjects.label_of(found, path),
                reden=entry.reason,
                door=session.profile.naam if entry.by == session.profile.id else entry.by,
                datum=local_day(entry.at),
            )
