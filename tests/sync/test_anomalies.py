"""Impossible values are found, possible ones are left alone, and each has its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.meting import MetingState, Partij, Zienswijze
from ld_desktop.domain.problems import Severity
from ld_desktop.domain.records import EmployerBody
from ld_desktop.domain.trace import InputError, ScoreRefused, ScoreResult
from ld_desktop.messages import LANGUAGES, problem_sentence
from ld_desktop.sync.anomalies import find_anomalies
from tests.sync import samples


def _right(_: Mapping[str, Any]) -> ScoreResult:
    return samples.score_result()


def _found(body: Frozen) -> list[tuple[str, str | None]]:
    found = find_anomalies(body, _right)
    for problem in found:
        assert problem.severity is Severity.SOFT
        for language in LANGUAGES:
            assert problem_sentence(problem, language).count(".") >= 2
            assert "_" not in problem_sentence(problem, language)
    return [(problem.code.removeprefix("sync.anomaly_"), problem.path) for problem in found]


def test_a_sound_dossier_has_none() -> None:
    for body in (
        samples.case_body(),
        samples.case_body(bsn=None, geboortedatum=None),
        samples.case_body(bsn="999999990"),
        samples.placement_body(),
        samples.placement_body(contract_einde=date(2026, 9, 1)),
        samples.measurement_body(),
        samples.tombstone_body(),
        EmployerBody(),
    ):
        assert _found(body) == []


@pytest.mark.parametrize(
    "bsn",
    [
        "111222334",
        "000000000",
        "12345678",
        "111.222.333",
        " 111222333",
        "1112223330",
        "x",
        "",
        "١١١٢٢٢٣٣٣",
    ],
)
def test_a_bsn_that_cannot_exist(bsn: str) -> None:
    assert _found(samples.case_body(bsn=bsn)) == [("bsn", "bsn")]


def test_a_benefit_before_birth() -> None:
    body = samples.case_body(uitkering_start=date(1990, 5, 16))
    assert _found(body) == [("order", "uitkering_start")]


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"contract_einde": date(2026, 8, 31)}, "order", "contract_einde"),
        ({"proefplaatsing_einde": date(2026, 5, 31)}, "order", "proefplaatsing_einde"),
        ({"uren_per_week": Decimal(0)}, "range", "uren_per_week"),
        ({"uren_per_week": Decimal("60.01")}, "range", "uren_per_week"),
        ({"voltijdsuren": Decimal(-1)}, "range", "voltijdsuren"),
        ({"dagen_per_week": Decimal("7.5")}, "range", "dagen_per_week"),
    ],
)
def test_a_placement_that_cannot_be(changes: dict[str, Any], code: str, path: str) -> None:
    assert _found(samples.placement_body(**changes)) == [(code, path)]


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"geboortedatum": date(2026, 11, 21)}, "order", "datum_bedrijfsbezoek"),
        ({"datum_rapportage": date(2026, 11, 19)}, "order", "datum_rapportage"),
        ({"datum_rapportage": date(2026, 11, 23)}, "order", "signed_at"),
        ({"meting_id": samples.an_id(99)}, "meting_id", "rapport.meting_id"),
    ],
)
def test_a_report_that_cannot_be(changes: dict[str, Any], code: str, path: str) -> None:
    body = samples.measurement_body(rapport=samples.rapport(**changes))
    assert _found(body) == [(code, path)]


def test_a_report_dated_after_midnight_dutch_time_is_sound() -> None:
    """Signed at 23:30 UTC is the next day in the Netherlands."""
    rapport = samples.rapport(datum_rapportage=date(2026, 11, 22))
    signed = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert _found(samples.measurement_body(rapport=rapport, signed_at=signed)) == []


def test_a_zienswijze_after_signing() -> None:
    late = Zienswijze(partij=Partij.WERKGEVER, stand="gegeven", datum=date(2026, 12, 1))
    body = samples.measurement_body(rapport=samples.rapport(zienswijzen=(late,)))
    assert _found(body) == [("order", "signed_at")]


def test_signed_before_it_began_or_before_it_was_drawn() -> None:
    early = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
    assert _found(samples.measurement_body(signed_at=early)) == [("order", "signed_at")]
    meting = samples.meting(started_at=datetime(2026, 11, 21, 17, 0, tzinfo=UTC))
    assert _found(samples.measurement_body(meting=meting)) == [("order", "signed_at")]


def test_a_measurement_that_is_not_signed() -> None:
    meting = samples.meting(state=MetingState.CONCEPT)
    assert _found(samples.measurement_body(meting=meting)) == [("state", "meting.state")]


def test_a_measurement_with_the_outcome_of_another_method() -> None:
    meting = samples.meting(method="vta")
    assert _found(samples.measurement_body(meting=meting)) == [("method", "meting.method")]


@pytest.mark.parametrize(
    "changes",
    [
        {"loonwaarde": 78},
        {"loonwaarde_exact": "76.51"},
        {"bandbreedte": (71, 81)},
        {"components": {"arbeidsprestatie": "76.6"}},
        {"method_version": "2022.1"},
    ],
)
def test_a_loonwaarde_that_does_not_follow(changes: dict[str, Any]) -> None:
    found = find_anomalies(samples.measurement_body(), lambda _: samples.score_result(**changes))
    assert [problem.code for problem in found] == ["sync.anomaly_loonwaarde"]


def test_the_score_document_is_what_is_recomputed() -> None:
    seen: list[Mapping[str, Any]] = []

    def recompute(document: Mapping[str, Any]) -> ScoreResult:
        seen.append(document)
        return samples.score_result()

    body = samples.measurement_body()
    find_anomalies(body, recompute)
    assert seen == [body.rapport.score_document]


def test_answers_from_which_nothing_follows() -> None:
    def refuse(_: Mapping[str, Any]) -> ScoreResult:
        raise ScoreRefused((InputError(input="taken", label="Taken", problem="ontbreekt"),))

    found = find_anomalies(samples.measurement_body(), refuse)
    assert [problem.code for problem in found] == ["sync.anomaly_score_refused"]
    assert "afwijkend" in problem_sentence(found[0])


def test_a_method_that_is_not_known_here_is_only_told() -> None:
    (found,) = find_anomalies(samples.measurement_body(), lambda _: None)
    assert (found.code, found.severity) == ("sync.not_recomputed", Severity.HINT)
    for language in LANGUAGES:
        assert "uniform" in problem_sentence(found, language)
