"""The commands around a store: from `init` to a verified import, and their refusals."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ld_desktop.casework import demonstrating_pilot, starting
from ld_desktop.methods import catalogue
from tests.cli.conftest import Run
from tests.helpers import stores


def _init(run: Run, store: Path, name: str, role: str) -> str:
    ran = run("init", "--store", store, "--naam", name, "--rol", role, "--organisatie", "Bureau")
    assert ran.status == 0, ran.err
    return re.search(r"((?:[0-9A-F]{4} ){9}[0-9A-F]{4})", ran.out)[1]  # type: ignore[index]


def test_two_people_trust_each_other_with_commands_alone(run: Run, tmp_path: Path) -> None:
    assessor, office = tmp_path / "a.ldstore", tmp_path / "k.ldstore"
    _init(run, assessor, "Anna Test", "loonwaardedeskundige")
    fingerprint = _init(run, office, "Kees Test", "kantoor")
    assert run("contact", "--store", office, "--out", tmp_path / "k.ldcontact").status == 0
    waiting = run("trust", "--store", assessor, tmp_path / "k.ldcontact")
    assert "nog te bevestigen" in waiting.out
    wrong = run("trust", "--store", assessor, tmp_path / "k.ldcontact", "--fingerprint", "0000")
    assert wrong.status == 2
    done = run("trust", "--store", assessor, tmp_path / "k.ldcontact", "--fingerprint", fingerprint)
    assert "vertrouwd: Kees Test" in done.out


def test_init_never_overwrites_a_store(run: Run, assessor_store: Path) -> None:
    before = assessor_store.read_bytes()
    ran = run(
        "init", "--store", assessor_store, "--naam", "X", "--rol", "kantoor", "--organisatie", "Y"
    )
    assert ran.status == 2
    assert assessor_store.read_bytes() == before


def test_a_weak_passphrase_makes_no_store(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_PASSPHRASE", "welkom01")
    ran = run(
        "init", "--store", tmp_path / "s.ldstore", "--naam", "X", "--rol", "kantoor",
        "--organisatie", "Y",
    )  # fmt: skip
    assert ran.status == 2
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_is_said_and_slows_down(
    run: Run, assessor_store: Path, tmp_path: Path
) -> None:
    words = tmp_path / "zin.txt"
    words.write_text("dit is hem echt niet\n", encoding="utf-8")
    errors = [
        run("profile", "--store", assessor_store, "--passphrase-file", words) for _ in range(10)
    ]
    assert {ran.status for ran in errors} == {2}
    assert "niet juist" in errors[0].err
    assert "Wacht nog" in errors[-1].err


def test_without_a_passphrase_the_command_says_how(
    run: Run, assessor_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LD_PASSPHRASE")
    ran = run("profile", "--store", assessor_store)
    assert ran.status == 2
    assert "--passphrase-file" in ran.err


def test_profile_shows_and_changes(run: Run, assessor_store: Path) -> None:
    ran = run("profile", "--store", assessor_store, "--telefoon", "088 000 00 07", "--naam", "Ada")
    assert ran.out.startswith("Ada, Bureau assessor")
    assert run("profile", "--store", assessor_store).out.startswith("Ada, ")


def test_export_and_import_through_commands(
    run: Run, assessor_store: Path, office_store: Path, tmp_path: Path
) -> None:
    session = starting.unlock(assessor_store, stores.PASSPHRASE, stores.Ticking())
    stores.signed(session)
    starting.lock(session)
    path = tmp_path / "uit.ldsync"
    sent = run("export", "--store", assessor_store, "--to", "Bureau office", "--out", path)
    assert sent.status == 0, sent.err
    assert "meting: 1" in sent.out
    again = run("export", "--store", assessor_store, "--to", "Bureau office", "--out", path)
    assert (again.status, "niets nieuws" in again.out) == (0, True)
    dry = run("import", "--store", office_store, "--dry-run", path)
    assert "Proef" in dry.out
    done = run("import", "--store", office_store, path)
    assert (done.status, "nieuw 6" in done.out) == (0, True)
    repeated = run("import", "--store", office_store, path)
    assert (repeated.status, "al ingelezen op" in repeated.out) == (0, True)
    assert run("verify", "--store", office_store, path).status == 0


def test_verify_tells_a_changed_report_from_a_whole_one(
    run: Run, assessor_store: Path, tmp_path: Path
) -> None:
    from ld_desktop.casework import documents

    session = starting.unlock(assessor_store, stores.PASSPHRASE, stores.Ticking())
    _, signed = stores.signed(session)
    data = documents.document_bytes(session, signed.document_id)
    starting.lock(session)
    whole, changed = tmp_path / "heel.pdf", tmp_path / "anders.pdf"
    whole.write_bytes(data)
    changed.write_bytes(data[:9000] + bytes([data[9000] ^ 1]) + data[9001:])
    assert run("verify", whole).status == 0
    ran = run("verify", changed)
    assert ran.status == 1
    assert "NIET IN ORDE" in ran.out


def test_verify_of_nothing_known_is_found_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"geen pdf")
    assert run("verify", tmp_path / "x.pdf").status == 1
    assert run("verify", tmp_path / "nergens.pdf").status == 1


def test_import_of_rubbish_is_refused_in_words(
    run: Run, office_store: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.ldsync").write_bytes(b"rommel")
    ran = run("import", "--store", office_store, tmp_path / "x.ldsync")
    assert ran.status == 2
    assert "niet voor dit kantoor versleuteld, of de kop" in ran.out


def test_the_demo_signs_a_report_with_every_method_that_has_questions(
    run: Run, tmp_path: Path
) -> None:
    ran = run("demo", "--out", tmp_path)
    assert ran.status == 0, ran.err
    values = dict(re.findall(r"Loonwaarde \((\w+)\): (\d+) %", ran.out))
    assert sorted(values) == sorted(catalogue.ids())
    assert (next(iter(values)), values["uniform"], values["dariuz"]) == ("uniform", "71", "62")
    reports = list(tmp_path.glob("rapport-*.pdf"))
    assert run("verify", *reports).status == 0
    assert len(reports) == len(list(tmp_path.glob("bijlage-*.pdf")))
    assert len(reports) + len(list(tmp_path.glob("score-*.json"))) == len(values)


def test_the_demo_gives_71_and_works_twice_in_one_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstrating_pilot, "has_answers", lambda _: False)  # for speed
    for _ in range(2):
        ran = run("demo", "--out", tmp_path)
        assert ran.status == 0, ran.err
        assert "Loonwaarde (uniform): 71 %" in ran.out
        assert "Loonwaarde (dariuz): 60 %" in ran.out
    assert len(list(tmp_path.glob("rapport-*.pdf"))) == 1
    assert len(list(tmp_path.glob("*.ldsync"))) == 1
    assert not list(tmp_path.glob(".demo-*"))


def test_two_standard_tools_read_a_sync_file(
    run: Run, assessor_store: Path, office_store: Path, tmp_path: Path
) -> None:
    if shutil.which("age") is None or shutil.which("openssl") is None:
        pytest.skip("age or openssl is not installed")
    session = starting.unlock(assessor_store, stores.PASSPHRASE, stores.Ticking())
    stores.signed(session)
    starting.lock(session)
    path, key, pem = tmp_path / "uit.ldsync", tmp_path / "sleutel.txt", tmp_path / "cert.pem"
    run("export", "--store", assessor_store, "--to", "Bureau office", "--out", path)
    ran = run("contact", "--store", office_store, "--key-out", key, "--certificates-out", pem)
    assert ran.status == 0, ran.err
    assert key.stat().st_mode & 0o077 == 0
    opened = subprocess.run(["age", "-d", "-i", key, path], capture_output=True, check=True)
    verify = ["openssl", "cms", "-verify", "-inform", "DER", "-binary", "-CAfile", pem]
    content = subprocess.run(verify, input=opened.stdout, capture_output=True, check=True)
    assert content.stdout.startswith(b"PK")
