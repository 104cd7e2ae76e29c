"""`vragenlijst`: what it writes and what it refuses."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_part_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "lijst.pdf"
    done = run("vragenlijst", "uniform", "--deel", "opdracht", "--out", out)
    assert (done.status, done.out.strip()) == (0, f"Vragenlijst geschreven: {out}")
    assert out.read_bytes().startswith(b"%PDF")


def test_all_parts_are_written_into_a_folder(run: Run, tmp_path: Path) -> None:
    done = run("vragenlijst", "uniform", "--out", tmp_path / "map", "--lang", "en")
    assert done.status == 0
    files = sorted((tmp_path / "map").iterdir())
    assert len(files) == len(done.out.splitlines()) > 1
    assert done.out.startswith("Questionnaire written: ")


def test_a_wrong_name_is_refused_with_the_right_ones(run: Run, tmp_path: Path) -> None:
    refused = run("vragenlijst", "uniform", "--deel", "xyz", "--out", tmp_path / "a.pdf")
    assert (refused.status, "hoofdtaken" in refused.err) == (2, True)
    refused = run("vragenlijst", "xyz", "--out", tmp_path / "a")
    assert (refused.status, "loonbalans" in refused.err) == (2, True)
    refused = run("vragenlijst", "uniform", "--out", tmp_path / "a.pdf")
    assert (refused.status, "map" in refused.err) == (2, True)
    assert list(tmp_path.iterdir()) == []
