"""What a toegangstoets comes to as its answers stand: outcome, reason, steps, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, subjects, testing_access, toets_form, toetsen
from ld_desktop.casework.measuring import TraceNode, tree_of
from ld_desktop.casework.session import Session
from ld_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from ld_desktop.casework.subjects import ToetsHead
    from ld_desktop.toegangstoets.result import ToegangstoetsResult

_TOP, _CONDITION = "uitkomst", "voorwaarde_"
_DECIDED = (
    ("vraag_1", "nee", "Op vraag 1 is het antwoord nee: er zijn geen beperkingen."),
    (
        "vraag_2a",
        "ja",
        "Op vraag 2a is ten minste één antwoord ja: bestaande middelen zijn genoeg.",
    ),
    ("vraag_2b", "ja", "Op vraag 2b zijn alle antwoorden ja: de prestatie is regulier."),
    ("vraag_3", "ja", "Op vraag 3 zijn alle antwoorden ja: ten minste 20 % is haalbaar."),
    ("vraag_3", "nee", "Op vraag 3 is ten minste één antwoord nee: 20 % is niet haalbaar."),
)


@dataclass(frozen=True)
class Condition:
    """A formal condition: what must hold, and whether it does; None is not known yet."""

    text: str
    holds: bool | None


@dataclass(frozen=True)
class ToetsOutcome:
    """What the answers lead to now.

    Attributes:
        uitkomst: empty while it is not known; then `problems` says what it needs.
        naam: what the outcome is called.
        betekenis: what it means.
        reden: in words, what it rests on.
        gevolgen: what follows.
        conditions: the formal conditions, which stand apart from the questions.
        tree: the steps, the outcome on top.
        further: the formal conditions as steps.
        problems: what is missing; without a path it is about the data of the person.
    """

    uitkomst: str
    naam: str
    betekenis: str
    reden: str
    gevolgen: tuple[str, ...]
    conditions: tuple[Condition, ...]
    tree: TraceNode | None
    further: tuple[TraceNode, ...]
    problems: tuple[Problem, ...]

    @property
    def voldoet(self) -> bool | None:
        """Whether the formal conditions are met; None while one is not known."""
        held = [each.holds for each in self.conditions]
        return False if False in held else (None if None in held or not held else True)


def outcome(session: Session, subject: str) -> ToetsOutcome:
    """The outcome as the answers stand, or what it still needs."""
    head = toetsen.toets(session, subject)
    state = answering.plain_state(session, subjects.find(session, subject))
    result, problems = toets_form.judged(state, head)
    if result is None:
        return ToetsOutcome("", "", "", "", (), _known_conditions(head), None, (), problems)
    said = testing_access.outcomes()[result.uitkomst]
    return ToetsOutcome(
        result.uitkomst,
        said.naam,
        said.betekenis,
        _reason(result),
        said.gevolgen,
        _conditions(result),
        tree_of(result.trace, _TOP),
        tuple(tree_of(result.trace, step.id) for step in result.trace if _names_condition(step.id)),
        (),
    )


def _conditions(result: ToegangstoetsResult) -> tuple[Condition, ...]:
    """The conditions that this test looked at, in the order of the rules."""
    asked = {step.id.removeprefix(_CONDITION) for step in result.trace if _names_condition(step.id)}
    return tuple(
        Condition(text, holds=name not in result.formeel.redenen)
        for name, text in testing_access.conditions().items()
        if name in asked
    )


def _known_conditions(head: ToetsHead) -> tuple[Condition, ...]:
    """What can be said of the data of the person before there is an outcome."""
    told = {"leeftijd": head.case.geboortedatum, "uitkering": head.case.uitkering}
    words = testing_access.conditions()
    return tuple(Condition(words[name], None) for name, value in told.items() if not value)


def _reason(result: ToegangstoetsResult) -> str:
    """What the outcome rests on, in one sentence: the step of the flow chart that decided."""
    if result.reden == "wsw_indicatie":
        return "De persoon staat met een geldige Wsw-indicatie op de wachtlijst; de vragen zijn dan niet nodig."
    outcomes = {step.id: step.uitkomst for step in result.trace}
    for step, holds, words in _DECIDED:
        if outcomes.get(step) == holds:
            return words
    return ""


def _names_condition(step: str) -> bool:
    return step.startswith(_CONDITION)
