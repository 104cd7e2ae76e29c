"""Works on a disk that fills up, cannot be written, or fails; in a process of its own.

Run as `python -m tests.store.squeezing WHAT FOLDER`; ends with 0 when all went as it should.
"""

from __future__ import annotations

import contextlib
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from ld_desktop.domain.records import RecordType
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.store import errors
from ld_desktop.store.database import Store
from tests.store.making import CASE, KEY, answer, case_body, make_store, ticking


def full(folder: Path) -> None:
    """A disk that fills up while answering, and has room again later."""
    store = make_store(folder)
    store.answers.put(CASE, answer(text="eerst"))
    filler = folder / "vulling"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 512)
    kept = _write_until_refused(store, errors.DiskFull)
    _refused(errors.DiskFull, lambda: store.backup(folder / "kopie.ldstore"))
    _refused(errors.DiskFull, lambda: make_store(folder, "tweede.ldstore"))
    assert not (folder / "kopie.ldstore").exists()
    assert not (folder / "tweede.ldstore").exists()
    store.close()
    store = Store.open(folder / "werk.ldstore", KEY, ticking())  # still opens, and reads
    assert set(store.answers.all(CASE)) == kept
    filler.unlink()
    store.answers.put(CASE, answer("na.de.vulling"))
    assert store.check() == ()
    store.close()


def read_only(folder: Path) -> None:
    """A folder, then a file, that may not be written."""
    store = make_store(folder)
    store.answers.put(CASE, answer())
    store.close()
    path = folder / "werk.ldstore"
    before = path.read_bytes()
    path.chmod(0o400)
    _refused(errors.StoreReadOnly, lambda: Store.open(path, KEY, ticking()))
    path.chmod(0o600)
    (folder / "werk.ldstore.lock").unlink()
    folder.chmod(0o500)
    _refused(errors.StoreReadOnly, lambda: Store.open(path, KEY, ticking()))
    _refused(errors.StoreReadOnly, lambda: make_store(folder, "nieuw.ldstore"))
    folder.chmod(0o700)
    assert path.read_bytes() == before
    assert sorted(p.name for p in folder.iterdir()) == ["werk.ldstore"]


def failing(folder: Path) -> None:
    """A disk that refuses to write: the kernel's limit on file size gives an I/O error."""
    store = make_store(folder)
    store.answers.put(CASE, answer())
    size = (folder / "werk.ldstore-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    kept = _write_until_refused(store, errors.StoreUnreachable)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert set(store.answers.all(CASE)) == kept
    store.answers.put(CASE, answer("daarna"))
    assert store.check() == ()


def _write_until_refused(store: Store, kind: type[EnvironmentProblem]) -> set[object]:
    """Write until the world refuses; whatever was accepted before it has to be there."""
    kept = set(store.answers.all(CASE))
    for number in range(5000):
        one = answer(f"vraag.{number}", "tekst " * 20)
        try:
            store.answers.put(CASE, one)
        except kind:
            break
        kept.add(one.key)
    else:
        raise AssertionError("nothing was refused")
    _refused(kind, lambda: store.records.save(RecordType.CASE, CASE, case_body("x" * 9000), "t"))
    assert set(store.answers.all(CASE)) == kept
    assert store.records.head(CASE) is None
    return kept


def _refused(kind: type[EnvironmentProblem], act: Callable[[], object]) -> None:
    try:
        act()
    except kind:
        return
    raise AssertionError(f"no {kind.code}")


if __name__ == "__main__":
    os.umask(0o077)
    {"full": full, "read_only": read_only, "failing": failing}[sys.argv[1]](Path(sys.argv[2]))
