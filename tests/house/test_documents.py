"""What the documents promise is there: commands, decisions, words, links."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ld_desktop.forms.glossary import glossary
from tests.house.source import PACKAGE, ROOT, public_definitions, short, tree
from tests.house.test_commands import commands, run_command
from tests.house.test_setup import pins

DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
MARKDOWN = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
# Domain classes whose names are words of programmers, not of the trade (architecture.md §3).
ENGLISH_WORDS = re.compile(
    r"^(Accepted|Answer|Frozen|Input|Mark|Origin|Parameter|Problem|Profile|Receipt|Record|Respondent|Role|Score"
    r"|SetAside|Severity|Trace)|(Body|State)$"
)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_manual(command: str) -> None:
    assert f"ld-desktop {command}" in _text("docs/handleiding.md")


def test_the_readme_begins_with_the_two_commands() -> None:
    top = _text("README.md").split("\n## ")[0]
    assert "./run" in top
    assert "./test" in top


def test_commands_shown_in_documents_exist() -> None:
    known = set(commands())
    shown = {
        match
        for path in MARKDOWN
        for match in re.findall(
            r"(?:ld-desktop|\./run) ([a-z]+)\b", path.read_text(encoding="utf-8")
        )
    }
    assert shown - known == set()


@pytest.mark.parametrize("path", MARKDOWN, ids=short)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    lost = [link for link in links if ":" not in link and not (path.parent / link).exists()]
    assert lost == []


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_decision_says_where_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(rf"# {path.name[:4]} ", text)
    assert re.search(r"^Status: (accepted|superseded by \d{4}|withdrawn)$", text, re.MULTILINE)
    assert re.search(r"^Implementation: (done|partly|not yet)\b", text, re.MULTILINE)
    for heading in ("Context", "Decision", "Why", "Consequences"):
        assert f"\n## {heading}\n" in text


def test_decisions_cited_in_code_exist() -> None:
    cited = {
        (short(path), number)
        for folder in (PACKAGE, ROOT / "scripts", ROOT / "tests")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".py", ".sh", ""}
        for number in re.findall(
            r"(?:docs/decisions/|# )(\d{4})\b", path.read_text(encoding="utf-8")
        )
    }
    numbers = {path.name[:4] for path in DECISIONS}
    assert {c for c in cited if c[1] not in numbers} == set()


def test_changelog_has_its_four_headings() -> None:
    newest = _text("CHANGELOG.md").split("\n## ")[1]
    headings = re.findall(r"^### (.+)$", newest, re.MULTILINE)
    assert headings == ["Added", "Changed", "Fixed", "Uitkomsten"]


def test_every_library_that_users_get_has_its_licence_told() -> None:
    told = _text("docs/licenties.md").lower()
    assert [name for name in pins("requirements.lock") if name not in told] == []


def test_words_of_the_trade_in_the_domain_are_in_the_glossary() -> None:
    words = glossary()
    missing = set()
    for path in (PACKAGE / "domain").glob("*.py"):
        for name, _ in public_definitions(tree(path)):
            if "." in name or ENGLISH_WORDS.search(name) or not name[0].isupper():
                continue
            word = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
            if word not in words:
                missing.add(f"{short(path)}: {word}")
    assert missing == set()


def test_shortcuts_of_the_manual_are_those_of_the_program() -> None:
    from ld_desktop.ui.actions import ACTIONS

    told = set(re.findall(r"^\| (.+?) \| (.+?) \|$", _text("docs/handleiding.md"), re.MULTILINE))
    wanted = {(_spoken(a.spoken or " of ".join(a.keys)), a.text) for a in ACTIONS}
    assert wanted - told == set()


def _spoken(keys: str) -> str:
    """Keys as a Dutch reader knows them."""
    names = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "Delete": "Del"}
    for english, shown in names.items():
        keys = re.sub(rf"\b{english}\b", shown, keys)
    return " of ".join(dict.fromkeys(keys.split(" of ")))


def test_the_score_document_of_the_manual_works(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", _text("docs/handleiding.md"), re.DOTALL)
    file = tmp_path / "document.json"
    file.write_text(example, encoding="utf-8")
    done = run_command(tmp_path, "score", "--kort", str(file))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["loonwaarde"] == 71
