"""What the child of `small_disk` does: get ready, fill the disk, try, make room, and tell.

A child, because SQLite may keep the only handle on what filled the disk.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from ld_desktop.casework import answering, handing_over, signing, starting
from ld_desktop.casework.session import Session
from ld_desktop.domain.records import RecordType
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import error_sentence
from tests.helpers import small_disk, stores

_PATH = "observatie_toelichting"


def main() -> None:
    """Arguments: what to do, and the disk with the store on it."""
    act, disk = sys.argv[1], Path(sys.argv[2])
    session = starting.unlock(disk / "opslag/store.ldstore", stores.PASSPHRASE, stores.Ticking())
    meting_id = stores.signed(session)[0] if act == "export" else stores.measured(session)
    attempt = _ACTS[act](session, meting_id, disk)
    before = _seen(session, meting_id, disk)
    filling = small_disk.fill(disk)
    code = said = last = ""
    try:
        for turn in range(3000):  # the store's own files may still have some room inside
            last = f"{turn} " + "x" * 900
            attempt(last)
    except EnvironmentProblem as problem:
        code, said = problem.code, error_sentence(problem)
    filling.unlink()
    kept = answering.form_state(session, meting_id).value(_PATH) != last
    after = _seen(session, meting_id, disk)
    attempt(last)  # with room again, the same thing works
    check = list(session.store.check())
    told = {"code": code, "sentence": said, "before": before, "after": after, "check": check}
    print(json.dumps({**told, "refused_text_is_not_there": kept}))
    sys.stdout.flush()
    os._exit(0)


def _answer(session: Session, meting_id: str, _: Path) -> Callable[[str], object]:
    return lambda words: answering.put(session, meting_id, _PATH, words)


def _sign(session: Session, meting_id: str, _: Path) -> Callable[[str], object]:
    sealed = signing.prepare(session, meting_id, "Hier").run(lambda *_: None, lambda: False)
    return lambda _: signing.finish(session, sealed)


def _export(session: Session, _: str, disk: Path) -> Callable[[str], object]:
    contact = session.store.contacts.all()[0].id
    job = handing_over.prepare_export(session, contact)
    packed = job.run(lambda *_: None, lambda: False)
    return lambda _: handing_over.finish_export(session, packed, disk / "uit.ldsync")


_ACTS: dict[str, Callable[[Session, str, Path], Callable[[str], object]]] = {
    "answer": _answer,
    "sign": _sign,
    "export": _export,
}


def _seen(session: Session, meting_id: str, disk: Path) -> list[object]:
    """What must not change: whether it is signed, what is in the log, which files there are."""
    meting = session.store.metingen.get(meting_id)
    assert meting is not None
    return [
        meting.state.value,
        len(session.store.transport.log()),
        len(session.store.records.heads(RecordType.DOCUMENT)),
        sorted(path.name for path in disk.iterdir()),
    ]


if __name__ == "__main__":
    main()
