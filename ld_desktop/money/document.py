"""The money document (money.md): the front door of this room, for screen and command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ld_desktop.documents.dates import Day
from ld_desktop.documents.refusals import (
    DOCUMENT,
    ONBEKEND,
    ONTBREEKT,
    VERKEERD_TYPE,
    Refusals,
    refused_document,
)
from ld_desktop.domain.trace import InputError, ScoreRefused
from ld_desktop.messages import sentence
from ld_desktop.money import regimes
from ld_desktop.money.calculation import CENTEN, LOONWAARDE, Calculation, Regime
from ld_desktop.money.result import MoneyResult, Vergelijking
from ld_desktop.money.tables import PEILDATUM, Tables, shipped
from ld_desktop.rules.numbers import EEN, HONDERD, fixed_text

_REGIME = "regime"
_LABEL = "Regeling"
_WHOLE_PERCENTS = range(101)


def calculate(document: Mapping[str, object], tables: Tables | None = None) -> MoneyResult:
    """The amounts of a document with their trace, assumptions and picture.

    Args:
        document: regime, peildatum and the inputs of the regime; numbers are `Decimal` or int.
        tables: the dated tables; those that come with the program when absent.

    Raises:
        ScoreRefused: with all errors at once; nothing is ever half-computed.
    """
    regime, done = _calculate(document, tables or shipped())
    return MoneyResult(
        regime=regime.id,
        amounts=done.rounded(),
        trace=done.trace(),
        aannames=done.all_aannames(),
        meldingen=done.meldingen(),
        vergelijking=done.vergelijking(),
        een_punt_meer=_one_point_more(done),
    )


def calculate_short(
    document: Mapping[str, object], tables: Tables | None = None
) -> dict[str, object]:
    """Regime and amounts only, without the cost of the rest: for `money --kort`.

    Raises:
        ScoreRefused: as `calculate` does.
    """
    regime, done = _calculate(document, tables or shipped())
    return {_REGIME: regime.id, "amounts": done.rounded()}


def curve(
    document: Mapping[str, object], tables: Tables | None = None
) -> tuple[tuple[int, tuple[Vergelijking, ...]], ...]:
    """The picture at every whole percent of loonwaarde, for the chart over 0–100 %.

    A real wage is left out, because it would hide what the loonwaarde does; so are percents at
    which the document is refused: with a Wajong income there is no 0.

    Raises:
        ScoreRefused: when the document itself is refused.
    """
    _calculate(document, tables or shipped())
    found = []
    bare = {key: value for key, value in document.items() if key != "loon"}
    for percent in _WHOLE_PERCENTS:
        try:
            _, done = _calculate({**bare, LOONWAARDE: percent}, tables or shipped())
        except ScoreRefused:
            continue
        found.append((percent, done.vergelijking()))
    return tuple(found)


def result_to_json(result: MoneyResult) -> dict[str, object]:
    """The result as money.md prints it; what there is none of is left out."""
    plain = result.model_dump(mode="json")
    further = ("meldingen", "vergelijking", "een_punt_meer")
    return {key: value for key, value in plain.items() if value or key not in further}


def error_sentence(error: InputError, language: str = "nl") -> str:
    """One error as a readable line: the input, then what is wrong and what to do."""
    values = (("label", error.label), ("allowed", error.allowed))
    code = error.problem.replace(" ", "_")
    return f"{error.input}: {sentence(f'money.{code}', values, language)}"


def _calculate(document: object, tables: Tables) -> tuple[Regime, Calculation]:
    if not isinstance(document, Mapping):
        raise refused_document("een JSON-object: { … }", document)
    refusals = Refusals()
    regime = _regime(document, refusals)
    if regime is None:
        _read_what_all_ask(document, refusals)
        raise refusals.refusal()
    values = regime.inputs.read_all(document, refusals)
    done = regime.calculate(values, tables, refusals)
    if done is None or refusals:
        raise refusals.refusal({name: place for place, name in enumerate(regime.inputs.fields)})
    return regime, done


def _regime(document: Mapping[str, object], refusals: Refusals) -> Regime | None:
    name, allowed = document.get(_REGIME), ", ".join(regimes.ids())
    if _REGIME not in document:
        refusals.add(_REGIME, _LABEL, ONTBREEKT, allowed=allowed)
    elif not isinstance(name, str):
        refusals.add(_REGIME, _LABEL, VERKEERD_TYPE, name, allowed)
    elif name not in regimes.ids():
        refusals.add(_REGIME, _LABEL, DOCUMENT, name, allowed)
    else:
        return regimes.find(name)
    return None


def _read_what_all_ask(document: Mapping[str, object], refusals: Refusals) -> None:
    """Without a regime: the day that each of them asks, and what none of them knows."""
    of_all = [regimes.find(name).inputs.fields for name in regimes.ids()]
    known = ", ".join(dict.fromkeys(name for fields in of_all for name in fields))
    day = Day(of_all[0][PEILDATUM].label)
    if PEILDATUM in document:
        day.read(document[PEILDATUM], PEILDATUM, "", refusals)
    else:
        refusals.add(PEILDATUM, day.label, ONTBREEKT, allowed=day.allowed)
    for name, value in document.items():
        if not any(name in fields for fields in of_all):
            refusals.add(str(name), "Onbekende invoer", ONBEKEND, value, known)


def _one_point_more(now: Calculation) -> dict[str, str]:
    """What every amount gains with one percentage point more.

    Nothing where there is no more, and nothing where the right to the instrument would end.
    """
    loonwaarde = now.found(LOONWAARDE)
    if not isinstance(loonwaarde, Fraction) or loonwaarde + EEN > HONDERD:
        return {}
    then = replace(now, run=now.run.changed(LOONWAARDE, loonwaarde + EEN))
    if not then.applies:
        return {}
    pairs = [(name, now.found(name), then.found(name)) for name in now.amounts]
    return {
        name: fixed_text(after - before, CENTEN)
        for name, before, after in pairs
        if isinstance(before, Fraction) and isinstance(after, Fraction)
    }
