"""Reads the source of the house, for the tests that hold its rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ld_desktop"
ROOMS = tuple(
    sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file())
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def short(path: Path) -> str:
    """A path as people say it: from the checkout, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def product_files() -> tuple[Path, ...]:
    """All Python of the product."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def all_files() -> tuple[Path, ...]:
    """All Python of the house: the product, its tests and its scripts."""
    parts = (PACKAGE, ROOT / "tests", ROOT / "scripts")
    return tuple(sorted(file for part in parts for file in part.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """A file, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def room(path: Path) -> str:
    """The room that a file of the product is in; the file's own name when it is in none."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def functions(module: ast.Module) -> Iterator[Function]:
    """Every function and method, also those inside others."""
    return (n for n in ast.walk(module) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def public_definitions(
    node: ast.Module | ast.ClassDef, prefix: str = ""
) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """Classes, functions and methods that others may use, by dotted name."""
    for child in node.body:
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield prefix + child.name, child
            yield from public_definitions(child, f"{prefix}{child.name}.")
        elif isinstance(child, Function) and not child.name.startswith("_"):
            yield prefix + child.name, child


def imports(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Every import, lazy ones too: full module name and line."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name | ast.Attribute)
            and (node.func.id if isinstance(node.func, ast.Name) else node.func.attr)
            in {"import_module", "__import__"}
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value), node.lineno
