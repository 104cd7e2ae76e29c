"""Every code has its sentence in both languages, and no sentence is an orphan."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.source import ROOT, product_files, room, short, tree

MESSAGES = ROOT / "resources" / "messages"
ROOMS_WITH_SENTENCES = sorted(file.stem for file in (MESSAGES / "nl").glob("*.toml"))
ENGLISH = re.compile(
    r"\b(the|and|with|your|please|cannot|this|that|from|has|have|should)\b", re.IGNORECASE
)


@cache
def _sentences(language: str, room: str) -> dict[str, str]:
    with (MESSAGES / language / f"{room}.toml").open("rb") as file:
        return tomllib.load(file)


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_rooms() -> None:
    assert sorted(file.stem for file in (MESSAGES / "en").glob("*.toml")) == ROOMS_WITH_SENTENCES


@pytest.mark.parametrize("room", ROOMS_WITH_SENTENCES)
def test_both_languages_say_the_same(room: str) -> None:
    dutch, english = _sentences("nl", room), _sentences("en", room)
    assert set(dutch) == set(english)
    assert {k for k in dutch if _values(dutch[k]) != _values(english[k])} == set()


@pytest.mark.parametrize("room", ROOMS_WITH_SENTENCES)
def test_sentences_are_whole(room: str) -> None:
    for language in ("nl", "en"):
        empty = [key for key, text in _sentences(language, room).items() if not text.strip()]
        assert empty == []


def _texts_of_python() -> Iterator[tuple[str, str]]:
    """Every string of the product: (file, text); a value filled in at run time is a `*`."""
    for path in product_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield short(path), node.value
            elif isinstance(node, ast.JoinedStr):
                yield (
                    short(path),
                    "".join(
                        part.value if isinstance(part, ast.Constant) else "*"
                        for part in node.values
                    ),
                )


def _texts_of_data(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _texts_of_data(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_of_data(inner)
    elif isinstance(value, str):
        yield value


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """What the product can say: whole texts, and patterns with a `*`."""
    texts = {text for _, text in _texts_of_python()}
    for folder in ("forms", "methods", "texts"):
        for file in (ROOT / "resources" / folder).rglob("*.toml"):
            texts |= set(_texts_of_data(tomllib.loads(file.read_text(encoding="utf-8"))))
    patterns = {t for t in texts if "*" in t and re.fullmatch(r"[a-z0-9_.*]+", t)}
    return frozenset(texts - patterns), frozenset(patterns)


def _matches(code: str, patterns: frozenset[str]) -> bool:
    return any(
        re.fullmatch(re.escape(pattern).replace(r"\*", "[a-z0-9_]+"), code)
        for pattern in patterns
        if pattern.strip("*.")
    )


@pytest.mark.parametrize("room", ROOMS_WITH_SENTENCES)
def test_no_sentence_is_an_orphan(room: str) -> None:
    texts, patterns = _known()
    built = f"{room}.*" in patterns  # the room's codes are put together from a bare key
    specific = patterns - {f"{room}.*"}
    orphans = [
        key
        for key in _sentences("nl", room)
        if f"{room}.{key}" not in texts
        and not _matches(f"{room}.{key}", specific)
        and not (built and (key in texts or _matches(key, specific)))
    ]
    assert orphans == []


def _codes_in_use() -> Iterator[tuple[str, str]]:
    """Codes by their place: given to what makes a problem or a sentence, or assigned to `code`."""
    makers = {"Problem", "wrong", "sentence"}
    for path in product_files():
        for node in ast.walk(tree(path)):
            given: list[ast.expr] = []
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in makers:
                given = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "code")]
            elif isinstance(node, ast.Assign) and [ast.unparse(t) for t in node.targets] == [
                "code"
            ]:
                given = [node.value]
            for value in given:
                if isinstance(value, ast.Constant) and "." in str(value.value):
                    yield short(path), str(value.value)


def test_every_code_in_use_has_its_sentence() -> None:
    used = set(_codes_in_use())
    assert len(used) > 50
    lost = [
        f"{file}: {code}"
        for file, code in sorted(used)
        if code.partition(".")[0] not in ROOMS_WITH_SENTENCES
        or code.partition(".")[2] not in _sentences("nl", code.partition(".")[0])
    ]
    assert lost == []


def _docstrings(path: Path) -> set[int]:
    return {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }


def _raised(path: Path) -> set[int]:
    """Texts of our own bugs: they reach a crash report, not a screen."""
    return {
        id(inner)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Raise | ast.Assert)
        for inner in ast.walk(node)
    }


def test_the_window_speaks_no_english() -> None:
    english = [
        f"{short(path)}:{node.lineno}: {node.value}"
        for path in product_files()
        if room(path) == "ui"
        for silent in [_docstrings(path) | _raised(path)]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in silent
        and " " in node.value
        and ENGLISH.search(node.value)
    ]
    assert english == []


def test_dutch_sentences_hold_no_english() -> None:
    found = [
        f"{room}.{key}"
        for room in ROOMS_WITH_SENTENCES
        for key, text in _sentences("nl", room).items()
        if ENGLISH.search(re.sub(r"\{\w+\}", "", text))
    ]
    assert found == []
