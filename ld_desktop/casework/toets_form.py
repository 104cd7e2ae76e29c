"""Where the form of the toegangstoets meets its rules: answers to a document, refusals to questions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.casework import subjects, testing_access
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Answers, Origin, Respondent
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from ld_desktop.casework.subjects import ToetsHead
    from ld_desktop.forms.state import FormState
    from ld_desktop.toegangstoets.result import ToegangstoetsResult

START, WSW = "toegangstoets_start", "wsw_indicatie"
_PLAIN = (
    "werkt_sw",
    "gesubsidieerde_baan",
    "vrijstelling_sollicitatieplicht",
    WSW,
    "wsw_wachtlijst",
)
_OF_THE_CASE = {"geboortedatum": "Geboortedatum", "uitkering": "Uitkering"}
_LIMITED = "beperking_aanwezig"
_DOUBT, _ARGUMENT, _EXPERT = "_twijfel", "_argument", "_onderzoek"
_MISSING = "ontbreekt"


class ToetsFinished(EnvironmentProblem):
    """Somebody tries to change a toegangstoets that was recorded."""

    code = "toegangstoets.afgerond"


def refuse_finished(session: Session, found: subjects.Subject) -> None:
    """Let nothing change under a recorded toegangstoets; looks at the store, not at what was found.

    Raises:
        ToetsFinished: when it was recorded.
    """
    if found.toets is not None:
        now = subjects.find(session, found.id).toets
        if now is not None and now.finished is not None:
            raise ToetsFinished


def kept_reasons(session: Session, subject: str) -> Mapping[tuple[str, str], str]:
    """The reasons that were recorded with a finished toegangstoets; none for anything else."""
    head = subjects.find(session, subject).toets if subjects.names_toets(subject) else None
    if head is None or head.finished is None:
        return {}
    return {
        (code, each.vraag): words
        for each in head.finished.antwoorden
        for code, words in each.redenen.items()
    }


def answers(head: ToetsHead, typed: Answers) -> Answers:
    """The answers of a toegangstoets: as recorded, or as typed with what the case tells already."""
    if head.finished is not None:
        kept = head.finished
        return {
            AnswerKey(each.vraag, Respondent.VASTGESTELD): Answer(
                path=each.vraag,
                respondent=Respondent.VASTGESTELD,
                text=each.antwoord,
                at=kept.afgerond_op,
                by=kept.afgerond_door,
            )
            for each in kept.antwoorden
        }
    key = AnswerKey(WSW, Respondent.VASTGESTELD)
    known = head.case.wsw_indicatie
    if known is None or key in typed or not typed:
        return typed
    latest = max(typed.values(), key=lambda each: each.at)
    taken_over = Answer(
        path=WSW,
        respondent=Respondent.VASTGESTELD,
        text="ja" if known else "nee",
        origin=Origin.OVERGENOMEN,
        at=latest.at,
        by=latest.by,
    )
    return {**typed, key: taken_over}


def document(state: FormState, head: ToetsHead) -> dict[str, object]:
    """The document of the toegangstoets (cli.md) that the answers make; what is open is left out."""
    case = head.finished or head.case
    found: dict[str, object] = {
        "datum": _text(state.value(START)),
        "geboortedatum": _text(case.geboortedatum),
        "uitkering": case.uitkering,
        "versie": _text(state.value("versie")),
        "beperkingen": _limitations(state),
        "wachttijd_wsw": _months(state),
        **{name: state.value(name) for name in _PLAIN},
    }
    for path in testing_access.questions():
        question, _, letter = path.partition(".")
        answer = state.value(form_path(path))
        if answer is not None:
            part = found.setdefault(question, {})
            assert isinstance(part, dict)  # noqa: S101 - made on the line above
            part[letter] = answer
    return {name: value for name, value in found.items() if value is not None}


def judged(
    state: FormState, head: ToetsHead
) -> tuple[ToegangstoetsResult | None, tuple[Problem, ...]]:
    """The outcome, or everything it still needs, each leading to a question.

    A problem without a path is about the data of the person.
    """
    try:
        return testing_access.judge_document(document(state, head)), ()
    except ScoreRefused as refused:
        labels = {each.path: each.question.label for each in state.questions}
        shown = {None, *(each.path for each in state.questions if each.visible)}
        found = (_refusal(each.input, each.problem, labels) for each in refused.errors)
        return None, tuple(each for each in found if each.path in shown)


def problems(state: FormState, head: ToetsHead) -> tuple[Problem, ...]:
    """What the rules of the test ask beyond the form: deciding answers, and arguments."""
    if head.finished is not None:
        return ()
    said = {problem.path for problem in state.problems}
    found = (*judged(state, head)[1], *_arguments(state, head))
    return tuple(each for each in found if each.path is None or each.path not in said)


def form_path(path: str) -> str:
    """The question of the form behind a path of the document: `2a.b` is `v2a_b`."""
    question, _, letter = path.partition(".")
    return f"v{question}_{letter}"


def _arguments(state: FormState, head: ToetsHead) -> Iterator[Problem]:
    """An argument for every no on question 3 and for every doubt; an expert when one doubts."""
    asked = {form_path(path): path for path in testing_access.questions()} | {_LIMITED: _LIMITED}
    doubted = [p for f, p in asked.items() if state.value(f + _DOUBT) is True]
    argued = {p: str(state.value(f + _ARGUMENT) or "") for f, p in asked.items()}
    labels = {each.path: each.question.label for each in state.questions}
    back = {path: name for name, path in asked.items()}
    for problem in testing_access.open_arguments(document(state, head), doubted, argued):
        name = back[problem.path or ""]
        hint = problem.severity is Severity.HINT
        if hint and state.value(name + _EXPERT) is not None:
            continue  # it was decided whether an expert is asked
        at = name + (_EXPERT if hint else _ARGUMENT)
        values = (("label", labels[name]),)
        yield dataclasses.replace(problem, path=at, values=values)


def _refusal(name: str, problem: str, labels: Mapping[str, str]) -> Problem:
    if name == "geboortedatum" and problem != _MISSING:
        return Problem("toegangstoets.te_vroeg_geboren", Severity.HARD, START)
    if name in _OF_THE_CASE:
        values = (("label", _OF_THE_CASE[name]),)
        return Problem("toegangstoets.zaak_onvolledig", Severity.HARD, None, values)
    at = {"datum": START, "beperkingen": _LIMITED}.get(name)
    at = at or (form_path(name) if name in testing_access.questions() else name)
    return Problem("answer.missing", Severity.HARD, at, (("label", labels.get(at, at)),))


def _limitations(state: FormState) -> list[str] | None:
    """The limitations, the main one first; none at all is an answer too."""
    limited, chosen = state.value(_LIMITED), state.value("beperkingen")
    if limited is False:
        return []
    if limited is None or not isinstance(chosen, tuple) or not chosen:
        return None
    main = state.value("beperking_hoofd")
    return sorted(chosen, key=lambda each: (each != main, chosen.index(each)))


def _months(state: FormState) -> int | None:
    value = state.value("wachttijd_wsw")
    return int(value) if isinstance(value, Decimal) else None


def _text(value: object) -> str | None:
    return (
        value.isoformat()
        if isinstance(value, date)
        else (value if isinstance(value, str) else None)
    )
