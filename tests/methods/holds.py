"""What must hold for every document of every method, as checks that a test calls."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from ld_desktop.domain.trace import ScoreRefused, ScoreResult
from ld_desktop.methods import catalogue
from ld_desktop.methods.document import (
    dumps,
    parse_document,
    result_to_json,
    score,
    score_short,
    short,
)
from ld_desktop.rules.numbers import decimal_text
from tests.helpers.printed import roundings, shows
from tests.methods.hand import Expected
from tests.methods.recompute import recomputed


def outcome(result: ScoreResult) -> Expected:
    """The parts of a result that a calculation by hand gives as well."""
    return Expected(
        loonwaarde=result.loonwaarde,
        exact=result.loonwaarde_exact,
        band=result.bandbreedte,
        components=result.components,
        invloed=[(line.input, line.effect) for line in result.invloed],
        weak=[(line.input, line.winst) for line in result.ontwikkelpunten],
        strong=[(line.input, line.winst) for line in result.sterke_punten],
    )


def is_sound(document: Mapping[str, Any]) -> None:
    """Band, trace, bytes and the short answer of one document."""
    result = score(document)
    low, high = result.bandbreedte
    assert 0 <= low <= result.loonwaarde <= high <= 100
    found = recomputed(result.trace)
    for step in result.trace:
        assert shows(step.uitkomst, found[step.id])
    assert all(redone == told for redone, told in roundings(result.trace))
    assert found["loonwaarde"] == result.loonwaarde
    assert {name: decimal_text(found[name]) for name in result.components} == result.components
    text = dumps(result_to_json(result))
    assert dumps(result_to_json(score(parse_document(dumps(document))))) == text
    assert score_short(document) == short(result)
    ids = [aanname.id for aanname in result.aannames]
    assert len(ids) == len(set(ids))


def never_lower(better: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    """A document with better scores is worth at least as much."""
    now, then = score(document), score(better)
    assert Decimal(then.loonwaarde_exact) >= Decimal(now.loonwaarde_exact)
    assert then.loonwaarde >= now.loonwaarde


def same_worth(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    """Two documents that say the same in another order."""
    first, second = score(one), score(other)
    for name in ("loonwaarde", "loonwaarde_exact", "bandbreedte", "parameters", "aannames"):
        assert getattr(first, name) == getattr(second, name)
    assert sorted(first.components.values()) == sorted(second.components.values())


def refused(document: Any) -> list[tuple[str, str]]:
    """The inputs and problems of a refusal; it is the same in both forms, input left alone."""
    before = copy.deepcopy(document)
    with pytest.raises(ScoreRefused) as caught:
        score(document)
    with pytest.raises(ScoreRefused):
        score_short(document)
    assert document == before
    return [(error.input, error.problem) for error in caught.value.errors]


def listed(method: str) -> set[str]:
    """The inputs that a method lists, without the lists themselves."""
    return {line.path for line in catalogue.describe(method).inputs if line.type != "lijst"}


def paths(inputs: Mapping[str, Any], prefix: str = "") -> set[str]:
    """The inputs that a document gives, in the notation of the listing."""
    found: set[str] = set()
    for key, value in inputs.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for item in value:
                found |= paths(item, f"{prefix}{key}.N.")
        elif isinstance(value, dict):
            found |= paths(value, f"{prefix}{key}.")
        else:
            found.add(f"{prefix}{key}")
    return found


def places(inputs: dict[str, Any], prefix: str = "") -> list[tuple[dict[str, Any], str]]:
    """Every object in the inputs with its path, to put something strange into."""
    found = [(inputs, prefix)]
    for key, value in inputs.items():
        if isinstance(value, dict):
            found += places(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            for number, item in enumerate(value, start=1):
                if isinstance(item, dict):
                    found += places(item, f"{prefix}{key}.{number}.")
    return found
