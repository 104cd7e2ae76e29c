"""The norms a measurement is computed with: an office's own set in place of the shipped values.

The values travel with the measurement, so that it stays what it was when the office imports other
norms or withdraws these; its score document holds them too.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.domain.base import Frozen

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.domain.meting import Meting
    from ld_desktop.rules.parameters import Constant, ParameterSet

NORMS = "normen"  # a path of no question: kept, frozen and undone like any answer


class ChosenNorms(Frozen):
    """A set as a measurement keeps it: its name, and every value that is not the shipped one."""

    naam: str
    waarden: dict[str, str]


def norms_of(session: Session, meting: Meting) -> ParameterSet | None:
    """The set that a measurement is computed with; None for the shipped values."""
    answer = session.store.answers.get(meting.id, AnswerKey(NORMS, Respondent.VASTGESTELD))
    if answer is None or not answer.text:
        return None
    from ld_desktop.methods.catalogue import find

    kept = ChosenNorms.model_validate_json(answer.text)
    parameters = find(meting.method, meting.method_version).parameters
    values: dict[str, Constant] = {
        name: text if parameters.by_id[name].choices else Fraction(Decimal(text))
        for name, text in kept.waarden.items()
    }
    return parameters.adjusted(values, name=kept.naam)
