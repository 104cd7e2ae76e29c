"""The two commands, the locks and what is committed: the same on every machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
COMMANDS = ("run", "test", ".ci/run", "scripts/lock", "scripts/prove-bare")
# A machine's own places and the hosts of registries, spelt so that this file holds none itself.
MACHINE = re.compile(
    r"/(work|root|home/(?!proef\b|voorbeeld\b)\w+)/|py" + r"pi\.|debian" + r"\.org|npm" + r"js"
)


@cache
def pins(lock: str) -> dict[str, str]:
    """Name to version, of every pin of a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", text, re.MULTILINE))


def _project() -> dict[str, object]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project: dict[str, object] = tomllib.load(file)["project"]
    return project


def _wanted(extra: str | None) -> list[Requirement]:
    project = _project()
    names = project["dependencies"] if extra is None else project["optional-dependencies"][extra]  # type: ignore[index]
    return [Requirement(name) for name in names]  # type: ignore[attr-defined]


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_lock_names_no_host_and_no_path(lock: str) -> None:
    odd = [
        line
        for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()
        if "://" in line or "@ " in line or re.search(r"(^|\s)/\w", line) or line.startswith("-")
    ]
    assert odd == []


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_every_pin_has_hashes(lock: str) -> None:
    blocks = re.split(
        r"^(?=[a-z0-9])", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    pinned = [block for block in blocks if "==" in block.partition("\n")[0]]
    assert len(pinned) == len(pins(lock)) > 40
    assert [block.split()[0] for block in pinned if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(
    ("lock", "extra"),
    [(RUNTIME, None), (RUNTIME, "build"), (DEVELOPMENT, None), (DEVELOPMENT, "dev")],
)
def test_lock_is_in_step_with_the_project(lock: str, extra: str | None) -> None:
    pinned = pins(lock)
    behind = [
        str(wanted)
        for wanted in _wanted(extra)
        if not wanted.specifier.contains(pinned.get(canonicalize_name(wanted.name), "0"))
    ]
    assert behind == [], "run scripts/lock"


def test_developing_runs_what_users_run() -> None:
    users, developers = pins(RUNTIME), pins(DEVELOPMENT)
    assert {n: v for n, v in users.items() if developers.get(n) != v} == {}


def test_users_get_no_tools_of_developers() -> None:
    tools = {canonicalize_name(wanted.name) for wanted in _wanted("dev")}
    assert tools & set(pins(RUNTIME)) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_command_exists_and_can_be_run(command: str) -> None:
    assert os.access(ROOT / command, os.X_OK)


@pytest.mark.parametrize("command", ["run", "test", "scripts/setup.sh"])
def test_command_is_plain_shell(command: str) -> None:
    shell = shutil.which("dash") or "sh"
    done = subprocess.run(
        [shell, "-n", ROOT / command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["run.cmd", "test.cmd", "scripts/setup.cmd"])
def test_windows_commands_have_windows_line_ends(command: str) -> None:
    data = (ROOT / command).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 5
    data.decode("ascii")  # cmd.exe reads another code page than ours


def test_ci_runs_all_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    steps = ["./test -q", "./test --lint", "./test --types", "./test --contracts", "./run demo"]
    assert [script.find(step) for step in steps] == sorted(script.find(step) for step in steps)
    assert all(step in script for step in steps)


def _committed() -> list[Path]:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout, or no git here: nothing to list")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name.decode() for name in done.stdout.split(b"\0") if name]


def test_no_committed_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in _committed():
        if path.is_file() and path.name != Path(__file__).name:
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            found += [f"{path.name}: {m.group()}" for m in MACHINE.finditer(text)]
    assert found == []


def test_licence_is_there_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert _project()["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert all(f"\n{article}." in text for article in range(1, 16))
    assert "LiLiQ-R+" in text
