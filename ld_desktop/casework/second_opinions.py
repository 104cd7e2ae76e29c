"""A signed second opinion beside the measurement that it is about: values, bands, where they part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from ld_desktop.casework import independence, verifying
from ld_desktop.domain.meting import MetingSoort, OndertekendeMeting
from ld_desktop.domain.trace import ScoreRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ld_desktop.casework.session import Session
    from ld_desktop.domain.meting import Meting
    from ld_desktop.methods.comparison import Vergelijking


@dataclass(frozen=True)
class Side:
    """One of the two, as it was signed.

    Attributes:
        band: the lowest and highest of its bandbreedte.
        by: the name of who signed it.
    """

    meting_id: str
    method_naam: str
    soort: MetingSoort
    loonwaarde: int
    band: tuple[int, int]
    by: str
    moment: datetime


@dataclass(frozen=True)
class Parting:
    """A theme in which the two part, with what each says of it on a scale of 0 to 100, in whole."""

    naam: str
    first: int
    second: int


@dataclass(frozen=True)
class Beside:
    """Both beside each other.

    Attributes:
        verschil: points that the second lies higher, lower when negative.
        touching: whether their bands touch.
        apart: the themes in which they part; empty too when they cannot be laid along each other.
        compared: whether they could.
    """

    first: Side
    second: Side
    verschil: int
    touching: bool
    apart: tuple[Parting, ...]
    compared: bool


def beside(session: Session, placement_id: str) -> Beside | None:
    """The last second opinion of a placement beside what it is about; None until both are signed.

    It is about the last other measurement that was begun before it; one that was begun later stands
    in when there is none.
    """
    if independence.being_judged(session, placement_id):
        return None
    signed = _signed(session, placement_id)
    second = next((each for each in reversed(signed) if _is_opinion(each.body)), None)
    firsts = [each for each in signed if not _is_opinion(each.body)]
    if second is None or not firsts:
        return None
    before = [each for each in firsts if each.begun < second.begun]
    first = before[-1] if before else firsts[0]
    return _beside(first.body, second.body)


class _Standing(NamedTuple):
    """A signed measurement that nothing replaced; a correction was begun when its original was."""

    begun: datetime
    body: OndertekendeMeting


def _signed(session: Session, placement_id: str) -> list[_Standing]:
    heads = {each.id: each for each in session.store.metingen.of_placement(placement_id)}
    bodies = {name: session.store.metingen.signed(name) for name in heads}
    replaced = {heads[name].replaces for name, body in bodies.items() if body is not None}
    found = [
        _Standing(_begun(heads[name], heads), body)
        for name, body in bodies.items()
        if body is not None and name not in replaced
    ]
    return sorted(found, key=lambda each: (each.begun, each.body.signed_at))


def _begun(meting: Meting, heads: Mapping[str, Meting]) -> datetime:
    """When the first of a row of corrections was begun; each is passed once, whatever it names."""
    left = dict(heads)
    while meting.replaces in left:
        meting = left.pop(meting.replaces)
    return meting.started_at


def _is_opinion(body: OndertekendeMeting) -> bool:
    return body.meting.soort is MetingSoort.SECOND_OPINION


def _beside(first: OndertekendeMeting, second: OndertekendeMeting) -> Beside:
    one, two = _side(first), _side(second)
    found = _compared(first, second)
    apart = (
        ()
        if found is None
        else tuple(
            Parting(thema.naam, _whole(thema.a.score), _whole(thema.b.score))
            for thema in found.themas
            if thema.uiteen
        )
    )
    return Beside(
        first=one,
        second=two,
        verschil=two.loonwaarde - one.loonwaarde,
        touching=one.band[0] <= two.band[1] and two.band[0] <= one.band[1],
        apart=apart,
        compared=found is not None,
    )


def _whole(score: str) -> int:
    return int(Decimal(score).quantize(Decimal(1), ROUND_HALF_UP))


def _side(signed: OndertekendeMeting) -> Side:
    from ld_desktop.methods.catalogue import method_name

    result = signed.rapport.result
    return Side(
        meting_id=signed.meting.id,
        method_naam=method_name(signed.meting.method),
        soort=signed.meting.soort,
        loonwaarde=result.loonwaarde,
        band=result.bandbreedte,
        by=signed.rapport.deskundige.naam,
        moment=signed.signed_at,
    )


def _compared(first: OndertekendeMeting, second: OndertekendeMeting) -> Vergelijking | None:
    """Both along the themes of the crosswalk; None when one of them cannot be scored here."""
    from ld_desktop.methods.compare import compare, read_side
    from ld_desktop.methods.crosswalk import shipped

    crosswalk = shipped()
    try:
        one, two = (
            read_side(verifying.exact_document(each.rapport.score_document), crosswalk)
            for each in (first, second)
        )
    except ScoreRefused:
        return None
    return compare(one, two, crosswalk, crosswalk.parameters.standard())
