"""No `Any` in what others may call, outside the edges where the types of others end."""

from __future__ import annotations

import ast
from fnmatch import fnmatch

from tests.house.source import Function, product_files, public_definitions, short, tree

_DOCUMENT = "a JSON or TOML document from outside, before a model has read it"
_REPORTLAB = "reportlab has no types; these are its own objects on their way through"
_SQL = "values as the database gives and takes them"
# Modules (or patterns of them) whose public signatures may hold `Any`, and why.
REASONS: dict[str, str] = {
    "ld_desktop/casework/demonstrating.py": _DOCUMENT,
    "ld_desktop/casework/method_check.py": _DOCUMENT,
    "ld_desktop/casework/scoring.py": _DOCUMENT,
    "ld_desktop/casework/verifying.py": _DOCUMENT,
    "ld_desktop/datafile.py": _DOCUMENT,
    "ld_desktop/domain/meting.py": _DOCUMENT,
    "ld_desktop/domain/records.py": "the body of a record: its schema goes by its type and version",
    "ld_desktop/forms/load.py": _DOCUMENT,
    "ld_desktop/functies/profile.py": _DOCUMENT,
    "ld_desktop/methods/crosswalk.py": _DOCUMENT,
    "ld_desktop/methods/definition.py": _DOCUMENT,
    "ld_desktop/methods/document.py": _DOCUMENT,
    "ld_desktop/methods/*/v*_inputs.py": _DOCUMENT,
    "ld_desktop/report/makers.py": _REPORTLAB,
    "ld_desktop/report/tagging.py": _REPORTLAB,
    "ld_desktop/store/_driver.py": _SQL,
    "ld_desktop/store/records.py": _SQL,
    "ld_desktop/sync/plain_json.py": _DOCUMENT,
    "ld_desktop/sync/schema.py": _DOCUMENT,
}


def _signature(node: Function | ast.ClassDef) -> list[ast.expr]:
    """The annotations that a caller sees: of a class its public fields, of a function all."""
    if isinstance(node, ast.ClassDef):
        return [
            item.annotation
            for item in node.body
            if isinstance(item, ast.AnnAssign)
            and isinstance(item.target, ast.Name)
            and not item.target.id.startswith("_")
        ]
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [a for a in (arguments.vararg, arguments.kwarg) if a is not None]
    return [a.annotation for a in every if a.annotation is not None] + (
        [node.returns] if node.returns is not None else []
    )


def _names(expression: ast.expr) -> set[str]:
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        expression = ast.parse(expression.value, mode="eval").body
    return {n.id for n in ast.walk(expression) if isinstance(n, ast.Name)} | {
        n.attr for n in ast.walk(expression) if isinstance(n, ast.Attribute)
    }


def _found() -> set[tuple[str, str]]:
    return {
        (short(path), name)
        for path in product_files()
        for name, node in public_definitions(tree(path))
        if any("Any" in _names(annotation) for annotation in _signature(node))
    }


def test_any_only_where_a_reason_stands() -> None:
    bare = [
        f"{path}:{name}"
        for path, name in sorted(_found())
        if not any(fnmatch(path, pattern) for pattern in REASONS)
    ]
    assert bare == []


def test_no_reason_outlives_its_any() -> None:
    paths = {path for path, _ in _found()}
    idle = [p for p in REASONS if not any(fnmatch(path, p) for path in paths)]
    assert idle == []
