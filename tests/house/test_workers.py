"""What work beside the window brings goes to a slot of a screen: Qt cuts that when the screen goes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.source import functions, product_files, room, short, tree


def _makes_a_worker(function: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Worker"
        for node in ast.walk(function)
    )


def _connected_lambdas(function: ast.AST) -> Iterator[int]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".connect"):
            yield from (each.lineno for each in node.args if isinstance(each, ast.Lambda))


def _wrong(module: ast.Module) -> Iterator[int]:
    for function in functions(module):
        if _makes_a_worker(function):
            yield from _connected_lambdas(function)


def test_no_lambda_outlives_its_screen() -> None:
    files = [path for path in product_files() if room(path) == "ui"]
    assert sum(_makes_a_worker(tree(path)) for path in files) > 5
    assert [f"{short(path)}:{line}" for path in files for line in _wrong(tree(path))] == []


def test_the_rule_can_fail() -> None:
    bad = "def start(self):\n  worker = Worker(job)\n  worker.done.connect(lambda x: self.show(x))"
    assert list(_wrong(ast.parse(bad))) == [3]
