"""Levels of the tests that were taken: what the office's norm tables make of each raw score.

Only a proposal: the assessor takes a level over. The table that it came from is then kept beside
it, at a path of no question, so that it is signed and reported with the level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.domain.base import Frozen
from ld_desktop.domain.meting import Antwoordtabel, Meting, MetingState
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.messages import sentence

if TYPE_CHECKING:
    from ld_desktop.casework.norm_sets import Level
    from ld_desktop.casework.session import Session
    from ld_desktop.forms.state import FormState, QuestionState

GROUP = "testen"
_NAME, _GROUP_OF_NORMS, _SCORE, _LEVEL = "naam", "normgroep", "ruwe_score", "niveau"
_CRITERION, _KEPT = "criterium", "normtabel"
_OUTSIDE = "functies.score_buiten_norm"
_ESTABLISHED = Respondent.VASTGESTELD
_COLUMNS = ("Normtabel", "Versie", "Datum", "Normgroep", "Controlegetal (SHA-256)")
_TITLE = "Gebruikte normtabel"


class UsedNorm(Frozen):
    """The norm table behind a level, and the row that it was used for.

    Attributes:
        sha256: of the lines of the table, as `ld-desktop normen` shows it.
    """

    test: str
    normgroep: str
    ruwe_score: Decimal
    niveau: int
    naam: str
    versie: str
    datum: date | None
    sha256: str


@dataclass(frozen=True)
class LevelLine:
    """What stands beside the level of one test.

    Attributes:
        path: the cell of the level.
        words: what the tables say of it, or why they say nothing; empty where `outside` says so.
        offered: the level that can be taken over now, with its table.
        used: the table that the established level was taken from.
        outside: the raw score is none that the table knows.
    """

    path: str
    words: str
    offered: UsedNorm | None = None
    used: UsedNorm | None = None
    outside: Problem | None = None


@dataclass(frozen=True)
class _Row:
    id: str
    test: str
    normgroep: str
    score: Decimal
    chosen: str

    def path(self, cell: str) -> str:
        return f"{GROUP}.{self.id}.{cell}"


def lines_of(session: Session, meting: Meting, state: FormState) -> tuple[LevelLine, ...]:
    """A line for every test with a raw score; of a signed measurement only what was kept."""
    signed = meting.state is MetingState.ONDERTEKEND
    return tuple(
        line
        for row in _rows(state)
        if (line := _judged(session, row, _kept(session, meting, row), signed=signed)) is not None
    )


def kept_path(path: str) -> str:
    """Where the table behind a level is kept."""
    return f"{path.rpartition('.')[0]}.{_KEPT}"


def problems(session: Session, meting: Meting, state: FormState) -> tuple[Problem, ...]:
    """A hint at every raw score that its norm table does not know: mostly a slip of the pen."""
    found = (line.outside for line in lines_of(session, meting, state))
    return tuple(problem for problem in found if problem is not None)


def evidence(state: FormState) -> Mapping[str, str]:
    """What tests say about a score, in words by the question of the criterion they belong to."""
    from ld_desktop.forms.reading import display

    asked = _asked(state)
    found: dict[str, list[str]] = {}
    for row in state.rows.get(GROUP, ()):
        cells = {cell: asked.get(f"{GROUP}.{row}.{cell}") for cell in (_CRITERION, _NAME, _LEVEL)}
        named, level = cells[_NAME], cells[_LEVEL]
        criterion = cells[_CRITERION]
        if criterion is not None and named is not None and level is not None:
            words = display(level.question, str(level.value))
            found.setdefault(str(criterion.value), []).append(f"{named.value}, niveau {words}")
    return {path: f"Uit de tests: {'; '.join(tests)}." for path, tests in found.items()}


def tables(session: Session, meting: Meting, state: FormState) -> tuple[Antwoordtabel, ...]:
    """The norm tables behind the levels, as the report prints them below the tests."""
    used = [line.used for line in lines_of(session, meting, state) if line.used is not None]
    if not used:
        return ()
    return (
        Antwoordtabel(
            titel=_TITLE,
            kolommen=_COLUMNS,
            namen=tuple(norm.test for norm in used),
            rijen=tuple(
                (norm.naam, norm.versie, _day(norm.datum), norm.normgroep, norm.sha256)
                for norm in used
            ),
        ),
    )


def _rows(state: FormState) -> Iterator[_Row]:
    """The tests that name all that a norm table has to know."""
    rows = state.rows.get(GROUP, ())
    asked = _asked(state) if rows else {}
    for row in rows:
        cells = (_NAME, _GROUP_OF_NORMS, _SCORE, _LEVEL)
        test, group, score, level = (asked.get(f"{GROUP}.{row}.{cell}") for cell in cells)
        if test is not None and group is not None and score is not None:
            raw = score.value
            if isinstance(raw, Decimal):
                chosen = str(level.value) if level is not None else ""
                yield _Row(row, str(test.value), str(group.value), raw, chosen)


def _asked(state: FormState) -> Mapping[str, QuestionState]:
    """The questions that count and are answered, by path."""
    return {
        question.path: question
        for question in state.questions
        if question.visible and not question.set_aside and question.value is not None
        if question.respondent is _ESTABLISHED
    }


def _kept(session: Session, meting: Meting, row: _Row) -> UsedNorm | None:
    """The table that was taken over, as long as the row still is what it was used for."""
    key = AnswerKey(row.path(_KEPT), _ESTABLISHED)
    answer = session.store.answers.get(meting.id, key)
    if answer is None or not answer.text:
        return None
    used = UsedNorm.model_validate_json(answer.text)
    now = (row.test, row.normgroep, row.score, row.chosen)
    return used if now == (used.test, used.normgroep, used.ruwe_score, str(used.niveau)) else None


def _judged(
    session: Session, row: _Row, kept: UsedNorm | None, *, signed: bool
) -> LevelLine | None:
    from ld_desktop.casework import norm_sets

    path = row.path(_LEVEL)
    taken = None if kept is None else LevelLine(path, _words("niveau_genomen", kept), used=kept)
    if signed:
        return taken
    if not norm_sets.norm_tables(session):
        return taken or LevelLine(path, sentence("functies.geen_normtabel", (), "nl"))
    levels = norm_sets.levels(session, row.test, row.normgroep, f"{row.score:f}")
    usable = [level for level in levels if level.niveau is not None and not level.table.voorbeeld]
    if not usable:
        return taken or _without(row, levels)
    if len({level.niveau for level in usable}) > 1:
        told = " ".join(level.text("nl") for level in usable)
        words = sentence("functies.niveaus_strijdig", (("niveaus", told),), "nl")
        return taken or LevelLine(path, words)
    offered = _norm(row, max(usable, key=lambda level: level.table.datum or date.min))
    if taken is not None and offered == kept:
        return taken
    other = row.chosen and row.chosen != str(offered.niveau)
    words = _words("niveau_anders" if other else "niveau_voorstel", offered, row.chosen)
    return LevelLine(path, words, offered=offered, used=kept)


def _without(row: _Row, levels: tuple[Level, ...]) -> LevelLine:
    """Why there is no level; a score outside the norms is told at the score."""
    path = row.path(_LEVEL)
    reasons = [level.answer for level in levels if isinstance(level.answer, Problem)]
    outside = next((reason for reason in reasons if reason.code == _OUTSIDE), None)
    if outside is not None:
        at_score = Problem(_OUTSIDE, Severity.HINT, row.path(_SCORE), outside.values)
        return LevelLine(path, "", outside=at_score)
    return LevelLine(path, levels[0].text("nl"))


def _norm(row: _Row, level: Level) -> UsedNorm:
    table = level.table
    return UsedNorm(
        test=row.test,
        normgroep=row.normgroep,
        ruwe_score=row.score,
        niveau=level.niveau or 0,
        naam=table.naam,
        versie=table.versie,
        datum=table.datum,
        sha256=table.sha256,
    )


def _words(code: str, norm: UsedNorm, chosen: str = "") -> str:
    values = (
        ("niveau", str(norm.niveau)),
        ("naam", norm.naam),
        ("versie", norm.versie),
        ("datum", _day(norm.datum)),
        ("gekozen", chosen),
    )
    return sentence(f"functies.{code}", values, "nl")


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day is not None else ""
