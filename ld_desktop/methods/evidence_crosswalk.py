"""What the answers of one method already say about another: values for inputs that measure the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ld_desktop.documents.refusals import Refusals
from ld_desktop.methods import catalogue
from ld_desktop.methods.crosswalk import Crosswalk, Either, Invoer, Thema, leaves, shipped
from ld_desktop.rules.numbers import EEN, exact_text, gemiddelde, gewogen_gemiddelde


def carried_inputs(method: str, inputs: Mapping[str, object], other: str) -> Mapping[str, Fraction]:
    """Values for inputs of another method, where both measure the same in the same steps.

    Only what can be known: a score on another scale, and a row of a table, are no value here.

    Args:
        method: the one that was answered.
        inputs: what was answered, complete or not.
        other: the method that is begun.
    """
    crosswalk = shipped()
    regulier = crosswalk.regulier.get(method)
    if regulier and inputs.get(regulier) is True:
        return {}
    told: dict[str, list[Fraction]] = {}
    for thema in crosswalk.themas:
        for path, value in _told(thema, method, inputs, other, crosswalk):
            told.setdefault(path, []).append(value)
    means = {path: gemiddelde(values) for path, values in told.items()}
    return {
        path: mean for path, mean in means.items() if mean is not None and _takes(other, path, mean)
    }


def _takes(method: str, path: str, value: Fraction) -> bool:
    """Whether an input accepts a value: 40 % for guidance is more than some methods know."""
    fields = dict(leaves(catalogue.find(method, catalogue.newest_version(method)).inputs))
    refusals = Refusals()
    fields[path].read(Decimal(exact_text(value)), path, "", refusals)
    return not refusals


def _told(
    thema: Thema, method: str, inputs: Mapping[str, object], other: str, crosswalk: Crosswalk
) -> Iterator[tuple[str, Fraction]]:
    said = [_first(either, inputs, crosswalk.gewichten[method]) for either in thema.invoer[method]]
    wanted = (invoer for either in thema.invoer[other] for invoer in either)
    for invoer in wanted:
        alike = [
            score
            for found in said
            if found is not None
            for source, score in [found]
            if source.schaal.soort == invoer.schaal.soort
        ]
        mean = gemiddelde(alike)
        value = None if mean is None else invoer.schaal.value(mean)
        if value is not None and "." not in invoer.path:
            yield invoer.path, value


def _first(
    either: Either, inputs: Mapping[str, object], gewicht: Sequence[str]
) -> tuple[Invoer, Fraction] | None:
    """The first alternative that was answered, on the common scale; rows by their share."""
    for invoer in either:
        given = list(_given(inputs, invoer.path.split("."), gewicht, EEN))
        scores = [invoer.schaal.score(value) for value, _ in given]
        mean = gewogen_gemiddelde(scores, [weight for _, weight in given])
        if mean is not None:
            return invoer, mean
    return None


def _given(
    node: object, parts: Sequence[str], gewicht: Sequence[str], weight: Fraction
) -> Iterator[tuple[object, Fraction]]:
    """The values at a path, each with how much it counts."""
    if not parts:
        yield _plain(node), weight
    elif parts[0] == "N" and isinstance(node, list):
        for row in node:
            share = next((_exact(row[key]) for key in gewicht if key in row), weight)
            yield from _given(row, parts[1:], gewicht, share or weight)
    elif isinstance(node, Mapping) and parts[0] in node:
        yield from _given(node[parts[0]], parts[1:], gewicht, weight)


def _plain(value: object) -> object:
    """A number as a fraction; a count against a norm as the percentage it is."""
    if isinstance(value, Mapping):
        count, norm = _exact(value.get("aantal")), _exact(value.get("norm"))
        return 100 * count / norm if count is not None and norm else None
    exact = _exact(value)
    return value if exact is None else exact


def _exact(value: object) -> Fraction | None:
    """A number as a fraction, or None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Fraction(value)
