"""From each person's answers to one established score: proposal, differences and inconsistencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

from ld_desktop import datafile, paths
from ld_desktop.documents.choices import Levels
from ld_desktop.documents.fields import Number
from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods import catalogue, evidence_file
from ld_desktop.methods.evidence_file import ScoreEvidence
from ld_desktop.methods.evidence_inputs import as_number
from ld_desktop.methods.evidence_values import Given, in_row, whose
from ld_desktop.rules.numbers import EEN, NUL, Rounding, decimal_text, exact_text, gemiddelde
from ld_desktop.rules.parameters import Parameters, ParameterSet

PERSONS = (Respondent.WERKGEVER, Respondent.WERKNEMER, Respondent.TOETSER)
_FEW_POINTS = 5
_SHOWN = 2  # decimals, as fine as a proposal
_OWN = Respondent.TOETSER
_ESTABLISHED = Respondent.VASTGESTELD
_VOORSTEL = "aanname: stap_voorstel"


@dataclass(frozen=True, slots=True)
class Scale:
    """What an input is scored on.

    Attributes:
        step: one scale step.
        levels: the only values there are, where they are few.
        whole: decimals are not allowed.
    """

    low: Fraction
    high: Fraction
    step: Fraction
    levels: tuple[Fraction, ...] = ()
    whole: bool = False

    @property
    def points(self) -> Fraction:
        """How many points the scale has."""
        return (self.high - self.low) / self.step + 1


@dataclass(frozen=True, slots=True)
class PersonScore:
    """What one person's answers say about an input.

    Attributes:
        score: the mean of the items, exact; None when nothing was answered.
        items: the paths of the answers that counted.
        spread: between the lowest and the highest of them.
    """

    score: Fraction | None
    items: tuple[str, ...]
    spread: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class InputScores:
    """Everything that was said about one score, beside what was established.

    Attributes:
        input: the path of its question, also where the method does not read it.
        persons: of each person who was asked.
        established: None while there is none, and with n.v.t.
        voorstel: the mean over the persons, exact; None when nobody said anything.
        verschil: two persons differ more than may go without a reason.
        inconsistent: whose own answers contradict each other. Of a question that is no input never:
            liking one thing of a kind and not the other is no contradiction.
        afwijking: the established score is further from the proposal than may go without a reason.
    """

    input: str
    scale: Scale
    persons: Mapping[Respondent, PersonScore]
    established: Fraction | None
    nvt: bool
    voorstel: Fraction | None
    verschil: bool
    inconsistent: tuple[Respondent, ...]
    afwijking: bool

    def proposed(self) -> Fraction | None:
        """The proposal as it can be established: a level, a whole number, or rounded decimals."""
        if self.voorstel is None:
            return None
        voorstel, scale = self.voorstel, self.scale
        if scale.levels:
            return min(scale.levels, key=lambda level: (abs(level - voorstel), -level))
        step = EEN if scale.whole else thresholds().number("stap_voorstel")
        return Rounding(step, _VOORSTEL).apply(voorstel)


def scores_of(
    method: str, version: str, given: Given, chosen: ParameterSet | None = None
) -> tuple[InputScores, ...]:
    """What everyone's answers say, in the order of the method's inputs; a row after the other.

    Scored questions that are no inputs come after them.

    Of inputs without items only those that the assessor scored too.

    Args:
        method: its id; one without an evidence file has no such scores.
        version: of the measurement.
        given: all answers.
        chosen: thresholds in place of the shipped ones.
    """
    if not evidence_file.has_file(method):
        return ()
    definition = catalogue.find(method, version)
    file = evidence_file.shipped(method, version)
    limits = chosen or thresholds()
    entries = {entry.id: entry for entry in file.scores}
    fields = evidence_file.scored_fields(definition, file)
    scales = {name: scale_of(field) for name, field in fields.items()}
    scales |= {entry.id: _own_scale(entry.scale) for entry in file.scores if entry.scale}
    return tuple(
        _input_scores(entries.get(name, ScoreEvidence(input=name)), row, scale, given, limits)
        for name, scale in scales.items()
        for row in _rows(name, given)
        if name in entries or (in_row(name, row), _OWN) in given.values
        if whose(name) is _ESTABLISHED
    )


def aannames(scores: Sequence[InputScores]) -> tuple[Aanname, ...]:
    """The assumptions behind the scores of this measurement: none where only one person spoke."""
    if not any(sum(p.score is not None for p in s.persons.values()) > 1 for s in scores):
        return ()
    table, _ = datafile.read(_path())
    found = [Aanname(id="voorstel", tekst=str(table["voorstel"]))]
    texts = (parameter.aanname() for parameter in _parameters().by_id.values())
    return (*found, *(text for text in texts if text is not None))


@cache
def thresholds() -> ParameterSet:
    """The numbers we ship: when a difference needs a reason."""
    return _parameters().standard()


@cache
def _parameters() -> Parameters:
    table, _ = datafile.read(_path())
    return Parameters(table["parameters"], "evidence")


def _path() -> Path:
    return paths.resources() / "methods" / "evidence.toml"


def _rows(name: str, given: Given) -> Sequence[str]:
    """The rows that a cell stands in; a question on its own stands once."""
    group, _, cell = name.partition(".")
    return given.rows.get(group, ()) if cell else ("",)


def scale_of(field: Number | Levels) -> Scale:
    """The scale of an input: its ends, and what counts as one step on it."""
    if isinstance(field, Levels):
        levels = tuple(sorted(field.levels))
        step = min((b - a for a, b in pairwise(levels)), default=EEN)
        return Scale(levels[0], levels[-1], step, levels)
    low, high = field.low or Fraction(0), field.high if field.high is not None else Fraction(100)
    percent = field.unit.startswith("%")
    step = thresholds().number("stap_procent") if percent else EEN
    return Scale(low, high, step, whole=field.whole)


def _own_scale(ends: tuple[int, int]) -> Scale:
    """The scale of a question that is no input of the method."""
    return Scale(Fraction(ends[0]), Fraction(ends[1]), EEN)


def _input_scores(
    entry: ScoreEvidence, row: str, scale: Scale, given: Given, limits: ParameterSet
) -> InputScores:
    path = in_row(entry.id, row)
    persons = {
        who: _person(tuple(_said(entry, who, row, scale, given)))
        for who in PERSONS
        if who is _OWN or _items(entry, who)
    }
    said = [person.score for person in persons.values() if person.score is not None]
    established = as_number(given.values.get((path, _ESTABLISHED)))
    voorstel = gemiddelde(said)
    may_differ = limits.number(
        "verschil_tot_vijf" if scale.points <= _FEW_POINTS else "verschil_boven_vijf"
    )
    may_spread = limits.number("inconsistentie") * (scale.high - scale.low)
    return InputScores(
        input=path,
        scale=scale,
        persons=persons,
        established=established,
        nvt=(path, _ESTABLISHED) in given.nvt,
        voorstel=voorstel,
        verschil=_spread(said) > may_differ * scale.step,
        inconsistent=tuple(
            who for who, person in persons.items() if entry.input and person.spread > may_spread
        ),
        afwijking=established is not None
        and voorstel is not None
        and abs(established - voorstel) > limits.number("afwijking") * scale.step,
    )


def _items(entry: ScoreEvidence, who: Respondent) -> tuple[str, ...]:
    """The questions in which a person speaks; the assessor's own is the input itself."""
    if who is Respondent.WERKGEVER:
        return entry.werkgever
    if who is Respondent.WERKNEMER:
        return entry.werknemer
    return entry.toetser or (entry.id,)


