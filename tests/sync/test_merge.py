"""The preview: what an import would do, in any order, and what the numbers of files say."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.domain.records import EmployerBody, Record, RecordType
from ld_desktop.sync.merge import (
    Local,
    Outcome,
    SequenceVerdict,
    judge,
    judge_all,
    judge_sequence,
)
from tests.sync import samples

ID = samples.an_id(1)


def _revision(naam: str, parent: Record | None = None, record_id: str = ID) -> Record:
    return samples.record(
        RecordType.EMPLOYER,
        record_id,
        EmployerBody(naam=naam),
        parent=parent.hash if parent else None,
        revision=parent.revision + 1 if parent else 1,
    )


A = _revision("a")
B = _revision("b", A)
C = _revision("c", B)
B2 = _revision("b2", A)
D = _revision("d", C)


def _local(*records: Record, **changes: object) -> Local:
    known = {record.hash: record.parent for record in records}
    return Local(records[0].type if records else None, known, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("incoming", "known", "outcome"),
    [
        (A, (), Outcome.NIEUW),
        (A, (A,), Outcome.ONGEWIJZIGD),
        (A, (A, B), Outcome.ONGEWIJZIGD),
        (B, (A,), Outcome.GEWIJZIGD),
        (C, (A, B), Outcome.GEWIJZIGD),
        (B, (A, B2), Outcome.CONFLICT),
        (_revision("ander begin"), (A,), Outcome.CONFLICT),
        (C, (A, B, B2), Outcome.GEWIJZIGD),
        (B, (), Outcome.VOOROUDER_ONTBREEKT),
        (C, (A,), Outcome.VOOROUDER_ONTBREEKT),
        (B, (A, C), Outcome.AANGEVULD),
        (A, (B,), Outcome.AANGEVULD),
        (A, (C,), Outcome.AANGEVULD),
        (B2, (A, C), Outcome.GEWIJZIGD),
        (B, (A, B2, C), Outcome.CONFLICT),
    ],
)
def test_outcomes(incoming: Record, known: tuple[Record, ...], outcome: Outcome) -> None:
    assert judge(incoming, _local(*known) if known else None) is outcome


def test_a_record_deleted_on_request_does_not_come_back() -> None:
    gone = Local(deleted=True)
    assert judge(A, gone) is Outcome.VERWIJDERD
    assert not Outcome.VERWIJDERD.is_kept
    assert not Outcome.VERWIJDERD.is_refused


def test_a_signed_measurement_never_changes() -> None:
    first = samples.record(RecordType.MEASUREMENT, ID, samples.measurement_body())
    changed = samples.measurement_body(signed_by=samples.OFFICE)
    for parent in (first.hash, None, "0" * 64):
        second = samples.record(RecordType.MEASUREMENT, ID, changed, parent=parent, revision=2)
        assert judge(second, _local(first)) is Outcome.ONDERTEKEND_GEWIJZIGD
    assert judge(first, _local(first)) is Outcome.ONGEWIJZIGD
    assert Outcome.ONDERTEKEND_GEWIJZIGD.is_refused
    assert not Outcome.ONDERTEKEND_GEWIJZIGD.is_kept


def test_an_id_never_changes_its_type() -> None:
    other = samples.record(RecordType.CASE, ID, samples.case_body(), parent=A.hash)
    assert judge(other, _local(A)) is Outcome.SOORT_GEWIJZIGD
    assert Outcome.SOORT_GEWIJZIGD.is_refused


def test_a_chain_in_one_file_is_judged_step_by_step() -> None:
    judged, known = judge_all([A, B, C, A], {})
    assert [one.outcome for one in judged] == [
        Outcome.NIEUW,
        Outcome.GEWIJZIGD,
        Outcome.GEWIJZIGD,
        Outcome.ONGEWIJZIGD,
    ]
    assert known[ID].heads == {C.hash}


def test_importing_twice_changes_nothing() -> None:
    _, known = judge_all([A, B, B2], {})
    judged, changed = judge_all([A, B, B2], known)
    assert {one.outcome for one in judged} == {Outcome.ONGEWIJZIGD}
    assert changed == {}


def test_follow_ups_of_different_people_add_up() -> None:
    records = [_revision("x", record_id=samples.an_id(number)) for number in range(2, 7)]
    judged, _ = judge_all(records, {ID: _local(A)})
    assert Outcome.CONFLICT not in {one.outcome for one in judged}


def test_any_order_of_the_revisions_ends_in_the_same_tree() -> None:
    ends = set()
    for order in permutations([A, B, C, B2, D]):
        judged, known = judge_all(order, {})
        assert all(one.outcome.is_kept for one in judged)
        assert sum(one.outcome is Outcome.CONFLICT for one in judged) == 1
        ends.add((frozenset(known[ID].revisions.items()), known[ID].heads, known[ID].missing))
    assert ends == {
        (
            frozenset((r.hash, r.parent) for r in (A, B, C, B2, D)),
            frozenset({D.hash, B2.hash}),
            frozenset(),
        )
    }


@settings(deadline=None)
@given(st.data())
def test_a_missing_parent_is_noted_until_it_comes(data: st.DataObject) -> None:
    """Chains of any length, files in any order, some of them lost."""
    chain = [A]
    for number in range(data.draw(st.integers(0, 6))):
        chain.append(_revision(str(number), chain[-1]))
    arrived = data.draw(
        st.lists(st.sampled_from(chain), unique_by=lambda one: one.hash, min_size=1)
    )
    _, known = judge_all(arrived, {})
    hashes = {record.hash for record in arrived}
    assert set(known[ID].revisions) == hashes
    wanted = {record.parent for record in arrived if record.parent} - hashes
    assert known[ID].missing == wanted


def test_a_tombstone_also_holds_for_the_rest_of_its_file() -> None:
    body = samples.tombstone_body(target_id=ID, target_type=RecordType.EMPLOYER)
    tombstone = samples.record(RecordType.TOMBSTONE, samples.an_id(2), body)
    judged, known = judge_all([A, tombstone, B], {})
    assert [one.outcome for one in judged] == [
        Outcome.NIEUW,
        Outcome.NIEUW,
        Outcome.VERWIJDERD,
    ]
    assert known[ID].deleted
    unknown, later = judge_all([tombstone], {})
    assert unknown[0].outcome is Outcome.NIEUW
    assert judge(A, later[ID]) is Outcome.VERWIJDERD


SAME, OTHER = "a" * 64, "b" * 64


@pytest.mark.parametrize(
    ("sequence", "known", "verdict", "gaps"),
    [
        (1, {}, SequenceVerdict.NIEUW, ()),
        (2, {1: OTHER}, SequenceVerdict.NIEUW, ()),
        (2, {2: SAME}, SequenceVerdict.AL_INGELEZEN, ()),
        (2, {2: OTHER}, SequenceVerdict.ANDERE_INHOUD, ()),
        (3, {}, SequenceVerdict.NIEUW, ((1, 2),)),
        (9, {1: OTHER, 2: OTHER, 5: OTHER}, SequenceVerdict.NIEUW, ((3, 4), (6, 8))),
        (4, {1: OTHER, 5: OTHER}, SequenceVerdict.NIEUW, ((2, 3),)),
        (2**53 - 1, {1: OTHER}, SequenceVerdict.NIEUW, ((2, 2**53 - 2),)),
    ],
)
def test_numbers_of_files(
    sequence: int,
    known: dict[int, str],
    verdict: SequenceVerdict,
    gaps: tuple[tuple[int, int], ...],
) -> None:
    judged = judge_sequence(sequence, SAME, known)
    assert (judged.verdict, judged.gaps) == (verdict, gaps)
