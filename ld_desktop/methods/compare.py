"""Two score documents side by side: values, bands, themes, and what the second still needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, cast

from ld_desktop.documents.fields import Field
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname, ScoreResult
from ld_desktop.methods import catalogue
from ld_desktop.methods.comparison import (
    Kant,
    Nodig,
    Overname,
    ThemaScore,
    ThemaVerschil,
    Vergelijking,
    Verschil,
    Vraag,
)
from ld_desktop.methods.crosswalk import (
    DREMPEL,
    Crosswalk,
    Invoer,
    Schaal,
    Thema,
    leaves,
    used_aannames,
)
from ld_desktop.methods.document import score
from ld_desktop.methods.variants import Variants
from ld_desktop.rules.numbers import (
    EEN,
    HONDERD,
    decimal_text,
    exact_text,
    gemiddelde,
    gewogen_gemiddelde,
)
from ld_desktop.rules.parameters import ParameterSet

_PLACES = 2  # of loonwaarde_exact


class Reading(NamedTuple):
    """What one input says on the common scale; without a scale when the method said it of all."""

    path: str
    score: Fraction
    schaal: Schaal | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A measurement that was accepted, and what it says on every theme."""

    result: ScoreResult
    inputs: Mapping[str, object]
    gewicht: Sequence[str]
    readings: Mapping[str, tuple[Reading, ...]]

    @property
    def method(self) -> str:
        """The id of its method."""
        return self.result.method


def read_side(document: Mapping[str, object], crosswalk: Crosswalk) -> Side:
    """Score a document and lay its inputs along the themes.

    Raises:
        ScoreRefused: with everything that is wrong with it.
    """
    result = score(document)
    method = result.method
    inputs = cast("Mapping[str, object]", document["inputs"])  # as `score` accepted them
    gewicht = crosswalk.gewichten[method]
    regulier = crosswalk.regulier.get(method)
    readings: dict[str, tuple[Reading, ...]] = {}
    for thema in crosswalk.themas:
        if thema.invoer[method] and regulier and inputs[regulier]:
            readings[thema.id] = (Reading(regulier, HONDERD),)
            continue
        found = [_first(either, inputs, gewicht) for either in thema.invoer[method]]
        if said := tuple(reading for reading in found if reading is not None):
            readings[thema.id] = said
    return Side(result, inputs, gewicht, readings)


def compare(a: Side, b: Side, crosswalk: Crosswalk, chosen: ParameterSet) -> Vergelijking:
    """The comparison of two measurements.

    Args:
        a: the first.
        b: the second.
        crosswalk: the one that both were read with.
        chosen: its parameters.
    """
    drempel = chosen.number(DREMPEL)
    shared = [t for t in crosswalk.themas if t.id in a.readings and t.id in b.readings]
    themas = tuple(_thema(thema, a, b, drempel) for thema in shared)
    return Vergelijking(
        a=_kant(a.result),
        b=_kant(b.result),
        verschil=_verschil(a.result, b.result),
        drempel=exact_text(drempel),
        themas=themas,
        uiteen=tuple(line.thema for line in themas if line.uiteen),
        alleen_a=tuple(t.id for t in crosswalk.themas if t.id in a.readings.keys() - b.readings),
        alleen_b=tuple(t.id for t in crosswalk.themas if t.id in b.readings.keys() - a.readings),
        nodig=_nodig(a, b, crosswalk),
        aannames=_aannames(shared, (a, b), crosswalk, chosen),
        crosswalk_sha256=crosswalk.sha256,
    )


def _first(
    either: Sequence[Invoer], inputs: Mapping[str, Any], gewicht: Sequence[str]
) -> Reading | None:
    readings = (_reading(invoer, inputs, gewicht) for invoer in either)
    return next((reading for reading in readings if reading is not None), None)


def _reading(invoer: Invoer, inputs: Mapping[str, Any], gewicht: Sequence[str]) -> Reading | None:
    """What an input says, rows by their share; None when it is absent or n.v.t."""
    given = list(_given(inputs, invoer.path.split("."), gewicht))
    weights = [weight for _, weight in given]
    found = gewogen_gemiddelde([invoer.schaal.score(value) for value, _ in given], weights)
    return None if found is None else Reading(invoer.path, found, invoer.schaal)


def _given(
    node: Any, parts: Sequence[str], gewicht: Sequence[str], weight: Fraction = EEN
) -> Iterator[tuple[object, Fraction]]:
    """The values at a path with how much each counts; numbers and counts as `Fraction`."""
    if not parts:
        yield _plain(node), weight
    elif parts[0] == "N":
        for row in node:
            share = next((Fraction(row[key]) for key in gewicht if key in row), weight)
            yield from _given(row, parts[1:], gewicht, share)
    elif isinstance(node, Mapping) and parts[0] in node:
        yield from _given(node[parts[0]], parts[1:], gewicht, weight)


def _plain(value: Any) -> object:
    if isinstance(value, Mapping) and "norm" in value:  # a count against a norm is a percentage
        return HONDERD * Fraction(value["aantal"]) / Fraction(value["norm"])
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Fraction(value)
    return value


