"""Without the key nothing of what was typed can be found, wherever it was written."""

from __future__ import annotations

from pathlib import Path

from ld_desktop.domain.records import RecordType
from ld_desktop.store.database import Store
from tests.store.making import CASE, KEY, answer, case_body, fill
from tests.store.reading import decrypted, holds, raw

WORDS = (
    "Voorbeeld",
    "inpakker",
    "Bakkerij",
    "2026-0042",
    "taken.t1.tempo",
    "last_place",
    "%PDF-proef",
)


def test_files_logs_and_backups_show_nothing(store: Store, tmp_path: Path) -> None:
    fill(store)
    store.records.save(RecordType.CASE, CASE, case_body(naam="Voorbeeld سليم"), "t")
    store.answers.put(CASE, answer(text="Voorbeeld " * 500))
    store.backup(tmp_path / "kopie.ldstore")
    log = store.path.with_name(store.path.name + "-wal")
    assert log.stat().st_size > 0
    found = raw(tmp_path)
    assert [word for word in WORDS if holds(found, word)] == []
    assert not holds(found, "سليم")
    assert b"SQLite format 3" not in found
    assert KEY not in found
    assert KEY.hex().encode() not in found
    store.close()
    clear = decrypted(tmp_path / "kopie.ldstore", KEY)  # the same look does find them with the key
    assert [word for word in WORDS if not holds(clear, word)] == []


def test_the_same_text_looks_different_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        from tests.store.making import make_store

        with make_store(tmp_path / name) as store:
            store.answers.put(CASE, answer(text="Voorbeeld " * 500))
    blocks = [
        {data[i : i + 16] for i in range(0, len(data), 16)}
        for data in ((tmp_path / name / "werk.ldstore").read_bytes() for name in ("a", "b"))
    ]
    assert blocks[0] & blocks[1] == set()