def _said(
    entry: ScoreEvidence, who: Respondent, row: str, scale: Scale, given: Given
) -> Iterator[tuple[str, Fraction]]:
    """The items that were answered with a number, those that were mirrored turned over."""
    for item in _items(entry, who):
        path = in_row(item, row)
        number = as_number(given.values.get((path, who)))
        if number is None and who is _OWN and item != entry.id:
            number = as_number(given.values.get((path, _ESTABLISHED)))  # a form of the assessor's
        if number is not None:
            yield path, scale.low + scale.high - number if item in entry.mirrored else number


def _person(said: tuple[tuple[str, Fraction], ...]) -> PersonScore:
    numbers = [number for _, number in said]
    return PersonScore(gemiddelde(numbers), tuple(path for path, _ in said), _spread(numbers))


def _spread(numbers: Sequence[Fraction]) -> Fraction:
    """Between the lowest and the highest; nothing where fewer than two were said."""
    return max(numbers) - min(numbers) if len(numbers) > 1 else NUL


def as_answer(number: Fraction) -> str:
    """A number as it is typed: all decimals behind a comma, none where it is whole."""
    return exact_text(number).replace(".", ",")


def as_shown(number: Fraction) -> str:
    """A number for people: at most two decimals, none where it is whole."""
    return decimal_text(number, _SHOWN).replace(".", ",")
