"""How big a file and a function may be, and what must be said and may not be left."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.source import (
    ROOT,
    Function,
    all_files,
    functions,
    product_files,
    public_definitions,
    short,
    tree,
)

MOST_LINES = 500
MOST_LINES_OF_A_FUNCTION = 60
# Spelt in halves, so that this file may be searched too.
MARKS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK|T" + r"BD)\b")
NOQA = re.compile(r"# (noqa|type: ignore|pragma: no cover)")
REASONED = re.compile(r"# (noqa: [A-Z0-9, ]+ - \S|type: ignore\[[a-z-, ]+\]|pragma: no cover - \S)")
TEXTS = (".py", ".toml", ".md", ".sh", ".cmd", ".spec", ".qss", ".json", "")


def test_files_are_small_enough_to_enter() -> None:
    sizes = {short(p): len(p.read_text(encoding="utf-8").splitlines()) for p in all_files()}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}


def test_functions_fit_on_a_screen() -> None:
    sizes = {
        f"{short(path)}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in all_files()
        for function in functions(tree(path))
    }
    assert {name: size for name, size in sizes.items() if size > MOST_LINES_OF_A_FUNCTION} == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [short(path) for path in product_files() if not ast.get_docstring(tree(path))] == []


def test_everything_public_says_what_it_is_for() -> None:
    silent = [
        f"{short(path)}:{name}"
        for path in product_files()
        for name, node in public_definitions(tree(path))
        if not _says_something(name, node)
    ]
    assert silent == []


def _says_something(name: str, node: Function | ast.ClassDef) -> bool:
    """More than its own name again; what another docstring speaks for may be silent."""
    spoken_for = ("override", ".setter", "overload")
    if any(ast.unparse(decorator).endswith(spoken_for) for decorator in node.decorator_list):
        return True
    text = ast.get_docstring(node) or ""
    said = re.sub(r"[^a-z]", "", text.lower())
    return bool(said) and said != re.sub(r"[^a-z]", "", name.lower())


def _shipped_texts() -> list[Path]:
    parts = ("ld_desktop", "resources", "tests", "scripts", "docs", ".ci")
    files = [f for part in parts for f in (ROOT / part).rglob("*") if f.is_file()]
    files += [f for f in ROOT.iterdir() if f.is_file()]
    skipped = {"__pycache__", "fonts"}
    return [f for f in files if f.suffix in TEXTS and not skipped & set(f.parts)]


def test_nothing_is_left_for_later() -> None:
    found = [
        f"{short(path)}:{number}"
        for path in _shipped_texts()
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if MARKS.search(line)
    ]
    assert found == []


def test_a_silenced_check_gives_its_reason() -> None:
    bare = [
        f"{short(path)}:{number}"
        for path in product_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if NOQA.search(line) and not REASONED.search(line)
    ]
    assert bare == []
