"""The calculation as plain data: every step, its inputs, its outcome and its source."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from ld_desktop.domain.base import Frozen


class TraceStep(Frozen):
    """One step, enough to redo the sum by hand (methods.md §1).

    Attributes:
        id: component or input id, for example `resultaat_1`.
        naam: Dutch name.
        formule: the formula in words.
        invoer: values by name, as exact decimal strings; a name that is the id of an earlier step
            refers to that step's outcome, which makes the list of steps a tree.
        uitkomst: exact decimal string of at most 6 decimals (more only where six would show a half
            that the outcome is not, so that the reader rounds as we did), or a text.
        eenheid: `%`, `uur`, `punt`, or empty.
        bron: the source, or `aanname: …` with the reason.
    """

    id: str
    naam: str
    formule: str
    invoer: dict[str, str]
    uitkomst: str
    eenheid: str
    bron: str


class Aanname(Frozen):
    """An assumption of ours that touched a result."""

    id: str
    tekst: str


class Invloed(Frozen):
    """What one scale step on an input moves the loonwaarde by, in percentage points."""

    input: str
    effect: str


class Ontwikkelpunt(Frozen):
    """An input that costs loonwaarde, and how many points it would give at its best value."""

    input: str
    winst: str


class ParameterSet(Frozen):
    """The parameters used: the name of the set and the hash of its canonical JSON."""

    set: str
    sha256: str


class ScoreResult(Frozen):
    """The score document that a method gives back (methods.md §1), field for field.

    `loonwaarde` is whole percent, `loonwaarde_exact` two decimals, `bandbreedte` whole percents;
    components are exact decimal strings with at most six decimals.
    """

    method: str
    method_version: str
    loonwaarde: int
    loonwaarde_exact: str
    bandbreedte: tuple[int, int]
    components: dict[str, str]
    labels: dict[str, str] = Field(default_factory=dict)
    extra: dict[str, object] = Field(default_factory=dict)
    trace: tuple[TraceStep, ...]
    invloed: tuple[Invloed, ...]
    ontwikkelpunten: tuple[Ontwikkelpunt, ...]
    sterke_punten: tuple[Ontwikkelpunt, ...] = ()
    aannames: tuple[Aanname, ...]
    parameters: ParameterSet

    @property
    def moving(self) -> tuple[Invloed, ...]:
        """The inputs that move the loonwaarde at all: at a floor or a ceiling most of them do not."""
        return tuple(found for found in self.invloed if Decimal(found.effect))


class InputError(Frozen):
    """Why an input was refused: `ontbreekt`, `buiten bereik`, `verkeerd type`, `onbekend`, `strijdig`, `document`."""

    input: str
    label: str
    problem: str
    value: object = None
    allowed: str = ""


class ScoreRefused(Exception):  # noqa: N818 - carries values that the assessor can mend
    """A score document was refused; all its errors at once."""

    def __init__(self, errors: tuple[InputError, ...]) -> None:
        """Keep every error, in the order of the document's inputs."""
        self.errors = errors
        super().__init__(f"{len(errors)} input error(s)")
