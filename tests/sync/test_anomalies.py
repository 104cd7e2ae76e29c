"""Impossible values are found, possible ones are left alone, and each has its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.meting import MetingState, Partij, Zienswijze
from ld_desktop.domain.problems import Severity
from ld_desktop.domain.records import CaseBody, EmployerBody, Toegangstoets
from ld_desktop.domain.trace import InputError, ScoreRefused, ScoreResult
from ld_desktop.messages import LANGUAGES, problem_sentence
from ld_desktop.sync.anomalies import changed_tests, find_anomalies
from tests.sync import samples


def _right(_: Mapping[str, Any]) -> ScoreResult:
    return samples.score_result()


def _kept(_: CaseBody, found: Toegangstoets) -> Toegangstoets:
    return found


def _found(body: Frozen) -> list[tuple[str, str | None]]:
    found = find_anomalies(body, _right, _kept)
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
        samples.case_body(toegangstoetsen=(samples.toegangstoets(),)),
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


def test_the_last_day_that_can_be_written() -> None:
    last = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    assert _found(samples.measurement_body(signed_at=last)) == []
    tested = samples.toegangstoets(afgerond_op=last)
    assert _found(samples.case_body(toegangstoetsen=(tested,))) == []


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
    found = find_anomalies(
        samples.measurement_body(), lambda _: samples.score_result(**changes), _kept
    )
    assert [problem.code for problem in found] == ["sync.anomaly_loonwaarde"]


def test_the_score_document_is_what_is_recomputed() -> None:
    seen: list[Mapping[str, Any]] = []

    def recompute(document: Mapping[str, Any]) -> ScoreResult:
        seen.append(document)
        return samples.score_result()

    body = samples.measurement_body()
    find_anomalies(body, recompute, _kept)
    assert seen == [body.rapport.score_document]


def test_answers_from_which_nothing_follows() -> None:
    def refuse(_: Mapping[str, Any]) -> ScoreResult:
        raise ScoreRefused((InputError(input="taken", label="Taken", problem="ontbreekt"),))

    found = find_anomalies(samples.measurement_body(), refuse, _kept)
    assert [problem.code for problem in found] == ["sync.anomaly_score_refused"]
    assert "afwijkend" in problem_sentence(found[0])


def test_a_method_that_is_not_known_here_is_only_told() -> None:
    (found,) = find_anomalies(samples.measurement_body(), lambda _: None, _kept)
    assert (found.code, found.severity) == ("sync.not_recomputed", Severity.HINT)
    for language in LANGUAGES:
        assert "uniform" in problem_sentence(found, language)


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"geboortedatum": date(2011, 3, 2)}, "order", "toegangstoets_start"),
        ({"toegangstoets_start": date(2011, 3, 16)}, "order", "toegangstoets_uitkomst_datum"),
        (
            {"afgerond_op": datetime(2011, 3, 13, 9, 0, tzinfo=UTC)},
            "order",
            "afgerond_op",
        ),
        ({"replaces": samples.an_id(21)}, "toets_replaces", "toegangstoetsen"),
        ({"replaces": samples.an_id(20)}, "toets_replaces", "toegangstoetsen"),
    ],
)
def test_a_toegangstoets_that_cannot_be(changes: dict[str, Any], code: str, path: str) -> None:
    body = samples.case_body(toegangstoetsen=(samples.toegangstoets(**changes),))
    assert _found(body) == [(code, path)]


def test_a_toegangstoets_that_corrects_an_earlier_one_is_sound() -> None:
    first = samples.toegangstoets()
    later = samples.NOW + timedelta(hours=1)
    second = samples.toegangstoets(id=samples.an_id(21), replaces=first.id, afgerond_op=later)
    assert _found(samples.case_body(toegangstoetsen=(first, second))) == []
    odd = ("toets_replaces", "toegangstoetsen")
    assert _found(samples.case_body(toegangstoetsen=(second, first))) == [odd]
    in_a_ring = first.model_copy(update={"replaces": second.id})
    assert _found(samples.case_body(toegangstoetsen=(in_a_ring, second))) == [odd]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"toegangstoets_doelgroep": "doelgroep"}, "toets_outcome"),
        ({"formeel_ontbreekt": ("leeftijd",)}, "toets_formal"),
        ({"toegangstoets_kosten": Decimal(10)}, "toets_fields"),
        ({"toegangstoets_vrijwillig": True}, "toets_fields"),
        ({"reden": "wsw_indicatie"}, "toets_fields"),
    ],
)
def test_a_toegangstoets_that_does_not_follow(changes: dict[str, Any], code: str) -> None:
    body = samples.case_body(toegangstoetsen=(samples.toegangstoets(),))
    found = find_anomalies(body, _right, lambda _, each: each.model_copy(update=changes))
    assert [problem.code for problem in found] == [f"sync.anomaly_{code}"]
    for language in LANGUAGES:
        assert "_" not in problem_sentence(found[0], language)


def test_a_toegangstoets_from_which_nothing_follows() -> None:
    def refuse(_case: CaseBody, _found: Toegangstoets) -> Toegangstoets:
        raise ScoreRefused((InputError(input="3.a", label="Tempo", problem="ontbreekt"),))

    body = samples.case_body(toegangstoetsen=(samples.toegangstoets(),))
    (found,) = find_anomalies(body, _right, refuse)
    assert found.code == "sync.anomaly_toets_refused"


def test_rules_that_are_not_known_here_are_only_told() -> None:
    body = samples.case_body(toegangstoetsen=(samples.toegangstoets(regels="2031.1"),))
    (found,) = find_anomalies(body, _right, lambda *_: None)
    assert (found.code, found.severity) == ("sync.toets_not_recomputed", Severity.HINT)
    for language in LANGUAGES:
        assert "2031.1" in problem_sentence(found, language)


def test_a_finished_toegangstoets_that_another_revision_changes_or_drops() -> None:
    first, second = samples.toegangstoets(), samples.toegangstoets(id=samples.an_id(21))
    before = samples.case_body(toegangstoetsen=(first, second))
    other = second.model_copy(update={"versie": "eigen"})
    for kept, count in (((second, first), 0), ((first,), 1), ((first, other), 1), ((), 2)):
        found = changed_tests(before, samples.case_body(toegangstoetsen=kept))
        assert [problem.code for problem in found] == ["sync.anomaly_toets_changed"] * count
