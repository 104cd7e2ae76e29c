"""What a score is held against in a report: what the function asks, a norm of the method, the top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from ld_desktop.methods import catalogue, evidence_file
from ld_desktop.methods.evidence_inputs import as_number
from ld_desktop.methods.evidence_scores import scale_of
from ld_desktop.methods.evidence_values import Given, split_row
from ld_desktop.rules.parameters import ParameterSet

_KEY = "{key}"


def norm_of(
    method: str, version: str, question: str, given: Given, chosen: ParameterSet | None = None
) -> Fraction | None:
    """The norm of a scored question; None where the method has none for it.

    Args:
        method: its id.
        version: of the measurement.
        question: the path of the question.
        given: all answers, for what the function asks.
        chosen: the parameters in place of the shipped ones.
    """
    if not evidence_file.has_file(method):
        return None
    definition = catalogue.find(method, version)
    file = evidence_file.shipped(method, version)
    name = split_row(question)[0]
    asked = _translated(file.norm.questions, name)
    if asked is not None and (number := as_number(given.value(asked))) is not None:
        return number
    parameters = chosen or definition.parameters.standard()
    found = parameters.values.get(_translated(file.norm.parameters, name) or "")
    if isinstance(found, Fraction):
        return found
    field = evidence_file.scored_fields(definition, file).get(name)
    if field is not None and any(_match(pattern, name) for pattern in file.norm.top):
        return scale_of(field).high
    return None


def _translated(patterns: Mapping[str, str], name: str) -> str | None:
    for pattern, target in patterns.items():
        if found := _match(pattern, name):
            return target.replace(_KEY, found["key"]) if _KEY in pattern else target
    return None


def _match(pattern: str, name: str) -> re.Match[str] | None:
    """A name that fits a pattern; `{key}` stands for a name of letters and digits."""
    return re.fullmatch(re.escape(pattern).replace(re.escape(_KEY), "(?P<key>[A-Za-z0-9]+)"), name)
