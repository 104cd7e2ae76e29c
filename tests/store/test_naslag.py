"""Works of reference: every version stays, nothing changes, damage is noticed."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from ld_desktop.domain.canonical import sha256
from ld_desktop.store import errors
from ld_desktop.store._driver import StoreError
from ld_desktop.store.database import Store
from ld_desktop.store.naslag import NaslagLine
from tests.store.making import START, make_store, reopen

BODY = '{"eis":3}'
LINE = NaslagLine(
    kind="functieprofielen",
    name="9321",
    number=1,
    title="Inpakker",
    collection="Eigen profielen",
    versie="1",
    auteur="A. Voorbeeld",
    datum=date(2026, 1, 15),
    sha256=sha256(BODY.encode()),
    file_sha256="f" * 64,
    imported_at=START,
    imported_by="toetser",
    withdrawn=False,
)


def later(body: str, **changed: object) -> tuple[NaslagLine, str]:
    values: dict[str, object] = {"number": 2, "sha256": sha256(body.encode()), **changed}
    return dataclasses.replace(LINE, **values), body  # type: ignore[arg-type]


def test_a_work_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    store.naslag.add(LINE, BODY)
    with reopen(store) as opened:
        assert opened.naslag.newest("functieprofielen") == (LINE,)
        assert opened.naslag.bodies([LINE]) == (BODY,)
        assert opened.naslag.newest("esco") == ()
        assert opened.check() == ()


def test_every_version_stays_and_the_newest_counts(store: Store) -> None:
    store.naslag.add(LINE, BODY)
    second, body = later('{"eis":4}', versie="2")
    store.naslag.add(second, body)
    gone, nothing = later("null", number=3, withdrawn=True)
    other = dataclasses.replace(LINE, name="9112")
    store.naslag.add(gone, nothing)
    store.naslag.add(other, BODY)
    assert store.naslag.newest(LINE.kind) == (other, gone)
    assert store.naslag.versions(LINE.kind, "9321") == (LINE, second, gone)
    assert store.naslag.bodies([LINE, second]) == (BODY, body)


def test_nothing_of_it_ever_changes(store: Store) -> None:
    store.naslag.add(LINE, BODY)
    for statement in ("UPDATE naslag SET versie = '9'", "DELETE FROM naslag"):
        with pytest.raises(errors.AppendOnly):
            store._connection.run(statement)
    with pytest.raises(StoreError):
        store.naslag.add(LINE, BODY)
    assert store.naslag.bodies([LINE]) == (BODY,)
    assert store.check() == ()


def test_a_failed_import_leaves_no_part_of_it(store: Store) -> None:
    def import_two() -> None:
        with store.transaction():
            store.naslag.add(dataclasses.replace(LINE, name="9112"), BODY)
            store.naslag.add(*later("geen json", number=1))

    with pytest.raises(StoreError):
        import_two()
    assert store.naslag.newest(LINE.kind) == ()


def test_damage_is_noticed_by_reading_and_by_the_check(store: Store) -> None:
    store.naslag.add(LINE, BODY)
    raw = store._connection._raw
    raw.execute("DROP TRIGGER naslag_no_update")
    raw.execute("UPDATE naslag SET body = '{}'")
    with pytest.raises(errors.StoreDamaged):
        store.naslag.bodies([LINE])
    (told,) = store.check()
    assert "functieprofielen" in told
    assert "9321" in told
