"""Impossible values in bodies that fit their schema: imported as *afwijkend*, never silently.

A sender may have made a mistake, or another program; the office must see it and can ask. Severity
SOFT marks the record as *afwijkend*; HINT is only told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from stdnum.nl import bsn as _bsn

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.meting import MetingState, OndertekendeMeting
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.records import CaseBody, PlacementBody
from ld_desktop.domain.trace import ScoreRefused, ScoreResult

Recompute: TypeAlias = Callable[[Mapping[str, Any]], ScoreResult | None]

_LONGEST_WEEK = Decimal(60)  # uniform.md, inputs
_DAYS_IN_WEEK = Decimal(7)
_BSN_DIGITS = 9
# A moment is UTC and a date is Dutch: around midnight they may differ by one day.
_MIDNIGHT = timedelta(days=1)


# How a sentence names a field: the words of the trade, in every language of the screen.
_WORDS = {
    "contract_einde": "einde contract",
    "dagen_per_week": "dagen per week",
    "datum_bedrijfsbezoek": "bedrijfsbezoek",
    "datum_rapportage": "rapportage",
    "dienstverband_start": "begin dienstverband",
    "geboortedatum": "geboortedatum",
    "handtekening": "handtekening",
    "proefplaatsing_einde": "einde proefplaatsing",
    "proefplaatsing_start": "begin proefplaatsing",
    "signed_at": "ondertekening",
    "started_at": "begin meting",
    "uitkering_start": "begin uitkering",
    "uren_per_week": "uren per week",
    "voltijdsuren": "voltijdsuren",
    "zienswijze": "zienswijze",
}


def find_anomalies(body: Frozen, recompute: Recompute) -> tuple[Problem, ...]:
    """What cannot be true in a body.

    Args:
        body: as `schema.check_body` gives it.
        recompute: gives the result that follows from a score document, None when its method is
            not known here; may raise `ScoreRefused`.
    """
    if isinstance(body, CaseBody):
        return tuple(_in_case(body))
    if isinstance(body, PlacementBody):
        return tuple(_in_placement(body))
    if isinstance(body, OndertekendeMeting):
        return (*_in_measurement(body), *_in_outcome(body, recompute))
    return ()


def _anomaly(code: str, path: str, **values: str) -> Problem:
    return Problem(f"sync.anomaly_{code}", Severity.SOFT, path, tuple(values.items()))


def _in_case(body: CaseBody) -> Iterator[Problem]:
    if body.bsn is not None and not _is_bsn(body.bsn):
        yield _anomaly("bsn", "bsn")
    yield from _order("geboortedatum", body.geboortedatum, "uitkering_start", body.uitkering_start)


def _is_bsn(text: str) -> bool:
    """Nine digits that pass the 11-test; `stdnum` alone would also take shorter texts and dots."""
    digits = text.isascii() and text.isdigit() and len(text) == _BSN_DIGITS
    return digits and bool(_bsn.is_valid(text))


def _in_placement(body: PlacementBody) -> Iterator[Problem]:
    begin, trial = body.dienstverband_start, body.proefplaatsing_start
    yield from _order("dienstverband_start", begin, "contract_einde", body.contract_einde)
    yield from _order(
        "proefplaatsing_start", trial, "proefplaatsing_einde", body.proefplaatsing_einde
    )
    yield from _within("uren_per_week", body.uren_per_week, _LONGEST_WEEK)
    yield from _within("voltijdsuren", body.voltijdsuren, _LONGEST_WEEK)
    yield from _within("dagen_per_week", body.dagen_per_week, _DAYS_IN_WEEK)


def _order(first: str, begin: date | None, second: str, end: date | None) -> Iterator[Problem]:
    if begin is not None and end is not None and end < begin:
        yield _wrong_order(first, second)


def _wrong_order(first: str, second: str) -> Problem:
    return _anomaly("order", second, eerst=_WORDS[first], daarna=_WORDS[second])


def _within(path: str, value: Decimal | None, most: Decimal) -> Iterator[Problem]:
    if value is not None and not 0 < value <= most:
        yield _anomaly("range", path, veld=_WORDS[path], maximum=str(most))


def _in_measurement(body: OndertekendeMeting) -> Iterator[Problem]:
    meting, rapport = body.meting, body.rapport
    if meting.state is not MetingState.ONDERTEKEND:
        yield _anomaly("state", "meting.state")
    if meting.id != rapport.meting_id:
        yield _anomaly("meting_id", "rapport.meting_id")
    if rapport.receipt.method != meting.method or rapport.result.method != meting.method:
        yield _anomaly("method", "meting.method")
    visit = rapport.datum_bedrijfsbezoek
    signed = body.signed_at.date() + _MIDNIGHT
    yield from _order("geboortedatum", rapport.geboortedatum, "datum_bedrijfsbezoek", visit)
    yield from _order("datum_bedrijfsbezoek", visit, "datum_rapportage", rapport.datum_rapportage)
    yield from _order("datum_rapportage", rapport.datum_rapportage, "signed_at", signed)
    for zienswijze in rapport.zienswijzen:
        yield from _order("zienswijze", zienswijze.datum, "signed_at", signed)
    if body.signed_at < meting.started_at:
        yield _wrong_order("started_at", "signed_at")
    if any(drawn.at > body.signed_at for drawn in rapport.handtekeningen):
        yield _wrong_order("handtekening", "signed_at")


def _in_outcome(body: OndertekendeMeting, recompute: Recompute) -> Iterator[Problem]:
    """The loonwaarde must follow from its own answers."""
    said = body.rapport.result
    try:
        found = recompute(body.rapport.score_document)
    except ScoreRefused:
        yield _anomaly("score_refused", "rapport.score_document")
        return
    if found is None:
        method = body.meting.method
        yield Problem(
            "sync.not_recomputed", Severity.HINT, "rapport.result", (("methode", method),)
        )
    elif _outcome(found) != _outcome(said):
        yield _anomaly(
            "loonwaarde",
            "rapport.result",
            gemeld=said.loonwaarde_exact,
            berekend=found.loonwaarde_exact,
        )


def _outcome(result: ScoreResult) -> tuple[object, ...]:
    return (
        result.method,
        result.method_version,
        result.loonwaarde,
        result.loonwaarde_exact,
        result.bandbreedte,
        result.components,
    )
