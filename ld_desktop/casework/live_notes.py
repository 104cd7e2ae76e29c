"""What a form shows beside its fields while one types: totals, counts, and what everyone said.

Only a help for the eye: what counts is computed by the method and checked by its rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from ld_desktop.casework import norm_levels, subjects, weighing
from ld_desktop.rules.numbers import decimal_text

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.domain.meting import Meting
    from ld_desktop.forms.definition import SumEquals
    from ld_desktop.forms.state import FormState, QuestionState

_PLACES = 4  # as fine as a share can be typed
_FINEST = 10**_PLACES


def notes(session: Session, subject: str, state: FormState) -> Mapping[str, str]:
    """A Dutch line per path; paths without one are absent."""
    from ld_desktop.forms.definition import SumEquals

    found = subjects.find(session, subject)
    lines: dict[str, str] = {}
    for rule in subjects.questionnaire_of(found).rules:
        if isinstance(rule, SumEquals) and (text := _total(rule, state)):
            lines[rule.group] = text
    if found.meting is not None:
        lines |= dict(_said(found.meting, state))
        tested = norm_levels.lines_of(session, found.meting, state)
        lines |= {line.path: line.words for line in tested if line.words}
    if found.meting is not None and found.meting.method == "uniform":
        lines |= dict(_counted(state))
        if (least := _least(found.meting, state)) and "taken" in lines:
            lines["taken"] = f"{lines['taken']} {least}"
    return lines


def _said(meting: Meting, state: FormState) -> Iterator[tuple[str, str]]:
    """Beside a score: what each person's answers come to, and what the program proposes."""
    for line in weighing.lines_of(state, meting):
        if line.persons:
            said = ", ".join(f"{who} {text}" for who, text in line.persons.items())
            yield line.path, f"{said.capitalize()}. Voorstel: {line.voorstel}."


def _total(rule: SumEquals, state: FormState) -> str:
    """How much of the whole is spread over the rows, while that column is the one that counts."""
    cells = [cell for cell in _column(rule.group, rule.cell, state) if cell.visible]
    if not cells:
        return ""
    whole = rule.total
    if whole is None:
        found = state.value(rule.total_question)
        whole = found if isinstance(found, Decimal) else None
    spread = sum((c.value for c in cells if isinstance(c.value, Decimal)), Decimal(0))
    unit = getattr(cells[0].question, "unit", "")
    if whole is None:
        return f"Samen {_text(spread)} {unit}."
    if spread == whole:
        return f"Samen {_text(spread)} {unit}: precies verdeeld."
    rest = abs(whole - spread)
    left = "nog te verdelen" if spread < whole else "te veel verdeeld"
    return f"Samen {_text(spread)} van {_text(whole)} {unit}: {_text(rest)} {unit} {left}."


def _column(group: str, cell: str, state: FormState) -> Iterator[QuestionState]:
    wanted = {f"{group}.{row}.{cell}" for row in state.rows.get(group, ())}
    return (question for question in state.questions if question.path in wanted)


def _counted(state: FormState) -> Iterator[tuple[str, str]]:
    """A tempo that was counted: 70 / 80 = 87,5 %."""
    for row in state.rows.get("taken", ()):
        path = f"taken.{row}.tempo_norm"
        count = state.value(f"taken.{row}.tempo_aantal")
        norm = state.value(path)
        if isinstance(count, Decimal) and isinstance(norm, Decimal) and norm:
            exact = Fraction(count) / Fraction(norm) * 100
            shown = decimal_text(exact, 2)
            sign = "=" if Fraction(shown) == exact else "≈"
            words = shown.replace(".", ",")
            yield path, f"Tempo: {_text(count)} / {_text(norm)} {sign} {words} %"


def _least(meting: Meting, state: FormState) -> str:
    """The least that a hoofdtaak may be: 1/16 of the week and 30 minutes a day (Besluit art. 1)."""
    from ld_desktop.methods.catalogue import find

    fixed = find(meting.method, meting.method_version).parameters.standard()
    share = fixed.number("laagste_aandeel")
    why = "een zestiende van de werktijd"
    week, days = state.value("uren_per_week"), state.value("dagen_per_week")
    if isinstance(week, Decimal) and isinstance(days, Decimal) and week and days:
        daily = Fraction(week) * fixed.number("minuten_per_uur") / Fraction(days)
        by_day = fixed.number("laagste_minuten") / daily * 100
        if by_day > share:
            share, why = by_day, "een half uur per werkdag"
    if state.value("aandeel_soort") != "uren":
        return f"Een hoofdtaak is minstens {_up(share)} % ({why})."
    if not isinstance(week, Decimal):
        return ""
    return f"Een hoofdtaak is minstens {_up(share * Fraction(week) / 100)} uur ({why})."


def _up(least: Fraction) -> str:
    """A lower limit, rounded up so that what is shown is allowed."""
    return _text(Fraction(ceil(least * _FINEST), _FINEST))


def _text(number: Decimal | Fraction) -> str:
    return decimal_text(Fraction(number), _PLACES).replace(".", ",")
