"""Which revision counts, whatever the order in which they came."""

from __future__ import annotations

import itertools
import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.domain.records import Record
from ld_desktop.store.database import Store
from ld_desktop.store.records import Arrival
from tests.store.making import START, case_body, record

_ids = (f"stamboom-{number}" for number in itertools.count())
_ELSEWHERE = "installatie-2"


def _tree(record_id: str, parents: list[int]) -> list[Record]:
    """Revisions of one record: each grows on an earlier one (or is the first)."""
    made: list[Record] = []
    for number, below in enumerate(parents):
        parent = made[below % len(made)] if made else None
        moment = START + timedelta(minutes=number % 3)
        body = case_body(naam=f"naam {number}")
        made.append(record(record_id=record_id, body=body, parent=parent, changed_at=moment))
    return made


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Store:
    from tests.store.making import make_store  # beside `shared`, to hold the other order

    return make_store(tmp_path_factory.mktemp("other"))


@settings(deadline=None, max_examples=40)  # each example writes to disk
@given(parents=st.lists(st.integers(0, 5), min_size=1, max_size=7), seed=st.integers())
def test_the_order_of_arrival_does_not_matter(
    shared: Store, other: Store, parents: list[int], seed: int
) -> None:
    record_id = next(_ids)
    revisions = _tree(record_id, parents)
    mixed = random.Random(seed).sample(revisions, len(revisions))
    for one in revisions:
        assert shared.records.insert(one, _ELSEWHERE) is Arrival.NEW
    for one in mixed:
        assert other.records.insert(one, _ELSEWHERE) is Arrival.NEW
    assert shared.records.head(record_id) == other.records.head(record_id)
    assert shared.records.hashes(record_id) == {one.hash for one in revisions}
    mine = {c.id: c.revisions for c in shared.records.conflicts()}.get(record_id)
    theirs = {c.id: c.revisions for c in other.records.conflicts()}.get(record_id)
    assert mine == theirs
    ends = [r for r in revisions if r.hash not in {x.parent for x in revisions}]
    assert (mine is None) == (len(ends) == 1)
    assert not [gap for gap in other.records.missing_parents() if gap[0] == record_id]
