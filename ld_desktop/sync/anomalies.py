"""Impossible values in bodies that fit their schema: imported as *afwijkend*, never silently.

A sender may have made a mistake, or another program; the office must see it and can ask. Severity
SOFT marks the record as *afwijkend*; HINT is only told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from stdnum.nl import bsn as _bsn

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.meting import MetingState, OndertekendeMeting
from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.domain.records import CaseBody, PlacementBody, Toegangstoets
from ld_desktop.domain.trace import ScoreRefused, ScoreResult

Recompute: TypeAlias = Callable[[Mapping[str, Any]], ScoreResult | None]
Retest: TypeAlias = Callable[[CaseBody, Toegangstoets], Toegangstoets | None]

_LONGEST_WEEK = Decimal(60)  # uniform.md, inputs
_DAYS_IN_WEEK = Decimal(7)
_BSN_DIGITS = 9
# A moment is UTC and a date is Dutch: around midnight they may differ by one day.
_MIDNIGHT = timedelta(days=1)


# How a sentence names a field: the words of the trade, in every language of the screen.
_WORDS = {
    "afgerond_op": "afronding van de toegangstoets",
    "beperking": "beperking",
    "contract_einde": "einde contract",
    "dagen_per_week": "dagen per week",
    "datum_bedrijfsbezoek": "bedrijfsbezoek",
    "datum_rapportage": "rapportage",
    "dienstverband_start": "begin dienstverband",
    "geboortedatum": "geboortedatum",
    "handtekening": "handtekening",
    "proefplaatsing_einde": "einde proefplaatsing",
    "proefplaatsing_start": "begin proefplaatsing",
    "reden": "reden van de uitkomst",
    "signed_at": "ondertekening",
    "started_at": "begin meting",
    "toegangstoets_kosten": "kosten van de toets",
    "toegangstoets_start": "begin van de toegangstoets",
    "toegangstoets_uitkomst_datum": "datum van de uitkomst",
    "toegangstoets_vrijwillig": "vrijwillig",
    "uitkering_start": "begin uitkering",
    "uren_per_week": "uren per week",
    "versie": "versie van de toets",
    "voltijdsuren": "voltijdsuren",
    "zienswijze": "zienswijze",
}


def find_anomalies(body: Frozen, recompute: Recompute, retest: Retest) -> tuple[Problem, ...]:
    """What cannot be true in a body.

    Args:
        body: as `schema.check_body` gives it.
        recompute: gives the result that follows from a score document, None when its method is
            not known here; may raise `ScoreRefused`.
        retest: gives a toegangstoets as it follows from its own answers, None when its rules are
            not known here; may raise `ScoreRefused`.
    """
    if isinstance(body, CaseBody):
        tests = (each for found in body.toegangstoetsen for each in _in_test(body, found, retest))
        return (*_in_case(body), *tests)
    if isinstance(body, PlacementBody):
        return tuple(_in_placement(body))
    if isinstance(body, OndertekendeMeting):
        return (*_in_measurement(body), *_in_outcome(body, recompute))
    return ()


def changed_tests(before: CaseBody, after: CaseBody) -> tuple[Problem, ...]:
    """The finished toegangstoetsen of a revision that the next one does not have as they were."""
    kept = {each.id: each for each in after.toegangstoetsen}
    return tuple(
        _about(each, "changed") for each in before.toegangstoetsen if kept.get(each.id) != each
    )


def _anomaly(code: str, path: str, **values: str) -> Problem:
    return Problem(f"sync.anomaly_{code}", Severity.SOFT, path, tuple(values.items()))


def _in_case(body: CaseBody) -> Iterator[Problem]:
    if body.bsn is not None and not _is_bsn(body.bsn):
        yield _anomaly("bsn", "bsn")
    yield from _order("geboortedatum", body.geboortedatum, "uitkering_start", body.uitkering_start)


def _in_test(case: CaseBody, found: Toegangstoets, retest: Retest) -> Iterator[Problem]:
    """The dates of a toegangstoets, what it corrects, and what follows from its own answers."""
    established = found.toegangstoets_uitkomst_datum
    finished = _day_after(found.afgerond_op)
    begun = found.toegangstoets_start
    yield from _order("geboortedatum", found.geboortedatum, "toegangstoets_start", begun)
    yield from _order("toegangstoets_start", begun, "toegangstoets_uitkomst_datum", established)
    yield from _order("toegangstoets_uitkomst_datum", established, "afgerond_op", finished)
    place = case.toegangstoetsen.index(found)
    earlier = {each.id for each in case.toegangstoetsen[:place]}
    if found.replaces is not None and found.replaces not in earlier:
        yield _about(found, "replaces")
    try:
        again = retest(case, found)
    except ScoreRefused:
        yield _about(found, "refused")
        return
    if again is None:
        values = (("dag", _day(established)), ("regels", found.regels))
        yield Problem("sync.toets_not_recomputed", Severity.HINT, "toegangstoetsen", values)
    else:
        yield from _in_test_outcome(found, again)


def _in_test_outcome(found: Toegangstoets, again: Toegangstoets) -> Iterator[Problem]:
    if found.toegangstoets_doelgroep != again.toegangstoets_doelgroep:
        said, computed = (each.toegangstoets_doelgroep.replace("_", " ") for each in (found, again))
        yield _about(found, "outcome", gemeld=said, berekend=computed)
    elif differs := [name for name in _OF_ANSWERS if getattr(found, name) != getattr(again, name)]:
        yield _about(found, "fields", velden=", ".join(_WORDS[name] for name in differs))
    if set(found.formeel_ontbreekt) != set(again.formeel_ontbreekt):
        yield _about(found, "formal")


_OF_ANSWERS = (
    "reden",
    "versie",
    "toegangstoets_start",
    "toegangstoets_uitkomst_datum",
    "toegangstoets_vrijwillig",
    "toegangstoets_kosten",
    "beperking",
)


def _about(found: Toegangstoets, code: str, **values: str) -> Problem:
    day = _day(found.toegangstoets_uitkomst_datum)
    return _anomaly(f"toets_{code}", "toegangstoetsen", dag=day, **values)


def _day(found: date) -> str:
    return f"{found:%d-%m-%Y}"


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


def _day_after(moment: datetime) -> date:
    """The last day that a moment may fall on in the Netherlands; no day comes after the last."""
    day = moment.date()
    return day if day == date.max else day + _MIDNIGHT


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
    signed = _day_after(body.signed_at)
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
