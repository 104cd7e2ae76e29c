"""Drafts, signatures, and the moment a measurement freezes: held by the database itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from ld_desktop.domain.answers import SetAside
from ld_desktop.domain.canonical import to_json
from ld_desktop.domain.meting import MetingState, Partij
from ld_desktop.domain.records import RecordType
from ld_desktop.store import errors
from ld_desktop.store._driver import StoreError
from ld_desktop.store.database import Store
from tests.store.making import (
    CASE,
    DOCUMENT,
    METING,
    PLACEMENT,
    START,
    answer,
    handtekening,
    meting,
    ondertekend,
    reopen,
    sign,
)


def test_a_draft_is_kept_listed_and_touched(store: Store) -> None:
    store.metingen.create(meting("a"))
    store.metingen.create(meting("b", case_id="ander", replaces="a", replaces_reason="fout"))
    later = START + timedelta(hours=1)
    store.metingen.touch("a", later)
    store.metingen.set_state("a", MetingState.ZIENSWIJZE)
    a = meting("a", changed_at=later, state=MetingState.ZIENSWIJZE)
    assert store.metingen.get("a") == a
    assert store.metingen.get("b") == meting(
        "b", case_id="ander", replaces="a", replaces_reason="fout"
    )
    assert store.metingen.get("c") is None
    assert [one.id for one in store.metingen.drafts()] == ["a", "b"]
    assert store.metingen.of_case(CASE) == (a,)
    assert [one.id for one in store.metingen.of_placement(PLACEMENT)] == ["a", "b"]
    assert store.metingen.signed("a") is None


def test_signing_has_one_road(store: Store) -> None:
    with pytest.raises(ValueError, match="freezing"):
        store.metingen.create(meting(state=MetingState.ONDERTEKEND))
    store.metingen.create(meting())
    with pytest.raises(ValueError, match="freezing"):
        store.metingen.set_state(METING, MetingState.ONDERTEKEND)
    with pytest.raises(ValueError, match="no draft"):
        store.metingen.freeze(ondertekend("onbekend"))


def test_handtekeningen_one_per_party(store: Store) -> None:
    store.metingen.create(meting())
    store.metingen.put_handtekening(METING, handtekening(Partij.WERKNEMER))
    store.metingen.put_handtekening(METING, handtekening(Partij.WERKGEVER))
    changed = handtekening(Partij.WERKGEVER).model_copy(update={"plaats": "Nergenshuizen"})
    store.metingen.put_handtekening(METING, changed)
    assert store.metingen.handtekeningen(METING) == (handtekening(Partij.WERKNEMER), changed)
    store.metingen.clear_handtekening(METING, Partij.WERKNEMER)
    assert store.metingen.handtekeningen(METING) == (changed,)


def test_a_signature_belongs_to_a_measurement(store: Store) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        store.metingen.put_handtekening("nergens", handtekening())
    assert store.check() == ()


def test_a_draft_goes_with_all_that_was_answered(store: Store) -> None:
    store.metingen.create(meting())
    store.answers.put(METING, answer())
    store.metingen.put_handtekening(METING, handtekening())
    store.metingen.remove_draft(METING)
    assert store.metingen.get(METING) is None
    assert store.answers.all(METING) == {}
    assert store.metingen.handtekeningen(METING) == ()
    assert store.check() == ()


def test_freezing_makes_one_sealed_record(store: Store) -> None:
    sign(store)
    record = store.records.head(METING)
    assert record is not None
    assert (record.type, record.revision, record.parent) == (RecordType.MEASUREMENT, 1, None)
    assert record.is_whole()
    assert record.changed_by == "toetser"
    found = store.metingen.get(METING)
    assert found is not None
    assert found.state is MetingState.ONDERTEKEND
    assert store.metingen.drafts() == ()
    with reopen(store) as again:
        signed = again.metingen.signed(METING)
        assert to_json(signed) == to_json(ondertekend())
        assert signed is not None
        assert signed.rapport.uren == Decimal("32.50")
        assert again.metingen.handtekeningen(METING) == (handtekening(),)


def test_freezing_fails_as_a_whole(store: Store) -> None:
    store.metingen.create(meting())

    def broken_off() -> None:
        with store.transaction():
            store.metingen.freeze(ondertekend())
            raise InterruptedError

    with pytest.raises(InterruptedError):
        broken_off()
    assert store.records.head(METING) is None
    store.answers.put(METING, answer())
    store.metingen.freeze(ondertekend())


FROZEN: dict[str, Callable[[Store], object]] = {
    "answer": lambda s: s.answers.put(METING, answer(text="90")),
    "new answer": lambda s: s.answers.put(METING, answer("nieuw")),
    "remove answer": lambda s: s.answers.remove(METING, answer().key),
    "copy": lambda s: s.answers.copy("meting-2", METING),
    "accept": lambda s: s.answers.accept(METING, "a.b", "pad", "reden", "t"),
    "withdraw": lambda s: s.answers.accept(METING, "uniform.zacht", "taken.t1.tempo", "", "t"),
    "set aside": lambda s: s.answers.set_aside(
        METING, SetAside(path="v", reason="r", at=START, by="t")
    ),
    "sign again": lambda s: s.metingen.put_handtekening(METING, handtekening()),
    "other party": lambda s: s.metingen.put_handtekening(METING, handtekening(Partij.WERKGEVER)),
    "clear": lambda s: s.metingen.clear_handtekening(METING, Partij.WERKNEMER),
    "touch": lambda s: s.metingen.touch(METING, START),
    "state": lambda s: s.metingen.set_state(METING, MetingState.CONCEPT),
    "remove": lambda s: s.metingen.remove_draft(METING),
    "freeze": lambda s: s.metingen.freeze(ondertekend(naam="Ander")),
}


@pytest.mark.parametrize("attempt", FROZEN.values(), ids=FROZEN.keys())
def test_nothing_under_a_signed_measurement_changes(
    store: Store, attempt: Callable[[Store], object]
) -> None:
    store.answers.put("meting-2", answer(text="75"))
    sign(store)
    before = (
        store.answers.all(METING),
        store.answers.accepted(METING),
        store.metingen.handtekeningen(METING),
        store.metingen.get(METING),
        store.records.history(METING),
    )
    with pytest.raises(errors.BevrorenMeting):
        attempt(store)
    assert before == (
        store.answers.all(METING),
        store.answers.accepted(METING),
        store.metingen.handtekeningen(METING),
        store.metingen.get(METING),
        store.records.history(METING),
    )
    assert store.check() == ()


GUARDED = {
    "UPDATE ondertekende_metingen SET signed_by = 'x'": errors.BevrorenMeting,
    "DELETE FROM ondertekende_metingen": errors.BevrorenMeting,
    "UPDATE metingen SET state = 'concept'": errors.BevrorenMeting,
    "DELETE FROM metingen": errors.BevrorenMeting,
    "UPDATE answers SET text = 'x'": errors.BevrorenMeting,
    "UPDATE answers SET subject = 'x'": errors.BevrorenMeting,
    "DELETE FROM answers": errors.BevrorenMeting,
    "UPDATE OR REPLACE answers SET text = 'x'": errors.BevrorenMeting,
    "REPLACE INTO accepted VALUES ('meting-1', 'c', 'p', 'r', 'a', 'b')": errors.BevrorenMeting,
    "DELETE FROM accepted": errors.BevrorenMeting,
    "DELETE FROM handtekeningen": errors.BevrorenMeting,
    "UPDATE revisions SET body = '{}' WHERE type = 'measurement'": errors.AppendOnly,
    "UPDATE revisions SET sealed = 0 WHERE type = 'measurement'": errors.AppendOnly,
    "UPDATE revisions SET origin = 'x' WHERE type = 'measurement'": errors.AppendOnly,
    "DELETE FROM revisions": errors.TombstoneNeeded,
    "DELETE FROM records": errors.TombstoneNeeded,
    "UPDATE documents SET data = x'00'": errors.AppendOnly,
    "UPDATE documents SET name = 'x'": errors.AppendOnly,
    "DELETE FROM documents": errors.TombstoneNeeded,
    "REPLACE INTO documents SELECT id, meting_id, kind, name, sha256, size, created_at, x'00'"
    " FROM documents": errors.TombstoneNeeded,
    "UPDATE audit SET at = 'x'": errors.AppendOnly,
    "DELETE FROM audit": errors.AppendOnly,
    "REPLACE INTO audit SELECT seq, 'x', action, subject, digest, hash FROM audit": (
        errors.AppendOnly
    ),
}


@pytest.mark.parametrize(("sql", "refusal"), GUARDED.items())
def test_the_database_itself_refuses(
    store: Store, sql: str, refusal: type[errors.EnvironmentProblem]
) -> None:
    sign(store)
    with pytest.raises(refusal):
        store._connection.run(sql)
    assert store.check() == ()
    assert store.documents.get(DOCUMENT) == b"%PDF-proef"


def test_a_head_is_not_called_signed_without_a_signed_measurement(store: Store) -> None:
    store.metingen.create(meting())
    with pytest.raises(errors.AppendOnly):
        store._connection.run("UPDATE metingen SET state = 'ondertekend'")


def test_orphans_are_refused(store: Store) -> None:
    for sql in (
        "INSERT INTO ondertekende_metingen VALUES ('x', 1, 'a', 'b', 'c')",
        "INSERT INTO records VALUES ('x', 'case', 99)",
        "INSERT INTO tombstones VALUES ('x', 'geen')",
    ):
        with pytest.raises(StoreError, match="FOREIGN KEY"):
            store._connection.run(sql)


def test_tables_are_strict(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot store TEXT"):
        store._connection.run("INSERT INTO sent_marks VALUES ('kantoor', 'hash', 'een')")
    loose = store._connection.column(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    )
    assert loose == ["_sqlite_migrations"]  # made by sqlite-utils