def _kant(result: ScoreResult) -> Kant:
    return Kant(
        method=result.method,
        method_version=result.method_version,
        naam=catalogue.method_name(result.method),
        loonwaarde=result.loonwaarde,
        loonwaarde_exact=result.loonwaarde_exact,
        bandbreedte=result.bandbreedte,
    )


def _verschil(a: ScoreResult, b: ScoreResult) -> Verschil:
    exact = Decimal(b.loonwaarde_exact) - Decimal(a.loonwaarde_exact)
    return Verschil(
        loonwaarde=b.loonwaarde - a.loonwaarde,
        loonwaarde_exact=f"{exact:.{_PLACES}f}",
        banden_raken=a.bandbreedte[0] <= b.bandbreedte[1] and b.bandbreedte[0] <= a.bandbreedte[1],
    )


def _mean(readings: Sequence[Reading]) -> Fraction:
    return sum((reading.score for reading in readings), Fraction(0)) / len(readings)


def _thema(thema: Thema, a: Side, b: Side, drempel: Fraction) -> ThemaVerschil:
    first, second = a.readings[thema.id], b.readings[thema.id]
    verschil = _mean(second) - _mean(first)
    return ThemaVerschil(
        thema=thema.id,
        naam=thema.naam,
        a=_thema_score(first),
        b=_thema_score(second),
        verschil=decimal_text(verschil),
        uiteen=abs(verschil) > drempel,
    )


def _thema_score(readings: Sequence[Reading]) -> ThemaScore:
    return ThemaScore(
        score=decimal_text(_mean(readings)),
        invoer={reading.path: decimal_text(reading.score) for reading in readings},
    )


def _nodig(a: Side, b: Side, crosswalk: Crosswalk) -> Nodig:
    """Of what the second measurement holds, what the first could and could not have told."""
    asked: list[Vraag] = []
    carried: list[Overname] = []
    for path, field in _answered(b):
        same = _same(path, field, a) if a.method == b.method else None
        found = same or _told(path, field, a, b, crosswalk)
        if found is None:
            asked.append(Vraag(input=path, label=field.label))
        else:
            carried.append(found)
    return Nodig(nog_te_vragen=tuple(asked), over_te_nemen=tuple(carried))


def _answered(side: Side) -> Iterator[tuple[str, Field]]:
    """The inputs that a measurement holds, each once for all rows of a list."""
    inputs = catalogue.find(side.method, side.result.method_version).inputs
    variant = None
    if isinstance(inputs, Variants):
        variant = side.inputs.get(inputs.key, inputs.choice.default)
    for path, field in leaves(inputs, variant):
        if any(True for _ in _given(side.inputs, path.split("."), side.gewicht)):
            yield path, field


def _same(path: str, field: Field, a: Side) -> Overname | None:
    """The same input of the same method; rows may be other tasks, so they propose nothing."""
    given = list(_given(a.inputs, path.split("."), a.gewicht))
    if not given:
        return None
    value = None if ".N." in path else given[0][0]
    readings = [r for said in a.readings.values() for r in said if r.path == path]
    return _overname(path, field, (path,), readings[:1], value)


def _told(path: str, field: Field, a: Side, b: Side, crosswalk: Crosswalk) -> Overname | None:
    """What the themes of an input say in the other method."""
    places = [
        (thema.id, invoer.schaal)
        for thema in crosswalk.themas
        for either in thema.invoer[b.method]
        for invoer in either
        if invoer.path == path and thema.id in a.readings
    ]
    if not places:
        return None
    readings = tuple({r.path: r for thema, _ in places for r in a.readings[thema]}.values())
    schaal = places[0][1]
    alike = [r.score for r in readings if r.schaal is not None and r.schaal.soort == schaal.soort]
    said = gemiddelde(alike)
    value = None if said is None else schaal.value(said)
    return _overname(path, field, tuple(r.path for r in readings), readings, value)


def _overname(
    path: str, field: Field, uit: tuple[str, ...], readings: Sequence[Reading], value: object
) -> Overname:
    return Overname(
        input=path,
        label=field.label,
        uit=uit,
        score=decimal_text(_mean(readings)) if readings else None,
        voorstel=_proposal(field, path, value),
    )


def _proposal(field: Field, path: str, value: object) -> object:
    """A value as a document holds it, or None when this input would refuse it."""
    plain = Decimal(exact_text(value)) if isinstance(value, Fraction) else value
    refusals = Refusals()
    if plain is not None:
        field.read(plain, path, "", refusals)
    return None if refusals else plain


def _aannames(
    shared: Sequence[Thema], sides: Sequence[Side], crosswalk: Crosswalk, chosen: ParameterSet
) -> tuple[Aanname, ...]:
    """What the comparison rests on; what the methods themselves assume is told by `score`."""
    readings = [r for t in shared for side in sides for r in side.readings[t.id]]
    schalen = [reading.schaal for reading in readings if reading.schaal is not None]
    ours = chosen == crosswalk.parameters.standard()
    drempel = crosswalk.parameters.by_id[DREMPEL].aanname() if ours else None
    general = [aanname for aanname in (crosswalk.aanname, drempel) if aanname is not None]
    return (*general, *used_aannames(shared, schalen))
